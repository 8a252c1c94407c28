"""What the user chooses for one paper besides number and day: the stage of a reminder, who counted."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django import forms

from awards.documents.compose.reminder import STAGE
from awards.documents.compose.tally import HEAD, MEMBER
from awards.enums import PaperKind, ReminderStage
from awards.models import Meeting
from awards.queries.council import present_at
from awards.queries.papers import Subject
from awards.queries.secret_vote import tellers_of


class OptionsForm(forms.Form):
    """Choices that go to the composer of the paper as they are typed."""

    @property
    def options(self) -> dict[str, str]:
        """The lawful choices; none for a field that was left empty or holds something else."""
        return {name: value for name, value in getattr(self, "cleaned_data", {}).items() if value}


class ReminderOptions(OptionsForm):
    """Of what the late ones are reminded; chosen by the links above the form."""

    stage = forms.ChoiceField(choices=ReminderStage.choices(), widget=forms.HiddenInput)


class TallyOptions(OptionsForm):
    """Who counted the votes with the secretary; left empty, the names are written by hand."""

    head = forms.ChoiceField(label="Tổ trưởng Tổ kiểm phiếu", required=False)
    member = forms.ChoiceField(
        label="Thành viên Tổ kiểm phiếu",
        required=False,
        help_text="Thư ký cuộc họp là thư ký Tổ kiểm phiếu. Để trống thì văn bản chừa chỗ ghi tay.",
    )

    def __init__(self, data: Mapping[str, Any] | None, meeting: Meeting) -> None:
        super().__init__(data)
        seats = [seat for seat in present_at(meeting) if seat.pk != meeting.secretary_id]
        choices = [("", "Ghi tay"), *((str(seat.pk), f"{seat.name} – {seat.title}") for seat in seats)]
        for name in (HEAD, MEMBER):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = choices


def _reminder(data: Mapping[str, Any] | None, subject: Subject) -> OptionsForm:
    first = {STAGE: ReminderStage.REGISTRATION.value}
    return ReminderOptions({**first, **{name: data[name] for name in first if data and name in data}})


def _tally(data: Mapping[str, Any] | None, subject: Subject) -> OptionsForm:
    assert isinstance(subject, Meeting), "held by FACTS"
    return OptionsForm() if tellers_of(subject) else TallyOptions(data, subject)


OPTION_FORMS: dict[PaperKind, Callable[[Mapping[str, Any] | None, Subject], OptionsForm]] = {
    PaperKind.REMINDER: _reminder,
    PaperKind.TALLY_MINUTES: _tally,
}
