"""Places, ties and groups."""

from __future__ import annotations

import random
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaigns.enums import CollectiveKind, IndividualKind, ParticipantKind
from campaigns.rules.ranking import (
    HEAD,
    Entry,
    Ranked,
    group_of_collective,
    group_of_person,
    groups_of,
    rank,
    tie_note,
    tie_rule,
)
from campaigns.rules.vietnamese import person_sort_key

SECTIONS = 2
points = st.integers(min_value=0, max_value=3).map(Decimal)
entries = st.lists(
    st.tuples(points, st.tuples(*[points] * SECTIONS), st.sampled_from("abc"), st.sampled_from("xyz")),
    max_size=20,
).map(
    lambda rows: [
        Entry(place, total, f"{name}{place:02}", breakers, group)
        for place, (total, breakers, group, name) in enumerate(rows)
    ]
)


def entry(name: str, total: str, *breakers: str, group: str = "") -> Entry[str]:
    return Entry(name, Decimal(total), person_sort_key(name), tuple(map(Decimal, breakers)), group)


# --- Ties ----------------------------------------------------------------------------------------


def test_ties_share_a_rank_and_leave_a_gap() -> None:
    rows = [
        entry("Lê Văn Sơn", "88"),
        entry("Vũ Thị Ánh", "90.5"),
        entry("Đỗ Đạt", "90.50"),
        entry("Trần An", "95"),
    ]
    assert rank(rows) == [
        Ranked("Trần An", Decimal(95), 1, 1),
        Ranked("Vũ Thị Ánh", Decimal("90.5"), 2, 2, sharing=2),
        Ranked("Đỗ Đạt", Decimal("90.50"), 2, 2, sharing=2),
        Ranked("Lê Văn Sơn", Decimal(88), 4, 4),
    ]


def test_all_equal_and_none_at_all() -> None:
    assert [each.rank for each in rank([entry("An", "0"), entry("Bình", "0")])] == [1, 1]
    assert rank([]) == []


def test_the_sections_decide_one_after_the_other() -> None:
    """An and Bình differ in the first section, Bình and Cúc only in the second, Cúc and Dũng in none."""
    rows = [
        entry("Dũng", "90", "10", "4"),
        entry("Cúc", "90", "10", "4"),
        entry("Bình", "90", "10", "5"),
        entry("An", "90", "12", "0"),
        entry("Em", "80", "20", "20"),
    ]
    found = rank(rows)
    assert [(each.key, each.rank, each.decided_by) for each in found] == [
        ("An", 1, 0),
        ("Bình", 2, 1),
        ("Cúc", 3, 1),
        ("Dũng", 3, None),
        ("Em", 5, None),
    ]


def test_a_section_never_lifts_anybody_over_a_higher_total() -> None:
    found = rank([entry("An", "89.99", "30"), entry("Bình", "90", "0")])
    assert [(each.key, each.rank, each.decided_by) for each in found] == [("Bình", 1, None), ("An", 2, None)]


# --- What holds for every ranking ----------------------------------------------------------------


@given(entries, st.randoms(use_true_random=False))
def test_the_order_of_input_never_matters(rows: list[Entry[int]], dice: random.Random) -> None:
    shuffled = list(rows)
    dice.shuffle(shuffled)
    assert rank(shuffled) == rank(rows)


@given(entries)
def test_a_rank_is_one_more_than_the_number_strictly_better(rows: list[Entry[int]]) -> None:
    found = {each.key: each for each in rank(rows)}
    assert set(found) == {row.key for row in rows}
    for row in rows:
        better = [other for other in rows if (other.total, *other.breakers) > (row.total, *row.breakers)]
        equal = [other for other in rows if (other.total, *other.breakers) == (row.total, *row.breakers)]
        assert found[row.key].rank == 1 + len(better)
        assert found[row.key].sharing == len(equal)
        assert found[row.key].group_rank == 1 + sum(other.group == row.group for other in better)
    assert not rows or any(each.rank == 1 for each in found.values())


@given(entries)
def test_the_places_inside_a_group_agree_with_those_over_all(rows: list[Entry[int]]) -> None:
    groups = {row.key: row.group for row in rows}
    found = rank(rows)
    for one in found:
        for other in found:
            if groups[one.key] == groups[other.key]:
                assert (one.rank < other.rank) == (one.group_rank < other.group_rank)


@given(entries)
def test_the_alphabet_orders_inside_a_tie_only(rows: list[Entry[int]]) -> None:
    keys = {row.key: row.sort_key for row in rows}
    found = rank(rows)
    for above, below in pairwise(found):
        assert above.rank <= below.rank
        assert above.rank < below.rank or keys[above.key] <= keys[below.key]


@given(entries)
def test_a_section_is_named_where_equal_totals_were_parted(rows: list[Entry[int]]) -> None:
    merits = {row.key: row.breakers for row in rows}
    for each in rank(rows):
        parted = any(
            other.total == each.total and merits[other.key] != merits[each.key] for other in rank(rows)
        )
        assert each.decided_by is None or parted
        alone = each.sharing == 1
        assert not (parted and alone) or each.decided_by is not None


# --- Groups --------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", IndividualKind)
def test_a_head_is_ranked_among_heads_whatever_his_post(kind: IndividualKind) -> None:
    assert group_of_person(kind, is_head=True) == HEAD
    assert group_of_person(kind, is_head=False).label == kind.label


def test_every_group_has_its_place_in_the_lists() -> None:
    assert groups_of(ParticipantKind.COLLECTIVE) == tuple(map(group_of_collective, CollectiveKind))
    people = groups_of(ParticipantKind.INDIVIDUAL)
    assert [each.label for each in people] == [
        "Người đứng đầu đơn vị",
        "Cán bộ",
        "Công chức",
        "Viên chức",
        "Người lao động",
    ]
    assert len({each.code for each in people}) == len(people)


# --- In words ------------------------------------------------------------------------------------


def test_the_rule_in_words() -> None:
    assert tie_rule(ParticipantKind.INDIVIDUAL, ["Thủ tục", "Công vụ"]) == (
        "Khi bằng tổng điểm, người có điểm cao hơn ở nhóm “Thủ tục” xếp trên; "
        "vẫn bằng thì xét nhóm “Công vụ”; vẫn bằng thì đồng hạng, tên xếp theo thứ tự chữ cái."
    )
    assert "tập thể có điểm cao hơn ở nhóm “Thủ tục”" in tie_rule(ParticipantKind.COLLECTIVE, ["Thủ tục"])
    assert tie_rule(ParticipantKind.COLLECTIVE, []).startswith("Khi bằng tổng điểm thì đồng hạng")


@pytest.mark.parametrize(
    ("sharing", "decided_by", "words"),
    [
        (1, None, ""),
        (2, None, "Đồng hạng"),
        (1, 0, "Bằng tổng điểm, phân định theo nhóm “Thủ tục” 20 điểm"),
        (1, 1, "Bằng tổng điểm, phân định theo nhóm “Thủ tục” 20 điểm; “Công vụ” 9,5 điểm"),
        (3, 0, "Bằng tổng điểm, phân định theo nhóm “Thủ tục” 20 điểm; đồng hạng"),
    ],
)
def test_what_the_rule_did_to_a_place(sharing: int, decided_by: int | None, words: str) -> None:
    place = Ranked("An", Decimal(90), 2, 1, sharing, decided_by)
    assert tie_note(place, [("Thủ tục", "20 điểm"), ("Công vụ", "9,5 điểm")]) == words
