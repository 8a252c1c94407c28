"""Papers are issued from rows: their number, their order in time, and what happens on failure."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from hashlib import sha256
from threading import Barrier

import pytest
from django.db import connection, transaction

from awards.actions.papers import reserve
from awards.documents.compose import sheet_of
from awards.documents.issue import finish, freeze_report, issue, issue_own_decision
from awards.documents.render import render
from awards.documents.sheets import read_sheet
from awards.documents.stored import read_file
from awards.enums import NominationState, PaperKind
from awards.models import Decision, Meeting, Paper, guards
from awards.queries.papers import next_number, numbers_given
from campaigns.documents.payload import to_payload
from campaigns.enums import Role
from campaigns.errors import Refused
from campaigns.models import AuditEntry
from tests.awards.award_story import MINUTES_DAY, NOW, PROPOSAL_DAY, STARTS, TODAY, Story, tell
from tests.awards.documents.reading import Reading
from tests.factories import at, make_user


@pytest.fixture
def story(db: None) -> Story:
    return tell()


@pytest.fixture
def own(db: None) -> Story:
    return tell(people=2, collectives=0, own=True)


def refused(act: object) -> tuple[str, ...]:
    with pytest.raises(Refused) as refusal:
        act()  # type: ignore[operator]
    return refusal.value.codes


def test_an_issued_paper_comes_from_its_payload(story: Story) -> None:
    story.issue_minutes()
    paper = issue(
        kind=PaperKind.PROPOSAL, subject=story.dossier, by=story.office, now=NOW, number=5, day=PROPOSAL_DAY
    )
    stored = read_file(paper)
    assert paper.sha256 == sha256(stored).hexdigest()
    assert (paper.size, paper.year, paper.series) == (len(stored), 2024, "TTr-UBND")
    story.campaign.organisation.name = "Ủy ban nhân dân xã Khác"
    story.campaign.organisation.save()
    paper.refresh_from_db()
    assert render(read_sheet(paper.payload)) == stored
    entry = AuditEntry.objects.filter(action="paper.issue").latest("pk")
    assert "05/TTr-UBND" in entry.summary


def test_an_issued_paper_is_never_edited_or_deleted(story: Story) -> None:
    story.issue_minutes()
    paper = Paper.objects.get()
    for write in (
        paper.save,
        paper.delete,
        Paper.objects.all().delete,
        lambda: Paper.objects.update(number=9),
        lambda: Paper.objects.bulk_update([paper], ["number"]),
    ):
        with pytest.raises(TypeError), transaction.atomic():
            write()
    assert not Paper.objects.fill(paper, file="khac.pdf", sha256="0" * 64, size=1, pages=1)
    assert not Paper.objects.release(paper)
    assert Paper.objects.get().number == 3


def test_a_correction_is_a_new_paper(story: Story) -> None:
    story.file_minutes()
    old = issue(
        kind=PaperKind.PROPOSAL, subject=story.dossier, by=story.office, now=NOW, number=5, day=PROPOSAL_DAY
    )
    new = issue(
        kind=PaperKind.PROPOSAL,
        subject=story.dossier,
        by=story.office,
        now=NOW,
        number=6,
        day=PROPOSAL_DAY,
        replaces=old,
    )
    assert new.replaces == old
    assert read_file(old) != read_file(new)
    again = refused(
        lambda: issue(
            kind=PaperKind.PROPOSAL,
            subject=story.dossier,
            by=story.office,
            now=NOW,
            number=7,
            day=PROPOSAL_DAY,
            replaces=old,
        )
    )
    assert again == ("already_replaced",)
    day_before = PROPOSAL_DAY - timedelta(days=1)
    codes = refused(
        lambda: issue(
            kind=PaperKind.PROPOSAL,
            subject=story.dossier,
            by=story.office,
            now=NOW,
            number=4,
            day=day_before,
            replaces=new,
        )
    )
    assert codes == ("before_replaced",)


# --- Numbers and days ------------------------------------------------------------------------------


def test_the_next_number_is_suggested_for_each_series(story: Story) -> None:
    organisation = story.campaign.organisation
    story.issue_minutes(number=11)
    assert next_number(PaperKind.MINUTES, organisation, 2024) == 12
    assert next_number(PaperKind.MINUTES, organisation, 2025) == 1
    assert next_number(PaperKind.PROPOSAL, organisation, 2024) == 1
    assert numbers_given(PaperKind.MINUTES, organisation, 2024) == {11: MINUTES_DAY}


def test_minutes_from_the_day_of_the_meeting_on(story: Story) -> None:
    day = STARTS.date()
    codes = refused(
        lambda: issue(
            kind=PaperKind.MINUTES,
            subject=story.meeting,
            by=story.office,
            now=NOW,
            number=1,
            day=day - timedelta(days=1),
        )
    )
    assert codes == ("before_meeting",)
    assert (
        issue(
            kind=PaperKind.MINUTES, subject=story.meeting, by=story.office, now=NOW, number=1, day=day
        ).number
        == 1
    )


def test_no_paper_of_a_day_to_come(story: Story) -> None:
    tomorrow = TODAY + timedelta(days=1)
    codes = refused(
        lambda: issue(
            kind=PaperKind.MINUTES, subject=story.meeting, by=story.office, now=NOW, number=1, day=tomorrow
        )
    )
    assert codes == ("date_in_future",)
    assert issue(kind=PaperKind.MINUTES, subject=story.meeting, by=story.office, now=NOW, number=1, day=TODAY)


def test_the_proposal_waits_for_the_minutes(story: Story) -> None:
    def propose(day: date) -> Paper:
        return issue(
            kind=PaperKind.PROPOSAL, subject=story.dossier, by=story.office, now=NOW, number=5, day=day
        )

    assert refused(lambda: propose(PROPOSAL_DAY)) == ("minutes_missing",)
    story.file_minutes()
    assert refused(lambda: propose(MINUTES_DAY - timedelta(days=1))) == ("before_minutes",)
    assert propose(MINUTES_DAY).issued_on == MINUTES_DAY
    assert refused(lambda: propose(PROPOSAL_DAY)) == ("number_taken", "already_issued")


@pytest.mark.parametrize(("day", "is_late"), [(29, False), (30, True)])
def test_late_only_on_purpose(story: Story, day: int, is_late: bool) -> None:
    story.file_minutes()

    def propose(accept_late: bool) -> Paper:
        return issue(
            kind=PaperKind.PROPOSAL,
            subject=story.dossier,
            by=story.office,
            now=at(2024, 12, 31),
            number=5,
            day=date(2024, 12, day),
            accept_late=accept_late,
        )

    if is_late:
        assert refused(lambda: propose(False)) == ("late",)
    assert propose(is_late).number == 5


def test_nothing_without_a_law_in_force(story: Story) -> None:
    story.file_minutes()
    story.campaign.regimes.all().delete()
    codes = refused(
        lambda: issue(
            kind=PaperKind.PROPOSAL,
            subject=story.dossier,
            by=story.office,
            now=NOW,
            number=5,
            day=PROPOSAL_DAY,
        )
    )
    assert codes == ("no_regime",)


def test_only_approved_nominations_go_up(story: Story) -> None:
    story.file_minutes()
    type(story.nominations[0]).objects.filter(pk=story.nominations[0].pk).update(
        state=NominationState.PASSED, approved_at=None, approved_by=None
    )
    codes = refused(
        lambda: issue(
            kind=PaperKind.PROPOSAL,
            subject=story.dossier,
            by=story.office,
            now=NOW,
            number=5,
            day=PROPOSAL_DAY,
        )
    )
    assert codes == ("not_approved",)
    story.nominations[0].refresh_from_db()
    codes = refused(lambda: freeze_report(nomination=story.nominations[0], by=story.office, now=NOW))
    assert codes == ("not_approved",)


def test_a_report_is_frozen_once_without_a_number(story: Story) -> None:
    paper = freeze_report(nomination=story.nominations[0], by=story.office, now=NOW)
    assert (paper.number, paper.reference, paper.issued_on) == (None, "", date(2024, 12, 1))
    codes = refused(lambda: freeze_report(nomination=story.nominations[0], by=story.office, now=NOW))
    assert codes == ("already_issued",)


@pytest.mark.parametrize("role", [role for role in Role if role != Role.OFFICE])
def test_the_office_issues(story: Story, role: Role) -> None:
    codes = refused(
        lambda: issue(
            kind=PaperKind.MINUTES,
            subject=story.meeting,
            by=make_user(role),
            now=NOW,
            number=1,
            day=MINUTES_DAY,
        )
    )
    assert codes == ("not_yours",)


# --- Failure ---------------------------------------------------------------------------------------


def move_to(story: Story, place: str) -> None:
    """Change where the closed meeting was held, behind the back of its triggers."""
    with transaction.atomic(), guards.lifted(connection):
        Meeting.objects.filter(pk=story.meeting.pk).update(place=place)
    story.meeting.refresh_from_db()


def test_a_paper_that_cannot_be_set_gives_its_number_back(story: Story) -> None:
    move_to(story, "Phòng họp 漢")
    assert refused(story.issue_minutes) == ("paper_letters",)
    assert Paper.objects.count() == 0
    assert AuditEntry.objects.filter(action="paper.release").count() == 1
    assert not AuditEntry.objects.filter(action="paper.issue").exists()
    move_to(story, "Phòng họp")
    story.issue_minutes()
    assert Paper.objects.get().number == 3


def test_a_reserved_paper_is_finished_later(story: Story) -> None:
    """The server broke off between the number and the file."""
    sheet = sheet_of(PaperKind.MINUTES, story.meeting, today=TODAY, number=3, day=MINUTES_DAY)
    paper = reserve(
        kind=PaperKind.MINUTES,
        subject=story.meeting,
        number=3,
        day=MINUTES_DAY,
        payload=to_payload(sheet),
        by=story.office,
        now=NOW,
    )
    assert not paper.is_finished
    finished = finish(paper=paper, by=story.office, now=NOW)
    assert finished.is_finished
    assert "Số: 03/BB-HĐTĐKT" in Reading(read_file(finished))
    assert refused(lambda: finish(paper=paper, by=story.office, now=NOW)) == ("stale",)


@pytest.mark.django_db(transaction=True)
def test_one_number_for_one_paper_when_two_click() -> None:
    story = tell(collectives=0)
    start = Barrier(2)

    def click(_: int) -> tuple[str, ...]:
        try:
            meeting, office = Meeting.objects.get(pk=story.meeting.pk), story.office
            start.wait(timeout=20)
            issue(kind=PaperKind.MINUTES, subject=meeting, by=office, now=NOW, number=3, day=MINUTES_DAY)
        except Refused as refusal:
            return refusal.codes
        else:
            return ()
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        answers = sorted(pool.map(click, range(2)))
    assert answers == [(), ("number_taken", "already_issued")]
    assert Paper.objects.get().is_finished


# --- The chairman's own decision -------------------------------------------------------------------


def decide(story: Story, **changes: object) -> Decision:
    values = {
        "period": story.period,
        "award_form": story.form,
        "nominations": story.nominations,
        "by": story.chairman,
        "now": NOW,
        "number": 412,
        "decided_on": PROPOSAL_DAY,
    } | changes
    return issue_own_decision(**values)  # type: ignore[arg-type]


def test_the_chairmans_decision_and_its_paper(own: Story) -> None:
    assert refused(lambda: decide(own)) == ("minutes_missing",)
    own.file_minutes()
    decision = decide(own)
    assert decision.number == "412/QĐ-UBND"
    assert {each.bonus for each in decision.results.all()} == {710_000}
    read = Reading(read_file(decision.papers.get()))
    for text in (
        "Số: 412/QĐ-UBND",
        "CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ NÀ MƯỜNG",
        "Biên bản số 03/BB-HĐTĐKT ngày 06 tháng 12 năm 2024",
        "mức thưởng 710.000 đồng",
        "02 cá nhân",
    ):
        assert text in read
    assert "TM." not in read
    for nomination in own.nominations:
        nomination.refresh_from_db()
        assert nomination.state == NominationState.AWARDED
    assert refused(lambda: decide(own, number=413)) == ("not_approved", "not_approved")


def test_no_decision_without_its_paper(own: Story) -> None:
    own.file_minutes()
    person = own.nominations[0].registration.individual
    assert person is not None
    person.full_name = "Vi Thị 漢"
    person.save()
    own.nominations[0].registration.refresh_from_db()
    assert refused(lambda: decide(own)) == ("paper_letters",)
    assert Decision.objects.count() == 0
    assert not Paper.objects.filter(kind=PaperKind.AWARD_DECISION).exists()


def test_a_corrected_decision_bears_the_new_number(own: Story) -> None:
    own.file_minutes()
    decision = decide(own)
    old = decision.papers.get()
    issue(
        kind=PaperKind.AWARD_DECISION,
        subject=decision,
        by=own.office,
        now=NOW,
        number=420,
        day=TODAY,
        replaces=old,
    )
    decision.refresh_from_db()
    assert (decision.number, decision.decided_on) == ("420/QĐ-UBND", TODAY)
    assert Paper.objects.filter(decision=decision).count() == 2
