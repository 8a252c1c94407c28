"""Initiatives (*sáng kiến*) and who recognised them."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from campaigns.enums import Level
from campaigns.models.campaign import Period
from campaigns.models.constraints import exactly_one
from campaigns.models.participant import Collective, Individual


class Initiative(models.Model):
    """An initiative or effective solution of one period (Kế hoạch 454, mục IV.3.2b)."""

    period = models.ForeignKey(
        Period, verbose_name="đợt thi đua", on_delete=models.PROTECT, related_name="initiatives"
    )
    collective = models.ForeignKey(
        Collective,
        verbose_name="tập thể",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="initiatives",
    )
    individual = models.ForeignKey(
        Individual,
        verbose_name="cá nhân",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="initiatives",
    )
    title = models.CharField("tên sáng kiến, giải pháp", max_length=300)
    effect = models.TextField("hiệu quả", blank=True)
    level = models.CharField("cấp công nhận", max_length=20, choices=Level.choices(), blank=True)
    recognised_by = models.CharField("cơ quan công nhận", max_length=200, blank=True)
    decision_number = models.CharField("số quyết định công nhận", max_length=60, blank=True)
    decision_date = models.DateField("ngày quyết định", null=True, blank=True)

    class Meta:
        verbose_name = "sáng kiến"
        verbose_name_plural = "sáng kiến"
        ordering = ("period", "title", "pk")
        constraints = (
            exactly_one(
                ("collective", "individual"),
                "initiative_one_author",
                "Sáng kiến phải thuộc về đúng một tập thể hoặc một cá nhân.",
            ),
            models.CheckConstraint(
                condition=Q(level__in=["", *(level.value for level in Level)]),
                name="initiative_level_known",
                violation_error_message="Cấp công nhận không thuộc danh mục.",
            ),
            models.CheckConstraint(
                condition=Q(level="")
                | (~Q(recognised_by="") & ~Q(decision_number="") & Q(decision_date__isnull=False)),
                name="initiative_recognition_complete",
                violation_error_message="Sáng kiến được công nhận phải ghi cơ quan, số và ngày quyết định.",
            ),
        )

    def __str__(self) -> str:
        return self.title
