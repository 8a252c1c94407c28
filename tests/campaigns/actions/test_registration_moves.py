"""Sending, taking back, returning, accepting and the results (Kế hoạch 454, mục IV.1)."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

import pytest

from campaigns.actions.registrations import (
    TargetResult,
    accept,
    accept_several,
    recall,
    record_results,
    save,
    send_back,
    start,
    submit,
)
from campaigns.enums import Role, TargetKind
from campaigns.errors import Refused
from campaigns.models import Individual, Registration, Scorecard
from tests.campaigns.actions.registration_world import (
    AFTER,
    FIGURE,
    INSIDE,
    LAST,
    TASK,
    World,
    codes,
    draft,
    make_world,
)
from tests.factories import (
    make_collective,
    make_criteria_set,
    make_individual,
    make_registration,
    make_user,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    return make_world()


# --- Sending and taking back -----------------------------------------------------------------------------


def test_sending_needs_the_four_contents(world: World) -> None:
    made = draft(world, completion_level="", award_form=None, targets=[])
    assert codes(lambda: submit(registration=made, by=world.speaker, now=INSIDE)) == (
        "no_targets",
        "no_completion_level",
        "no_award_form",
    )


def test_one_task_alone_is_enough(world: World) -> None:
    made = submit(registration=draft(world, targets=[TASK]), by=world.speaker, now=INSIDE)
    assert (made.state, made.submitted_by, made.is_late) == ("submitted", world.speaker, False)


@pytest.mark.parametrize(("moment", "refused"), [(LAST, False), (AFTER, True)])
def test_a_draft_is_sent_by_its_owner_until_the_last_day(
    world: World, moment: datetime, refused: bool
) -> None:
    made = draft(world)
    if refused:
        assert codes(lambda: submit(registration=made, by=world.speaker, now=moment)) == ("window_closed",)
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
    made = draft(world)
    first, second = Registration.objects.get(pk=made.pk), Registration.objects.get(pk=made.pk)
    submit(registration=first, by=world.speaker, now=INSIDE, version=made.version)
    assert codes(lambda: submit(registration=second, by=world.speaker, now=INSIDE, version=made.version)) == (
        "stale",
    )
    again = Registration.objects.get(pk=made.pk)
    assert codes(lambda: submit(registration=again, by=world.speaker, now=INSIDE)) == ("wrong_state",)


def test_recalling_before_the_office_acts(world: World) -> None:
    made = submit(registration=draft(world), by=world.speaker, now=INSIDE)
    recall(registration=made, by=world.speaker, now=LAST)
    assert (made.state, made.submitted_at, made.submitted_by) == ("draft", None, None)
    submit(registration=made, by=world.speaker, now=INSIDE)
    accept(registration=made, by=world.office, now=INSIDE)
    assert codes(lambda: recall(registration=made, by=world.speaker, now=INSIDE)) == ("wrong_state",)


def test_recalling_after_the_last_day_would_lose_it(world: World) -> None:
    made = submit(registration=draft(world), by=world.speaker, now=INSIDE)
    assert codes(lambda: recall(registration=made, by=world.speaker, now=AFTER)) == ("window_closed",)
    assert recall(registration=made, by=world.office, now=AFTER).state == "draft"


# --- Returning and accepting -----------------------------------------------------------------------------


def test_a_returned_one_is_mended_and_sent_again_even_after_the_window(world: World) -> None:
    made = submit(registration=draft(world), by=world.speaker, now=LAST)
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
    assert codes(lambda: send_back(registration=made, by=world.office, now=INSIDE, reason=reason)) == (
        "reason_missing",
    )


def test_an_accepted_one_is_returned_until_scores_hang_on_it(world: World) -> None:
    made = make_registration(world.period, world.unit, "accepted")
    send_back(registration=made, by=world.office, now=AFTER, reason="Nhầm chỉ tiêu.")
    assert (made.state, made.accepted_at, made.accepted_by) == ("returned", None, None)

    scored = make_registration(world.period, world.person, "accepted")
    Scorecard.objects.create(registration=scored, criteria_set=make_criteria_set(world.period.campaign))
    assert codes(lambda: send_back(registration=scored, by=world.office, now=AFTER, reason="Nhầm.")) == (
        "scorecard_exists",
    )


def test_results_survive_a_return(world: World) -> None:
    made = draft(world)
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
    assert codes(lambda: accept(registration=made, by=by, now=INSIDE)) == ("not_yours",)
    assert codes(lambda: send_back(registration=made, by=by, now=INSIDE, reason="Sửa.")) == ("not_yours",)
    assert codes(lambda: accept_several(registrations=[(made, None)], by=by, now=INSIDE)) == ("not_yours",)


@pytest.mark.parametrize("state", ["draft", "returned", "accepted"])
def test_only_a_sent_one_is_accepted(world: World, state: str) -> None:
    made = make_registration(world.period, world.unit, state)
    assert codes(lambda: accept(registration=made, by=world.office, now=INSIDE)) == ("wrong_state",)


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
    made = draft(world, targets=[FIGURE, TASK])
    figure, task = made.targets.order_by("position")
    entry = {figure.pk: TargetResult(Decimal("98.7")), task.pk: TargetResult(Decimal(5), "Đã niêm yết.")}
    act = lambda by, **more: record_results(registration=made, by=by, now=AFTER, results=entry, **more)  # noqa: E731
    assert codes(lambda: act(world.speaker)) == ("wrong_state",)

    submit(registration=made, by=world.speaker, now=INSIDE)
    accept(registration=made, by=world.office, now=INSIDE)
    seen = made.version
    act(world.speaker, version=seen)
    figure.refresh_from_db()
    task.refresh_from_db()
    assert (figure.reached, task.reached, task.result) == (Decimal("98.70"), None, "Đã niêm yết.")
    assert codes(lambda: act(world.office, version=seen)) == ("stale",)
    act(world.office)
    assert codes(lambda: act(make_user(Role.COUNCIL))) == ("not_yours",)


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
