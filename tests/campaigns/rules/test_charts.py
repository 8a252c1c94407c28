"""Bars and tables for spreadsheets."""

from __future__ import annotations

import csv
import io

import pytest

from campaigns.rules.charts import LABEL_WIDTH, ROW, VALUE_WIDTH, WIDTH, bar_chart
from campaigns.rules.spreadsheet import csv_bytes, defused


def test_the_largest_bar_fills_the_room_and_nothing_has_no_length():
    chart = bar_chart("Thử", [("A", 0, "0"), ("B", 5, "5"), ("C", 10, "10")])
    room = WIDTH - LABEL_WIDTH - VALUE_WIDTH
    assert [bar.length for bar in chart.bars] == [0, room // 2, room]
    assert chart.height == 3 * ROW
    assert chart.description == "A: 0; B: 5; C: 10"
    assert all(bar.value_x + VALUE_WIDTH - 8 <= WIDTH for bar in chart.bars)


def test_bars_of_nothing_are_drawn_without_dividing_by_nothing():
    assert [bar.length for bar in bar_chart("Thử", [("A", 0, "0")]).bars] == [0]
    assert bar_chart("Thử", []).bars == ()


def test_a_negative_bar_is_a_mistake():
    with pytest.raises(ValueError, match="negative"):
        bar_chart("Thử", [("A", -1, "-1")])


def test_a_long_label_takes_two_lines_at_most():
    long = "Ủy ban Mặt trận Tổ quốc Việt Nam xã Thử Nghiệm và các tổ chức thành viên của Mặt trận"
    (bar,) = bar_chart("Thử", [(long, 1, "1")]).bars
    assert len(bar.label) == 2
    assert bar.label[1].text.endswith("…")


@pytest.mark.parametrize("cell", ["=1+1", "+84", "-2", "@SUM(A1)", "\tx", "\rx"])
def test_a_formula_is_defused(cell):
    assert defused(cell) == f"'{cell}"


def test_figures_and_empty_cells_stay_as_they_are():
    assert [defused(cell) for cell in (12, None, "Xóm 1", "–")] == ["12", "", "Xóm 1", "–"]


def test_the_file_opens_in_excel_with_its_accents():
    file = csv_bytes(("Đơn vị", "Số"), [("Xóm “Đồi, Chè”", 3)])
    assert file.startswith(b"\xef\xbb\xbf")
    assert list(csv.reader(io.StringIO(file.decode("utf-8-sig")))) == [
        ["Đơn vị", "Số"],
        ["Xóm “Đồi, Chè”", "3"],
    ]
