"""Work in the background: who may look at it, and whether it still lives."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import QuerySet

from awards.models import Dossier, Run
from awards.queries.dossiers import folder_of, own_folder
from awards.queries.folders import Folder
from campaigns.enums import Role
from campaigns.models import User

SILENCE = timedelta(minutes=3)  # a worker that says nothing for so long has died
KEPT = 20  # runs of one folder and kind whose files are kept


def runs_visible_to(user: User) -> QuerySet[Run]:
    """The runs of the active campaign for the office and the chairman, none for anybody else."""
    rows = (
        Run.objects.filter(period__campaign__is_active=True)
        .select_related("period__campaign", "award_form", "asked_by")
        .order_by("-asked_at", "-pk")
    )
    return rows if user.has_role(Role.OFFICE, Role.CHAIRMAN) else rows.none()


def folder_of_run(run: Run) -> Folder:
    """The folder that a run works for."""
    if run.award_form.is_own:
        return own_folder(run.period, run.award_form)
    rows = Dossier.objects.select_related("period__campaign__organisation", "award_form")
    return folder_of(rows.get(period=run.period, award_form=run.award_form))


def is_stalled(run: Run, now: datetime) -> bool:
    """Whether the worker of an unfinished run has died: it has said nothing for ``SILENCE``."""
    return not run.is_over and now - run.beat_at > SILENCE


def old_runs(run: Run) -> list[Run]:
    """The runs of the same kind and folder whose files need no longer be kept."""
    rows = Run.objects.filter(period=run.period_id, award_form=run.award_form_id, kind=run.kind)
    return list(rows.exclude(file="").order_by("-asked_at", "-pk")[KEPT:])
