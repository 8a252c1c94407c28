"""Pictures of signatures and seals: PNG with a clear ground (Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.7d,
II.8a)."""

from __future__ import annotations

import warnings
from io import BytesIO

from PIL import Image

from campaigns.errors import Reason, Refused

MOST_BYTES = 4 * 1024 * 1024
MOST_PIXELS = 16_000_000
WIDEST = 1200  # pixels kept: 50 mm at 600 dpi
FAINT = 8  # of 255: what is fainter is dust, not ink

NOT_PNG = Reason(
    "picture_not_png", "Ảnh chữ ký, ảnh dấu phải là tệp PNG đọc được. Hãy lưu ảnh sang dạng .png."
)
TOO_LARGE = Reason("picture_too_large", "Ảnh quá lớn. Hãy chọn ảnh dưới 4 MB và dưới 16 triệu điểm ảnh.")
NOT_CLEAR = Reason(
    "picture_not_clear", "Ảnh chưa có nền trong suốt. Hãy xóa nền (để trong suốt) rồi lưu lại dạng PNG."
)
EMPTY = Reason("picture_empty", "Ảnh không có nét nào. Hãy chọn lại ảnh.")


def clean_picture(content: bytes) -> bytes:
    """``content`` made anew as a PNG with clear ground, cut to its ink, without anything else that it
    carried.

    Refused: ``picture_not_png``, ``picture_too_large``, ``picture_not_clear``, ``picture_empty``.
    """
    picture = _open(content)
    ink = picture.getchannel("A").point(lambda value: 255 if value > FAINT else 0)
    box = ink.getbbox()
    if box is None:
        raise Refused(EMPTY)
    if ink.histogram()[255] == picture.width * picture.height:
        raise Refused(NOT_CLEAR)
    picture = picture.crop(box)
    picture.thumbnail((WIDEST, WIDEST), Image.Resampling.LANCZOS)
    target = BytesIO()
    picture.save(target, "PNG", optimize=True)
    return target.getvalue()


def ink_colour(content: bytes) -> str:
    """ "blue", "red" or "" (another colour): what a clean picture's ink is on the whole."""
    picture = Image.open(BytesIO(content)).convert("RGBA")
    picture.thumbnail((200, 200))
    raw = picture.tobytes()  # red, green, blue, alpha and again
    red, green, blue = (
        sum(band * alpha for band, alpha in zip(raw[first::4], raw[3::4], strict=True)) for first in range(3)
    )
    if blue > 1.2 * red and blue > green:
        return "blue"
    return "red" if red > 1.3 * green and red > 1.3 * blue else ""


def _open(content: bytes) -> Image.Image:
    if len(content) > MOST_BYTES:
        raise Refused(TOO_LARGE)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            picture = Image.open(BytesIO(content), formats=("PNG",))
        if picture.width * picture.height <= MOST_PIXELS:
            return picture.convert("RGBA")
    except Exception as error:  # the decoder answers hostile bytes with exceptions of every kind
        raise Refused(NOT_PNG) from error
    raise Refused(TOO_LARGE)
