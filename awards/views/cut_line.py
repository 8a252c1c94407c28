"""The quotas of a period as lines on its ranked lists, and the exceptions that a higher authority allowed."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from awards.actions import quota_exceptions as actions
from awards.forms.quotas import ExceptionForm, RevokeForm
from awards.models import QuotaException
from awards.permissions import may_keep_exceptions, may_see_quotas
from awards.queries.cut_line import Board, boards_of
from campaigns.enums import ParticipantKind
from campaigns.errors import Refused
from campaigns.http import campaign_or_404, period_of, signed_in
from campaigns.models import AwardForm, Period, User
from campaigns.queries.campaign import periods_of


@require_safe
def cut_line(request: HttpRequest) -> HttpResponse:
    """All quotas of a period in numbers, and the ranked list of one of them with its line."""
    user = signed_in(request)
    if not may_see_quotas(user):
        raise PermissionDenied
    campaign = campaign_or_404()
    period = period_of(request, campaign)
    boards = boards_of(period)
    board = _chosen(boards, request.GET.get("bang", ""))
    context = {
        "period": period,
        "periods": periods_of(campaign),
        "boards": boards,
        "board": board,
        "may_except": board is not None
        and may_keep_exceptions(user)
        and not actions.reasons_against_exception(board.award_form, period, board.kind),
        "may_keep": may_keep_exceptions(user),
    }
    return render(request, "awards/cut_line.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def exception_new(request: HttpRequest, period_code: str, form_code: str, kind: str) -> HttpResponse:
    """Record what a higher authority agreed to; what was typed stays when it is refused."""
    user = _keeper(request)
    campaign = campaign_or_404()
    period = get_object_or_404(Period.objects.select_related("campaign"), campaign=campaign, code=period_code)
    award_form = get_object_or_404(AwardForm, campaign=campaign, code=form_code)
    if kind not in list(ParticipantKind):
        raise Http404
    participants = ParticipantKind(kind)
    form = ExceptionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.record_exception(
                award_form=award_form,
                period=period,
                kind=participants,
                by=user,
                now=timezone.now(),
                **form.cleaned_data,
            )
        except Refused as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, "Đã ghi ngoại lệ về số lượng khen thưởng.")
            return redirect(_address(period, award_form, participants))
    context = {
        "period": period,
        "award_form": award_form,
        "kind": participants,
        "form": form,
        "reasons": actions.reasons_against_exception(award_form, period, participants),
        "back_url": _address(period, award_form, participants),
    }
    return render(request, "awards/quota_exception.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def exception_revoke(request: HttpRequest, pk: int) -> HttpResponse:
    """Take an unused exception back, with a reason."""
    user = _keeper(request)
    rows = QuotaException.objects.select_related("award_form", "period").filter(
        period__campaign=campaign_or_404()
    )
    exception = get_object_or_404(rows, pk=pk)
    back = _address(exception.period, exception.award_form, ParticipantKind(exception.participant_kind))
    if exception.revoked_at is not None:
        messages.info(request, "Ngoại lệ này đã được thu hồi.")
        return redirect(back)
    form = RevokeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.revoke_exception(exception=exception, by=user, now=timezone.now(), **form.cleaned_data)
        except Refused as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, "Đã thu hồi ngoại lệ.")
            return redirect(back)
    context = {"exception": exception, "form": form, "back_url": back}
    return render(request, "awards/quota_exception_revoke.html", context)


def _keeper(request: HttpRequest) -> User:
    user = signed_in(request)
    if not may_keep_exceptions(user):
        raise PermissionDenied
    return user


def _chosen(boards: list[Board], code: str) -> Board | None:
    """The board named in the address; without one the first that has nominations, else the first."""
    if code:
        found = next((each for each in boards if each.code == code), None)
        if found is None:
            raise Http404
        return found
    return next((each for each in boards if each.nominated), boards[0] if boards else None)


def _address(period: Period, award_form: AwardForm, kind: ParticipantKind) -> str:
    return f"{reverse('cut_line')}?dot={period.code}&bang={award_form.code}.{kind.value}#danh-sach"
