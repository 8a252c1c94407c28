"""Names of Word's paragraph styles, in the office's words, for the classes of the papers' stylesheet."""

from __future__ import annotations

from collections.abc import Iterable

BODY = "Nội dung"
RULE = "Đường kẻ"
GAP = "Khoảng cách"

# The classes and tags that name a style; of several on one element the first in this order does.
STYLES: dict[str, str] = {
    "nation": "Quốc hiệu",
    "motto": "Tiêu ngữ",
    "superior": "Cơ quan chủ quản",
    "issuer": "Cơ quan ban hành",
    "place-date": "Địa danh, ngày tháng năm",
    "register": "Số, ký hiệu",
    "form-mark": "Ký hiệu mẫu",
    "kind": "Tên loại văn bản",
    "subject": "Trích yếu",
    "pointer": "Chỉ dẫn kèm theo",
    "title": "Tiêu đề phụ lục",
    "authority": "Thẩm quyền ban hành",
    "decides": "Dòng quyết định",
    "addressees": "Kính gửi",
    "basis": "Căn cứ",
    "top": "Phần",
    "section": "Đề mục",
    "text": BODY,
    "band": "Nhóm trong bảng",
    "sum": "Dòng tổng",
    "money": "Ô số tiền",
    "figure": "Ô giữa",
    "th": "Đầu cột",
    "td": "Ô bảng",
    "statement": "Ý kiến xác nhận",
    "capacity": "Chức vụ người ký",
    "note": "Cách ký",
    "office": "Chức danh khác của người ký",
    "name": "Họ tên người ký",
    "to": "Chữ Nơi nhận",
    "recipients": "Nơi nhận",
    "notes": "Chú thích",
    "signature": "Chữ ký",
}
OUTLINE = {STYLES["top"]: 0, STYLES["section"]: 1}  # what Word's navigation pane lists
_ORDER = {word: order for order, word in enumerate(STYLES)}


def style_of(words: Iterable[str]) -> str | None:
    """The style for an element of these classes and this tag; None when they name none."""
    known = [word for word in words if word in _ORDER]
    return STYLES[min(known, key=_ORDER.__getitem__)] if known else None
