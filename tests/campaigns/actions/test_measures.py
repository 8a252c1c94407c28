"""Figures and the ratio points that follow them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from campaigns.actions import scorecards
from campaigns.actions.measures import record_measure, remove_measure
from campaigns.enums import MeasuredKind, MeasureUnit, Role
from campaigns.errors import Refused
from campaigns.models import AuditEntry, MeasureValue, Registration, Score, Scorecard
from campaigns.queries.measures import stamp_of
from tests import factories as make
from tests.campaigns.scoring_scene import NOW, Scene, entries, make_scene

pytestmark = pytest.mark.django_db


@pytest.fixture
def scene() -> Scene:
    return make_scene()


def record(scene: Scene, registration: Registration, value: str, **fields: object) -> MeasureValue:
    wanted = {"source": "Báo cáo số 12", "by": scene.office, "measure": scene.measure} | fields
    return record_measure(registration=registration, now=NOW, value=Decimal(value), **wanted)


def ratio(card: Scorecard) -> tuple[Decimal | None, Decimal | None]:
    score = Score.objects.get(scorecard=card, criterion__code="ty-le")
    return score.self_points, score.points


@pytest.mark.parametrize("value", ["0", "100", "99.99"])
def test_both_ends_of_the_range_are_lawful(scene: Scene, value: str) -> None:
    assert record(scene, scene.register(), value).value == Decimal(value)


@pytest.mark.parametrize(
    ("value", "code"),
    [("-0.01", "value_below_minimum"), ("100.01", "value_above_maximum"), ("99.999", "value_decimals")],
)
def test_outside_the_range(scene: Scene, value: str, code: str) -> None:
    with pytest.raises(Refused) as refused:
        record(scene, scene.register(), value)
    assert refused.value.codes == (code,)


def test_whole_numbers_where_the_measure_has_no_decimals(scene: Scene) -> None:
    whole = make.make_measure(scene.period.campaign, "so-luong", decimals=0)
    registration = scene.register()
    with pytest.raises(Refused) as refused:
        record(scene, registration, "1.5", measure=whole)
    assert refused.value.codes == ("value_decimals",)
    assert record(scene, registration, "2", measure=whole)


def test_every_figure_has_a_source(scene: Scene) -> None:
    with pytest.raises(Refused) as refused:
        record(scene, scene.register(), "98", source="  ")
    assert refused.value.codes == ("source_missing",)


def test_a_rating_is_chosen_not_typed(scene: Scene) -> None:
    campaign = scene.period.campaign
    ratings = make.make_ratings(campaign)
    staff = make.make_measure(
        campaign, "xep-loai", unit=MeasureUnit.RATING, measured_kind=MeasuredKind.INDIVIDUAL
    )
    registration = scene.register(make.make_individual(scene.unit))
    with pytest.raises(Refused) as refused:
        record(scene, registration, "3", measure=staff)
    assert refused.value.codes == ("rating_missing",)
    made = record_measure(
        registration=registration,
        measure=staff,
        by=scene.office,
        now=NOW,
        source="Quyết định số 5",
        rating=ratings["hoan-thanh-tot"],
    )
    assert made.rating == ratings["hoan-thanh-tot"]


def test_a_measure_of_the_other_kind_is_refused(scene: Scene) -> None:
    only_units = make.make_measure(scene.period.campaign, "tap-the", measured_kind=MeasuredKind.COLLECTIVE)
    with pytest.raises(Refused) as refused:
        record(scene, scene.register(make.make_individual(scene.unit)), "50", measure=only_units)
    assert refused.value.codes == ("wrong_measure",)


@pytest.mark.parametrize("role", [Role.UNIT, Role.COUNCIL, Role.CHAIRMAN, Role.INDIVIDUAL])
def test_only_the_office_records(scene: Scene, role: Role) -> None:
    with pytest.raises(Refused) as refused:
        record(scene, scene.register(), "98", by=make.make_user(role, collective=scene.unit))
    assert refused.value.codes == ("not_yours",)


def test_nobody_records_his_own_figures(scene: Scene) -> None:
    with pytest.raises(Refused) as refused:
        record(scene, scene.register(), "98", by=make.make_user(Role.OFFICE, collective=scene.unit))
    assert refused.value.codes == ("own_figures",)


def test_a_correction_keeps_old_and_new_in_the_record(scene: Scene) -> None:
    registration = scene.register()
    record(scene, registration, "98")
    record(scene, registration, "97.5", source="Báo cáo số 13")
    assert MeasureValue.objects.count() == 1
    line = AuditEntry.objects.filter(action="measure.record").order_by("-pk")[0]
    assert line.changes == {"on_time": ["98 (Báo cáo số 12)", "97,5 (Báo cáo số 13)"]}


def test_the_same_again_leaves_no_trace(scene: Scene) -> None:
    registration = scene.register()
    record(scene, registration, "98")
    record(scene, registration, "98")
    assert AuditEntry.objects.filter(action="measure.record").count() == 1


def test_of_two_clerks_the_later_is_told(scene: Scene) -> None:
    registration = scene.register()
    seen = stamp_of(record(scene, registration, "98"))
    MeasureValue.objects.update(recorded_at=make.at(2024, 10, 2))
    with pytest.raises(Refused) as refused:
        record(scene, registration, "97", seen=seen)
    assert refused.value.codes == ("stale",)


def test_ratio_points_follow_while_the_sheet_is_open(scene: Scene) -> None:
    card = scene.started()
    assert ratio(card) == (None, None)
    record(scene, card.registration, "49")
    assert ratio(card) == (Decimal(10), Decimal(10))
    scorecards.save_self(scorecard=card, by=scene.speaker, now=NOW, entries=entries(card))
    scorecards.submit(scorecard=card, by=scene.speaker, now=NOW)
    record(scene, card.registration, "98")
    card.refresh_from_db()
    assert (ratio(card)[1], card.self_total) == (Decimal(20), Decimal(95))


def test_an_appraised_sheet_keeps_its_points_until_it_is_opened(scene: Scene) -> None:
    card = scene.appraised()
    record(scene, card.registration, "49")
    assert ratio(card) == (Decimal(20), Decimal(20))
    scorecards.reopen(scorecard=card, by=scene.office, now=NOW, reason="Số liệu sửa lại")
    assert ratio(card) == (Decimal(10), Decimal(10))
    scorecards.finish(scorecard=card, by=scene.office, now=NOW)
    assert card.total == Decimal(85)


def test_a_figure_taken_back_takes_its_points(scene: Scene) -> None:
    card = scene.started()
    record(scene, card.registration, "49")
    remove_measure(registration=card.registration, measure=scene.measure, by=scene.office, now=NOW)
    assert ratio(card) == (None, None)
    with pytest.raises(Refused) as refused:
        remove_measure(registration=card.registration, measure=scene.measure, by=scene.office, now=NOW)
    assert refused.value.codes == ("value_missing",)


def test_only_accepted_registrations_have_figures(scene: Scene) -> None:
    with pytest.raises(Refused) as refused:
        record(scene, make.make_registration(scene.period, scene.unit, "submitted"), "98")
    assert refused.value.codes == ("registration_not_accepted",)
