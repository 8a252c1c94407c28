"""The .docx around the text: python-docx's package with the styles, sections and page numbers of a paper.

Equal input gives equal bytes: nothing is taken from the clock.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from campaigns.documents.word.lengths import twips
from campaigns.documents.word.pages import Page
from campaigns.documents.word.paragraphs import FONT

FIXED_TIME = (1980, 1, 1, 0, 0, 0)
UNDATED = datetime(2000, 1, 1, tzinfo=UTC)  # of a draft: the file must bear some time
NUMBER_SIZE = 14  # points
NUMBER_HEIGHT = 5.7  # millimetres, of the line that holds the page number
UNWANTED = (
    "thumbnail",
    "extended-properties",
    "customXml",
    "stylesWithEffects",
    "numbering",
    "webSettings",
    "fontTable",
)
HAIR = 20  # twips
LEVEL = 15  # how Word 2013 and later lay out a page
HEADER_STYLE, NORMAL = "Header", "Normal"


@dataclass(frozen=True)
class Facts:
    """What the file says of itself."""

    title: str
    author: str
    created: datetime | None


@dataclass(frozen=True)
class Headers:
    """The relationships of the two headers: with the page number, and empty."""

    numbered: str
    empty: str


def section_xml(page: Page, headers: Headers, *, is_first: bool) -> str:
    """The properties of a section: paper, margins, the number from its second page on (Phụ lục I, mục
    I.7)."""
    header = headers.numbered if page.is_numbered else headers.empty
    orient = ' w:orient="landscape"' if page.is_wide else ""
    kind = "" if is_first else '<w:type w:val="nextPage"/>'
    return (
        f'<w:sectPr><w:headerReference w:type="default" r:id="{header}"/>{kind}'
        f'<w:pgSz w:w="{twips(page.width)}" w:h="{twips(page.height)}"{orient}/>'
        f'<w:pgMar w:top="{twips(page.top)}" w:right="{twips(page.right)}" w:bottom="{twips(page.bottom)}"'
        f' w:left="{twips(page.left)}" w:header="{twips(max(page.top - NUMBER_HEIGHT, 0) / 2)}"'
        f' w:footer="{twips(page.bottom / 2)}" w:gutter="0"/>'
        f'<w:pgNumType w:start="1"/><w:titlePg/></w:sectPr>'
    )


class Package:
    """A Word file about to be filled."""

    def __init__(self) -> None:
        self._document: Any = Document(io.BytesIO(_blank()))
        part = self._document.part
        keys = [key for key, found in part.rels.items() if found.reltype == RELATIONSHIP_TYPE.HEADER]
        numbered = next(key for key in keys if part.rels[key].target_part.element.xpath(".//w:fldSimple"))
        self.headers = Headers(numbered, next(key for key in keys if key != numbered))

    def fill(self, body: Sequence[str], styles: Sequence[str], facts: Facts) -> bytes:
        """The finished file: the body's XML, the paper's styles and what the file says of itself."""
        element = self._document.element
        element.replace(element.body, parse_xml(f"<w:body {nsdecls('w', 'r')}>{''.join(body)}</w:body>"))
        for definition in styles:
            xml = definition.replace("<w:style ", f"<w:style {nsdecls('w')} ", 1)
            self._document.styles.element.append(parse_xml(xml))
        known = self._document.core_properties
        known.title, known.author, known.last_modified_by = facts.title[:255], facts.author[:255], ""
        known.created = known.modified = facts.created or UNDATED
        known.language, known.comments, known.revision = "vi-VN", "", 1
        target = io.BytesIO()
        self._document.save(target)
        return timeless(target.getvalue())


@cache
def _blank() -> bytes:
    """An empty file with the header, made once: python-docx's own without what a paper has no use for."""
    document: Any = Document()
    for owner in (document.part.package, document.part):
        for key, found in list(owner.rels.items()):
            if any(found.reltype.endswith(name) for name in UNWANTED):
                del owner.rels[key]
    styles = document.styles.element
    for child in list(styles):
        styles.remove(child)
    for xml in _base_styles():
        styles.append(parse_xml(xml))
    _set_level(document.settings.element)
    section = document.sections[0]
    section.header.is_linked_to_previous = False
    header = section.header._element
    for child in list(header):
        header.remove(child)
    header.append(parse_xml(_page_number()))
    section.different_first_page_header_footer = True
    section.first_page_header.is_linked_to_previous = False
    _flatten(section.first_page_header._element)
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def _base_styles() -> tuple[str, ...]:
    space = nsdecls("w")
    fonts = " ".join(f'w:{kind}="{FONT}"' for kind in ("ascii", "hAnsi", "eastAsia", "cs"))
    return (
        f"<w:docDefaults {space}><w:rPrDefault><w:rPr><w:rFonts {fonts}/>"
        f'<w:sz w:val="28"/><w:szCs w:val="28"/><w:lang w:val="vi-VN" w:eastAsia="vi-VN" w:bidi="ar-SA"/>'
        f"</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>",
        f'<w:style {space} w:type="paragraph" w:default="1" w:styleId="{NORMAL}"><w:name w:val="Normal"/>'
        f"<w:qFormat/></w:style>",
        f'<w:style {space} w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        f'<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>',
        f'<w:style {space} w:type="table" w:default="1" w:styleId="TableNormal">'
        f'<w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/></w:style>',
        f'<w:style {space} w:type="paragraph" w:styleId="{HEADER_STYLE}"><w:name w:val="header"/>'
        f'<w:basedOn w:val="{NORMAL}"/><w:pPr><w:jc w:val="center"/></w:pPr></w:style>',
    )


def _page_number() -> str:
    return (
        f'<w:p {nsdecls("w")}><w:pPr><w:pStyle w:val="{HEADER_STYLE}"/></w:pPr>'
        f'<w:fldSimple w:instr=" PAGE "><w:r><w:t>2</w:t></w:r></w:fldSimple></w:p>'
    )


def _flatten(header: Any) -> None:
    """An empty header of no height: it pushes nothing down on a page without margins."""
    for child in list(header):
        header.remove(child)
    spacing = f'<w:spacing w:line="{HAIR}" w:lineRule="exact"/>'
    header.append(parse_xml(f"<w:p {nsdecls('w')}><w:pPr>{spacing}</w:pPr></w:p>"))


def _set_level(settings: Any) -> None:
    compat = settings.find(qn("w:compat"))
    for child in list(compat):
        if child.tag == qn("w:useFELayout"):
            compat.remove(child)
        elif child.get(qn("w:name")) == "compatibilityMode":
            child.set(qn("w:val"), str(LEVEL))


def timeless(content: bytes) -> bytes:
    """The same package with one fixed time for all its parts."""
    target = io.BytesIO()
    with ZipFile(io.BytesIO(content)) as source, ZipFile(target, "w", ZIP_DEFLATED) as archive:
        for name in source.namelist():
            entry = ZipInfo(name, FIXED_TIME)
            entry.compress_type, entry.create_system, entry.external_attr = ZIP_DEFLATED, 3, 0o100644 << 16
            archive.writestr(entry, source.read(name))
    return target.getvalue()
