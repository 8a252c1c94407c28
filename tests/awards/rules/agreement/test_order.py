"""Days, numbers, the law, the papers cited, counts and the wording of the award."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from awards.documents.sheets import SHEETS
from awards.enums import Matter, Severity
from awards.rules.agreement import Registered
from awards.rules.agreement.reading import READERS
from awards.rules.agreement.wording import citations_in, counts_in, is_near
from tests.awards.documents import samples
from tests.awards.rules.agreement.papers import LAW, OLD_LAW, compare, letter, letter_sheet, minutes


def on(day: date) -> Any:
    """The letter of ``day``."""
    sheet = letter_sheet(letterhead=samples.letterhead("TTr-UBND", dated=day))
    return letter(sheet, on=day, dated=day)


def matters(*papers: Any, **changes: Any) -> list[Matter]:
    return [each.matter for each in compare(*papers, **changes).differences]


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2024, 12, 5), [Severity.MUST]),
        (date(2024, 12, 6), []),
        (date(2024, 12, 29), []),
        (date(2024, 12, 30), [Severity.LOOK]),
    ],
)
def test_meeting_minutes_letter_last_day(day: date, expected: list[Severity]) -> None:
    result = compare(minutes(), on(day))

    assert [(each.matter, each.severity) for each in result.differences] == [
        (Matter.DATES, severity) for severity in expected
    ]


def test_minutes_before_the_meeting() -> None:
    day = date(2024, 12, 5)
    result = compare(minutes(replace(samples.minutes()), dated=day, on=day))

    assert Matter.DATES in [each.matter for each in result.differences]
    assert "trước ngày họp" in result.differences[0].sentence


def test_a_draft_has_no_day_to_compare() -> None:
    sheet = letter_sheet(letterhead=samples.letterhead("TTr-UBND", number=None, dated=None))

    assert matters(minutes(), letter(sheet, dated=None, reference="")) == []


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        (None, None, []),
        (date(2024, 12, 9), date(2024, 12, 9), []),
        (date(2024, 12, 10), None, [Matter.BASIS, Matter.BASIS]),
        (None, date(2024, 12, 8), [Matter.BASIS, Matter.BASIS]),
    ],
)
def test_law_that_is_not_in_force(first: date | None, last: date | None, expected: list[Matter]) -> None:
    assert matters(letter(), laws=(replace(LAW, first=first, last=last),)) == expected


def test_law_that_is_left_out_or_called_otherwise() -> None:
    more = replace(LAW, bases=(*LAW.bases, "Căn cứ Thông tư số 01/2024/TT-BNV ngày 24 tháng 02 năm 2024"))
    (gap,) = compare(letter(), laws=(more,)).differences
    assert (gap.matter, gap.second.value) == (Matter.BASIS, "không có")
    assert "thiếu căn cứ" in gap.sentence

    short = replace(LAW, bases=(LAW.bases[0], "Căn cứ Nghị định số 98/2023/NĐ-CP"))
    (other,) = compare(letter(), laws=(short,)).differences
    assert (other.matter, other.severity) == (Matter.BASIS, Severity.LOOK)


def test_the_old_law_after_it_ended() -> None:
    bases = (*OLD_LAW.bases, *letter_sheet().legal_bases)
    (found,) = compare(letter(letter_sheet(legal_bases=bases))).differences

    assert "91/2017" in found.second.value
    assert found.second.place.where == "phần căn cứ, dòng 1"


def citing(text: str) -> Any:
    return letter(letter_sheet(legal_bases=(*samples.LEGAL_BASES, text)))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Căn cứ Biên bản số 03/BB-HĐTĐKT ngày 06 tháng 12 năm 2024 của Hội đồng", ""),
        ("Căn cứ Biên bản họp xét số 03/BB-HĐTĐKT ngày 06/12/2024", ""),
        ("Căn cứ Biên bản số 03/BB-HĐTĐKT ngày 05 tháng 12 năm 2024", "ngày không đúng"),
        ("Căn cứ Biên bản số 04/BB-HĐTĐKT ngày 06 tháng 12 năm 2024", "không phải biên bản đã phát hành"),
        ("Căn cứ Biên bản số 01/BB-HĐTĐKT ngày 06 tháng 12 năm 2024", "đã được thay thế"),
        ("Căn cứ Biên bản họp xét của Hội đồng", "không dẫn Biên bản số 03/BB-HĐTĐKT"),
    ],
)
def test_the_minutes_that_the_letter_cites(text: str, words: str) -> None:
    result = compare(minutes(earlier=("01/BB-HĐTĐKT",)), citing(text))

    assert len(result.differences) == bool(words)
    for difference in result.differences:
        assert difference.matter == Matter.CITATION
        assert words in difference.sentence


@pytest.mark.parametrize(
    "changes", [{"plan_number": "313/KH-UBND"}, {"plan_date": date(2022, 7, 19)}], ids=["number", "day"]
)
def test_the_plan_that_is_cited(changes: dict[str, Any]) -> None:
    assert matters(letter(), **changes) == [Matter.CITATION]


def test_a_number_is_that_of_the_register_and_given_once() -> None:
    assert matters(letter(reference="06/TTr-UBND")) == [Matter.NUMBER]
    head = samples.letterhead("TTr-UBND", dated=date(2024, 12, 10))
    (day,) = compare(letter(letter_sheet(letterhead=head))).differences
    assert (day.matter, day.first.value, day.second.value) == (Matter.NUMBER, "09/12/2024", "10/12/2024")
    blank = samples.letterhead("TTr-UBND", number=None)
    (number,) = compare(letter(letter_sheet(letterhead=blank))).differences
    assert number.second.value == "để trống"
    taken = Registered("paper-44", "Tờ trình khác", "05/TTr-UBND", 2024)
    assert matters(letter(), register=(taken,)) == [Matter.NUMBER]
    assert matters(letter(), register=(replace(taken, year=2023),)) == []
    assert matters(letter(), register=(replace(taken, key="paper-2"),)) == []


def test_counts_in_words_and_the_list_beneath() -> None:
    enclosures = ("Báo cáo thành tích của 02 tập thể, 03 cá nhân (05 bản chính)",)
    (found,) = compare(letter(letter_sheet(enclosures=enclosures))).differences
    assert (found.matter, found.first.value, found.second.value) == (Matter.COUNT, "03", "02")

    sheet = samples.minutes()
    conclusion = (sheet.conclusion[0].replace("02 cá nhân", "03 cá nhân"),)
    (other,) = compare(minutes(replace(sheet, conclusion=conclusion))).differences
    assert (other.first.value, other.second.value) == ("05", "04")
    assert matters(minutes(replace(sheet, total_members=10))) == [Matter.COUNT]


def test_the_wording_of_the_award() -> None:
    group = letter_sheet().groups[0]
    short = letter(letter_sheet(groups=(replace(group, form="Giấy khen của Chủ tịch UBND huyện Bản Lầu"),)))
    assert matters(short) == []
    other = letter(letter_sheet(groups=(replace(group, form="Bằng khen của Chủ tịch UBND tỉnh"),)))
    assert matters(other) == [Matter.FORM]


def test_an_accepted_difference_is_known_again() -> None:
    enclosures = ("Báo cáo thành tích của 02 tập thể, 03 cá nhân",)
    first, again = (compare(letter(letter_sheet(enclosures=enclosures))).open[0] for _ in range(2))
    assert first.key == again.key
    more = ("Báo cáo thành tích của 02 tập thể, 04 cá nhân",)
    assert compare(letter(letter_sheet(enclosures=more))).open[0].key != first.key


def test_every_reader_is_for_a_sheet_that_there_is() -> None:
    assert READERS.keys() <= SHEETS.keys()


def test_words() -> None:
    assert counts_in("02 tập thể, 03 cá nhân") == {"tập thể": 2, "cá nhân": 3}
    assert counts_in("01 bản chính") == {}
    (cited,) = citations_in("theo Kế hoạch số 312/KH-UBND, ngày 18 tháng 7 năm 2022 của xã")
    assert (cited.word, cited.reference, cited.dated) == ("kế hoạch", "312/KH-UBND", date(2022, 7, 18))
    assert citations_in("Biên bản số 3/BB ngày 31 tháng 02 năm 2024")[0].dated is None
    assert is_near("Nguyễn Văn Đoàn", "Nguyễn Văn Đoan")
    assert not is_near("Lý A Sử", "Lý A Lử")
