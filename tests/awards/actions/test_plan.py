"""Loading a plan: all of it, again without a change, a second one beside it, or nothing at all."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.db.models import Model

from awards.actions.plan import load_plan
from awards.enums import SeatRole
from awards.models import BaseSalary, BonusFactor, Condition, Quota, Regime, RequiredPaper, Seat, Standard
from campaigns.errors import Refused
from campaigns.models import (
    AuditEntry,
    AwardForm,
    Campaign,
    Collective,
    Criterion,
    GradeBand,
    LegalBasis,
    Measure,
    Organisation,
    Period,
    Rating,
    Section,
)
from tests.factories import at, make_individual, make_registration
from tests.plans import FOLDER, SECOND, SHIPPED, tables

pytestmark = pytest.mark.django_db

NOW = at(2022, 8, 1)
LATER = at(2023, 1, 5)


@pytest.fixture
def second() -> dict[str, Any]:
    return deepcopy(tables(SECOND))


def snapshot() -> dict[str, list[dict[str, Any]]]:
    """Every row of both apps."""
    models: list[type[Model]] = [
        model for app in ("campaigns", "awards") for model in apps.get_app_config(app).get_models()
    ]
    return {model._meta.label: list(model._default_manager.order_by("pk").values()) for model in models}


def refused(action: Callable[[], object]) -> Refused:
    with pytest.raises(Refused) as caught:
        action()
    return caught.value


def test_the_shipped_plan_becomes_rows() -> None:
    campaign = load_plan(source=SHIPPED, now=NOW).campaign

    assert campaign.is_active
    assert campaign.organisation.place == "Khôi Kỳ"
    assert Period.objects.filter(campaign=campaign).count() == 5
    assert Collective.objects.count() == 20
    assert Section.objects.count() == 5
    assert LegalBasis.objects.count() == 5
    assert Standard.objects.count() == 5
    assert Condition.objects.filter(standard__award_form__code="giay-khen-huyen").count() == 11 + 6
    assert Condition.objects.filter(standard__award_form__code="giay-khen-xa").count() == 5
    assert Quota.objects.count() == 9
    assert RequiredPaper.objects.count() == 9
    assert Regime.objects.count() == 3
    assert BonusFactor.objects.count() == 7
    assert BaseSalary.objects.count() == 3
    assert Seat.objects.count() == 9


def test_edges_reach_the_rows_exactly() -> None:
    load_plan(source=SHIPPED, now=NOW)
    condition = Condition.objects.get(code="mot-cua")

    assert (condition.at_least, condition.more_than) == (None, Decimal(98))
    assert condition.measure is not None
    assert condition.measure.code == "on_time"


def test_options_are_kept_as_plain_digits() -> None:
    load_plan(source=SHIPPED, now=NOW)
    options = Criterion.objects.get(code="bao-cao").options

    assert [option["points"] for option in options] == ["0.5", "1"]


@pytest.mark.parametrize("path", [SHIPPED, SECOND])
def test_loading_twice_changes_nothing(path: Path) -> None:
    first = load_plan(source=path, now=NOW)
    before = snapshot()

    again = load_plan(source=path, now=LATER)

    assert first.changed > 0
    assert again.changed == 0
    assert snapshot() == before


def test_a_loading_leaves_one_line_in_the_record() -> None:
    loaded = load_plan(source=SECOND, now=NOW)
    entry = AuditEntry.objects.get()

    assert (entry.action, entry.at) == ("plan.load", NOW)
    assert entry.changes == {"rows": [0, loaded.changed]}


def test_a_second_plan_stands_beside_the_first() -> None:
    load_plan(source=SHIPPED, now=NOW)
    first = {key: rows for key, rows in snapshot().items() if rows and key != "campaigns.AuditEntry"}

    campaign = load_plan(source=SECOND, now=NOW).campaign

    assert not campaign.is_active
    assert Organisation.objects.count() == 2
    after = snapshot()
    assert all(row in after[key] for key, rows in first.items() for row in rows)


def test_the_second_plan_is_shown_when_asked() -> None:
    load_plan(source=SHIPPED, now=NOW)

    load_plan(source=SECOND, now=NOW, activate=True)

    assert list(Campaign.objects.filter(is_active=True).values_list("code", flat=True)) == ["sach-dep"]


@pytest.mark.parametrize(("name", "count"), [("broken-types", 13), ("broken-references", 12)])
def test_a_broken_plan_names_every_mistake_and_saves_nothing(name: str, count: int) -> None:
    no = refused(lambda: load_plan(source=FOLDER / f"{name}.toml", now=NOW))

    assert no.codes == ("plan_mistake",) * count
    assert not any(snapshot().values())


@pytest.mark.parametrize("name", ["broken-syntax.toml", "nowhere.toml", "."])
def test_an_unreadable_file_is_one_reason(name: str) -> None:
    assert refused(lambda: load_plan(source=FOLDER / name, now=NOW)).codes == ("unreadable",)


def test_only_what_changed_is_written(second: dict[str, Any]) -> None:
    load_plan(source=second, now=NOW)
    second["campaign"]["slogan"] = "Sạch từ ngõ vào nhà"
    second["collectives"][0]["name"] = "Tổ dân phố Một"

    assert load_plan(source=second, now=LATER).changed == 2
    assert Collective.objects.get(code="to-1").name_search == "to dan pho mot"


def test_rows_change_places(second: dict[str, Any]) -> None:
    load_plan(source=second, now=NOW)
    high, low = second["grade_bands"]
    high["at_least"], low["at_least"] = low["at_least"], high["at_least"]
    for rating, rank in zip(second["ratings"], (1, 2), strict=True):
        rating["rank"] = rank
    one, two = second["collectives"]
    one["name"], two["name"] = two["name"], one["name"]

    load_plan(source=second, now=LATER)

    assert GradeBand.objects.get(code="dat").at_least == Decimal("45.5")
    assert Rating.objects.get(code="b").rank == 2
    assert Collective.objects.get(code="to-1").name == "Tổ dân phố số 2"


def test_what_the_file_leaves_out_goes_when_nothing_uses_it(second: dict[str, Any]) -> None:
    load_plan(source=second, now=NOW)
    second["periods"].pop()
    second["criteria_sets"] = []
    second["award_forms"][0]["standards"].pop(0)
    second["measures"].pop(0)
    second["campaign"]["messages"] = []

    load_plan(source=second, now=LATER)

    assert list(Period.objects.values_list("code", flat=True)) == ["dot-1"]
    assert list(Measure.objects.values_list("code", flat=True)) == ["rating"]
    assert not Criterion.objects.exists()
    assert Condition.objects.count() == 1


def test_what_is_in_use_stays_and_the_file_is_refused(second: dict[str, Any]) -> None:
    campaign = load_plan(source=second, now=NOW).campaign
    period = Period.objects.get(campaign=campaign, code="ca-dot")
    make_registration(period, Collective.objects.get(code="to-1"))
    before = snapshot()
    second["periods"].pop()
    second["campaign"]["slogan"] = "Khác"

    no = refused(lambda: load_plan(source=second, now=LATER))

    assert no.codes == ("in_use",)
    assert "Cả đợt 2026 - 2027" in no.reasons[0].sentence
    assert snapshot() == before


def test_collectives_of_the_office_stay(second: dict[str, Any]) -> None:
    load_plan(source=second, now=NOW)
    second["collectives"].pop()

    assert load_plan(source=second, now=LATER).changed == 0
    assert Collective.objects.count() == 2


def test_a_name_that_is_taken_is_a_conflict(second: dict[str, Any]) -> None:
    load_plan(source=second, now=NOW)
    before = snapshot()
    second["collectives"][1]["code"] = "to-hai"

    assert refused(lambda: load_plan(source=second, now=LATER)).codes == ("conflict",)
    assert snapshot() == before


def test_a_new_chairman_takes_the_chair(second: dict[str, Any]) -> None:
    load_plan(source=second, now=NOW)
    second["council"]["seats"] = [{"name": "Ngô Văn Lộc", "title": "Chủ tịch", "role": "chair"}]

    load_plan(source=second, now=LATER)

    old, new = Seat.objects.order_by("pk")
    assert (old.name, old.left_on) == ("Đặng Thị Yến", date(2023, 1, 5))
    assert (new.name, new.left_on) == ("Ngô Văn Lộc", None)


def test_two_members_change_roles(second: dict[str, Any]) -> None:
    second["council"]["seats"].append({"name": "Ngô Văn Lộc", "title": "Phó Chủ tịch", "role": "deputy"})
    load_plan(source=second, now=NOW)
    first, other = second["council"]["seats"]
    first["role"], other["role"] = other["role"], first["role"]

    load_plan(source=second, now=LATER)

    assert Seat.objects.get(role=SeatRole.CHAIR).name == "Ngô Văn Lộc"
    assert Seat.objects.count() == 2


def test_the_links_of_a_seat_survive(second: dict[str, Any]) -> None:
    load_plan(source=second, now=NOW)
    person = make_individual(unit=Collective.objects.get(code="to-1"))
    Seat.objects.update(individual=person)
    second["council"]["seats"][0]["title"] = "Chủ tịch UBND phường"

    load_plan(source=second, now=LATER)

    assert Seat.objects.get().individual == person


def test_an_office_may_be_renamed(second: dict[str, Any]) -> None:
    load_plan(source=second, now=NOW)
    second["organisation"]["name"] = "Ủy ban nhân dân phường Suối Ngà Mới"

    load_plan(source=second, now=LATER)

    assert Organisation.objects.get().name == "Ủy ban nhân dân phường Suối Ngà Mới"


def test_every_form_of_the_plan_is_in_its_order() -> None:
    load_plan(source=SHIPPED, now=NOW)

    assert list(AwardForm.objects.values_list("code", "position")) == [
        ("bang-khen-tinh", 0),
        ("giay-khen-huyen", 1),
        ("giay-khen-xa", 2),
    ]
