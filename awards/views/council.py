"""The council: what waits for it, its meetings, the votes."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from awards.actions import council as actions
from awards.enums import Choice, MeetingState, SeatRole
from awards.forms.council import (
    AgendaForm,
    AttendanceForm,
    BallotForm,
    ClosingForm,
    CountForm,
    MeetingForm,
    OpeningForm,
    OpinionsForm,
    ReasonForm,
    VotesForm,
)
from awards.models import AgendaItem, Council, Meeting, Seat
from awards.permissions import may_run_meeting, may_see_meeting
from awards.queries.council import (
    interested_in,
    items_of,
    meetings_visible_to,
    members_of,
    present_at,
    seats_on,
    still_to_vote,
    tally_of,
    waiting_for_council,
)
from awards.queries.eligibility import findings_of
from awards.rules import voting
from campaigns.enums import Role
from campaigns.errors import Refused
from campaigns.http import attempt, campaign_or_404, period_of, require_role, signed_in, version_of
from campaigns.models import User
from campaigns.queries.campaign import periods_of

EDIT = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
def council(request: HttpRequest) -> HttpResponse:
    """The members, what waits for the council, and the meetings of a period."""
    user = require_role(request, Role.OFFICE, Role.COUNCIL, Role.CHAIRMAN)
    campaign = campaign_or_404()
    period = period_of(request, campaign)
    board = Council.objects.filter(campaign=campaign).order_by("pk").first()
    context = {
        "period": period,
        "periods": periods_of(campaign),
        "council": board,
        "seats": seats_on(board, timezone.localdate()) if board else [],
        "waiting": waiting_for_council(period),
        "meetings": meetings_visible_to(user).filter(period=period),
        "may_plan": may_run_meeting(user) and board is not None,
    }
    return render(request, "awards/council.html", context)


@EDIT
def meeting_new(request: HttpRequest) -> HttpResponse:
    """Plan a meeting over what waits."""
    user = require_role(request, Role.OFFICE)
    campaign = campaign_or_404()
    period = period_of(request, campaign)
    board = get_object_or_404(Council, campaign=campaign)
    form = MeetingForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        made = attempt(
            request,
            lambda: actions.plan_meeting(
                council=board,
                period=period,
                starts_at=form.starts_at,
                place=form.cleaned_data["place"],
                by=user,
                now=timezone.now(),
            ),
            "Đã lập cuộc họp. Bước tiếp theo: điểm danh thành viên.",
        )
        if made:
            return redirect("meeting", made.pk)
    context = {"form": form, "period": period, "waiting": waiting_for_council(period)}
    return render(request, "awards/meeting_new.html", context)


@require_safe
def meeting(request: HttpRequest, pk: int) -> HttpResponse:
    """One meeting: where it stands, who is there, and every item with its votes."""
    user, found = _meeting(request, pk)
    members, present = members_of(found), present_at(found)
    rows = [
        {
            "item": item,
            "tally": tally_of(item, members, present),
            "interested": interested_in(item, members),
            "missing": _missing(item, members, present),
        }
        for item in items_of(found)
    ]
    context = {
        "meeting": found,
        "rows": rows,
        "members": members,
        "attendances": found.attendances.select_related("seat").order_by("seat__position", "pk"),
        "present": present,
        "needed": voting.needed(len(members), found.council.quorum),
        "may_run": may_run_meeting(user),
        "my_seat": next((seat for seat in members if seat.user_id == user.pk), None),
    }
    return render(request, "awards/meeting.html", context)


@EDIT
def meeting_item(request: HttpRequest, pk: int, item_pk: int) -> HttpResponse:
    """One nomination before the council: the checklist, and the vote."""
    user, found = _meeting(request, pk)
    item = get_object_or_404(items_of(found), pk=item_pk)
    members, present = members_of(found), present_at(found)
    leaving = interested_in(item, members)
    voters = [seat for seat in present if seat not in leaving]
    my_seat = next((seat for seat in voters if seat.user_id == user.pk), None)
    form = _vote_form(request, user, item, voters, my_seat)
    if request.method == "POST":
        if form is None:
            raise PermissionDenied
        if form.is_valid() and attempt(request, _vote(form, user, item, my_seat), "Đã ghi biểu quyết."):
            return redirect(_after_vote(item))
    context = {
        "meeting": found,
        "item": item,
        "form": form,
        "voters": voters,
        "ballots": item.ballots.select_related("seat").order_by("seat__position", "pk"),
        "interested": leaving,
        "tally": tally_of(item, members, present),
        "findings": findings_of(item.nomination),
        "my_seat": my_seat,
    }
    return render(request, "awards/meeting_item.html", context)


@EDIT
def meeting_agenda(request: HttpRequest, pk: int) -> HttpResponse:
    """Choose what a planned meeting deals with."""
    _, found = _own_meeting(request, pk)
    on_it = [item.nomination for item in items_of(found)]
    choices = [*on_it, *waiting_for_council(found.period)]
    form = AgendaForm(
        request.POST or None, choices=choices, initial={"nominations": [each.pk for each in on_it]}
    )
    return _form_page(
        request,
        found,
        form,
        heading="Chương trình họp",
        button="Lưu chương trình",
        act=lambda user: actions.set_agenda(
            meeting=found,
            nominations=form.cleaned_data["nominations"],
            by=user,
            now=timezone.now(),
            version=version_of(request),
        ),
    )


@EDIT
def meeting_attendance(request: HttpRequest, pk: int) -> HttpResponse:
    """The roll of members."""
    _, found = _own_meeting(request, pk)
    form = AttendanceForm(request.POST or None, meeting=found, members=members_of(found))
    return _form_page(
        request,
        found,
        form,
        heading="Điểm danh",
        button="Lưu điểm danh",
        template="awards/meeting_attendance.html",
        act=lambda user: actions.set_attendance(
            meeting=found, present=form.roll, by=user, now=timezone.now(), version=version_of(request)
        ),
    )


@EDIT
def meeting_open(request: HttpRequest, pk: int) -> HttpResponse:
    """Open the meeting with its chair and secretary."""
    _, found = _own_meeting(request, pk)
    present = present_at(found)
    initial = {
        "chaired_by": _first(present, SeatRole.CHAIR, SeatRole.DEPUTY),
        "secretary": _first(present, SeatRole.SECRETARY),
    }
    form = OpeningForm(request.POST or None, present=present, initial=initial)
    return _form_page(
        request,
        found,
        form,
        heading="Khai mạc cuộc họp",
        button="Khai mạc",
        act=lambda user: actions.open_meeting(
            meeting=found,
            chaired_by=form.cleaned_data["chaired_by"],
            secretary=form.cleaned_data["secretary"],
            by=user,
            now=timezone.now(),
            version=version_of(request),
        ),
    )


@EDIT
def meeting_opinions(request: HttpRequest, pk: int) -> HttpResponse:
    """The discussion, kept for the minutes."""
    _, found = _own_meeting(request, pk)
    form = OpinionsForm(request.POST or None, initial={"opinions": found.opinions})
    return _form_page(
        request,
        found,
        form,
        heading="Ý kiến thảo luận",
        button="Lưu ý kiến",
        act=lambda user: actions.save_opinions(
            meeting=found,
            opinions=form.cleaned_data["opinions"],
            by=user,
            now=timezone.now(),
            version=version_of(request),
        ),
    )


@EDIT
def meeting_close(request: HttpRequest, pk: int) -> HttpResponse:
    """End the meeting; its results are frozen."""
    _, found = _own_meeting(request, pk)
    now = timezone.localtime()
    form = ClosingForm(request.POST or None, initial={"day": now.date(), "hour": now.time()})
    return _form_page(
        request,
        found,
        form,
        heading="Kết thúc cuộc họp",
        button="Kết thúc và chốt kết quả",
        text="Sau khi kết thúc, số phiếu và kết quả biểu quyết không thay đổi được nữa.",
        act=lambda user: actions.close_meeting(
            meeting=found,
            ends_at=form.ends_at,
            by=user,
            now=timezone.now(),
            version=version_of(request),
        ),
    )


@EDIT
def meeting_cancel(request: HttpRequest, pk: int) -> HttpResponse:
    """Call the meeting off."""
    _, found = _own_meeting(request, pk)
    form = ReasonForm(request.POST or None)
    return _form_page(
        request,
        found,
        form,
        heading="Hủy cuộc họp",
        button="Hủy cuộc họp",
        text="Các đề nghị trong chương trình sẽ chờ cuộc họp khác.",
        act=lambda user: actions.cancel(
            meeting=found,
            reason=form.cleaned_data["reason"],
            by=user,
            now=timezone.now(),
            version=version_of(request),
        ),
    )


def _meeting(request: HttpRequest, pk: int) -> tuple[User, Meeting]:
    user = signed_in(request)
    found = get_object_or_404(meetings_visible_to(user), pk=pk)
    if not may_see_meeting(user, found):
        raise PermissionDenied
    return user, found


def _own_meeting(request: HttpRequest, pk: int) -> tuple[User, Meeting]:
    user, found = _meeting(request, pk)
    if not may_run_meeting(user):
        raise PermissionDenied
    return user, found


def _form_page(
    request: HttpRequest,
    found: Meeting,
    form: Form,
    *,
    heading: str,
    button: str,
    act: Callable[[User], object],
    text: str = "",
    template: str = "awards/meeting_form.html",
) -> HttpResponse:
    """Show ``form`` for a meeting; when it is sent and lawful, act and go back to the meeting."""
    if request.method == "POST" and form.is_valid():
        try:
            act(signed_in(request))
        except Refused as refusal:
            for reason in refusal.reasons:
                messages.error(request, reason.sentence)
        else:
            messages.success(request, f"Đã lưu: {heading.lower()}.")
            return redirect("meeting", found.pk)
    context = {"meeting": found, "form": form, "heading": heading, "button": button, "text": text}
    return render(request, template, context)


def _missing(item: AgendaItem, members: list[Seat], present: list[Seat]) -> list[Seat]:
    if item.meeting.secret or item.meeting.state != MeetingState.OPEN:
        return []
    return still_to_vote(item, members, present)


def _vote_form(
    request: HttpRequest, user: User, item: AgendaItem, voters: list[Seat], my_seat: Seat | None
) -> VotesForm | CountForm | BallotForm | None:
    """The form that ``user`` may fill in now: the office's record, or a member's own vote."""
    if item.meeting.state != MeetingState.OPEN:
        return None
    data = request.POST or None
    if item.meeting.secret:
        initial = {name: getattr(item, name) for name in CountForm.base_fields if item.votes_for is not None}
        return CountForm(data, initial=initial) if may_run_meeting(user) else None
    if may_run_meeting(user):
        return VotesForm(data, item=item, voters=voters)
    if my_seat is None:
        return None
    mine = item.ballots.filter(seat=my_seat).order_by("pk").first()
    return BallotForm(data, initial={"choice": mine.choice if mine else ""})


def _vote(
    form: VotesForm | CountForm | BallotForm, user: User, item: AgendaItem, my_seat: Seat | None
) -> Callable[[], bool]:
    now = timezone.now()

    def act() -> bool:
        if isinstance(form, VotesForm):
            actions.record_votes(item=item, choices=form.choices, by=user, now=now)
        elif isinstance(form, CountForm):
            actions.record_counts(item=item, by=user, now=now, **form.cleaned_data)
        elif my_seat is not None:
            _cast_own(item, my_seat, Choice(form.cleaned_data["choice"]), user)
        return True

    return act


def _cast_own(item: AgendaItem, seat: Seat, choice: Choice, user: User) -> None:
    voted = item.ballots.filter(seat=seat).exists()
    act = actions.change_vote if voted else actions.cast
    act(item=item, seat=seat, choice=choice, by=user, now=timezone.now())


def _after_vote(item: AgendaItem) -> str:
    """The next item of the agenda, so that the votes can be recorded one after the other."""
    following = item.meeting.items.filter(position__gt=item.position).order_by("position", "pk").first()
    if following is None:
        return reverse("meeting", args=[item.meeting_id])
    return reverse("meeting_item", args=[item.meeting_id, following.pk])


def _first(seats: list[Seat], *roles: SeatRole) -> Seat | None:
    return next((seat for role in roles for seat in seats if seat.role == role), None)
