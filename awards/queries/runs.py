"""Work in the background: who may look at it, and whether it still lives."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import QuerySet

from awards.enums import RunKind, RunState
from awards.models import Dossier, Run
from awards.queries.dossiers import folder_of, own_folder
from awards.queries.folders import Folder
from campaigns.enums import Role
from campaigns.models import User

SILENCE = timedelta(minutes=3)  # a worker that says nothing for so long has died
KEPT = 20  # runs of one folder and kind whose files are kept


BUNDLES = (RunKind.BUNDLE, RunKind.DRAFT_BUNDLE)
STOPPED = "Đã dừng giữa chừng"


@dataclass(frozen=True)
class RunStanding:
    """A run and how it stands at one moment; ``is_stalled``: it began, and its worker has died."""

    run: Run
    is_stalled: bool

    @property
    def is_under_way(self) -> bool:
        """Whether it waits or is worked on, and will end by itself."""
        return not self.run.is_over and not self.is_stalled

    @property
    def has_failed(self) -> bool:
        """Whether it has to be asked for once more."""
        return self.is_stalled or self.run.state == RunState.FAILED

    @property
    def label(self) -> str:
        """How it stands, in words."""
        return STOPPED if self.is_stalled else RunState(self.run.state).label

    @property
    def mark(self) -> str:
        """The code whose colour and shape the screens use."""
        if self.has_failed:
            return "returned"
        return "submitted" if self.is_under_way else "published"

    @property
    def refusals(self) -> list[str]:
        """What could not be done, sentence by sentence; of a run that ended well all but its first one."""
        outcome = list(self.run.outcome)
        return outcome[1:] if self.run.state == RunState.DONE else outcome


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


def standing_of(run: Run, now: datetime) -> RunStanding:
    """How ``run`` stands at ``now``."""
    return RunStanding(run, is_stalled(run, now))


def news_of(folder: Folder, now: datetime) -> list[RunStanding]:
    """What a folder's page tells of its runs: the newest freezing of reports, the newest making of a ZIP.

    Reports that were all frozen are no news: the papers themselves show it.
    """
    rows = Run.objects.filter(period=folder.period, award_form=folder.award_form).select_related("asked_by")
    rows = rows.order_by("-asked_at", "-pk")
    reports = rows.filter(kind=RunKind.REPORTS.value).first()
    made = rows.filter(kind__in=[kind.value for kind in BUNDLES]).first()
    found = [standing_of(run, now) for run in (reports, made) if run]
    return [each for each in found if each.run.file or each.is_under_way or each.has_failed or each.refusals]


def is_stalled(run: Run, now: datetime) -> bool:
    """Whether the worker of an unfinished run has died: it has said nothing for ``SILENCE``."""
    return not run.is_over and now - run.beat_at > SILENCE


def old_runs(run: Run) -> list[Run]:
    """The runs of the same kind and folder whose files need no longer be kept."""
    rows = Run.objects.filter(period=run.period_id, award_form=run.award_form_id, kind=run.kind)
    return list(rows.exclude(file="").order_by("-asked_at", "-pk")[KEPT:])
