"""Signed copies: what shows that an issued paper was signed."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.dateparse import parse_datetime

from awards.enums import CopyKind
from awards.models.paper import Paper, paper_storage
from campaigns.models.constraints import one_of


def copy_name(instance: SignedCopy, filename: str) -> str:
    """A name that cannot clash."""
    return f"{instance.paper.issued_on:%Y}/ky-{uuid4().hex}.pdf"


class SignedCopyQuerySet(models.QuerySet["SignedCopy"]):
    """Signed copies in bulk: read only."""

    def update(self, **values: Any) -> int:
        """Refused: raises ``TypeError``."""
        raise TypeError("a signed copy is never edited")

    def delete(self) -> tuple[int, dict[str, int]]:
        """Refused: raises ``TypeError``."""
        raise TypeError("a signed copy is never deleted")


class SignedCopy(models.Model):
    """A scan of the signed paper, or the paper itself with digital signatures; never edited, never deleted.

    ``number`` counts the copies of one paper; a later one is simply newer. ``findings`` is what was found of
    each digital signature on the day of the upload (``documents.signing.SignatureFinding`` in JSON).
    """

    paper = models.ForeignKey(
        Paper, verbose_name="văn bản", on_delete=models.PROTECT, related_name="signed_copies"
    )
    number = models.PositiveSmallIntegerField("bản ký thứ")
    kind = models.CharField("loại bản ký", max_length=10, choices=CopyKind.choices())
    file = models.FileField("tệp PDF", upload_to=copy_name, storage=paper_storage, max_length=200)
    sha256 = models.CharField("mã kiểm tra SHA-256", max_length=64)
    size = models.PositiveIntegerField("dung lượng (byte)")
    pages = models.PositiveSmallIntegerField("số trang")
    note = models.CharField("ghi chú", max_length=300, blank=True)
    findings = models.JSONField("kết quả kiểm tra chữ ký", default=list, blank=True)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name="người đưa lên", on_delete=models.PROTECT, related_name="+"
    )
    uploaded_at = models.DateTimeField("đưa lên lúc")

    objects = SignedCopyQuerySet.as_manager()

    class Meta:
        verbose_name = "bản ký"
        verbose_name_plural = "bản ký"
        ordering = ("paper", "-number")
        constraints = (
            one_of("kind", CopyKind, "signed_copy_kind_known"),
            models.UniqueConstraint(
                fields=("paper", "number"),
                name="signed_copy_number_once",
                violation_error_message="Vừa có bản ký khác của văn bản này. Hãy tải lại trang.",
            ),
            models.UniqueConstraint(
                fields=("paper", "sha256"),
                name="signed_copy_file_once",
                violation_error_message="Tệp này đã được lưu làm bản ký của văn bản.",
            ),
            models.CheckConstraint(
                condition=Q(number__gte=1) & Q(size__gt=0) & Q(pages__gte=1),
                name="signed_copy_not_empty",
                violation_error_message="Bản ký phải có tệp với ít nhất một trang.",
            ),
        )

    def __str__(self) -> str:
        return f"{CopyKind(self.kind).label} {self.number} – {self.paper}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save a new row; refused for an existing one with ``TypeError``."""
        if not self._state.adding:
            raise TypeError("a signed copy is never edited")
        super().save(*args, **kwargs)

    @property
    def is_digital(self) -> bool:
        """Whether it carries digital signatures that were checked."""
        return self.kind == CopyKind.DIGITAL.value

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Refused: raises ``TypeError``."""
        raise TypeError("a signed copy is never deleted")

    @property
    def signatures(self) -> list[dict[str, Any]]:
        """Who signed and when, as found on the day of the upload."""
        return [
            {"signer": found["signer"], "signed_at": parse_datetime(found["signed_at"] or "")}
            for found in self.findings
        ]

    @property
    def is_intact(self) -> bool:
        """Whether every signature was found unchanged on the day of the upload."""
        return all(found["is_intact"] for found in self.findings)
