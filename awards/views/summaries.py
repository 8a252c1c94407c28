"""The words that the office adds to a period's summary report."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from awards.actions.summaries import TEXTS, save_summary_text
from awards.forms.summaries import SummaryTextForm
from awards.models import SummaryText
from campaigns.enums import Role
from campaigns.errors import Refused
from campaigns.http import campaign_or_404, require_role, version_of
from campaigns.models import Period


@require_http_methods(["GET", "HEAD", "POST"])
def summary_text(request: HttpRequest, code: str) -> HttpResponse:
    """Write them; a second writer sees the other text beside his own."""
    user = require_role(request, Role.OFFICE)
    periods = Period.objects.select_related("campaign__organisation").order_by("pk")
    period = get_object_or_404(periods, campaign=campaign_or_404(), code=code)
    stored = _stored(period)
    form = SummaryTextForm(request.POST or None, initial=_texts(stored))
    version, theirs = version_of(request), False
    if request.method == "POST" and form.is_valid():
        try:
            save_summary_text(
                period=period, version=version or 0, by=user, now=timezone.now(), **form.cleaned_data
            )
        except Refused as refusal:
            theirs, stored = True, _stored(period)
            for reason in refusal.reasons:
                messages.error(request, reason.sentence)
        else:
            messages.success(request, "Đã lưu lời văn của báo cáo tổng kết.")
            return redirect(f"{reverse('statistics')}?dot={period.code}#van-ban")
    beside = _texts(stored) if theirs else {}
    context = {
        "period": period,
        "form": form,
        "version": version if version is not None and not theirs else (stored.version if stored else 0),
        "theirs": stored if theirs else None,
        "sections": [(form[name], beside.get(name)) for name in TEXTS],
    }
    return render(request, "awards/summary_text.html", context)


def _stored(period: Period) -> SummaryText | None:
    return SummaryText.objects.filter(period=period).select_related("written_by").order_by("pk").first()


def _texts(stored: SummaryText | None) -> dict[str, str]:
    return {name: getattr(stored, name) for name in TEXTS} if stored else {}
