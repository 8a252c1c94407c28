"""The clerk's own case goes to the deputy named for it, and nothing else does."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse

from awards.permissions import may_endorse, may_examine
from awards.queries.worklist import Desk, tasks_for
from campaigns.actions.initiatives import recognise
from campaigns.actions.measures import record_measure
from campaigns.actions.registrations import accept, send_back
from campaigns.enums import Level, Role
from campaigns.errors import Refused
from campaigns.models import Period, Registration, User
from campaigns.permissions import deputises, may_appraise, may_edit, may_see
from campaigns.queries import initiatives, registrations
from tests import factories as make
from tests.world import NOW, World

pytestmark = pytest.mark.django_db


def fresh(user: User) -> User:
    """The account as another request would read it."""
    return User.objects.get(pk=user.pk)


@pytest.fixture
def w() -> World:
    """A world whose only clerk takes part himself and speaks for a unit."""
    world = World()
    world.office.individual, world.office.collective = world.person, world.unit
    world.office.save()
    return world


@pytest.fixture
def deputy(w: World) -> User:
    return fresh(w.case_deputy().deputy)


def refused(act: Callable[[], object]) -> tuple[str, ...]:
    with pytest.raises(Refused) as caught:
        act()
    return caught.value.codes


def test_the_deputy_handles_the_clerk_himself_and_his_unit(w: World, deputy: User) -> None:
    for participant in (w.person, w.unit):
        own = w.registration("submitted", participant=participant)
        assert not may_appraise(w.office, own)
        assert may_appraise(deputy, own)
        assert may_see(deputy, own)
        assert not may_edit(deputy, own), "he does not write for the clerk"
        assert accept(registration=own, by=deputy, now=NOW).state == "accepted"


def test_nothing_else_is_his(w: World, deputy: User) -> None:
    colleague = make.make_individual(w.unit)
    others = [w.registration("submitted"), w.registration("submitted", participant=colleague)]
    for other in others:
        assert not deputises(deputy, other)
        assert not may_see(deputy, other)
        assert refused(lambda other=other: accept(registration=other, by=deputy, now=NOW)) == ("not_yours",)
        assert accept(registration=other, by=w.office, now=NOW).state == "accepted", "the clerk runs the rest"


def test_he_sees_just_that_case(w: World, deputy: User) -> None:
    own = w.registration("submitted", participant=w.person)
    w.registration("submitted")
    assert list(registrations.visible_to(deputy)) == [own]
    assert fresh(w.office) != deputy
    assert registrations.visible_to(fresh(w.office)).count() == 2


def test_his_own_interest_goes_first(w: World) -> None:
    deputy = make.make_user(Role.UNIT, collective=w.unit)
    w.case_deputy(deputy=deputy)
    assert not may_appraise(fresh(deputy), w.registration("submitted", participant=w.unit))
    assert may_appraise(fresh(deputy), w.registration("submitted", participant=w.person))


@pytest.mark.parametrize("change", ["ended", "inactive", "other_campaign"])
def test_it_ends(w: World, change: str) -> None:
    row = w.case_deputy()
    own = w.registration("submitted", participant=w.person)
    if change == "ended":
        row.ended_on = row.from_date
    elif change == "inactive":
        row.deputy.is_active = False
        row.deputy.save()
    else:
        row.campaign = make.make_campaign(organisation=w.organisation)
    row.save()
    assert not deputises(fresh(row.deputy), own)
    assert not registrations.visible_to(fresh(row.deputy)).exists()


def test_he_returns_figures_and_recognises(w: World, deputy: User) -> None:
    own = w.registration("accepted", participant=w.unit)
    value = record_measure(
        registration=own, measure=w.measure, by=deputy, now=NOW, source="Báo cáo số 12", value=Decimal(98)
    )
    assert value.recorded_by == deputy
    idea = w.initiative(collective=w.unit)
    assert list(initiatives.visible_to(deputy)) == [idea]
    fields = {
        "level": Level.DISTRICT,
        "recognised_by": "Hội đồng sáng kiến huyện",
        "decision_number": "15/QĐ-UBND",
        "decision_date": NOW.date(),
    }
    assert refused(lambda: recognise(initiative=idea, by=w.office, now=NOW, **fields)) == ("not_yours",)
    assert recognise(initiative=idea, by=deputy, now=NOW, **fields).level == Level.DISTRICT
    sent = w.registration("submitted", participant=w.person)
    assert send_back(registration=sent, by=deputy, now=NOW, reason="Thiếu chỉ tiêu.").state == "returned"


def test_he_examines_and_endorses_the_nomination(w: World, deputy: User) -> None:
    nomination = w.nomination("submitted", registration=w.registration("accepted", participant=w.person))
    assert (may_examine(w.office, nomination), may_endorse(w.office, nomination)) == (False, False)
    assert (may_examine(deputy, nomination), may_endorse(deputy, nomination)) == (True, True)


def _titles(w: World, user: User) -> list[str]:
    return [task.title for task in tasks_for(Desk(user, w.campaign, NOW.date())) if "của " in task.title]


def test_his_worklist_names_the_case(w: World, deputy: User) -> None:
    own = w.registration("submitted", participant=w.person)
    assert _titles(w, deputy) == [f"Tiếp nhận đăng ký của {w.person} năm 2024"]
    Registration.objects.filter(pk=own.pk).update(state="accepted", accepted_by=w.office, accepted_at=NOW)
    w.scorecard("submitted", registration=own)
    assert _titles(w, deputy) == [f"Thẩm định phiếu chấm điểm của {w.person} năm 2024"]
    w.nomination("submitted", registration=own)
    assert len(_titles(w, deputy)) == 2
    assert _titles(w, make.make_user(Role.INDIVIDUAL)) == []


def test_pages(w: World, deputy: User, client: Client) -> None:
    own = w.registration("submitted", participant=w.person)
    client.force_login(deputy)
    page = client.get(reverse("registration", args=[own.pk]))
    assert "Tiếp nhận" in page.content.decode()
    assert client.post(reverse("registration_move", args=[own.pk, "accept"])).status_code == 302
    own.refresh_from_db()
    assert (own.state, own.accepted_by) == ("accepted", deputy)


def test_the_clerk_reads_who_handles_his_case(w: World, client: Client) -> None:
    own = w.registration("submitted", participant=w.person)
    client.force_login(w.office)
    address = reverse("registration", args=[own.pk])
    assert "Chưa phân công ai xử lý thay" in client.get(address).content.decode()
    row = w.case_deputy()
    page = client.get(address).content.decode()
    assert f"Người được phân công xử lý thay: <strong>{row.deputy}</strong> ({row.basis})" in page


@pytest.mark.parametrize(
    ("role", "may"), [(Role.CHAIRMAN, True), (Role.ADMINISTRATOR, True), (Role.OFFICE, False)]
)
def test_the_clerk_does_not_name_his_own_deputy(w: World, client: Client, role: Role, may: bool) -> None:
    client.force_login(make.make_user(role))
    assert client.get("/admin/campaigns/casedeputy/").status_code == 200
    assert client.get("/admin/campaigns/casedeputy/add/").status_code == (200 if may else 403)


def test_he_finds_and_lists_the_explanations_that_he_answers(w: World, deputy: User) -> None:
    Period.objects.update(explanation_days=3)
    own = w.registration("accepted", participant=w.person)
    card = w.scorecard("appraised", registration=own)
    w.explanation(score=w.score(scorecard=card))
    titles = [task.title for task in tasks_for(Desk(deputy, w.campaign, NOW.date()))]
    assert "Trả lời 1 giải trình điểm thẩm định năm 2024" in titles
    client = Client()
    client.force_login(deputy)
    page = client.get(reverse("explanations_open"), {"dot": own.period.code}).content.decode()
    assert "Trả lời<span" in page


def test_the_clerk_does_not_watch_the_appraisal_of_her_own_sheet(w: World, deputy: User) -> None:
    own = w.registration("accepted", participant=w.person)
    address = reverse("scorecard", args=[w.scorecard("submitted", registration=own).pk])
    for user, shown in ((w.office, False), (deputy, True)):
        client = Client()
        client.force_login(user)
        assert (">Thẩm định</th>" in client.get(address).content.decode()) is shown
