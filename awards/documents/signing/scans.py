"""A scan or a photograph of a signed paper becomes a PDF."""

from __future__ import annotations

from io import BytesIO

from django.conf import settings
from django.core.files.base import File
from PIL import Image, ImageOps

from campaigns.errors import Reason, Refused
from campaigns.rules.uploads import kind_of

PDF, PICTURES = "application/pdf", ("image/jpeg", "image/png")
A4_INCHES = (210 / 25.4, 297 / 25.4)
MOST_DPI = 300  # finer than this a page only grows
QUALITY = 85

NOT_A_SCAN = Reason(
    "scan_kind", "Bản quét phải là tệp PDF, JPG hoặc PNG. Hãy quét lại sang một trong các dạng này."
)
BROKEN = Reason("file_unreadable", "Không đọc được ảnh: tệp bị hỏng. Hãy chụp hoặc quét lại.")
NOT_A_PDF = Reason(
    "digital_kind", "Bản ký số phải là tệp PDF đã ký. Ảnh chụp, bản quét thì chọn loại “Bản quét”."
)


def read_upload(upload: File[bytes]) -> tuple[bytes, str]:
    """The bytes of an uploaded file and what it really is. Refused: ``file_too_large`` and the codes of
    ``rules.uploads.kind_of``."""
    if upload.size > settings.UPLOAD_MAX_BYTES:
        most = settings.UPLOAD_MAX_BYTES // (1024 * 1024)
        raise Refused(Reason("file_too_large", f"Tệp lớn hơn {most} MB. Hãy giảm dung lượng rồi thử lại."))
    upload.seek(0)
    content = upload.read()
    return content, kind_of(upload.name or "", content).content_type


def scan_to_pdf(content: bytes, kind: str) -> bytes:
    """A scan as PDF: a PDF as it is, a picture upright on one A4 page.

    Refused: ``scan_kind``, ``file_unreadable``.
    """
    if kind == PDF:
        return content
    if kind not in PICTURES:
        raise Refused(NOT_A_SCAN)
    try:
        return _page(Image.open(BytesIO(content)))
    except Exception as error:  # the decoder answers broken pictures with exceptions of every kind
        raise Refused(BROKEN) from error


def _page(picture: Image.Image) -> bytes:
    """The picture turned as the camera was held, on white, no finer than the printer's grain."""
    upright = ImageOps.exif_transpose(picture)
    is_clear = "A" in upright.mode or "transparency" in upright.info
    upright = upright.convert("RGBA" if is_clear else "RGB")
    wide, high = A4_INCHES if upright.width <= upright.height else A4_INCHES[::-1]
    upright.thumbnail((round(wide * MOST_DPI), round(high * MOST_DPI)), Image.Resampling.LANCZOS)
    flat = upright
    if is_clear:
        flat = Image.new("RGB", upright.size, "white")
        flat.paste(upright, mask=upright.getchannel("A"))
    dpi = max(flat.width / wide, flat.height / high)
    target = BytesIO()
    flat.save(target, "PDF", resolution=dpi, quality=QUALITY)
    return target.getvalue()
