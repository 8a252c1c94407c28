"""Days in the order of the work, numbers as the register has them and given once."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from awards.enums import Matter, PaperKind, Severity
from awards.rules.agreement.reading import Reading
from awards.rules.agreement.statements import ROWS, Difference, Place, Side, Truth
from campaigns.rules.vietnamese import short_date

REGISTER = "Sổ văn bản trên cổng"
RESTING = (PaperKind.PROPOSAL, PaperKind.AWARD_DECISION)  # papers that rest on the council's minutes


def dates_in_order(readings: Sequence[Reading], truth: Truth) -> list[Difference]:
    """Meeting ≤ minutes ≤ letter or decision ≤ last day; equal days are lawful, a late letter is seen."""
    found: list[Difference] = []
    minutes = [each for each in readings if each.held is not None]
    for each in minutes:
        found += _after("ngày họp", each, each.held, "ngày ban hành", each, each.facts.dated)
    for resting in (each for each in readings if each.facts.kind in RESTING):
        day = resting.facts.dated
        for each in minutes:
            earlier = each.facts.dated or each.held
            where = "ngày ban hành" if each.facts.dated else "ngày họp"
            found += _after(where, each, earlier, "ngày ban hành", resting, day)
        if resting.facts.kind == PaperKind.PROPOSAL and day and truth.last_day and day > truth.last_day:
            last = Side(short_date(truth.last_day), Place(ROWS, "hạn gửi hồ sơ của đợt", "rows"))
            sentence = f"{resting.facts.title} ghi ngày sau hạn gửi hồ sơ."
            found.append(
                Difference(
                    Matter.DATES,
                    Severity.LOOK,
                    resting.facts.title,
                    sentence,
                    last,
                    Side(short_date(day), resting.place("ngày ban hành")),
                )
            )
    return found


def _after(
    where: str, first: Reading, earlier: date | None, other: str, second: Reading, later: date | None
) -> list[Difference]:
    if earlier is None or later is None or earlier <= later:
        return []
    sentence = (
        f"{second.facts.title} ghi ngày {short_date(later)}, trước {where} của {first.facts.title} "
        f"({short_date(earlier)})."
    )
    return [
        Difference(
            Matter.DATES,
            Severity.MUST,
            second.facts.title,
            sentence,
            Side(short_date(earlier), first.place(where)),
            Side(short_date(later), second.place(other)),
        )
    ]


def numbers_agree(readings: Sequence[Reading], truth: Truth) -> list[Difference]:
    """Number and day printed are those of the register, and no other paper of the year has the number."""
    found: list[Difference] = []
    for each in readings:
        facts = each.facts
        if facts.dated is None:
            continue
        pairs = []
        if each.number is not None:
            pairs.append(("số, ký hiệu", facts.reference, each.number))
        if each.has_day or each.dated:
            printed_day = short_date(each.dated) if each.dated else ""
            pairs.append(("ngày", short_date(facts.dated), printed_day))
        for what, registered, printed in pairs:
            if registered and registered != printed:
                place = Place(REGISTER, facts.title, facts.key)
                sentence = f"{facts.title}: {what} in trên văn bản không đúng với sổ."
                sides = Side(registered, place), Side(printed or "để trống", each.place(what))
                found.append(Difference(Matter.NUMBER, Severity.MUST, facts.title, sentence, *sides))
    return found + _given_once(readings, truth)


def _given_once(readings: Sequence[Reading], truth: Truth) -> list[Difference]:
    taken = {
        (each.reference, each.year, each.key): Side(
            each.reference, Place(each.title, "số, ký hiệu", each.key)
        )
        for each in truth.register
    }
    for each in readings:
        if each.facts.dated and each.facts.reference:
            side = Side(each.facts.reference, each.place("số, ký hiệu"))
            taken[each.facts.reference, each.facts.dated.year, each.facts.key] = side
    found = []
    for index, ((reference, year, key), first) in enumerate(taken.items()):
        for (other, its_year, its_key), second in list(taken.items())[index + 1 :]:
            if (reference, year) == (other, its_year) and key != its_key:
                sentence = f"Số {reference} năm {year} được ghi cho hai văn bản."
                found.append(Difference(Matter.NUMBER, Severity.MUST, reference, sentence, first, second))
    return found
