"""The dossier (*hồ sơ*) of an award form and a period, and its hand-overs."""

from __future__ import annotations

from uuid import uuid4

from django.conf import settings
from django.core.files.storage import Storage, storages
from django.db import models
from django.db.models import F, Q

from awards.enums import DossierState
from campaigns.models import AwardForm, Period
from campaigns.models.constraints import one_of

MOST_SETS = 20


def package_storage() -> Storage:
    """Where the ZIP of each hand-over is kept, beside the issued papers; never served by an address."""
    return storages["papers"]


def package_name(instance: HandOver, filename: str) -> str:
    """A name that cannot clash."""
    return f"giao-nop/{instance.handed_on:%Y}/{uuid4().hex}.zip"


class Dossier(models.Model):
    """What goes up to the authority of an award form for one period.

    ``sets`` and ``originals`` are what the receiver of this dossier asked for; empty means as the plan says.
    """

    period = models.ForeignKey(
        Period, verbose_name="đợt thi đua", on_delete=models.PROTECT, related_name="dossiers"
    )
    award_form = models.ForeignKey(
        AwardForm, verbose_name="hình thức khen thưởng", on_delete=models.PROTECT, related_name="dossiers"
    )
    state = models.CharField(
        "trạng thái", max_length=20, choices=DossierState.choices(), default=DossierState.PREPARING.value
    )
    version = models.PositiveIntegerField(default=1, editable=False)
    created_at = models.DateTimeField("lập lúc")
    remark = models.TextField("lý do nhận lại", blank=True)
    sets = models.PositiveSmallIntegerField("số bộ hồ sơ", null=True, blank=True)
    originals = models.PositiveSmallIntegerField("số bộ gốc", null=True, blank=True)
    with_evidence = models.BooleanField("kèm tài liệu kiểm chứng", default=True)

    class Meta:
        verbose_name = "hồ sơ khen thưởng"
        verbose_name_plural = "hồ sơ khen thưởng"
        ordering = ("period", "award_form__position", "pk")
        constraints = (
            one_of("state", DossierState, "dossier_state_known"),
            models.UniqueConstraint(
                fields=("period", "award_form"),
                name="dossier_once",
                violation_error_message="Hồ sơ của hình thức này trong đợt đã có.",
            ),
            models.CheckConstraint(
                condition=Q(sets__isnull=True, originals__isnull=True)
                | Q(
                    sets__isnull=False,
                    originals__isnull=False,
                    originals__gte=1,
                    originals__lte=F("sets"),
                    sets__lte=MOST_SETS,
                ),
                name="dossier_sets_in_range",
                violation_error_message=f"Số bộ hồ sơ từ 1 đến {MOST_SETS}, trong đó có ít nhất một bộ gốc.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.award_form} – {self.period}"


class HandOver(models.Model):
    """One hand-over of a dossier to the receiving office, with the ZIP that was handed over."""

    dossier = models.ForeignKey(
        Dossier, verbose_name="hồ sơ", on_delete=models.PROTECT, related_name="hand_overs"
    )
    number = models.PositiveSmallIntegerField("lần nộp", default=1)
    handed_on = models.DateField("ngày nộp")
    handed_by = models.CharField("người nộp", max_length=120)
    received_by = models.CharField("người nhận", max_length=120)
    receipt_number = models.CharField("số phiếu tiếp nhận", max_length=60)
    note = models.CharField("ghi chú", max_length=300, blank=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField("ghi lúc")
    file = models.FileField(
        "tệp ZIP đã nộp", upload_to=package_name, storage=package_storage, max_length=200, blank=True
    )
    filename = models.CharField("tên tệp", max_length=200, blank=True)
    sha256 = models.CharField("mã kiểm tra SHA-256", max_length=64, blank=True)
    size = models.PositiveIntegerField("dung lượng (byte)", null=True, blank=True)

    class Meta:
        verbose_name = "lần nộp hồ sơ"
        verbose_name_plural = "lần nộp hồ sơ"
        ordering = ("dossier", "number", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("dossier", "number"),
                name="hand_over_number_once",
                violation_error_message="Lần nộp này của hồ sơ đã được ghi.",
            ),
            models.CheckConstraint(
                condition=Q(sha256="", file="", size__isnull=True)
                | (~Q(sha256="") & ~Q(file="") & Q(size__isnull=False, size__gt=0)),
                name="hand_over_file_complete",
                violation_error_message="Tệp, dung lượng và mã kiểm tra phải đi cùng nhau.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.dossier} – lần {self.number}, {self.handed_on:%d/%m/%Y}"
