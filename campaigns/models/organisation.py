"""The office that runs campaigns, and who signs for it."""

from __future__ import annotations

from django.db import models

from campaigns.enums import NumberSeries, SignatoryRole
from campaigns.models.constraints import one_of
from campaigns.models.validators import validate_name
from campaigns.rules.printable import LONGEST_NAME


class Organisation(models.Model):
    """A People's Committee with the names that its papers bear."""

    name = models.CharField("tên đầy đủ", max_length=200, unique=True, validators=[validate_name])
    short_name = models.CharField("tên ngắn", max_length=120, validators=[validate_name])
    abbreviation = models.CharField(
        "chữ viết tắt trong số, ký hiệu",
        max_length=20,
        help_text="Ví dụ: UBND – cho “05/TTr-UBND”.",
        validators=[validate_name],
    )
    parent_name = models.CharField("cơ quan cấp trên trực tiếp", max_length=200, validators=[validate_name])
    parent_short_name = models.CharField("tên ngắn của cấp trên", max_length=120, validators=[validate_name])
    place = models.CharField("địa danh ghi trên văn bản", max_length=80, validators=[validate_name])
    council_name = models.CharField(
        "tên Hội đồng Thi đua – Khen thưởng", max_length=200, validators=[validate_name]
    )
    council_abbreviation = models.CharField(
        "chữ viết tắt của Hội đồng", max_length=20, validators=[validate_name]
    )
    number_series = models.CharField(
        "hệ thống số văn bản",
        max_length=20,
        choices=NumberSeries.choices(),
        default=NumberSeries.PER_KIND.value,
        help_text="Theo sổ văn thư của cơ quan. Văn bản của Hội đồng luôn có hệ thống số riêng.",
    )

    class Meta:
        verbose_name = "cơ quan"
        verbose_name_plural = "cơ quan"
        ordering = ("name",)
        constraints = (one_of("number_series", NumberSeries, "organisation_number_series_known"),)

    def __str__(self) -> str:
        return self.name


class Signatory(models.Model):
    """A person who signs papers of the organisation."""

    organisation = models.ForeignKey(
        Organisation, verbose_name="cơ quan", on_delete=models.CASCADE, related_name="signatories"
    )
    position = models.PositiveSmallIntegerField("thứ tự", default=0)
    role = models.CharField("vai trò", max_length=20, choices=SignatoryRole.choices())
    name = models.CharField("họ và tên", max_length=LONGEST_NAME, validators=[validate_name])
    title = models.CharField("chức vụ", max_length=120, validators=[validate_name])

    class Meta:
        verbose_name = "người ký"
        verbose_name_plural = "người ký"
        ordering = ("organisation", "position", "pk")
        constraints = (
            one_of("role", SignatoryRole, "signatory_role_known"),
            models.UniqueConstraint(
                fields=("organisation", "name"),
                name="signatory_name_once",
                violation_error_message="Người ký này đã có trong danh sách của cơ quan.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.title} {self.name}"
