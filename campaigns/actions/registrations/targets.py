"""The chỉ tiêu and nhiệm vụ of a registration: what is promised, and later what was reached."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from campaigns.enums import TargetKind
from campaigns.errors import Reason
from campaigns.models import Registration, RegistrationTarget
from campaigns.rules.vietnamese import nfc, short_number

MOST_TARGETS = 60
LARGEST_FIGURE = Decimal("9999999999.99")
LONGEST_TEXT, LONGEST_UNIT, LONGEST_RESULT = 400, 40, 600


@dataclass(frozen=True, slots=True)
class TargetInput:
    """One line that is registered: a figure with its unit and planned number, or a task (text alone)."""

    kind: TargetKind
    text: str
    unit: str = ""
    planned: Decimal | None = None

    def tidy(self) -> TargetInput:
        """The same as it is stored: NFC texts of one line; a task has neither unit nor number."""
        text = " ".join(nfc(self.text).split())
        if self.kind == TargetKind.TASK:
            return TargetInput(TargetKind.TASK, text)
        return TargetInput(TargetKind.FIGURE, text, nfc(self.unit), self.planned)


@dataclass(frozen=True, slots=True)
class TargetResult:
    """What was reached: a number for a figure, words for a task (and, where useful, for a figure)."""

    reached: Decimal | None = None
    result: str = ""


def reasons_against_targets(targets: Sequence[TargetInput]) -> list[Reason]:
    """What is wrong with the lines, each named by its place; figures need a number from 0."""
    reasons = [reason for place, target in enumerate(targets, start=1) for reason in _reasons(place, target)]
    if len(targets) > MOST_TARGETS:
        reasons.append(Reason("too_many_targets", f"Một đăng ký có nhiều nhất {MOST_TARGETS} dòng."))
    return reasons


def reasons_against_results(registration: Registration, results: Mapping[int, TargetResult]) -> list[Reason]:
    """What is wrong with the results: lines of another registration, numbers or texts out of bounds."""
    own = set(registration.targets.values_list("pk", flat=True))
    if not results.keys() <= own:
        return [Reason("unknown_target", "Có dòng không thuộc đăng ký này. Hãy tải lại trang.")]
    reasons: list[Reason] = []
    for entry in results.values():
        if not _in_range(entry.reached):
            reasons.append(Reason("figure_out_of_range", f"Số đạt được {_bounds()}."))
        if len(nfc(entry.result)) > LONGEST_RESULT:
            reasons.append(Reason("text_too_long", f"Kết quả thực hiện dài nhất {LONGEST_RESULT} ký tự."))
    return reasons


def replace_targets(registration: Registration, targets: Sequence[TargetInput]) -> None:
    """Make ``targets`` the lines of ``registration``, in this order.

    A line with the same kind and text keeps its row, and with it any result that was recorded before a
    return.
    """
    old = list(registration.targets.order_by("position", "pk"))
    for position, target in enumerate(targets, start=1):
        same = next((row for row in old if (row.kind, row.text) == (target.kind, target.text)), None)
        if same is not None:
            old.remove(same)
        row = same or RegistrationTarget(registration=registration, kind=target.kind, text=target.text)
        row.position, row.unit, row.planned = position, target.unit, target.planned
        row.save()
    registration.targets.filter(pk__in=[row.pk for row in old]).delete()


def store_results(registration: Registration, results: Mapping[int, TargetResult]) -> dict[str, list[str]]:
    """Write the results; lines that are not named keep theirs. Returns what changed, for the record."""
    changes: dict[str, list[str]] = {}
    for row in registration.targets.filter(pk__in=results.keys()).order_by("position", "pk"):
        entry = results[row.pk]
        reached = entry.reached if row.kind == TargetKind.FIGURE else None
        before, after = _result_words(row.reached, row.result), _result_words(reached, nfc(entry.result))
        if before != after:
            changes[row.text] = [before, after]
            row.reached, row.result = reached, nfc(entry.result)
            row.save(update_fields=["reached", "result"])
    return changes


def target_words(targets: Iterable[TargetInput | RegistrationTarget]) -> list[str]:
    """The lines as the record of acts keeps them: "Tỷ lệ hồ sơ đúng hạn: 98,5%"."""
    return [
        target.text if target.planned is None else f"{target.text}: {_figure(target.planned, target.unit)}"
        for target in targets
    ]


def _figure(value: Decimal, unit: str) -> str:
    gap = "" if unit in ("", "%") else " "
    return f"{short_number(value)}{gap}{unit}"


def _reasons(place: int, target: TargetInput) -> list[Reason]:
    reasons: list[Reason] = []
    name = f"{target.kind.label} ở dòng {place}"
    if not target.text:
        reasons.append(Reason("text_missing", f"{name} chưa ghi nội dung."))
    if len(target.text) > LONGEST_TEXT:
        reasons.append(Reason("text_too_long", f"{name} dài quá {LONGEST_TEXT} ký tự."))
    if len(target.unit) > LONGEST_UNIT:
        reasons.append(Reason("text_too_long", f"{name}: đơn vị tính dài quá {LONGEST_UNIT} ký tự."))
    if target.kind == TargetKind.FIGURE and target.planned is None:
        reasons.append(Reason("figure_missing", f"{name} chưa có con số đăng ký."))
    if not _in_range(target.planned):
        reasons.append(Reason("figure_out_of_range", f"{name}: con số {_bounds()}."))
    return reasons


def _in_range(figure: Decimal | None) -> bool:
    return figure is None or (figure.is_finite() and 0 <= figure <= LARGEST_FIGURE)


def _bounds() -> str:
    return f"phải từ 0 đến {short_number(LARGEST_FIGURE)}"


def _result_words(reached: Decimal | None, result: str) -> str:
    figure = "" if reached is None else short_number(reached)
    return "; ".join(part for part in (figure, result) if part)
