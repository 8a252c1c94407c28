"""The spine: one registration per period and participant, with what was promised."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from campaigns.enums import CompletionLevel, ParticipantKind, RegistrationState, TargetKind
from campaigns.models.campaign import AwardForm, Period
from campaigns.models.constraints import exactly_one, one_of, state_has, together
from campaigns.models.participant import Collective, Individual

S = RegistrationState


class Registration(models.Model):
    """What one participant registered for one period (Kế hoạch 454, mục IV.1)."""

    period = models.ForeignKey(
        Period, verbose_name="đợt thi đua", on_delete=models.PROTECT, related_name="registrations"
    )
    collective = models.ForeignKey(
        Collective,
        verbose_name="tập thể",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="registrations",
    )
    individual = models.ForeignKey(
        Individual,
        verbose_name="cá nhân",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="registrations",
    )
    unit = models.ForeignKey(
        Collective,
        verbose_name="đơn vị lúc đăng ký",
        on_delete=models.PROTECT,
        related_name="+",
        help_text="Tập thể đăng ký, hoặc đơn vị của cá nhân vào lúc đăng ký.",
    )
    post = models.CharField("chức vụ lúc đăng ký", max_length=160, blank=True)
    completion_level = models.CharField(
        "mức độ hoàn thành nhiệm vụ đăng ký", max_length=20, choices=CompletionLevel.choices(), blank=True
    )
    award_form = models.ForeignKey(
        AwardForm,
        verbose_name="hình thức khen thưởng phấn đấu đạt được",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="registrations",
    )
    state = models.CharField("trạng thái", max_length=20, choices=S.choices(), default=S.DRAFT.value)
    version = models.PositiveIntegerField(default=1, editable=False)
    is_late = models.BooleanField("đăng ký muộn", default=False)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField("tạo lúc")
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    submitted_at = models.DateTimeField("gửi lúc", null=True, blank=True)
    returned_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    returned_at = models.DateTimeField("trả lại lúc", null=True, blank=True)
    return_reason = models.TextField("lý do trả lại", blank=True)
    accepted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    accepted_at = models.DateTimeField("tiếp nhận lúc", null=True, blank=True)

    class Meta:
        verbose_name = "đăng ký thi đua"
        verbose_name_plural = "đăng ký thi đua"
        ordering = ("period", "pk")
        constraints = (
            one_of("state", RegistrationState, "registration_state_known"),
            exactly_one(
                ("collective", "individual"),
                "registration_one_participant",
                "Đăng ký phải thuộc về đúng một tập thể hoặc một cá nhân.",
            ),
            models.UniqueConstraint(
                fields=("period", "collective"),
                condition=Q(collective__isnull=False),
                name="registration_collective_once",
                violation_error_message="Tập thể này đã có đăng ký trong đợt thi đua.",
            ),
            models.UniqueConstraint(
                fields=("period", "individual"),
                condition=Q(individual__isnull=False),
                name="registration_individual_once",
                violation_error_message="Cá nhân này đã có đăng ký trong đợt thi đua.",
            ),
            models.CheckConstraint(
                condition=Q(completion_level__in=["", *(level.value for level in CompletionLevel)]),
                name="registration_completion_known",
                violation_error_message="Mức độ hoàn thành không thuộc danh mục.",
            ),
            together(
                "submitted_at",
                "submitted_by",
                "registration_submitted_together",
                "Ngày gửi và người gửi phải đi cùng nhau.",
            ),
            state_has(
                (S.SUBMITTED, S.ACCEPTED, S.RETURNED),
                "submitted_at",
                "registration_submitted_iff_state",
                "Đăng ký đã gửi phải có ngày gửi; bản nháp thì không.",
            ),
            together(
                "returned_at",
                "returned_by",
                "registration_returned_together",
                "Ngày trả lại và người trả lại phải đi cùng nhau.",
            ),
            models.CheckConstraint(
                condition=(Q(state=S.RETURNED.value, returned_at__isnull=False) & ~Q(return_reason=""))
                | (~Q(state=S.RETURNED.value) & Q(returned_at__isnull=True, return_reason="")),
                name="registration_returned_with_reason",
                violation_error_message="Trả lại đăng ký phải ghi rõ lý do.",
            ),
            together(
                "accepted_at",
                "accepted_by",
                "registration_accepted_together",
                "Ngày tiếp nhận và người tiếp nhận phải đi cùng nhau.",
            ),
            state_has(
                (S.ACCEPTED,),
                "accepted_at",
                "registration_accepted_iff_state",
                "Đăng ký đã tiếp nhận phải có ngày tiếp nhận.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.participant} – {self.period}"

    @property
    def participant(self) -> Collective | Individual:
        """The collective or the person who registered."""
        found = self.collective or self.individual
        assert found is not None, "held by registration_one_participant"
        return found

    @property
    def participant_kind(self) -> ParticipantKind:
        """Whether a collective or a person registered."""
        return ParticipantKind.COLLECTIVE if self.collective_id else ParticipantKind.INDIVIDUAL


class RegistrationTarget(models.Model):
    """A *chỉ tiêu* with figures, or a *nhiệm vụ trọng tâm*; planned, later reached."""

    registration = models.ForeignKey(
        Registration, verbose_name="đăng ký", on_delete=models.CASCADE, related_name="targets"
    )
    position = models.PositiveSmallIntegerField("thứ tự", default=0)
    kind = models.CharField("loại", max_length=10, choices=TargetKind.choices())
    text = models.CharField("nội dung", max_length=400)
    unit = models.CharField("đơn vị tính", max_length=40, blank=True)
    planned = models.DecimalField("đăng ký", max_digits=12, decimal_places=2, null=True, blank=True)
    reached = models.DecimalField("đạt được", max_digits=12, decimal_places=2, null=True, blank=True)
    result = models.CharField("kết quả thực hiện", max_length=600, blank=True)

    class Meta:
        verbose_name = "chỉ tiêu, nhiệm vụ"
        verbose_name_plural = "chỉ tiêu, nhiệm vụ"
        ordering = ("registration", "position", "pk")
        constraints = (
            one_of("kind", TargetKind, "target_kind_known"),
            models.CheckConstraint(
                condition=~Q(kind=TargetKind.FIGURE.value) | Q(planned__isnull=False),
                name="target_figure_planned",
                violation_error_message="Chỉ tiêu phải có con số đăng ký.",
            ),
        )

    def __str__(self) -> str:
        return self.text
