"""Measures (*chỉ số*), ratings and the values recorded for a registration."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from campaigns.enums import MeasuredKind, MeasureUnit
from campaigns.models.campaign import Campaign
from campaigns.models.constraints import exactly_one, one_of, ordered
from campaigns.models.registration import Registration


class Measure(models.Model):
    """The definition of a figure that standards and criteria ask for."""

    campaign = models.ForeignKey(
        Campaign, verbose_name="kế hoạch", on_delete=models.CASCADE, related_name="measures"
    )
    position = models.PositiveSmallIntegerField("thứ tự", default=0)
    code = models.SlugField("mã", max_length=40)
    name = models.CharField("chỉ số", max_length=200)
    unit = models.CharField("đơn vị tính", max_length=10, choices=MeasureUnit.choices())
    measured_kind = models.CharField("áp dụng cho", max_length=20, choices=MeasuredKind.choices())
    minimum = models.DecimalField("nhỏ nhất", max_digits=12, decimal_places=2, null=True, blank=True)
    maximum = models.DecimalField("lớn nhất", max_digits=12, decimal_places=2, null=True, blank=True)
    decimals = models.PositiveSmallIntegerField("số chữ số thập phân", default=2)

    class Meta:
        verbose_name = "chỉ số"
        verbose_name_plural = "chỉ số"
        ordering = ("campaign", "position", "pk")
        constraints = (
            one_of("unit", MeasureUnit, "measure_unit_known"),
            one_of("measured_kind", MeasuredKind, "measure_kind_known"),
            ordered(
                "minimum",
                "maximum",
                "measure_range_in_order",
                "Giá trị nhỏ nhất phải không lớn hơn lớn nhất.",
            ),
            models.CheckConstraint(
                condition=Q(decimals__lte=2),
                name="measure_two_decimals",
                violation_error_message="Chỉ số có nhiều nhất 2 chữ số thập phân.",
            ),
            models.UniqueConstraint(
                fields=("campaign", "code"), name="measure_code_once", violation_error_message="Mã đã có."
            ),
        )

    def __str__(self) -> str:
        return self.name


class Rating(models.Model):
    """A yearly rating of cadres and officials (*mức xếp loại cán bộ*); a higher rank is better."""

    campaign = models.ForeignKey(
        Campaign, verbose_name="kế hoạch", on_delete=models.CASCADE, related_name="ratings"
    )
    code = models.SlugField("mã", max_length=40)
    name = models.CharField("mức xếp loại", max_length=120)
    rank = models.PositiveSmallIntegerField("bậc", help_text="Bậc càng lớn, mức càng cao.")

    class Meta:
        verbose_name = "mức xếp loại cán bộ, công chức"
        verbose_name_plural = "mức xếp loại cán bộ, công chức"
        ordering = ("campaign", "-rank", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("campaign", "code"), name="rating_code_once", violation_error_message="Mã đã có."
            ),
            models.UniqueConstraint(
                fields=("campaign", "rank"), name="rating_rank_once", violation_error_message="Bậc đã có."
            ),
        )

    def __str__(self) -> str:
        return self.name


class MeasureValue(models.Model):
    """A figure of one registration, with the paper it comes from."""

    registration = models.ForeignKey(
        Registration, verbose_name="đăng ký", on_delete=models.CASCADE, related_name="measure_values"
    )
    measure = models.ForeignKey(
        Measure, verbose_name="chỉ số", on_delete=models.PROTECT, related_name="values"
    )
    value = models.DecimalField("giá trị", max_digits=12, decimal_places=2, null=True, blank=True)
    rating = models.ForeignKey(
        Rating, verbose_name="mức xếp loại", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    source = models.CharField("văn bản, nguồn số liệu", max_length=300)
    paper = models.ForeignKey(
        "campaigns.EvidencePaper",
        verbose_name="tài liệu trong kho",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="measure_values",
    )
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField("ghi lúc")

    class Meta:
        verbose_name = "giá trị chỉ số"
        verbose_name_plural = "giá trị chỉ số"
        ordering = ("registration", "measure__position", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("registration", "measure"),
                name="measure_value_once",
                violation_error_message="Chỉ số này đã có giá trị.",
            ),
            exactly_one(
                ("value", "rating"),
                "measure_value_or_rating",
                "Hãy ghi đúng một trong hai: số liệu hoặc mức xếp loại.",
            ),
            models.CheckConstraint(
                condition=~Q(source=""),
                name="measure_value_has_source",
                violation_error_message="Hãy ghi văn bản hoặc nguồn của số liệu.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.measure}: {self.rating or self.value}"
