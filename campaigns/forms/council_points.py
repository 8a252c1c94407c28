"""The council's points as a form: one row for each criterion, of which only the changed ones are taken."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django import forms
from django.http import QueryDict

from campaigns.actions.scorecards.council import LONGEST_BASIS, LONGEST_REASON, CouncilEntry
from campaigns.enums import PointStage
from campaigns.errors import Refused
from campaigns.forms.scorecards import PointsField
from campaigns.queries.scorecards import Line, Part, Sheet
from campaigns.rules.scoring import Mark, parse_points
from campaigns.rules.vietnamese import short_number

SEEN = "seen-"
ON = "on"


@dataclass(frozen=True)
class Row:
    """One criterion on the page; ``points`` is None where the points follow a figure."""

    line: Line
    points: forms.BoundField | None
    not_arising: forms.BoundField
    words: forms.BoundField


class CouncilForm(forms.Form):
    """The basis, and points, "không phát sinh" and reason of every criterion.

    A row counts as changed when it differs from what the page showed (hidden fields ``seen-…``); an emptied
    row takes the council's word back.
    """

    basis = forms.CharField(
        label="Căn cứ",
        max_length=LONGEST_BASIS,
        required=False,
        widget=forms.TextInput({"class": "form-control"}),
        help_text="Ví dụ: Biên bản họp Hội đồng số 02/BB-HĐTĐKT ngày 20/11/2024.",
    )

    def __init__(self, sheet: Sheet, data: Mapping[str, Any] | None = None) -> None:
        super().__init__(data, label_suffix="")
        self.sheet = sheet
        self.initial["basis"] = sheet.scorecard.council_basis
        for line in sheet.lines:
            self._add(line)

    def rows(self) -> list[tuple[Part, list[Row]]]:
        """The table: every part with its rows."""
        return [(part, [self._row(line) for line in part.lines]) for part in self.sheet.parts]

    def seen(self) -> list[tuple[str, str]]:
        """Hidden fields: what this page showed as saved."""
        return [(f"{SEEN}{name}", str(value)) for name, value in self.initial.items()]

    def entries(self) -> dict[int, CouncilEntry]:
        """The changed rows by criterion id; only after ``is_valid``."""
        return {
            line.score.criterion_id: CouncilEntry(self._typed(line), self._words(line), self._seen(line))
            for line in self.sheet.lines
            if self._changed(line)
        }

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        for line in self.sheet.lines:
            if self._changed(line) and not any(name in self.errors for name in names_of(line)):
                self._check(line)
        return cleaned

    def _check(self, line: Line) -> None:
        mark, words = self._typed(line), self._words(line)
        points, not_arising, reason = names_of(line)
        place = points if points in self.fields else not_arising
        if mark.points is not None and mark.not_arising:
            self.add_error(place, "Ghi điểm hoặc chọn “Không phát sinh”, không cùng lúc cả hai.")
        elif mark.is_given and not words:
            self.add_error(reason, "Hãy ghi rõ lý do của điểm Hội đồng.")
        elif not mark.is_given and not self._seen(line).is_given:
            self.add_error(place, "Hãy ghi điểm Hội đồng, hoặc xóa lý do nếu Hội đồng không kết luận khác.")
        elif not mark.is_given and words in ("", self._shown(reason)):
            self.add_error(reason, "Hãy ghi lý do rút điểm Hội đồng thay cho lý do cũ.")

    def _add(self, line: Line) -> None:
        points, not_arising, words = names_of(line)
        mark = line.mark(PointStage.COUNCIL)
        if not line.is_measured:
            self.fields[points] = PointsField(line.spec, label=f"Điểm Hội đồng tiêu chí {line.number}")
            self.initial[points] = "" if mark.points is None else short_number(mark.points)
        self.fields[not_arising] = forms.BooleanField(
            required=False,
            label="Không phát sinh",
            widget=forms.CheckboxInput({"class": "form-check-input"}),
        )
        self.initial[not_arising] = ON if mark.not_arising else ""
        self.fields[words] = forms.CharField(
            required=False,
            max_length=LONGEST_REASON,
            label=f"Lý do của Hội đồng, tiêu chí {line.number}",
            widget=forms.Textarea({"rows": 2, "class": "form-control score-words"}),
        )
        self.initial[words] = line.score.council_reason

    def _row(self, line: Line) -> Row:
        points, not_arising, words = names_of(line)
        return Row(
            line,
            self._marked(points) if points in self.fields else None,
            self[not_arising],
            self._marked(words),
        )

    def _marked(self, name: str) -> forms.BoundField:
        bound = self[name]
        if self.is_bound and bound.errors:
            bound.field.widget.attrs["class"] += " is-invalid"
        return bound

    def _typed(self, line: Line) -> Mark:
        points, not_arising, _ = names_of(line)
        return Mark(self.cleaned_data.get(points), bool(self.cleaned_data.get(not_arising)))

    def _words(self, line: Line) -> str:
        return str(self.cleaned_data.get(names_of(line)[2], ""))

    def _seen(self, line: Line) -> Mark:
        """The mark that the page showed."""
        points, not_arising, _ = names_of(line)
        return Mark(_points(self._shown(points)), bool(self._shown(not_arising)))

    def _shown(self, name: str) -> str:
        return _plain(self.data.get(f"{SEEN}{name}", self.initial.get(name, "")))

    def _changed(self, line: Line) -> bool:
        return any(_plain(self.data.get(name, "")) != self._shown(name) for name in names_of(line))


def names_of(line: Line) -> tuple[str, str, str]:
    """The names of a criterion's fields: points, not arising, reason."""
    key = line.score.criterion_id
    return f"points_{key}", f"not_arising_{key}", f"words_{key}"


def taken_over(form: CouncilForm, data: QueryDict) -> QueryDict:
    """``data`` with the saved value in every field that its sender had not touched.

    ``form`` is built on the sheet as it is saved now: for a page that was overtaken, so that saving again
    writes over knowingly and only where both typed.
    """
    mixed = data.copy()
    for name, saved in form.initial.items():
        if _plain(data.get(f"{SEEN}{name}", "")) == _plain(data.get(name, "")):
            mixed[name] = str(saved)
        mixed[f"{SEEN}{name}"] = str(saved)
    return mixed


def _points(text: str) -> Decimal | None:
    """What stood in a points field; the hidden fields are ours, so anything else is nobody's points."""
    try:
        return parse_points(text) if text else None
    except Refused:
        return None


def _plain(text: str) -> str:
    """Text areas send their line ends as CR LF."""
    return text.replace("\r\n", "\n").strip()
