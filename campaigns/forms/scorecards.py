"""The score table as a form: points and words for every criterion, typed by the participant or the office."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, NamedTuple

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict

from campaigns.actions.scorecards import AppraisalEntry, SelfEntry
from campaigns.actions.scorecards.appraisal import needs_reason
from campaigns.actions.scorecards.entries import reasons_against_mark
from campaigns.enums import CriterionRule, PointStage
from campaigns.errors import Refused
from campaigns.queries.scorecards import Line, Part, Sheet
from campaigns.rules.scoring import CriterionSpec, Mark, allowed, parse_points
from campaigns.rules.vietnamese import capitalise_first, nfc, short_number

LONGEST_NOTE = 4000
SEEN = "seen-"
TICKED = "1"


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


class Names(NamedTuple):
    """The names of a criterion's fields."""

    points: str
    not_arising: str
    words: str


class Typed(NamedTuple):
    """What the fields of one criterion hold, as text."""

    points: str
    not_arising: str
    words: str


@dataclass(frozen=True)
class Row:
    """One criterion on the page; a field is None where there is nothing to type.

    ``saved`` tells what somebody else saved meanwhile in a field that both changed, by the field's name.
    """

    line: Line
    points: forms.BoundField | None
    not_arising: forms.BoundField | None
    words: forms.BoundField | None
    saved: Mapping[str, str]

    @property
    def points_saved(self) -> str | None:
        return self.saved.get("points")

    @property
    def not_arising_saved(self) -> str | None:
        return self.saved.get("not_arising")

    @property
    def words_saved(self) -> str | None:
        return self.saved.get("words")


class SheetForm(forms.Form):
    """The fields of every criterion that is typed: its points, "does not arise", and the words beside them.

    A page sends all of them, the quiet saving only those of the criteria that were touched; beside every
    field ``seen-…`` tells what the page showed.
    """

    points_label = ""
    words_label = ""
    stage = PointStage.SELF

    def __init__(self, sheet: Sheet, data: Mapping[str, Any] | None = None) -> None:
        super().__init__(data, label_suffix="")
        self.sheet = sheet
        self.typed_lines = [line for line in sheet.lines if self.has_fields(line)]
        for line in self.typed_lines:
            self._add_fields(line)

    def has_fields(self, line: Line) -> bool:
        """Whether anything of ``line`` is typed on this page."""
        return not line.is_measured

    def words_of(self, line: Line) -> str:
        raise NotImplementedError

    def check(self, line: Line, mark: Mark, words: str) -> None:
        """Add errors to the fields of ``line``."""
        names = names_of(line)
        for reason in reasons_against_mark(line, mark):
            if names.points in self.fields:
                self.add_error(names.points, capitalise_first(reason.sentence))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        for line in self._named():
            names = names_of(line)
            if names.points not in self.errors:
                self.check(line, self._mark(line, cleaned), nfc(cleaned.get(names.words) or ""))
        return cleaned

    def rows(self) -> list[tuple[Part, list[Row]]]:
        """The table: every part with its rows."""
        return [(part, [self._row(line) for line in part.lines]) for part in self.sheet.parts]

    def seen(self) -> list[tuple[str, str]]:
        """Hidden fields: what this page showed as saved, to tell later what its reader changed."""
        return [(f"{SEEN}{name}", value) for name, value in self.initial.items()]

    def sound(self) -> list[tuple[Line, Mark, str]]:
        """The lines that were sent and have no error, with what was typed; only after ``is_valid``."""
        return [
            (line, self._mark(line, self.cleaned_data), self.cleaned_data[names_of(line).words])
            for line in self._named()
            if not any(name in self.errors for name in names_of(line))
        ]

    def shown(self) -> list[tuple[Line, Mark, str]]:
        """The lines that were sent with what the page had shown of them, where it tells."""
        return [
            (line, *_read(line, typed))
            for line in self._named()
            if (typed := self._texts(line, SEEN)) is not None
        ]

    def _named(self) -> list[Line]:
        return [line for line in self.typed_lines if any(name in self.data for name in names_of(line))]

    def _texts(self, line: Line, prefix: str) -> Typed | None:
        names = [f"{prefix}{name}" for name in names_of(line)]
        if not any(name in self.data for name in names):
            return None
        return Typed(*(_plain(self.data.get(name, "")) for name in names))

    def _mark(self, line: Line, cleaned: Mapping[str, Any]) -> Mark:
        names = names_of(line)
        return Mark(cleaned.get(names.points), bool(cleaned.get(names.not_arising)))

    def _add_fields(self, line: Line) -> None:
        names, mark = names_of(line), line.mark(self.stage)
        if not line.is_measured:
            self.fields[names.points] = _points_field(line, f"{self.points_label} tiêu chí {line.number}")
            self.initial[names.points] = _typed(line, mark.points)
        if not line.is_optional:
            self.fields[names.not_arising] = forms.BooleanField(
                required=False,
                label=f"Tiêu chí {line.number} không phát sinh",
                widget=forms.CheckboxInput({"value": TICKED, "class": "form-check-input"}),
            )
            self.initial[names.not_arising] = TICKED if mark.not_arising else ""
        self.fields[names.words] = forms.CharField(
            required=False,
            max_length=LONGEST_NOTE,
            label=f"{self.words_label} tiêu chí {line.number}",
            widget=forms.Textarea({"rows": 2, "class": "form-control score-words"}),
        )
        self.initial[names.words] = self.words_of(line)

    def _row(self, line: Line) -> Row:
        names = names_of(line)
        points, absent, words = (self._marked(name) if name in self.fields else None for name in names)
        texts = {key: self._saved(name) for key, name in zip(names._fields, names, strict=True)}
        saved = {key: text for key, text in texts.items() if text}
        return Row(line, points, absent, words, saved)

    def _marked(self, name: str) -> forms.BoundField:
        bound = self[name]
        if self.is_bound and bound.errors:
            bound.field.widget.attrs["class"] += " is-invalid"
        return bound

    def _saved(self, name: str) -> str | None:
        """The saved text of a field that both changed."""
        if name not in self.fields or not getattr(self.data, "is_merged", False):
            return None
        if _plain(self.data.get(name, "")) == self.initial[name]:
            return None
        return self.shown_text(name)

    def shown_text(self, name: str) -> str:
        """What is saved in a field, as people read it."""
        saved = self.initial[name]
        if isinstance(self.fields[name], forms.BooleanField):
            return "không phát sinh" if saved else "có phát sinh"
        choices = dict(getattr(self.fields[name], "choices", []))
        return str(choices.get(saved, saved)) if saved else "(để trống)"


class SelfScoreForm(SheetForm):
    """Own points and notes."""

    points_label = "Điểm tự chấm"
    words_label = "Thuyết minh"

    def words_of(self, line: Line) -> str:
        return line.score.self_note

    def entries(self) -> dict[int, SelfEntry]:
        """What was typed, by criterion id; only after ``is_valid``."""
        return _self_entries(self.sound())

    def seen_entries(self) -> dict[int, SelfEntry]:
        """What the page showed, by criterion id."""
        return _self_entries(self.shown())


class AppraisalForm(SheetForm):
    """Appraised points and the reason of every change.

    With ``keep`` in the data every criterion that has nothing yet takes what the participant gave.
    """

    points_label = "Điểm thẩm định"
    words_label = "Lý do điều chỉnh"
    stage = PointStage.APPRAISED

    def has_fields(self, line: Line) -> bool:
        """Of a measured criterion only whether it arises is typed."""
        return True

    def words_of(self, line: Line) -> str:
        return line.score.reason

    def check(self, line: Line, mark: Mark, words: str) -> None:
        super().check(line, mark, words)
        differs = mark.not_arising if line.is_measured else needs_reason(line, mark)
        if differs and not words:
            self.add_error(names_of(line).words, "Khác với phần tự chấm: hãy ghi rõ lý do.")

    def entries(self) -> dict[int, AppraisalEntry]:
        """What was typed, by criterion id; only after ``is_valid``."""
        return _appraisal_entries(self.sound())

    def seen_entries(self) -> dict[int, AppraisalEntry]:
        """What the page showed, by criterion id."""
        return _appraisal_entries(self.shown())

    def _mark(self, line: Line, cleaned: Mapping[str, Any]) -> Mark:
        typed = super()._mark(line, cleaned)
        is_open = not (line.is_measured or typed.is_given or line.mark(self.stage).is_given)
        return line.mark(PointStage.SELF) if is_open and "keep" in self.data else typed


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


def names_of(line: Line) -> Names:
    """The names of a criterion's fields."""
    key = line.score.criterion_id
    return Names(f"points_{key}", f"absent_{key}", f"words_{key}")


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


def _read(line: Line, typed: Typed) -> tuple[Mark, str]:
    """What a page had shown, read back; what no page of ours shows reads as nothing."""
    points = None
    if typed.points:
        try:
            points = parse_points(typed.points)
        except Refused:
            points = None
    return Mark(points, bool(typed.not_arising)), typed.words


def _self_entries(lines: Iterable[tuple[Line, Mark, str]]) -> dict[int, SelfEntry]:
    return {
        line.score.criterion_id: SelfEntry(mark.points, words, mark.not_arising)
        for line, mark, words in lines
    }


def _appraisal_entries(lines: Iterable[tuple[Line, Mark, str]]) -> dict[int, AppraisalEntry]:
    return {
        line.score.criterion_id: AppraisalEntry(mark.points, words, mark.not_arising)
        for line, mark, words in lines
    }
