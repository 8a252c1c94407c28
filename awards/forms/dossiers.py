"""What is typed for papers, hand-overs and results; the domain's refusals come back into the form."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms

from awards.models import Nomination
from awards.queries.agreement import DISAGREEMENT
from awards.queries.nominations import IN_NAME_ORDER
from awards.rules.numbering import parse_number
from campaigns.enums import SignatoryRole
from campaigns.errors import Refused
from campaigns.models import Organisation, Signatory
from campaigns.queries.signatories import signatories_of
from campaigns.rules.signing import signs_for_body

DAY = {"inputmode": "numeric", "placeholder": "ngày/tháng/năm", "autocomplete": "off"}
AWARDED, NOT_AWARDED = "co", "khong"
EXPLANATION = "override_reason"


class RefusableForm(forms.Form):
    """A form that can say why the domain refused."""

    def refuse(self, refusal: Refused) -> None:
        """Show every reason above the form; what was typed stays."""
        for reason in refusal.reasons:
            self.add_error(None, reason.sentence)


def signatory_field(organisation: Organisation, *, own_power: bool = False) -> forms.ModelChoiceField:
    """Who signs; the head is chosen beforehand.

    ``own_power``: the head's own power to decide, which nobody uses by order or by authorisation.
    """
    rows = signatories_of(organisation)
    if own_power:
        rows = rows.filter(role__in=[role.value for role in SignatoryRole if signs_for_body(role)])
    return SignatoryField(label="Người ký", queryset=rows, initial=rows.first(), empty_label=None)


class SignatoryField(forms.ModelChoiceField):
    """Signatories with the capacity in which they sign."""

    def label_from_instance(self, obj: Signatory) -> str:
        """Post, name and capacity."""
        return f"{obj} – {obj.get_role_display()}" if obj.role != SignatoryRole.CHAIRMAN else str(obj)


class ExplainedForm(RefusableForm):
    """A paper that differs from others is issued only with a written reason, asked for when it is needed."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if EXPLANATION in self.data:
            self.ask_reason()

    def ask_reason(self) -> None:
        """Show the field in which the reason is written.

        The browser does not insist on it: who mends the number or the day instead has nothing to explain.
        """
        self.fields[EXPLANATION] = forms.CharField(
            label="Lý do phát hành khi còn điểm chưa khớp",
            max_length=1000,
            required=False,
            widget=forms.Textarea(attrs={"rows": 3}),
            help_text="Sửa cho khớp rồi thì để trống. Lý do được lưu cùng văn bản và ghi vào nhật ký.",
        )

    @property
    def explanation(self) -> str:
        """The reason as it was typed; empty where none was asked."""
        return str(self.cleaned_data.get(EXPLANATION, ""))

    def refuse(self, refusal: Refused) -> None:
        """Show every reason; what has to be explained gets its field."""
        super().refuse(refusal)
        if DISAGREEMENT in refusal.codes:
            asked = EXPLANATION in self.fields
            self.ask_reason()
            if asked:
                self.add_error(EXPLANATION, "Hãy ghi lý do, hoặc sửa cho khớp rồi phát hành.")


class NumberedForm(ExplainedForm):
    """Number and day of a paper, as the office's register gave them."""

    number = forms.CharField(
        label="Số",
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        help_text="Theo sổ văn thư. Số gợi ý là số còn trống tiếp theo trên cổng.",
    )
    day = forms.DateField(label="Ngày ban hành", widget=forms.DateInput(attrs=DAY))

    def __init__(self, *args: Any, symbol: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.symbol = symbol
        self.fields["number"].label = f"Số (…/{symbol})"

    def clean_number(self) -> int:
        """The number typed: "5", "05" or "05/TTr-UBND"."""
        try:
            return parse_number(self.cleaned_data["number"], self.symbol)
        except Refused as refusal:
            raise forms.ValidationError([reason.sentence for reason in refusal.reasons]) from refusal


class IssueForm(NumberedForm):
    """A paper's number and day, who signs it, and a late one on purpose."""

    accept_late = forms.BooleanField(label="Vẫn phát hành dù đã quá hạn gửi hồ sơ", required=False)

    def __init__(
        self,
        *args: Any,
        organisation: Organisation,
        is_signed: bool,
        own_power: bool,
        may_be_late: bool,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        if is_signed:
            self.fields["signatory"] = signatory_field(organisation, own_power=own_power)
        if not may_be_late:
            del self.fields["accept_late"]


class NomineesField(forms.ModelMultipleChoiceField):
    """Nominations by the names that papers give them."""

    def label_from_instance(self, obj: Nomination) -> str:
        """The name with post and unit."""
        return _named(obj)


class OwnDecisionForm(NumberedForm):
    """The chairman's own decision: whom it names, its number and day."""

    nominations = NomineesField(
        label="Tặng Giấy khen cho",
        queryset=Nomination.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Hãy chọn ít nhất một đề nghị."},
    )
    field_order = ("nominations", "number", "day", "signatory", EXPLANATION)

    def __init__(
        self, *args: Any, organisation: Organisation, choices: Iterable[Nomination], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        keys = [nomination.pk for nomination in choices]
        field = self.fields["nominations"]
        assert isinstance(field, NomineesField)
        field.queryset = (
            Nomination.objects.filter(pk__in=keys)
            .select_related(
                "award_form",
                "registration__period",
                "registration__collective",
                "registration__individual",
                "registration__unit",
            )
            .order_by(*IN_NAME_ORDER)
        )
        field.initial = keys
        self.fields["day"].label = "Ngày quyết định"
        self.fields["signatory"] = signatory_field(organisation, own_power=True)
        self.order_fields(self.field_order)


class HandOverForm(RefusableForm):
    """The receipt of a dossier at the receiving office."""

    handed_on = forms.DateField(label="Ngày nộp", widget=forms.DateInput(attrs=DAY))
    handed_by = forms.CharField(label="Người nộp", max_length=120)
    received_by = forms.CharField(label="Người nhận", max_length=120)
    receipt_number = forms.CharField(label="Số phiếu tiếp nhận", max_length=60)
    note = forms.CharField(label="Ghi chú", max_length=300, required=False)


class ReasonForm(RefusableForm):
    """A written reason."""

    reason = forms.CharField(label="Lý do", max_length=2000, widget=forms.Textarea(attrs={"rows": 4}))


class ResultForm(RefusableForm):
    """The higher level's decision, and its answer on every nomination."""

    number = forms.CharField(
        label="Số, ký hiệu quyết định", max_length=60, help_text="Ghi đủ như trên quyết định."
    )
    decided_on = forms.DateField(label="Ngày quyết định", widget=forms.DateInput(attrs=DAY))
    issuer = forms.CharField(label="Người ban hành", max_length=200)

    def __init__(self, *args: Any, nominations: Iterable[Nomination], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.nominations = list(nominations)
        for nomination in self.nominations:
            self.fields[f"ket-qua-{nomination.pk}"] = forms.ChoiceField(
                label=_named(nomination),
                choices=((AWARDED, "Được khen thưởng"), (NOT_AWARDED, "Không được khen thưởng")),
                widget=forms.RadioSelect,
                error_messages={"required": "Hãy chọn kết quả của đề nghị này."},
            )

    @property
    def awarded(self) -> dict[int, bool]:
        """Nomination id → whether it is awarded; only after ``is_valid``."""
        return {
            nomination.pk: self.cleaned_data[f"ket-qua-{nomination.pk}"] == AWARDED
            for nomination in self.nominations
        }


def _named(nomination: Nomination) -> str:
    registration = nomination.registration
    if registration.individual is None:
        return registration.unit.name
    return f"{registration.individual.full_name} – {registration.post}, {registration.unit}"
