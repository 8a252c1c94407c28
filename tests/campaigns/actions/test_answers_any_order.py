"""Whatever is taken up or concluded, and in which order: the total stays in the table and is the same."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from campaigns.actions import scorecards
from campaigns.actions.scorecards import CouncilEntry
from campaigns.models import Scorecard
from campaigns.queries.scorecards import sheet_of
from campaigns.rules.scoring import Mark
from tests.campaigns.actions.answers_scene import BASIS, explained, score, with_round
from tests.campaigns.scoring_scene import NOW, Scene, make_scene

pytestmark = pytest.mark.django_db
MAXIMA = {"danh-gia": 30, "lua-chon": 30, "tru-diem": 20}
Act = tuple[str, str, Mark]


def marks_of(code: str) -> st.SearchStrategy[Mark]:
    """Every lawful mark of a criterion that is not the one that it has."""
    if code == "lua-chon":
        given_points = st.sampled_from([Decimal("12.5"), Decimal(0)])
    else:
        most = MAXIMA[code]
        given_points = st.decimals(0, most, places=2).filter(lambda value: value != 20)
    return given_points.map(Mark) | st.just(Mark(not_arising=True))


@st.composite
def acts(draw: st.DrawFn) -> tuple[list[Act], list[Act]]:
    """One act or two for some criteria (an answer, the council's word), and the same in another order."""
    made: list[Act] = []
    for code in draw(st.lists(st.sampled_from(sorted(MAXIMA)), unique=True, min_size=1)):
        for kind in draw(st.sampled_from([("answer",), ("council",), ("answer", "council")])):
            made.append((kind, code, draw(marks_of(code))))
    return made, draw(st.permutations(made))


def total_after(scene: Scene, card: Scorecard, order: Iterable[Act]) -> Decimal:
    """The stored total after the acts, which are undone again; it must lie in the table at every step."""
    with transaction.atomic():
        fresh = Scorecard.objects.get(pk=card.pk)
        order = list(order)
        waiting = {code: explained(fresh, scene.speaker, code) for kind, code, _ in order if kind == "answer"}
        for kind, code, mark in order:
            if kind == "answer":
                scorecards.answer(
                    explanation=waiting[code],
                    by=scene.office,
                    now=NOW,
                    accepted=True,
                    reason="Vì.",
                    mark=mark,
                )
            else:
                entries = {score(fresh, code).criterion_id: CouncilEntry(mark, "Kết luận.")}
                scorecards.save_council(
                    scorecard=fresh, by=scene.office, now=NOW, basis=BASIS, entries=entries
                )
            fresh.refresh_from_db()
            assert fresh.total is not None
            assert 0 <= fresh.total <= sheet_of(fresh).maximum
        stored = fresh.total
        transaction.set_rollback(True)
    assert stored is not None
    return stored


def test_the_total_stays_in_the_table_in_any_order() -> None:
    scene = make_scene()
    card = with_round(scene)

    @settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(acts())
    def check(orders: tuple[list[Act], list[Act]]) -> None:
        one, other = orders
        assert total_after(scene, card, one) == total_after(scene, card, other)

    check()
