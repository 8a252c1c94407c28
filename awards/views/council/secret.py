"""A secret vote: the member's ballot in two steps, its progress, its end, and the printed ballots."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST, require_safe

from awards.actions import council as actions
from awards.enums import Choice, MeetingState, VoteMeans
from awards.forms.secret_vote import (
    CODES,
    HandOutForm,
    PaperCountForm,
    SecretBallotForm,
    TellersForm,
)
from awards.models import AgendaItem, Meeting, Seat, Turn
from awards.permissions import may_count, may_keep_case
from awards.queries.council import items_of, members_of, present_at
from awards.queries.secret_vote import (
    SecretStanding,
    may_still_vote,
    next_to_vote,
    recount_of,
    seat_of,
    secret_standing_of,
    tellers_of,
)
from awards.views.council.access import EDIT, item_to_run, meeting_to_read, meeting_to_run
from campaigns.http import attempt, version_of
from campaigns.models import User


@require_POST
@never_cache
@sensitive_post_parameters("choice")
def meeting_vote(request: HttpRequest, pk: int, item_pk: int) -> HttpResponse:
    """A member's secret ballot: first "you choose … – send?", then for good; no address ever bears the
    choice."""
    user, found, item = _secret_item(request, pk, item_pk)
    seat = seat_of(user, present_at(found))
    if seat is None:
        raise PermissionDenied
    form = SecretBallotForm(request.POST)
    here = redirect("meeting_item", found.pk, item.pk)
    if not form.is_valid():
        messages.error(request, "Hãy chọn một trong ba ý kiến rồi gửi phiếu.")
        return here
    if not form.cleaned_data["sure"] and found.state == MeetingState.OPEN and may_still_vote(item, seat):
        return render(request, "awards/secret/confirm.html", _confirmation(found, item, form.chosen))
    cast = _told(
        request,
        lambda: actions.cast_secret(item=item, seat=seat, choice=form.chosen, by=user, now=timezone.now()),
        f"Đã gửi phiếu kín: {item}.",
    )
    if not cast:
        return here
    following = next_to_vote(found, seat, item)
    if following is None:
        messages.info(request, "Bạn đã bỏ phiếu xong tất cả nội dung đang mở.")
        return redirect("meeting", found.pk)
    return redirect("meeting_item", found.pk, following.pk)


@require_safe
@never_cache
def meeting_vote_progress(request: HttpRequest, pk: int, item_pk: int) -> JsonResponse:
    """Who has voted so far, for the page's script; never what."""
    _, found, item = _secret_item(request, pk, item_pk)
    standing = secret_standing_of(item, members_of(found), present_at(found))
    return JsonResponse(
        {
            "done": standing.done,
            "total": standing.total,
            "missing": [seat.name for seat in standing.missing],
            "over": standing.over or found.state != MeetingState.OPEN,
        }
    )


@require_POST
def meeting_vote_end(request: HttpRequest, pk: int, item_pk: int) -> HttpResponse:
    """Who keeps the case ends the vote on it."""
    user, item = item_to_run(request, pk, item_pk)
    _require_secret(item.meeting)
    _told(
        request,
        lambda: actions.end_vote(item=item, by=user, now=timezone.now()),
        "Đã kết thúc bỏ phiếu nội dung này.",
    )
    return redirect("meeting_item", pk, item.pk)


@EDIT
@never_cache
def meeting_paper_ballots(request: HttpRequest, pk: int) -> HttpResponse:
    """Who holds a printed ballot."""
    user, found = meeting_to_run(request, pk)
    _require_secret(found)
    holders = Turn.objects.filter(item__meeting=found, means=VoteMeans.PAPER)
    initial = {"seats": list(holders.order_by("seat_id").values_list("seat_id", flat=True).distinct())}
    form = HandOutForm(request.POST or None, present=present_at(found), initial=initial)
    if request.method == "POST" and form.is_valid():
        done = _told(
            request,
            lambda: actions.hand_out(
                meeting=found, seats=form.cleaned_data["seats"], by=user, now=timezone.now()
            ),
            "Đã ghi danh sách phát phiếu giấy.",
        )
        if done:
            return redirect("meeting", found.pk)
    context = {
        "meeting": found,
        "form": form,
        "heading": "Phát phiếu giấy",
        "button": "Lưu danh sách",
        "text": (
            "Phiếu giấy có đủ các nội dung của cuộc họp. Thành viên nhận phiếu giấy không bỏ phiếu trên "
            "cổng ở các nội dung chưa bỏ; nội dung đã bỏ trên cổng thì gạch đi trên phiếu giấy."
        ),
    }
    return render(request, "awards/meeting_form.html", context)


@EDIT
def meeting_tellers(request: HttpRequest, pk: int) -> HttpResponse:
    """Who counts the printed ballots."""
    user, found = meeting_to_run(request, pk)
    team = tellers_of(found)
    head = next((teller.seat_id for teller in team if teller.is_head), None)
    initial = {"seats": [teller.seat_id for teller in team], "head": head}
    leading = (found.chaired_by_id, found.secretary_id)
    offered = [seat for seat in present_at(found) if seat.pk not in leading]
    form = TellersForm(request.POST or None, present=offered, initial=initial)
    if request.method == "POST" and form.is_valid():
        done = _told(
            request,
            lambda: actions.name_tellers(
                meeting=found, by=user, now=timezone.now(), version=version_of(request), **form.cleaned_data
            ),
            "Đã cử Tổ kiểm phiếu.",
        )
        if done:
            return redirect("meeting", found.pk)
    context = {
        "meeting": found,
        "form": form,
        "heading": "Tổ kiểm phiếu",
        "button": "Cử Tổ kiểm phiếu",
        "text": (
            "Ít nhất hai thành viên có mặt, không gồm người chủ trì. Một người nhập kết quả kiểm phiếu "
            "giấy, một người khác xác nhận bằng tài khoản của mình."
        ),
    }
    return render(request, "awards/meeting_form.html", context)


@EDIT
@never_cache
def meeting_count(request: HttpRequest, pk: int, item_pk: int) -> HttpResponse:
    """Key the count of an item's printed ballots, or look at what somebody else keyed and confirm it."""
    user, found, item = _item_to_count(request, pk, item_pk)
    standing = secret_standing_of(item, members_of(found), present_at(found))
    count = standing.count
    form = PaperCountForm(request.POST or None, handed_out=len(standing.on_paper), count=count)
    if request.method == "POST" and form.is_valid():
        done = _told(
            request,
            lambda: actions.key_count(
                item=item, counted=form.counted, by=user, now=timezone.now(), version=version_of(request)
            ),
            "Đã nhập kết quả. Bước tiếp theo: một thành viên khác của Tổ kiểm phiếu xác nhận.",
        )
        if done:
            return redirect("meeting_item", found.pk, item.pk)
    may_confirm = count is not None and count.confirmed_at is None and count.keyed_by_id != user.pk
    context = {
        "meeting": found,
        "item": item,
        "form": form,
        "standing": standing,
        "count": count,
        "tellers": tellers_of(found),
        "may_confirm": may_confirm and request.method != "POST" and "sua" not in request.GET,
    }
    return render(request, "awards/secret/count.html", context)


@require_POST
def meeting_count_confirm(request: HttpRequest, pk: int, item_pk: int) -> HttpResponse:
    """The second person confirms the count that the page showed."""
    user, found, item = _item_to_count(request, pk, item_pk)
    seen = version_of(request) or 0
    _told(
        request,
        lambda: actions.confirm_count(item=item, by=user, now=timezone.now(), version=seen),
        "Đã xác nhận kết quả kiểm phiếu giấy và gộp vào hòm phiếu.",
    )
    return redirect("meeting_item", found.pk, item.pk)


def secret_context(user: User, item: AgendaItem, members: list[Seat], present: list[Seat]) -> dict[str, Any]:
    """What the page of an item shows of its secret vote to ``user``."""
    meeting, seat = item.meeting, seat_of(user, present)
    standing = secret_standing_of(item, members, present)
    is_open = meeting.state == MeetingState.OPEN
    following = next_to_vote(meeting, seat, item) if is_open and seat else None
    return {
        "standing": standing,
        "is_open": is_open,
        "may_vote": is_open and seat is not None and may_still_vote(item, seat),
        "my_turn": _turn_of(standing, seat),
        "my_place": seat,
        "codes": CODES,
        "following": following if following != item else None,
        "may_run": may_keep_case(user, item),
        "may_count": is_open and standing.awaits_count and may_count(user, item),
        "recount": recount_of(item, members, present),
    }


def _turn_of(standing: SecretStanding, seat: Seat | None) -> Turn | None:
    return next((turn for turn in standing.turns if seat and turn.seat_id == seat.pk), None)


def _told(request: HttpRequest, act: Callable[[], object], done: str) -> bool:
    """``attempt`` for an act that returns nothing: whether it was done."""
    return attempt(request, lambda: (act(),), done) is not None


def _confirmation(meeting: Meeting, item: AgendaItem, chosen: Choice) -> dict[str, Any]:
    """All three choices, of which the page shows one: it is as long whatever is chosen."""
    choices = [(choice.label, choice == chosen) for choice in Choice]
    code = next(code for code, choice in CODES.items() if choice == chosen)
    return {"meeting": meeting, "item": item, "choices": choices, "code": code}


def _item(meeting: Meeting, item_pk: int) -> AgendaItem:
    _require_secret(meeting)
    return get_object_or_404(items_of(meeting), pk=item_pk)


def _secret_item(request: HttpRequest, pk: int, item_pk: int) -> tuple[User, Meeting, AgendaItem]:
    user, found = meeting_to_read(request, pk)
    return user, found, _item(found, item_pk)


def _item_to_count(request: HttpRequest, pk: int, item_pk: int) -> tuple[User, Meeting, AgendaItem]:
    user, found, item = _secret_item(request, pk, item_pk)
    if not may_count(user, item):
        raise PermissionDenied
    return user, found, item


def _require_secret(meeting: Meeting) -> None:
    if not meeting.secret:
        raise Http404("Cuộc họp này biểu quyết công khai.")
