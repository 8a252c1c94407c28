"""Work in the background: what was asked for, how far it is, and what came of it."""

from __future__ import annotations

from uuid import uuid4

from django.conf import settings
from django.core.files.storage import Storage, storages
from django.db import models
from django.db.models import F, Q

from awards.enums import RunKind, RunState
from campaigns.models import AwardForm, Period
from campaigns.models.constraints import one_of, state_has

UNFINISHED = (RunState.WAITING, RunState.WORKING)
OVER = (RunState.DONE, RunState.FAILED)


def run_storage() -> Storage:
    """Where the files that runs made wait to be fetched; nothing here that could not be made again."""
    return storages["runs"]


def run_file_name(instance: Run, filename: str) -> str:
    """A name that cannot clash."""
    return f"{uuid4().hex}.bin"


class Run(models.Model):
    """One piece of work for the folder of ``award_form`` in ``period``; the screen follows it by this row.

    ``beat_at`` is when the worker last said that it lives. Kept for its file, not for the record: the record
    is the audit lines of what the work did.
    """

    kind = models.CharField("việc", max_length=20, choices=RunKind.choices())
    period = models.ForeignKey(
        Period, verbose_name="đợt thi đua", on_delete=models.CASCADE, related_name="runs"
    )
    award_form = models.ForeignKey(
        AwardForm, verbose_name="hình thức khen thưởng", on_delete=models.CASCADE, related_name="runs"
    )
    state = models.CharField(
        "trạng thái", max_length=20, choices=RunState.choices(), default=RunState.WAITING.value
    )
    done = models.PositiveIntegerField("đã xong", default=0)
    total = models.PositiveIntegerField("tổng số", default=0)
    note = models.CharField("đang làm", max_length=200, blank=True)
    outcome = models.JSONField("kết quả", default=list, blank=True)  # sentences for people
    file = models.FileField("tệp", upload_to=run_file_name, storage=run_storage, max_length=200, blank=True)
    file_name = models.CharField("tên tệp", max_length=200, blank=True)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name="người yêu cầu", on_delete=models.PROTECT, related_name="+"
    )
    asked_at = models.DateTimeField("yêu cầu lúc")
    beat_at = models.DateTimeField("còn chạy lúc")
    finished_at = models.DateTimeField("xong lúc", null=True, blank=True)

    class Meta:
        verbose_name = "việc chạy nền"
        verbose_name_plural = "việc chạy nền"
        ordering = ("-asked_at", "-pk")
        constraints = (
            one_of("kind", RunKind, "run_kind_known"),
            one_of("state", RunState, "run_state_known"),
            state_has(OVER, "finished_at", "run_finished_iff_over", "Việc đã xong phải có giờ xong."),
            models.CheckConstraint(
                condition=Q(file="", file_name="") | (~Q(file="") & ~Q(file_name="")),
                name="run_file_named",
                violation_error_message="Tệp kết quả phải có tên.",
            ),
            models.CheckConstraint(
                condition=Q(done__lte=F("total")),
                name="run_done_within_total",
                violation_error_message="Số đã xong không vượt quá tổng số.",
            ),
            models.UniqueConstraint(
                fields=("period", "award_form", "kind"),
                condition=Q(state__in=[state.value for state in UNFINISHED]),
                name="run_one_unfinished",
                violation_error_message="Việc này đang được làm.",
            ),
        )

    def __str__(self) -> str:
        return f"{RunKind(self.kind).label}: {self.award_form}, {self.period}"

    @property
    def is_over(self) -> bool:
        """Whether the work has ended, well or not."""
        return RunState(self.state) in OVER
