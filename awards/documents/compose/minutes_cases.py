"""The heart of the minutes: how the council dealt with each nominee, in sentences."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from decimal import Decimal

from awards.documents.compose import words
from awards.documents.sheets import CaseRecord, PutOff, Recusal, WrittenOpinion
from awards.enums import VoteBase, VoteMeans, VoteResult
from awards.models import AgendaItem, Meeting, Opinion
from awards.queries.meeting_record import Case, MeetingStanding, opinions_on, roll_of
from awards.rules import voting
from campaigns.models import Registration
from campaigns.rules.vietnamese import count_words, number, number_in_words

BASES = {
    VoteBase.MEMBERS: "tổng số thành viên Hội đồng",
    VoteBase.PRESENT: "số thành viên Hội đồng có mặt",
}
VOTERS = {
    VoteBase.MEMBERS: "tổng số thành viên được biểu quyết",
    VoteBase.PRESENT: "số thành viên có mặt được biểu quyết",
}


def case_records(meeting: Meeting, cases: list[Case], standing: MeetingStanding) -> tuple[CaseRecord, ...]:
    """Every nominee in the order of the agenda: opinions, who left and why, the vote with its working."""
    said, absent = defaultdict(list), _absent(meeting)
    for opinion in opinions_on(meeting):
        if not opinion.written or opinion.seat_id not in absent:
            sent = " (gửi bằng văn bản)" if opinion.written else ""
            said[opinion.item_id].append(f"{_member(opinion)}{sent}: {one_line(opinion.text)}")
    return tuple(
        CaseRecord(
            name=words.named(case.item.nomination.registration),
            form=words.full_form(case.item.nomination.award_form),
            opinions=tuple(said[case.item.pk]),
            recusals=recusals_of([case.item]),
            vote=vote_sentence(case, standing),
        )
        for case in cases
    )


def vote_sentence(case: Case, standing: MeetingStanding) -> str:
    """The way of voting, the counts in figures and words, and the share with its working."""
    item, tally = case.item, case.tally
    if case.is_put_off:
        return f"Hội đồng hoãn nội dung này, chuyển phiên sau xét{_why(item)}"
    if not item.result:
        return "Chưa kết luận"
    counts = [
        ("đồng ý", tally.votes_for),
        ("không đồng ý", tally.against),
        ("không có ý kiến", tally.abstain),
    ]
    counted = _counted(counts)
    if item.meeting.secret:
        valid = tally.votes_for + tally.against + tally.abstain
        returned = valid + tally.invalid
        box = [("phát ra", returned + tally.not_returned), ("thu vào", returned)]
        box += [("hợp lệ", valid), ("không hợp lệ", tally.invalid)]
        counted = f"{_counted(box)}; trong số phiếu hợp lệ: {counted}"
    passed = item.result == VoteResult.PASSED
    edge = "trên" if passed else "không vượt"
    return (
        f"Kết quả {way_of(item)}: {counted}; tỷ lệ đồng ý {tally.votes_for}/{case.base} = "
        f"{number(case.share, 2)}%, {edge} {plain_share(standing.pass_above)} {VOTERS[standing.base]}. "
        f"Kết luận: {VoteResult(item.result).label}"
    )


def way_of(item: AgendaItem) -> str:
    """How the council voted on ``item``: by hand or in secret on screen, on paper, by both."""
    if not item.meeting.secret:
        return "biểu quyết công khai (giơ tay)"
    means = Counter(turn.means for turn in item.turns.all())
    screen, paper = means[VoteMeans.SCREEN], means[VoteMeans.PAPER]
    if screen and paper:
        where = f" ({count_words(screen)} phiếu trên cổng thông tin, {count_words(paper)} phiếu giấy phát ra)"
    else:
        where = " trên cổng thông tin" if screen else " bằng phiếu giấy" if paper else ""
    return f"bỏ phiếu kín{where}"


def _counted(counts: Iterable[tuple[str, int]]) -> str:
    return ", ".join(f"{name} {count_words(count)} ({number_in_words(count)})" for name, count in counts)


def plain_share(share: Decimal) -> str:
    """A share as people say it: "50%", or "2/3" where percent would have no end."""
    exact = voting.exact_share(share)
    percent = exact * 100
    if percent.denominator == 1:
        return f"{percent.numerator}%"
    return f"{exact.numerator}/{exact.denominator}"


def recusals_of(items: Iterable[AgendaItem]) -> tuple[Recusal, ...]:
    """Who did not vote because of an interest, as the record has it, each with its reason.

    A ballot made by rule says who; the member's own word says why, and the nomination where he gave none.
    """
    found = []
    for item in items:
        registration = item.nomination.registration
        declared = {recusal.seat_id: recusal.reason for recusal in item.recusals.order_by("pk")}
        ballots = item.ballots.filter(by_rule=True).select_related("seat__individual")
        found += [
            Recusal(
                words.member_of(ballot.seat),
                words.named(registration),
                declared.get(ballot.seat_id) or _by_rule(registration),
            )
            for ballot in ballots.order_by("seat__position", "pk")
        ]
    return tuple(found)


def written_opinions(meeting: Meeting) -> tuple[WrittenOpinion, ...]:
    """What absent members wrote, in the order of the agenda."""
    rows = opinions_on(meeting).filter(written=True, seat__in=_absent(meeting))
    rows = rows.select_related(
        "seat__individual",
        "item__nomination__registration__individual",
        "item__nomination__registration__collective",
        "item__nomination__registration__unit",
    )
    return tuple(
        WrittenOpinion(
            words.member_of(row.seat),
            row.received_on,
            words.named(row.item.nomination.registration),
            one_line(row.text),
        )
        for row in rows
        if row.received_on is not None
    )


def put_off_cases(cases: Iterable[Case]) -> tuple[PutOff, ...]:
    """The nominees who wait for the next meeting, each with the reason."""
    return tuple(
        PutOff(
            words.full_form(case.item.nomination.award_form),
            str(case.item.nomination.registration.participant),
            case.item.put_off_reason,
        )
        for case in cases
        if case.is_put_off
    )


def one_line(text: str) -> str:
    """An opinion as it stands inside a sentence: its lines run on, without its last full stop."""
    return " ".join(text.split()).rstrip(" .;")


def _absent(meeting: Meeting) -> set[int]:
    return {row.seat_id for row in roll_of(meeting) if not row.present}


def _by_rule(registration: Registration) -> str:
    return "là người được xét" if registration.individual else "đại diện cho tập thể được xét"


def _member(opinion: Opinion) -> str:
    person = words.member_of(opinion.seat)
    return f"{person.honorific} {person.name}".strip()


def _why(item: AgendaItem) -> str:
    void = f"; {count_words(item.voided)} phiếu đã biểu quyết không còn giá trị" if item.voided else ""
    return f" (lý do: {words.lower_first(one_line(item.put_off_reason))}){void}"
