"""A campaign written back as a plan file says what the file said."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from awards.actions.plan import load_plan
from awards.documents.plan_file import plan_tables, plan_text
from awards.models import Council
from awards.rules.plan_file import read_plan
from campaigns.models import Campaign, Collective
from campaigns.rules.plan_text import parse
from tests.factories import at
from tests.plans import SECOND, SHIPPED, tables

pytestmark = pytest.mark.django_db

NOW = at(2022, 8, 1)


@pytest.mark.parametrize("path", [SHIPPED, SECOND])
def test_the_file_written_back_says_the_same(path: Path) -> None:
    campaign = Campaign.objects.get(pk=load_plan(source=path, now=NOW).campaign.pk)

    written = parse(plan_text(campaign).encode())

    assert read_plan(written) == read_plan(tables(path))
    assert load_plan(source=written, now=NOW).changed == 0


def test_the_tables_stand_in_their_usual_order() -> None:
    campaign = load_plan(source=SHIPPED, now=NOW).campaign
    shipped = tomllib.loads(SHIPPED.read_text(encoding="utf-8"))
    written = plan_tables(campaign)

    assert list(written) == list(shipped)
    assert [list(row) for row in written["periods"]] == [list(row) for row in shipped["periods"]]
    assert list(written["award_forms"][0]) == list(shipped["award_forms"][0])


def test_two_thirds_are_written_as_a_fraction() -> None:
    campaign = load_plan(source=SHIPPED, now=NOW).campaign
    assert plan_tables(campaign)["council"]["quorum"] == "2/3"

    Council.objects.update(quorum="0.6700")
    assert str(plan_tables(campaign)["council"]["quorum"]) == "0.67"


def test_closed_collectives_are_left_out() -> None:
    campaign = load_plan(source=SECOND, now=NOW).campaign
    Collective.objects.filter(code="to-2").update(closed_on=NOW.date())

    assert [row["code"] for row in plan_tables(campaign)["collectives"]] == ["to-1"]


def test_a_campaign_without_a_council_can_be_written() -> None:
    campaign = load_plan(source=SECOND, now=NOW).campaign
    Council.objects.all().delete()

    assert read_plan(parse(plan_text(campaign).encode()))[1] == ()
