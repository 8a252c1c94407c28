"""A flag that keeps a collective or a person from being proposed for a while."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from awards.enums import ExclusionKind
from campaigns.models import Collective, Individual
from campaigns.models.constraints import exactly_one, one_of, ordered, together
from campaigns.rules.vietnamese import short_date

K = ExclusionKind


class Exclusion(models.Model):
    """Discipline, an open complaint, a running inspection; a person's does not touch his unit.

    It ends by its last day, or is lifted with a reason when it should never have stood (see
    ``rules.exclusions`` for what that means for awards).
    """

    collective = models.ForeignKey(
        Collective,
        verbose_name="tập thể",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="exclusions",
    )
    individual = models.ForeignKey(
        Individual,
        verbose_name="cá nhân",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="exclusions",
    )
    kind = models.CharField("lý do chưa xét", max_length=20, choices=K.choices())
    paper_number = models.CharField("số văn bản", max_length=60, blank=True)
    paper_date = models.DateField("ngày văn bản", null=True, blank=True)
    from_date = models.DateField("từ ngày")
    to_date = models.DateField("đến hết ngày", null=True, blank=True)
    note = models.TextField("nội dung", blank=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name="người ghi", on_delete=models.PROTECT, related_name="+"
    )
    recorded_at = models.DateTimeField("ghi lúc")
    lifted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="người gỡ",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    lifted_at = models.DateTimeField("gỡ lúc", null=True, blank=True)
    lifted_reason = models.TextField("lý do gỡ", blank=True)

    class Meta:
        verbose_name = "trường hợp chưa xét khen thưởng"
        verbose_name_plural = "trường hợp chưa xét khen thưởng"
        ordering = ("-from_date", "-pk")
        constraints = (
            one_of("kind", ExclusionKind, "exclusion_kind_known"),
            exactly_one(
                ("collective", "individual"),
                "exclusion_one_participant",
                "Hãy chọn đúng một tập thể hoặc một cá nhân.",
            ),
            models.CheckConstraint(
                condition=Q(paper_number="", paper_date__isnull=True)
                | (~Q(paper_number="") & Q(paper_date__isnull=False)),
                name="exclusion_paper_complete",
                violation_error_message="Số và ngày của văn bản phải đi cùng nhau.",
            ),
            models.CheckConstraint(
                condition=~Q(kind=K.DISCIPLINE.value) | ~Q(paper_number=""),
                name="exclusion_discipline_has_paper",
                violation_error_message="Kỷ luật phải ghi số, ngày của quyết định.",
            ),
            models.CheckConstraint(
                condition=~Q(kind=K.OTHER.value) | ~Q(note=""),
                name="exclusion_other_has_note",
                violation_error_message="Lý do khác phải ghi rõ nội dung.",
            ),
            ordered(
                "from_date",
                "to_date",
                "exclusion_dates_in_order",
                "Ngày kết thúc phải từ ngày bắt đầu trở đi.",
            ),
            together(
                "lifted_at",
                "lifted_by",
                "exclusion_lifted_together",
                "Ngày gỡ và người gỡ phải đi cùng nhau.",
            ),
            models.CheckConstraint(
                condition=Q(lifted_at__isnull=True, lifted_reason="")
                | (Q(lifted_at__isnull=False) & ~Q(lifted_reason="")),
                name="exclusion_lifted_with_reason",
                violation_error_message="Gỡ trường hợp chưa xét khen thưởng phải ghi lý do.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.participant}: {ExclusionKind(self.kind).label.lower()}"

    @property
    def participant(self) -> Collective | Individual:
        """Whom it is about."""
        found = self.collective or self.individual
        assert found is not None, "held by exclusion_one_participant"
        return found

    @property
    def paper(self) -> str:
        """The paper as it is cited; empty without one."""
        if self.paper_date is None:
            return ""
        return f"văn bản số {self.paper_number} ngày {short_date(self.paper_date)}"
