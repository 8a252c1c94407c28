"""Initiatives and their recognition."""

from __future__ import annotations

from datetime import date

import pytest

from campaigns.actions.initiatives import edit_initiative, recognise, record_initiative, remove_initiative
from campaigns.enums import Level, Role
from campaigns.errors import Refused
from campaigns.models import AuditEntry, Collective, Individual, Initiative, User
from campaigns.queries.initiatives import found, recognition_of, stamp_of, visible_to
from tests import factories as make

pytestmark = pytest.mark.django_db
NOW = make.at(2024, 10, 1)
DECISION = {
    "level": Level.DISTRICT,
    "recognised_by": "Hội đồng sáng kiến huyện",
    "decision_number": "12/QĐ-UBND",
    "decision_date": date(2024, 10, 1),
}


@pytest.fixture
def office() -> User:
    return make.make_user(Role.OFFICE)


@pytest.fixture
def unit() -> Collective:
    return make.make_collective(make.make_campaign().organisation)


@pytest.fixture
def person(unit: Collective) -> Individual:
    return make.make_individual(unit, full_name="Nguyễn Văn Đoàn")


def entered(by: User, **owner: object) -> Initiative:
    campaign = make.Campaign.objects.get(is_active=True)
    period = campaign.periods.order_by("pk").first() or make.make_period(campaign)
    return record_initiative(by=by, now=NOW, period=period, title=" Số  hóa hồ sơ ", **owner)


def test_owner_unit_and_office_enter_it(office: User, unit: Collective, person: Individual) -> None:
    speaker = make.make_user(Role.UNIT, collective=unit)
    himself = make.make_user(Role.INDIVIDUAL, individual=person)
    for by in (office, speaker, himself):
        assert entered(by, individual=person).title == "Số hóa hồ sơ"
    assert entered(speaker, collective=unit)


def test_strangers_do_not(unit: Collective, person: Individual) -> None:
    stranger = make.make_user(Role.UNIT, collective=make.make_collective(unit.organisation))
    himself = make.make_user(Role.INDIVIDUAL, individual=person)
    for by, owner in ((stranger, {"individual": person}), (himself, {"collective": unit})):
        with pytest.raises(Refused) as refused:
            entered(by, **owner)
        assert refused.value.codes == ("not_yours",)


def test_it_has_one_owner(office: User, unit: Collective, person: Individual) -> None:
    for owner in ({}, {"collective": unit, "individual": person}):
        with pytest.raises(Refused) as refused:
            entered(office, **owner)
        assert refused.value.codes == ("owner_missing",)


def test_only_the_office_names_a_recognition(office: User, person: Individual) -> None:
    himself = make.make_user(Role.INDIVIDUAL, individual=person)
    with pytest.raises(Refused) as refused:
        entered(himself, individual=person, **DECISION)
    assert refused.value.codes == ("not_yours",)
    made = entered(office, individual=person, **DECISION)
    assert recognition_of(made) == ("Cấp huyện; Hội đồng sáng kiến huyện, số 12/QĐ-UBND ngày 01/10/2024")


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("level", "", "level_missing"),
        ("level", "world", "level_missing"),
        ("recognised_by", " ", "body_missing"),
        ("decision_number", "", "number_missing"),
        ("decision_date", None, "date_missing"),
        ("decision_date", date(2024, 10, 2), "date_in_future"),
    ],
)
def test_a_recognition_is_complete(
    office: User, person: Individual, field: str, value: object, code: str
) -> None:
    made = entered(office, individual=person)
    with pytest.raises(Refused) as refused:
        recognise(initiative=made, by=office, now=NOW, **(DECISION | {field: value}))
    assert refused.value.codes == (code,)


def test_the_clerk_does_not_recognise_his_own(office: User, unit: Collective, person: Individual) -> None:
    clerk = make.make_user(Role.OFFICE, individual=person, collective=unit)
    for made in (entered(office, individual=person), entered(office, collective=unit)):
        with pytest.raises(Refused) as refused:
            recognise(initiative=made, by=clerk, now=NOW, **DECISION)
        assert refused.value.codes == ("not_yours",)


def test_a_recognised_one_is_the_offices_to_correct(office: User, person: Individual) -> None:
    himself = make.make_user(Role.INDIVIDUAL, individual=person)
    made = entered(himself, individual=person)
    edit_initiative(initiative=made, by=himself, now=NOW, title="Mới", effect="Nhanh hơn")
    recognise(initiative=made, by=office, now=NOW, **DECISION)
    for act in (
        lambda: edit_initiative(initiative=made, by=himself, now=NOW, title="Khác", effect=""),
        lambda: remove_initiative(initiative=made, by=himself, now=NOW),
        lambda: remove_initiative(initiative=made, by=office, now=NOW),
    ):
        with pytest.raises(Refused) as refused:
            act()
        assert refused.value.codes == ("already_recognised",)
    assert edit_initiative(initiative=made, by=office, now=NOW, title="Đúng", effect="").title == "Đúng"
    assert AuditEntry.objects.filter(action="initiative.edit").count() == 2


def test_of_two_editors_the_later_is_told(office: User, person: Individual) -> None:
    made = entered(office, individual=person)
    seen = stamp_of(made)
    edit_initiative(initiative=made, by=office, now=NOW, title="Một", effect="", seen=seen)
    with pytest.raises(Refused) as refused:
        edit_initiative(initiative=made, by=office, now=NOW, title="Hai", effect="", seen=seen)
    assert refused.value.codes == ("stale",)


def test_removing_twice(office: User, person: Individual) -> None:
    made = entered(office, individual=person)
    remove_initiative(initiative=made, by=office, now=NOW)
    with pytest.raises(Refused) as refused:
        remove_initiative(initiative=made, by=office, now=NOW)
    assert refused.value.codes == ("stale",)


def test_search_knows_no_accents(office: User, person: Individual) -> None:
    made = entered(office, individual=person)
    for text in ("so hoa", "nguyen van doan", "hồ SƠ đoàn", ""):
        assert found(office, made.period, text=text) == [made]
    assert found(office, made.period, text="khac") == []
    assert found(office, made.period, recognised=True) == []


def test_who_sees_it(office: User, unit: Collective, person: Individual) -> None:
    made = entered(office, individual=person)
    other = make.make_collective(unit.organisation)
    sees = {
        make.make_user(Role.UNIT, collective=unit): True,
        make.make_user(Role.UNIT, collective=other): False,
        make.make_user(Role.UNIT): False,
        make.make_user(Role.INDIVIDUAL, individual=person): True,
        make.make_user(Role.CHAIRMAN): True,
        make.make_user(Role.CULTURE): False,
    }
    assert {user: visible_to(user).filter(pk=made.pk).exists() for user in sees} == sees
