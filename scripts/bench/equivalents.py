"""The same paper for ReportLab and Typst: page, font, sizes, texts and the ruled table with its repeated
head.

The texts come from the paper's HTML, block by block. Both get less to do than the real paper: no rules
under headings, no ties between words, no tags; ReportLab gives no PDF/A either.
"""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

import tinyhtml5
import typst
from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Flowable, PageBreak, Paragraph, SimpleDocTemplate, Table, TableStyle

from campaigns.documents import fonts

MARGINS = {"left": 30, "right": 16, "top": 20, "bottom": 20}
WIDTHS = (12, 60, 92)  # of the list, in millimetres
PLAIN, BOLD = "Tinos", "Tinos-Bold"


@dataclass(frozen=True)
class Block:
    """A paragraph ("text", "centred"), two columns side by side, the list, or a new page."""

    kind: str
    cells: tuple[tuple[str, ...], ...] = ()


def blocks_of(html: str) -> list[Block]:
    """The blocks of a paper, from top to bottom."""
    body = tinyhtml5.parse(html, namespace_html_elements=False).find("body")
    return [] if body is None else list(_blocks(body))


def _blocks(element: Element) -> Iterator[Block]:
    for child in element:
        kind = child.get("class", "").split()
        if child.tag == "section":
            yield Block("page")
            yield from _blocks(child)
        elif child.tag == "table":
            yield Block("grid" if "grid" in kind else "columns", tuple(_rows(child)))
        elif child.tag == "div":
            yield from _blocks(child)
        else:
            yield Block("text" if "text" in kind else "centred", ((_text(child),),))


def _rows(table: Element) -> Iterator[tuple[str, ...]]:
    for row in table.iter("tr"):
        yield tuple(_text(cell) for cell in row for _ in range(int(cell.get("colspan", 1))))


def _text(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())


# --- ReportLab -------------------------------------------------------------------------------------


def reportlab_maker(html: str) -> Callable[[], object]:
    """ReportLab's Platypus."""
    blocks = blocks_of(html)
    for name, file in ((PLAIN, fonts.REGULAR), (BOLD, fonts.BOLD)):
        pdfmetrics.registerFont(TTFont(name, str(fonts.FOLDER / file)))
    justified = ParagraphStyle(
        "j", fontName=PLAIN, fontSize=14, leading=17, firstLineIndent=36, spaceBefore=6
    )
    justified.alignment = TA_JUSTIFY
    centred = ParagraphStyle("c", fontName=BOLD, fontSize=14, leading=17, alignment=TA_CENTER)
    cell = ParagraphStyle("t", fontName=PLAIN, fontSize=13, leading=15)
    ruled = TableStyle([("GRID", (0, 0), (-1, -1), 0.75, "black"), ("VALIGN", (0, 0), (-1, -1), "MIDDLE")])

    def story() -> Iterator[Flowable]:
        for block in blocks:
            if block.kind == "page":
                yield PageBreak()
            elif block.kind in ("text", "centred"):
                yield Paragraph(block.cells[0][0], justified if block.kind == "text" else centred)
            elif block.kind == "columns":
                yield Table([[Paragraph(text, centred) for text in row] for row in block.cells])
            else:
                rows = [[Paragraph(text, cell) for text in row] for row in block.cells]
                yield Table(rows, [width * mm for width in WIDTHS], repeatRows=1, style=ruled)

    def number(canvas: object, document: SimpleDocTemplate) -> None:
        if document.page > 1:
            canvas.setFont(PLAIN, 14)  # type: ignore[attr-defined]
            canvas.drawCentredString(112 * mm, 284 * mm, str(document.page))  # type: ignore[attr-defined]

    def make() -> object:
        margins = {f"{side}Margin": size * mm for side, size in MARGINS.items()}
        target = io.BytesIO()
        SimpleDocTemplate(target, pagesize=A4, **margins).build(list(story()), onLaterPages=number)
        return target.getvalue()

    return make


# --- Typst -----------------------------------------------------------------------------------------

TYPST = """
#set page(paper: "a4", margin: (left: 30mm, right: 16mm, y: 20mm), header: context {
  let number = counter(page).get().first()
  if number > 1 { align(center, text(14pt, str(number))) }
})
#set text(font: "Tinos", size: 14pt, lang: "vi", hyphenate: false)
#set par(justify: true, first-line-indent: (amount: 12.7mm, all: true))
#set document(title: "Tờ trình")
"""


def typst_maker(html: str) -> Callable[[], object]:
    """Typst as a library, its fonts read once, PDF/A-3u too; each paper has new text, as each of an office
    has.
    """
    source = TYPST + "\n".join(_typst(block) for block in blocks_of(html))
    found = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(fonts.FOLDER)]
    )
    made = 0

    def make() -> object:
        nonlocal made
        made += 1
        changed = source.replace("Nguyễn", f"Nguyễn {made}")  # or Typst would give its remembered pages
        return typst.compile(changed.encode(), font_paths=found, pdf_standards="a-3u")

    return make


def _typst(block: Block) -> str:
    if block.kind == "page":
        return "#pagebreak()"
    if block.kind == "text":
        return f"#par[{_quoted(block.cells[0][0])}]"
    if block.kind == "centred":
        return f"#align(center, strong[{_quoted(block.cells[0][0])}])"
    cells = [[f"[{_quoted(text)}]" for text in row] for row in block.cells]
    body = ", ".join(text for row in cells[1:] for text in row)
    if block.kind == "columns":
        return f"#grid(columns: (1fr, 1fr), {', '.join(text for row in cells for text in row)})"
    columns = ", ".join(f"{width}mm" for width in WIDTHS)
    rules = "stroke: 0.75pt, inset: 1mm"
    return f"#text(13pt, table(columns: ({columns}), {rules}, table.header({', '.join(cells[0])}), {body}))"


def _quoted(text: str) -> str:
    return f"#{json.dumps(text, ensure_ascii=False)}"
