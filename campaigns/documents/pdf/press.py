"""A tree of elements to bytes.

The machinery is built once, at the first paper of the process, because a new font configuration for each
paper would leak, and reading the stylesheet takes as long as a page.
"""

from __future__ import annotations

import gc
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from functools import cache
from threading import Lock
from typing import Any
from xml.etree.ElementTree import Element

from cssselect2.tree import ElementWrapper
from PIL import ImageFile
from weasyprint import CSS, HTML
from weasyprint.document import Document
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError

from campaigns.documents import fonts
from campaigns.documents.letters import clean
from campaigns.documents.pdf.assets import ASSETS, SCHEME, STYLESHEET, AssetFetcher
from campaigns.documents.pdf.cells import Unusual
from campaigns.documents.pdf.errors import PaperError
from campaigns.documents.pdf.grids import Grids
from campaigns.documents.pdf.looks import Looks
from campaigns.documents.pdf.markup import parse
from campaigns.documents.pdf.rows import describe_cells
from campaigns.documents.pdf.styles import BASE, ELEMENTS, RememberingMatcher
from campaigns.documents.pdf.ties import TIED, part_spaces, plain_spaces, tie
from campaigns.errors import Reason

# WeasyPrint switches this on for the whole process; a picture that breaks off is no evidence, though.
ImageFile.LOAD_TRUNCATED_IMAGES = False

VARIANT = "pdf/a-3u"
NAMED_LETTERS = 10  # how many unprintable letters a refusal names

_press_lock = Lock()  # Pango's font map is shared, so one paper is set at a time


class Press:
    """What all papers share: fonts and stylesheets, read once. ``css`` is the text of the stylesheet."""

    def __init__(self, css: str) -> None:
        self.fetcher = AssetFetcher()
        self.font_config = FontConfiguration()
        self.base, self.stylesheet = self._sheet(BASE), self._sheet(css)
        self.grids = Grids(Looks(self, self.stylesheet.matcher))
        self._ties_only = self.stylesheet.matcher.rules_of(TIED) == 1  # or a tie would be more than a tie

    def _sheet(self, css: str) -> CSS:
        return CSS(
            string=css,
            base_url=SCHEME,
            url_fetcher=self.fetcher,
            font_config=self.font_config,
            matcher=RememberingMatcher(),
        )

    def document(self, root: Element) -> HTML:
        """The document of a tree, ready for WeasyPrint."""
        return _Paper(root, self)

    def typeset(self, html: str, *, quickly: bool = True) -> bytes:
        """The PDF of a clean HTML document; the same page whether tables are set ``quickly`` or not."""
        root = parse(html)
        pictures: dict[str, Any] = {}
        drawn = self.grids.draw(root, pictures) if quickly else []
        if self._ties_only:
            tie(root)
        part_spaces(root)

        def finish(document: Document, pdf: Any) -> None:
            refuse_foreign_fonts({font.family for font in document.fonts.values()})
            describe_cells(pdf, drawn)
            plain_spaces(pdf)

        try:
            written: bytes = self.document(root).write_pdf(
                font_config=self.font_config,
                stylesheets=[self.stylesheet],
                pdf_variant=VARIANT,
                pdf_tags=True,
                cache=pictures,
                finisher=finish,
            )
        except Unusual:  # a table turned out otherwise than reckoned
            return self.typeset(html, quickly=False)
        return written


class _Paper(HTML):
    """A document whose tree is there already, under the short base sheet when its elements allow it."""

    def __init__(self, root: Element, press: Press) -> None:
        self.base_url, self.media_type, self.url_fetcher = SCHEME, "print", press.fetcher
        self.wrapper_element = ElementWrapper.from_html_root(root)
        self.etree_element = root
        self._base = press.base if ELEMENTS.issuperset(element.tag for element in root.iter()) else None

    def _ua_stylesheets(self, forms: bool = False) -> list[CSS]:
        return super()._ua_stylesheets(forms) if self._base is None else [self._base]


@cache
def _press() -> Press:
    return Press(ASSETS[STYLESHEET].read_text(encoding="utf-8"))


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
            with _no_collection():
                return _press().typeset(text)
        except FatalURLFetchingError as error:
            sentence = f"Không tạo được văn bản: tệp “{error}” không được phép hoặc không đọc được."
            raise PaperError(Reason("paper_asset", sentence)) from error


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
