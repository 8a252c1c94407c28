"""Points in the words of a score sheet: what a stage gave, and how a total arose."""

from __future__ import annotations

from campaigns.rules.scoring import Mark, Reckoning
from campaigns.rules.vietnamese import number, short_number

NOT_ARISING = "Không phát sinh"
NOT_ARISING_SHORT = "KPS"  # for the narrow cells of the printed form, which explains it
NOTHING = "–"


def mark_words(mark: Mark, *, not_arising: str = NOT_ARISING, nothing: str = NOTHING) -> str:
    """What stands in the cell of a stage: "8,00", the words for "does not arise", or a dash."""
    if mark.not_arising:
        return not_arising
    return nothing if mark.points is None else number(mark.points, 2)


def reckoning_words(reckoning: Reckoning) -> str:
    """How the total arose.

    "Điểm đạt 72,00 / 90 điểm phát sinh × 100 = 80,00; điểm thưởng +2,00; điểm phạt −1,00; tổng 81,00".
    """
    full = short_number(reckoning.full)
    points = f"Điểm đạt {number(reckoning.points, 2)} / "
    if reckoning.is_rescaled:
        reachable = short_number(reckoning.reachable)
        points += f"{reachable} điểm phát sinh × {full} = {number(reckoning.scaled, 2)}"
    else:
        points += f"{full} điểm"
    steps = [points]
    if reckoning.bonus:
        steps.append(f"điểm thưởng +{number(reckoning.bonus, 2)}")
    if reckoning.penalty:
        steps.append(f"điểm phạt −{number(reckoning.penalty, 2)}")
    return "; ".join([*steps, f"tổng {number(reckoning.total, 2)}{_bound(reckoning)}"])


def _bound(reckoning: Reckoning) -> str:
    """Says so when the sum went beyond an end of the scale."""
    free = reckoning.scaled + reckoning.bonus - reckoning.penalty
    if free > reckoning.total:
        return f" (không quá {short_number(reckoning.full)})"
    return " (không dưới 0)" if free < reckoning.total else ""
