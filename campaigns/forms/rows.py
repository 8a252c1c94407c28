"""Forms that are repeated down a page, drawn by the page's own template."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, cast

from django import forms


@dataclass(frozen=True)
class Problem:
    """One line of the error summary at the top of a form; ``target`` is the id of the field."""

    sentence: str
    label: str = ""
    target: str = ""


class RowForm(forms.Form):
    """A row of a table; its widgets wear the portal's classes and say when they are wrong."""

    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget.attrs |= {"class": "form-control", "aria-label": field.label}

    def add_error(self, field: str | None, error: Any) -> None:
        """Note the mistake, and mark the widget."""
        super().add_error(field, error)
        if field in self.fields:
            self.fields[field].widget.attrs["class"] = "form-control is-invalid"


def problems_of(form: forms.BaseForm, place: str = "") -> list[Problem]:
    """Everything wrong with ``form``; ``place`` says where it stands ("Dòng 3")."""
    found = [Problem(str(sentence), place) for sentence in form.non_field_errors()]
    for field in form:
        label = f"{place}, {str(field.label).lower()}" if place else str(field.label)
        found += [Problem(str(sentence), label, field.id_for_label) for sentence in field.errors]
    return found


class RowFormSet(forms.BaseFormSet):
    """Rows of which empty ones count for nothing, wherever they stand; clearing a row removes it."""

    def initial_form_count(self) -> int:
        """None: a row that is left empty is forgiven even where something was stored."""
        return 0

    def total_form_count(self) -> int:
        """As many as were posted; at first those stored and the empty ones."""
        return super().total_form_count() if self.is_bound else len(self.initial or ()) + self.extra

    def filled(self) -> Iterable[dict[str, Any]]:
        """The cleaned rows in which something was typed."""
        return [form.cleaned_data for form in self.forms if form.has_changed()]

    def problems(self, name: str) -> list[Problem]:
        """Everything wrong, row by row."""
        found = [Problem(str(sentence), name) for sentence in self.non_form_errors()]
        for place, form in enumerate(self.forms, start=1):
            found += problems_of(form, f"{name}, dòng {place}")
        return found


def row_set(row: type[RowForm], *, most: int) -> type[RowFormSet]:
    """The table of ``row`` forms with at most ``most`` of them."""
    made = forms.formset_factory(row, formset=RowFormSet, extra=0, max_num=most, validate_max=True)
    return cast("type[RowFormSet]", made)
