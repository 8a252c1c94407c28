"""What is typed into a nomination: the report's confirmation, the office's conclusions, a reason."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms

from awards.actions.nominations import Attested
from awards.enums import Check, Outcome
from awards.models import Condition, Finding
from awards.rules.eligibility import Finding as Assessed
from campaigns.rules.vietnamese import nfc

LONGEST_NOTE = 2_000
GROUNDS = "Căn cứ, tài liệu kiểm chứng"


def _is_asked(condition: Condition) -> bool:
    return condition.check_by == Check.ATTESTED or condition.may_not_apply


def _to_choose(condition: Condition) -> str:
    """What to do where grounds stand without a conclusion."""
    if condition.check_by != Check.ATTESTED:
        return "Hãy chọn “Không áp dụng”, hoặc xóa lý do đã ghi."
    if condition.may_not_apply:
        return "Hãy chọn “Đạt”, “Chưa đạt” hoặc “Không áp dụng”."
    return "Hãy chọn “Đạt” hoặc “Chưa đạt”."


def _options(condition: Condition, *, is_open: bool) -> list[tuple[str, str]]:
    """The conclusions to choose from; figures speak for themselves until the office says "Không áp dụng"."""
    left_out = [(Outcome.NOT_APPLICABLE.value, Outcome.NOT_APPLICABLE.label)]
    if condition.check_by != Check.ATTESTED:
        return [("", "Xét theo số liệu"), *left_out]
    options = [(each.value, each.label) for each in (Outcome.MET, Outcome.NOT_MET)]
    if condition.may_not_apply:
        options += left_out
    return [*options, ("", "Chưa kết luận")] if is_open else options


class EndorsementForm(forms.Form):
    """Who confirmed the report on paper."""

    body = forms.CharField(
        label="Cơ quan xác nhận",
        max_length=200,
        help_text="Cấp ủy, chính quyền hoặc cơ quan chủ quản.",
    )
    title = forms.CharField(label="Chức vụ người xác nhận", max_length=120)
    name = forms.CharField(label="Họ và tên người xác nhận", max_length=120)


class ReasonForm(forms.Form):
    """A written reason for going back."""

    reason = forms.CharField(label="Lý do", max_length=LONGEST_NOTE, widget=forms.Textarea(attrs={"rows": 4}))


@dataclass(frozen=True)
class ExaminationLine:
    """One condition on the examination page; the fields are None where figures prove it."""

    assessed: Assessed
    outcome: forms.BoundField | None = None
    note: forms.BoundField | None = None


class ExaminationForm(forms.Form):
    """A conclusion and its grounds for every condition that the office attests or may say not to apply."""

    def __init__(
        self, *args: Any, conditions: Sequence[Condition], found: Sequence[Finding], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.conditions = [each for each in conditions if _is_asked(each)]
        known = {row.condition_id: row for row in found}
        for condition in self.conditions:
            self._add(condition, known.get(condition.pk))

    def _add(self, condition: Condition, found: Finding | None) -> None:
        options = _options(condition, is_open=found is None)
        self.fields[f"outcome_{condition.pk}"] = forms.ChoiceField(
            label="Kết luận",
            choices=options,
            required=False,
            widget=forms.RadioSelect(attrs={"class": "form-check-input"}),
            initial=found.outcome if found else "",
        )
        self.fields[f"note_{condition.pk}"] = forms.CharField(
            label=GROUNDS if condition.check_by == Check.ATTESTED else "Lý do không áp dụng",
            required=False,
            max_length=LONGEST_NOTE,
            widget=forms.Textarea(attrs={"rows": 2}),
            initial=found.note if found else "",
        )

    def clean(self) -> dict[str, Any]:
        """A conclusion needs its grounds, and grounds need a conclusion."""
        typed = super().clean() or self.cleaned_data
        for condition in self.conditions:
            outcome = typed.get(f"outcome_{condition.pk}")
            note = (typed.get(f"note_{condition.pk}") or "").strip()
            if outcome and not note and f"note_{condition.pk}" not in self.errors:
                self.add_error(f"note_{condition.pk}", "Hãy ghi căn cứ của kết luận.")
            open_ = not outcome and not self._is_taken_back(condition, note)
            if note and open_ and f"outcome_{condition.pk}" not in self.errors:
                self.add_error(f"outcome_{condition.pk}", _to_choose(condition))
        return typed

    def _is_taken_back(self, condition: Condition, note: str) -> bool:
        """Whether figures count again, and the note is merely the old one."""
        stored = str(self.fields[f"note_{condition.pk}"].initial)
        return condition.check_by != Check.ATTESTED and nfc(note) == stored

    def attested(self) -> list[Attested]:
        """What was concluded, for the action; conditions left open are not in it.

        Where figures count again instead of an earlier "Không áp dụng", the outcome is UNKNOWN.
        """
        typed = self.cleaned_data
        return [
            Attested(each, Outcome(typed[f"outcome_{each.pk}"] or Outcome.UNKNOWN), typed[f"note_{each.pk}"])
            for each in self.conditions
            if typed[f"outcome_{each.pk}"] or each.check_by != Check.ATTESTED
        ]

    def lines(
        self, conditions: Sequence[Condition], findings: Sequence[Assessed]
    ) -> Iterator[ExaminationLine]:
        """Every condition of the standard in the plan's order, with its fields where it has some."""
        for condition, assessed in zip(conditions, findings, strict=True):
            if _is_asked(condition):
                yield ExaminationLine(assessed, self[f"outcome_{condition.pk}"], self[f"note_{condition.pk}"])
            else:
                yield ExaminationLine(assessed)
