"""From a nomination to its meeting and its dossier, for those who may open them; a refused acceptance."""

from __future__ import annotations

from django.urls import reverse

from awards.actions.council import cast
from awards.enums import Check, Choice
from awards.models import AgendaItem, Attendance, Dossier, Meeting, Seat
from campaigns.enums import Role
from campaigns.models import AwardForm, Registration
from tests.awards.views.nominations.scene import PERSON, made, office, page, signed_in
from tests.factories import at, make_condition, make_council, make_user


def _meeting(registration: Registration, **fields: object) -> Meeting:
    period = registration.period
    council = make_council(period.campaign, 3)
    values = {"starts_at": at(2024, 12, 10, 8), "place": "Phòng họp", "secret": False}
    return Meeting.objects.create(
        council=council, period=period, created_by=make_user(Role.OFFICE), **(values | fields)
    )


def test_a_planned_meeting_is_named_and_opened_by_its_readers_only(
    registration: Registration, form: AwardForm
) -> None:
    nomination = made(registration, form, "accepted")
    meeting = _meeting(registration)
    AgendaItem.objects.create(meeting=meeting, nomination=nomination, position=1)
    address = reverse("meeting", args=[meeting.pk])
    person = signed_in(make_user(Role.INDIVIDUAL, individual=registration.individual))
    outsider = signed_in(make_user(Role.COUNCIL))
    member = make_user(Role.COUNCIL)
    Seat.objects.filter(council=meeting.council, position=3).update(user=member)
    for client, opens in ((office(), True), (signed_in(member), True), (person, False), (outsider, False)):
        text = page(client, "nomination", nomination.pk)
        assert "Có trong chương trình họp" in text
        assert (f'href="{address}"' in text) is opens


def test_how_a_member_voted_is_not_told_to_who_is_judged(registration: Registration, form: AwardForm) -> None:
    nomination = made(registration, form, "accepted")
    meeting = _meeting(registration)
    item = AgendaItem.objects.create(meeting=meeting, nomination=nomination, position=1)
    seats = list(meeting.council.seats.order_by("position"))
    for seat in seats:
        Attendance.objects.create(meeting=meeting, seat=seat, present=True)
    Meeting.objects.filter(pk=meeting.pk).update(state="open", chaired_by=seats[0], secretary=seats[1])
    item.refresh_from_db()
    cast(item=item, seat=seats[2], choice=Choice.AGAINST, by=make_user(Role.OFFICE), now=at(2024, 12, 10, 9))
    line = f"{seats[2].name} biểu quyết: {Choice.AGAINST.label}."
    assert line in page(office(), "nomination", nomination.pk)
    person = signed_in(make_user(Role.INDIVIDUAL, individual=registration.individual))
    unit = signed_in(make_user(Role.UNIT, collective=registration.unit))
    assert line not in page(person, "nomination", nomination.pk)
    assert line not in page(unit, "nomination", nomination.pk)


def test_the_dossier_is_linked_for_office_and_chairman(registration: Registration, form: AwardForm) -> None:
    dossier = Dossier.objects.create(period=registration.period, award_form=form, created_at=at(2024, 12, 10))
    nomination = made(registration, form, "approved", dossier=dossier)
    address = f'href="{reverse("dossier", args=[dossier.pk])}"'
    assert address in page(office(), "nomination", nomination.pk)
    assert address in page(signed_in(make_user(Role.CHAIRMAN)), "nomination", nomination.pk)
    person = signed_in(make_user(Role.INDIVIDUAL, individual=registration.individual))
    assert address not in page(person, "nomination", nomination.pk)


def test_a_refused_acceptance_counts_the_conditions_that_stand_below(
    registration: Registration, form: AwardForm
) -> None:
    for code in ("a", "b"):
        make_condition(form, PERSON, check_by=Check.ATTESTED, code=code, text=f"Điều kiện {code}.")
    nomination = made(registration, form, "submitted")
    address = reverse("nomination_examine", args=[nomination.pk])
    text = office().post(address, {"version": 1, "tiep-nhan": "1"}, follow=True).content.decode()
    assert "Chưa tiếp nhận được: còn 2 điều kiện chưa đạt hoặc chưa có căn cứ." in text
    assert text.count("Điều kiện a.") == 1
    assert "Hiện có: <strong>chưa có</strong>" in text
