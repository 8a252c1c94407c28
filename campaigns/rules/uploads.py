"""What an uploaded file really is: its name is a claim, its bytes are looked into."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from pathlib import PurePath
from zipfile import BadZipFile, ZipFile

from PIL import Image
from pypdf import PdfReader

from campaigns.errors import Reason, Refused

ACCEPTED = "PDF, PNG, JPG, DOCX, XLSX"
MOST_PIXELS = 60_000_000  # a page scanned at 600 dpi has 35 million
MOST_UNPACKED = 200 * 1024 * 1024  # bytes; small workbooks can unpack to many times their size
MOST_PARTS = 5_000
_OFFICE = "application/vnd.openxmlformats-officedocument."

_UNKNOWN = Reason("file_kind", f"Chỉ nhận tệp {ACCEPTED}. Hãy lưu tài liệu sang một trong các dạng này.")
_EMPTY = Reason("file_empty", "Tệp rỗng. Hãy chọn lại tệp.")
_UNREADABLE = Reason(
    "file_unreadable", "Không mở được tệp: nội dung bị hỏng hoặc không đúng với đuôi tệp. Hãy kiểm tra lại."
)
_LOCKED = Reason("file_locked", "Tệp đang đặt mật khẩu. Hãy bỏ mật khẩu rồi tải lên lại.")
_TOO_LARGE_INSIDE = Reason("file_too_large_inside", "Tệp quá lớn khi mở ra. Hãy giảm kích thước rồi thử lại.")
_MACROS = Reason("file_macros", "Tệp có chứa chương trình (macro). Hãy lưu lại tệp không kèm macro.")


@dataclass(frozen=True, slots=True)
class FileKind:
    """A kind of file that is accepted: its ending and the content type under which it is sent back."""

    suffix: str
    content_type: str


def kind_of(name: str, content: bytes) -> FileKind:
    """The kind of the file called ``name`` whose bytes are ``content``.

    Refused: ``file_kind`` (an ending that is not accepted), ``file_empty``, ``file_unreadable`` (the bytes
    are not what the ending says), ``file_locked`` (a password), ``file_too_large_inside``, ``file_macros``.
    """
    suffix = PurePath(name).suffix.lower()
    if suffix not in _KINDS:
        raise Refused(_UNKNOWN)
    if not content:
        raise Refused(_EMPTY)
    content_type, look_inside = _KINDS[suffix]
    look_inside(content)
    return FileKind(suffix, content_type)


def pages_of(content_type: str, content: bytes) -> int | None:
    """How many pages a file that ``kind_of`` accepted has: a picture one, Word and Excel None (only a
    program that sets them knows)."""
    if content_type == "application/pdf":
        return len(PdfReader(BytesIO(content)).pages)
    return 1 if content_type.startswith("image/") else None


def _check_pdf(content: bytes) -> None:
    if b"%PDF-" not in content[:1024]:
        raise Refused(_UNREADABLE)
    try:
        reader = PdfReader(BytesIO(content))
        locked = reader.is_encrypted and not reader.decrypt("")
        pages = 0 if locked else len(reader.pages)
    except Exception as error:  # the parser answers hostile bytes with exceptions of every kind
        raise Refused(_UNREADABLE) from error
    if locked:
        raise Refused(_LOCKED)
    if not pages:
        raise Refused(_UNREADABLE)


def _check_picture(picture_format: str) -> Callable[[bytes], None]:
    def check(content: bytes) -> None:
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore", Image.DecompressionBombWarning)
                picture = Image.open(BytesIO(content), formats=(picture_format,))
            width, height = picture.size
            if width * height <= MOST_PIXELS:
                picture.draft("RGB", (256, 256))  # a JPEG is then decoded at an eighth of its size
                picture.load()
                return
        except Exception as error:  # likewise
            raise Refused(_UNREADABLE) from error
        raise Refused(_TOO_LARGE_INSIDE)

    return check


def _check_office(main_part: str) -> Callable[[bytes], None]:
    """Only the directory of the package is read; nothing is unpacked."""

    def check(content: bytes) -> None:
        try:
            with ZipFile(BytesIO(content)) as package:
                parts = package.infolist()
        except (BadZipFile, ValueError, NotImplementedError, OSError) as error:
            raise Refused(_UNREADABLE) from error
        names = {part.filename for part in parts}
        if not {"[Content_Types].xml", main_part} <= names:
            raise Refused(_UNREADABLE)
        if any(part.flag_bits & 0x1 for part in parts):
            raise Refused(_LOCKED)
        if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
            raise Refused(_TOO_LARGE_INSIDE)
        if any(name.lower().endswith("vbaproject.bin") for name in names):
            raise Refused(_MACROS)

    return check


_KINDS: dict[str, tuple[str, Callable[[bytes], None]]] = {
    ".pdf": ("application/pdf", _check_pdf),
    ".png": ("image/png", _check_picture("PNG")),
    ".jpg": ("image/jpeg", _check_picture("JPEG")),
    ".jpeg": ("image/jpeg", _check_picture("JPEG")),
    ".docx": (f"{_OFFICE}wordprocessingml.document", _check_office("word/document.xml")),
    ".xlsx": (f"{_OFFICE}spreadsheetml.sheet", _check_office("xl/workbook.xml")),
}
