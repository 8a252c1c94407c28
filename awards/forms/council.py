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
LAST_PLACE = 1000
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
        choices = list(choices)
        keys = [nomination.pk for nomination in choices]
        field = self.fields["nominations"]
        assert isinstance(field, forms.ModelMultipleChoiceField)
        field.queryset = Nomination.objects.filter(pk__in=keys).order_by("award_form__position", "pk")
        self.choices = choices
        for place, nomination in enumerate(self.choices, start=1):
            self.fields[f"place_{nomination.pk}"] = forms.IntegerField(
                label=f"Thứ tự của {nomination.registration.participant}",
                required=False,
                min_value=1,
                max_value=999,
                initial=place,
                widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "form-control", "size": 3}),
            )

    @property
    def rows(self) -> list[tuple[Nomination, bool, forms.BoundField]]:
        """The nominations, whether each is ticked, and the field of its place, for the template."""
        ticked = {str(key) for key in self["nominations"].value() or ()}
        return [
            (nomination, str(nomination.pk) in ticked, self[f"place_{nomination.pk}"])
            for nomination in self.choices
        ]

    @property
    def chosen(self) -> list[Nomination]:
        """The ticked ones by their numbers; equal numbers, and none, keep the order of the page."""
        ticked = {nomination.pk for nomination in self.cleaned_data["nominations"]}
        kept = [nomination for nomination in self.choices if nomination.pk in ticked]
        return sorted(kept, key=lambda each: self.cleaned_data.get(f"place_{each.pk}") or LAST_PLACE)


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
                validators=[validate_printable],
                widget=forms.TextInput(attrs={"placeholder": "Lý do, nếu vắng", "class": "form-control"}),
            )
            for name, label, hour in (
                ("arrived", "Giờ đến, nếu đến muộn", row.arrived_at if row else None),
                ("left", "Giờ về, nếu về sớm", row.left_at if row else None),
            ):
                self.fields[f"{name}_{seat.pk}"] = forms.TimeField(
                    label=f"{label}: {seat.name}",
                    required=False,
                    initial=hour,
                    widget=forms.TimeInput(attrs=HOUR | {"class": "form-control", "size": 6}, format="%H:%M"),
                )

    def clean(self) -> dict[str, Any]:
        """An absent member needs a reason; the sentence stands beside the field."""
        values = super().clean() or {}
        for seat in self.members:
            if not values.get(f"present_{seat.pk}") and not values.get(f"reason_{seat.pk}", "").strip():
                self.add_error(f"reason_{seat.pk}", f"Hãy ghi lý do vắng mặt của {seat.name}.")
        return values

    @property
    def rows(self) -> list[tuple[Seat, list[forms.BoundField]]]:
        """The members with their four fields, for the template: present, why not, came, left."""
        names = ("present", "reason", "arrived", "left")
        return [(seat, [self[f"{name}_{seat.pk}"] for name in names]) for seat in self.members]

    @property
    def times(self) -> dict[int, tuple[time | None, time | None]]:
        """Who came late or left early, as the action takes it."""
        found = {
            seat.pk: (self.cleaned_data.get(f"arrived_{seat.pk}"), self.cleaned_data.get(f"left_{seat.pk}"))
            for seat in self.members
        }
        return {key: hours for key, hours in found.items() if hours != (None, None)}

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


class OpinionForm(forms.Form):
    """What one member says of a case."""

    seat = forms.ModelChoiceField(label="Thành viên", queryset=Seat.objects.none())
    text = forms.CharField(
        label="Ý kiến",
        max_length=5000,
        validators=[validate_printable],
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    received_on = forms.DateField(
        label="Ngày nhận văn bản",
        required=False,
        widget=forms.DateInput(attrs=DAY),
        help_text=(
            "Chỉ điền khi thành viên vắng mặt gửi ý kiến bằng văn bản; ý kiến này ghi riêng trong biên bản "
            "và không tính là phiếu biểu quyết."
        ),
    )

    def __init__(self, *args: Any, seats: Iterable[Seat], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer(self, seats)


class RecusalForm(forms.Form):
    """Who leaves a case, and which interest he has in it."""

    seat = forms.ModelChoiceField(label="Thành viên", queryset=Seat.objects.none())
    reason = forms.CharField(
        label="Lý do",
        max_length=300,
        validators=[validate_printable],
        help_text="Ví dụ: là vợ của người được xét. Lý do được ghi trong biên bản.",
    )

    def __init__(self, *args: Any, seats: Iterable[Seat], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer(self, seats)


def _offer(form: forms.Form, seats: Iterable[Seat]) -> None:
    """Let ``form`` choose among ``seats``; where there is but one, it is chosen."""
    offered = list(seats)
    field = form.fields["seat"]
    assert isinstance(field, forms.ModelChoiceField)
    keys = [seat.pk for seat in offered]
    field.queryset = Seat.objects.filter(pk__in=keys).order_by("position", "pk")
    if len(offered) == 1:
        field.initial, field.empty_label = offered[0], None


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

    reason = forms.CharField(
        label="Lý do",
        max_length=2000,
        validators=[validate_printable],  # it is printed in minutes that can no longer be changed
        widget=forms.Textarea(attrs={"rows": 4}),
    )
