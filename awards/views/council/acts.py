"""What the office does with a meeting, one form each."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from awards.actions import council as actions
from awards.enums import SeatRole
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
from awards.queries.council import (
    items_of,
    members_of,
    present_at,
    waiting_for_council,
)
from awards.views.council.access import EDIT, meeting_to_run
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
        values=lambda: {"nominations": form.cleaned_data["nominations"]},
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
        values=lambda: {"present": form.roll},
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
        done="Đã khai mạc cuộc họp. Bước tiếp theo: ghi biểu quyết từng nội dung.",
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
def meeting_close(request: HttpRequest, pk: int) -> HttpResponse:
    """End the meeting; its results are frozen."""
    _, found = meeting_to_run(request, pk)
    now = timezone.localtime()
    ends = now if now.date() == timezone.localdate(found.starts_at) else None
    initial = {"day": timezone.localdate(found.starts_at), "hour": ends.time() if ends else None}
    form = ClosingForm(request.POST or None, initial=initial)
    return _form_page(
        request,
        found,
        form,
        heading="Kết thúc cuộc họp",
        done="Đã kết thúc cuộc họp. Bước tiếp theo: phát hành biên bản, trình Chủ tịch duyệt.",
        button="Kết thúc và chốt kết quả",
        text="Sau khi kết thúc, số phiếu và kết quả biểu quyết không thay đổi được nữa.",
        act=actions.close_meeting,
        values=lambda: {"ends_at": form.ends_at},
    )


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
) -> HttpResponse:
    """Show ``form`` for a meeting; when it is sent and lawful, act and go back to the meeting.

    ``values`` gives what ``act`` takes of the form; who, when and the version seen are the same for all.
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
    context = {"meeting": found, "form": form, "heading": heading, "button": button, "text": text}
    return render(request, template, context)


def _first(seats: list[Seat], *roles: SeatRole) -> Seat | None:
    return next((seat for role in roles for seat in seats if seat.role == role), None)
