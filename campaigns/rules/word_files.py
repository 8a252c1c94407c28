"""A Word file from elsewhere is looked through before it is opened: no bombs, no programs, no links out."""

from __future__ import annotations

import re
import zlib
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import ParseError, fromstring

from campaigns.errors import Reason, Refused
from campaigns.rules.uploads import kind_of

MOST_BYTES = 5 * 1024 * 1024
MOST_UNPACKED = 30 * 1024 * 1024
MOST_TEXT = 4 * 1024 * 1024  # bytes of one part that holds text

_NOT_WORD = Reason(
    "template_kind", "Chỉ nhận tệp Word dạng .docx. Hãy mở mẫu trong Word và lưu lại dạng .docx."
)
_TOO_LARGE = Reason("template_too_large", "Mẫu lớn hơn 5 MB hoặc quá lớn khi mở ra. Hãy bỏ bớt hình ảnh.")
_BROKEN = Reason("template_broken", "Tệp Word bị hỏng ở phần “{part}”. Hãy mở trong Word và lưu lại.")
_PROGRAMS = Reason(
    "template_programs", "Mẫu có chứa chương trình hoặc đối tượng nhúng. Hãy bỏ chúng rồi lưu lại dạng .docx."
)
_LINKS = Reason(
    "template_links", "Mẫu có liên kết ra ngoài tệp ({target}). Hãy bỏ liên kết hoặc chèn hẳn hình vào tệp."
)

_PROGRAM_PARTS = re.compile(
    r"vbaproject|activex|/embeddings/|\.bin$|\.(?:exe|js|vbs|html?|mht)$", re.IGNORECASE
)
_PROGRAM_RELATIONS = ("/oleObject", "/package", "/control", "/aFChunk", "/vbaProject")
_HARMLESS_LINKS = ("/hyperlink",)
_MACRO_TYPE = "macroenabled"
UNREADABLE = (ParseError, DefusedXmlException, BadZipFile, zlib.error, OSError, ValueError, LookupError)


def check_word_file(name: str, content: bytes) -> None:
    """Look through a .docx without opening it in any program.

    Refused: ``template_kind`` (not a .docx), ``template_too_large``, ``template_broken`` (a part that is no
    XML, or that declares a DTD), ``template_programs`` (macros, ActiveX, OLE, foreign content),
    ``template_links`` (pictures or templates outside the file; links to click on are allowed).
    """
    if not name.lower().endswith(".docx"):
        raise Refused(_NOT_WORD)
    if len(content) > MOST_BYTES:
        raise Refused(_TOO_LARGE)
    kind_of(name, content)
    with ZipFile(BytesIO(content)) as package:
        parts = package.infolist()
        if sum(part.file_size for part in parts) > MOST_UNPACKED:
            raise Refused(_TOO_LARGE)
        for part in parts:
            if _PROGRAM_PARTS.search(part.filename):
                raise Refused(_PROGRAMS)
            if part.filename.endswith((".xml", ".rels")):
                if part.file_size > MOST_TEXT:
                    raise Refused(_TOO_LARGE)
                _check_part(package, part.filename)


def _check_part(package: ZipFile, name: str) -> None:
    try:
        content = package.read(name)
        root = fromstring(content, forbid_dtd=True)
    except UNREADABLE as error:
        raise Refused(Reason(_BROKEN.code, _BROKEN.sentence.format(part=name))) from error
    if name == "[Content_Types].xml" and _MACRO_TYPE in content.decode("utf-8", "replace").lower():
        raise Refused(_PROGRAMS)
    if not name.endswith(".rels"):
        return
    for relation in root:
        kind, target = relation.get("Type", ""), relation.get("Target", "")
        if kind.endswith(_PROGRAM_RELATIONS):
            raise Refused(_PROGRAMS)
        if relation.get("TargetMode") == "External" and not kind.endswith(_HARMLESS_LINKS):
            raise Refused(Reason(_LINKS.code, _LINKS.sentence.format(target=target[:100])))
