"""What cannot be laid out on a page, told before it is saved."""

from __future__ import annotations

from collections.abc import Collection

from campaigns.errors import Reason
from campaigns.rules.richtext.tree import Document, Table, runs_of, text_of

LONGEST_WORD = 60  # letters: about a line of the paper
MOST_COLUMNS = 8
MOST_ROWS = 200
LONGEST_TEXT = 20_000  # letters of one section: some twelve pages
SHOWN = 30
NAMED_LETTERS = 10


def faults(document: Document, letters: Collection[str]) -> list[Reason]:
    """Every reason why the paper could not be set with the ``letters`` that its font has; empty when it can.

    Codes: ``word_too_long``, ``too_many_columns``, ``too_many_rows``, ``unknown_letters``, ``too_long``.
    """
    text = "\n".join(text_of(runs) for block in document for runs in runs_of(block))
    return [
        *_length(text),
        *_long_words(text),
        *_unknown_letters(text, letters),
        *(reason for block in document if isinstance(block, Table) for reason in _table(block)),
    ]


def _length(text: str) -> list[Reason]:
    if len(text) <= LONGEST_TEXT:
        return []
    sentence = f"Mục này có {len(text)} ký tự, nhiều hơn {LONGEST_TEXT}; hãy rút gọn."
    return [Reason("too_long", sentence)]


def _long_words(text: str) -> list[Reason]:
    found = next((word for word in text.split() if len(word) > LONGEST_WORD), None)
    if found is None:
        return []
    sentence = (
        f"Từ “{found[:SHOWN]}…” dài {len(found)} ký tự, không vừa một dòng giấy; "
        f"hãy tách thành các từ không quá {LONGEST_WORD} ký tự."
    )
    return [Reason("word_too_long", sentence)]


def _unknown_letters(text: str, letters: Collection[str]) -> list[Reason]:
    unknown = sorted({letter for letter in text if letter not in letters and not letter.isspace()})
    if not unknown:
        return []
    named = ", ".join(f"{letter} (U+{ord(letter):04X})" for letter in unknown[:NAMED_LETTERS])
    return [Reason("unknown_letters", f"Có ký tự không in được: {named}. Hãy thay bằng chữ thông thường.")]


def _table(table: Table) -> list[Reason]:
    found: list[Reason] = []
    if table.columns > MOST_COLUMNS:
        sentence = f"Bảng có {table.columns} cột; khổ giấy đứng chỉ đủ {MOST_COLUMNS} cột. Hãy tách bảng."
        found.append(Reason("too_many_columns", sentence))
    if len(table.rows) > MOST_ROWS:
        sentence = f"Bảng có {len(table.rows)} dòng, nhiều hơn {MOST_ROWS}; hãy tách hoặc rút gọn bảng."
        found.append(Reason("too_many_rows", sentence))
    return found
