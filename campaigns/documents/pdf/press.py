"""A tree of elements to bytes.

The machinery is built once, at the first paper of the process, because a new font configuration for each paper
would leak, and reading the stylesheet takes as long as a page.
"""

from __future__ import annotations

import gc
import unicodedata
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from functools import cache
from threading import Lock
from typing import Any, NamedTuple
from xml.etree.ElementTree import Element

from cssselect2.tree import ElementWrapper
from weasyprint import CSS, HTML
from weasyprint.document import Document
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError

from campaigns.documents import fonts
from campaigns.documents.pdf.assets import ASSETS, SCHEME, STYLESHEET, AssetFetcher
from campaigns.documents.pdf.cells import Unusual
from campaigns.documents.pdf.errors import PaperError
from campaigns.documents.pdf.grids import Grids
from campaigns.documents.pdf.looks import Looks
from campaigns.documents.pdf.markup import parse
from campaigns.documents.pdf.rows import describe_cells
from campaigns.documents.pdf.styles import BASE, ELEMENTS, matcher_for
from campaigns.errors import Reason

VARIANT = "pdf/a-3u"
NAMED_LETTERS = 10  # how many unprintable letters a refusal names

_press_lock = Lock()  # Pango's font map is shared, so one paper is set at a time


class _Press(NamedTuple):
    fetcher: AssetFetcher
    font_config: FontConfiguration
    base: CSS
    stylesheet: CSS

class _Paper(HTML):  # type: ignore[misc]
    """A document whose tree is there already, under the short base sheet when its elements allow it."""

    def __init__(self, root: Element, press: _Press) -> None:
        self.base_url, self.media_type, self.url_fetcher = SCHEME, "print", press.fetcher
        self.wrapper_element = ElementWrapper.from_html_root(root)
        self.etree_element = root
        self._base = press.base if ELEMENTS.issuperset(element.tag for element in root.iter()) else None

    def _ua_stylesheets(self, forms: bool = False) -> list[CSS]:
        return super()._ua_stylesheets(forms) if self._base is None else [self._base]


def render_pdf(html: str) -> bytes:
    """Set a whole HTML document as PDF/A-3u; the same HTML always gives the same bytes.

    Title, author, language and date of making are read from the document's own ``<title>``, ``<meta>`` and
    ``lang``. Raises ``PaperError`` with the code ``paper_letters`` (a letter that the font lacks),
    ``paper_asset`` (an address outside the project's own fonts and stylesheet) or ``paper_font`` (a font of
    the machine got in).
    """
    text = _clean(html)
    _refuse_unknown_letters(text)
    with _press_lock:
        try:
            with _no_collection():
                return _set(text)
        except FatalURLFetchingError as error:
            sentence = f"Không tạo được văn bản: tệp “{error}” không được phép hoặc không đọc được."
            raise PaperError(Reason("paper_asset", sentence)) from error


@cache
def _press() -> _Press:
    fetcher, font_config = AssetFetcher(), FontConfiguration()
    css = ASSETS[STYLESHEET].read_text(encoding="utf-8")
    sheets = [
        CSS(
            string=text,
            base_url=SCHEME,
            url_fetcher=fetcher,
            font_config=font_config,
            matcher=matcher_for(text),
        )
        for text in (BASE, css)
    ]
    return _Press(fetcher, font_config, *sheets)


@contextmanager
def _no_collection() -> Iterator[None]:
    """Let the collector of garbage rest while a paper is set: it would look at every box again and again."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


@cache
def _grids() -> Grids:
    return Grids(Looks(_press(), _Paper))


def _set(text: str) -> bytes:
    """The quick way, or else, should a table turn out otherwise than reckoned, the ordinary one."""
    try:
        return _bytes(text, quickly=True)
    except Unusual:
        return _bytes(text, quickly=False)


def _bytes(text: str, *, quickly: bool) -> bytes:
    press, root = _press(), parse(text)
    pictures: dict[str, Any] = {}
    drawn = _grids().draw(root, pictures) if quickly else []

    def finish(document: Document, pdf: Any) -> None:
        refuse_foreign_fonts({font.family for font in document.fonts.values()})
        describe_cells(pdf, drawn)

    written: bytes = _Paper(root, press).write_pdf(
        font_config=press.font_config,
        stylesheets=[press.stylesheet],
        pdf_variant=VARIANT,
        pdf_tags=True,
        cache=pictures,
        finisher=finish,
    )
    return written


def _clean(html: str) -> str:
    """NFC, without the invisible letters (zero-width marks, controls) that come along with pasted text."""
    composed = unicodedata.normalize("NFC", html)
    unseen = {letter for letter in set(composed) - {"\n"} if unicodedata.category(letter) in ("Cc", "Cf")}
    return composed.translate(dict.fromkeys(map(ord, unseen))) if unseen else composed


def _refuse_unknown_letters(text: str) -> None:
    unknown = sorted(letter for letter in set(text) - fonts.letters() if not letter.isspace())
    if unknown:
        named = ", ".join(f"{letter} (U+{ord(letter):04X})" for letter in unknown[:NAMED_LETTERS])
        sentence = f"Văn bản có ký tự không in được: {named}. Hãy thay bằng chữ thông thường."
        raise PaperError(Reason("paper_letters", sentence))


def refuse_foreign_fonts(families: Collection[str]) -> None:
    """Raise ``PaperError`` when a family other than the papers' own is among those that a PDF embeds."""
    foreign = ", ".join(sorted(set(families) - {fonts.FAMILY}))
    if foreign:
        sentence = f"Không tạo được văn bản: phông chữ “{foreign}” không phải phông quy định."
        raise PaperError(Reason("paper_font", sentence))
