"""Every paper, part by part, against the decree's values: Nghị định 30/2020/NĐ-CP, Phụ lục I.

A paper is read back from its PDF; its page (HTML) says which letters are which part.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise

import pytest

from awards.documents.render import html_of
from tests.awards.documents.alignment import Alignment, Part
from tests.awards.documents.conftest import PAPERS, read_paper
from tests.awards.documents.reading import Piece

SINGLE = 1.15  # line height of "single" spacing in Times, as a share of the size
POINT = 25.4 / 72


def has(name: str) -> str:
    """XPath: an element of a class."""
    return f"contains(concat(' ', normalize-space(@class), ' '), ' {name} ')"


@dataclass(frozen=True)
class Rule:
    """What the decree asks of one part of a paper: sizes from … to, styles, capitals."""

    clause: str
    path: str
    sizes: tuple[int, int]
    styles: frozenset[str]
    capitals: bool | None = None
    marks: frozenset[str] = field(default_factory=frozenset)  # styles that single words in it may have


def rule(
    clause: str,
    path: str,
    sizes: tuple[int, int],
    style: str,
    *,
    capitals: bool | None = None,
    marks: tuple[str, ...] = (),
) -> Rule:
    return Rule(clause, path, sizes, frozenset({style}), capitals, frozenset(marks))


LETTERHEAD = f"//table[{has('letterhead')}]"
TITLE = f"//div[{has('title')}][not(ancestor::section[{has('annex')}])]"
ANNEX_TITLE = f"//section[{has('annex')}]//div[{has('title')}]"
TABLE = (
    rule("II.1a Quốc hiệu", f"//p[{has('nation')}]", (12, 13), "Bold", capitals=True),
    rule("II.1b Tiêu ngữ", f"//*[{has('motto')}]", (13, 14), "Bold"),
    rule("II.2b cơ quan chủ quản", f"//p[{has('superior')}]", (12, 13), "Regular", capitals=True),
    rule("II.2b cơ quan ban hành", f"//p[{has('issuer')}]", (12, 13), "Bold", capitals=True),
    rule("II.3c số, ký hiệu", f"{LETTERHEAD}//tr[{has('register')}]/td[1]", (13, 13), "Regular"),
    rule("II.4c địa danh, thời gian", f"{LETTERHEAD}//td[{has('place-date')}]", (13, 14), "Italic"),
    rule("II.5b tên loại", f"{TITLE}//*[{has('kind')}]", (13, 14), "Bold", capitals=True, marks=("Regular",)),
    rule("II.5b trích yếu", f"{TITLE}//p[{has('subject')}]", (13, 14), "Bold"),
    rule("II.6a căn cứ", f"//p[{has('basis')}]", (13, 14), "Italic"),
    rule(
        "II.6e nội dung",
        f"//p[{has('text')}][not({has('basis')})]",
        (13, 14),
        "Regular",
        marks=("Bold", "Italic", "Bold-Italic"),
    ),
    rule("II.6đ điều", f"//*[{has('article')}]", (13, 14), "Bold"),
    rule("II.6đ mục, khoản có tiêu đề", f"//*[{has('section')}]", (13, 14), "Bold", marks=("Regular",)),
    rule(
        "II.7đ quyền hạn, chức vụ",
        f"//p[{has('capacity')}]",
        (13, 14),
        "Bold",
        capitals=True,
        marks=("Regular",),
    ),
    rule("II.7đ họ tên người ký", f"//p[{has('name')}]", (13, 14), "Bold"),
    rule("II.9d kính gửi", f"//div[{has('addressees')}]", (13, 14), "Regular"),
    rule("II.9d nơi nhận", f"//*[{has('recipients')}]//p[{has('to')}]", (12, 12), "Bold-Italic"),
    rule("II.9d danh sách nơi nhận", f"//*[{has('recipients')}]//p[not({has('to')})]", (11, 11), "Regular"),
    rule("III.1b từ Phụ lục", f"{ANNEX_TITLE}/p[1]", (14, 14), "Bold"),
    rule("III.1b tên phụ lục", f"{ANNEX_TITLE}/p[2]", (13, 14), "Bold", capitals=True),
    rule("III.1c chỉ dẫn kèm theo", f"{ANNEX_TITLE}/p[{has('pointer')}]", (13, 14), "Italic"),
)
RAISED = 9  # points: the small marks of notes


@cache
def aligned(name: str) -> Alignment:
    return Alignment(html_of(PAPERS[name]()), read_paper(name))


@pytest.fixture(params=PAPERS)
def page(request: pytest.FixtureRequest) -> Alignment:
    """Each sample paper in turn, beside its page."""
    return aligned(request.param)


@pytest.mark.parametrize("rule", TABLE, ids=lambda rule: rule.clause)
def test_sizes_styles_and_capitals(page: Alignment, rule: Rule) -> None:
    for part in page.parts(rule.path):
        seen = {(style, size) for style, size in part.styles if size != RAISED}
        assert {size for _, size in seen} <= set(range(rule.sizes[0], rule.sizes[1] + 1)), part.text
        assert {style for style, _ in seen} - rule.marks <= rule.styles, part.text
        assert {style for style, _ in seen} & (rule.styles | rule.marks), part.text
        if rule.capitals:
            printed = "".join(letter["text"] for letter in part.letters if round(letter["size"]) != RAISED)
            assert printed == printed.upper()


@pytest.mark.parametrize("rule", TABLE, ids=lambda rule: rule.clause)
def test_the_table_of_values_is_asked_of_some_paper(rule: Rule) -> None:
    assert any(aligned(name).parts(rule.path) for name in PAPERS)


def test_running_text_fills_its_lines_from_margin_to_margin(page: Alignment) -> None:
    for part in page.parts(f"//p[{has('text')}]"):
        left, right = _edges(page, part)
        first, *others = part.lines
        assert first.left - left == pytest.approx(12.7, abs=0.4) or first.left - left == pytest.approx(
            10, abs=0.4
        )
        for line in others:
            assert line.left == pytest.approx(left, abs=0.5), part.text
        for line in part.lines[:-1]:
            assert line.right == pytest.approx(right, abs=0.7), part.text


def _edges(page: Alignment, part: Part) -> tuple[float, float]:
    """The left and right margin of the page on which a part begins."""
    width = float(page.paper.pages[part.pages[0] - 1].width) * POINT
    return 30.0, width - 16


def test_lines_are_spaced_between_single_and_one_and_a_half(page: Alignment) -> None:
    for part in page.parts(f"//p[{has('text')}]"):
        size = max(size for _, size in part.styles)
        for upper, lower in _neighbours(part.lines):
            pitch = (upper.baseline - lower.baseline) / POINT
            assert SINGLE * size - 0.1 <= pitch <= 1.5 * SINGLE * size + 0.1, part.text


def test_paragraphs_stand_at_least_six_points_apart(page: Alignment) -> None:
    for part in page.parts(f"//p[{has('text')}]/following-sibling::*[1][self::p][{has('text')}]"):
        before = page.part_of(part.element.getprevious())
        if before.lines[-1].page != part.lines[0].page:
            continue
        size = max(size for _, size in part.styles)
        pitch = (before.lines[-1].baseline - part.lines[0].baseline) / POINT
        assert pitch - SINGLE * size >= 6, part.text


def _neighbours(lines: list[Piece]) -> list[tuple[Piece, Piece]]:
    return [(upper, lower) for upper, lower in pairwise(lines) if upper.page == lower.page]


def test_what_belongs_together_is_never_broken_over_lines(page: Alignment) -> None:
    """Names, numbers with their words, dates: "Nguyễn Văn Đoàn", "ngày 05 tháng 02", "98,5 %"."""
    for part in page.parts(f"//*[{has('tied')}] | //p[{has('name')}]"):
        assert len(part.lines) == 1, part.text


def test_rules_are_as_long_as_the_decree_says(page: Alignment) -> None:
    for part in page.parts(f"//*[{has('motto')}]"):
        assert page.paper.rule_under(part.lines[0]).length == pytest.approx(part.lines[0].length, abs=0.5)
    for part in page.parts(f"//*[{has('ruled')}]"):
        longest = max(line.length for line in part.lines)
        ruled = page.paper.rule_under(part.lines[-1])
        assert longest / 3 <= ruled.length <= longest / 2, part.text
        middle = max(part.lines, key=lambda line: line.length).middle
        assert ruled.middle == pytest.approx(middle, abs=0.5), part.text


def test_national_name_and_motto_stand_at_the_right_above_all(page: Alignment) -> None:
    for part in page.parts(f"//p[{has('nation')}]"):
        assert part.pages == [1]
        assert part.lines[0].middle > 105
        others = page.parts(f"//p[not({has('form-mark')})]")
        tops = [line.top for other in others for line in other.lines if line.page == 1]
        assert part.lines[0].top <= min(tops) + 0.5


def test_receivers_stand_level_with_the_signers_capacity_at_the_left_margin(page: Alignment) -> None:
    for part in page.parts(f"//td[{has('recipients')}]//p[{has('to')}]"):
        assert part.lines[0].left == pytest.approx(30, abs=0.3)
        row = part.element.xpath("ancestor::tr[1]")[0]
        capacity = next(
            each for each in page.parts(f"//p[{has('capacity')}]") if row in each.element.iterancestors()
        )
        assert part.lines[0].baseline == pytest.approx(capacity.lines[0].baseline, abs=0.1)


def test_the_signature_stands_on_the_page_of_the_last_words(page: Alignment) -> None:
    last = page.parts(f"//p[{has('last')}]")
    for part in page.parts(f"//table[{has('closing')}]"):
        assert len(part.pages) == 1, part.text
        before = [each for each in last if each.element.getparent() is part.element.getparent()]
        if before:
            assert before[-1].lines[-1].page == part.pages[0], part.text


def test_the_body_ends_with_the_mark_of_the_end(page: Alignment) -> None:
    for part in page.parts(f"//p[{has('last')}]"):
        assert part.text.endswith("./."), part.text


def test_tables_repeat_their_heads_and_tear_no_row(page: Alignment) -> None:
    for table in page.parts(f"//table[{has('grid')}]"):
        heads = [part for part in page.parts("//thead") if part.element.getparent() is table.element]
        rows = [part for part in page.parts("//tbody/tr") if table.element in part.element.iterancestors()]
        for row in rows:
            assert len(row.pages) == 1, row.text
        if heads:
            words = "".join(heads[0].text.split())
            for number in {row.pages[0] for row in rows}:
                text = "".join(
                    char["text"] for char in page.paper.pages[number - 1].chars if not char["text"].isspace()
                )
                assert words in text, f"page {number} does not repeat the head of its table"
