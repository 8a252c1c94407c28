"""A meeting of nine, one absent, one interested, one who steps aside, one case put off, two printed ballots:
every figure of its minutes is counted again from the record."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import Any

import pytest

from awards.actions.council import close_meeting, end_vote, put_off, recuse, take_up, withdraw_recusal
from awards.documents.compose import minutes_sheet, tally_sheet
from awards.documents.compose.ballot import ballot_sheet
from awards.documents.sheets import MinutesSheet
from awards.enums import Choice, VoteMeans
from awards.models import AgendaItem, Ballot, BallotBox, Council, Meeting, PaperCount
from awards.queries.council import members_of, present_at
from awards.queries.meeting_record import reasons_against_closing
from awards.queries.secret_vote import recount_of
from campaigns.documents.payload import to_payload
from campaigns.errors import Refused
from tests.awards.secret_scene import ENDS, NOW, SecretScene

pytestmark = pytest.mark.django_db
FOR, AGAINST, ABSTAIN = Choice.FOR, Choice.AGAINST, Choice.ABSTAIN
ABSENT = 8
PAPER = (5, 6)
DECIDED, PUT_OFF, OWN = range(3)  # the places on the agenda; the last is member 7's own


def refused(act: Any, **fields: Any) -> tuple[str, ...]:
    with pytest.raises(Refused) as refusal:
        act(**fields, now=NOW)
    return refusal.value.codes


def held() -> SecretScene:
    """The meeting up to its end: member 8 is away, 4 steps aside in the first case."""
    s = SecretScene(nominations=3, interested=True)
    s.team(2, 3)
    recuse(item=s.items[DECIDED], seat=s.members[4], reason="là em ruột", by=s.user(4), now=NOW)
    s.paper(*PAPER)
    for place, choice in ((0, FOR), (1, FOR), (2, AGAINST), (3, ABSTAIN), (7, FOR)):
        s.cast(place, choice, s.items[DECIDED])
    for place in (0, 1):
        s.cast(place, FOR, s.items[PUT_OFF])
    put_off(item=s.items[PUT_OFF], reason="Chờ xác minh.", by=s.office, now=NOW)
    for place in (0, 1, 2, 3):  # member 4 does not vote
        s.cast(place, FOR, s.items[OWN])
    end_vote(item=s.items[OWN], by=s.office, now=NOW)
    s.count(1, 0, 0, 1, item=s.items[DECIDED])
    s.count(1, 0, 0, 0, item=s.items[OWN], returned=1)
    return s


def closed() -> SecretScene:
    s = held()
    s.meeting.refresh_from_db()
    s.meeting = close_meeting(meeting=s.meeting, ends_at=ENDS, by=s.user(0), now=ENDS)
    return s


def recounted(item: AgendaItem) -> dict[str, int]:
    """The figures of ``item`` from turns, box, count of printed ballots and roll alone."""
    box, means = BallotBox.objects.get(item=item), [turn.means for turn in item.turns.all()]
    aside = Ballot.objects.filter(item=item, by_rule=True).count()
    returned = means.count(VoteMeans.SCREEN) + PaperCount.objects.get(item=item).returned
    return {
        "for": box.votes_for,
        "against": box.votes_against,
        "abstain": box.votes_abstain,
        "invalid": box.votes_invalid,
        "issued": len(means),
        "returned": returned,
        "valid": box.votes_for + box.votes_against + box.votes_abstain,
        "base": item.meeting.attendances.count() - aside,
    }


def minutes(meeting: Meeting) -> MinutesSheet:
    return minutes_sheet(meeting, today=ENDS.date(), number=1, day=ENDS.date())


def test_every_figure_of_the_minutes_is_counted_again_from_the_record() -> None:
    s = closed()
    sheet, tally = minutes(s.meeting), tally_sheet(s.meeting, today=ENDS.date())
    assert (sheet.total_members, len(sheet.present), len(sheet.absent)) == (9, 8, 1)
    assert [row.member.name for row in sheet.recusals] == [s.members[4].name, s.members[7].name]
    rows = [row for group in sheet.groups for row in group.rows]
    counted = [row for group in tally.groups for row in group.rows]
    items = [s.items[DECIDED], s.items[OWN]]
    for item, row, beside in zip(items, rows, counted, strict=True):
        n = recounted(item)
        assert (row.in_favour, row.against, row.abstaining, row.invalid, row.base) == (
            n["for"],
            n["against"],
            n["abstain"],
            n["invalid"],
            n["base"],
        )
        share = (Decimal(100) * n["for"] / n["base"]).quantize(Decimal("0.01"), ROUND_HALF_UP)
        assert row.share == beside.share == share
        assert n["returned"] == n["valid"] + n["invalid"]
        assert (beside.issued, beside.returned, beside.valid) == (n["issued"], n["returned"], n["valid"])
        assert (row.result == "Thông qua") == (2 * n["for"] > n["base"])
    assert [recounted(item) for item in items] == [
        {"for": 4, "against": 1, "abstain": 1, "invalid": 1}
        | {"issued": 7, "returned": 7, "valid": 6, "base": 8},
        {"for": 5, "against": 0, "abstain": 0, "invalid": 0}
        | {"issued": 7, "returned": 5, "valid": 5, "base": 8},
    ]


def test_the_sentence_of_a_secret_vote_tells_its_way_and_its_ballots() -> None:
    first, waiting, own = (case.vote for case in minutes(closed().meeting).cases)
    assert first.startswith("Kết quả bỏ phiếu kín (05 phiếu trên cổng thông tin, 02 phiếu giấy phát ra): ")
    for words in ("phát ra 07", "thu vào 07", "hợp lệ 06", "không hợp lệ 01", "đồng ý 04", "4/8 = 50,00%"):
        assert words in first
    for words in ("phát ra 07", "thu vào 05", "hợp lệ 05", "không hợp lệ 00", "5/8 = 62,50%"):
        assert words in own
    assert "04 phiếu đã biểu quyết không còn giá trị" in waiting


def test_the_figures_stay_when_the_council_changes_its_settings() -> None:
    s = closed()
    before = to_payload(minutes(s.meeting))
    Council.objects.update(base="present", pass_above=Decimal("0.9"))
    s.meeting = Meeting.objects.get(pk=s.meeting.pk)
    assert to_payload(minutes(s.meeting)) == before
    recount = recount_of(s.items[DECIDED], members_of(s.meeting), present_at(s.meeting))
    assert recount is not None
    assert recount.agrees
    assert (recount.base, recount.base_name) == (8, "Tổng số thành viên")


def test_nobody_comes_back_into_the_base_of_a_vote_that_is_over() -> None:
    s = held()
    recusal = s.items[DECIDED].recusals.get()
    assert refused(withdraw_recusal, recusal=recusal, by=s.user(4)) == ("vote_over",)
    put_off(item=s.items[DECIDED], reason="Khai nhầm", by=s.office, now=NOW)
    take_up(item=s.items[DECIDED], by=s.office, now=NOW)
    withdraw_recusal(recusal=s.items[DECIDED].recusals.get(), by=s.user(4), now=NOW)
    assert not s.items[DECIDED].recusals.exists()


def test_who_holds_a_printed_ballot_gives_it_back_before_stepping_aside() -> None:
    s = SecretScene()
    s.paper(*PAPER)
    with pytest.raises(Refused) as refusal:
        recuse(item=s.item, seat=s.members[5], reason="là em ruột", by=s.user(5), now=NOW)
    assert refusal.value.codes == ("already_voted",)
    assert "thu lại phiếu giấy" in refusal.value.reasons[0].sentence


def test_who_comes_after_a_secret_vote_does_not_mend_its_quorum() -> None:
    s = SecretScene()
    s.attend(4, 5, 6, 7, 8)
    for place in range(4):
        s.cast(place)
    s.attend(ABSENT)
    assert [reason.code for reason in reasons_against_closing(s.meeting)] == ["item_quorum"]


def test_what_is_put_off_does_not_stand_on_the_printed_ballots() -> None:
    s = SecretScene(nominations=2)
    put_off(item=s.items[0], reason="Chờ xác minh.", by=s.office, now=NOW)
    (group,) = ballot_sheet(s.meeting, ENDS.date()).groups
    assert len(group.names) == 1
