"""People come, move and leave without losing history."""

from __future__ import annotations

from datetime import date

import pytest

from campaigns.actions.people import add_person, leave, move_person
from campaigns.enums import IndividualKind, Role
from campaigns.errors import Refused
from campaigns.models import AuditEntry, Individual, User
from tests.factories import (
    at,
    make_campaign,
    make_collective,
    make_individual,
    make_organisation,
    make_period,
    make_registration,
    make_user,
)

pytestmark = pytest.mark.django_db
NOW = at(2024, 6, 3)


@pytest.fixture
def office() -> User:
    return make_user(Role.OFFICE)


@pytest.fixture
def person() -> Individual:
    return make_individual(make_collective(make_organisation()), is_head=True)


def _fields(person: Individual) -> dict[str, object]:
    return {
        "full_name": "Nguyễn Thị Mới",
        "date_of_birth": date(1990, 5, 6),
        "kind": IndividualKind.OFFICIAL,
        "unit": person.unit,
        "post": "Công chức Văn phòng",
        "entered_on": date(2024, 6, 1),
    }


def test_adding_opens_the_first_posting(office: User, person: Individual) -> None:
    made = add_person(organisation=person.organisation, by=office, now=NOW, **_fields(person))

    posting = made.postings.get()
    assert (posting.unit, posting.from_date, posting.to_date) == (person.unit, date(2024, 6, 1), None)
    assert made.name_search == "nguyen thi moi"
    assert AuditEntry.objects.filter(action="person.add", object_id=str(made.pk)).count() == 1


def test_the_same_name_and_birthday_is_the_same_person(office: User, person: Individual) -> None:
    add_person(organisation=person.organisation, by=office, now=NOW, **_fields(person))
    with pytest.raises(Refused) as refusal:
        add_person(
            organisation=person.organisation,
            by=office,
            now=NOW,
            **_fields(person) | {"full_name": "NGUYỄN  THỊ MỚI"},
        )
    assert refusal.value.codes == ("already_there",)


def test_without_a_birthday_namesakes_are_two_people(office: User, person: Individual) -> None:
    fields = _fields(person) | {"date_of_birth": None}
    add_person(organisation=person.organisation, by=office, now=NOW, **fields)
    add_person(organisation=person.organisation, by=office, now=NOW, **fields)
    assert Individual.objects.filter(full_name="Nguyễn Thị Mới").count() == 2


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"full_name": ""}, "invalid"),
        ({"full_name": "A" * 121}, "invalid"),
        ({"kind": "robot"}, "invalid"),
        ({"left_on": date(2024, 5, 31)}, "invalid"),
    ],
)
def test_wrong_fields_are_told(
    office: User, person: Individual, change: dict[str, object], code: str
) -> None:
    with pytest.raises(Refused) as refusal:
        add_person(organisation=person.organisation, by=office, now=NOW, **_fields(person) | change)
    assert code in refusal.value.codes


def test_a_closed_or_foreign_unit_takes_nobody(office: User, person: Individual) -> None:
    closed = make_collective(person.organisation, closed_on=date(2024, 6, 1))
    foreign = make_collective(make_organisation())
    for unit, code in ((closed, "unit_closed"), (foreign, "other_organisation")):
        with pytest.raises(Refused) as refusal:
            add_person(
                organisation=person.organisation, by=office, now=NOW, **_fields(person) | {"unit": unit}
            )
        assert refusal.value.codes == (code,)


def test_moving_ends_one_posting_and_opens_the_next(office: User, person: Individual) -> None:
    old_unit, new_unit = person.unit, make_collective(person.organisation)
    registration = make_registration(make_period(make_campaign(organisation=person.organisation)), person)

    move_person(individual=person, unit=new_unit, post="Kế toán", on=date(2024, 6, 3), by=office, now=NOW)

    person.refresh_from_db()
    registration.refresh_from_db()
    first, second = person.postings.order_by("from_date")
    assert (first.to_date, second.from_date, second.to_date) == (date(2024, 6, 2), date(2024, 6, 3), None)
    assert (person.unit, person.post, person.is_head) == (new_unit, "Kế toán", False)
    assert registration.unit == old_unit


def test_a_new_post_in_the_same_unit_keeps_the_head(office: User, person: Individual) -> None:
    move_person(individual=person, unit=person.unit, post="Phó ban", on=date(2024, 6, 1), by=office, now=NOW)
    person.refresh_from_db()
    assert person.is_head


def test_moving_on_the_day_the_posting_began(office: User, person: Individual) -> None:
    begun = person.entered_on
    move_person(
        individual=person,
        unit=make_collective(person.organisation),
        post="Kế toán",
        on=begun,
        by=office,
        now=NOW,
    )
    first = person.postings.order_by("from_date", "pk").first()
    assert first is not None
    assert (first.from_date, first.to_date) == (begun, begun)


@pytest.mark.parametrize(
    ("on", "post", "same_unit", "code"),
    [
        (date(2015, 1, 4), "Kế toán", False, "before_last_posting"),
        (date(2024, 6, 4), "Kế toán", False, "in_future"),
        (date(2024, 6, 3), " ", False, "no_post"),
        (date(2024, 6, 3), "Công chức", True, "nothing_changes"),
    ],
)
def test_moves_that_are_refused(
    office: User, person: Individual, on: date, post: str, same_unit: bool, code: str
) -> None:
    unit = person.unit if same_unit else make_collective(person.organisation)
    with pytest.raises(Refused) as refusal:
        move_person(individual=person, unit=unit, post=post, on=on, by=office, now=NOW)
    assert refusal.value.codes == (code,)
    assert person.postings.count() == 1


def test_leaving_closes_the_posting_and_happens_once(office: User, person: Individual) -> None:
    leave(individual=person, on=date(2024, 6, 3), by=office, now=NOW)
    person.refresh_from_db()
    assert (person.left_on, person.postings.get().to_date) == (date(2024, 6, 3), date(2024, 6, 2))

    with pytest.raises(Refused) as refusal:
        leave(individual=person, on=date(2024, 6, 4), by=office, now=NOW)
    assert refusal.value.codes == ("has_left",)
    with pytest.raises(Refused) as refusal:
        move_person(individual=person, unit=person.unit, post="Mới", on=date(2024, 6, 3), by=office, now=NOW)
    assert refusal.value.codes == ("has_left",)


def test_leaving_before_the_last_posting_is_refused(office: User, person: Individual) -> None:
    with pytest.raises(Refused) as refusal:
        leave(individual=person, on=date(2015, 1, 4), by=office, now=NOW)
    assert refusal.value.codes == ("before_last_posting",)


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.OFFICE])
def test_only_the_office_keeps_the_list(person: Individual, role: Role) -> None:
    stranger = make_user(role, collective=person.unit)
    unit = make_collective(person.organisation)
    acts = (
        lambda: add_person(organisation=person.organisation, by=stranger, now=NOW, **_fields(person)),
        lambda: move_person(
            individual=person, unit=unit, post="Kế toán", on=date(2024, 6, 3), by=stranger, now=NOW
        ),
        lambda: leave(individual=person, on=date(2024, 6, 3), by=stranger, now=NOW),
    )
    for act in acts:
        with pytest.raises(Refused) as refusal:
            act()
        assert refusal.value.codes == ("not_yours",)
