"""A registration's score sheet: own points, appraised points, the council's."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from campaigns.enums import PointStage, ScorecardState
from campaigns.models.constraints import one_of, points_or_not, state_has, together
from campaigns.models.criteria import CriteriaSet, Criterion, GradeBand
from campaigns.models.registration import Registration

S = ScorecardState


class Scorecard(models.Model):
    """The score sheet of one registration."""

    registration = models.OneToOneField(
        Registration, verbose_name="đăng ký", on_delete=models.PROTECT, related_name="scorecard"
    )
    criteria_set = models.ForeignKey(
        CriteriaSet, verbose_name="bảng điểm", on_delete=models.PROTECT, related_name="scorecards"
    )
    state = models.CharField("trạng thái", max_length=20, choices=S.choices(), default=S.DRAFT.value)
    version = models.PositiveIntegerField(default=1, editable=False)
    is_late = models.BooleanField("gửi muộn", default=False)
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    submitted_at = models.DateTimeField("gửi lúc", null=True, blank=True)
    return_reason = models.TextField("lý do trả lại", blank=True)
    appraised_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    appraised_at = models.DateTimeField("thẩm định lúc", null=True, blank=True)
    explain_until = models.DateField(
        "giải trình đến hết ngày", null=True, blank=True, help_text="Ngày cuối cùng, tính cả ngày đó."
    )
    agreed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    agreed_at = models.DateTimeField("đồng ý kết quả thẩm định lúc", null=True, blank=True)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    published_at = models.DateTimeField("công bố lúc", null=True, blank=True)
    self_total = models.DecimalField(
        "tổng điểm tự chấm", max_digits=7, decimal_places=2, null=True, blank=True
    )
    total = models.DecimalField("tổng điểm", max_digits=7, decimal_places=2, null=True, blank=True)
    council_basis = models.CharField(
        "căn cứ điểm Hội đồng",
        max_length=300,
        blank=True,
        help_text="Ví dụ: Biên bản họp Hội đồng số 02/BB-HĐTĐKT ngày 20/11/2024.",
    )
    grade = models.ForeignKey(
        GradeBand, verbose_name="xếp loại", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    rank = models.PositiveSmallIntegerField("thứ hạng", null=True, blank=True)

    class Meta:
        verbose_name = "phiếu chấm điểm"
        verbose_name_plural = "phiếu chấm điểm"
        ordering = ("registration",)
        constraints = (
            one_of("state", ScorecardState, "scorecard_state_known"),
            together(
                "submitted_at",
                "submitted_by",
                "scorecard_submitted_together",
                "Ngày gửi và người gửi phải đi cùng nhau.",
            ),
            state_has(
                (S.SUBMITTED, S.RETURNED, S.APPRAISED, S.PUBLISHED),
                "submitted_at",
                "scorecard_submitted_iff_state",
                "Phiếu đã gửi phải có ngày gửi; phiếu đang chấm thì không.",
            ),
            models.CheckConstraint(
                condition=(Q(state=S.RETURNED.value) & ~Q(return_reason=""))
                | (~Q(state=S.RETURNED.value) & Q(return_reason="")),
                name="scorecard_returned_with_reason",
                violation_error_message="Trả lại phiếu phải ghi rõ lý do.",
            ),
            together(
                "appraised_at",
                "appraised_by",
                "scorecard_appraised_together",
                "Ngày thẩm định và người thẩm định phải đi cùng nhau.",
            ),
            state_has(
                (S.APPRAISED, S.PUBLISHED),
                "appraised_at",
                "scorecard_appraised_iff_state",
                "Phiếu đã thẩm định phải có ngày thẩm định.",
            ),
            state_has(
                (S.APPRAISED, S.PUBLISHED),
                "total",
                "scorecard_total_iff_appraised",
                "Phiếu đã thẩm định phải có tổng điểm.",
            ),
            together(
                "agreed_at",
                "agreed_by",
                "scorecard_agreed_together",
                "Ngày đồng ý và người đồng ý phải đi cùng nhau.",
            ),
            models.CheckConstraint(
                condition=Q(agreed_at__isnull=True, explain_until__isnull=True)
                | Q(state__in=(S.APPRAISED.value, S.PUBLISHED.value)),
                name="scorecard_round_after_appraisal",
                violation_error_message="Chỉ phiếu đã thẩm định mới có thời hạn giải trình, ý kiến đồng ý.",
            ),
            together(
                "published_at",
                "published_by",
                "scorecard_published_together",
                "Ngày công bố và người công bố phải đi cùng nhau.",
            ),
            state_has(
                (S.PUBLISHED,),
                "published_at",
                "scorecard_published_iff_state",
                "Phiếu đã công bố phải có ngày công bố.",
            ),
            state_has(
                (S.PUBLISHED,), "rank", "scorecard_rank_iff_published", "Phiếu đã công bố phải có thứ hạng."
            ),
        )

    def __str__(self) -> str:
        return f"Phiếu chấm điểm – {self.registration}"


def _in_range(points: str) -> Q:
    """``points`` is empty, or lies between 0 and the criterion's maximum."""
    return Q(**{f"{points}__isnull": True}) | Q(**{f"{points}__gte": 0, f"{points}__lte": F("max_points")})


class Score(models.Model):
    """What one criterion of one sheet was given, stage by stage.

    0 is a lawful value, empty is not yet given; a criterion that does not arise (*không phát sinh*) has no
    points. The council's word, where there is one, goes before the appraised one.
    """

    scorecard = models.ForeignKey(
        Scorecard, verbose_name="phiếu", on_delete=models.CASCADE, related_name="scores"
    )
    criterion = models.ForeignKey(
        Criterion, verbose_name="tiêu chí", on_delete=models.PROTECT, related_name="scores"
    )
    max_points = models.DecimalField("điểm tối đa", max_digits=6, decimal_places=2)
    self_points = models.DecimalField("điểm tự chấm", max_digits=6, decimal_places=2, null=True, blank=True)
    self_not_arising = models.BooleanField("đơn vị báo không phát sinh", default=False)
    self_note = models.TextField("thuyết minh", blank=True)
    points = models.DecimalField("điểm thẩm định", max_digits=6, decimal_places=2, null=True, blank=True)
    not_arising = models.BooleanField("thẩm định là không phát sinh", default=False)
    reason = models.TextField("lý do điều chỉnh", blank=True)
    points_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    points_at = models.DateTimeField("thẩm định lúc", null=True, blank=True)
    council_points = models.DecimalField(
        "điểm Hội đồng", max_digits=6, decimal_places=2, null=True, blank=True
    )
    council_not_arising = models.BooleanField("Hội đồng kết luận không phát sinh", default=False)
    council_reason = models.TextField("lý do Hội đồng điều chỉnh", blank=True)

    class Meta:
        verbose_name = "điểm"
        verbose_name_plural = "điểm"
        ordering = ("scorecard", "criterion__section__position", "criterion__position", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("scorecard", "criterion"),
                name="score_once",
                violation_error_message="Tiêu chí này đã có điểm trong phiếu.",
            ),
            models.CheckConstraint(
                condition=_in_range("self_points"),
                name="score_self_points_in_range",
                violation_error_message="Điểm tự chấm phải từ 0 đến điểm tối đa.",
            ),
            models.CheckConstraint(
                condition=_in_range("points"),
                name="score_points_in_range",
                violation_error_message="Điểm thẩm định phải từ 0 đến điểm tối đa.",
            ),
            models.CheckConstraint(
                condition=_in_range("council_points"),
                name="score_council_points_in_range",
                violation_error_message="Điểm Hội đồng phải từ 0 đến điểm tối đa.",
            ),
            points_or_not("self_points", "self_not_arising", "score_self_points_or_not_arising"),
            points_or_not("points", "not_arising", "score_points_or_not_arising"),
            points_or_not("council_points", "council_not_arising", "score_council_points_or_not_arising"),
            together(
                "points_at",
                "points_by",
                "score_points_stamped_together",
                "Ngày thẩm định và người thẩm định phải đi cùng nhau.",
            ),
            models.CheckConstraint(
                condition=Q(council_points__isnull=True, council_not_arising=False) | ~Q(council_reason=""),
                name="score_council_has_reason",
                violation_error_message="Điểm Hội đồng phải ghi rõ lý do.",
            ),
            models.CheckConstraint(
                condition=Q(points__isnull=True, not_arising=False)
                | Q(self_points__isnull=True, self_not_arising=False)
                | Q(points=F("self_points"))
                | Q(not_arising=True, self_not_arising=True)
                | ~Q(reason=""),
                name="score_change_has_reason",
                violation_error_message="Điểm thẩm định khác điểm tự chấm phải ghi rõ lý do.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.criterion}: {self.points if self.points is not None else self.self_points}"


class PointChange(models.Model):
    """One change of what a criterion was given: from what to what, why, by whom, when. Never edited.

    Written when an act seals what was typed (sending, finishing, an answer, the council's word), not at every
    stroke. Empty points beside ``…_not_arising`` False mean that nothing had been given.
    """

    score = models.ForeignKey(Score, verbose_name="điểm", on_delete=models.CASCADE, related_name="changes")
    stage = models.CharField("bước", max_length=10, choices=PointStage.choices())
    old_points = models.DecimalField("từ", max_digits=6, decimal_places=2, null=True, blank=True)
    old_not_arising = models.BooleanField("trước đó không phát sinh", default=False)
    new_points = models.DecimalField("thành", max_digits=6, decimal_places=2, null=True, blank=True)
    new_not_arising = models.BooleanField("nay không phát sinh", default=False)
    reason = models.TextField("lý do", blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField("lúc")

    class Meta:
        verbose_name = "thay đổi điểm"
        verbose_name_plural = "thay đổi điểm"
        ordering = ("score", "at", "pk")
        constraints = (
            one_of("stage", PointStage, "point_change_stage_known"),
            points_or_not("old_points", "old_not_arising", "point_change_old_or_not_arising"),
            points_or_not("new_points", "new_not_arising", "point_change_new_or_not_arising"),
        )

    def __str__(self) -> str:
        return f"{self.score.criterion}: {self.old_points} → {self.new_points}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Insert only: an existing line raises ``TypeError``."""
        if self.pk is not None:
            raise TypeError("a change of points is never edited")
        super().save(*args, **kwargs)
