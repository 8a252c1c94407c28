"""The dossiers of a period, one dossier, and its ZIP."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from awards.enums import DossierState, RunKind
from awards.models import Dossier
from awards.permissions import may_keep_dossiers
from awards.queries.agreement import DISAGREEMENT
from awards.queries.dossiers import dossiers_visible_to, folder_of, folders_in, reasons_incomplete
from awards.queries.folders import Folder
from awards.queries.runs import news_of
from awards.views.dossiers.slots import rows_of
from awards.views.runs import begin
from campaigns.enums import Role
from campaigns.http import campaign_or_404, period_of, require_role, signed_in
from campaigns.models import User
from campaigns.queries.campaign import periods_of
from campaigns.rules.windows import days_left

DIFFERS = "Đủ văn bản nhưng chưa khớp nhau: xem phần đối chiếu hồ sơ."


@dataclass(frozen=True)
class FolderRow:
    """One folder in the list, with its address and the next step in words."""

    folder: Folder
    url: str
    next_step: str


@dataclass(frozen=True)
class SetRow:
    """One bound set: its place, whether it holds originals, and its address."""

    place: int
    is_original: bool
    url: str


@require_safe
def dossiers(request: HttpRequest) -> HttpResponse:
    """What goes up in a period, and the commune's own awards."""
    require_role(request, Role.OFFICE, Role.CHAIRMAN)
    campaign = campaign_or_404()
    period = period_of(request, campaign)
    rows = [FolderRow(each, _url(each), _next_step(each)) for each in folders_in(period)]
    context = {"period": period, "periods": periods_of(campaign), "rows": rows}
    return render(request, "awards/dossiers.html", context)


@require_safe
def dossier(request: HttpRequest, pk: int) -> HttpResponse:
    """One dossier: its papers, whom it names, where it stands."""
    user, found = readable(request, pk)
    folder = folder_of(found)
    preparing = found.state == DossierState.PREPARING
    rows = rows_of(folder, user, is_open=preparing)
    handed = folder.hand_over
    reasons = reasons_incomplete(folder) if preparing else []
    differs = any(reason.code == DISAGREEMENT for reason in reasons)
    context = {
        "dossier": found,
        "folder": folder,
        "period": folder.period,
        "rows": rows,
        "next_row": next((row for row in rows if row.is_next), None),
        "reasons": reasons,
        "may_keep": may_keep_dossiers(user),
        "days_late": max(0, -days_left(folder.last_day, handed.handed_on)) if handed else 0,
        "next_step": DIFFERS if differs else _next_step(folder),
        "sets": sets_of(folder),
        "news": news_of(folder, timezone.now()),
    }
    return render(request, "awards/dossier.html", context)


@require_POST
def dossier_freeze(request: HttpRequest, pk: int) -> HttpResponse:
    """Freeze every achievement report that is not frozen yet, in the background."""
    user, found = readable(request, pk)
    if not may_keep_dossiers(user):
        raise PermissionDenied
    return begin(request, RunKind.REPORTS, folder_of(found), back=reverse("dossier", args=[pk]))


def readable(request: HttpRequest, pk: int) -> tuple[User, Dossier]:
    """The user and a dossier that he may read; 404 for strangers."""
    user = signed_in(request)
    return user, get_object_or_404(dossiers_visible_to(user), pk=pk)


def sets_of(folder: Folder) -> list[SetRow]:
    """The bound sets of ``folder``, the originals first."""
    return [
        SetRow(place, place <= folder.originals, _set_url(folder, place))
        for place in range(1, folder.sets + 1)
    ]


def _url(folder: Folder) -> str:
    if folder.dossier:
        return reverse("dossier", args=[folder.dossier.pk])
    return reverse("own_award", args=[folder.period.code, folder.award_form.code])


def _set_url(folder: Folder, place: int) -> str:
    if folder.dossier:
        return reverse("dossier_bound", args=[folder.dossier.pk, place])
    return reverse("own_bound", args=[folder.period.code, folder.award_form.code, place])


def _next_step(folder: Folder) -> str:
    """What has to be done now, in words."""
    if folder.dossier is None:
        if folder.undecided:
            return "Phát hành văn bản còn thiếu, rồi ghi Quyết định của Chủ tịch."
        return "Đã có Quyết định." if folder.done == folder.wanted else "Hoàn tất văn bản còn thiếu."
    state = folder.dossier.state
    if state == DossierState.CONCLUDED:
        return "Quyết định và danh sách được khen thưởng đã ghi vào kết quả của đợt."
    if state == DossierState.HANDED_OVER:
        return "Chờ quyết định của cấp khen thưởng, rồi ghi kết quả."
    if folder.open_remarks:
        return f"Còn {len(folder.open_remarks)} ý kiến của nơi nhận hồ sơ phải tiếp thu hoặc giải trình."
    if folder.done < folder.wanted:
        return f"Còn {folder.wanted - folder.done} văn bản phải hoàn tất."
    return f"Đủ văn bản: in, ký và nộp tại {folder.award_form.submit_to or folder.award_form.authority}."
