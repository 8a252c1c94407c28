"""A campaign, its plan's text, its periods and award forms."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import Q

from campaigns.enums import Level, PeriodKind
from campaigns.models.constraints import one_of, ordered
from campaigns.models.organisation import Organisation
from campaigns.models.validators import validate_name
from campaigns.rules.windows import Window, last_day_before


class Campaign(models.Model):
    """An emulation campaign (*phong trào thi đua*) as its launch plan describes it."""

    organisation = models.ForeignKey(
        Organisation, verbose_name="cơ quan", on_delete=models.PROTECT, related_name="campaigns"
    )
    code = models.SlugField("mã", max_length=40, unique=True)
    title = models.CharField("trích yếu kế hoạch", max_length=300, validators=[validate_name])
    movement = models.CharField("tên phong trào", max_length=200, validators=[validate_name])
    plan_number = models.CharField("số, ký hiệu kế hoạch", max_length=40, validators=[validate_name])
    plan_date = models.DateField("ngày ban hành kế hoạch")
    starts_on = models.DateField("từ ngày")
    ends_on = models.DateField("đến ngày")
    slogan = models.CharField("khẩu hiệu thi đua", max_length=400)
    preamble = models.TextField("lời mở đầu của kế hoạch", blank=True)
    is_active = models.BooleanField(
        "đang hiển thị trên cổng",
        default=False,
        help_text="Cổng mang tên và phong trào của kế hoạch này. Mỗi lúc chỉ một kế hoạch.",
    )

    class Meta:
        verbose_name = "kế hoạch phát động"
        verbose_name_plural = "kế hoạch phát động"
        ordering = ("-plan_date", "code")
        constraints = (
            ordered(
                "starts_on", "ends_on", "campaign_dates_in_order", "Ngày bắt đầu phải trước ngày kết thúc."
            ),
            models.UniqueConstraint(
                fields=("is_active",),
                condition=Q(is_active=True),
                name="campaign_one_active",
                violation_error_message="Đã có một kế hoạch khác đang hiển thị trên cổng.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.plan_number} – {self.movement}"


class PlanLine(models.Model):
    """Something the plan lists in an order of its own."""

    campaign = models.ForeignKey(Campaign, verbose_name="kế hoạch", on_delete=models.CASCADE)
    position = models.PositiveSmallIntegerField("thứ tự", default=0)

    class Meta:
        abstract = True
        ordering = ("campaign", "position", "pk")


class LegalBasis(PlanLine):
    """A *căn cứ* of the launch plan."""

    text = models.TextField("căn cứ")

    class Meta(PlanLine.Meta):
        verbose_name = "căn cứ"
        verbose_name_plural = "căn cứ"
        default_related_name = "legal_bases"

    def __str__(self) -> str:
        return self.text


class Section(PlanLine):
    """A chapter of the launch plan."""

    number = models.CharField("số mục", max_length=12)
    heading = models.CharField("tiêu đề", max_length=300)
    body = models.TextField("nội dung", blank=True)

    class Meta(PlanLine.Meta):
        verbose_name = "mục của kế hoạch"
        verbose_name_plural = "mục của kế hoạch"
        default_related_name = "sections"

    def __str__(self) -> str:
        return f"{self.number}. {self.heading}"


class Message(PlanLine):
    """One sentence of a message group such as “5T” or “5K”."""

    group = models.CharField("nhóm thông điệp", max_length=20)
    text = models.CharField("nội dung", max_length=300)

    class Meta(PlanLine.Meta):
        verbose_name = "thông điệp"
        verbose_name_plural = "thông điệp"
        default_related_name = "messages"

    def __str__(self) -> str:
        return f"{self.group}: {self.text}"


class Recipient(PlanLine):
    """A line of the plan's *Nơi nhận*."""

    text = models.CharField("nơi nhận", max_length=300)

    class Meta(PlanLine.Meta):
        verbose_name = "nơi nhận"
        verbose_name_plural = "nơi nhận"
        default_related_name = "recipients"

    def __str__(self) -> str:
        return self.text


class Slip(PlanLine):
    """A slip in the plan's text, shown corrected and kept for the office to check."""

    place = models.CharField("vị trí", max_length=200)
    written = models.CharField("bản gốc viết", max_length=400)
    note = models.CharField("hiển thị, xử lý", max_length=400)

    class Meta(PlanLine.Meta):
        verbose_name = "điểm cần rà soát"
        verbose_name_plural = "điểm cần rà soát trong văn bản kế hoạch"
        default_related_name = "slips"

    def __str__(self) -> str:
        return self.place


class Period(models.Model):
    """A *đợt thi đua*: one year, or the whole term, with its windows."""

    campaign = models.ForeignKey(
        Campaign, verbose_name="kế hoạch", on_delete=models.CASCADE, related_name="periods"
    )
    code = models.SlugField("mã", max_length=40)
    kind = models.CharField("loại", max_length=20, choices=PeriodKind.choices())
    name = models.CharField("tên đợt", max_length=120)
    year = models.PositiveSmallIntegerField("năm", null=True, blank=True)
    registration_opens = models.DateField("mở đăng ký")
    registration_closes = models.DateField("hết hạn đăng ký", help_text="Ngày cuối cùng còn đăng ký được.")
    scoring_closes = models.DateField("hết hạn tự chấm điểm", help_text="Ngày cuối cùng còn gửi phiếu được.")
    explanation_days = models.PositiveSmallIntegerField(
        "số ngày giải trình",
        default=0,
        help_text="Số ngày đơn vị, cá nhân được giải trình sau khi thẩm định xong; 0 là không mở giải trình.",
    )
    dossier_before = models.DateField(
        "hồ sơ gửi trước ngày", help_text="“Trước ngày 30/12” nghĩa là ngày cuối cùng là 29/12."
    )

    class Meta:
        verbose_name = "đợt thi đua"
        verbose_name_plural = "đợt thi đua"
        ordering = ("campaign", "dossier_before", "kind", "code")
        constraints = (
            one_of("kind", PeriodKind, "period_kind_known"),
            models.UniqueConstraint(
                fields=("campaign", "code"),
                name="period_code_once",
                violation_error_message="Mã đợt này đã có trong kế hoạch.",
            ),
            models.CheckConstraint(
                condition=Q(kind=PeriodKind.ANNUAL.value, year__isnull=False)
                | Q(kind=PeriodKind.TERM.value, year__isnull=True),
                name="period_year_iff_annual",
                violation_error_message="Đợt hằng năm phải ghi năm; đợt giai đoạn để trống năm.",
            ),
            ordered(
                "registration_opens",
                "registration_closes",
                "period_registration_in_order",
                "Ngày mở đăng ký phải trước ngày hết hạn đăng ký.",
            ),
            ordered(
                "registration_closes",
                "scoring_closes",
                "period_scoring_after_registration",
                "Hạn tự chấm điểm không được trước hạn đăng ký.",
            ),
            ordered(
                "scoring_closes",
                "dossier_before",
                "period_dossier_after_scoring",
                "Hạn gửi hồ sơ không được trước hạn tự chấm điểm.",
            ),
        )

    def __str__(self) -> str:
        return self.name

    @property
    def registration_window(self) -> Window:
        """The days on which participants register, both ends included."""
        return Window(self.registration_opens, self.registration_closes)

    @property
    def scoring_window(self) -> Window:
        """The days on which participants may send their own scores, both ends included."""
        return Window(self.registration_opens, self.scoring_closes)

    @property
    def dossier_last_day(self) -> date:
        """The last day on which a dossier is in time (Kế hoạch 454, mục IV.6)."""
        return last_day_before(self.dossier_before)


class AwardForm(models.Model):
    """A *hình thức khen thưởng*: who decides it and what its dossier needs."""

    campaign = models.ForeignKey(
        Campaign, verbose_name="kế hoạch", on_delete=models.CASCADE, related_name="award_forms"
    )
    position = models.PositiveSmallIntegerField("thứ tự", default=0)
    code = models.SlugField("mã", max_length=40)
    name = models.CharField("hình thức khen thưởng", max_length=200, validators=[validate_name])
    level = models.CharField("cấp quyết định", max_length=20, choices=Level.choices())
    authority = models.CharField("người có thẩm quyền", max_length=200, validators=[validate_name])
    submit_to = models.CharField("nơi nhận hồ sơ", max_length=200, blank=True, validators=[validate_name])
    sets = models.PositiveSmallIntegerField("số bộ hồ sơ", default=0)
    originals = models.PositiveSmallIntegerField("trong đó bản gốc", default=0)

    class Meta:
        verbose_name = "hình thức khen thưởng"
        verbose_name_plural = "hình thức khen thưởng"
        ordering = ("campaign", "position", "pk")
        constraints = (
            one_of("level", Level, "award_form_level_known"),
            models.UniqueConstraint(
                fields=("campaign", "code"),
                name="award_form_code_once",
                violation_error_message="Mã hình thức khen thưởng này đã có trong kế hoạch.",
            ),
            ordered(
                "originals",
                "sets",
                "award_form_originals_within_sets",
                "Số bản gốc không được vượt quá số bộ.",
            ),
        )

    def __str__(self) -> str:
        return self.name

    @property
    def is_own(self) -> bool:
        """Whether the commune's chairman decides it himself, so that no dossier goes up."""
        return self.level == Level.COMMUNE
