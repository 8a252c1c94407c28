"""The office examines: a conclusion for each attested condition, then accepts."""

from __future__ import annotations

from datetime import datetime

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from awards.actions.nominations import EXAMINED, accept, attest_all
from awards.forms.nominations import ExaminationForm
from awards.models import Nomination
from awards.permissions import may_examine
from awards.queries.eligibility import conditions_of, findings_of
from awards.queries.nominations import tally_of, visible_to
from awards.rules.eligibility import CODE_PREFIX, reasons
from awards.rules.workflow import NOMINATION
from campaigns.errors import Refused
from campaigns.http import signed_in, version_of


@require_http_methods(["GET", "HEAD", "POST"])
def nomination_examine(request: HttpRequest, pk: int) -> HttpResponse:
    """The checklist with a form for what the office attests; POST saves, and accepts when asked."""
    user = signed_in(request)
    nomination = get_object_or_404(visible_to(user), pk=pk)
    if not may_examine(user, nomination):
        raise PermissionDenied
    if request.method != "POST" and nomination.state not in EXAMINED:
        messages.info(request, "Đề nghị này hiện không ở bước thẩm định.")
        return redirect("nomination", pk)
    conditions = conditions_of(nomination)
    found = list(nomination.findings.order_by("pk"))
    form = ExaminationForm(request.POST or None, conditions=conditions, found=found)
    version = nomination.version
    if request.method == "POST":
        version = version_of(request) or nomination.version
        if form.is_valid():
            if _saved(request, nomination, form, version, timezone.now()):
                return _after_saving(request, nomination)
            nomination.refresh_from_db()
            version = nomination.version
    findings = findings_of(nomination)
    context = {
        "nomination": nomination,
        "registration": nomination.registration,
        "form": form,
        "lines": list(form.lines(conditions, findings)),
        "version": version,
        "tally": tally_of(findings),
        "reasons": reasons(findings),
    }
    return render(request, "awards/nomination_examine.html", context)


def _saved(
    request: HttpRequest, nomination: Nomination, form: ExaminationForm, version: int, now: datetime
) -> bool:
    """Whether the conclusions were kept; a refusal stands in the form beside what was typed."""
    try:
        attest_all(
            nomination=nomination,
            attested=form.attested(),
            by=signed_in(request),
            now=now,
            version=version,
        )
    except Refused as refusal:
        for reason in refusal.reasons:
            form.add_error(None, reason.sentence)
        return False
    messages.success(request, "Đã lưu kết luận.")
    return True


def _after_saving(request: HttpRequest, nomination: Nomination) -> HttpResponse:
    """Accept at once when asked; a refusal leads back to the checklist, where the conclusions now stand."""
    if "tiep-nhan" in request.POST and _accepted(request, nomination, timezone.now()):
        return redirect("nomination", nomination.pk)
    return redirect("nomination_examine", nomination.pk)


def _accepted(request: HttpRequest, nomination: Nomination, now: datetime) -> bool:
    try:
        accept(nomination=nomination, by=signed_in(request), now=now)
    except Refused as refusal:
        _tell(request, refusal)
        return False
    messages.success(request, NOMINATION.named("accept").done)
    return True


def _tell(request: HttpRequest, refusal: Refused) -> None:
    """Why it was not accepted; the conditions stand on the page, so one sentence is enough for them."""
    conditions = [reason for reason in refusal.reasons if reason.code.startswith(CODE_PREFIX)]
    if conditions:
        sentence = f"Chưa tiếp nhận được: còn {len(conditions)} điều kiện chưa đạt hoặc chưa có căn cứ."
        messages.error(request, f"{sentence} Xem từng điều kiện ở dưới.")
    for reason in refusal.reasons:
        if reason not in conditions:
            messages.error(request, f"Chưa tiếp nhận được: {reason.sentence}")
