"""What the office records of a dossier: handed over, taken back, decided."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from awards.actions.decisions import conclude
from awards.actions.dossiers import take_back
from awards.documents.handing import hand_over_dossier
from awards.enums import DossierState
from awards.forms.dossiers import HandOverForm, RefusableForm, ResultForm
from awards.forms.handing import TakeBackForm
from awards.models import Dossier
from awards.queries.dossiers import folder_of, reasons_incomplete
from awards.rules.workflow import DOSSIER
from awards.views.dossiers.forming import form_page, kept
from campaigns.errors import Reason
from campaigns.http import version_of
from campaigns.models import User

EDIT = require_http_methods(["GET", "HEAD", "POST"])


@EDIT
def dossier_hand_over(request: HttpRequest, pk: int) -> HttpResponse:
    """Record the receipt of the receiving office."""
    user, found = kept(request, pk)
    initial = {"handed_on": timezone.localdate(), "handed_by": user.full_name}
    form = HandOverForm(request.POST or None, initial=initial)
    reasons = _closed(found, "hand_over", user) or reasons_incomplete(folder_of(found))
    return _page(
        request,
        found,
        form,
        reasons,
        lambda: hand_over_dossier(
            dossier=found, by=user, now=timezone.now(), version=version_of(request), **form.cleaned_data
        ),
        action="hand_over",
        text=f"Ghi theo phiếu tiếp nhận của {found.award_form.submit_to or 'nơi nhận hồ sơ'}. "
        "Tệp ZIP của hồ sơ được lưu lại kèm mã kiểm tra.",
    )


@EDIT
def dossier_take_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a dossier back to complete it."""
    user, found = kept(request, pk)
    form = TakeBackForm(request.POST or None)
    return _page(
        request,
        found,
        form,
        _closed(found, "take_back", user),
        lambda: take_back(
            dossier=found,
            by=user,
            now=timezone.now(),
            version=version_of(request),
            **form.cleaned_data,
        ),
        action="take_back",
        text="Hồ sơ trở lại trạng thái đang lập; văn bản đã phát hành vẫn giữ nguyên.",
    )


@EDIT
def dossier_conclude(request: HttpRequest, pk: int) -> HttpResponse:
    """Record the higher level's decision on every nomination."""
    user, found = kept(request, pk)
    folder = folder_of(found)
    form = ResultForm(
        request.POST or None, nominations=folder.undecided, initial={"issuer": found.award_form.authority}
    )
    return _page(
        request,
        found,
        form,
        _closed(found, "conclude", user),
        lambda: conclude(
            dossier=found,
            by=user,
            now=timezone.now(),
            version=version_of(request),
            number=form.cleaned_data["number"],
            decided_on=form.cleaned_data["decided_on"],
            issuer=form.cleaned_data["issuer"],
            awarded=form.awarded,
        ),
        action="conclude",
        text="Tiền thưởng được tính theo quy định có hiệu lực vào ngày quyết định.",
    )


def _closed(dossier: Dossier, action: str, user: User) -> list[Reason]:
    """Why the dossier's state forbids ``action``; a missing reason is asked by the form."""
    reasons = DOSSIER.reasons_against(action, dossier.state, user.roles)
    return [reason for reason in reasons if reason.code != "reason_missing"]


def _page(
    request: HttpRequest,
    dossier: Dossier,
    form: RefusableForm,
    reasons: list[Reason],
    act: Callable[[], object],
    *,
    action: str,
    text: str,
) -> HttpResponse:
    """The form, or the deed and back to the dossier; a refusal returns the form with all that was typed."""
    move = DOSSIER.named(action)
    is_late = action == "hand_over" and dossier.state == DossierState.PREPARING
    return form_page(
        request,
        dossier,
        form,
        act,
        heading=move.label,
        done=move.done,
        text=text,
        reasons=reasons,
        more={"is_late": is_late},
    )
