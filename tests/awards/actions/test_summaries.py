"""The office's words for the summary report are kept, and nobody overwrites another's unawares."""

from __future__ import annotations

import pytest

from awards.actions.summaries import save_summary_text
from awards.models import SummaryText
from campaigns.enums import Role
from campaigns.errors import Refused
from campaigns.models import AuditEntry, User
from tests.factories import make_user
from tests.world import NOW, World

pytestmark = pytest.mark.django_db


@pytest.fixture
def w() -> World:
    return World()


def save(w: World, by: User | None = None, *, version: int = 0, words: str = "Tốt") -> SummaryText:
    return save_summary_text(
        period=w.period,
        version=version,
        by=by or w.office,
        now=NOW,
        strengths=words,
        shortcomings="",
        directions=" Tiếp tục ",
    )


def codes(w: World, **values: object) -> tuple[str, ...]:
    with pytest.raises(Refused) as refusal:
        save(w, **values)  # type: ignore[arg-type]
    return refusal.value.codes


def test_written_and_written_again(w: World) -> None:
    first = save(w)
    assert (first.version, first.strengths, first.directions) == (1, "Tốt", "Tiếp tục")
    assert save(w, version=1, words="Khá").strengths == "Khá"
    assert SummaryText.objects.get().version == 2
    assert AuditEntry.objects.filter(action="summary.write").count() == 2


@pytest.mark.parametrize("version", [0, 1, 3])
def test_a_page_that_is_out_of_date(w: World, version: int) -> None:
    save(w)
    save(w, version=1)
    assert codes(w, version=version, words="Khác") == ("stale",)
    assert SummaryText.objects.get().strengths == "Tốt"
    assert AuditEntry.objects.filter(action="summary.write").count() == 2


@pytest.mark.parametrize("role", [role for role in Role if role != Role.OFFICE])
def test_only_the_office_writes(w: World, role: Role) -> None:
    assert codes(w, by=make_user(role)) == ("not_yours",)
    assert not SummaryText.objects.exists()
