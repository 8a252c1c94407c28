"""Who did what, when: written with the act itself, never changed, tied to nothing by a key."""

from __future__ import annotations

from typing import Any

from django.db import models


class AuditEntry(models.Model):
    """One line of the record. No foreign keys, so that history never blocks data."""

    at = models.DateTimeField("lúc")
    username = models.CharField("tài khoản", max_length=150)
    actor = models.CharField("người thực hiện", max_length=150)
    action = models.CharField("việc", max_length=60)
    summary = models.CharField("nội dung", max_length=400)
    object_type = models.CharField("loại đối tượng", max_length=60)
    object_id = models.CharField("mã đối tượng", max_length=40)
    object_label = models.CharField("đối tượng", max_length=400)
    reason = models.TextField("lý do", blank=True)
    changes = models.JSONField("thay đổi", default=dict, blank=True)

    class Meta:
        verbose_name = "nhật ký"
        verbose_name_plural = "nhật ký"
        ordering = ("-at", "-pk")
        indexes = (models.Index(fields=("object_type", "object_id", "at"), name="audit_object"),)

    def __str__(self) -> str:
        return f"{self.summary} – {self.object_label}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Insert only: an existing line raises ``TypeError``."""
        if self.pk is not None:
            raise TypeError("an audit entry is never changed")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Refused: raises ``TypeError``."""
        raise TypeError("an audit entry is never deleted")
