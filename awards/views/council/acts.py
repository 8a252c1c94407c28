"""What the office, and in the end the chair, do with a meeting, one form each."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from awards.actions import council as actions
from awards.enums import MeetingState, SeatRole
from awards.forms.council import (
    AgendaForm,
    AttendanceForm,
    ClosingForm,
    MeetingForm,
    OpeningForm,
    OpinionsForm,
    ReasonForm,
)
from awards.models import Meeting, Seat
from awards.permissions import is_chair_of, may_close, may_run_meeting
from awards.queries.agenda import left_out
from awards.queries.council import (
    items_of,
    members_of,
    present_at,
    waiting_for_council,
)
from awards.queries.meeting_record import cases_of, reasons_against_closing, standing_of
from awards.views.council.access import EDIT, meeting_to_read, meeting_to_run
from campaigns.errors import Refused
from campaigns.http import signed_in, version_of


@EDIT
def meeting_agenda(request: HttpRequest, pk: int) -> HttpResponse:
    """Choose what a planned meeting deals with."""
    _, found = meeting_to_run(request, pk)
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
        done="Đã lưu chương trình họp.",
        button="Lưu chương trình",
        act=actions.set_agenda,
        values=lambda: {"nominations": form.chosen},
        template="awards/meeting_agenda.html",
        left_out=left_out(found.period, but=found),
    )


@EDIT
def meeting_reschedule(request: HttpRequest, pk: int) -> HttpResponse:
    """Another time and place for a planned meeting."""
    _, found = meeting_to_run(request, pk)
    starts = timezone.localtime(found.starts_at)
    initial = {"day": starts.date(), "hour": starts.time(), "place": found.place}
    form = MeetingForm(request.POST or None, initial=initial)
    return _form_page(
        request,
        found,
        form,
        heading="Thời gian, địa điểm họp",
        done="Đã đổi thời gian, địa điểm họp. Bước tiếp theo: điểm danh thành viên.",
        button="Lưu thời gian, địa điểm",
        text="Điểm danh đã ghi (nếu có) được làm lại, vì thành viên Hội đồng có thể thay đổi theo ngày họp.",
        act=actions.reschedule,
        values=lambda: {"starts_at": form.starts_at, "place": form.cleaned_data["place"]},
    )


@EDIT
def meeting_attendance(request: HttpRequest, pk: int) -> HttpResponse:
    """The roll of members."""
    _, found = meeting_to_run(request, pk)
    form = AttendanceForm(request.POST or None, meeting=found, members=members_of(found))
    return _form_page(
        request,
        found,
        form,
        heading="Điểm danh",
        done="Đã lưu điểm danh.",
        button="Lưu điểm danh",
        template="awards/meeting_attendance.html",
        act=actions.set_attendance,
        values=lambda: {"present": form.roll, "times": form.times},
    )


@EDIT
def meeting_open(request: HttpRequest, pk: int) -> HttpResponse:
    """Open the meeting with its chair and secretary."""
    _, found = meeting_to_run(request, pk)
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
        done="Đã khai mạc cuộc họp. Bước tiếp theo: "
        + ("thành viên bỏ phiếu kín từng nội dung." if found.secret else "ghi biểu quyết từng nội dung."),
        button="Khai mạc",
        act=actions.open_meeting,
        values=lambda: {
            "chaired_by": form.cleaned_data["chaired_by"],
            "secretary": form.cleaned_data["secretary"],
        },
    )


@EDIT
def meeting_opinions(request: HttpRequest, pk: int) -> HttpResponse:
    """The discussion, kept for the minutes."""
    _, found = meeting_to_run(request, pk)
    form = OpinionsForm(request.POST or None, initial={"opinions": found.opinions})
    return _form_page(
        request,
        found,
        form,
        heading="Ý kiến thảo luận",
        done="Đã lưu ý kiến thảo luận.",
        button="Lưu ý kiến",
        act=actions.save_opinions,
        values=lambda: {"opinions": form.cleaned_data["opinions"]},
    )


@EDIT
def meeting_propose_end(request: HttpRequest, pk: int) -> HttpResponse:
    """The office lays sums and end before who takes the chair."""
    _, found = meeting_to_run(request, pk)
    form = ClosingForm(request.POST or None, initial=_end_of(found))
    return _form_page(
        request,
        found,
        form,
        heading="Đề nghị kết thúc cuộc họp",
        done="Đã đề nghị kết thúc; chủ tọa xem lại kết quả và kết thúc cuộc họp bằng tài khoản của mình.",
        button="Gửi đề nghị kết thúc",
        template="awards/meeting_close.html",
        act=actions.propose_end,
        values=lambda: {"ends_at": form.ends_at},
        **_sums(found),
    )


@EDIT
def meeting_close(request: HttpRequest, pk: int) -> HttpResponse:
    """Who takes the chair ends the meeting; the office where ``permissions.may_close`` lets it."""
    user, found = meeting_to_read(request, pk)
    closes = may_close(user, found, today=timezone.localdate())
    if not closes and not may_run_meeting(user):
        raise PermissionDenied
    if not closes and request.method != "POST" and found.state == MeetingState.OPEN:
        return redirect("meeting_propose_end", found.pk)
    form = ClosingForm(request.POST or None, initial=_end_of(found))
    return _form_page(
        request,
        found,
        form,
        heading="Kết thúc cuộc họp",
        done="Đã kết thúc cuộc họp. Bước tiếp theo: phát hành biên bản, trình Chủ tịch duyệt.",
        button="Kết thúc và chốt kết quả",
        text="Sau khi kết thúc, số phiếu và kết quả không sửa được nữa; muốn xét lại phải họp phiên mới.",
        template="awards/meeting_close.html",
        act=actions.close_meeting,
        values=lambda: {"ends_at": form.ends_at},
        for_chair=closes and not is_chair_of(user, found),
        **_sums(found),
    )


def _end_of(meeting: Meeting) -> dict[str, Any]:
    """What the closing form shows first: the end proposed, or now on the day of the meeting."""
    starts = timezone.localtime(meeting.starts_at)
    if meeting.end_proposed_at:
        ends = timezone.localtime(meeting.end_proposed_at)
        return {"day": ends.date(), "hour": ends.time()}
    now = timezone.localtime()
    return {"day": starts.date(), "hour": now.time() if now.date() == starts.date() else None}


def _sums(meeting: Meeting) -> dict[str, Any]:
    is_open = meeting.state == MeetingState.OPEN
    return {
        "cases": cases_of(meeting),
        "standing": standing_of(meeting),
        "reasons": reasons_against_closing(meeting) if is_open else [],
    }


@EDIT
def meeting_cancel(request: HttpRequest, pk: int) -> HttpResponse:
    """Call the meeting off."""
    _, found = meeting_to_run(request, pk)
    form = ReasonForm(request.POST or None)
    return _form_page(
        request,
        found,
        form,
        heading="Hủy cuộc họp",
        done="Đã hủy cuộc họp.",
        button="Hủy cuộc họp",
        text="Các đề nghị trong chương trình sẽ chờ cuộc họp khác.",
        act=actions.cancel,
        values=lambda: {"reason": form.cleaned_data["reason"]},
    )


def _form_page(
    request: HttpRequest,
    found: Meeting,
    form: Form,
    *,
    heading: str,
    done: str,
    button: str,
    act: Callable[..., object],
    values: Callable[[], dict[str, Any]],
    text: str = "",
    template: str = "awards/meeting_form.html",
    **more: Any,
) -> HttpResponse:
    """Show ``form`` for a meeting; when it is sent and lawful, act and go back to the meeting.

    ``values`` gives what ``act`` takes of the form; who, when and the version seen are the same for all.
    ``more`` is for the template alone.
    """
    if request.method == "POST" and form.is_valid():
        try:
            act(
                meeting=found,
                by=signed_in(request),
                now=timezone.now(),
                version=version_of(request),
                **values(),
            )
        except Refused as refusal:
            for reason in refusal.reasons:
                messages.error(request, reason.sentence)
        else:
            messages.success(request, done)
            return redirect("meeting", found.pk)
    context = {"meeting": found, "form": form, "heading": heading, "button": button, "text": text, **more}
    return render(request, template, context)


def _first(seats: list[Seat], *roles: SeatRole) -> Seat | None:
    return next((seat for role in roles for seat in seats if seat.role == role), None)
