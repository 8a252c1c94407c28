"""Lines of the office set in type."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from campaigns.rules.typeset import HEADING_LENGTH, BlockKind, typeset

PLAN = Path(__file__).resolve().parents[3] / "campaigns/plans/kh454-khoi-ky.toml"


def kinds(text: str) -> list[BlockKind]:
    return [block.kind for block in typeset(text)]


def test_an_empty_text_has_no_blocks():
    assert typeset("") == []
    assert typeset("\n  \n") == []


@pytest.mark.parametrize(
    ("line", "kind", "mark", "text"),
    [
        ("1. Mục đích", BlockKind.HEADING, "1.", "Mục đích"),
        ("5.3. Số lượng hồ sơ:", BlockKind.SUBHEADING, "5.3.", "Số lượng hồ sơ"),
        ("a) Đối với tập thể:", BlockKind.POINT, "a)", "Đối với tập thể:"),
        ("đ) Điểm đ", BlockKind.POINT, "đ)", "Điểm đ"),
        (
            "2.3. Thi đua thực hiện tốt công tác.",
            BlockKind.NUMBERED,
            "2.3.",
            "Thi đua thực hiện tốt công tác.",
        ),
        (
            "1. Khẩu hiệu thi đua: “Phục vụ Nhân dân”",
            BlockKind.NUMBERED,
            "1.",
            "Khẩu hiệu thi đua: “Phục vụ Nhân dân”",
        ),
        ("Trên đây là kế hoạch", BlockKind.PARAGRAPH, "", "Trên đây là kế hoạch"),
        ("15 tập thể đăng ký", BlockKind.PARAGRAPH, "", "15 tập thể đăng ký"),
        ("12.500 người tiếp cận", BlockKind.PARAGRAPH, "", "12.500 người tiếp cận"),
        ("2.1 Nội dung", BlockKind.SUBHEADING, "2.1.", "Nội dung"),
    ],
)
def test_a_line_is_known_by_its_beginning_and_its_end(line, kind, mark, text):
    (block,) = typeset(line)
    assert (block.kind, block.mark, block.text) == (kind, mark, text)


def test_a_long_numbered_line_is_running_text():
    edge = "x" * HEADING_LENGTH
    assert kinds(f"1. {edge}") == [BlockKind.HEADING]
    assert kinds(f"1. {edge}x") == [BlockKind.NUMBERED]


def test_dashes_in_a_row_are_one_list():
    blocks = typeset("Gồm:\n- một;\n– hai;\n\n+ ba.\nHết\n- khác")
    assert [block.items for block in blocks if block.items] == [("một;", "hai;", "ba."), ("khác",)]


def test_nothing_of_the_real_plan_is_lost():
    for section in tomllib.loads(PLAN.read_text(encoding="utf-8"))["campaign"]["sections"]:
        blocks = typeset(section["body"])
        words = sum(len(f"{block.text} {' '.join(block.items)}".split()) for block in blocks)
        marks = sum(1 for block in blocks if block.mark) + sum(len(block.items) for block in blocks)
        assert words + marks == len(section["body"].split())
