"""The figures of one registration as a form: a value or a rating, and the paper it comes from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django import forms
from django.http import QueryDict

from campaigns.enums import MeasureUnit
from campaigns.forms.figures import FigureField
from campaigns.models import EvidencePaper, Measure, MeasureValue, Rating, Registration
from campaigns.queries.measures import reasons_against_value, stamp_of
from campaigns.rules.vietnamese import nfc, short_number


@dataclass(frozen=True)
class Entry:
    """What was typed for one measure; ``is_empty`` takes a recorded figure back."""

    measure: Measure
    value: Decimal | None
    rating: Rating | None
    source: str
    seen: str
    paper: EvidencePaper | None = None

    @property
    def is_empty(self) -> bool:
        return self.value is None and self.rating is None and not self.source and self.paper is None

    @property
    def told_source(self) -> str:
        """The source as it will be recorded: the paper's title when none was typed."""
        return nfc(self.source) or (self.paper.title if self.paper else "")


@dataclass(frozen=True)
class Row:
    """One measure on the page."""

    measure: Measure
    recorded: MeasureValue | None
    value: forms.BoundField
    source: forms.BoundField
    seen: forms.BoundField
    paper: forms.BoundField


class MeasuresForm(forms.Form):
    """Two fields for every measure, and a hidden one that says which state of the figure the page showed."""

    def __init__(
        self,
        registration: Registration,
        cells: Sequence[tuple[Measure, MeasureValue | None]],
        ratings: Sequence[Rating],
        data: Mapping[str, Any] | None = None,
        papers: Sequence[EvidencePaper] = (),
    ) -> None:
        super().__init__(data, label_suffix="")
        self.papers = {str(paper.pk): paper for paper in papers}
        self.registration, self.cells = registration, cells
        self.ratings = {str(rating.pk): rating for rating in ratings}
        for measure, recorded in cells:
            value, source, seen = names_of(measure)
            self.fields[value] = self._value_field(measure)
            self.fields[source] = forms.CharField(
                required=False,
                max_length=300,
                label=f"Văn bản, nguồn số liệu của “{measure}”",
                widget=forms.TextInput({"class": "form-control"}),
            )
            self.fields[seen] = forms.CharField(required=False, widget=forms.HiddenInput())
            self.fields[paper_of(measure)] = self._paper_field(measure, recorded)
            self.initial[seen] = stamp_of(recorded)
            if recorded is not None:
                self.initial[value] = recorded.rating_id or recorded.value
                self.initial[source] = recorded.source
                self.initial[paper_of(measure)] = recorded.paper_id

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        for entry in self.entries():
            value, source, _ = names_of(entry.measure)
            if entry.is_empty or value in self.errors:
                continue
            for reason in reasons_against_value(
                self.registration,
                entry.measure,
                value=entry.value,
                rating=entry.rating,
                source=entry.told_source,
            ):
                self.add_error(source if reason.code == "source_missing" else value, reason.sentence)
        return cleaned

    def entries(self) -> list[Entry]:
        """What was typed, measure by measure."""
        return [self._entry(measure, recorded) for measure, recorded in self.cells]

    def changed(self) -> list[Entry]:
        """The entries that say something else than what is recorded; only after ``is_valid``."""
        pairs = zip(self.entries(), self.cells, strict=True)
        return [entry for entry, (_, recorded) in pairs if _differs(entry, recorded)]

    def overtaken(self) -> frozenset[int]:
        """The measures that somebody else recorded differently since the page was opened, by id."""
        recorded = {measure.pk: stamp_of(value) for measure, value in self.cells}
        return frozenset(
            entry.measure.pk for entry in self.changed() if entry.seen != recorded[entry.measure.pk]
        )

    def rows(self) -> list[Row]:
        """The page's table."""
        rows = []
        for measure, recorded in self.cells:
            value, source, seen = names_of(measure)
            for name in (value, source):
                if self.is_bound and self[name].errors:
                    self.fields[name].widget.attrs["class"] += " is-invalid"
            rows.append(
                Row(measure, recorded, self[value], self[source], self[seen], self[paper_of(measure)])
            )
        return rows

    def _entry(self, measure: Measure, recorded: MeasureValue | None) -> Entry:
        paper = self.papers.get(self.cleaned_data.get(paper_of(measure)) or "")
        value, source, seen = (self.cleaned_data.get(name) for name in names_of(measure))
        is_rating = measure.unit == MeasureUnit.RATING
        if not value and value != 0 and not source and recorded is not None and paper == recorded.paper:
            paper = None  # figure and source were cleared: the paper goes with them
        return Entry(
            measure=measure,
            value=None if is_rating else value,
            rating=self.ratings.get(value or "") if is_rating else None,
            source=source or "",
            seen=seen or "",
            paper=paper,
        )

    def _paper_field(self, measure: Measure, recorded: MeasureValue | None) -> forms.ChoiceField:
        """The papers of the store, and the one that is recorded even if it would not be offered any more."""
        if recorded is not None and recorded.paper is not None:
            self.papers.setdefault(str(recorded.paper.pk), recorded.paper)
        titles = [(key, one.title) for key, one in self.papers.items()]
        return forms.ChoiceField(
            choices=[("", "Không gắn tài liệu trong kho"), *titles],
            required=False,
            label=f"Tài liệu trong kho của “{measure}”",
            widget=forms.Select({"class": "form-select"}),
        )

    def _value_field(self, measure: Measure) -> forms.Field:
        label = str(measure)
        if measure.unit == MeasureUnit.RATING:
            choices = [("", "Chọn mức"), *((key, str(rating)) for key, rating in self.ratings.items())]
            widget = forms.Select({"class": "form-select"})
            return forms.ChoiceField(choices=choices, required=False, label=label, widget=widget)
        field = FigureField(required=False, label=label, help_text=_range_words(measure))
        field.widget.attrs["class"] = "form-control score-points"
        return field


def names_of(measure: Measure) -> tuple[str, str, str]:
    """The names of a measure's three fields."""
    return f"value_{measure.pk}", f"source_{measure.pk}", f"seen_{measure.pk}"


def paper_of(measure: Measure) -> str:
    """The name of the field in which a measure's paper of the store is chosen."""
    return f"paper_{measure.pk}"


def caught_up(data: QueryDict, cells: Sequence[tuple[Measure, MeasureValue | None]]) -> QueryDict:
    """The posted ``data`` as if its page had shown what is recorded now; what was typed stays."""
    mine = data.copy()
    for measure, recorded in cells:
        mine[names_of(measure)[2]] = stamp_of(recorded)
    return mine


def _differs(entry: Entry, recorded: MeasureValue | None) -> bool:
    if recorded is None:
        return not entry.is_empty
    paper_id = entry.paper.pk if entry.paper else None
    typed = (entry.value, entry.rating and entry.rating.pk, entry.told_source, paper_id)
    return typed != (recorded.value, recorded.rating_id, recorded.source, recorded.paper_id)


def _range_words(measure: Measure) -> str:
    if measure.minimum is None or measure.maximum is None:
        return ""
    return f"Từ {short_number(measure.minimum)} đến {short_number(measure.maximum)}"
