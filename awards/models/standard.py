"""Standards, quotas, the papers of a dossier, and the law in force: all data of the plan."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from awards.enums import Check, PaperKind, QuotaScope, Rounding
from campaigns.enums import ParticipantKind, PeriodKind
from campaigns.models import AwardForm, Campaign, Measure
from campaigns.models.constraints import one_of, ordered


class Standard(models.Model):
    """The *tiêu chuẩn* of an award form for collectives or for people."""

    award_form = models.ForeignKey(
        AwardForm, verbose_name="hình thức khen thưởng", on_delete=models.CASCADE, related_name="standards"
    )
    participant_kind = models.CharField("áp dụng cho", max_length=20, choices=ParticipantKind.choices())

    class Meta:
        verbose_name = "tiêu chuẩn"
        verbose_name_plural = "tiêu chuẩn khen thưởng"
        ordering = ("award_form", "participant_kind")
        constraints = (
            one_of("participant_kind", ParticipantKind, "standard_kind_known"),
            models.UniqueConstraint(
                fields=("award_form", "participant_kind"),
                name="standard_once",
                violation_error_message="Hình thức này đã có tiêu chuẩn cho đối tượng đó.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.award_form} – {ParticipantKind(self.participant_kind).label}"


class Condition(models.Model):
    """One sentence of a standard, and how it is checked."""

    standard = models.ForeignKey(
        Standard, verbose_name="tiêu chuẩn", on_delete=models.CASCADE, related_name="conditions"
    )
    position = models.PositiveSmallIntegerField("thứ tự", default=0)
    code = models.SlugField("mã", max_length=40)
    text = models.TextField("điều kiện", help_text="Đúng nguyên văn của kế hoạch.")
    check_by = models.CharField("kiểm tra bằng", max_length=20, choices=Check.choices())
    measure = models.ForeignKey(
        Measure, verbose_name="chỉ số", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    at_least = models.DecimalField("từ … trở lên", max_digits=12, decimal_places=2, null=True, blank=True)
    more_than = models.DecimalField("trên …", max_digits=12, decimal_places=2, null=True, blank=True)
    level = models.CharField(
        "mức",
        max_length=40,
        blank=True,
        help_text="Mã mức xếp loại, mức đánh giá cán bộ, hoặc cấp công nhận.",
    )
    counts_propaganda = models.BooleanField(
        "đếm hoạt động tuyên truyền",
        default=False,
        help_text="Điều kiện này cần ít nhất một hoạt động tuyên truyền đã ghi trên cổng.",
    )
    may_not_apply = models.BooleanField(
        "có thể không áp dụng",
        default=False,
        help_text="Văn phòng được kết luận “Không áp dụng” kèm lý do, ví dụ đơn vị không có bộ phận một cửa.",
    )

    class Meta:
        verbose_name = "điều kiện"
        verbose_name_plural = "điều kiện"
        ordering = ("standard", "position", "pk")
        constraints = (
            one_of("check_by", Check, "condition_check_known"),
            models.UniqueConstraint(
                fields=("standard", "code"),
                name="condition_code_once",
                violation_error_message="Mã điều kiện đã có trong tiêu chuẩn.",
            ),
            models.CheckConstraint(
                condition=Q(at_least__isnull=True) | Q(more_than__isnull=True),
                name="condition_one_threshold",
                violation_error_message="Chỉ ghi một trong hai: “từ … trở lên” hoặc “trên …”.",
            ),
            models.CheckConstraint(
                condition=~Q(check_by=Check.MEASURE.value)
                | (Q(measure__isnull=False) & (Q(at_least__isnull=False) | Q(more_than__isnull=False))),
                name="condition_measure_complete",
                violation_error_message="Điều kiện theo chỉ số phải có chỉ số và ngưỡng.",
            ),
            models.CheckConstraint(
                condition=Q(check_by__in=[Check.MEASURE.value, Check.ATTESTED.value]) | ~Q(level=""),
                name="condition_level_given",
                violation_error_message="Điều kiện này phải ghi mức cần đạt.",
            ),
        )

    def __str__(self) -> str:
        return self.text


class Quota(models.Model):
    """*Số lượng khen thưởng*: at most so many (Kế hoạch 454, mục IV.4)."""

    award_form = models.ForeignKey(
        AwardForm, verbose_name="hình thức khen thưởng", on_delete=models.CASCADE, related_name="quotas"
    )
    period_kind = models.CharField("loại đợt", max_length=20, choices=PeriodKind.choices())
    participant_kind = models.CharField("đối tượng", max_length=20, choices=ParticipantKind.choices())
    maximum = models.PositiveSmallIntegerField("không quá")
    scope = models.CharField("phạm vi", max_length=20, choices=QuotaScope.choices())

    class Meta:
        verbose_name = "số lượng khen thưởng"
        verbose_name_plural = "số lượng khen thưởng"
        ordering = ("award_form", "period_kind", "participant_kind")
        constraints = (
            one_of("period_kind", PeriodKind, "quota_period_known"),
            one_of("participant_kind", ParticipantKind, "quota_kind_known"),
            one_of("scope", QuotaScope, "quota_scope_known"),
            models.UniqueConstraint(
                fields=("award_form", "period_kind", "participant_kind"),
                name="quota_once",
                violation_error_message="Số lượng cho loại đợt và đối tượng này đã có.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.award_form}: không quá {self.maximum}"


class RequiredPaper(models.Model):
    """A paper of the dossier of an award form (Kế hoạch 454, mục IV.5.2)."""

    award_form = models.ForeignKey(
        AwardForm,
        verbose_name="hình thức khen thưởng",
        on_delete=models.CASCADE,
        related_name="required_papers",
    )
    position = models.PositiveSmallIntegerField("thứ tự", default=0)
    kind = models.CharField("loại văn bản", max_length=30, choices=PaperKind.choices())
    required = models.BooleanField("bắt buộc", default=True)

    class Meta:
        verbose_name = "thành phần hồ sơ"
        verbose_name_plural = "thành phần hồ sơ"
        ordering = ("award_form", "position", "pk")
        constraints = (
            one_of("kind", PaperKind, "required_paper_kind_known"),
            models.UniqueConstraint(
                fields=("award_form", "kind"),
                name="required_paper_once",
                violation_error_message="Văn bản này đã có trong thành phần hồ sơ.",
            ),
        )

    def __str__(self) -> str:
        return PaperKind(self.kind).label


class Regime(models.Model):
    """The law between two dates: what papers cite, which report form, how bonuses are reckoned."""

    campaign = models.ForeignKey(
        Campaign, verbose_name="kế hoạch", on_delete=models.CASCADE, related_name="regimes"
    )
    code = models.SlugField("mã", max_length=40)
    from_date = models.DateField("hiệu lực từ", null=True, blank=True)
    to_date = models.DateField("đến hết", null=True, blank=True)
    legal_bases = models.JSONField("căn cứ pháp lý", default=list)
    report_form = models.CharField("mẫu báo cáo thành tích", max_length=120, blank=True)
    collective_factor = models.DecimalField("hệ số của tập thể", max_digits=5, decimal_places=2, default=2)
    rounding = models.CharField("cách làm tròn", max_length=10, choices=Rounding.choices())
    rounding_unit = models.PositiveIntegerField("làm tròn đến (đồng)", default=10000)

    class Meta:
        verbose_name = "quy định pháp luật theo thời gian"
        verbose_name_plural = "quy định pháp luật theo thời gian"
        ordering = ("campaign", "from_date", "code")
        constraints = (
            one_of("rounding", Rounding, "regime_rounding_known"),
            ordered(
                "from_date",
                "to_date",
                "regime_dates_in_order",
                "Ngày hết hiệu lực phải sau ngày có hiệu lực.",
            ),
            models.UniqueConstraint(
                fields=("campaign", "code"), name="regime_code_once", violation_error_message="Mã đã có."
            ),
        )

    def __str__(self) -> str:
        return self.code


class BonusFactor(models.Model):
    """How many base salaries an award form is worth to a person under a regime."""

    regime = models.ForeignKey(
        Regime, verbose_name="quy định", on_delete=models.CASCADE, related_name="factors"
    )
    award_form = models.ForeignKey(
        AwardForm,
        verbose_name="hình thức khen thưởng",
        on_delete=models.CASCADE,
        related_name="bonus_factors",
    )
    factor = models.DecimalField("hệ số", max_digits=6, decimal_places=3)

    class Meta:
        verbose_name = "hệ số tiền thưởng"
        verbose_name_plural = "hệ số tiền thưởng"
        ordering = ("regime", "award_form")
        constraints = (
            models.UniqueConstraint(
                fields=("regime", "award_form"),
                name="bonus_factor_once",
                violation_error_message="Hình thức này đã có hệ số.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.award_form}: {self.factor}"


class BaseSalary(models.Model):
    """*Lương cơ sở* from a day on."""

    campaign = models.ForeignKey(
        Campaign, verbose_name="kế hoạch", on_delete=models.CASCADE, related_name="base_salaries"
    )
    from_date = models.DateField("áp dụng từ")
    amount = models.PositiveIntegerField("mức lương cơ sở (đồng)")

    class Meta:
        verbose_name = "lương cơ sở"
        verbose_name_plural = "lương cơ sở"
        ordering = ("campaign", "from_date")
        constraints = (
            models.UniqueConstraint(
                fields=("campaign", "from_date"),
                name="base_salary_once",
                violation_error_message="Ngày này đã có mức lương cơ sở.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.amount}"
