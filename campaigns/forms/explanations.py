"""What is written about an appraised point: the participant's explanation, and the office's answer."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms

from campaigns.actions.scorecards.explanations import LONGEST_TEXT
from campaigns.enums import ExplanationState, PointStage
from campaigns.forms.scorecards import PointsField
from campaigns.queries.scorecards import Line
from campaigns.rules.scoring import Mark
from campaigns.rules.vietnamese import short_number

DECISIONS = (
    (ExplanationState.ACCEPTED.value, "Tiếp thu"),
    (ExplanationState.KEPT.value, "Giữ nguyên điểm đã thẩm định"),
)


class ExplanationForm(forms.Form):
    """One explanation."""

    text = forms.CharField(
        label="Nội dung giải trình",
        max_length=LONGEST_TEXT,
        widget=forms.Textarea({"rows": 6}),
        help_text="Nêu rõ điểm nào chưa đúng, căn cứ vào tài liệu, số liệu nào. Văn phòng trả lời kèm lý do.",
        error_messages={"required": "Hãy viết nội dung giải trình."},
    )


class AnswerForm(forms.Form):
    """The office's answer: taken up (with the new mark, where marks are given by hand) or kept."""

    decision = forms.ChoiceField(
        label="Trả lời",
        choices=DECISIONS,
        widget=forms.RadioSelect,
        error_messages={"required": "Hãy chọn tiếp thu hoặc giữ nguyên điểm."},
    )
    not_arising = forms.BooleanField(label="Tiêu chí này không phát sinh", required=False)
    reason = forms.CharField(
        label="Lý do",
        max_length=LONGEST_TEXT,
        widget=forms.Textarea({"rows": 5}),
        help_text="Người giải trình đọc lý do này; lý do được lưu cùng điểm.",
        error_messages={"required": "Hãy ghi rõ lý do tiếp thu hoặc giữ nguyên điểm."},
    )
    field_order = ("decision", "points", "not_arising", "reason")

    def __init__(self, line: Line, data: Mapping[str, Any] | None = None) -> None:
        super().__init__(data, label_suffix="")
        self.line = line
        if line.is_measured:
            del self.fields["not_arising"]
            return
        if line.is_optional:  # a bonus or a penalty that is not there stays empty
            del self.fields["not_arising"]
        most = f"Từ 0 đến {short_number(line.spec.max_points)}"
        self.fields["points"] = PointsField(
            line.spec, label="Điểm mới", help_text=f"{most}. Chỉ ghi khi tiếp thu."
        )
        self.order_fields(self.field_order)

    @property
    def is_accepted(self) -> bool:
        """Whether the explanation is taken up; only after ``is_valid``."""
        return bool(self.cleaned_data["decision"] == ExplanationState.ACCEPTED)

    def mark(self) -> Mark:
        """The new mark, empty where none is given; only after ``is_valid``."""
        return Mark(self.cleaned_data.get("points"), bool(self.cleaned_data.get("not_arising")))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if self.line.is_measured or "points" not in cleaned or "decision" not in cleaned:
            return cleaned
        mark = Mark(cleaned["points"], bool(cleaned.get("not_arising")))
        accepted = cleaned["decision"] == ExplanationState.ACCEPTED
        if mark.points is not None and mark.not_arising:
            self.add_error("points", "Ghi điểm mới hoặc chọn “không phát sinh”, không cùng lúc cả hai.")
        elif accepted and not mark.is_given:
            self.add_error("points", "Tiếp thu thì phải ghi điểm mới hoặc chọn “không phát sinh”.")
        elif accepted and mark == self.line.mark(PointStage.APPRAISED):
            self.add_error(
                "points", "Điểm mới bằng điểm đã thẩm định. Hãy ghi điểm khác hoặc giữ nguyên điểm."
            )
        elif not accepted and mark.is_given:
            self.add_error("points", "Giữ nguyên điểm thì để trống điểm mới.")
        return cleaned
