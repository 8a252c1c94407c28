"""A nomination (*đề nghị khen thưởng*) with its achievement report, and what the office attested."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from awards.enums import NominationState, Outcome
from awards.models.dossier import Dossier
from awards.models.standard import Condition
from campaigns.models import AwardForm, Registration
from campaigns.models.constraints import one_of, together

S = NominationState
BEFORE_SENDING = (S.DRAFT, S.ENDORSED)


class Nomination(models.Model):
    """One participant proposed for one award form in one period."""

    registration = models.ForeignKey(
        Registration, verbose_name="đăng ký", on_delete=models.PROTECT, related_name="nominations"
    )
    award_form = models.ForeignKey(
        AwardForm, verbose_name="hình thức khen thưởng", on_delete=models.PROTECT, related_name="nominations"
    )
    dossier = models.ForeignKey(
        Dossier,
        verbose_name="hồ sơ",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="nominations",
    )
    state = models.CharField("trạng thái", max_length=20, choices=S.choices(), default=S.DRAFT.value)
    version = models.PositiveIntegerField(default=1, editable=False)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField("tạo lúc")

    general = models.TextField(
        "I. Thông tin chung", blank=True, help_text="Mỗi dòng một mục, dạng “Tên mục: nội dung”."
    )
    results = models.TextField("Kết quả đạt được so với đăng ký", blank=True)
    measures_taken = models.TextField("Biện pháp, giải pháp thực hiện", blank=True)
    effect = models.TextField("Hiệu quả kinh tế - xã hội", blank=True)
    lessons = models.TextField("Bài học kinh nghiệm", blank=True)

    endorsing_body = models.CharField("cơ quan xác nhận", max_length=200, blank=True)
    endorser_title = models.CharField("chức vụ người xác nhận", max_length=120, blank=True)
    endorser_name = models.CharField("người xác nhận", max_length=120, blank=True)
    endorsed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    endorsed_at = models.DateTimeField("xác nhận lúc", null=True, blank=True)

    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    submitted_at = models.DateTimeField("gửi lúc", null=True, blank=True)
    accepted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    accepted_at = models.DateTimeField("tiếp nhận lúc", null=True, blank=True)
    reason = models.TextField("lý do trả lại hoặc rút", blank=True)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    approved_at = models.DateTimeField("duyệt lúc", null=True, blank=True)

    class Meta:
        verbose_name = "đề nghị khen thưởng"
        verbose_name_plural = "đề nghị khen thưởng"
        ordering = ("registration__period", "award_form__position", "pk")
        constraints = (
            one_of("state", NominationState, "nomination_state_known"),
            models.UniqueConstraint(
                fields=("registration", "award_form"),
                condition=~Q(state=S.WITHDRAWN.value),
                name="nomination_once",
                violation_error_message="Đối tượng này đã được đề nghị hình thức khen thưởng đó trong đợt.",
            ),
            models.UniqueConstraint(
                fields=("registration",),
                condition=Q(state__in=[S.APPROVED.value, S.AWARDED.value]),
                name="nomination_one_award",
                violation_error_message="Mỗi thành tích chỉ được khen thưởng một lần trong một đợt.",
            ),
            together(
                "endorsed_at",
                "endorsed_by",
                "nomination_endorsed_together",
                "Ngày xác nhận và người ghi xác nhận phải đi cùng nhau.",
            ),
            models.CheckConstraint(
                condition=Q(state__in=[S.DRAFT.value, S.RETURNED.value, S.WITHDRAWN.value])
                | (Q(endorsed_at__isnull=False) & ~Q(endorsing_body="")),
                name="nomination_endorsed_before_sending",
                violation_error_message="Báo cáo thành tích phải có xác nhận trước khi gửi.",
            ),
            together(
                "submitted_at",
                "submitted_by",
                "nomination_submitted_together",
                "Ngày gửi và người gửi phải đi cùng nhau.",
            ),
            models.CheckConstraint(
                condition=Q(state=S.WITHDRAWN.value)
                | Q(state__in=[state.value for state in BEFORE_SENDING], submitted_at__isnull=True)
                | (~Q(state__in=[state.value for state in BEFORE_SENDING]) & Q(submitted_at__isnull=False)),
                name="nomination_submitted_iff_state",
                violation_error_message="Đề nghị đã gửi phải có ngày gửi.",
            ),
            together(
                "accepted_at",
                "accepted_by",
                "nomination_accepted_together",
                "Ngày tiếp nhận và người tiếp nhận phải đi cùng nhau.",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[S.RETURNED.value, S.SENT_BACK.value, S.WITHDRAWN.value])
                | ~Q(reason=""),
                name="nomination_reason_given",
                violation_error_message="Trả lại hoặc rút đề nghị phải ghi rõ lý do.",
            ),
            together(
                "approved_at",
                "approved_by",
                "nomination_approved_together",
                "Ngày duyệt và người duyệt phải đi cùng nhau.",
            ),
            models.CheckConstraint(
                condition=Q(
                    state__in=[S.APPROVED.value, S.AWARDED.value, S.NOT_AWARDED.value],
                    approved_at__isnull=False,
                )
                | (
                    ~Q(state__in=[S.APPROVED.value, S.AWARDED.value, S.NOT_AWARDED.value])
                    & Q(approved_at__isnull=True)
                ),
                name="nomination_approved_iff_state",
                violation_error_message="Đề nghị đã duyệt phải có ngày duyệt.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.registration.participant} – {self.award_form}"


class Finding(models.Model):
    """What the office attested of one condition for one nomination, and on what grounds."""

    nomination = models.ForeignKey(
        Nomination, verbose_name="đề nghị", on_delete=models.CASCADE, related_name="findings"
    )
    condition = models.ForeignKey(
        Condition, verbose_name="điều kiện", on_delete=models.PROTECT, related_name="findings"
    )
    outcome = models.CharField("kết luận", max_length=20, choices=Outcome.choices())
    note = models.TextField("căn cứ, tài liệu kiểm chứng")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name="người xác nhận", on_delete=models.PROTECT, related_name="+"
    )
    at = models.DateTimeField("xác nhận lúc")

    class Meta:
        verbose_name = "xác nhận điều kiện"
        verbose_name_plural = "xác nhận điều kiện"
        ordering = ("nomination", "condition__position", "pk")
        constraints = (
            models.CheckConstraint(
                condition=~Q(outcome=Outcome.UNKNOWN.value)
                & Q(outcome__in=[outcome.value for outcome in Outcome]),
                name="finding_outcome_known",
                violation_error_message="Hãy kết luận đạt, chưa đạt hoặc không áp dụng.",
            ),
            models.CheckConstraint(
                condition=~Q(note=""),
                name="finding_has_note",
                violation_error_message="Hãy ghi căn cứ của kết luận.",
            ),
            models.UniqueConstraint(
                fields=("nomination", "condition"),
                name="finding_once",
                violation_error_message="Điều kiện này đã được xác nhận.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.condition}: {Outcome(self.outcome).label}"
