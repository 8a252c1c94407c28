"""How many sets go up, and what became of each remark when a dossier came back."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from awards.actions.dossiers import GONE, choose_sets
from awards.actions.remarks import CLOSED, answer_remark
from awards.enums import DossierState, RemarkState
from awards.forms.handing import AnswerForm, SetsForm
from awards.models import Remark
from awards.queries.dossiers import folder_of
from awards.queries.remarks import things_of
from awards.views.dossiers.forming import form_page, kept
from campaigns.http import version_of

EDIT = require_http_methods(["GET", "HEAD", "POST"])


@EDIT
def dossier_sets(request: HttpRequest, pk: int) -> HttpResponse:
    """How many sets the receiver wants this time."""
    user, found = kept(request, pk)
    folder = folder_of(found)
    initial = {
        "sets": folder.sets,
        "originals": folder.originals,
        "with_evidence": found.with_evidence,
    }
    form = SetsForm(request.POST or None, initial=initial)
    return form_page(
        request,
        found,
        form,
        lambda: choose_sets(
            dossier=found, by=user, now=timezone.now(), version=version_of(request), **form.cleaned_data
        ),
        heading="Lưu số bộ hồ sơ",
        done="Đã lưu số bộ hồ sơ.",
        text=f"Kế hoạch quy định {found.award_form.sets} bộ.",
        reasons=() if found.state == DossierState.PREPARING else (GONE,),
    )


@EDIT
def remark_answer(request: HttpRequest, pk: int, remark_pk: int) -> HttpResponse:
    """Fix or explain one remark of the receiving office."""
    user, found = kept(request, pk)
    rows = Remark.objects.filter(hand_over__dossier=found).select_related("hand_over__dossier__period")
    remark = get_object_or_404(rows.select_related("hand_over__dossier__award_form"), pk=remark_pk)
    remark.hand_over.dossier = found
    form = AnswerForm(request.POST or None, things=things_of(folder_of(found)), initial=_as_it_stands(remark))
    return form_page(
        request,
        found,
        form,
        lambda: answer_remark(
            remark=remark,
            by=user,
            now=timezone.now(),
            fixed=form.cleaned_data["outcome"] == RemarkState.FIXED,
            answer=form.cleaned_data["answer"],
            paper=form.paper,
            nomination=form.nomination,
            version=version_of(request),
        ),
        heading="Trả lời ý kiến",
        done=f"Đã ghi trả lời ý kiến {remark.number}.",
        text="",
        reasons=() if found.state == DossierState.PREPARING else (CLOSED,),
        more={"remark": remark},
    )


def _as_it_stands(remark: Remark) -> dict[str, str]:
    about = ""
    if remark.paper_id:
        about = f"paper-{remark.paper_id}"
    elif remark.nomination_id:
        about = f"nomination-{remark.nomination_id}"
    outcome = "" if remark.is_open else remark.state
    return {"about": about, "outcome": outcome, "answer": remark.answer}
