"""The versions of an achievement report: nothing that was ever saved is lost."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from awards.models.nomination import Nomination


class ReportVersion(models.Model):
    """All sections as they were saved once, and the figures of the portal on that day; never changed."""

    nomination = models.ForeignKey(
        Nomination, verbose_name="đề nghị", on_delete=models.CASCADE, related_name="report_versions"
    )
    number = models.PositiveIntegerField("phiên bản")
    content = models.JSONField("nội dung")  # name of the section → its text
    figures = models.JSONField("số liệu", default=dict)  # key of the figure → its written form
    note = models.CharField("ghi chú", max_length=200, blank=True)
    restored_from = models.PositiveIntegerField("khôi phục từ phiên bản", null=True, blank=True)
    saved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name="người lưu", on_delete=models.PROTECT, related_name="+"
    )
    saved_at = models.DateTimeField("lưu lúc")

    class Meta:
        verbose_name = "phiên bản báo cáo"
        verbose_name_plural = "phiên bản báo cáo"
        ordering = ("nomination", "-number")
        constraints = (
            models.UniqueConstraint(
                fields=("nomination", "number"),
                name="report_version_once",
                violation_error_message="Số phiên bản này đã có.",
            ),
            models.CheckConstraint(
                condition=Q(number__gte=1),
                name="report_version_from_one",
                violation_error_message="Phiên bản đánh số từ 1.",
            ),
            models.CheckConstraint(
                condition=Q(restored_from__isnull=True) | Q(restored_from__lt=F("number")),
                name="report_version_restores_earlier",
                violation_error_message="Chỉ khôi phục từ phiên bản đã có trước.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.nomination}, phiên bản {self.number}"
