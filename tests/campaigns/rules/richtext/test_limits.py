"""What cannot be laid out is named; what just fits is not."""

from __future__ import annotations

import pytest

from campaigns.rules.richtext import column_widths, faults, read
from campaigns.rules.richtext.limits import LONGEST_TEXT, LONGEST_WORD, MOST_COLUMNS, MOST_ROWS
from campaigns.rules.richtext.tree import Document, Table

LETTERS = frozenset("abcdeghix xy đ|")


def table(columns: int, rows: int = 1) -> Document:
    return read("\n".join(["| " + " | ".join(["a"] * columns) + " |"] * rows))


@pytest.mark.parametrize(
    ("document", "codes"),
    [
        (read(""), []),
        (read("x" * LONGEST_WORD), []),
        (read("x" * (LONGEST_WORD + 1)), ["word_too_long"]),
        (read("đ 字"), ["unknown_letters"]),
        (table(MOST_COLUMNS, 2), []),
        (table(MOST_COLUMNS + 1, 2), ["too_many_columns"]),
        (table(2, MOST_ROWS), []),
        (table(2, MOST_ROWS + 1), ["too_many_rows"]),
        (read("xy " * (LONGEST_TEXT // 3)), []),
        (read("xy " * (LONGEST_TEXT // 3 + 2)), ["too_long"]),
    ],
)
def test_faults(document: Document, codes: list[str]) -> None:
    assert [reason.code for reason in faults(document, LETTERS)] == codes


def test_the_letter_is_named() -> None:
    (reason,) = faults(read("a 字"), LETTERS)
    assert "字 (U+5B57)" in reason.sentence


@pytest.mark.parametrize("columns", range(1, 9))
def test_widths_fill_the_line(columns: int) -> None:
    (found,) = table(columns, 2)
    assert isinstance(found, Table)
    widths = column_widths(found, 164)
    assert sum(widths) == 164
    assert len(widths) == columns
    assert min(widths) >= 12


def test_a_longer_column_is_wider() -> None:
    (found,) = read("| 1 | Tỷ lệ hồ sơ giải quyết đúng hạn | 98% |\n| 2 | Mức độ hài lòng | 91% |")
    assert isinstance(found, Table)
    narrow, wide, middle = column_widths(found, 164)
    assert narrow < middle < wide
