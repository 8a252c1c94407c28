"""Forms of a secret vote: the ballot on screen, who gets a printed one, who counts, and the count."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms

from awards.enums import Choice
from awards.models import PaperCount, Seat
from awards.models.secret_vote import COUNTS
from awards.rules.secret_vote import Counted

# What a browser sends and a server may log by its length is of one length, whatever is chosen.
CODES = {str(place): choice for place, choice in enumerate(Choice, start=1)}


class SecretBallotForm(forms.Form):
    """A member's choice; ``sure`` comes with the second step, which is final."""

    choice = forms.ChoiceField(
        choices=[(code, choice.label) for code, choice in CODES.items()],
        error_messages={
            "required": "Hãy chọn một trong ba ý kiến.",
            "invalid_choice": "Hãy chọn một trong ba ý kiến.",
        },
    )
    sure = forms.BooleanField(required=False)

    @property
    def chosen(self) -> Choice:
        """The choice sent."""
        return CODES[self.cleaned_data["choice"]]


class HandOutForm(forms.Form):
    """Who of those present votes with a printed ballot."""

    seats = forms.ModelMultipleChoiceField(
        label="Thành viên nhận phiếu giấy",
        queryset=Seat.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Bỏ dấu chọn nghĩa là đã thu lại phiếu giấy của thành viên đó, chưa kiểm.",
    )

    def __init__(self, *args: Any, present: Iterable[Seat], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer(self, "seats", present)


class TellersForm(forms.Form):
    """The counting team and its head."""

    seats = forms.ModelMultipleChoiceField(
        label="Thành viên Tổ kiểm phiếu",
        queryset=Seat.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Hãy chọn ít nhất hai thành viên."},
    )
    head = forms.ModelChoiceField(
        label="Tổ trưởng", queryset=Seat.objects.none(), empty_label="Chọn tổ trưởng"
    )

    def __init__(self, *args: Any, present: Iterable[Seat], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        seats = list(present)
        _offer(self, "seats", seats)
        _offer(self, "head", seats)


class PaperCountForm(forms.Form):
    """The counting sheet of one item."""

    issued = forms.IntegerField(label="Số phiếu phát ra", min_value=0, max_value=999)
    returned = forms.IntegerField(label="Số phiếu thu vào", min_value=0, max_value=999)
    votes_for = forms.IntegerField(label="Đồng ý", min_value=0, max_value=999)
    votes_against = forms.IntegerField(label="Không đồng ý", min_value=0, max_value=999)
    votes_abstain = forms.IntegerField(label="Không có ý kiến", min_value=0, max_value=999)
    votes_invalid = forms.IntegerField(label="Không hợp lệ", min_value=0, max_value=999)

    def __init__(self, *args: Any, handed_out: int, count: PaperCount | None, **kwargs: Any) -> None:
        first = {name: getattr(count, name) for name in ("issued", "returned", *COUNTS)} if count else {}
        kwargs["initial"] = first or {"issued": handed_out}
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget.attrs |= {"inputmode": "numeric", "autocomplete": "off"}

    @property
    def counted(self) -> Counted:
        """The sheet as it was typed."""
        values = self.cleaned_data
        return Counted(values["issued"], values["returned"], *(values[name] for name in COUNTS))


def _offer(form: forms.Form, name: str, seats: Iterable[Seat]) -> None:
    field = form.fields[name]
    assert isinstance(field, forms.ModelChoiceField)
    keys = [seat.pk for seat in seats]
    field.queryset = Seat.objects.filter(pk__in=keys).order_by("position", "pk")
