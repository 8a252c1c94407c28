"""Awards from before the portal, and the office's word on people whose names are alike."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q

from awards.models.decision import DecisionResult
from campaigns.enums import ParticipantKind
from campaigns.models import Individual, Organisation, Period
from campaigns.models.constraints import exactly_one, one_of
from campaigns.models.validators import validate_name
from campaigns.rules.vietnamese import fold, nfc


class PastAward(models.Model):
    """An award decided outside the portal: as the old decision writes it."""

    organisation = models.ForeignKey(
        Organisation, verbose_name="cơ quan", on_delete=models.PROTECT, related_name="past_awards"
    )
    participant_kind = models.CharField(
        "đối tượng",
        max_length=20,
        choices=ParticipantKind.choices(),
        default=ParticipantKind.INDIVIDUAL.value,
    )
    name = models.CharField(
        "họ và tên, tên tập thể",
        max_length=200,
        validators=[validate_name],
        help_text="Như ghi trong quyết định.",
    )
    date_of_birth = models.DateField("ngày sinh", null=True, blank=True)
    post = models.CharField("chức vụ", max_length=160, blank=True)
    unit = models.CharField("đơn vị công tác", max_length=200, blank=True)
    award = models.CharField("hình thức khen thưởng", max_length=200)
    number = models.CharField("số quyết định", max_length=60)
    decided_on = models.DateField("ngày quyết định")
    issuer = models.CharField("người ban hành", max_length=200)
    achievement = models.TextField("thành tích được khen")
    period = models.ForeignKey(
        Period,
        verbose_name="cùng thành tích với đợt",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="past_awards",
        help_text="Chỉ chọn khi quyết định khen chính thành tích của một đợt trên cổng: "
        "khi đó thành tích này không được đề nghị khen lần nữa.",
    )
    name_search = models.CharField(max_length=200, editable=False, db_index=True)

    class Meta:
        verbose_name = "khen thưởng trước đây"
        verbose_name_plural = "khen thưởng trước đây"
        ordering = ("-decided_on", "-pk")
        constraints = (
            one_of("participant_kind", ParticipantKind, "past_award_kind_known"),
            models.UniqueConstraint(
                fields=("organisation", "name_search", "number", "decided_on", "issuer", "unit"),
                name="past_award_once",
                violation_error_message="Người hoặc tập thể này đã được ghi theo quyết định đó.",
            ),
            models.CheckConstraint(
                condition=~Q(participant_kind=ParticipantKind.COLLECTIVE.value)
                | Q(date_of_birth__isnull=True),
                name="past_award_collective_unborn",
                violation_error_message="Tập thể không có ngày sinh.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.name} – {self.award} ({self.number})"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save, with the column for searching made from the name."""
        self.name = nfc(self.name)
        self.name_search = fold(self.name)
        super().save(*args, **kwargs)


class Namesake(models.Model):
    """The office's word whether a person of the portal is the one whom an earlier decision names."""

    individual = models.ForeignKey(
        Individual, verbose_name="cá nhân", on_delete=models.PROTECT, related_name="namesakes"
    )
    result = models.ForeignKey(
        DecisionResult,
        verbose_name="kết quả khen thưởng",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="namesakes",
    )
    past_award = models.ForeignKey(
        PastAward,
        verbose_name="khen thưởng trước đây",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="namesakes",
    )
    is_same = models.BooleanField("cùng một người")
    note = models.TextField("căn cứ")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name="người đối chiếu", on_delete=models.PROTECT, related_name="+"
    )
    at = models.DateTimeField("đối chiếu lúc")

    class Meta:
        verbose_name = "đối chiếu người trùng tên"
        verbose_name_plural = "đối chiếu người trùng tên"
        ordering = ("individual", "pk")
        constraints = (
            exactly_one(
                ("result", "past_award"),
                "namesake_one_award",
                "Hãy chọn đúng một lần khen thưởng để đối chiếu.",
            ),
            models.CheckConstraint(
                condition=~Q(note=""),
                name="namesake_has_note",
                violation_error_message="Hãy ghi căn cứ của kết luận.",
            ),
            models.UniqueConstraint(
                fields=("individual", "result"),
                condition=Q(result__isnull=False),
                name="namesake_result_once",
                violation_error_message="Người này đã được đối chiếu với quyết định đó.",
            ),
            models.UniqueConstraint(
                fields=("individual", "past_award"),
                condition=Q(past_award__isnull=False),
                name="namesake_past_once",
                violation_error_message="Người này đã được đối chiếu với quyết định đó.",
            ),
        )

    def __str__(self) -> str:
        word = "cùng một người" if self.is_same else "không phải cùng một người"
        return f"{self.individual}: {word}"
