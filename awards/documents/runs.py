"""What the worker does: makes the papers and files of a folder, and says how far it is."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from time import monotonic

from django.utils import timezone
from django_tasks import task

from awards.actions.runs import advance, ask_for_run, claim, fail, finish
from awards.documents.bundle import bundle
from awards.documents.issue import freeze_report
from awards.enums import RunKind
from awards.models import Run
from awards.queries.folders import Folder
from awards.queries.runs import folder_of_run
from campaigns.errors import Refused
from campaigns.models import User

log = logging.getLogger(__name__)
EVERY = 0.3  # seconds between two signs of life: a row is written each time
UNEXPECTED = "Máy chủ gặp lỗi khi làm việc này. Hãy làm lại; nếu vẫn lỗi, hãy báo người quản trị."

Progress = Callable[[int, int, str], None]  # done, of how many, what is being made


@dataclass(frozen=True)
class Made:
    """What came of a run: sentences for people, and a file with its name if there is one."""

    sentences: tuple[str, ...] = ()
    name: str = ""
    content: bytes | None = None


def start(*, kind: RunKind, folder: Folder, by: User) -> Run:
    """Ask for a run and hand it to the worker; of two clicks the second follows the first's run.

    Refused as ``actions.runs.ask_for_run`` refuses.
    """
    run, is_new = ask_for_run(kind=kind, folder=folder, by=by, now=timezone.now())
    if is_new:
        perform.enqueue(run.pk)
    return run


@task()
def perform(pk: int) -> None:
    """Work a run off; the worker calls it. Whatever happens, the row says how it ended."""
    run = Run.objects.select_related("period__campaign__organisation", "award_form", "asked_by").get(pk=pk)
    if not claim(run=run, now=timezone.now()):
        return
    try:
        made = MAKERS[RunKind(run.kind)](run, _teller(run))
    except Refused as refusal:
        fail(run=run, now=timezone.now(), sentences=[reason.sentence for reason in refusal.reasons])
    except Exception:
        log.exception("run %s", run.pk)
        fail(run=run, now=timezone.now(), sentences=[UNEXPECTED])
    else:
        finish(run=run, now=timezone.now(), sentences=made.sentences, name=made.name, content=made.content)


def _teller(run: Run) -> Progress:
    """Tells the row how far the work is, at most every ``EVERY`` seconds and at the end."""
    told = 0.0

    def tell(done: int, total: int, note: str) -> None:
        nonlocal told
        if done < total and monotonic() - told < EVERY:
            return
        told = monotonic()
        advance(run=run, now=timezone.now(), done=done, total=total, note=note)

    return tell


def _freeze_reports(run: Run, tell: Progress) -> Made:
    """Freeze every report that is not frozen; a refusal is told with its name, the others go on."""
    wanted = folder_of_run(run).unfrozen
    refused: list[str] = []
    for place, nomination in enumerate(wanted):
        participant = nomination.registration.participant
        tell(place, len(wanted), f"Báo cáo thành tích: {participant}")
        try:
            freeze_report(nomination=nomination, by=run.asked_by, now=timezone.now())
        except Refused as refusal:
            refused.append(f"{participant}: {refusal}")
    tell(len(wanted), len(wanted), "")
    return Made((f"Đã chốt {len(wanted) - len(refused)} báo cáo thành tích.", *refused))


def _bundle(run: Run, tell: Progress) -> Made:
    return _bundled(run, tell, as_draft=False)


def _draft_bundle(run: Run, tell: Progress) -> Made:
    return _bundled(run, tell, as_draft=True)


def _bundled(run: Run, tell: Progress, *, as_draft: bool) -> Made:
    today = timezone.localdate()
    made = bundle(folder_of_run(run), today=today, as_draft=as_draft, progress=tell)
    return Made(name=made.name, content=made.content)


Maker = Callable[[Run, Progress], Made]
MAKERS: dict[RunKind, Maker] = {
    RunKind.REPORTS: _freeze_reports,
    RunKind.BUNDLE: _bundle,
    RunKind.DRAFT_BUNDLE: _draft_bundle,
}
