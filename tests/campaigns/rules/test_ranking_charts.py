"""The drawings of a ranking: places as bars, years as lines."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaigns.rules.places_chart import PATTERNS, Place, places_chart
from campaigns.rules.publication import Scale, Threshold
from campaigns.rules.years_chart import (
    BOTTOM,
    HEIGHT,
    LINE,
    MOST_LINES,
    TOP,
    Series,
    spark,
    years_chart,
)

SCALE = Scale(
    Decimal(100),
    (),
    (
        Threshold("Xuất sắc", Decimal(90)),
        Threshold("Tốt", Decimal("80.5")),
        Threshold("Yếu", Decimal(0)),
    ),
)


def place(rank: int, total: str, grade: str = "Tốt") -> Place:
    return Place(rank, f"Tập thể số {rank}", Decimal(total), grade)


# --- Places --------------------------------------------------------------------------------------


def test_a_bar_is_as_long_as_its_share_of_the_full_points() -> None:
    chart = places_chart("Thử", [place(1, "100", "Xuất sắc"), place(2, "50"), place(3, "0", "")], SCALE)
    assert [bar.length for bar in chart.bars] == ["84.00%", "42.00%", "0.00%"]
    assert [bar.value for bar in chart.bars] == ["100", "50", "0"]
    assert chart.description == (
        "hạng 1, Tập thể số 1: 100 điểm, Xuất sắc; hạng 2, Tập thể số 2: 50 điểm, Tốt; "
        "hạng 3, Tập thể số 3: 0 điểm"
    )


def test_every_grade_has_a_look_and_only_those_drawn_are_explained() -> None:
    chart = places_chart("Thử", [place(1, "95", "Xuất sắc"), place(2, "60", "")], SCALE)
    assert [bar.look for bar in chart.bars] == [0, PATTERNS - 1]
    assert [(look.number, look.words) for look in chart.looks] == [(0, "Xuất sắc"), (4, "Chưa xếp loại")]


def test_a_line_stands_at_each_threshold_but_not_at_the_ends() -> None:
    chart = places_chart("Thử", [place(1, "95")], SCALE)
    assert [(mark.words, mark.x) for mark in chart.marks] == [
        ("Xuất sắc từ 90", "75.60%"),
        ("Tốt từ 80,5", "67.62%"),
    ]
    assert len({mark.y for mark in chart.marks}) == 2  # on lines of their own, so that none covers another


def test_the_words_of_a_low_threshold_begin_behind_its_line() -> None:
    scale = Scale(Decimal(100), (), (Threshold("Khá", Decimal(50)), Threshold("Yếu", Decimal("49.99"))))
    marks = places_chart("Thử", [place(1, "95")], scale).marks
    assert [(mark.anchor, mark.shift) for mark in marks] == [("end", "-5"), ("start", "5")]


@pytest.mark.parametrize(("count", "is_long"), [(0, False), (1, False), (20, False), (21, True), (60, True)])
def test_one_and_sixty_places_stand_one_below_the_other(count: int, is_long: bool) -> None:
    chart = places_chart("Thử", [place(rank, "90") for rank in range(1, count + 1)], SCALE)
    tops = [int(bar.y) for bar in chart.bars]
    assert all(below - above > int(chart.thickness) for above, below in pairwise(tops))
    assert all(int(top) + int(chart.thickness) <= int(chart.height) for top in tops)
    assert chart.is_long == is_long


def test_a_long_name_takes_two_lines_and_pushes_the_next_bar_down() -> None:
    name = "Ủy ban Mặt trận Tổ quốc Việt Nam xã Thử Nghiệm và các tổ chức thành viên"
    long = Place(1, name, Decimal(90), "Tốt")
    short, longer = (places_chart("Thử", [each, place(2, "80")], SCALE) for each in (place(1, "90"), long))
    assert len(longer.bars[0].label) == 2
    assert int(longer.bars[1].y) > int(short.bars[1].y)


def test_a_total_above_a_table_that_was_made_smaller_is_still_drawn() -> None:
    chart = places_chart("Thử", [place(1, "120"), place(2, "60")], SCALE)
    assert [bar.length for bar in chart.bars] == ["84.00%", "42.00%"]
    assert places_chart("Thử", [place(1, "0", "")], Scale(Decimal(0), (), ())).bars[0].length == "0.00%"


def test_a_negative_bar_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="negative"):
        places_chart("Thử", [place(1, "-1")], SCALE)


# --- Years ---------------------------------------------------------------------------------------


def series(name: str, *totals: tuple[int, str]) -> Series:
    return Series(name, tuple((year, Decimal(total)) for year, total in totals))


def test_lines_have_different_markers_and_bear_their_names() -> None:
    chart = years_chart(
        "Thử",
        [
            series("Xóm Đồi", (2022, "80"), (2024, "90")),
            series("Xóm Mới", (2022, "85"), (2023, "84"), (2024, "86.5")),
            series("Xóm Vắng", (2024, "99")),
        ],
    )
    assert chart is not None
    assert [line.marker for line in chart.lines] == ["circle", "square"]
    assert [[words.text for words in line.label] for line in chart.lines] == [
        ["Xóm Đồi", "90 điểm"],
        ["Xóm Mới", "86,5 điểm"],
    ]
    assert [tick.words for tick in chart.years] == ["2022", "2023", "2024"]
    assert [len(line.segments) for line in chart.lines] == [1, 2]
    assert chart.lines[0].dots[1].x == chart.lines[1].dots[2].x  # the same year stands at the same place
    assert "Xóm Mới: 2022 85 điểm, 2023 84 điểm, 2024 86,5 điểm" in chart.description


def test_a_year_without_anybody_keeps_its_place() -> None:
    chart = years_chart("Thử", [series("Xóm Đồi", (2021, "80"), (2022, "82"), (2024, "90"))])
    assert chart is not None
    assert [(tick.words, tick.x) for tick in chart.years] == [
        ("2021", "7.00%"),
        ("2022", "22.67%"),
        ("2023", "38.33%"),
        ("2024", "54.00%"),
    ]
    assert [dot.x for dot in chart.lines[0].dots] == ["7.00%", "22.67%", "54.00%"]


def test_there_is_no_drawing_without_two_years_of_anybody() -> None:
    assert years_chart("Thử", [series("Xóm Đồi", (2024, "90"))]) is None
    assert years_chart("Thử", []) is None


totals = st.decimals(min_value=0, max_value=100, places=2)


@given(st.lists(st.tuples(totals, totals), min_size=1, max_size=9))
def test_points_stay_inside_and_names_never_cover_each_other(
    given_totals: list[tuple[Decimal, Decimal]],
) -> None:
    rows = [
        Series(f"Ủy ban Mặt trận Tổ quốc xóm {at}", ((2023, one), (2024, other)))
        for at, (one, other) in enumerate(given_totals)
    ]
    chart = years_chart("Thử", rows)
    assert chart is not None
    assert len(chart.lines) == min(len(rows), MOST_LINES)
    for line in chart.lines:
        assert all(TOP <= int(dot.y) <= BOTTOM for dot in line.dots)
    lines = sorted(int(words.y) for line in chart.lines for words in line.label)
    assert all(below - above >= LINE for above, below in pairwise(lines))
    assert lines[0] > 0
    assert lines[-1] <= HEIGHT


# --- The small line ------------------------------------------------------------------------------


def test_a_small_line_rises_with_the_points() -> None:
    line = spark([Decimal(80), Decimal(85), Decimal(90)])
    assert line is not None
    assert line.points == "4,18 36,11 68,4"
    assert (line.end_x, line.end_y) == ("68", "4")


def test_equal_totals_are_a_level_line_and_one_total_is_none() -> None:
    level = spark([Decimal(80), Decimal(80)])
    assert level is not None
    assert level.points == "4,11 68,11"
    assert spark([Decimal(80)]) is None
