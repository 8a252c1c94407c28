"""The award has one name, and what a sentence counts is what the list beneath it has."""

from __future__ import annotations

from collections.abc import Sequence

from awards.enums import Matter, PaperKind, Severity
from awards.rules.agreement.reading import Reading
from awards.rules.agreement.statements import ROWS, Difference, Place, Side, Truth
from awards.rules.agreement.wording import is_near, plain


def forms_agree(readings: Sequence[Reading], truth: Truth) -> list[Difference]:
    """Where a paper calls the award otherwise than the plan; minutes may stand for several awards."""
    lawful = {plain(form) for form in truth.forms}
    found = []
    for reading in readings:
        shared = reading.facts.kind == PaperKind.MINUTES
        for statement in reading.forms:
            if plain(statement.value) in lawful or not truth.forms:
                continue
            if shared and not any(is_near(plain(statement.value), form) for form in lawful):
                continue  # another award that the council considered on the same day
            plan = Side(truth.forms[0], Place(ROWS, "hình thức khen thưởng của kế hoạch", "rows"))
            sentence = f"{statement.place.paper} ghi hình thức khen thưởng khác với kế hoạch."
            found.append(
                Difference(Matter.FORM, Severity.MUST, statement.subject, sentence, plan, statement.side)
            )
    return found


def counts_agree(readings: Sequence[Reading]) -> list[Difference]:
    """Where a paper counts otherwise than its own list: "02 tập thể" over a list of three."""
    found = []
    for reading in readings:
        for counted, there in reading.counts:
            if counted.value == there.value:
                continue
            sentence = (
                f"{counted.subject}: {counted.place.where} ghi {counted.value}, "
                f"nhưng {there.place.where} có {there.value}."
            )
            found.append(
                Difference(
                    Matter.COUNT,
                    Severity.MUST,
                    f"{counted.subject} – {reading.facts.title}",
                    sentence,
                    counted.side,
                    there.side,
                )
            )
    return found
