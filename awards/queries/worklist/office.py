"""What waits for the office: taking in, appraising, chasing, publishing; then meetings, papers, dossiers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q
from django.utils import timezone

from awards.enums import DossierState, MeetingState, NominationState, PaperKind, RemarkState, VoteResult
from awards.models import AgendaItem, Dossier, Meeting, Nomination, Paper
from awards.permissions import may_endorse, may_examine
from awards.queries.nominations import reasons_against_sending
from awards.queries.worklist.desk import Desk, Task, address, some_names
from campaigns.enums import ParticipantKind, RegistrationState, Role, ScorecardState
from campaigns.models import Period, Registration
from campaigns.queries.campaign import spoken
from campaigns.queries.explanations import held_sheets
from campaigns.queries.people import unregistered_for

R, S, N = RegistrationState, ScorecardState, NominationState
UNDER_WAY = (N.DRAFT, N.RETURNED, N.SUBMITTED, N.SENT_BACK, N.ACCEPTED, N.APPROVED)
KIND_ADDRESSES = {ParticipantKind.COLLECTIVE: "tap-the", ParticipantKind.INDIVIDUAL: "ca-nhan"}


@dataclass(frozen=True)
class Line:
    """How many registrations of one kind of participant stand in one pair of states; ``own``: an interest of
    the reader's, so that a colleague must act."""

    period: int
    kind: ParticipantKind
    state: str
    card: str | None
    own: bool
    count: int


def tasks(desk: Desk) -> Iterator[Task]:
    """The tasks of the office; nothing for other roles."""
    if not desk.user.has_role(Role.OFFICE):
        return
    lines = _lines(desk)
    held = {
        (card.registration.period_id, card.registration.participant_kind)
        for card in held_sheets(desk.campaign, desk.today)
    }
    for period in desk.periods.values():
        of_period = [line for line in lines if line.period == period.pk]
        yield from _incoming(period, of_period)
        yield from _ranking(period, of_period, held)
        if period in desk.live:
            yield from _late(desk, period, of_period)
    yield from _nominations(desk)
    yield from _meetings(desk)
    yield from _dossiers(desk)


def _lines(desk: Desk) -> list[Line]:
    """All registrations of the campaign, counted by the database."""
    user = desk.user
    own = Q(pk__in=[])
    if user.collective_id:
        own |= Q(collective=user.collective_id)
    if user.individual_id:
        own |= Q(individual=user.individual_id)
    rows = (
        Registration.objects.filter(period__campaign=desk.campaign)
        .order_by("period", "state")
        .values_list("period", "state", "scorecard__state")
        .annotate(
            collectives=Count("collective"),
            people=Count("individual"),
            own_collectives=Count("collective", filter=own),
            own_people=Count("individual", filter=own),
        )
    )
    found = []
    for period, state, card, collectives, people, own_collectives, own_people in rows:
        for kind, every, mine in (
            (ParticipantKind.COLLECTIVE, collectives, own_collectives),
            (ParticipantKind.INDIVIDUAL, people, own_people),
        ):
            found.append(Line(period, kind, state, card, False, every - mine))
            found.append(Line(period, kind, state, card, True, mine))
    return [line for line in found if line.count]


def _sum(lines: Iterable[Line]) -> int:
    return sum(line.count for line in lines)


def _incoming(period: Period, lines: list[Line]) -> Iterator[Task]:
    submitted = _sum(line for line in lines if line.state == R.SUBMITTED and not line.own)
    if submitted:
        yield Task(
            f"Tiếp nhận {submitted} đăng ký {spoken(period)}",
            address("registrations", dot=period.code, trang_thai=R.SUBMITTED.value),
            "register",
            period.scoring_closes,
            "Tiếp nhận xong thì đơn vị, cá nhân mới tự chấm điểm được.",
        )
    sheets = _sum(line for line in lines if line.card == S.SUBMITTED and not line.own)
    if sheets:
        yield Task(
            f"Thẩm định {sheets} phiếu chấm điểm {spoken(period)}",
            address("scorecards", **{"dot": period.code, "trang-thai": S.SUBMITTED.value}),
            "score",
            period.dossier_last_day,
        )


def _ranking(period: Period, lines: list[Line], held: set[tuple[int, ParticipantKind]]) -> Iterator[Task]:
    """Publishing waits until every accepted registration of the kind has an appraised sheet, and every sheet
    its answers (``held``: the periods and kinds in which one has not)."""
    for kind in ParticipantKind:
        if (period.pk, kind) in held:
            continue
        cards = Counter[str | None]()
        for line in lines:
            if line.kind == kind and line.state == R.ACCEPTED:
                cards[line.card] += line.count
        unfinished = sum(
            count for card, count in cards.items() if card not in (S.APPRAISED.value, S.PUBLISHED.value)
        )
        waiting = cards[S.APPRAISED.value]
        if waiting and not unfinished:
            yield Task(
                f"Công bố xếp hạng {kind.label.lower()} {spoken(period)}",
                address("ranking", dot=period.code, loai=KIND_ADDRESSES[kind]),
                "ranking",
                period.dossier_last_day,
                f"Đã thẩm định xong {waiting} phiếu.",
            )


def _late(desk: Desk, period: Period, lines: list[Line]) -> Iterator[Task]:
    if desk.near(period.registration_closes) and desk.today <= period.scoring_closes:
        collectives, people = unregistered_for(desk.user, period)
        missing = len(collectives) + len(people)
        drafts = _sum(line for line in lines if line.state == R.DRAFT)
        if missing + drafts:
            yield Task(
                f"Đôn đốc {missing + drafts} đăng ký chưa gửi {spoken(period)}",
                address("registrations", dot=period.code, trang_thai="unsent"),
                "clock",
                period.registration_closes,
                some_names([*collectives, *people]),
            )
    if desk.near(period.scoring_closes):
        unsent = _sum(
            line for line in lines if line.state == R.ACCEPTED and line.card in (None, S.DRAFT, S.RETURNED)
        )
        if unsent:
            yield Task(
                f"Đôn đốc {unsent} phiếu tự chấm chưa gửi {spoken(period)}",
                address("scorecards", dot=period.code),
                "clock",
                period.scoring_closes,
            )


def _nominations(desk: Desk) -> Iterator[Task]:
    rows = list(
        Nomination.objects.filter(registration__period__campaign=desk.campaign, state__in=UNDER_WAY)
        .select_related(
            "award_form",
            "registration__collective",
            "registration__individual",
            "registration__unit",
        )
        .order_by("award_form__position", "pk")
    )
    on_agenda = AgendaItem.objects.filter(meeting__state__in=[MeetingState.PLANNED, MeetingState.OPEN])
    busy = set(on_agenda.order_by("pk").values_list("nomination_id", flat=True))
    for period in desk.periods.values():
        yield from _of_period(desk, period, [r for r in rows if r.registration.period_id == period.pk], busy)


def _of_period(desk: Desk, period: Period, rows: list[Nomination], busy: set[int]) -> Iterator[Task]:
    examined = [r for r in rows if r.state in (N.SUBMITTED, N.SENT_BACK) and may_examine(desk.user, r)]
    to_confirm = [r for r in rows if r.state in (N.DRAFT, N.RETURNED) and _office_confirms(desk, r)]
    to_meet = [r for r in rows if r.state == N.ACCEPTED and r.pk not in busy]
    undecided = [r for r in rows if r.state == N.APPROVED and r.award_form.is_own]
    for found, title in (
        (to_confirm, "Xác nhận {} báo cáo thành tích"),
        (examined, "Thẩm định {} đề nghị khen thưởng"),
    ):
        yield from _about(period, found, title, _list_of(period, found), "nominate")
    council = address("council", dot=period.code)
    yield from _about(period, to_meet, "Lập cuộc họp xét cho {} đề nghị", council, "council")
    for form in {r.award_form for r in undecided}:
        of_form = [r for r in undecided if r.award_form_id == form.pk]
        own = address("own_award", period.code, form.code)
        yield from _about(period, of_form, "Ban hành quyết định khen thưởng cho {} đề nghị", own, "result")


def _list_of(period: Period, rows: list[Nomination]) -> str:
    """The list of nominations, filtered by state where ``rows`` share one."""
    states = {row.state for row in rows}
    only = {"trang-thai": states.pop()} if len(states) == 1 else {}
    return address("nominations", dot=period.code, **only)


def _office_confirms(desk: Desk, nomination: Nomination) -> bool:
    """The level above confirms the reports of collectives and of heads; the office records it."""
    person = nomination.registration.individual
    ours = person is None or person.is_head
    return ours and may_endorse(desk.user, nomination) and not reasons_against_sending(nomination)


def _about(period: Period, rows: list[Nomination], title: str, list_url: str, icon: str) -> Iterator[Task]:
    if not rows:
        return
    one = len(rows) == 1 and icon == "nominate"
    yield Task(
        f"{title.format(len(rows))} {spoken(period)}",
        address("nomination", rows[0].pk) if one else list_url,
        icon,
        period.dossier_last_day,
        some_names(row.registration.participant for row in rows),
    )


def _meetings(desk: Desk) -> Iterator[Task]:
    minutes = Paper.objects.filter(meeting=OuterRef("pk"), kind=PaperKind.MINUTES).exclude(sha256="")
    passed = AgendaItem.objects.filter(meeting=OuterRef("pk"), result=VoteResult.PASSED)
    under_way = Q(state__in=[MeetingState.PLANNED, MeetingState.OPEN])
    unwritten = Q(state=MeetingState.CLOSED) & Exists(passed) & ~Exists(minutes)
    rows = Meeting.objects.filter(under_way | unwritten, council__campaign=desk.campaign)
    for meeting in rows.order_by("starts_at", "pk"):
        period = desk.periods[meeting.period_id]
        day = timezone.localdate(meeting.starts_at)
        title, last_day = {
            MeetingState.PLANNED.value: ("Tổ chức họp xét", day),
            MeetingState.OPEN.value: ("Ghi biểu quyết, kết thúc cuộc họp xét", day),
        }.get(meeting.state, ("Phát hành biên bản họp xét", period.dossier_last_day))
        detail = f"Họp lúc {timezone.localtime(meeting.starts_at):%H:%M ngày %d/%m/%Y}, {meeting.place}"
        yield Task(f"{title} {spoken(period)}", address("meeting", meeting.pk), "council", last_day, detail)


def _dossiers(desk: Desk) -> Iterator[Task]:
    rows = (
        Dossier.objects.filter(period__campaign=desk.campaign)
        .exclude(state=DossierState.CONCLUDED)
        .select_related("award_form")
        .annotate(
            size=Count("nominations", distinct=True),
            open_remarks=Count(
                "hand_overs__remarks",
                filter=Q(hand_overs__remarks__state=RemarkState.OPEN),
                distinct=True,
            ),
        )
        .order_by("period__dossier_before", "award_form__position", "pk")
    )
    unsigned = _unsigned([dossier.pk for dossier in rows])
    for dossier in rows:
        period = desk.periods[dossier.period_id]
        url = address("dossier", dossier.pk)
        count = f"{dossier.size} đề nghị đã duyệt"
        missing = unsigned[dossier.pk]
        copies = f" Còn {missing} văn bản chưa có bản ký." if missing else ""
        if dossier.state == DossierState.PREPARING and dossier.open_remarks:
            title = f"Trả lời {dossier.open_remarks} ý kiến về hồ sơ {dossier.award_form} {spoken(period)}"
            detail = f"Nơi nhận đã trả hồ sơ để bổ sung.{copies}"
            yield Task(title, f"{url}#y-kien", "dossier", period.dossier_last_day, detail)
        elif dossier.state == DossierState.PREPARING:
            where = f", nộp {dossier.award_form.submit_to}" if dossier.award_form.submit_to else ""
            title = f"Lập, nộp hồ sơ {dossier.award_form} {spoken(period)}"
            yield Task(title, url, "dossier", period.dossier_last_day, f"{count}{where}.{copies}")
        else:
            title = f"Ghi kết quả hồ sơ {dossier.award_form} {spoken(period)}"
            told = f"{count}. Đã nộp, ghi khi có quyết định của cấp trên.{copies}"
            yield Task(title, url, "result", None, told)


def _unsigned(dossiers: list[int]) -> Counter[int]:
    """Dossier id → how many of its issued papers, the replaced ones aside, have no signed copy."""
    ways = ("dossier", "nomination__dossier", "meeting__items__nomination__dossier")
    named = Q(dossier__in=dossiers) | Q(nomination__dossier__in=dossiers)
    named |= Q(kind=PaperKind.MINUTES, meeting__items__nomination__dossier__in=dossiers)
    rows = Paper.objects.filter(named, signed_copies__isnull=True, replaced_by__isnull=True)
    pairs = rows.exclude(sha256="").order_by("pk").values_list("pk", *ways)
    found = {(pk, dossier) for pk, *places in pairs for dossier in places if dossier in dossiers}
    return Counter(dossier for _, dossier in found)
