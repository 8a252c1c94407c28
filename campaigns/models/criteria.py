"""The tables by which participants are scored."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q

from campaigns.enums import CriterionRule, ParticipantKind
from campaigns.models.campaign import Campaign
from campaigns.models.constraints import one_of
from campaigns.models.measure import Measure
from campaigns.rules.ranking import tie_rule


class GradeBand(models.Model):
    """A band of the total (*xếp loại*): from ``at_least`` points upwards."""

    campaign = models.ForeignKey(
        Campaign, verbose_name="kế hoạch", on_delete=models.CASCADE, related_name="grade_bands"
    )
    code = models.SlugField("mã", max_length=40)
    name = models.CharField("xếp loại", max_length=60)
    at_least = models.DecimalField("từ (điểm)", max_digits=6, decimal_places=2)

    class Meta:
        verbose_name = "mức xếp loại"
        verbose_name_plural = "mức xếp loại"
        ordering = ("campaign", "-at_least", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("campaign", "code"), name="grade_band_code_once", violation_error_message="Mã đã có."
            ),
            models.UniqueConstraint(
                fields=("campaign", "at_least"),
                name="grade_band_threshold_once",
                violation_error_message="Đã có mức xếp loại với ngưỡng điểm này.",
            ),
        )

    def __str__(self) -> str:
        return self.name


class CriteriaSet(models.Model):
    """A criteria table (*bảng điểm*); one for collectives and one for people in a campaign."""

    campaign = models.ForeignKey(
        Campaign, verbose_name="kế hoạch", on_delete=models.CASCADE, related_name="criteria_sets"
    )
    code = models.SlugField("mã", max_length=40)
    name = models.CharField("tên bảng điểm", max_length=200)
    participant_kind = models.CharField("dùng cho", max_length=20, choices=ParticipantKind.choices())
    total = models.DecimalField("tổng điểm", max_digits=6, decimal_places=2)
    is_sample = models.BooleanField(
        "bảng điểm minh họa",
        default=True,
        help_text="Bỏ chọn khi cơ quan đã thay hoặc xác nhận bảng điểm này.",
    )
    tie_break = models.JSONField(
        "khi bằng tổng điểm thì xét điểm các nhóm",
        default=list,
        blank=True,
        help_text='Danh sách mã nhóm tiêu chí theo thứ tự xét, ví dụ ["thu-tuc", "cong-vu"]; để trống [] thì '
        "bằng điểm là đồng hạng.",
    )

    class Meta:
        verbose_name = "bảng điểm"
        verbose_name_plural = "bảng điểm"
        ordering = ("campaign", "participant_kind", "code")
        constraints = (
            one_of("participant_kind", ParticipantKind, "criteria_set_kind_known"),
            models.UniqueConstraint(
                fields=("campaign", "code"),
                name="criteria_set_code_once",
                violation_error_message="Mã đã có.",
            ),
            models.UniqueConstraint(
                fields=("campaign", "participant_kind"),
                name="criteria_set_one_per_kind",
                violation_error_message="Mỗi kế hoạch chỉ có một bảng điểm cho mỗi loại đối tượng.",
            ),
            models.CheckConstraint(
                condition=Q(total__gt=0),
                name="criteria_set_total_positive",
                violation_error_message="Tổng điểm phải lớn hơn 0.",
            ),
        )

    def __str__(self) -> str:
        return self.name

    @property
    def tie_rule(self) -> str:
        """What happens between equal totals, in words; asks for the sections, so prefetch them."""
        names = {section.code: section.name for section in self.sections.all()}
        return tie_rule(
            ParticipantKind(self.participant_kind), [names[code] for code in self.tie_break if code in names]
        )

    def clean(self) -> None:
        """The tie rule names sections of this table, each once."""
        super().clean()
        codes: Any = self.tie_break
        if not isinstance(codes, list) or not all(isinstance(code, str) for code in codes):
            raise ValidationError({"tie_break": 'Hãy ghi danh sách mã nhóm, ví dụ ["thu-tuc", "cong-vu"].'})
        if len(set(codes)) != len(codes):
            raise ValidationError({"tie_break": "Mỗi nhóm chỉ ghi một lần."})
        known = set(self.sections.order_by("position").values_list("code", flat=True)) if self.pk else set()
        lost = [code for code in codes if code not in known]
        if lost:
            raise ValidationError({"tie_break": f"Bảng điểm này không có nhóm: {', '.join(lost)}."})


class CriteriaSection(models.Model):
    """A heading of a criteria table."""

    criteria_set = models.ForeignKey(
        CriteriaSet, verbose_name="bảng điểm", on_delete=models.CASCADE, related_name="sections"
    )
    position = models.PositiveSmallIntegerField("thứ tự", default=0)
    code = models.SlugField("mã", max_length=40)
    name = models.CharField("nhóm tiêu chí", max_length=300)

    class Meta:
        verbose_name = "nhóm tiêu chí"
        verbose_name_plural = "nhóm tiêu chí"
        ordering = ("criteria_set", "position", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("criteria_set", "code"),
                name="criteria_section_code_once",
                violation_error_message="Mã nhóm đã có trong bảng điểm.",
            ),
        )

    def __str__(self) -> str:
        return self.name


class Criterion(models.Model):
    """One criterion: how many points at most, and how they arise."""

    section = models.ForeignKey(
        CriteriaSection, verbose_name="nhóm", on_delete=models.CASCADE, related_name="criteria"
    )
    position = models.PositiveSmallIntegerField("thứ tự", default=0)
    code = models.SlugField("mã", max_length=40)
    text = models.TextField("tiêu chí")
    max_points = models.DecimalField("điểm tối đa", max_digits=6, decimal_places=2)
    rule = models.CharField("cách tính điểm", max_length=20, choices=CriterionRule.choices())
    evidence_required = models.BooleanField("cần tài liệu kiểm chứng", default=False)
    measure = models.ForeignKey(
        Measure, verbose_name="chỉ số", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    full_at = models.DecimalField(
        "đạt điểm tối đa khi chỉ số từ", max_digits=12, decimal_places=2, null=True, blank=True
    )
    options = models.JSONField(
        "các mức lựa chọn",
        default=list,
        blank=True,
        help_text='Danh sách các mức, ví dụ [{"label": "Đúng hạn", "points": "5"}].',
    )

    class Meta:
        verbose_name = "tiêu chí"
        verbose_name_plural = "tiêu chí"
        ordering = ("section", "position", "pk")
        constraints = (
            one_of("rule", CriterionRule, "criterion_rule_known"),
            models.UniqueConstraint(
                fields=("section", "code"),
                name="criterion_code_once",
                violation_error_message="Mã tiêu chí đã có trong nhóm.",
            ),
            models.CheckConstraint(
                condition=Q(max_points__gt=0),
                name="criterion_points_positive",
                violation_error_message="Điểm tối đa phải lớn hơn 0.",
            ),
            models.CheckConstraint(
                condition=~Q(rule=CriterionRule.RATIO.value)
                | Q(measure__isnull=False, full_at__isnull=False, full_at__gt=0),
                name="criterion_ratio_has_measure",
                violation_error_message="Tiêu chí tính theo tỷ lệ phải có chỉ số và mức đạt điểm tối đa.",
            ),
        )

    def __str__(self) -> str:
        return self.text
