"""The dossier (*hồ sơ*) of an award form and a period, and its hand-overs."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from awards.enums import DossierState
from campaigns.models import AwardForm, Period
from campaigns.models.constraints import one_of


class Dossier(models.Model):
    """What goes up to the authority of an award form for one period."""

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
        )

    def __str__(self) -> str:
        return f"{self.award_form} – {self.period}"


class HandOver(models.Model):
    """One hand-over of a dossier to the receiving office."""

    dossier = models.ForeignKey(
        Dossier, verbose_name="hồ sơ", on_delete=models.PROTECT, related_name="hand_overs"
    )
    handed_on = models.DateField("ngày nộp")
    handed_by = models.CharField("người nộp", max_length=120)
    received_by = models.CharField("người nhận", max_length=120)
    receipt_number = models.CharField("số phiếu tiếp nhận", max_length=60)
    note = models.CharField("ghi chú", max_length=300, blank=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField("ghi lúc")

    class Meta:
        verbose_name = "lần nộp hồ sơ"
        verbose_name_plural = "lần nộp hồ sơ"
        ordering = ("dossier", "handed_on", "pk")

    def __str__(self) -> str:
        return f"{self.dossier} – {self.handed_on:%d/%m/%Y}"
