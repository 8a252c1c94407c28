"""Which papers of evidence go along with a dossier, chosen paper by paper."""

from __future__ import annotations

from itertools import groupby

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from awards.actions.dossiers import GONE
from awards.actions.enclosures import choose_evidence
from awards.enums import DossierState
from awards.queries.dossiers import folder_of
from awards.queries.enclosures import all_proofs
from awards.views.dossiers.forming import kept
from campaigns.errors import Refused
from campaigns.http import version_of


@require_http_methods(["GET", "HEAD", "POST"])
def dossier_evidence(request: HttpRequest, pk: int) -> HttpResponse:
    """Every paper that proves a nominee's scores, ticked when it is enclosed."""
    user, found = kept(request, pk)
    proofs = all_proofs(folder_of(found))
    reasons = [] if found.state == DossierState.PREPARING else [GONE]
    chosen = {proof.code for proof in proofs if proof.is_enclosed}
    if request.method == "POST":
        shown, chosen = set(request.POST.getlist("shown")), set(request.POST.getlist("enclosed"))
        left_out = [proof.key for proof in proofs if proof.code in shown - chosen]
        try:
            choose_evidence(
                dossier=found, by=user, now=timezone.now(), left_out=left_out, version=version_of(request)
            )
        except Refused as refusal:
            reasons = list(refusal.reasons)
        else:
            messages.success(request, "Đã lưu tài liệu kiểm chứng gửi kèm.")
            return redirect("dossier", pk=pk)
    groups = [
        (str(nomination.registration.participant), [(proof, proof.code in chosen) for proof in rows])
        for nomination, rows in groupby(proofs, lambda proof: proof.nomination)
    ]
    context = {"dossier": found, "groups": groups, "reasons": reasons, "total": len(proofs)}
    return render(request, "awards/dossier_evidence.html", context)
