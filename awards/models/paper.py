"""Issued papers: frozen facts."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from django.conf import settings
from django.core.files.storage import Storage, storages
from django.db import models
from django.db.models import Q

from awards.enums import PaperKind
from awards.models.council import Meeting
from awards.models.decision import Decision
from awards.models.dossier import Dossier
from awards.models.nomination import Nomination
from awards.rules.numbering import format_number
from awards.rules.paper_kinds import repeating, unnumbered
from campaigns.models import Organisation, Period
from campaigns.models.constraints import exactly_one, one_of


def paper_storage() -> Storage:
    """Where issued papers are kept; never served by an address of their own."""
    return storages["papers"]


def paper_name(instance: Paper, filename: str) -> str:
    """A name that cannot clash."""
    return f"{instance.issued_on:%Y}/{uuid4().hex}.pdf"


SUBJECTS = ("dossier", "meeting", "nomination", "decision", "period")


class PaperQuerySet(models.QuerySet["Paper"]):
    """Papers in bulk: the two writes that a reserved row allows, and no other."""

    def update(self, **values: Any) -> int:
        """Refused: raises ``TypeError``."""
        raise TypeError("an issued paper is never edited")

    def delete(self) -> tuple[int, dict[str, int]]:
        """Refused: raises ``TypeError``."""
        raise TypeError("an issued paper is never deleted")

    def fill(self, paper: Paper, *, file: str, sha256: str, size: int, pages: int) -> bool:
        """Give a reserved row its file, once; False when it is gone or has one already."""
        unfinished = self.filter(pk=paper.pk, sha256="")
        return bool(models.QuerySet.update(unfinished, file=file, sha256=sha256, size=size, pages=pages))

    def release(self, paper: Paper) -> bool:
        """Take back a reserved row that never got its file, so that its number is free again."""
        unfinished = self.filter(pk=paper.pk, sha256="")
        return bool(models.QuerySet.delete(unfinished)[0])


class Paper(models.Model):
    """An issued paper: its number, the sheet it was made from and the file; never edited, never deleted.

    A row is made with its number first (``sha256`` empty), rendered outside the transaction, and
    filled in once; a correction is a new paper that names the old one in ``replaces``.
    """

    organisation = models.ForeignKey(
        Organisation, verbose_name="cơ quan", on_delete=models.PROTECT, related_name="papers"
    )
    kind = models.CharField("loại văn bản", max_length=30, choices=PaperKind.choices())
    dossier = models.ForeignKey(
        Dossier, verbose_name="hồ sơ", on_delete=models.PROTECT, null=True, blank=True, related_name="papers"
    )
    meeting = models.ForeignKey(
        Meeting,
        verbose_name="cuộc họp",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="papers",
    )
    nomination = models.ForeignKey(
        Nomination,
        verbose_name="đề nghị",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="papers",
    )
    decision = models.ForeignKey(
        Decision,
        verbose_name="quyết định",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="papers",
    )
    period = models.ForeignKey(
        Period,
        verbose_name="đợt thi đua",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="papers",
    )
    series = models.CharField("hệ thống số", max_length=40)
    number = models.PositiveIntegerField("số", null=True, blank=True)
    year = models.PositiveSmallIntegerField("năm")
    symbol = models.CharField("ký hiệu", max_length=40, blank=True)
    issued_on = models.DateField("ngày ban hành")
    payload = models.JSONField("dữ liệu của văn bản")
    file = models.FileField(
        "tệp PDF", upload_to=paper_name, storage=paper_storage, max_length=200, blank=True
    )
    sha256 = models.CharField("mã kiểm tra SHA-256", max_length=64, blank=True)
    size = models.PositiveIntegerField("dung lượng (byte)", null=True, blank=True)
    pages = models.PositiveSmallIntegerField("số trang", null=True, blank=True)
    replaces = models.OneToOneField(
        "self",
        verbose_name="thay thế",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="replaced_by",
    )
    issued_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name="người phát hành", on_delete=models.PROTECT, related_name="+"
    )
    issued_at = models.DateTimeField("phát hành lúc")
    override_reason = models.TextField("lý do phát hành khi còn điểm chưa khớp", blank=True)
    overridden = models.JSONField("các điểm chưa khớp khi phát hành", default=list, blank=True)

    objects = PaperQuerySet.as_manager()

    class Meta:
        verbose_name = "văn bản đã phát hành"
        verbose_name_plural = "văn bản đã phát hành"
        ordering = ("-issued_on", "-number", "-pk")
        constraints = (
            one_of("kind", PaperKind, "paper_kind_known"),
            exactly_one(
                SUBJECTS,
                "paper_one_subject",
                "Văn bản phải gắn với đúng một hồ sơ, cuộc họp, đề nghị, quyết định hoặc đợt thi đua.",
            ),
            models.UniqueConstraint(
                fields=("organisation", "series", "year", "number"),
                condition=Q(number__isnull=False),
                name="paper_number_once",
                violation_error_message="Số văn bản này đã dùng trong năm.",
            ),
            models.UniqueConstraint(
                fields=("organisation", "symbol", "year", "number"),
                condition=Q(number__isnull=False),
                name="paper_reference_once",
                violation_error_message="Số, ký hiệu này đã dùng trong năm, dù hệ thống số đã thay đổi.",
            ),
            *(
                models.UniqueConstraint(
                    fields=("kind", subject),
                    condition=Q(replaces__isnull=True) & ~Q(kind__in=repeating()),
                    name=f"paper_once_{subject}",
                    violation_error_message="Văn bản này đã phát hành; bản mới phải thay thế bản cũ.",
                )
                for subject in SUBJECTS
            ),
            models.CheckConstraint(
                condition=Q(kind__in=unnumbered(), number__isnull=True)
                | (~Q(kind__in=unnumbered()) & Q(number__isnull=False, number__gte=1)),
                name="paper_numbered_iff_kind",
                violation_error_message="Văn bản phải có số; riêng báo cáo thành tích không ghi số.",
            ),
            models.CheckConstraint(
                condition=(Q(sha256="", file="", size__isnull=True))
                | (~Q(sha256="") & ~Q(file="") & Q(size__isnull=False, size__gt=0)),
                name="paper_file_complete",
                violation_error_message="Tệp, dung lượng và mã kiểm tra phải đi cùng nhau.",
            ),
        )

    def __str__(self) -> str:
        label = PaperKind(self.kind).label
        return f"{label} số {self.reference}" if self.number else label

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save a new row; refused for an existing one with ``TypeError``."""
        if not self._state.adding:
            raise TypeError("an issued paper is never edited")
        super().save(*args, **kwargs)

    @property
    def reference(self) -> str:
        """Number and symbol, "05/TTr-UBND"; empty for a paper without a number."""
        return format_number(self.number, self.symbol) if self.number else ""

    @property
    def is_finished(self) -> bool:
        """Whether the row has its file; a reserved one has its number only."""
        return bool(self.sha256)

    @property
    def subject(self) -> Dossier | Meeting | Nomination | Decision | Period:
        """What the paper is about."""
        found = self.dossier or self.meeting or self.nomination or self.decision or self.period
        assert found is not None, "held by paper_one_subject"
        return found

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Refused: raises ``TypeError``."""
        raise TypeError("an issued paper is never deleted")
