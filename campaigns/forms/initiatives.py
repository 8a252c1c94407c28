"""Forms of initiatives: whose, what, and who recognised it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from campaigns.enums import Level
from campaigns.errors import STALE, Refused
from campaigns.models import Collective, Individual, Initiative


class RefusableForm(forms.Form):
    """A form that tells why the domain refused what it asked for."""

    is_stale = False

    def refuse(self, refusal: Refused) -> None:
        """Every reason becomes an error of the whole form; what was typed stays."""
        self.is_stale = STALE.code in refusal.codes
        for reason in refusal.reasons:
            self.add_error(None, reason.sentence)


class InitiativeForm(RefusableForm):
    """Title and effect, and for a new one its owner."""

    owner = forms.ChoiceField(label="Chủ sáng kiến")
    title = forms.CharField(
        label="Tên sáng kiến, giải pháp", max_length=300, widget=forms.Textarea({"rows": 2})
    )
    effect = forms.CharField(
        label="Hiệu quả",
        required=False,
        max_length=5000,
        widget=forms.Textarea({"rows": 5}),
        help_text="Đã áp dụng ở đâu, từ khi nào, tiết kiệm bao nhiêu thời gian, chi phí; tác dụng ra sao.",
    )

    def __init__(
        self,
        *args: Any,
        owners: tuple[Sequence[Collective], Sequence[Individual]] | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        if owners is None:
            del self.fields["owner"]
            return
        collectives, people = owners
        self.by_key: dict[str, Collective | Individual] = {f"c{one.pk}": one for one in collectives}
        self.by_key |= {f"i{one.pk}": one for one in people}
        groups = (
            ("Tập thể", [(f"c{one.pk}", one.name) for one in collectives]),
            ("Cá nhân", [(f"i{one.pk}", f"{one.full_name} ({one.unit})") for one in people]),
        )
        filled = [group for group in groups if group[1]]
        blank = [] if len(self.by_key) == 1 else [("", "Chọn tập thể hoặc cá nhân")]
        self.fields["owner"].choices = [*blank, *filled]  # type: ignore[attr-defined]

    def owner_fields(self) -> dict[str, Any]:
        """The chosen owner as the action's arguments; only after ``is_valid``."""
        chosen = self.by_key[self.cleaned_data["owner"]]
        return {"collective": chosen} if isinstance(chosen, Collective) else {"individual": chosen}


class RecognitionForm(RefusableForm):
    """The decision that recognised an initiative."""

    level = forms.ChoiceField(label="Cấp công nhận", choices=[("", "Chọn cấp"), *Level.choices()])
    recognised_by = forms.CharField(
        label="Cơ quan công nhận", max_length=200, help_text="Ví dụ: Hội đồng sáng kiến huyện."
    )
    decision_number = forms.CharField(label="Số quyết định", max_length=60, help_text="Ví dụ: 1234/QĐ-UBND.")
    decision_date = forms.DateField(
        label="Ngày quyết định",
        widget=forms.DateInput({"inputmode": "numeric", "placeholder": "dd/mm/yyyy"}),
        help_text="Ngày, tháng, năm; ví dụ 05/02/2025.",
    )

    @staticmethod
    def initial_of(initiative: Initiative) -> dict[str, Any]:
        """What is recorded now."""
        names = ("level", "recognised_by", "decision_number", "decision_date")
        return {name: getattr(initiative, name) for name in names}
