"""Starting and writing a registration: every rule at its edge (Kế hoạch 454, mục IV.1)."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

import pytest

from campaigns.actions.registrations import (
    TargetInput,
    save,
    start,
)
from campaigns.enums import Role, TargetKind
from campaigns.errors import Refused
from campaigns.models import AuditEntry, Registration
from tests.campaigns.actions.registration_world import (
    AFTER,
    BEFORE,
    FIGURE,
    FIRST,
    INSIDE,
    LAST,
    TASK,
    World,
    codes,
    draft,
    make_world,
)
from tests.factories import (
    make_award_form,
    make_campaign,
    make_collective,
    make_individual,
    make_organisation,
    make_user,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    return make_world()


# --- Starting --------------------------------------------------------------------------------------------


def test_a_draft_takes_along_unit_and_post(world: World) -> None:
    made = start(period=world.period, by=world.himself, now=INSIDE, individual=world.person)
    assert (made.unit, made.post, made.state, made.is_late) == (world.unit, "Công chức", "draft", False)
    assert AuditEntry.objects.get(action="registration.start").object_id == str(made.pk)


@pytest.mark.parametrize("moment", [FIRST, LAST])
def test_the_first_and_the_last_day_are_inside(world: World, moment: datetime) -> None:
    assert not start(period=world.period, by=world.speaker, now=moment, collective=world.unit).is_late


@pytest.mark.parametrize(("moment", "code"), [(BEFORE, "window_not_open"), (AFTER, "window_closed")])
def test_outside_the_window_participants_are_refused(world: World, moment: datetime, code: str) -> None:
    for by, who in (
        (world.speaker, {"collective": world.unit}),
        (world.himself, {"individual": world.person}),
    ):
        with pytest.raises(Refused) as refusal:
            start(period=world.period, by=by, now=moment, **who)
        assert refusal.value.codes == (code,)
        assert "31/03/2024" in str(refusal.value)


@pytest.mark.parametrize(("moment", "late"), [(BEFORE, False), (LAST, False), (AFTER, True)])
def test_the_office_may_outside_and_is_marked_late(world: World, moment: datetime, late: bool) -> None:
    made = start(period=world.period, by=world.office, now=moment, collective=world.unit)
    assert made.is_late is late


def test_nobody_registers_twice_or_for_others(world: World) -> None:
    draft(world)
    other = make_user(Role.UNIT, collective=make_collective(world.unit.organisation))
    colleague = make_individual(world.unit)
    again = lambda: start(period=world.period, by=world.office, now=INSIDE, collective=world.unit)  # noqa: E731
    assert codes(again) == ("already_registered",)
    assert codes(lambda: start(period=world.period, by=other, now=INSIDE, individual=world.person)) == (
        "not_yours",
    )
    assert codes(lambda: start(period=world.period, by=world.himself, now=INSIDE, individual=colleague)) == (
        "not_yours",
    )
    assert codes(
        lambda: start(period=world.period, by=make_user(Role.CHAIRMAN), now=INSIDE, collective=world.unit)
    ) == ("not_yours",)


def test_exactly_one_participant(world: World) -> None:
    for who in ({}, {"collective": world.unit, "individual": world.person}):
        with pytest.raises(ValueError, match="exactly one"):
            start(period=world.period, by=world.office, now=INSIDE, **who)


@pytest.mark.parametrize(
    ("gone_on", "offered"),
    [(date(2024, 1, 14), False), (date(2024, 1, 15), False), (date(2024, 1, 16), True)],
)
def test_who_is_gone_when_registration_opens_is_not_offered(
    world: World, gone_on: date, offered: bool
) -> None:
    leaver = make_individual(world.unit, left_on=gone_on)
    closed = make_collective(world.unit.organisation, closed_on=gone_on)
    for who in ({"individual": leaver}, {"collective": closed}):
        if offered:
            start(period=world.period, by=world.office, now=INSIDE, **who)
        else:
            with pytest.raises(Refused) as refusal:
                start(period=world.period, by=world.office, now=INSIDE, **who)
            assert refusal.value.codes == ("not_in_period",)


def test_another_organisations_collective_is_not_offered(world: World) -> None:
    stranger = make_collective(make_organisation())
    assert codes(lambda: start(period=world.period, by=world.office, now=INSIDE, collective=stranger)) == (
        "not_in_period",
    )


# --- Writing ---------------------------------------------------------------------------------------------


def test_saving_keeps_the_lines_in_their_order(world: World) -> None:
    made = draft(world, targets=[TASK, FIGURE])
    assert [target.text for target in made.targets.order_by("position")] == [TASK.text, FIGURE.text]
    save(
        registration=made,
        by=world.speaker,
        now=INSIDE,
        version=made.version,
        completion_level="",
        award_form=None,
        targets=[FIGURE],
    )
    made.refresh_from_db()
    assert (made.completion_level, made.award_form, made.targets.count()) == ("", None, 1)
    changes = AuditEntry.objects.filter(action="registration.save").latest("pk").changes
    assert changes["targets"][1] == ["Tỷ lệ hồ sơ giải quyết đúng hạn: 98,5%"]


def test_two_tabs_do_not_overwrite_each_other(world: World) -> None:
    made = draft(world)
    seen = made.version
    save(
        registration=made,
        by=world.speaker,
        now=INSIDE,
        version=seen,
        completion_level="good",
        award_form=None,
        targets=[TASK],
    )
    fresh = Registration.objects.get(pk=made.pk)
    assert codes(
        lambda: save(
            registration=fresh,
            by=world.office,
            now=INSIDE,
            version=seen,
            completion_level="done",
            award_form=None,
            targets=[],
        )
    ) == ("stale",)
    assert [target.text for target in fresh.targets.all()] == [TASK.text]


@pytest.mark.parametrize(
    ("target", "code"),
    [
        (TargetInput(TargetKind.FIGURE, "Số hồ sơ", "hồ sơ", None), "figure_missing"),
        (TargetInput(TargetKind.FIGURE, "Số hồ sơ", "hồ sơ", Decimal("-0.01")), "figure_out_of_range"),
        (TargetInput(TargetKind.FIGURE, "Số hồ sơ", "", Decimal("10000000000")), "figure_out_of_range"),
        (TargetInput(TargetKind.TASK, "  "), "text_missing"),
        (TargetInput(TargetKind.TASK, "A" * 401), "text_too_long"),
        (TargetInput(TargetKind.FIGURE, "Số hồ sơ", "A" * 41, Decimal(1)), "text_too_long"),
    ],
)
def test_lines_that_are_refused(world: World, target: TargetInput, code: str) -> None:
    assert codes(lambda: draft(world, targets=[target])) == (code,)
    assert not Registration.objects.exists()


@pytest.mark.parametrize(
    "target",
    [
        TargetInput(TargetKind.FIGURE, "Hồ sơ trễ hẹn", "hồ sơ", Decimal(0)),
        TargetInput(TargetKind.FIGURE, "A" * 400, "B" * 40, Decimal("9999999999.99")),
    ],
)
def test_lines_at_the_edge(world: World, target: TargetInput) -> None:
    assert draft(world, targets=[target]).targets.get().planned == target.planned


def test_too_many_lines_and_foreign_aims(world: World) -> None:
    assert draft(world, targets=[TASK] * 60).targets.count() == 60
    made = Registration.objects.get()
    foreign = make_award_form(make_campaign())
    values = {"registration": made, "by": world.speaker, "now": INSIDE}
    assert codes(lambda: save(**values, completion_level="", award_form=None, targets=[TASK] * 61)) == (
        "too_many_targets",
    )
    assert codes(lambda: save(**values, completion_level="", award_form=foreign, targets=[])) == (
        "unknown_award_form",
    )
    assert codes(lambda: save(**values, completion_level="super", award_form=None, targets=[])) == (
        "unknown_completion_level",
    )
