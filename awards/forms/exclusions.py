"""What is typed about somebody who is not proposed for now, and about people whose names are alike."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from awards.actions.exclusions import Flag
from awards.enums import ExclusionKind
from campaigns.forms.initiatives import RefusableForm
from campaigns.models import Collective, Individual

ENDED, LIFTED = "het", "go"


def _day(label: str, help_text: str = "", required: bool = True) -> forms.DateField:
    widget = forms.DateInput({"inputmode": "numeric", "placeholder": "dd/mm/yyyy"})
    return forms.DateField(label=label, help_text=help_text, required=required, widget=widget)


class ExclusionForm(RefusableForm):
    """Whom it is about, why, by which paper, from when to when."""

    whom = forms.ChoiceField(label="Tập thể, cá nhân")
    kind = forms.ChoiceField(label="Lý do chưa xét", choices=[("", "Chọn lý do"), *ExclusionKind.choices()])
    paper_number = forms.CharField(
        label="Số văn bản", max_length=60, required=False, help_text="Bắt buộc với kỷ luật; ví dụ 45/QĐ-UBND."
    )
    paper_date = _day("Ngày văn bản", required=False)
    from_date = _day("Từ ngày", "Với kỷ luật là ngày quyết định có hiệu lực.")
    to_date = _day("Đến hết ngày", "Để trống khi chưa biết ngày kết thúc.", required=False)
    note = forms.CharField(
        label="Nội dung",
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Người được ghi, đơn vị của người đó, Hội đồng và Chủ tịch đều đọc được.",
    )

    def __init__(
        self, *args: Any, choices: tuple[Sequence[Collective], Sequence[Individual]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        collectives, people = choices
        self.by_key: dict[str, Collective | Individual] = {f"c{one.pk}": one for one in collectives}
        self.by_key |= {f"i{one.pk}": one for one in people}
        groups = (
            ("Tập thể", [(f"c{one.pk}", one.name) for one in collectives]),
            ("Cá nhân", [(f"i{one.pk}", f"{one.full_name} ({one.unit})") for one in people]),
        )
        filled = [group for group in groups if group[1]]
        self.fields["whom"].choices = [("", "Chọn tập thể hoặc cá nhân"), *filled]  # type: ignore[attr-defined]

    @property
    def participant(self) -> Collective | Individual:
        """Whom it is about; only after ``is_valid``."""
        return self.by_key[self.cleaned_data["whom"]]

    def flag(self) -> Flag:
        """What was typed, for the action."""
        typed = {name: value for name, value in self.cleaned_data.items() if name not in ("whom", "kind")}
        return Flag(kind=ExclusionKind(self.cleaned_data["kind"]), **typed)


class ClosingForm(RefusableForm):
    """Whether the matter is over, or should never have stood."""

    how = forms.ChoiceField(
        label="Cách ghi",
        choices=[
            (ENDED, "Đã kết thúc: có hiệu lực đến hết ngày ghi dưới đây"),
            (LIFTED, "Gỡ bỏ: quyết định bị hủy, kết luận không có vi phạm, hoặc ghi nhầm"),
        ],
        widget=forms.RadioSelect,
    )
    last_day = _day("Có hiệu lực đến hết ngày", "Chỉ ghi khi đã kết thúc.", required=False)
    reason = forms.CharField(label="Lý do, căn cứ", max_length=2000, widget=forms.Textarea(attrs={"rows": 3}))

    def clean(self) -> dict[str, Any]:
        """The last day is needed to end it."""
        typed = super().clean() or self.cleaned_data
        if typed.get("how") == ENDED and not typed.get("last_day") and "last_day" not in self.errors:
            self.add_error("last_day", "Hãy ghi ngày cuối cùng còn hiệu lực.")
        return typed


class NamesakeForm(RefusableForm):
    """Whether two records are one person, and on what grounds."""

    is_same = forms.TypedChoiceField(
        label="Kết luận",
        choices=[("khac", "Không phải cùng một người"), ("cung", "Cùng một người")],
        coerce=lambda value: value == "cung",
        widget=forms.RadioSelect,
    )
    note = forms.CharField(
        label="Căn cứ",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Ví dụ: đối chiếu hồ sơ công chức, khác ngày sinh và quê quán.",
    )
