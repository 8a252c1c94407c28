"""Which evidence stays behind when a nominee's papers go up."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from awards.models.nomination import Nomination
from campaigns.models import EvidencePaper


class LeftOutEvidence(models.Model):
    """A paper that proves a nominee's scores and yet is not enclosed in the dossier.

    What is left out is kept, not what goes along: a paper cited later goes along unless somebody says no.
    """

    nomination = models.ForeignKey(
        Nomination, verbose_name="đề nghị", on_delete=models.CASCADE, related_name="left_out_evidence"
    )
    paper = models.ForeignKey(
        EvidencePaper, verbose_name="tài liệu", on_delete=models.CASCADE, related_name="+"
    )
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField("lúc")

    class Meta:
        verbose_name = "tài liệu kiểm chứng không gửi kèm"
        verbose_name_plural = "tài liệu kiểm chứng không gửi kèm"
        ordering = ("nomination", "paper", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("nomination", "paper"),
                name="left_out_evidence_once",
                violation_error_message="Tài liệu này đã được ghi là không gửi kèm.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.nomination}: {self.paper}"
