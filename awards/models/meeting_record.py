"""What a meeting's record keeps of each case besides the votes: opinions, and who left for an interest."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from awards.models.council import AgendaItem, Seat


class Opinion(models.Model):
    """What a member said of a case; a written one (of an absent member) never counts as a vote."""

    item = models.ForeignKey(
        AgendaItem, verbose_name="nội dung", on_delete=models.CASCADE, related_name="spoken"
    )
    seat = models.ForeignKey(
        Seat, verbose_name="thành viên", on_delete=models.PROTECT, related_name="opinions"
    )
    text = models.TextField("ý kiến")
    written = models.BooleanField("gửi bằng văn bản", default=False)
    received_on = models.DateField("ngày nhận văn bản", null=True, blank=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name="người ghi", on_delete=models.PROTECT, related_name="+"
    )
    recorded_at = models.DateTimeField("ghi lúc")

    class Meta:
        verbose_name = "ý kiến về nội dung họp"
        verbose_name_plural = "ý kiến về nội dung họp"
        ordering = ("item", "written", "seat__position", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("item", "seat"),
                name="opinion_once",
                violation_error_message="Đã ghi ý kiến của thành viên này; hãy sửa ý kiến đã ghi.",
            ),
            models.CheckConstraint(
                condition=~Q(text=""),
                name="opinion_has_text",
                violation_error_message="Ý kiến không được để trống.",
            ),
            models.CheckConstraint(
                condition=Q(written=True, received_on__isnull=False)
                | Q(written=False, received_on__isnull=True),
                name="opinion_received_iff_written",
                violation_error_message="Chỉ ý kiến bằng văn bản mới có, và phải có, ngày nhận.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.seat}: {self.text[:60]}"


class Recusal(models.Model):
    """That a member declared an interest in a case, and which; he leaves the vote and its base."""

    item = models.ForeignKey(
        AgendaItem, verbose_name="nội dung", on_delete=models.CASCADE, related_name="recusals"
    )
    seat = models.ForeignKey(
        Seat, verbose_name="thành viên", on_delete=models.PROTECT, related_name="recusals"
    )
    reason = models.CharField("lý do", max_length=300)
    declared_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name="người khai", on_delete=models.PROTECT, related_name="+"
    )
    declared_at = models.DateTimeField("khai lúc")

    class Meta:
        verbose_name = "khai không biểu quyết"
        verbose_name_plural = "khai không biểu quyết"
        ordering = ("item", "seat__position", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("item", "seat"),
                name="recusal_once",
                violation_error_message="Thành viên này đã khai không biểu quyết nội dung đó.",
            ),
            models.CheckConstraint(
                condition=~Q(reason=""),
                name="recusal_has_reason",
                violation_error_message="Hãy ghi lý do không biểu quyết.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.seat}: {self.reason}"
