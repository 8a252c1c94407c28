"""Registration for a period: every rule at its edge (Kế hoạch 454, mục IV.1)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

import pytest

from campaigns.actions.registrations import (
    TargetInput,
    TargetResult,
    accept,
    accept_several,
    recall,
    record_results,
    register,
    save,
    send_back,
    start,
    submit,
)
from campaigns.enums import CompletionLevel, Role, TargetKind
from campaigns.errors import Refused
from campaigns.models import (
    AuditEntry,
    AwardForm,
    Collective,
    Individual,
    Period,
    Registration,
    Scorecard,
    User,
)
from tests.factories import (
    at,
    make_award_form,
    make_campaign,
    make_collective,
    make_criteria_set,
    make_individual,
    make_organisation,
    make_period,
    make_registration,
    make_user,
)

pytestmark = pytest.mark.django_db

BEFORE, FIRST, LAST, AFTER = (
    at(2024, 1, 14, 23, 59),
    at(2024, 1, 15, 0, 0),
    at(2024, 3, 31, 23, 59),
    at(2024, 4, 1, 0, 0),
)
INSIDE = at(2024, 2, 1)
FIGURE = TargetInput(TargetKind.FIGURE, "Tỷ lệ hồ sơ giải quyết đúng hạn", "%", Decimal("98.5"))
TASK = TargetInput(TargetKind.TASK, "Niêm yết công khai thủ tục hành chính")


@dataclass
class World:
    period: Period
    unit: Collective
    person: Individual
    award_form: AwardForm
    office: User
    speaker: User
    himself: User


@pytest.fixture
def world() -> World:
    campaign = make_campaign()
    unit = make_collective(campaign.organisation)
    person = make_individual(unit)
    return World(
        make_period(campaign),
        unit,
        person,
        make_award_form(campaign),
        make_user(Role.OFFICE),
        make_user(Role.UNIT, collective=unit),
        make_user(Role.INDIVIDUAL, individual=person),
    )


def _draft(world: World, by: User | None = None, now: datetime = INSIDE, **contents: object) -> Registration:
    values = {
        "completion_level": CompletionLevel.GOOD,
        "award_form": world.award_form,
        "targets": [FIGURE],
    } | contents
    return register(period=world.period, by=by or world.speaker, now=now, collective=world.unit, **values)


def _codes(act: object) -> tuple[str, ...]:
    with pytest.raises(Refused) as refusal:
        act()  # type: ignore[operator]
    return refusal.value.codes


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
    _draft(world)
    other = make_user(Role.UNIT, collective=make_collective(world.unit.organisation))
    colleague = make_individual(world.unit)
    again = lambda: start(period=world.period, by=world.office, now=INSIDE, collective=world.unit)  # noqa: E731
    assert _codes(again) == ("already_registered",)
    assert _codes(lambda: start(period=world.period, by=other, now=INSIDE, individual=world.person)) == (
        "not_yours",
    )
    assert _codes(lambda: start(period=world.period, by=world.himself, now=INSIDE, individual=colleague)) == (
        "not_yours",
    )
    assert _codes(
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
    assert _codes(lambda: start(period=world.period, by=world.office, now=INSIDE, collective=stranger)) == (
        "not_in_period",
    )


# --- Writing ---------------------------------------------------------------------------------------------


def test_saving_keeps_the_lines_in_their_order(world: World) -> None:
    made = _draft(world, targets=[TASK, FIGURE])
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
    assert changes["targets"][1] == ["Tỷ lệ hồ sơ giải quyết đúng hạn: 98,5 %"]


def test_two_tabs_do_not_overwrite_each_other(world: World) -> None:
    made = _draft(world)
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
    assert _codes(
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
    assert _codes(lambda: _draft(world, targets=[target])) == (code,)
    assert not Registration.objects.exists()


@pytest.mark.parametrize(
    "target",
    [
        TargetInput(TargetKind.FIGURE, "Hồ sơ trễ hẹn", "hồ sơ", Decimal(0)),
        TargetInput(TargetKind.FIGURE, "A" * 400, "B" * 40, Decimal("9999999999.99")),
    ],
)
def test_lines_at_the_edge(world: World, target: TargetInput) -> None:
    assert _draft(world, targets=[target]).targets.get().planned == target.planned


def test_too_many_lines_and_foreign_aims(world: World) -> None:
    assert _draft(world, targets=[TASK] * 60).targets.count() == 60
    made = Registration.objects.get()
    foreign = make_award_form(make_campaign())
    values = {"registration": made, "by": world.speaker, "now": INSIDE}
    assert _codes(lambda: save(**values, completion_level="", award_form=None, targets=[TASK] * 61)) == (
        "too_many_targets",
    )
    assert _codes(lambda: save(**values, completion_level="", award_form=foreign, targets=[])) == (
        "unknown_award_form",
    )
    assert _codes(lambda: save(**values, completion_level="super", award_form=None, targets=[])) == (
        "unknown_completion_level",
    )


# --- Sending and taking back -----------------------------------------------------------------------------


def test_sending_needs_the_four_contents(world: World) -> None:
    made = _draft(world, completion_level="", award_form=None, targets=[])
    assert _codes(lambda: submit(registration=made, by=world.speaker, now=INSIDE)) == (
        "no_targets",
        "no_completion_level",
        "no_award_form",
    )


def test_one_task_alone_is_enough(world: World) -> None:
    made = submit(registration=_draft(world, targets=[TASK]), by=world.speaker, now=INSIDE)
    assert (made.state, made.submitted_by, made.is_late) == ("submitted", world.speaker, False)


@pytest.mark.parametrize(("moment", "refused"), [(LAST, False), (AFTER, True)])
def test_a_draft_is_sent_by_its_owner_until_the_last_day(
    world: World, moment: datetime, refused: bool
) -> None:
    made = _draft(world)
    if refused:
        assert _codes(lambda: submit(registration=made, by=world.speaker, now=moment)) == ("window_closed",)
        assert submit(registration=made, by=world.office, now=moment).is_late
    else:
        assert not submit(registration=made, by=world.speaker, now=moment).is_late


def test_sending_refreshes_unit_and_post_of_a_draft(world: World) -> None:
    made = start(period=world.period, by=world.himself, now=INSIDE, individual=world.person)
    save(
        registration=made,
        by=world.himself,
        now=INSIDE,
        completion_level="good",
        award_form=world.award_form,
        targets=[TASK],
    )
    next_unit = make_collective(world.unit.organisation)
    Individual.objects.filter(pk=world.person.pk).update(unit=next_unit, post="Phó ban")
    sent = submit(registration=Registration.objects.get(pk=made.pk), by=world.himself, now=INSIDE)
    assert (sent.unit, sent.post) == (next_unit, "Phó ban")


def test_double_click_sends_once(world: World) -> None:
    made = _draft(world)
    first, second = Registration.objects.get(pk=made.pk), Registration.objects.get(pk=made.pk)
    submit(registration=first, by=world.speaker, now=INSIDE, version=made.version)
    assert _codes(
        lambda: submit(registration=second, by=world.speaker, now=INSIDE, version=made.version)
    ) == ("stale",)
    again = Registration.objects.get(pk=made.pk)
    assert _codes(lambda: submit(registration=again, by=world.speaker, now=INSIDE)) == ("wrong_state",)


def test_recalling_before_the_office_acts(world: World) -> None:
    made = submit(registration=_draft(world), by=world.speaker, now=INSIDE)
    recall(registration=made, by=world.speaker, now=LAST)
    assert (made.state, made.submitted_at, made.submitted_by) == ("draft", None, None)
    submit(registration=made, by=world.speaker, now=INSIDE)
    accept(registration=made, by=world.office, now=INSIDE)
    assert _codes(lambda: recall(registration=made, by=world.speaker, now=INSIDE)) == ("wrong_state",)


def test_recalling_after_the_last_day_would_lose_it(world: World) -> None:
    made = submit(registration=_draft(world), by=world.speaker, now=INSIDE)
    assert _codes(lambda: recall(registration=made, by=world.speaker, now=AFTER)) == ("window_closed",)
    assert recall(registration=made, by=world.office, now=AFTER).state == "draft"


# --- Returning and accepting -----------------------------------------------------------------------------


def test_a_returned_one_is_mended_and_sent_again_even_after_the_window(world: World) -> None:
    made = submit(registration=_draft(world), by=world.speaker, now=LAST)
    send_back(registration=made, by=world.office, now=AFTER, reason="  Thiếu nhiệm vụ. ")
    assert (made.state, made.return_reason) == ("returned", "Thiếu nhiệm vụ.")
    save(
        registration=made,
        by=world.speaker,
        now=AFTER,
        completion_level="good",
        award_form=world.award_form,
        targets=[FIGURE, TASK],
    )
    submit(registration=made, by=world.speaker, now=AFTER)
    assert (made.state, made.is_late, made.return_reason, made.returned_at) == ("submitted", False, "", None)


@pytest.mark.parametrize("reason", ["", "   \n"])
def test_returning_needs_a_reason(world: World, reason: str) -> None:
    made = make_registration(world.period, world.unit, "submitted")
    assert _codes(lambda: send_back(registration=made, by=world.office, now=INSIDE, reason=reason)) == (
        "reason_missing",
    )


def test_an_accepted_one_is_returned_until_scores_hang_on_it(world: World) -> None:
    made = make_registration(world.period, world.unit, "accepted")
    send_back(registration=made, by=world.office, now=AFTER, reason="Nhầm chỉ tiêu.")
    assert (made.state, made.accepted_at, made.accepted_by) == ("returned", None, None)

    scored = make_registration(world.period, world.person, "accepted")
    Scorecard.objects.create(registration=scored, criteria_set=make_criteria_set(world.period.campaign))
    assert _codes(lambda: send_back(registration=scored, by=world.office, now=AFTER, reason="Nhầm.")) == (
        "scorecard_exists",
    )


def test_results_survive_a_return(world: World) -> None:
    made = _draft(world)
    submit(registration=made, by=world.speaker, now=INSIDE)
    accept(registration=made, by=world.office, now=INSIDE)
    target = made.targets.get()
    record_results(
        registration=made,
        by=world.speaker,
        now=AFTER,
        results={target.pk: TargetResult(Decimal(99), "Vượt.")},
    )
    send_back(registration=made, by=world.office, now=AFTER, reason="Thêm nhiệm vụ.")
    save(
        registration=made,
        by=world.speaker,
        now=AFTER,
        completion_level="good",
        award_form=world.award_form,
        targets=[TASK, FIGURE],
    )
    kept = made.targets.get(kind=TargetKind.FIGURE)
    assert (kept.pk, kept.position, kept.reached, kept.result) == (target.pk, 2, Decimal(99), "Vượt.")


def test_nobody_accepts_his_own(world: World) -> None:
    clerk = make_user(Role.OFFICE, individual=make_individual(world.unit))
    speaker = make_user(Role.OFFICE, Role.UNIT, collective=world.unit)
    own = make_registration(world.period, clerk.individual, "submitted")
    units = make_registration(world.period, world.unit, "submitted")
    for by, registration in ((clerk, own), (speaker, units)):
        for act in (accept, lambda **values: send_back(**values, reason="Sửa.")):
            with pytest.raises(Refused) as refusal:
                act(registration=registration, by=by, now=INSIDE)
            assert refusal.value.codes == ("own_interest",)


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.OFFICE])
def test_only_the_office_accepts_and_returns(world: World, role: Role) -> None:
    made = make_registration(world.period, world.unit, "submitted")
    by = make_user(role, collective=world.unit)
    assert _codes(lambda: accept(registration=made, by=by, now=INSIDE)) == ("not_yours",)
    assert _codes(lambda: send_back(registration=made, by=by, now=INSIDE, reason="Sửa.")) == ("not_yours",)
    assert _codes(lambda: accept_several(registrations=[(made, None)], by=by, now=INSIDE)) == ("not_yours",)


@pytest.mark.parametrize("state", ["draft", "returned", "accepted"])
def test_only_a_sent_one_is_accepted(world: World, state: str) -> None:
    made = make_registration(world.period, world.unit, state)
    assert _codes(lambda: accept(registration=made, by=world.office, now=INSIDE)) == ("wrong_state",)


def test_accepting_several_tells_of_each_that_is_not(world: World) -> None:
    sent = make_registration(world.period, world.unit, "submitted")
    changed = make_registration(world.period, world.person, "submitted")
    draft = make_registration(world.period, make_collective(world.unit.organisation))
    done = accept_several(
        registrations=[(sent, sent.version), (changed, changed.version + 1), (draft, draft.version)],
        by=world.office,
        now=INSIDE,
    )
    assert [row.pk for row in done.accepted] == [sent.pk]
    assert [(row.pk, [reason.code for reason in reasons]) for row, reasons in done.refused] == [
        (changed.pk, ["stale"]),
        (draft.pk, ["wrong_state"]),
    ]


# --- Results ---------------------------------------------------------------------------------------------


def test_results_by_owner_and_office_after_acceptance(world: World) -> None:
    made = _draft(world, targets=[FIGURE, TASK])
    figure, task = made.targets.order_by("position")
    entry = {figure.pk: TargetResult(Decimal("98.7")), task.pk: TargetResult(Decimal(5), "Đã niêm yết.")}
    act = lambda by, **more: record_results(registration=made, by=by, now=AFTER, results=entry, **more)  # noqa: E731
    assert _codes(lambda: act(world.speaker)) == ("wrong_state",)

    submit(registration=made, by=world.speaker, now=INSIDE)
    accept(registration=made, by=world.office, now=INSIDE)
    seen = made.version
    act(world.speaker, version=seen)
    figure.refresh_from_db()
    task.refresh_from_db()
    assert (figure.reached, task.reached, task.result) == (Decimal("98.70"), None, "Đã niêm yết.")
    assert _codes(lambda: act(world.office, version=seen)) == ("stale",)
    act(world.office)
    assert _codes(lambda: act(make_user(Role.COUNCIL))) == ("not_yours",)


def test_results_at_their_edges(world: World) -> None:
    made = make_registration(world.period, world.unit, "accepted")
    other = make_registration(world.period, world.person, "accepted")
    own = made.targets.create(kind="figure", text="Hồ sơ trễ hẹn", planned=0)
    foreign = other.targets.create(kind="task", text="Việc khác")
    values = {"registration": made, "by": world.speaker, "now": AFTER}
    for results, code in (
        ({foreign.pk: TargetResult(result="Xong.")}, "unknown_target"),
        ({own.pk: TargetResult(Decimal("-1"))}, "figure_out_of_range"),
        ({own.pk: TargetResult(result="A" * 601)}, "text_too_long"),
    ):
        with pytest.raises(Refused) as refusal:
            record_results(**values, results=results)
        assert refusal.value.codes == (code,)
    record_results(**values, results={own.pk: TargetResult(Decimal(0), "A" * 600)})
    own.refresh_from_db()
    assert own.reached == 0
