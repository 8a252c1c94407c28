from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from campaigns.rules.ranking import Entry, Ranked, rank
from campaigns.rules.vietnamese import person_sort_key


def entry(name: str, total: str) -> Entry[str]:
    return Entry(name, Decimal(total), person_sort_key(name))


def test_ties_share_a_rank_and_leave_a_gap() -> None:
    entries = [
        entry("Lê Văn Sơn", "88"),
        entry("Vũ Thị Ánh", "90.5"),
        entry("Đỗ Đạt", "90.50"),
        entry("Trần An", "95"),
    ]
    assert rank(entries) == [
        Ranked("Trần An", Decimal(95), 1),
        Ranked("Vũ Thị Ánh", Decimal("90.5"), 2),
        Ranked("Đỗ Đạt", Decimal("90.50"), 2),
        Ranked("Lê Văn Sơn", Decimal(88), 4),
    ]


def test_all_equal_and_none_at_all() -> None:
    assert [each.rank for each in rank([entry("An", "0"), entry("Bình", "0")])] == [1, 1]
    assert rank([]) == []


@given(st.lists(st.decimals(min_value=0, max_value=5, places=1), max_size=30))
def test_a_rank_is_one_more_than_the_number_above(totals: list[Decimal]) -> None:
    ranked = rank(Entry(place, total, f"{place:02}") for place, total in enumerate(totals))
    assert len(ranked) == len(totals)
    for each in ranked:
        assert each.rank == 1 + sum(total > each.total for total in totals)
