"""HTML to PDF/A: the only package that knows WeasyPrint.

A paper is made of its HTML, one stylesheet and four fonts; nothing else is ever read.

    assets      what may be read, and the fetcher that refuses the rest
    markup      HTML to a tree
    styles      the base sheet, and which rules meet an element
    ties        words that no line parts
    grids       ruled tables the quick way, with looks, columns, contents, cells and rows below it
    press       the tree to bytes
"""

from campaigns.documents.pdf.assets import ASSETS, SCHEME, STYLESHEET, AssetFetcher
from campaigns.documents.pdf.errors import PaperError
from campaigns.documents.pdf.press import refuse_foreign_fonts, render_pdf

__all__ = [
    "ASSETS",
    "SCHEME",
    "STYLESHEET",
    "AssetFetcher",
    "PaperError",
    "refuse_foreign_fonts",
    "render_pdf",
]
