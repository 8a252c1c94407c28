"""Choosing the award form for which a participant is proposed."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from awards.actions.nominations import nominate
from awards.queries.eligibility import Case, findings_for
from awards.queries.nominations import Tally, reasons_against_nominating, tally_of
from awards.rules.eligibility import Finding
from campaigns.errors import Reason
from campaigns.http import attempt, signed_in
from campaigns.models import AwardForm, Registration
from campaigns.permissions import may_edit
from campaigns.queries.registrations import visible_to
from campaigns.rules.vietnamese import nfc


@dataclass(frozen=True)
class Offer:
    """An award form beside what the participant has for it."""

    award_form: AwardForm
    findings: list[Finding]
    tally: Tally
    reasons: list[Reason]
    aimed: bool
    primary: bool = False


@require_http_methods(["GET", "HEAD", "POST"])
def nomination_new(request: HttpRequest, registration_pk: int) -> HttpResponse:
    """Show every award form of the plan for this participant; POST proposes one of them."""
    user = signed_in(request)
    registration = get_object_or_404(visible_to(user), pk=registration_pk)
    if not may_edit(user, registration):
        raise PermissionDenied
    if request.method == "POST":
        forms = registration.period.campaign.award_forms.order_by("pk")
        chosen = get_object_or_404(forms, code=nfc(request.POST.get("hinh-thuc", "")))
        made = attempt(
            request,
            lambda: nominate(registration=registration, award_form=chosen, by=user, now=timezone.now()),
            "Đã lập đề nghị; báo cáo thành tích được điền sẵn từ số liệu đã có.",
        )
        return redirect("nomination_report", made.pk) if made else redirect(request.path)
    context = {
        "registration": registration,
        "period": registration.period,
        "offers": _offers(registration),
    }
    return render(request, "awards/nomination_new.html", context)


def _offers(registration: Registration) -> list[Offer]:
    """The form aimed at first, then the others in the plan's order; the first possible one is primary."""
    forms = list(registration.period.campaign.award_forms.order_by("position", "pk"))
    forms.sort(key=lambda form: form.pk != registration.award_form_id)
    today = timezone.localdate()
    findings = findings_for([Case(registration, form) for form in forms])
    reasons = [reasons_against_nominating(registration, form, today) for form in forms]
    first = next((place for place, found in enumerate(reasons) if not found), None)
    return [
        Offer(
            form,
            findings[place],
            tally_of(findings[place]),
            reasons[place],
            aimed=form.pk == registration.award_form_id,
            primary=place == first,
        )
        for place, form in enumerate(forms)
    ]
