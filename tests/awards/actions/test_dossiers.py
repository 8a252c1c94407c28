"""Hand-over, taking back and the result of the higher level."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from awards.actions.decisions import conclude, decide_own
from awards.actions.dossiers import hand_over, take_back
from awards.enums import DossierState, NominationState
from awards.models import Decision, DecisionResult, Dossier, HandOver, Paper
from campaigns.enums import Role
from campaigns.errors import Refused
from campaigns.models import AuditEntry
from tests.awards.award_story import NOW, PROPOSAL_DAY, TODAY, Story, tell
from tests.factories import at, make_user


@pytest.fixture
def story(db: None) -> Story:
    return tell()


@pytest.fixture
def full(story: Story) -> Story:
    story.file_all()
    return story


def give(story: Story, **changes: object) -> HandOver:
    values = {
        "dossier": story.dossier,
        "by": story.office,
        "now": NOW,
        "handed_on": TODAY,
        "handed_by": "Lò Văn Sơn",
        "received_by": "Cầm Thị Mai",
        "receipt_number": "15/PTN",
    } | changes
    return hand_over(**values)  # type: ignore[arg-type]


def decide(story: Story, **changes: object) -> Decision:
    values = {
        "dossier": story.dossier,
        "by": story.office,
        "now": at(2025, 1, 20),
        "number": "88/QĐ-UBND",
        "decided_on": date(2025, 1, 15),
        "issuer": "Chủ tịch Ủy ban nhân dân huyện Bản Lầu",
        "awarded": {each.pk: True for each in story.nominations},
    } | changes
    return conclude(**values)  # type: ignore[arg-type]


def refused(act: object) -> tuple[str, ...]:
    with pytest.raises(Refused) as refusal:
        act()  # type: ignore[operator]
    return refusal.value.codes


def test_not_before_every_paper_is_issued(story: Story) -> None:
    assert refused(lambda: give(story)) == ("paper_missing",) * 4
    assert story.dossier.state == DossierState.PREPARING


def test_a_dossier_is_handed_over(full: Story) -> None:
    made = give(full, receipt_number="  15/PTN ")
    assert (made.receipt_number, made.handed_on, full.dossier.state) == ("15/PTN", TODAY, "handed_over")
    assert refused(lambda: give(full)) == ("wrong_state",)
    assert AuditEntry.objects.filter(action="dossier.receipt").count() == 1


def test_days_of_the_hand_over(full: Story) -> None:
    assert refused(lambda: give(full, handed_on=TODAY + timedelta(days=1))) == ("date_in_future",)
    assert refused(lambda: give(full, handed_on=PROPOSAL_DAY - timedelta(days=1))) == ("before_papers",)
    assert give(full, handed_on=PROPOSAL_DAY)


def test_late_is_lawful_and_told(full: Story) -> None:
    give(full, now=at(2024, 12, 31), handed_on=date(2024, 12, 31))
    assert "quá hạn 2 ngày" in AuditEntry.objects.get(action="dossier.receipt").summary


def test_names_are_needed(full: Story) -> None:
    codes = refused(lambda: give(full, handed_by=" ", received_by="", receipt_number="\u200b"))
    assert codes == ("name_missing",) * 3


@pytest.mark.parametrize("role", [role for role in Role if role != Role.OFFICE])
def test_only_the_office(full: Story, role: Role) -> None:
    user = make_user(role)
    assert refused(lambda: give(full, by=user)) == ("not_yours",)
    give(full)
    assert refused(lambda: take_back(dossier=full.dossier, by=user, now=NOW, reason="x")) == ("not_yours",)
    assert refused(lambda: decide(full, by=user)) == ("not_yours",)


def test_an_old_page_is_refused(full: Story) -> None:
    assert refused(lambda: give(full, version=full.dossier.version + 1)) == ("stale",)
    assert not HandOver.objects.exists()


def test_taken_back_with_a_reason(full: Story) -> None:
    give(full)
    proposal, minutes = Paper.objects.get(kind="proposal"), Paper.objects.get(kind="minutes")
    assert refused(lambda: full.file(full.dossier, 6, TODAY, replaces=proposal)) == ("handed_over",)
    assert refused(lambda: full.file(full.meeting, 9, TODAY, replaces=minutes)) == ("handed_over",)
    dossier = full.dossier
    empty = refused(lambda: take_back(dossier=dossier, by=full.office, now=NOW, reason=" "))
    assert empty == ("reason_missing",)
    take_back(dossier=dossier, by=full.office, now=NOW, reason="Thiếu dấu")
    assert (dossier.state, dossier.remark) == ("preparing", "Thiếu dấu")
    full.file(full.meeting, 9, TODAY, replaces=minutes)
    assert refused(lambda: give(full)) == ("paper_outdated",)
    full.file(full.dossier, 6, TODAY, replaces=proposal)
    give(full, receipt_number="16/PTN")
    assert HandOver.objects.count() == 2


def test_the_result_of_the_higher_level(full: Story) -> None:
    give(full)
    collective, person = full.nominations
    decision = decide(full, awarded={collective.pk: True, person.pk: False})
    results = {row.nomination_id: (row.awarded, row.bonus) for row in DecisionResult.objects.all()}
    assert results == {collective.pk: (True, 1_410_000), person.pk: (False, None)}
    collective.refresh_from_db()
    person.refresh_from_db()
    assert (collective.state, person.state) == (NominationState.AWARDED, NominationState.NOT_AWARDED)
    assert full.dossier.state == DossierState.CONCLUDED
    assert str(decision) == "Quyết định số 88/QĐ-UBND ngày 15/01/2025"
    assert refused(lambda: decide(full)) == ("wrong_state",)


def test_without_a_factor_there_is_no_bonus(full: Story) -> None:
    give(full)
    full.campaign.base_salaries.all().delete()
    decide(full)
    assert set(DecisionResult.objects.values_list("bonus", flat=True)) == {None}


def test_a_result_is_whole_and_in_order(full: Story) -> None:
    assert refused(lambda: decide(full)) == ("wrong_state",)
    give(full)
    one = {full.nominations[0].pk: True}
    assert refused(lambda: decide(full, awarded=one)) == ("result_incomplete",)
    assert refused(lambda: decide(full, decided_on=TODAY - timedelta(days=1))) == ("before_hand_over",)
    assert refused(lambda: decide(full, decided_on=date(2025, 1, 21))) == ("date_in_future",)
    assert refused(lambda: decide(full, number=" ", issuer="")) == ("name_missing", "name_missing")
    assert not Decision.objects.exists()
    assert full.dossier.state == DossierState.HANDED_OVER


def test_a_decision_is_recorded_once(full: Story) -> None:
    give(full)
    Decision.objects.create(
        period=full.period,
        award_form=full.form,
        number="88/QĐ-UBND",
        decided_on=date(2025, 1, 15),
        issuer="Chủ tịch Ủy ban nhân dân huyện Bản Lầu",
        recorded_by=full.office,
        recorded_at=NOW,
    )
    assert refused(lambda: decide(full)) == ("decision_taken",)
    assert full.dossier.state == DossierState.HANDED_OVER


def test_only_the_communes_own_award_is_decided_here(full: Story) -> None:
    codes = refused(
        lambda: decide_own(
            period=full.period,
            award_form=full.form,
            nominations=full.nominations,
            by=full.chairman,
            now=NOW,
            number=1,
            decided_on=TODAY,
        )
    )
    assert codes == ("not_own",)


@pytest.mark.parametrize(
    ("changes", "codes"),
    [
        ({"nominations": []}, ("nothing_chosen",)),
        ({"decided_on": TODAY + timedelta(days=1)}, ("date_in_future",)),
        ({"decided_on": date(2024, 12, 5)}, ("before_minutes",)),
        ({"number": 0}, ("number_not_positive",)),
    ],
)
def test_edges_of_the_own_decision(db: None, changes: dict[str, object], codes: tuple[str, ...]) -> None:
    story = tell(people=1, collectives=0, own=True)
    story.file_minutes()
    values = {
        "period": story.period,
        "award_form": story.form,
        "nominations": story.nominations,
        "by": story.office,
        "now": NOW,
        "number": 1,
        "decided_on": TODAY,
    } | changes
    assert refused(lambda: decide_own(**values)) == codes  # type: ignore[arg-type]
    assert not Decision.objects.exists()
    assert not Dossier.objects.exists()
