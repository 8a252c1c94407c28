"""A decision (*quyết định khen thưởng*) of the chairman or of a higher level, and whom it names."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from awards.models.nomination import Nomination
from campaigns.models import AwardForm, Period


class Decision(models.Model):
    """A decision on one award form in one period."""

    period = models.ForeignKey(
        Period, verbose_name="đợt thi đua", on_delete=models.PROTECT, related_name="decisions"
    )
    award_form = models.ForeignKey(
        AwardForm, verbose_name="hình thức khen thưởng", on_delete=models.PROTECT, related_name="decisions"
    )
    number = models.CharField("số, ký hiệu", max_length=60)
    decided_on = models.DateField("ngày quyết định")
    issuer = models.CharField("người ban hành", max_length=200)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField("ghi lúc")

    class Meta:
        verbose_name = "quyết định khen thưởng"
        verbose_name_plural = "quyết định khen thưởng"
        ordering = ("-decided_on", "-pk")
        constraints = (
            models.UniqueConstraint(
                fields=("issuer", "number", "decided_on"),
                name="decision_number_once",
                violation_error_message="Quyết định có số và ngày này đã được ghi.",
            ),
        )

    def __str__(self) -> str:
        return f"Quyết định số {self.number} ngày {self.decided_on:%d/%m/%Y}"


class DecisionResult(models.Model):
    """What a decision says of one nomination."""

    decision = models.ForeignKey(
        Decision, verbose_name="quyết định", on_delete=models.PROTECT, related_name="results"
    )
    nomination = models.OneToOneField(
        Nomination, verbose_name="đề nghị", on_delete=models.PROTECT, related_name="decision_result"
    )
    awarded = models.BooleanField("được khen thưởng")
    bonus = models.PositiveIntegerField("tiền thưởng (đồng)", null=True, blank=True)
    note = models.CharField("ghi chú", max_length=300, blank=True)

    class Meta:
        verbose_name = "kết quả khen thưởng"
        verbose_name_plural = "kết quả khen thưởng"
        ordering = ("decision", "pk")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(awarded=True) | models.Q(bonus__isnull=True),
                name="decision_result_bonus_if_awarded",
                violation_error_message="Chỉ người được khen thưởng mới có tiền thưởng.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.nomination}: {'được khen thưởng' if self.awarded else 'không được khen thưởng'}"
