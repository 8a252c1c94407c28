"""What is right and wrong with a template, in sentences for the one who made it."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE
from docxtpl import DocxTemplate
from jinja2 import TemplateSyntaxError

from awards.documents.own_words.examples import example_of
from awards.documents.own_words.fields import Field, fields_of
from awards.documents.own_words.filling import BROKEN, environment, fill
from awards.documents.own_words.meanings import READY
from awards.documents.own_words.questions import asked_by
from campaigns.errors import Refused

COVERED = {  # a ready-made text stands for the field that it is made of
    **dict.fromkeys(READY, "letterhead"),
    "noi_nhan": "recipients",
    "quyen_han_nguoi_ky": "signature",
    "ho_ten_nguoi_ky": "signature",
}
SHOWN = 60  # letters of a paragraph that a fault quotes
PARTS = {RELATIONSHIP_TYPE.HEADER: "phần đầu trang", RELATIONSHIP_TYPE.FOOTER: "phần chân trang"}


@dataclass(frozen=True)
class TemplateReport:
    """What a check found: ``faults`` forbid the template, ``missing`` are fields that it does not show."""

    faults: tuple[str, ...]
    missing: tuple[Field, ...]
    used: tuple[Field, ...]

    @property
    def is_usable(self) -> bool:
        """Whether papers may be filled into it."""
        return not self.faults


def report_on(template: bytes, sheet: type[Any]) -> TemplateReport:
    """Look at what a template for ``sheet`` asks for, and fill it with an example when that is sound.

    The file has been looked through before (``rules.word_files.check_word_file``).
    """
    known = fields_of(sheet)
    faults: list[str] = []
    asked: set[str] = set()
    try:
        parts = list(_parts(template))
    except BROKEN as error:
        return TemplateReport((f"Không mở được tệp Word: {error}.",), (), ())
    for where, xml in parts:
        try:
            found = asked_by(environment().parse(xml), known)
        except TemplateSyntaxError as error:
            return TemplateReport((_syntax(error, where, xml),), (), ())
        asked |= found.fields
        unknown = dict.fromkeys(found.unknown)
        faults += [f"Không có trường “{name}” {_place(where, xml, line)}." for name, line in unknown]
    if not faults:
        faults += _fails(template, sheet)
    shown = {COVERED.get(name, name) for name in asked}
    own = [each for each in known.values() if not each.is_derived]
    return TemplateReport(
        tuple(faults),
        missing=tuple(each for each in own if each.name not in shown),
        used=tuple(each for name, each in known.items() if name in asked),
    )


def _syntax(error: TemplateSyntaxError, where: str, xml: str) -> str:
    return f"Sai cú pháp {_place(where, xml, error.lineno)}: {(error.message or '').rstrip('.')}."


def _fails(template: bytes, sheet: type[Any]) -> list[str]:
    try:
        fill(template, example_of(sheet))
    except Refused as refusal:
        return [reason.sentence for reason in refusal.reasons]
    return []


def _parts(template: bytes) -> Iterator[tuple[str, str]]:
    """The body, headers and footers as Jinja sees them, a line for each paragraph."""
    document: Any = DocxTemplate(io.BytesIO(template))
    document.render_init()
    yield "", _lines(document.patch_xml(document.get_xml()))
    for kind, name in PARTS.items():
        for _key, part in document.get_headers_footers(kind):
            yield name, _lines(document.patch_xml(document.get_part_xml(part)))


def _lines(xml: str) -> str:
    return re.sub(r"<w:p([ >])", r"\n<w:p\1", " ".join(xml.splitlines()))


def _place(where: str, xml: str, line: int) -> str:
    """Where a fault stands: "ở đoạn 12 (“Kính gửi: …”)"."""
    lines = xml.splitlines()
    text = re.sub(r"<[^>]+>", "", lines[line - 1]).strip() if 0 < line <= len(lines) else ""
    quoted = f" (“{text[:SHOWN]}{'…' if len(text) > SHOWN else ''}”)" if text else ""
    part = f" của {where}" if where else ""
    return f"ở đoạn {max(line - 1, 1)}{part}{quoted}"
