"""Runs: asked for by people, worked off by the worker; every step a conditional UPDATE."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction

from awards.enums import RunKind, RunState
from awards.models import Run
from awards.models.run import UNFINISHED, run_file_name, run_storage
from awards.permissions import may_keep_dossiers, may_read_dossiers
from awards.queries.folders import Folder
from awards.queries.runs import is_stalled, old_runs
from campaigns.errors import NOT_YOURS, Reason, Refused
from campaigns.models import User

STALLED = "Máy chủ đã dừng giữa chừng. Những văn bản đã tạo xong vẫn còn; hãy làm lại phần còn thiếu."
WRITING = frozenset({RunKind.REPORTS})
BUSY = Reason("busy", "Việc này vừa được người khác yêu cầu. Hãy tải lại trang.")


def ask_for_run(*, kind: RunKind, folder: Folder, by: User, now: datetime) -> tuple[Run, bool]:
    """The run of ``kind`` for a folder, and whether it is new: of two clicks the second gets the first's run.

    A run whose worker has died is ended as failed and a new one takes its place. Refused with ``not_yours``
    for who may not keep (or, for a run that writes nothing, read) dossiers.
    """
    if not (may_keep_dossiers(by) or (kind not in WRITING and may_read_dossiers(by))):
        raise Refused(NOT_YOURS)
    unfinished = Run.objects.filter(
        period=folder.period,
        award_form=folder.award_form,
        kind=kind.value,
        state__in=[state.value for state in UNFINISHED],
    ).order_by("pk")
    found = unfinished.first()
    if found and not is_stalled(found, now):
        return found, False
    if found:
        fail(run=found, now=now, sentences=[STALLED])
    try:
        with transaction.atomic():
            made = Run.objects.create(
                kind=kind.value,
                period=folder.period,
                award_form=folder.award_form,
                asked_by=by,
                asked_at=now,
                beat_at=now,
            )
    except IntegrityError as clash:
        found = unfinished.first()
        if found is None:
            raise Refused(BUSY) from clash
        return found, False
    return made, True


def claim(*, run: Run, now: datetime) -> bool:
    """Begin a waiting run; False when another worker has it."""
    waiting = Run.objects.filter(pk=run.pk, state=RunState.WAITING.value)
    return bool(waiting.update(state=RunState.WORKING.value, beat_at=now))


def advance(*, run: Run, now: datetime, done: int, total: int, note: str) -> None:
    """Say how far a run is; it is also the sign that its worker lives."""
    working = Run.objects.filter(pk=run.pk, state=RunState.WORKING.value)
    working.update(done=min(done, total), total=total, note=note[:200], beat_at=now)


def finish(
    *, run: Run, now: datetime, sentences: Sequence[str] = (), name: str = "", content: bytes | None = None
) -> None:
    """End a run well, with its file if it made one; older files of the same work are thrown away."""
    fields: dict[str, object] = {}
    if content is not None:
        fields = {"file": run_storage().save(run_file_name(run, ""), ContentFile(content)), "file_name": name}
    ended = Run.objects.filter(pk=run.pk, state=RunState.WORKING.value).update(
        state=RunState.DONE.value, finished_at=now, note="", outcome=list(sentences), **fields
    )
    if not ended and fields:
        run_storage().delete(str(fields["file"]))
    for old in old_runs(run):
        run_storage().delete(str(old.file))
        Run.objects.filter(pk=old.pk).update(file="", file_name="")


def fail(*, run: Run, now: datetime, sentences: Sequence[str]) -> None:
    """End a run that could not be done, with the reasons in words."""
    unfinished = Run.objects.filter(pk=run.pk, state__in=[state.value for state in UNFINISHED])
    unfinished.update(state=RunState.FAILED.value, finished_at=now, note="", outcome=list(sentences))
