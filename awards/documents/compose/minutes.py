"""Biên bản họp xét from the rows of a meeting."""

from __future__ import annotations

from datetime import date, datetime
from fractions import Fraction

from django.utils import timezone

from awards.documents.compose import words
from awards.documents.sheets import Attendee, MinutesSheet, Recusal, VoteGroup, VoteRow
from awards.enums import PaperKind, SeatRole, VoteBase, VoteResult
from awards.models import AgendaItem, Council, Meeting, Seat
from awards.queries.council import items_of, members_of, present_at, tally_of
from awards.rules import voting
from campaigns.documents.sheets import Recipients, Signature
from campaigns.errors import Reason, Refused
from campaigns.models import AwardForm, Registration, Signatory
from campaigns.rules.vietnamese import count_words

BASES = {
    VoteBase.MEMBERS: "tổng số thành viên Hội đồng",
    VoteBase.PRESENT: "số thành viên Hội đồng có mặt",
}
NOT_OPENED = Reason("meeting_not_opened", "Biên bản lập được sau khi cuộc họp đã khai mạc.")


def minutes_sheet(
    meeting: Meeting,
    *,
    today: date,
    number: int | None = None,
    day: date | None = None,
    signatory: Signatory | None = None,
) -> MinutesSheet:
    """The minutes of a meeting; of one that is still open the draft with the votes as they stand.

    Refused with ``meeting_not_opened`` before chair and secretary are known. ``day`` is kept with the paper
    but not printed: minutes bear no line of place and date (Phụ lục III, mẫu 1.9). Who took the chair signs,
    whoever ``signatory`` is.
    """
    if meeting.chaired_by is None or meeting.secretary is None:
        raise Refused(NOT_OPENED)
    period = meeting.period
    organisation = period.campaign.organisation
    members, items = members_of(meeting), list(items_of(meeting))
    forms = by_form(items)
    secretary, chair = meeting.secretary, meeting.chaired_by
    started = clock(meeting.starts_at)
    return MinutesSheet(
        letterhead=words.council_letterhead(
            PaperKind.MINUTES,
            organisation,
            number=number,
            day=day,
            year=day.year if day else started.year,
        ),
        meeting_name=f"Họp xét, đề nghị khen thưởng trong {words.movement_of(period)}",
        started=started,
        ended=clock(meeting.ends_at) if meeting.ends_at else None,
        place=meeting.place,
        total_members=len(members),
        present=tuple(attendee(seat) for seat in present_at(meeting)),
        absent=_absent(meeting),
        chair=attendee(chair),
        secretary=attendee(secretary),
        presented=_presented(meeting, forms),
        discussion=tuple(line for line in map(str.strip, meeting.opinions.splitlines()) if line),
        recusals=recusals_of(items),
        voting=voting_rule(meeting),
        groups=_votes(meeting, forms),
        share_base=share_base(meeting.council, members, items),
        conclusion=_conclusion(meeting, forms),
        secretary_signature=Signature(("THƯ KÝ",), secretary.name),
        chair_signature=Signature(("CHỦ TỌA",), chair.name, office_title=chair.title),
        recipients=Recipients(("Các thành viên Hội đồng", organisation.short_name, "Lưu: VT, Hồ sơ")),
    )


def clock(moment: datetime) -> datetime:
    """The wall-clock time of ``moment``, to the minute."""
    return timezone.localtime(moment).replace(tzinfo=None, second=0, microsecond=0)


def attendee(seat: Seat, reason: str = "") -> Attendee:
    """A member of the council with his role there, and why he was absent."""
    return Attendee(words.member_of(seat), SeatRole(seat.role).label, reason)


def _absent(meeting: Meeting) -> tuple[Attendee, ...]:
    rows = meeting.attendances.filter(present=False).select_related("seat__individual")
    return tuple(attendee(row.seat, row.reason) for row in rows.order_by("seat__position", "seat_id"))


def by_form(items: list[AgendaItem]) -> dict[AwardForm, list[AgendaItem]]:
    """The items of an agenda by the award asked for, in their order."""
    forms: dict[AwardForm, list[AgendaItem]] = {}
    for item in items:
        forms.setdefault(item.nomination.award_form, []).append(item)
    return forms


def registrations_of(items: list[AgendaItem]) -> list[Registration]:
    """The registrations that ``items`` are about."""
    return [item.nomination.registration for item in items]


def _presented(meeting: Meeting, forms: dict[AwardForm, list[AgendaItem]]) -> tuple[str, ...]:
    lists = (
        f"danh sách {words.counts(registrations_of(items))} đề nghị tặng {words.full_form(form)}"
        for form, items in forms.items()
    )
    return (
        f"Thư ký Hội đồng trình bày tiêu chuẩn khen thưởng theo {words.plan_of(meeting.period.campaign)}",
        f"Thư ký Hội đồng trình bày kết quả thẩm định và {'; '.join(lists)}",
    )


def recusals_of(items: list[AgendaItem]) -> tuple[Recusal, ...]:
    """Who did not vote because of an interest; the ballots made by rule say so."""
    found = []
    for item in items:
        registration = item.nomination.registration
        reason = "là người được xét" if registration.individual else "đại diện cho tập thể được xét"
        ballots = item.ballots.filter(by_rule=True).select_related("seat__individual")
        found += [
            Recusal(words.member_of(ballot.seat), words.named(registration), reason)
            for ballot in ballots.order_by("seat__position", "pk")
        ]
    return tuple(found)


def voting_rule(meeting: Meeting) -> str:
    """How the council votes and from which share on a nomination passes."""
    way = "bỏ phiếu kín" if meeting.secret else "biểu quyết công khai (giơ tay)"
    base = BASES[VoteBase(meeting.council.base)]
    share = _share(voting.exact_share(meeting.council.pass_above))
    return f"Hội đồng {way}; tập thể, cá nhân được thông qua khi có trên {share} {base} đồng ý"


def _share(share: Fraction) -> str:
    percent = share * 100
    if percent.denominator == 1:
        return f"{percent.numerator}%"
    return f"{share.numerator}/{share.denominator}"


def _votes(meeting: Meeting, forms: dict[AwardForm, list[AgendaItem]]) -> tuple[VoteGroup, ...]:
    members, present = members_of(meeting), present_at(meeting)
    council = meeting.council
    return tuple(
        VoteGroup(words.full_form(form), tuple(_row(council, item, members, present) for item in items))
        for form, items in forms.items()
    )


def _row(council: Council, item: AgendaItem, members: list[Seat], present: list[Seat]) -> VoteRow:
    """The frozen counts of a closed meeting; the votes so far of an open one."""
    name = str(item.nomination.registration.participant)
    if item.result and item.share is not None:
        return VoteRow(
            name,
            item.votes_for or 0,
            item.votes_against or 0,
            item.votes_abstain or 0,
            item.votes_invalid or 0,
            item.share,
            VoteResult(item.result).label,
        )
    tally, base = tally_of(item, members, present), VoteBase(council.base)
    return VoteRow(
        name,
        tally.votes_for,
        tally.against,
        tally.abstain,
        tally.invalid,
        voting.share(tally, base),
        "Chưa kết luận",
    )


def share_base(council: Council, members: list[Seat], items: list[AgendaItem]) -> str:
    """On what the shares of those in favour are counted."""
    base = BASES[VoteBase(council.base)]
    count = f" ({count_words(len(members))} thành viên)" if council.base == VoteBase.MEMBERS else ""
    left_out = any(item.interested for item in items)
    except_them = ", trừ thành viên không tham gia biểu quyết do có liên quan" if left_out else ""
    return f"Tỷ lệ đồng ý tính trên {base}{count}{except_them}"


def _conclusion(meeting: Meeting, forms: dict[AwardForm, list[AgendaItem]]) -> tuple[str, ...]:
    """What the council resolved, form by form; nothing while a vote is open."""
    sentences = []
    for form, items in forms.items():
        passed = [item for item in items if item.result == VoteResult.PASSED]
        failed = [item for item in items if item.result == VoteResult.FAILED]
        if passed:
            sentences.append(
                f"Hội đồng nhất trí đề nghị {form.authority} tặng {words.award_noun(form)} "
                f"cho {words.counts(registrations_of(passed))}"
            )
        if failed:
            names = ", ".join(map(words.named, registrations_of(failed)))
            award = words.full_form(form)
            sentences.append(f"Hội đồng không thông qua đề nghị tặng {award} đối với: {names}")
    if sentences:
        head = meeting.period.campaign.organisation
        sentences.append(f"Giao Thư ký Hội đồng hoàn thiện hồ sơ, trình Chủ tịch {head} xem xét, quyết định")
    return tuple(sentences)
