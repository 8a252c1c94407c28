"""The participant's answer to an appraised point, and what the office made of it."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from campaigns.enums import ExplanationState
from campaigns.models.constraints import one_of, points_or_not, state_has, together
from campaigns.models.scorecard import Score

S = ExplanationState
ANSWERED = (S.ACCEPTED, S.KEPT)


class Explanation(models.Model):
    """A *giải trình*: one criterion of one appraisal, answered once by the office with its reason.

    ``appraised_at`` is the moment of the appraisal that it is about, so that an appraisal opened again and
    finished anew may be answered anew. The marks are those of the appraisal as it was written (``old_…``) and
    as the office's answer left them (``new_…``). Rows stay for good.
    """

    score = models.ForeignKey(
        Score, verbose_name="điểm", on_delete=models.CASCADE, related_name="explanations"
    )
    appraised_at = models.DateTimeField("về lần thẩm định lúc")
    state = models.CharField("trạng thái", max_length=20, choices=S.choices(), default=S.OPEN.value)
    old_points = models.DecimalField("điểm thẩm định", max_digits=6, decimal_places=2, null=True, blank=True)
    old_not_arising = models.BooleanField("thẩm định là không phát sinh", default=False)
    text = models.TextField("nội dung giải trình")
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField("giải trình lúc")
    new_points = models.DecimalField(
        "điểm sau giải trình", max_digits=6, decimal_places=2, null=True, blank=True
    )
    new_not_arising = models.BooleanField("sau giải trình là không phát sinh", default=False)
    answer = models.TextField("trả lời của Văn phòng", blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    answered_at = models.DateTimeField("trả lời lúc", null=True, blank=True)

    class Meta:
        verbose_name = "giải trình"
        verbose_name_plural = "giải trình"
        ordering = ("score", "written_at", "pk")
        constraints = (
            one_of("state", ExplanationState, "explanation_state_known"),
            models.UniqueConstraint(
                fields=("score",),
                condition=Q(state=S.OPEN.value),
                name="explanation_one_open",
                violation_error_message="Tiêu chí này đang có một giải trình chờ trả lời.",
            ),
            models.UniqueConstraint(
                fields=("score", "appraised_at"),
                condition=~Q(state=S.WITHDRAWN.value),
                name="explanation_once_an_appraisal",
                violation_error_message="Mỗi tiêu chí chỉ giải trình một lần sau mỗi lần thẩm định.",
            ),
            models.CheckConstraint(
                condition=~Q(text=""),
                name="explanation_has_text",
                violation_error_message="Giải trình phải có nội dung.",
            ),
            together(
                "answered_at",
                "answered_by",
                "explanation_answered_together",
                "Ngày trả lời và người trả lời phải đi cùng nhau.",
            ),
            state_has(
                ANSWERED,
                "answered_at",
                "explanation_answered_iff_state",
                "Giải trình đã trả lời phải có ngày trả lời; giải trình đang chờ hoặc đã rút thì không.",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[each.value for each in ANSWERED]) | ~Q(answer=""),
                name="explanation_answer_has_reason",
                violation_error_message="Tiếp thu hay giữ nguyên đều phải ghi rõ lý do.",
            ),
            models.CheckConstraint(
                condition=Q(answered_by__isnull=True) | ~Q(answered_by=models.F("written_by")),
                name="explanation_answered_by_another",
                violation_error_message="Người viết giải trình không tự trả lời giải trình đó.",
            ),
            points_or_not("old_points", "old_not_arising", "explanation_old_or_not_arising"),
            points_or_not("new_points", "new_not_arising", "explanation_new_or_not_arising"),
            models.CheckConstraint(
                condition=Q(new_points__isnull=True) | Q(new_points__gte=0),
                name="explanation_new_points_in_range",
                violation_error_message="Điểm sau giải trình không được nhỏ hơn 0.",
            ),
            models.CheckConstraint(
                condition=Q(state=S.ACCEPTED.value) | Q(new_points__isnull=True, new_not_arising=False),
                name="explanation_new_only_accepted",
                violation_error_message="Chỉ giải trình được tiếp thu mới có điểm mới.",
            ),
        )

    def __str__(self) -> str:
        return f"Giải trình {self.score.criterion}"
