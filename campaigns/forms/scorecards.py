"""The score table as a form: points and words for every criterion, typed by the participant or the office."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict

from campaigns.actions.scorecards import AppraisalEntry, SelfEntry
from campaigns.enums import CriterionRule
from campaigns.errors import Refused
from campaigns.queries.scorecards import Line, Part, Sheet
from campaigns.rules.scoring import CriterionSpec, allowed, parse_points
from campaigns.rules.vietnamese import short_number

LONGEST_NOTE = 4000
SEEN = "seen-"


class PointsField(forms.CharField):
    """Points typed with a comma or a point; empty is None."""

    def __init__(self, spec: CriterionSpec, **kwargs: Any) -> None:
        self.spec = spec
        attrs = {"inputmode": "decimal", "autocomplete": "off", "class": "form-control score-points"}
        super().__init__(required=False, max_length=20, widget=forms.TextInput(attrs), **kwargs)

    def clean(self, value: Any) -> Decimal | None:
        """The points, 0 … max; every refusal of the rules is an error of the field."""
        text = super().clean(value)
        if not text:
            return None
        try:
            points = parse_points(text)
        except Refused as refusal:
            raise ValidationError(str(refusal)) from refusal
        reasons = allowed(self.spec, points)
        if reasons:
            raise ValidationError([reason.sentence for reason in reasons])
        return points


@dataclass(frozen=True)
class Row:
    """One criterion on the page; the fields are None where the points are measured.

    ``points_saved`` and ``words_saved`` tell what somebody else saved meanwhile, where it differs.
    """

    line: Line
    points: forms.BoundField | None = None
    words: forms.BoundField | None = None
    points_saved: str | None = None
    words_saved: str | None = None


class SheetForm(forms.Form):
    """Two fields for every criterion that is not measured: its points and the words beside them."""

    points_label = ""
    words_label = ""

    def __init__(self, sheet: Sheet, data: Mapping[str, Any] | None = None) -> None:
        super().__init__(data, label_suffix="")
        self.sheet = sheet
        self.typed_lines = [line for line in sheet.lines if not line.is_measured]
        for line in self.typed_lines:
            points, words = names_of(line)
            self.fields[points] = _points_field(line, f"{self.points_label} tiêu chí {line.number}")
            self.fields[words] = forms.CharField(
                required=False,
                max_length=LONGEST_NOTE,
                label=f"{self.words_label} tiêu chí {line.number}",
                widget=forms.Textarea({"rows": 2, "class": "form-control score-words"}),
            )
            self.initial[points] = _typed(line, self.points_of(line))
            self.initial[words] = self.words_of(line)

    def points_of(self, line: Line) -> Decimal | None:
        raise NotImplementedError

    def words_of(self, line: Line) -> str:
        raise NotImplementedError

    def rows(self) -> list[tuple[Part, list[Row]]]:
        """The table: every part with its rows."""
        return [(part, [self._row(line) for line in part.lines]) for part in self.sheet.parts]

    def seen(self) -> list[tuple[str, str]]:
        """Hidden fields: what this page showed as saved, to tell later what its reader changed."""
        return [(f"{SEEN}{name}", value) for name, value in self.initial.items()]

    def _row(self, line: Line) -> Row:
        if line.is_measured:
            return Row(line)
        points, words = names_of(line)
        return Row(line, self._marked(points), self._marked(words), self._saved(points), self._saved(words))

    def _marked(self, name: str) -> forms.BoundField:
        bound = self[name]
        if self.is_bound and bound.errors:
            bound.field.widget.attrs["class"] += " is-invalid"
        return bound

    def _saved(self, name: str) -> str | None:
        """The saved text of a field that both changed."""
        if not getattr(self.data, "is_merged", False):
            return None
        typed, saved = _plain(self.data.get(name, "")), self.initial[name]
        if typed == saved:
            return None
        choices = dict(getattr(self.fields[name], "choices", []))
        return str(choices.get(saved, saved)) if saved else "(để trống)"


class SelfScoreForm(SheetForm):
    """Own points and notes."""

    points_label = "Điểm tự chấm"
    words_label = "Thuyết minh"

    def points_of(self, line: Line) -> Decimal | None:
        return line.score.self_points

    def words_of(self, line: Line) -> str:
        return line.score.self_note

    def entries(self) -> dict[int, SelfEntry]:
        """What was typed, by criterion id; only after ``is_valid``."""
        typed = ((line, *names_of(line)) for line in self.typed_lines)
        return {
            line.score.criterion_id: SelfEntry(self.cleaned_data[points], self.cleaned_data[words])
            for line, points, words in typed
        }


class AppraisalForm(SheetForm):
    """Appraised points and the reason of every change.

    With ``keep`` in the data every empty field takes the participant's own points.
    """

    points_label = "Điểm thẩm định"
    words_label = "Lý do điều chỉnh"

    def points_of(self, line: Line) -> Decimal | None:
        return line.score.points

    def words_of(self, line: Line) -> str:
        return line.score.reason

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        for line in self.typed_lines:
            points, words = names_of(line)
            if points not in cleaned:
                continue
            if cleaned[points] is None and "keep" in self.data:
                cleaned[points] = line.score.self_points
            differs = cleaned[points] is not None and cleaned[points] != line.score.self_points
            if differs and not cleaned.get(words):
                self.add_error(words, "Điểm khác điểm tự chấm: hãy ghi rõ lý do.")
        return cleaned

    def entries(self) -> dict[int, AppraisalEntry]:
        """What was typed, by criterion id; only after ``is_valid``."""
        typed = ((line, *names_of(line)) for line in self.typed_lines)
        return {
            line.score.criterion_id: AppraisalEntry(self.cleaned_data[points], self.cleaned_data[words])
            for line, points, words in typed
        }


class MergedData(QueryDict):
    """Posted data into which newer saved values were taken over."""

    is_merged = True


def merged(form: SheetForm, data: QueryDict) -> MergedData:
    """``data`` with the saved value in every field that its sender had not touched.

    ``form`` is built on the sheet as it is saved now. For a page that was overtaken: what the other person
    saved comes in, what this one typed stays.
    """
    mixed = MergedData(data.urlencode(), mutable=True)
    for name, saved in form.initial.items():
        if _plain(data.get(f"{SEEN}{name}", "")) == _plain(data.get(name, "")):
            mixed[name] = saved
    return mixed


def names_of(line: Line) -> tuple[str, str]:
    """The names of a criterion's two fields."""
    return f"points_{line.score.criterion_id}", f"words_{line.score.criterion_id}"


class ReasonForm(forms.Form):
    """One reason, for a sheet that goes back."""

    reason = forms.CharField(
        label="Lý do",
        max_length=2000,
        widget=forms.Textarea({"rows": 4}),
        help_text="Người nhận sẽ đọc lý do này.",
    )


def _points_field(line: Line, label: str) -> forms.Field:
    if line.spec.rule is not CriterionRule.CHOICE:
        return PointsField(line.spec, label=label)
    labels: dict[Decimal, list[str]] = {}
    for option in line.spec.options:
        labels.setdefault(option.points, []).append(option.label)
    choices = [
        (f"{points:.2f}", f"{short_number(points)} điểm: {' / '.join(words)}")
        for points, words in labels.items()
    ]
    return forms.TypedChoiceField(
        choices=[("", "Chọn mức"), *choices],
        coerce=Decimal,
        empty_value=None,
        required=False,
        label=label,
        widget=forms.Select({"class": "form-select"}),
    )


def _typed(line: Line, points: Decimal | None) -> str:
    if points is None:
        return ""
    return f"{points:.2f}" if line.spec.rule is CriterionRule.CHOICE else short_number(points)


def _plain(text: str) -> str:
    """Text areas send their line ends as CR LF."""
    return text.replace("\r\n", "\n").strip()
