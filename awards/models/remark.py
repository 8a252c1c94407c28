"""What the receiving office remarked on a dossier, point by point, and what became of each point."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from awards.enums import RemarkState
from awards.models.dossier import HandOver
from awards.models.nomination import Nomination
from awards.models.paper import Paper
from campaigns.models.constraints import one_of


class Remark(models.Model):
    """One point of the receiving office's remarks on a hand-over that came back.

    ``paper`` or ``nomination`` is what the point is about, if anything; ``mended_by`` the paper issued then.
    """

    hand_over = models.ForeignKey(
        HandOver, verbose_name="lần nộp", on_delete=models.PROTECT, related_name="remarks"
    )
    number = models.PositiveSmallIntegerField("thứ tự")
    text = models.TextField("ý kiến")
    paper = models.ForeignKey(
        Paper,
        verbose_name="về văn bản",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="remarks",
    )
    nomination = models.ForeignKey(
        Nomination,
        verbose_name="về đề nghị",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="remarks",
    )
    state = models.CharField(
        "trạng thái", max_length=20, choices=RemarkState.choices(), default=RemarkState.OPEN.value
    )
    answer = models.TextField("tiếp thu, giải trình", blank=True)
    mended_by = models.ForeignKey(
        Paper,
        verbose_name="văn bản thay thế",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="remarks_mended",
    )
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    answered_at = models.DateTimeField("trả lời lúc", null=True, blank=True)

    class Meta:
        verbose_name = "ý kiến của nơi nhận"
        verbose_name_plural = "ý kiến của nơi nhận"
        ordering = ("hand_over", "number", "pk")
        constraints = (
            one_of("state", RemarkState, "remark_state_known"),
            models.UniqueConstraint(
                fields=("hand_over", "number"),
                name="remark_number_once",
                violation_error_message="Ý kiến mang số này của lần nộp đã có.",
            ),
            models.CheckConstraint(
                condition=~Q(text=""),
                name="remark_has_text",
                violation_error_message="Ý kiến phải có nội dung.",
            ),
            models.CheckConstraint(
                condition=Q(paper__isnull=True) | Q(nomination__isnull=True),
                name="remark_about_one_thing",
                violation_error_message="Ý kiến nói về một văn bản hoặc một đề nghị, không cả hai.",
            ),
            models.CheckConstraint(
                condition=Q(
                    state=RemarkState.OPEN.value,
                    answer="",
                    answered_by__isnull=True,
                    answered_at__isnull=True,
                )
                | (
                    ~Q(state=RemarkState.OPEN.value)
                    & ~Q(answer="")
                    & Q(answered_by__isnull=False, answered_at__isnull=False)
                ),
                name="remark_answered_together",
                violation_error_message="Ý kiến đã trả lời phải có nội dung, người và ngày trả lời.",
            ),
            models.CheckConstraint(
                condition=Q(mended_by__isnull=True) | Q(state=RemarkState.FIXED.value),
                name="remark_mended_if_fixed",
                violation_error_message="Chỉ ý kiến đã tiếp thu mới có văn bản thay thế.",
            ),
        )

    def __str__(self) -> str:
        return f"Ý kiến {self.number}: {self.text}"

    @property
    def is_open(self) -> bool:
        """Whether nobody has answered it yet."""
        return self.state == RemarkState.OPEN
