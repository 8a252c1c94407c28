"""Recording, ending and lifting what keeps somebody from being proposed; what it then stops."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from awards.actions import nominations as actions
from awards.actions.approvals import reasons_against_approving
from awards.actions.exclusions import Flag, end_exclusion, lift_exclusion, record_exclusion
from awards.enums import ExclusionKind
from awards.models import Exclusion, Nomination
from awards.queries.exclusions import reasons_of_exclusion, visible_to
from campaigns.enums import Role
from campaigns.errors import Refused
from campaigns.models import AuditEntry, User
from tests import factories as make
from tests.world import NOW, World

pytestmark = pytest.mark.django_db
FLAG = Flag(
    ExclusionKind.DISCIPLINE, date(2024, 5, 6), paper_number="45/QĐ-UBND", paper_date=date(2024, 5, 6)
)
COMPLAINT = Flag(ExclusionKind.COMPLAINT, date(2024, 11, 1))


@pytest.fixture
def w() -> World:
    return World()


def refused(act: Callable[[], object]) -> tuple[str, ...]:
    with pytest.raises(Refused) as caught:
        act()
    return caught.value.codes


def test_recorded_with_its_audit(w: World) -> None:
    made = record_exclusion(participant=w.person, flag=FLAG, by=w.office, now=NOW)
    assert (made.participant, made.paper) == (w.person, "văn bản số 45/QĐ-UBND ngày 06/05/2024")
    assert AuditEntry.objects.get(action="exclusion.record").object_id == str(made.pk)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"paper_number": "", "paper_date": None}, "paper_missing"),
        ({"paper_number": ""}, "paper_incomplete"),
        ({"paper_date": None}, "paper_incomplete"),
        ({"kind": ExclusionKind.OTHER, "note": " "}, "note_missing"),
        ({"to_date": date(2024, 5, 5)}, "dates_reversed"),
    ],
)
def test_what_is_incomplete_is_refused(w: World, change: dict[str, object], code: str) -> None:
    flag = replace(FLAG, **change)  # type: ignore[arg-type]
    assert refused(lambda: record_exclusion(participant=w.person, flag=flag, by=w.office, now=NOW)) == (code,)
    assert not Exclusion.objects.exists()


def test_nobody_records_or_lifts_his_own(w: World) -> None:
    himself = make.make_user(Role.OFFICE, individual=w.person, collective=w.unit)
    stranger = make.make_user(Role.UNIT, collective=w.unit)
    for by, whom in ((himself, w.person), (himself, w.unit), (stranger, w.person)):
        assert refused(
            lambda by=by, whom=whom: record_exclusion(participant=whom, flag=FLAG, by=by, now=NOW)
        ) == ("not_yours",)
    row = w.exclusion()
    assert refused(lambda: lift_exclusion(exclusion=row, reason="Nhầm", by=himself, now=NOW)) == (
        "not_yours",
    )


def test_lifted_once_with_a_reason(w: World) -> None:
    row, seen_before = w.exclusion(), Exclusion.objects.get()
    assert refused(lambda: lift_exclusion(exclusion=row, reason=" ", by=w.office, now=NOW)) == (
        "reason_missing",
    )
    assert lift_exclusion(exclusion=row, reason="Quyết định bị hủy", by=w.office, now=NOW).lifted_at == NOW
    assert refused(lambda: lift_exclusion(exclusion=seen_before, reason="X", by=w.office, now=NOW)) == (
        "stale",
    )
    last = date(2024, 6, 1)
    assert refused(
        lambda: end_exclusion(exclusion=seen_before, last_day=last, reason="X", by=w.office, now=NOW)
    ) == ("stale",)


def test_ended_by_its_last_day(w: World) -> None:
    row, seen_before = w.exclusion(), Exclusion.objects.get()

    def end(exclusion: Exclusion, day: int, month: int = 5) -> Exclusion:
        last = date(2024, month, day)
        return end_exclusion(exclusion=exclusion, last_day=last, reason="Hết hạn", by=w.office, now=NOW)

    assert refused(lambda: end(row, 5)) == ("dates_reversed",)
    assert end(row, 6).to_date == date(2024, 5, 6)
    assert refused(lambda: end(seen_before, 7)) == ("stale",)
    assert end(row, 1, 8).to_date == date(2024, 8, 1)


def case(w: World, state: str, *, unit: bool = False) -> Nomination:
    participant = w.unit if unit else w.person
    return w.nomination(
        state,
        registration=w.registration("accepted", participant=participant),
        general="Họ và tên: A",
        results="Tốt",
        measures_taken="Tốt",
        effect="Tốt",
        lessons="Tốt",
    )


def test_it_stops_every_step(w: World) -> None:
    kind = make.ParticipantKind.INDIVIDUAL
    make.make_condition(w.form, kind)
    make.make_quota(w.form, 4, participant_kind=kind)
    registration = w.registration("accepted", participant=w.person)
    row = record_exclusion(participant=w.person, flag=COMPLAINT, by=w.office, now=NOW)

    def nominate() -> Nomination:
        return actions.nominate(registration=registration, award_form=w.form, by=w.office, now=NOW)

    assert refused(nominate) == ("excluded",)
    other = make.make_registration(make.make_period(w.campaign, 2023), w.person, "accepted")
    endorsed = w.nomination(
        "endorsed",
        registration=other,
        **dict.fromkeys(("general", "results", "measures_taken", "effect", "lessons"), "Tốt"),
    )
    assert refused(lambda: actions.submit(nomination=endorsed, by=w.office, now=NOW)) == ("excluded",)
    Nomination.objects.filter(pk=endorsed.pk).update(
        state="submitted", submitted_by=w.office, submitted_at=NOW
    )
    sent = Nomination.objects.get(pk=endorsed.pk)
    assert "excluded" in refused(lambda: actions.accept(nomination=sent, by=w.office, now=NOW))
    sent.state = "passed"
    assert "excluded" in [reason.code for reason in reasons_against_approving(sent, NOW.date())]
    lift_exclusion(exclusion=row, reason="Tố cáo sai", by=w.office, now=NOW)
    assert nominate().pk


def test_a_person_and_his_unit_do_not_touch_each_other(w: World) -> None:
    w.exclusion()
    assert reasons_of_exclusion(w.registration("accepted", participant=w.unit), NOW.date()) == []
    person = w.registration("accepted", participant=w.person)
    assert [reason.code for reason in reasons_of_exclusion(person, NOW.date())] == ["excluded"]
    other = make.make_individual(w.unit)
    w.exclusion(collective=w.unit)
    assert reasons_of_exclusion(w.registration("accepted", participant=other), NOW.date()) == []


def test_who_sees_what(w: World) -> None:
    mine = w.exclusion()
    of_unit = w.exclusion(collective=w.unit)
    elsewhere = w.exclusion(individual=make.make_individual(make.make_collective(w.organisation)))

    def seen(user: User) -> set[Exclusion]:
        return set(visible_to(user, w.organisation))

    everything = {mine, of_unit, elsewhere}
    assert all(
        seen(make.make_user(role)) == everything for role in (Role.OFFICE, Role.COUNCIL, Role.CHAIRMAN)
    )
    assert seen(make.make_user(Role.UNIT, collective=w.unit)) == {mine, of_unit}
    assert seen(make.make_user(Role.INDIVIDUAL, individual=w.person)) == {mine}
    assert seen(make.make_user(Role.CULTURE)) == set()
    assert set(visible_to(w.office, make.make_organisation())) == set()
