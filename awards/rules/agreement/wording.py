"""When two wordings are the same, and what a sentence counts or cites."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from campaigns.rules.vietnamese import fold, nfc, sort_key

HONORIFIC = re.compile(r"^(?:ông|bà|đồng chí|đ/c)\s+", re.IGNORECASE)
SHORT = {
    "ubnd": "ủy ban nhân dân",
    "hđnd": "hội đồng nhân dân",
    "mttq": "mặt trận tổ quốc",
    "tđkt": "thi đua khen thưởng",
    "lhpn": "liên hiệp phụ nữ",
    "cchc": "cải cách hành chính",
}
SHORTENED = re.compile(rf"\b({'|'.join(SHORT)})\b")
COUNT = re.compile(r"(\d+)\s+(tập thể|cá nhân)", re.IGNORECASE)
CITED = re.compile(
    r"(biên bản|kế hoạch)(?: họp xét)?\s+số\s+(\d{1,6}/[^\s,;]+?),?\s+"
    r"ngày\s+(\d{1,2})(?:/|\s+tháng\s+)(\d{1,2})(?:/|\s+năm\s+)(\d{4})",
    re.IGNORECASE,
)
NUMBERED = re.compile(r"\b\d{1,4}/(?:\d{4}/)?[A-ZĐ][A-ZĐa-z]*(?:-[A-ZĐ][A-ZĐa-z0-9]*)*")
POINTS = re.compile(
    # "Tổng điểm … là 92,5 điểm, xếp loại “Tốt”"; beside own points the appraised ones count.
    r"(?:tổng\s+(?:số\s+)?điểm\b(?!\s+tự\s+chấm)|điểm\s+thẩm\s+định)[^.;:\n]{0,60}?(?:là|đạt|:)\s*"
    r"(\d+(?:[.,]\d+)?)\s*(?:/\s*\d+\s*)?điểm"
    r"(?:\s+trên\s+thang\s+điểm\s+\d+(?:[.,]\d+)?)?(?:,?\s*xếp loại\s*[“\"]?([^”\".,;\n]+))?",
    re.IGNORECASE,
)
NEAR = 2  # how many letters two names of one person may differ in
LEAST = 8  # shorter names are told apart by every letter


@dataclass(frozen=True)
class Citation:
    """A paper that another one names: "Biên bản số 03/BB-… ngày 06 tháng 12 năm 2024"."""

    word: str
    reference: str
    dated: date | None


def plain_name(text: str) -> str:
    """The name without "Ông", "Bà", in one spelling of spaces and of letters, lower case."""
    return HONORIFIC.sub("", nfc(text).replace("\n", " ")).casefold().strip(" .,;")


def plain(text: str) -> str:
    """A post, unit or award in one wording: lower case, short forms written out, no closing marks."""
    lower = " ".join(nfc(text).casefold().split())
    return SHORTENED.sub(lambda found: SHORT[found.group()], lower).strip(" .,;/")


def same_but_for_tones(first: str, second: str) -> bool:
    """Whether two texts differ only in where a tone mark stands ("hoà", "hòa") or in punctuation."""
    return sort_key(first) == sort_key(second)


def is_near(first: str, second: str) -> bool:
    """Whether two names are so alike that one is a slip of the other: the same without marks, or almost."""
    left, right = fold(plain_name(first)), fold(plain_name(second))
    if left == right:
        return True
    return min(len(left), len(right)) >= LEAST and _distance(left, right) <= NEAR


def counts_in(text: str) -> dict[str, int]:
    """How many collectives and people a sentence counts: "02 tập thể, 03 cá nhân"."""
    return {word.lower(): int(figure) for figure, word in COUNT.findall(nfc(text))}


def citations_in(text: str) -> list[Citation]:
    """The minutes and plans that a sentence names with number and day."""
    found = []
    for word, reference, day, month, year in CITED.findall(nfc(text)):
        found.append(Citation(word.lower(), reference, _date(int(year), int(month), int(day))))
    return found


def basis_key(text: str) -> str:
    """By what a legal basis is known: its number, or its whole text for a law without one."""
    found = NUMBERED.search(nfc(text))
    return found.group().casefold() if found else plain(text).removeprefix("căn cứ ")


def points_in(text: str) -> tuple[str, Decimal, str] | None:
    """The total that a report claims, as written and as a figure, and the grade beside it ("" for none)."""
    found = POINTS.search(nfc(text))
    if found is None:
        return None
    return found[1], Decimal(found[1].replace(",", ".")), (found[2] or "").strip()


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _distance(first: str, second: str) -> int:
    """The number of letters to change, add or leave out (Levenshtein)."""
    row = list(range(len(second) + 1))
    for place, letter in enumerate(first, start=1):
        before, row[0] = row[0], place
        for index, other in enumerate(second, start=1):
            before, row[index] = (
                row[index],
                min(row[index] + 1, row[index - 1] + 1, before + (letter != other)),
            )
    return row[-1]
