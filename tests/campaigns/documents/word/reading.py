"""Reads a Word file back as Word would see it: text in order, styles, what breaks where."""

from __future__ import annotations

import io
from typing import Any
from zipfile import ZipFile

from docx import Document
from docx.oxml.ns import qn
from lxml import etree

TEXT, BREAKS = qn("w:t"), {qn("w:br"): "\n", qn("w:noBreakHyphen"): "-"}


class WordReading:
    """A .docx opened with python-docx."""

    def __init__(self, content: bytes) -> None:
        self.content = content
        self.document: Any = Document(io.BytesIO(content))
        self.body: etree._Element = self.document.element.body

    @property
    def text(self) -> str:
        """All of the text in order, tables in their place, without spaces."""
        return "".join("".join(said(paragraph).split()) for paragraph in self.paragraphs)

    @property
    def paragraphs(self) -> list[etree._Element]:
        return list(self.body.iter(qn("w:p")))

    def paragraph(self, start: str) -> etree._Element:
        """The first paragraph that begins with ``start``."""
        return next(p for p in self.paragraphs if said(p).startswith(start))

    def style(self, paragraph: etree._Element) -> str:
        """The name of its style."""
        return str(self._style(paragraph).find(qn("w:name")).get(qn("w:val")))

    def has(self, paragraph: etree._Element, name: str) -> bool:
        """Whether a switch such as "keepNext" is on, by itself or by its style."""
        for source in (paragraph, self._style(paragraph)):
            found = source.find(f"{qn('w:pPr')}/{qn('w:' + name)}")
            if found is not None:
                return bool(found.get(qn("w:val"), "1") != "0")
        return False

    def value(self, paragraph: etree._Element, name: str, key: str) -> str | None:
        """A value such as "w:ind", "firstLine", of the paragraph or of its style."""
        for source in (paragraph, self._style(paragraph)):
            found = source.find(f"{qn('w:pPr')}/{qn('w:' + name)}")
            if found is not None and found.get(qn("w:" + key)) is not None:
                return str(found.get(qn("w:" + key)))
        return None

    def sections(self) -> list[etree._Element]:
        return list(self.body.iter(qn("w:sectPr")))

    def tables(self) -> list[etree._Element]:
        return list(self.body.iter(qn("w:tbl")))

    def part(self, name: str) -> str:
        with ZipFile(io.BytesIO(self.content)) as archive:
            return archive.read(name).decode()

    def _style(self, paragraph: etree._Element) -> etree._Element:
        key = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}").get(qn("w:val"))
        return next(
            style
            for style in self.document.styles.element.iter(qn("w:style"))
            if style.get(qn("w:styleId")) == key
        )


def said(element: etree._Element) -> str:
    """The text of a paragraph or of a cell."""
    return "".join(
        (node.text or "") if node.tag == TEXT else BREAKS[node.tag] for node in element.iter(TEXT, *BREAKS)
    )
