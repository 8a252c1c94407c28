"""Who handles the office's part where the clerk himself is the case."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from campaigns.models.campaign import Campaign
from campaigns.models.constraints import ordered


class CaseDeputy(models.Model):
    """The person named to act as the office on a clerk's own case (*người được phân công xử lý thay*).

    A clerk for thi đua – khen thưởng is often a nominee. For what is his own, or that of the unit he speaks
    for, and for nothing else, the deputy accepts, appraises, attests and records; the clerk runs the rest.
    """

    campaign = models.ForeignKey(
        Campaign, verbose_name="kế hoạch", on_delete=models.CASCADE, related_name="case_deputies"
    )
    clerk = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="công chức Văn phòng",
        on_delete=models.PROTECT,
        related_name="own_case_deputies",
        help_text="Người có hồ sơ của chính mình hoặc của đơn vị mình đại diện.",
    )
    deputy = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="người được phân công xử lý thay",
        on_delete=models.PROTECT,
        related_name="deputised_cases",
    )
    basis = models.CharField(
        "văn bản phân công", max_length=300, help_text="Ví dụ: Thông báo số 15/TB-UBND ngày 02/01/2025."
    )
    from_date = models.DateField("từ ngày")
    ended_on = models.DateField("thôi từ ngày", null=True, blank=True)

    class Meta:
        verbose_name = "phân công xử lý thay"
        verbose_name_plural = "phân công xử lý thay"
        ordering = ("campaign", "-from_date", "pk")
        constraints = (
            models.CheckConstraint(
                condition=~Q(clerk=F("deputy")),
                name="case_deputy_is_another",
                violation_error_message="Người xử lý thay phải là người khác.",
            ),
            models.CheckConstraint(
                condition=~Q(basis=""),
                name="case_deputy_has_basis",
                violation_error_message="Hãy ghi văn bản phân công.",
            ),
            ordered(
                "from_date", "ended_on", "case_deputy_dates_in_order", "Ngày thôi phải sau ngày phân công."
            ),
            models.UniqueConstraint(
                fields=("campaign", "clerk"),
                condition=Q(ended_on__isnull=True),
                name="case_deputy_one_open",
                violation_error_message="Công chức này đang có người được phân công xử lý thay.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.deputy} thay {self.clerk}"
