"""What waits for council members, for the chairman and for văn hóa – xã hội."""

from __future__ import annotations

from calendar import monthrange
from collections import defaultdict
from collections.abc import Iterator

from django.db.models import Prefetch, Q
from django.utils import timezone

from awards.enums import MeetingState, NominationState
from awards.models import AgendaItem, Attendance, Meeting, Nomination, Seat
from awards.permissions import may_approve
from awards.queries.council import interested_in
from awards.queries.worklist.desk import Desk, Task, address, some_names
from campaigns.enums import ArticleState, Role
from campaigns.models import Announcement, Exemplar
from campaigns.queries.campaign import spoken
from campaigns.queries.publicity import articles_of, done_in_month


def council_tasks(desk: Desk) -> Iterator[Task]:
    """Meetings to come, and votes that the member has not cast."""
    if not desk.user.has_role(Role.COUNCIL):
        return
    still = Q(left_on__isnull=True) | Q(left_on__gt=desk.today)
    seats = Seat.objects.filter(still, user=desk.user, council__campaign=desk.campaign)
    seat = seats.select_related("user").order_by("pk").first()
    if seat is None:
        return
    items = AgendaItem.objects.select_related("nomination__registration", "box")
    items = items.prefetch_related("ballots", "turns", "recusals")
    meetings = (
        Meeting.objects.filter(council=seat.council_id, state__in=[MeetingState.PLANNED, MeetingState.OPEN])
        .prefetch_related(Prefetch("items", queryset=items.order_by("position", "pk")))
        .order_by("starts_at", "pk")
    )
    present = set(
        Attendance.objects.filter(seat=seat, present=True).order_by("pk").values_list("meeting_id", flat=True)
    )
    for meeting in meetings:
        yield from _of_meeting(desk, meeting, seat, meeting.pk in present)


def _of_meeting(desk: Desk, meeting: Meeting, seat: Seat, present: bool) -> Iterator[Task]:
    period = desk.periods[meeting.period_id]
    url, day = address("meeting", meeting.pk), timezone.localdate(meeting.starts_at)
    when = f"{timezone.localtime(meeting.starts_at):%H:%M ngày %d/%m/%Y}, {meeting.place}"
    if meeting.state == MeetingState.PLANNED:
        yield Task(f"Dự họp xét khen thưởng {spoken(period)}", url, "council", day, when)
        return
    if meeting.chaired_by_id == seat.pk and meeting.end_proposed_at:
        close = address("meeting_close", meeting.pk)
        yield Task(f"Kết thúc cuộc họp xét {spoken(period)}", close, "council", day, "Văn phòng đã đề nghị.")
    missing = [item for item in meeting.items.all() if _waits_for(seat, item, meeting.secret)]
    if not present or not missing:
        return
    if meeting.secret:
        url = address("meeting_item", meeting.pk, missing[0].pk)
        yield Task(
            f"Bỏ phiếu kín {len(missing)} nội dung họp xét {spoken(period)}", url, "council", day, when
        )
    else:
        yield Task(f"Biểu quyết {len(missing)} nội dung họp xét {spoken(period)}", url, "council", day, when)


def _waits_for(seat: Seat, item: AgendaItem, secret: bool) -> bool:
    """Whether ``seat`` may still vote on ``item`` of an open meeting, and has not."""
    if item.result:
        return False
    if secret:
        box = getattr(item, "box", None)
        if item.votes_for is not None or (box is not None and box.ended_at):
            return False
    cast = {each.seat_id for each in (item.turns if secret else item.ballots).all()}
    return seat.pk not in cast and not interested_in(item, [seat])


def chairman_tasks(desk: Desk) -> Iterator[Task]:
    """What the council has passed and the chairman has not decided, except his own."""
    if not desk.user.has_role(Role.CHAIRMAN):
        return
    rows = (
        Nomination.objects.filter(registration__period__campaign=desk.campaign, state=NominationState.PASSED)
        .select_related("registration__collective", "registration__individual", "registration__unit")
        .order_by("award_form__position", "pk")
    )
    by_period = defaultdict(list)
    for row in rows:
        if may_approve(desk.user, row):
            by_period[row.registration.period_id].append(row)
    for period_id, found in by_period.items():
        period = desk.periods[period_id]
        yield Task(
            f"Duyệt {len(found)} đề nghị khen thưởng {spoken(period)}",
            address("admin:awards_nomination_changelist", registration__period__id__exact=str(period_id)),
            "nominate",
            period.dossier_last_day,
            some_names(row.registration.participant for row in found),
        )


def culture_tasks(desk: Desk) -> Iterator[Task]:
    """Drafts to publish, and a month without any propaganda recorded."""
    if not desk.user.has_role(Role.CULTURE):
        return
    for model, words, kind in ((Announcement, "tin", "tin"), (Exemplar, "bài điển hình", "dien-hinh")):
        drafts = list(articles_of(model, desk.campaign, state=ArticleState.DRAFT))
        if drafts:
            url = (
                address("publicity", **{"muc": kind, "trang-thai": ArticleState.DRAFT.value})
                if len(drafts) > 1
                else address("publicity_article", kind, drafts[0].pk)
            )
            yield Task(
                f"Đăng {len(drafts)} {words} còn là bản nháp", url, "publicity", None, some_names(drafts)
            )
    if desk.campaign.starts_on <= desk.today and not done_in_month(desk.campaign, desk.today):
        month_end = desk.today.replace(day=monthrange(desk.today.year, desk.today.month)[1])
        yield Task(
            f"Ghi hoạt động tuyên truyền tháng {desk.today.month}",
            address("publicity_activity_new"),
            "publicity",
            month_end,
            "Tháng này chưa ghi hoạt động nào.",
        )
