"""Four years of work: every state is there, and the cases on the edge lie on the right side of it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from awards.actions.approvals import approve, reasons_against_approving
from awards.actions.council import (
    close_meeting,
    open_meeting,
    record_votes,
    reschedule,
    set_agenda,
    set_attendance,
)
from awards.actions.nominations import accept
from awards.enums import Choice, DossierState, MeetingState, NominationState, PaperKind, VoteResult
from awards.models import Ballot, Decision, Dossier, Meeting, Nomination, Opinion, Paper, Recusal
from awards.queries.council import items_of, members_of, present_at, still_to_vote
from awards.queries.eligibility import reasons_against
from awards.sample.world import World
from campaigns.enums import ArticleState, Level, ParticipantKind, RegistrationState, ScorecardState
from campaigns.errors import Refused
from campaigns.models import (
    Announcement,
    AuditEntry,
    Evidence,
    EvidencePaper,
    Exemplar,
    Initiative,
    MeasureValue,
    PropagandaActivity,
    Registration,
    Scorecard,
)
from campaigns.queries.people import unregistered_for
from campaigns.queries.ranking import newest, publications_of, published
from campaigns.rules.publication import ChangeKind, changes
from tests.factories import at

pytestmark = pytest.mark.django_db
NOW = at(2026, 1, 12, 9)


def nomination(world: World, period: str, who: str, form: str = "giay-khen-huyen") -> Nomination:
    rows = Nomination.objects.select_related("registration__period__campaign", "award_form")
    return rows.get(registration=world.registration(period, who), award_form=world.forms[form])


def test_every_state_of_every_thing_is_there(sample_world: World) -> None:
    assert set(Registration.objects.values_list("state", flat=True)) == set(RegistrationState)
    assert set(Scorecard.objects.values_list("state", flat=True)) == set(ScorecardState)
    assert set(Nomination.objects.values_list("state", flat=True)) == set(NominationState)
    assert set(Dossier.objects.values_list("state", flat=True)) == set(DossierState)
    assert set(Meeting.objects.values_list("state", flat=True)) == {MeetingState.CLOSED, MeetingState.PLANNED}
    assert set(Paper.objects.values_list("kind", flat=True)) == set(PaperKind)


@pytest.mark.parametrize("period", ["2022", "2023", "2024", "2025"])
def test_every_year_has_a_late_registration_and_missing_ones(sample_world: World, period: str) -> None:
    rows = Registration.objects.filter(period=sample_world.periods[period])
    assert rows.filter(is_late=True).exists()
    collectives, people = unregistered_for(sample_world.clerk, sample_world.periods[period])
    assert collectives
    assert people


@pytest.mark.parametrize("period", ["2023", "2024", "2025"])
def test_a_tie_shares_its_rank(sample_world: World, period: str) -> None:
    for kind in ParticipantKind:
        cards = published(sample_world.periods[period], kind)
        assert cards
        publication = newest(sample_world.periods[period], kind)
        assert publication is not None
        assert [row.rank for row in publication.ranking] == [card.rank for card in cards]
        for card in cards:
            above = [other for other in cards if other.rank < card.rank]
            assert card.rank == len(above) + 1
            assert all(other.total >= card.total for other in above)
    people = published(sample_world.periods[period], ParticipantKind.INDIVIDUAL)
    assert len({card.rank for card in people}) < len(people)


def test_a_supplement_ranks_anew_and_the_first_publication_stays(sample_world: World) -> None:
    told = []
    for kind in ParticipantKind:
        second, first = publications_of(sample_world.periods["2024"], kind)
        assert len(second.ranking) == len(first.ranking) + 1
        told += changes(first.ranking, second.ranking)
    kinds = [each.kind for each in told]
    assert kinds.count(ChangeKind.CAME_IN) == len(ParticipantKind)
    assert ChangeKind.FELL in kinds


def test_a_tie_is_decided_by_the_rule(sample_world: World) -> None:
    publication = newest(sample_world.periods["2023"], ParticipantKind.INDIVIDUAL)
    assert publication is not None
    notes = [row.note for row in publication.ranking if row.note]
    assert any("phân định theo nhóm “Cải cách thủ tục hành chính”" in note for note in notes)


def test_results_agree_with_the_recorded_figures(sample_world: World) -> None:
    """The target on files in time and the measure are the same figure."""
    for value in MeasureValue.objects.filter(measure__code="on_time").select_related("registration"):
        targets = value.registration.targets.filter(planned=Decimal("98.5"))
        assert [target.reached for target in targets] in ([value.value], [])


def test_by_a_hair(sample_world: World) -> None:
    """98,00 % is not "trên 98%"; 98,01 % is (Kế hoạch 454, mục IV.3.2a)."""
    passes, fails = nomination(sample_world, "2025", "ubnd"), nomination(sample_world, "2025", "thcs")
    assert reasons_against(passes) == []
    assert len(reasons_against(fails)) == 1
    with pytest.raises(Refused):
        accept(nomination=fails, by=sample_world.clerk, now=NOW)


def test_a_fifth_collective_finds_no_place(sample_world: World) -> None:
    fifth = nomination(sample_world, "2024", "nong-dan")
    assert fifth.state == NominationState.PASSED
    assert [reason.code for reason in reasons_against_approving(fifth)] == ["quota_authority"]


def test_the_term_leaves_the_chairman_one_place_for_two(sample_world: World) -> None:
    """Giấy khen của Chủ tịch UBND xã: không quá 02 cá nhân; one is awarded, two wait."""
    first = nomination(sample_world, "giai-doan", "kien", "giay-khen-xa")
    second = nomination(sample_world, "giai-doan", "hue", "giay-khen-xa")
    approve(nominations=[(first, first.version)], by=sample_world.chairman, now=NOW)
    assert [reason.code for reason in reasons_against_approving(second)] == ["quota_commune"]


def test_members_with_an_interest_did_not_vote(sample_world: World) -> None:
    ballots = Ballot.objects.filter(by_rule=True)
    assert {ballot.seat.name for ballot in ballots} >= {"Lê Đình Thắng", "Dương Thị Lan", "Vũ Thị Ngọc Ánh"}


def test_the_record_of_a_meeting_has_all_that_can_be_in_one(sample_world: World) -> None:
    held = Meeting.objects.filter(state=MeetingState.CLOSED)
    assert {meeting.closed_for_chair for meeting in held} == {False}
    told = held.get(period__code="2024")
    opinions = Opinion.objects.filter(item__meeting=told)
    assert set(opinions.filter(written=False).values_list("item", flat=True)) == {
        item.pk for item in items_of(told)
    }
    (written,) = opinions.filter(written=True)
    assert not told.attendances.get(seat=written.seat).present
    assert Recusal.objects.get(item__meeting=told).seat.name == "Phạm Thị Thu Hà"
    waits = nomination(sample_world, "giai-doan", "yen", "giay-khen-xa")
    assert (waits.state, waits.agenda_items.get().result) == (NominationState.ACCEPTED, VoteResult.PUT_OFF)


def test_the_clerk_never_handled_her_own(sample_world: World) -> None:
    own = Nomination.objects.filter(registration__individual=sample_world.clerk.individual)
    assert own.exists()
    assert not own.filter(accepted_by=sample_world.clerk).exists()


def test_old_years_are_concluded_and_the_last_dossier_waits(sample_world: World) -> None:
    years = Decision.objects.values_list("period__code", "decided_on")
    assert {(code, day.year) for code, day in years} == {("2022", 2023), ("2023", 2024), ("giai-doan", 2025)}
    handed = Dossier.objects.get(state=DossierState.HANDED_OVER)
    assert (handed.period.code, handed.hand_overs.count()) == ("2024", 1)
    reports = Paper.objects.filter(nomination__dossier=handed)
    assert reports.count() == handed.nominations.count()


def test_dossiers_left_in_time(sample_world: World) -> None:
    for dossier in Dossier.objects.exclude(state=DossierState.PREPARING).select_related("period"):
        assert dossier.hand_overs.get().handed_on <= dossier.period.dossier_last_day


def test_initiatives_of_every_kind(sample_world: World) -> None:
    assert set(Initiative.objects.values_list("level", flat=True)) == {Level.DISTRICT, Level.COMMUNE, ""}


def test_publicity(sample_world: World) -> None:
    assert Announcement.objects.filter(state=ArticleState.PUBLISHED).count() == 8
    assert Exemplar.objects.filter(state=ArticleState.PUBLISHED).count() == 4
    assert PropagandaActivity.objects.count() >= 25


def test_a_paper_proves_two_criteria_and_serves_the_next_year(sample_world: World) -> None:
    years = {
        paper: set(paper.citations.values_list("score__scorecard__registration__period__code", flat=True))
        for paper in EvidencePaper.objects.order_by("pk")
    }
    assert all(paper.citations.values("score").distinct().count() >= 2 for paper in years)
    assert any(len(found) > 1 for found in years.values())
    assert Evidence.objects.filter(page=2).exclude(passage="").exists()


def test_nothing_happens_after_the_campaign_and_its_last_results(sample_world: World) -> None:
    """The story never asks the real clock: the last act of all is one of 2025."""
    assert max(AuditEntry.objects.values_list("at", flat=True)).date() <= date(2025, 12, 31)


def test_the_history_of_each_thing_runs_forward(sample_world: World) -> None:
    last: dict[tuple[str, str], object] = {}
    for entry in AuditEntry.objects.order_by("pk"):
        key = (entry.object_type, entry.object_id)
        assert key not in last or last[key] <= entry.at, entry  # type: ignore[operator]
        last[key] = entry.at


def test_a_nomination_of_the_last_year_goes_all_the_way(sample_world: World) -> None:
    """What somebody who tries the portal does: examine, put on the agenda, meet, vote, approve."""
    clerk, chosen = sample_world.clerk, nomination(sample_world, "2025", "ubnd")
    accept(nomination=chosen, by=clerk, now=NOW)
    meeting = Meeting.objects.get(state=MeetingState.PLANNED)
    waiting = [item.nomination for item in items_of(meeting)]
    set_agenda(meeting=meeting, nominations=[*waiting, chosen], by=clerk, now=NOW)
    seats = members_of(meeting)
    reschedule(meeting=meeting, starts_at=NOW, place=meeting.place, by=clerk, now=NOW)
    set_attendance(meeting=meeting, present={seat.pk: (True, "") for seat in seats}, by=clerk, now=NOW)
    open_meeting(meeting=meeting, chaired_by=seats[0], secretary=seats[-1], by=clerk, now=NOW)
    present = present_at(meeting)
    for item in items_of(meeting):
        choices = {seat.pk: Choice.FOR for seat in still_to_vote(item, seats, present)}
        record_votes(item=item, choices=choices, by=clerk, now=NOW)
    close_meeting(meeting=meeting, ends_at=at(2026, 1, 12, 11), by=sample_world.chairman, now=NOW)
    chosen.refresh_from_db()
    approve(nominations=[(chosen, chosen.version)], by=sample_world.chairman, now=NOW)
    chosen.refresh_from_db()
    assert (chosen.state, chosen.dossier is not None) == (NominationState.APPROVED, True)
