"""Properties of a total: whatever is typed, it can be defended."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from campaigns.enums import CriterionRule
from campaigns.rules.scoring import OUTSIDE_THE_TABLE, Mark, Weighed, reckon

IN_THE_TABLE = [rule for rule in CriterionRule if rule not in OUTSIDE_THE_TABLE]
CENT = Decimal("0.01")


def cents(least: int | Decimal, most: int | Decimal) -> st.SearchStrategy[Decimal]:
    """Points with two places."""
    return st.integers(int(least * 100), int(most * 100)).map(lambda whole: Decimal(whole) / 100)


@st.composite
def lines(draw: st.DrawFn, rules: list[CriterionRule] | None = None, arises: bool = False) -> Weighed:
    """A criterion with a lawful mark, or none."""
    rule = draw(st.sampled_from(rules or list(CriterionRule)))
    most = draw(cents(CENT, 50))
    kinds = ["points"] if arises else ["points", "nothing"]
    if not arises and rule not in OUTSIDE_THE_TABLE:
        kinds.append("not arising")
    kind = draw(st.sampled_from(kinds))
    if kind == "points":
        return Weighed(most, rule, Mark(draw(cents(0, most))))
    return Weighed(most, rule, Mark(not_arising=kind == "not arising"))


tables = st.lists(lines(), max_size=12)


@given(tables, st.randoms(use_true_random=False))
def test_the_order_of_the_criteria_never_matters(table: list[Weighed], random: st.DataObject) -> None:
    shuffled = list(table)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert reckon(shuffled) == reckon(table)


@given(tables)
def test_a_total_lies_between_zero_and_the_whole_table(table: list[Weighed]) -> None:
    reckoning = reckon(table)
    assert 0 <= reckoning.total <= reckoning.full
    assert 0 <= reckoning.points <= reckoning.reachable <= reckoning.full
    assert 0 <= reckoning.scaled <= reckoning.full


@given(st.lists(lines(IN_THE_TABLE, arises=True), max_size=12))
def test_where_all_arises_the_total_is_the_exact_sum(table: list[Weighed]) -> None:
    assert reckon(table).total == sum((line.mark.points or Decimal(0) for line in table), Decimal(0))


@given(st.lists(lines(), min_size=1, max_size=12), st.data())
def test_what_does_not_arise_never_moves_the_total_beyond_the_table(
    table: list[Weighed], data: st.DataObject
) -> None:
    """It drops out of what can be reached, and the scale of the whole stays."""
    place = data.draw(st.integers(0, len(table) - 1))
    dropped = [
        replace(line, mark=Mark(not_arising=True)) if at == place and line.rule in IN_THE_TABLE else line
        for at, line in enumerate(table)
    ]
    before, after = reckon(table), reckon(dropped)
    assert after.full == before.full
    assert after.total <= after.full
    assert after.reachable <= before.reachable


@given(st.lists(lines(IN_THE_TABLE), min_size=2, max_size=8))
def test_full_points_are_full_whatever_does_not_arise(table: list[Weighed]) -> None:
    full = [line if line.mark.not_arising else replace(line, mark=Mark(line.max_points)) for line in table]
    reckoning = reckon(full)
    assert reckoning.total == (reckoning.full if reckoning.reachable else 0)


@given(st.lists(lines(), min_size=1, max_size=12), st.data())
def test_more_points_never_lower_the_total(table: list[Weighed], data: st.DataObject) -> None:
    """Except the points of a penalty, which never raise it."""
    place = data.draw(st.integers(0, len(table) - 1))
    line = table[place]
    now = Decimal(0) if line.mark.points is None else line.mark.points
    more = data.draw(cents(now, line.max_points))
    if line.mark.not_arising:
        return
    raised = [*table[:place], replace(line, mark=Mark(more)), *table[place + 1 :]]
    if line.rule is CriterionRule.PENALTY:
        assert reckon(raised).total <= reckon(table).total
    else:
        assert reckon(raised).total >= reckon(table).total


@given(
    st.lists(lines(IN_THE_TABLE), max_size=8), st.decimals(0, 500, places=2), st.decimals(0, 500, places=2)
)
def test_bonus_and_penalty_stop_at_the_ends(table: list[Weighed], bonus: Decimal, penalty: Decimal) -> None:
    extra = [
        Weighed(Decimal(500), CriterionRule.BONUS, Mark(bonus)),
        Weighed(Decimal(500), CriterionRule.PENALTY, Mark(penalty)),
    ]
    plain, reckoning = reckon(table), reckon([*table, *extra])
    assert (reckoning.full, reckoning.scaled) == (plain.full, plain.scaled)
    assert reckoning.total == min(max(plain.scaled + bonus - penalty, Decimal(0)), plain.full)
