"""What the office adds in words to a period's summary report."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from campaigns.models import Period


class SummaryText(models.Model):
    """The office's own words for the summary report (*báo cáo tổng kết*) of one period; all may be empty."""

    period = models.OneToOneField(
        Period, verbose_name="đợt thi đua", on_delete=models.PROTECT, related_name="summary_text"
    )
    version = models.PositiveIntegerField(default=1, editable=False)
    strengths = models.TextField("ưu điểm", blank=True)
    shortcomings = models.TextField("hạn chế, nguyên nhân", blank=True)
    directions = models.TextField("phương hướng, nhiệm vụ", blank=True)
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField("ghi lúc")

    class Meta:
        verbose_name = "lời văn của báo cáo tổng kết"
        verbose_name_plural = "lời văn của báo cáo tổng kết"
        ordering = ("period",)

    def __str__(self) -> str:
        return f"Lời văn báo cáo tổng kết {self.period}"
