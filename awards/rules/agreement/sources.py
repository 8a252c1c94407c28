"""The law and the papers that a paper rests on: in force on its day, issued, and not replaced."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from awards.enums import Matter, PaperKind, Severity
from awards.rules.agreement.reading import Reading
from awards.rules.agreement.statements import ROWS, Difference, Place, Side, Truth
from awards.rules.agreement.wording import basis_key, plain
from campaigns.rules.vietnamese import short_date

MINUTES, PLAN = "biên bản", "kế hoạch"
NOT_THERE = "không có"


def laws_agree(readings: Sequence[Reading], truth: Truth) -> list[Difference]:
    """Bases of the law that are not in force on the paper's day, and those in force that it leaves out."""
    return [difference for each in readings if each.has_law for difference in _law_of(each, truth)]


def _law_of(reading: Reading, truth: Truth) -> Iterator[Difference]:
    day = reading.facts.on
    valid = {basis_key(text): text for law in truth.laws if law.holds(day) for text in law.bases}
    known = {basis_key(text): text for law in truth.laws for text in law.bases}
    cited = {basis_key(each.value): each for each in reading.bases}
    law = Place(ROWS, f"quy định có hiệu lực ngày {short_date(day)}", "rows")
    about = reading.facts.title
    for key, statement in cited.items():
        if key in known and key not in valid:
            sentence = f"{about} dẫn căn cứ không có hiệu lực vào ngày {short_date(day)}."
            now = Side(next(iter(valid.values()), NOT_THERE), law)
            yield Difference(Matter.BASIS, Severity.MUST, about, sentence, now, statement.side)
    for key, text in valid.items():
        if key not in cited:
            sentence = f"{about} thiếu căn cứ đang có hiệu lực vào ngày {short_date(day)}."
            gap = Side(NOT_THERE, reading.place("phần căn cứ"))
            yield Difference(Matter.BASIS, Severity.MUST, about, sentence, Side(text, law), gap)
        elif plain(cited[key].value) != plain(text):
            sentence = f"{about} ghi tên căn cứ khác với quy định đã nhập."
            yield Difference(Matter.BASIS, Severity.LOOK, about, sentence, Side(text, law), cited[key].side)


def citations_agree(readings: Sequence[Reading], truth: Truth) -> list[Difference]:
    """Minutes and plan cited with another number or day than theirs, minutes replaced or left out."""
    minutes = [each for each in readings if each.facts.kind == PaperKind.MINUTES and each.facts.reference]
    found: list[Difference] = []
    for reading in readings:
        if reading.has_law:
            found += _minutes_cited(reading, minutes)
            found += _plan_cited(reading, truth)
    return found


def _minutes_cited(reading: Reading, minutes: Sequence[Reading]) -> Iterator[Difference]:
    about = reading.facts.title
    current = {each.facts.reference: each for each in minutes}
    replaced = {old: each for each in minutes for old in each.facts.earlier}
    mine = [(ref, day, side) for word, ref, day, side in reading.cited if word == MINUTES]
    for reference, day, side in mine:
        if reference in current:
            each = current[reference]
            days = [known for known in (each.held, each.facts.dated) if known]
            if day not in days:
                lawful = Side(" hoặc ".join(map(short_date, dict.fromkeys(days))), each.place("ngày"))
                sentence = f"{about} dẫn Biên bản số {reference} với ngày không đúng."
                wrong = Side(short_date(day) if day else NOT_THERE, side.place)
                yield Difference(Matter.CITATION, Severity.MUST, about, sentence, lawful, wrong)
        elif reference in replaced:
            each = replaced[reference]
            sentence = f"{about} dẫn Biên bản số {reference} đã được thay thế."
            yield Difference(Matter.CITATION, Severity.MUST, about, sentence, _number(each), side)
        elif minutes:
            sentence = f"{about} dẫn Biên bản số {reference}, không phải biên bản đã phát hành của hồ sơ này."
            yield Difference(Matter.CITATION, Severity.MUST, about, sentence, _number(minutes[0]), side)
    named = {reference for reference, _, _ in mine}
    for reference, each in current.items():
        if reference not in named and not named & {*each.facts.earlier} and not named - current.keys():
            sentence = f"{about} không dẫn {each.facts.title}."
            gap = Side(NOT_THERE, reading.place("phần căn cứ"))
            yield Difference(Matter.CITATION, Severity.MUST, about, sentence, _number(each), gap)


def _plan_cited(reading: Reading, truth: Truth) -> Iterator[Difference]:
    about = reading.facts.title
    plan = Place(ROWS, "kế hoạch phát động", "rows")
    for word, reference, day, side in reading.cited:
        if word != PLAN or not truth.plan_number:
            continue
        if plain(reference) != plain(truth.plan_number):
            sentence = f"{about} dẫn kế hoạch mang số khác với kế hoạch phát động."
            lawful = Side(f"số {truth.plan_number}", plan)
            yield Difference(Matter.CITATION, Severity.MUST, about, sentence, lawful, side)
        elif truth.plan_date and day != truth.plan_date:
            sentence = f"{about} dẫn Kế hoạch số {reference} với ngày không đúng."
            wrong = Side(short_date(day) if day else NOT_THERE, side.place)
            yield Difference(
                Matter.CITATION,
                Severity.MUST,
                about,
                sentence,
                Side(short_date(truth.plan_date), plan),
                wrong,
            )


def _number(reading: Reading) -> Side:
    return Side(f"số {reading.facts.reference}", reading.place("số, ký hiệu"))
