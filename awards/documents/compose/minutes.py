"""Biên bản họp xét from the rows of a meeting."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from django.utils import timezone

from awards.documents.compose import words
from awards.documents.compose.minutes_cases import (
    BASES,
    case_records,
    plain_share,
    put_off_cases,
    recusals_of,
    written_opinions,
)
from awards.documents.sheets import Attendee, CaseRecord, MinutesSheet, VoteGroup, VoteRow
from awards.enums import PaperKind, SeatRole, VoteBase, VoteResult
from awards.models import AgendaItem, Attendance, Meeting, Seat
from awards.queries.meeting_record import Case, MeetingStanding, cases_of, roll_of, standing_of
from campaigns.documents.sheets import Recipients, Signature
from campaigns.errors import Reason, Refused
from campaigns.models import AwardForm, Registration, Signatory
from campaigns.rules.vietnamese import clock_time, count_words

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
    standing, cases = standing_of(meeting), cases_of(meeting)
    items = [case.item for case in cases]
    forms, records = by_form(items), case_records(meeting, cases, standing)
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
        total_members=standing.members,
        present=tuple(_on_roll(row) for row in roll_of(meeting) if row.present),
        absent=tuple(_on_roll(row) for row in roll_of(meeting) if not row.present),
        chair=attendee(chair),
        secretary=attendee(secretary),
        presented=_presented(meeting, forms),
        discussion=_discussion(meeting, records),
        recusals=recusals_of(items),
        voting=voting_rule(meeting),
        groups=_votes(cases),
        share_base=share_base(meeting, items),
        conclusion=_conclusion(meeting, forms),
        secretary_signature=Signature(("THƯ KÝ",), secretary.name),
        chair_signature=Signature(("CHỦ TỌA",), chair.name, office_title=chair.title),
        recipients=Recipients(("Các thành viên Hội đồng", organisation.short_name, "Lưu: VT, Hồ sơ")),
        quorum=quorum_sentence(standing),
        agenda=agenda_of(forms),
        cases=records,
        written=written_opinions(meeting),
        put_off=put_off_cases(cases),
        closing_note=_closing_note(meeting),
    )


def clock(moment: datetime) -> datetime:
    """The wall-clock time of ``moment``, to the minute."""
    return timezone.localtime(moment).replace(tzinfo=None, second=0, microsecond=0)


def attendee(seat: Seat, reason: str = "") -> Attendee:
    """A member of the council with his role there, and why he was absent."""
    return Attendee(words.member_of(seat), SeatRole(seat.role).label, reason)


def _discussion(meeting: Meeting, records: tuple[CaseRecord, ...]) -> tuple[str, ...]:
    """What was said in general; where there was none, that opinions stand with each case, if any do."""
    lines = tuple(line for line in map(str.strip, meeting.opinions.splitlines()) if line)
    if lines or not any(record.opinions for record in records):
        return lines
    return ("Các thành viên cho ý kiến đối với từng nội dung, được ghi tại mục 3 Biên bản này",)


def _on_roll(row: Attendance) -> Attendee:
    """A member with what the roll says of him: why absent, or when he came and left."""
    hours = [
        f"{word} lúc {clock_time(hour)}"
        for word, hour in (("đến", row.arrived_at), ("về", row.left_at))
        if hour is not None
    ]
    return replace(attendee(row.seat, row.reason), hours=", ".join(hours))


def quorum_sentence(standing: MeetingStanding) -> str:
    """Whether enough members are there, in numbers."""
    holds = "bảo đảm" if standing.has_quorum else "chưa bảo đảm"
    return (
        f"Số thành viên có mặt {count_words(standing.present)}/{count_words(standing.members)}, {holds} "
        f"điều kiện tiến hành cuộc họp (cần có mặt ít nhất {count_words(standing.needed)} thành viên)"
    )


def agenda_of(forms: dict[AwardForm, list[AgendaItem]]) -> tuple[str, ...]:
    """What the council deals with, in the order of the meeting; invitation and minutes say the same."""
    lists = tuple(
        f"xét, biểu quyết đề nghị tặng {words.full_form(form)} cho {words.counts(registrations_of(items))}"
        for form, items in forms.items()
    )
    return ("Thông qua tiêu chuẩn khen thưởng và kết quả thẩm định hồ sơ", *lists)


def _closing_note(meeting: Meeting) -> str:
    if not meeting.closed_for_chair or meeting.chaired_by is None:
        return ""
    return "Kết quả được Thư ký Hội đồng ghi theo kết luận của chủ tọa cuộc họp"


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


def voting_rule(meeting: Meeting) -> str:
    """How the council votes and from which share on a nomination passes."""
    way = "bỏ phiếu kín" if meeting.secret else "biểu quyết công khai (giơ tay)"
    standing = standing_of(meeting)
    base, share = BASES[standing.base], plain_share(standing.pass_above)
    return f"Hội đồng {way}; tập thể, cá nhân được thông qua khi có trên {share} {base} đồng ý"


def _votes(cases: list[Case]) -> tuple[VoteGroup, ...]:
    """The frozen counts of a closed meeting, the votes so far of an open one; not those put off."""
    forms: dict[AwardForm, list[VoteRow]] = {}
    for case in cases:
        if not case.is_put_off:
            forms.setdefault(case.item.nomination.award_form, []).append(_row(case))
    return tuple(VoteGroup(words.full_form(form), tuple(rows)) for form, rows in forms.items())


def _row(case: Case) -> VoteRow:
    item, tally = case.item, case.tally
    return VoteRow(
        str(item.nomination.registration.participant),
        tally.votes_for,
        tally.against,
        tally.abstain,
        tally.invalid,
        case.share,
        VoteResult(item.result).label if item.result else "Chưa kết luận",
        case.base,
    )


def share_base(meeting: Meeting, items: list[AgendaItem]) -> str:
    """On what the shares of those in favour are counted."""
    standing = standing_of(meeting)
    count = f" ({count_words(standing.members)} thành viên)" if standing.base == VoteBase.MEMBERS else ""
    left_out = any(item.interested for item in items)
    except_them = ", trừ thành viên không tham gia biểu quyết do có liên quan" if left_out else ""
    return f"Tỷ lệ đồng ý tính trên {BASES[standing.base]}{count}{except_them}"


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
    decided = bool(sentences)
    for form, items in forms.items():
        waiting = [item for item in items if item.result == VoteResult.PUT_OFF]
        if waiting:
            names = ", ".join(map(words.named, registrations_of(waiting)))
            sentences.append(
                f"Hội đồng hoãn, chuyển phiên sau xét đề nghị tặng {words.full_form(form)} đối với: {names}"
            )
    if decided:
        head = meeting.period.campaign.organisation
        sentences.append(f"Giao Thư ký Hội đồng hoàn thiện hồ sơ, trình Chủ tịch {head} xem xét, quyết định")
    return tuple(sentences)
