"""Centred headings broken as a careful typist breaks them: evenly, and never inside a phrase or a name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from campaigns.documents.fonts import width_mm

# Words of several syllables that stand in the headings of these papers; a break inside them reads badly.
PHRASES = (
    "ủy ban nhân dân|phó chủ tịch|chủ tịch|hội đồng|thi đua - khen thưởng|thi đua|khen thưởng|tặng "
    "thưởng|giấy khen"
    "|bằng khen|tập thể|cá nhân|thành tích|xuất sắc|phong trào|cải cách|hành chính|thực hiện|giai đoạn|đề "
    "nghị"
    "|danh sách|về việc|công chức|cán bộ|văn phòng|trạm y tế|phụ nữ|nông dân|cựu chiến binh|thanh niên"
    "|mặt trận tổ quốc|kế hoạch|hồ sơ|trung học cơ sở|trung học phổ thông|tiểu học|mầm non"
)
NAME = r"(?:[Xx]ã|[Pp]hường|[Hh]uyện|[Tt]ỉnh|[Xx]óm)(?: [A-ZÀ-ỸĐ]\w*)+"  # "xã …" with its name
TOGETHER = re.compile(rf"\S*(?:\b(?i:{PHRASES})\b|\b{NAME}|\b(?i:năm) \d+|\S+ - \S+)\S*|\S+")
SPACE, QUOTE = " ", "“"
LEAST_LAST = 0.75  # letters of the last line to those of the longest


def balanced(
    text: str,
    *,
    size: int | Decimal,
    width: int,
    capitals: bool = False,
    bold: bool = True,
    italic: bool = False,
) -> tuple[str, ...]:
    """Break a centred heading into the fewest lines that fit ``width`` millimetres at ``size`` points.

    The lines come out about equally long. A line break in ``text`` is kept as the author's wish. What belongs
    together, such as "Ủy ban nhân dân" or the name of a place, stays on one line, and so does anything longer
    than the width. ``capitals`` gives the lines in capitals.
    """
    lines: list[str] = []
    for part in text.splitlines():
        pieces = [
            piece.upper() if capitals else piece for piece in TOGETHER.findall(SPACE.join(part.split()))
        ]
        lines += _before_quote(
            [(piece, width_mm(piece, size=size, bold=bold, italic=italic)) for piece in pieces],
            width,
            width_mm(SPACE, size=size, bold=bold, italic=italic),
        )
    return tuple(lines)


def _before_quote(pieces: Sequence[tuple[str, Decimal]], width: int, space: Decimal) -> list[str]:
    """A name in quotes begins a line where that needs no more lines and leaves the last one long enough.

    The rule below is made for the longest line and may not pass half of the last (mục II.5b).
    """
    lines = _evenly(pieces, width, space)
    opens = [place for place, (piece, _) in enumerate(pieces) if place and piece.startswith(QUOTE)]
    if len(opens) == 1 and len(lines) > 1:
        cut = _evenly(pieces[: opens[0]], width, space) + _evenly(pieces[opens[0] :], width, space)
        if len(cut) == len(lines) and len(cut[-1]) >= LEAST_LAST * max(map(len, cut)):
            return cut
    return lines


def _evenly(pieces: Sequence[tuple[str, Decimal]], width: int, space: Decimal) -> list[str]:
    """The lines of the narrowest column that needs no more of them than ``width`` does."""
    best = _greedily(pieces, width, space)
    for narrower in range(width - 1, 0, -1):
        lines = _greedily(pieces, narrower, space)
        if len(lines) > len(best):
            break
        best = lines
    return best


def _greedily(pieces: Sequence[tuple[str, Decimal]], width: int, space: Decimal) -> list[str]:
    lines: list[str] = []
    taken = Decimal(0)
    for piece, length in pieces:
        if lines and taken + space + length <= width:
            lines[-1] += SPACE + piece
            taken += space + length
        else:
            lines.append(piece)
            taken = length
    return lines
