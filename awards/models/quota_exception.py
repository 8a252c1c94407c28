"""What a higher authority agreed to in writing beyond a ceiling that it shares among communes."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from campaigns.enums import ParticipantKind
from campaigns.models import AwardForm, Period
from campaigns.models.constraints import one_of, together


class QuotaException(models.Model):
    """So many more places of one award form in one period, with the paper that allows it.

    Revoked with a reason while its places are unused, never deleted. The commune's own limit has no
    exceptions (Kế hoạch 454, mục IV.4.3): the action refuses them, and the rules do not count them.
    """

    award_form = models.ForeignKey(
        AwardForm,
        verbose_name="hình thức khen thưởng",
        on_delete=models.PROTECT,
        related_name="quota_exceptions",
    )
    period = models.ForeignKey(
        Period, verbose_name="đợt thi đua", on_delete=models.PROTECT, related_name="quota_exceptions"
    )
    participant_kind = models.CharField("đối tượng", max_length=20, choices=ParticipantKind.choices())
    extra = models.PositiveSmallIntegerField("thêm (suất)")
    reason = models.TextField("lý do")
    issuer = models.CharField("cơ quan chấp thuận", max_length=200)
    paper_number = models.CharField("số, ký hiệu văn bản", max_length=60)
    paper_date = models.DateField("ngày văn bản")
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name="người ghi", on_delete=models.PROTECT, related_name="+"
    )
    recorded_at = models.DateTimeField("ghi lúc")
    revoked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="người thu hồi",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    revoked_at = models.DateTimeField("thu hồi lúc", null=True, blank=True)
    revoke_reason = models.TextField("lý do thu hồi", blank=True)

    class Meta:
        verbose_name = "ngoại lệ về số lượng"
        verbose_name_plural = "ngoại lệ về số lượng khen thưởng"
        ordering = ("period", "award_form", "participant_kind", "recorded_at", "pk")
        constraints = (
            one_of("participant_kind", ParticipantKind, "quota_exception_kind_known"),
            models.CheckConstraint(
                condition=Q(extra__gte=1),
                name="quota_exception_extra_positive",
                violation_error_message="Số suất thêm phải từ 1 trở lên.",
            ),
            models.CheckConstraint(
                condition=~Q(reason=""),
                name="quota_exception_has_reason",
                violation_error_message="Ngoại lệ phải ghi rõ lý do.",
            ),
            models.CheckConstraint(
                condition=~Q(paper_number="") & ~Q(issuer=""),
                name="quota_exception_has_paper",
                violation_error_message="Ngoại lệ phải có số và cơ quan của văn bản chấp thuận.",
            ),
            models.UniqueConstraint(
                fields=("award_form", "period", "participant_kind", "paper_number"),
                condition=Q(revoked_at__isnull=True),
                name="quota_exception_paper_once",
                violation_error_message="Văn bản chấp thuận này đã được ghi.",
            ),
            together(
                "revoked_at",
                "revoked_by",
                "quota_exception_revoked_together",
                "Ngày thu hồi và người thu hồi phải đi cùng nhau.",
            ),
            models.CheckConstraint(
                condition=Q(revoked_at__isnull=True, revoke_reason="")
                | (Q(revoked_at__isnull=False) & ~Q(revoke_reason="")),
                name="quota_exception_revoked_with_reason",
                violation_error_message="Thu hồi ngoại lệ phải ghi rõ lý do.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.award_form}: thêm {self.extra}, văn bản số {self.paper_number}"
