"""The line that a quota draws on a ranked list."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from awards.enums import CutPlace as P
from awards.rules.cut_line import Contender, CutLine, draw
from campaigns.errors import Reason

OUT = (Reason("not_nominated", "Chưa được đề nghị hình thức này."),)


def line(text: str, limit: int | None) -> CutLine[int]:
    """A list in short: "1 2h 2x -" are ranks; h holds a place, x is out by a rule, - has no rank."""
    contenders = []
    for key, word in enumerate(text.split()):
        number = None if word.startswith("-") else int(word.rstrip("hx"))
        total = None if number is None else Decimal(100 - number)
        contenders.append(
            Contender(key, number, total, holds=word.endswith("h"), falls=OUT if word.endswith("x") else ())
        )
    return draw(contenders, limit)


LETTERS = {P.HELD: "H", P.INSIDE: "i", P.TIED: "t", P.BELOW: "b", P.OUTSIDE: "o"}


@pytest.mark.parametrize(
    ("text", "limit", "places", "edge", "ties_end"),
    [
        ("1 2 3 4", 2, "iibb", 2, None),
        ("1 2 3", 3, "iii", 3, None),
        ("1 2", 4, "ii", 2, None),
        ("1 2 2 4", 2, "ittb", 1, 3),
        ("1 1 1", 2, "ttt", 0, 3),
        ("1 2 2 4", 1, "ibbb", 1, None),
        ("1x 2 3 4", 2, "oiib", 3, None),
        ("1 2x 3 4", 2, "ioib", 3, None),
        ("1 2 3 4h", 2, "ibbH", 1, None),
        ("1h 2h 3", 2, "HHb", 2, None),
        ("1 2 2h 4", 2, "ibHb", 1, None),
        ("1x 2x", 2, "oo", None, None),
        ("1 -h -", 2, "iHo", 2, None),
        ("1 2 2", None, "iii", 3, None),
        ("1 1", 0, "bb", 0, None),
        ("", 2, "", None, None),
    ],
)
def test_who_is_inside_and_where_the_line_stands(
    text: str, limit: int | None, places: str, edge: int | None, ties_end: int | None
) -> None:
    drawn = line(text, limit)
    assert "".join(LETTERS[row.place] for row in drawn.rows) == places
    assert (drawn.edge, drawn.ties_end) == (edge, ties_end)


def test_everybody_outside_is_told_by_which_rule() -> None:
    drawn = line("1 2x 3 -", 1)
    assert [[fall.code for fall in row.falls] for row in drawn.rows] == [
        [],
        ["not_nominated"],
        ["below_line"],
        ["unranked"],
    ]
    assert drawn.rows[2].falls[0].sentence == "Xếp hạng 3, dưới ranh giới: đã hết 01 suất."


@pytest.mark.parametrize(
    ("text", "limit", "left", "free"),
    [("1 2h 3", 4, 3, 1), ("1 2 2 4", 2, 2, 1), ("1h 2h 3h", 2, 0, 0), ("1 2", None, None, None)],
)
def test_places_left_and_free(text: str, limit: int | None, left: int | None, free: int | None) -> None:
    drawn = line(text, limit)
    assert (drawn.left, drawn.free) == (left, free)


CONTENDERS = st.lists(
    st.tuples(st.none() | st.integers(1, 6), st.sampled_from(["", "h", "x"])), max_size=10
).map(lambda rows: [f"{'-' if rank is None else rank}{mark}" for rank, mark in rows])


@given(CONTENDERS, st.integers(0, 8))
def test_the_line_gives_no_more_than_there_is(words: list[str], limit: int) -> None:
    drawn = line(" ".join(words), limit)
    held = sum(word.endswith("h") for word in words)
    assert sorted(row.key for row in drawn.rows) == list(range(len(words)))
    assert drawn.count(P.HELD) == held
    assert drawn.count(P.HELD, P.INSIDE) <= max(limit, held)
    assert all(bool(row.falls) == (row.place in (P.BELOW, P.OUTSIDE)) for row in drawn.rows)


@given(CONTENDERS, st.randoms(use_true_random=False), st.integers(0, 8))
def test_the_order_of_names_decides_nothing(words: list[str], random: object, limit: int) -> None:
    drawn = line(" ".join(words), limit)
    order = list(range(len(words)))
    random.shuffle(order)  # type: ignore[attr-defined]
    shuffled = line(" ".join(words[index] for index in order), limit)
    assert {order[row.key]: row.place for row in shuffled.rows} == {row.key: row.place for row in drawn.rows}


@given(CONTENDERS, st.integers(0, 8))
def test_more_places_push_nobody_out(words: list[str], limit: int) -> None:
    text = " ".join(words)
    fewer, more = line(text, limit), line(text, limit + 1)
    with_place = {row.key for row in fewer.rows if row.place in (P.INSIDE, P.HELD)}
    assert with_place <= {row.key for row in more.rows if row.place in (P.INSIDE, P.HELD)}
