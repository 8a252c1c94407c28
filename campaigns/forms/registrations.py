"""What is typed for a registration: aims, chỉ tiêu, nhiệm vụ; later the results."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from django import forms
from django.http import QueryDict

from campaigns.actions.registrations import TargetInput, TargetResult
from campaigns.actions.registrations.targets import (
    LARGEST_FIGURE,
    LONGEST_RESULT,
    LONGEST_TEXT,
    LONGEST_UNIT,
)
from campaigns.enums import CompletionLevel, ParticipantKind, TargetKind
from campaigns.forms.figures import FigureField
from campaigns.forms.rows import Problem, RowForm, problems_of, row_set
from campaigns.models import AwardForm, Campaign, Collective, Individual, Registration, RegistrationTarget
from campaigns.queries.registration_board import BoardGroup

MOST_ROWS = 30
EMPTY_ROWS = 3
ONE_LINE = forms.Textarea(attrs={"rows": 1})  # grows with what is typed
NO_CHOICE = "— Chưa chọn —"


class AimsForm(forms.Form):
    """Mức độ hoàn thành and hình thức khen thưởng; both may wait until sending."""

    participant = forms.ChoiceField(
        label="Đăng ký cho",
        error_messages={
            "required": "Hãy chọn tập thể hoặc cá nhân.",
            "invalid_choice": "Tập thể, cá nhân này không có trong danh sách mà bạn được đăng ký.",
        },
    )
    completion_level = forms.ChoiceField(
        label="Mức độ hoàn thành nhiệm vụ",
        choices=CompletionLevel.choices(),
        widget=forms.RadioSelect,
        required=False,
    )
    award_form = forms.ModelChoiceField(
        label="Hình thức khen thưởng phấn đấu đạt được",
        queryset=AwardForm.objects.none(),
        empty_label=NO_CHOICE,
        required=False,
    )

    def __init__(
        self, campaign: Campaign, *args: Any, participants: list[tuple[str, Any]] | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["award_form"].queryset = campaign.award_forms.order_by("position", "pk")  # type: ignore[attr-defined]
        if participants is None:
            del self.fields["participant"]
        else:
            self.fields["participant"].choices = participants  # type: ignore[attr-defined]


class FigureRow(RowForm):
    """A chỉ tiêu: what, in which unit, how much."""

    text = forms.CharField(
        label="Nội dung chỉ tiêu",
        max_length=LONGEST_TEXT,
        widget=ONE_LINE,
        error_messages={"required": "Chưa ghi nội dung chỉ tiêu."},
    )
    unit = forms.CharField(label="Đơn vị tính", max_length=LONGEST_UNIT, required=False)
    planned = FigureField(
        label="Số đăng ký",
        min_value=Decimal(0),
        max_value=LARGEST_FIGURE,
        decimal_places=2,
        error_messages={"required": "Chưa ghi con số đăng ký."},
    )


class TaskRow(RowForm):
    """A nhiệm vụ trọng tâm, in words."""

    text = forms.CharField(
        label="Nội dung nhiệm vụ",
        max_length=LONGEST_TEXT,
        widget=ONE_LINE,
    )


FigureRows = row_set(FigureRow, most=MOST_ROWS)
TaskRows = row_set(TaskRow, most=MOST_ROWS)
ROW_SETS = (("figures", FigureRows, FigureRow), ("tasks", TaskRows, TaskRow))


class RegistrationForms:
    """The whole page: the aims and two tables of rows."""

    def __init__(
        self,
        campaign: Campaign,
        *,
        data: QueryDict | None = None,
        registration: Registration | None = None,
        participants: list[tuple[str, Any]] | None = None,
        participant: str = "",
    ) -> None:
        """From what was posted, or from what is stored, or empty with ``participant`` chosen.

        Posted with one of the buttons "add_figures" and "add_tasks" it comes back as typed, unchecked, with
        more empty rows.
        """
        self.adding = next(
            (name for name, _, _ in ROW_SETS if data is not None and f"add_{name}" in data), ""
        )
        if data is not None and not self.adding:
            self.aims = AimsForm(campaign, data, participants=participants)
            self.figures, self.tasks = (rows(data, prefix=name) for name, rows, _ in ROW_SETS)
            return
        aims = data.dict() if data is not None else _stored_aims(registration, participant)
        self.aims = AimsForm(campaign, initial=aims, participants=participants)
        self.figures, self.tasks = (
            rows(
                initial=_typed_rows(data, name, row)
                if data is not None
                else _stored_rows(registration, name),
                prefix=name,
            )
            for name, rows, row in ROW_SETS
        )
        for name, rows in (("figures", self.figures), ("tasks", self.tasks)):
            rows.extra = EMPTY_ROWS if not rows.initial or self.adding == name else 1
            rows.extra = max(0, min(rows.extra, MOST_ROWS - len(rows.initial or ())))

    def is_valid(self) -> bool:
        """Whether everything typed can be stored; every part is checked, so that all mistakes show."""
        return all([self.aims.is_valid(), self.figures.is_valid(), self.tasks.is_valid()])

    def contents(self) -> dict[str, Any]:
        """What ``actions.registrations.save`` takes, after ``is_valid``."""
        figures = [
            TargetInput(TargetKind.FIGURE, row["text"], row["unit"], row["planned"])
            for row in self.figures.filled()
        ]
        tasks = [TargetInput(TargetKind.TASK, row["text"]) for row in self.tasks.filled()]
        return {
            "completion_level": self.aims.cleaned_data["completion_level"],
            "award_form": self.aims.cleaned_data["award_form"],
            "targets": [*figures, *tasks],
        }

    @property
    def problems(self) -> list[Problem]:
        """Everything wrong on the page, from the top."""
        if not self.aims.is_bound:
            return []
        return [
            *problems_of(self.aims),
            *self.figures.problems("Chỉ tiêu thi đua"),
            *self.tasks.problems("Nhiệm vụ trọng tâm"),
        ]


class ReturnForm(forms.Form):
    """The written reason for which a registration goes back."""

    reason = forms.CharField(
        label="Lý do trả lại",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Ghi rõ cần sửa, bổ sung gì; người đăng ký đọc đúng lời này.",
        error_messages={"required": "Hãy ghi rõ lý do."},
    )


class ResultRow(RowForm):
    """What was reached of one target; a task has words only."""

    reached = FigureField(
        label="Số đạt được", min_value=Decimal(0), max_value=LARGEST_FIGURE, decimal_places=2, required=False
    )
    result = forms.CharField(
        label="Kết quả thực hiện",
        max_length=LONGEST_RESULT,
        required=False,
        widget=ONE_LINE,
    )

    def __init__(self, target: RegistrationTarget, data: QueryDict | None = None) -> None:
        initial = {"reached": target.reached, "result": target.result}
        super().__init__(data, prefix=f"target-{target.pk}", initial=initial)
        self.target = target
        if target.kind == TargetKind.TASK:
            del self.fields["reached"]
        for field in self.fields.values():
            field.widget.attrs["aria-label"] = f"{field.label}: {target.text}"

    def value(self) -> TargetResult:
        """The result typed, after ``is_valid``."""
        return TargetResult(self.cleaned_data.get("reached"), self.cleaned_data["result"])


class ResultForms:
    """One row of results for every target of a registration."""

    def __init__(self, targets: Iterable[RegistrationTarget], data: QueryDict | None = None) -> None:
        self.rows = [ResultRow(target, data) for target in targets]

    def is_valid(self) -> bool:
        """Whether every row can be stored; all are checked."""
        return not [row for row in self.rows if not row.is_valid()]

    def results(self) -> Mapping[int, TargetResult]:
        """What ``actions.registrations.record_results`` takes, after ``is_valid``."""
        return {row.target.pk: row.value() for row in self.rows}

    @property
    def problems(self) -> list[Problem]:
        """Everything wrong, with the target's own words."""
        return [problem for row in self.rows if row.is_bound for problem in problems_of(row, row.target.text)]


class BoardFilterForm(forms.Form):
    """What narrows the board; an unknown value narrows nothing."""

    q = forms.CharField(label="Tìm theo tên", max_length=120, required=False)
    trang_thai = forms.ChoiceField(
        label="Tình trạng", choices=[("", "Tất cả"), *BoardGroup.choices()], required=False
    )
    loai = forms.ChoiceField(
        label="Đối tượng", choices=[("", "Tất cả"), *ParticipantKind.choices()], required=False
    )
    don_vi = forms.TypedChoiceField(label="Đơn vị", coerce=int, empty_value=None, required=False)

    def __init__(self, units: Iterable[Collective], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["don_vi"].choices = [("", "Tất cả"), *((unit.pk, str(unit)) for unit in units)]  # type: ignore[attr-defined]


def participant_choices(
    collectives: Iterable[Collective], people: Iterable[Individual]
) -> list[tuple[str, Any]]:
    """The participants by groups, as a drop-down list takes them; people with their unit beside the name."""
    units = [(f"{ParticipantKind.COLLECTIVE.value}-{unit.pk}", str(unit)) for unit in collectives]
    persons = [
        (f"{ParticipantKind.INDIVIDUAL.value}-{person.pk}", f"{person} – {person.post}, {person.unit}")
        for person in people
    ]
    groups = [(ParticipantKind.COLLECTIVE.label, units), (ParticipantKind.INDIVIDUAL.label, persons)]
    return [("", NO_CHOICE), *((label, rows) for label, rows in groups if rows)]


def _stored_aims(registration: Registration | None, participant: str) -> dict[str, Any]:
    if registration is None:
        return {"participant": participant}
    return {"completion_level": registration.completion_level, "award_form": registration.award_form_id}


def _stored_rows(registration: Registration | None, name: str) -> list[dict[str, Any]]:
    if registration is None:
        return []
    kind = TargetKind.FIGURE if name == "figures" else TargetKind.TASK
    rows = registration.targets.filter(kind=kind).order_by("position", "pk")
    return [{"text": row.text, "unit": row.unit, "planned": row.planned} for row in rows]


def _typed_rows(data: QueryDict, prefix: str, row: type[RowForm]) -> list[dict[str, str]]:
    """The rows as they were typed, the empty ones left out."""
    total = data.get(f"{prefix}-TOTAL_FORMS", "")[:4]
    count = min(int(total), MOST_ROWS) if total.isdecimal() else 0
    rows = [
        {name: data.get(f"{prefix}-{place}-{name}", "") for name in row.base_fields} for place in range(count)
    ]
    return [typed for typed in rows if any(typed.values())]
