"""The record of one item: opinions, declared interests, putting off."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from awards.actions import council as actions
from awards.forms.council import OpinionForm, ReasonForm, RecusalForm
from awards.models import AgendaItem, Seat
from awards.permissions import may_speak_for
from awards.queries.council import has_voted, interested_in, members_of
from awards.views.council.access import EDIT, item_to_read, item_to_run
from campaigns.http import attempt, whole
from campaigns.models import User


@EDIT
def meeting_opinion(request: HttpRequest, pk: int, item_pk: int) -> HttpResponse:
    """Record what a member says of a case; a member for himself, the office for anybody."""
    user, item = item_to_read(request, pk, item_pk)
    seats = _spoken_for(user, item)
    leaving = interested_in(item, seats)
    offered = [seat for seat in seats if seat not in leaving]
    form = OpinionForm(request.POST or None, seats=offered, initial=_recorded(request, item, offered))
    return _item_page(
        request,
        item,
        form,
        heading="Ý kiến",
        done="Đã ghi ý kiến.",
        button="Lưu ý kiến",
        text="Mỗi thành viên một ý kiến cho một nội dung; lưu lại lần nữa là sửa ý kiến đã ghi.",
        act=lambda: actions.save_opinion(item=item, by=user, now=timezone.now(), **form.cleaned_data),
    )


@require_POST
def meeting_opinion_remove(request: HttpRequest, pk: int, item_pk: int, key: int) -> HttpResponse:
    """Take a wrongly recorded opinion out."""
    user, item = item_to_read(request, pk, item_pk)
    opinion = get_object_or_404(item.spoken.select_related("seat", "item__meeting__council"), pk=key)
    if not may_speak_for(user, opinion.seat, item):
        raise PermissionDenied
    attempt(
        request,
        lambda: actions.remove_opinion(opinion=opinion, by=user, now=timezone.now()),
        "Đã xóa ý kiến.",
    )
    return redirect("meeting_item", pk, item_pk)


@EDIT
def meeting_recusal(request: HttpRequest, pk: int, item_pk: int) -> HttpResponse:
    """Declare an interest: the member leaves the vote on the case and its base."""
    user, item = item_to_read(request, pk, item_pk)
    leaving = interested_in(item, _spoken_for(user, item))
    offered = [seat for seat in _spoken_for(user, item) if seat not in leaving and not has_voted(item, seat)]
    form = RecusalForm(request.POST or None, seats=offered)
    return _item_page(
        request,
        item,
        form,
        heading="Khai không biểu quyết",
        done="Đã ghi: thành viên không biểu quyết nội dung này và không tính vào tỷ lệ.",
        button="Ghi không biểu quyết",
        text=(
            "Thành viên có liên quan đến người hoặc tập thể được xét thì không biểu quyết, không tính vào "
            "tỷ lệ. Phải khai trước khi biểu quyết nội dung này."
        ),
        act=lambda: actions.recuse(item=item, by=user, now=timezone.now(), **form.cleaned_data),
    )


@require_POST
def meeting_recusal_withdraw(request: HttpRequest, pk: int, item_pk: int, key: int) -> HttpResponse:
    """Take back a declaration made by mistake."""
    user, item = item_to_read(request, pk, item_pk)
    recusal = get_object_or_404(item.recusals.select_related("seat", "item__meeting__council"), pk=key)
    if not may_speak_for(user, recusal.seat, item):
        raise PermissionDenied
    attempt(
        request,
        lambda: actions.withdraw_recusal(recusal=recusal, by=user, now=timezone.now()),
        "Đã rút lời khai không biểu quyết.",
    )
    return redirect("meeting_item", pk, item_pk)


@EDIT
def meeting_put_off(request: HttpRequest, pk: int, item_pk: int) -> HttpResponse:
    """Put a case off to the next meeting."""
    user, item = item_to_run(request, pk, item_pk)
    form = ReasonForm(request.POST or None)
    return _item_page(
        request,
        item,
        form,
        heading="Hoãn nội dung",
        done="Đã hoãn; đề nghị này chờ phiên họp sau.",
        button="Hoãn, chuyển phiên sau",
        text="Phiếu đã biểu quyết về nội dung này không còn giá trị; các nội dung khác không bị ảnh hưởng.",
        act=lambda: actions.put_off(item=item, by=user, now=timezone.now(), **form.cleaned_data),
    )


@require_POST
def meeting_take_up(request: HttpRequest, pk: int, item_pk: int) -> HttpResponse:
    """Bring a case that was put off back into the same meeting."""
    user, item = item_to_run(request, pk, item_pk)
    attempt(
        request,
        lambda: actions.take_up(item=item, by=user, now=timezone.now()),
        "Đã đưa trở lại chương trình; nội dung này biểu quyết lại từ đầu.",
    )
    return redirect("meeting_item", pk, item_pk)


def _spoken_for(user: User, item: AgendaItem) -> list[Seat]:
    """The members for whom ``user`` may record something; 403 for those who only read."""
    seats = [seat for seat in members_of(item.meeting) if may_speak_for(user, seat, item)]
    if not seats:
        raise PermissionDenied
    return seats


def _recorded(request: HttpRequest, item: AgendaItem, offered: list[Seat]) -> dict[str, Any]:
    """What the form shows first: the opinion already recorded of the one member, or of ``?thanh-vien=``."""
    asked = whole(request.GET.get("thanh-vien", ""))
    seat = next((seat for seat in offered if seat.pk == asked or len(offered) == 1), None)
    if seat is None:
        return {}
    found = item.spoken.filter(seat=seat).order_by("pk").first()
    return {"seat": seat} | ({"text": found.text, "received_on": found.received_on} if found else {})


def _item_page(
    request: HttpRequest,
    item: AgendaItem,
    form: Form,
    *,
    heading: str,
    done: str,
    button: str,
    text: str,
    act: Callable[[], object],
) -> HttpResponse:
    """Show ``form`` for one item; when it is sent and lawful, act and go back to the item."""
    if request.method == "POST" and form.is_valid():

        def run() -> bool:
            act()
            return True

        if attempt(request, run, done):
            return redirect("meeting_item", item.meeting_id, item.pk)
    context = {
        "meeting": item.meeting,
        "item": item,
        "form": form,
        "heading": heading,
        "button": button,
        "text": text,
    }
    return render(request, "awards/meeting_item_form.html", context)
