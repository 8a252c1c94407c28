"""HTML to PDF/A: the only file that knows WeasyPrint.

A paper is made of its HTML, one stylesheet and four fonts; nothing else is ever read. The machinery is built
once, at the first paper of the process, because a new font configuration for each paper would leak.
"""

from __future__ import annotations

from collections.abc import Collection
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Any, NamedTuple

from django.conf import settings
from weasyprint import CSS, HTML
from weasyprint.document import Document
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

from campaigns.documents import fonts
from campaigns.documents.letters import clean
from campaigns.errors import Reason, Refused

SCHEME = "paper:"  # a private scheme: no address of the net or of the disk begins with it
STYLESHEET = "paper.css"
VARIANT = "pdf/a-3u"
NAMED_LETTERS = 10  # how many unprintable letters a refusal names

ASSETS: dict[str, Path] = {
    STYLESHEET: Path(settings.BASE_DIR) / "static" / "css" / STYLESHEET,
    **{file: fonts.FOLDER / file for file in fonts.FILES},
}

_press_lock = Lock()  # Pango's font map is shared, so one paper is set at a time


class PaperError(Refused):
    """A paper that cannot be made; its reason's sentence is for people."""


class AssetFetcher(URLFetcher):
    """Opens the project's own stylesheet and fonts and refuses every other address, which ends the paper."""

    def __init__(self) -> None:
        super().__init__(allowed_protocols=(), allow_redirects=False, fail_on_errors=True)

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        """The asset that ``url`` names, "paper:<file name>"; FatalURLFetchingError for anything else."""
        path = ASSETS.get(url.removeprefix(SCHEME)) if url.startswith(SCHEME) else None
        if path is None:
            raise FatalURLFetchingError(url)
        try:
            body = path.read_bytes()
        except OSError as error:
            raise FatalURLFetchingError(url) from error
        kind = "text/css" if path.suffix == ".css" else "font/ttf"
        return URLFetcherResponse(url, body, {"Content-Type": kind})


class _Press(NamedTuple):
    fetcher: AssetFetcher
    font_config: FontConfiguration
    stylesheet: CSS


def render_pdf(html: str) -> bytes:
    """Set a whole HTML document as PDF/A-3u; the same HTML always gives the same bytes.

    Title, author, language and date of making are read from the document's own ``<title>``, ``<meta>`` and
    ``lang``. Raises ``PaperError`` with the code ``paper_letters`` (a letter that the font lacks),
    ``paper_asset`` (an address outside the project's own fonts and stylesheet) or ``paper_font`` (a font of
    the machine got in).
    """
    text = clean(html)
    _refuse_unknown_letters(text)
    with _press_lock:
        try:
            press = _press()
            document = HTML(string=text, base_url=SCHEME, url_fetcher=press.fetcher)
            return _bytes(document, press)
        except FatalURLFetchingError as error:
            sentence = f"Không tạo được văn bản: tệp “{error}” không được phép hoặc không đọc được."
            raise PaperError(Reason("paper_asset", sentence)) from error


@cache
def _press() -> _Press:
    fetcher, font_config = AssetFetcher(), FontConfiguration()
    stylesheet = CSS(url=SCHEME + STYLESHEET, url_fetcher=fetcher, font_config=font_config)
    return _Press(fetcher, font_config, stylesheet)


def _bytes(document: HTML, press: _Press) -> bytes:
    written: bytes = document.write_pdf(
        font_config=press.font_config,
        stylesheets=[press.stylesheet],
        pdf_variant=VARIANT,
        pdf_tags=True,
        finisher=_check_fonts,
    )
    return written


def _refuse_unknown_letters(text: str) -> None:
    unknown = sorted({letter for letter in text if letter not in fonts.letters() and not letter.isspace()})
    if unknown:
        named = ", ".join(f"{letter} (U+{ord(letter):04X})" for letter in unknown[:NAMED_LETTERS])
        sentence = f"Văn bản có ký tự không in được: {named}. Hãy thay bằng chữ thông thường."
        raise PaperError(Reason("paper_letters", sentence))


def _check_fonts(document: Document, _pdf: Any) -> None:
    refuse_foreign_fonts({font.family for font in document.fonts.values()})


def refuse_foreign_fonts(families: Collection[str]) -> None:
    """Raise ``PaperError`` when a family other than the papers' own is among those that a PDF embeds."""
    foreign = ", ".join(sorted(set(families) - {fonts.FAMILY}))
    if foreign:
        sentence = f"Không tạo được văn bản: phông chữ “{foreign}” không phải phông quy định."
        raise PaperError(Reason("paper_font", sentence))
