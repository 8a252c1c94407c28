"""Forms of the council's meeting."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, time
from typing import Any

from django import forms
from django.utils import timezone

from awards.enums import Choice
from awards.models import AgendaItem, Meeting, Nomination, Seat
from campaigns.models.validators import validate_printable

DAY = {"inputmode": "numeric", "placeholder": "ngày/tháng/năm", "autocomplete": "off"}
HOUR = {"inputmode": "numeric", "placeholder": "giờ:phút", "autocomplete": "off"}


def _moment(form: forms.Form, day: str, hour: str) -> datetime:
    values = form.cleaned_data
    return timezone.make_aware(datetime.combine(values[day], values[hour]))


class MeetingForm(forms.Form):
    """Where and when the council meets."""

    day = forms.DateField(label="Ngày họp", widget=forms.DateInput(attrs=DAY))
    hour = forms.TimeField(
        label="Giờ bắt đầu", initial=time(8), widget=forms.TimeInput(attrs=HOUR, format="%H:%M")
    )
    place = forms.CharField(label="Địa điểm", max_length=200, validators=[validate_printable])

    @property
    def starts_at(self) -> datetime:
        """The moment typed in, by the office's clock."""
        return _moment(self, "day", "hour")


class AgendaForm(forms.Form):
    """Which of the waiting nominations this meeting deals with."""

    nominations = forms.ModelMultipleChoiceField(
        label="Đề nghị đưa ra họp xét",
        queryset=Nomination.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Hãy chọn ít nhất một đề nghị."},
    )

    def __init__(self, *args: Any, choices: Iterable[Nomination], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        keys = [nomination.pk for nomination in choices]
        field = self.fields["nominations"]
        assert isinstance(field, forms.ModelMultipleChoiceField)
        field.queryset = Nomination.objects.filter(pk__in=keys).order_by("award_form__position", "pk")


class AttendanceForm(forms.Form):
    """The roll: present or absent, and why absent, for every member."""

    def __init__(self, *args: Any, meeting: Meeting, members: Iterable[Seat], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.members = list(members)
        roll = {row.seat_id: row for row in meeting.attendances.order_by("pk")}
        for seat in self.members:
            row = roll.get(seat.pk)
            self.fields[f"present_{seat.pk}"] = forms.BooleanField(
                label=f"{seat.name} có mặt", required=False, initial=row.present if row else True
            )
            self.fields[f"reason_{seat.pk}"] = forms.CharField(
                label=f"Lý do vắng của {seat.name}",
                required=False,
                max_length=200,
                initial=row.reason if row else "",
                widget=forms.TextInput(attrs={"placeholder": "Lý do, nếu vắng", "class": "form-control"}),
            )

    def clean(self) -> dict[str, Any]:
        """An absent member needs a reason; the sentence stands beside the field."""
        values = super().clean() or {}
        for seat in self.members:
            if not values.get(f"present_{seat.pk}") and not values.get(f"reason_{seat.pk}", "").strip():
                self.add_error(f"reason_{seat.pk}", f"Hãy ghi lý do vắng mặt của {seat.name}.")
        return values

    @property
    def rows(self) -> list[tuple[Seat, forms.BoundField, forms.BoundField]]:
        """The members with their two fields, for the template."""
        return [(seat, self[f"present_{seat.pk}"], self[f"reason_{seat.pk}"]) for seat in self.members]

    @property
    def roll(self) -> dict[int, tuple[bool, str]]:
        """What was typed, as the action takes it."""
        return {
            seat.pk: (self.cleaned_data[f"present_{seat.pk}"], self.cleaned_data[f"reason_{seat.pk}"])
            for seat in self.members
        }


class OpeningForm(forms.Form):
    """Who chairs and who keeps the record, of those present."""

    chaired_by = forms.ModelChoiceField(label="Chủ trì", queryset=Seat.objects.none())
    secretary = forms.ModelChoiceField(label="Thư ký", queryset=Seat.objects.none())

    def __init__(self, *args: Any, present: list[Seat], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        seats = Seat.objects.filter(pk__in=[seat.pk for seat in present]).order_by("position", "pk")
        for name in ("chaired_by", "secretary"):
            field = self.fields[name]
            assert isinstance(field, forms.ModelChoiceField)
            field.queryset = seats


class VotesForm(forms.Form):
    """A show of hands: one choice for each member who may vote; ``suggest`` fills in who has none yet."""

    def __init__(
        self, *args: Any, item: AgendaItem, voters: Iterable[Seat], suggest: str = "", **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.voters = list(voters)
        cast = {ballot.seat_id: ballot.choice for ballot in item.ballots.all()}
        for seat in self.voters:
            self.fields[f"seat_{seat.pk}"] = forms.ChoiceField(
                label=seat.name,
                choices=Choice.choices(),
                required=False,
                initial=cast.get(seat.pk, suggest),
                widget=forms.RadioSelect,
            )

    @property
    def rows(self) -> list[tuple[Seat, forms.BoundField]]:
        """The members with their field, for the template."""
        return [(seat, self[f"seat_{seat.pk}"]) for seat in self.voters]

    @property
    def choices(self) -> dict[int, Choice]:
        """What was chosen; members still undecided are left out."""
        chosen = {seat.pk: self.cleaned_data[f"seat_{seat.pk}"] for seat in self.voters}
        return {key: Choice(choice) for key, choice in chosen.items() if choice}


class BallotForm(forms.Form):
    """A member's own open vote."""

    choice = forms.ChoiceField(label="Ý kiến của bạn", choices=Choice.choices(), widget=forms.RadioSelect)


class OpinionsForm(forms.Form):
    """The discussion, for the minutes."""

    opinions = forms.CharField(
        label="Ý kiến thảo luận",
        required=False,
        max_length=20_000,
        validators=[validate_printable],
        widget=forms.Textarea(attrs={"rows": 10}),
        help_text="Mỗi ý kiến một dòng; nội dung này được đưa vào Biên bản họp xét.",
    )


class ClosingForm(forms.Form):
    """When the meeting ended."""

    day = forms.DateField(label="Ngày kết thúc", widget=forms.DateInput(attrs=DAY))
    hour = forms.TimeField(label="Giờ kết thúc", widget=forms.TimeInput(attrs=HOUR, format="%H:%M"))

    @property
    def ends_at(self) -> datetime:
        """The moment typed in, by the office's clock."""
        return _moment(self, "day", "hour")


class ReasonForm(forms.Form):
    """Why, in writing."""

    reason = forms.CharField(label="Lý do", max_length=2000, widget=forms.Textarea(attrs={"rows": 4}))
