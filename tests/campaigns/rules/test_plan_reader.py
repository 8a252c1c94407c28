"""Each kind of value at its edge, and every mistake with its key path."""

from __future__ import annotations

import unicodedata
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from campaigns.enums import PeriodKind
from campaigns.rules.plan_checks import distinct, in_order
from campaigns.rules.plan_reader import Mistake, Reader
from campaigns.rules.plan_text import Unreadable, parse


def reader(text: str) -> tuple[Reader, list[Mistake]]:
    mistakes: list[Mistake] = []
    return Reader(parse(text.encode()), "", mistakes), mistakes


def only(mistakes: list[Mistake]) -> str:
    assert len(mistakes) == 1
    return str(mistakes[0])


def test_text_is_composed_and_on_one_line() -> None:
    decomposed = unicodedata.normalize("NFD", "Khôi Kỳ")
    root, mistakes = reader(f'name = """\n  Xã\n  {decomposed} """')

    assert root.text("name") == "Xã Khôi Kỳ"
    assert mistakes == []


def test_paragraphs_keep_their_lines() -> None:
    root, mistakes = reader('body = """\n một \n\n hai\n"""')

    assert root.paragraphs("body") == "một\n\nhai"
    assert mistakes == []


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("", "name: thiếu khóa bắt buộc này; hãy thêm dòng name = … vào bảng."),
        ('name = " "', "name: không được để trống."),
        ("name = 5", 'name: phải là chữ trong dấu ngoặc kép (ví dụ "Năm 2022").'),
        ('name = "a\\u0000"', "name: có ký tự điều khiển không đọc được; hãy gõ lại dòng này."),
        ('name = "123456"', "name: dài 6 ký tự; hãy rút gọn còn tối đa 5 ký tự."),
    ],
)
def test_text_says_what_is_wrong(line: str, sentence: str) -> None:
    root, mistakes = reader(line)

    root.text("name", longest=5)

    assert only(mistakes) == sentence


@pytest.mark.parametrize("code", ["Nam-2022", "năm", "a b", "-a", "a-", "a--b", "a" * 41])
def test_bad_codes(code: str) -> None:
    root, mistakes = reader(f'code = "{code}"')

    root.code("code")

    assert len(mistakes) == 1


@pytest.mark.parametrize("code", ["2022", "giai-doan", "par_index", "a" * 40])
def test_good_codes(code: str) -> None:
    root, mistakes = reader(f'code = "{code}"')

    assert root.code("code") == code
    assert mistakes == []


def test_a_code_without_quotes_is_a_number_and_refused() -> None:
    root, mistakes = reader("code = 2022")

    root.code("code")

    assert mistakes[0].path == "code"


@pytest.mark.parametrize(("written", "good"), [("0", True), ("5", True), ("-1", False), ("6", False)])
def test_number_within_its_bounds(written: str, good: bool) -> None:
    root, mistakes = reader(f"n = {written}")

    root.number("n", least=0, most=5)

    assert (mistakes == []) is good


@pytest.mark.parametrize("written", ["true", "1.0", '"1"', "[1]", "2022-01-01"])
def test_number_of_another_kind(written: str) -> None:
    root, mistakes = reader(f"n = {written}")

    root.number("n")

    assert only(mistakes) == "n: phải là số nguyên (không có dấu ngoặc kép)."


def test_decimals_are_exact() -> None:
    root, mistakes = reader("a = 98.01\nb = 98")

    assert root.decimal("a") == Decimal("98.01")
    assert root.decimal("b") == Decimal(98)
    assert mistakes == []


@pytest.mark.parametrize(
    "written", ["nan", "inf", "-inf", "-0.01", "100.01", "0.001", "true", '"98"', "1e-99999"]
)
def test_bad_decimals(written: str) -> None:
    root, mistakes = reader(f"x = {written}")

    root.decimal("x", most=Decimal(100))

    assert len(mistakes) == 1


@pytest.mark.parametrize(
    ("written", "share"),
    [('"2/3"', Fraction(2, 3)), ("0.5", Fraction(1, 2)), ("1", Fraction(1)), ('"3 / 4"', Fraction(3, 4))],
)
def test_shares_are_exact(written: str, share: Fraction) -> None:
    root, mistakes = reader(f"q = {written}")

    assert root.share("q", default=Fraction(1, 3)) == share
    assert mistakes == []


@pytest.mark.parametrize("written", ['"3/2"', '"1/0"', "1.5", "-1", "nan", "true", '"nửa"', "1e-999999"])
def test_bad_shares(written: str) -> None:
    root, mistakes = reader(f"q = {written}")

    root.share("q", default=Fraction(1, 3))

    assert len(mistakes) == 1


def test_a_missing_share_is_its_default() -> None:
    root, mistakes = reader("")

    assert root.share("q", default=Fraction(2, 3)) == Fraction(2, 3)
    assert mistakes == []


@pytest.mark.parametrize("written", ['"2022-07-29"', "2022-07-29T08:00:00", "2022", "08:00:00"])
def test_a_day_is_only_a_day(written: str) -> None:
    root, mistakes = reader(f"d = {written}")

    root.day("d")

    assert mistakes[0].path == "d"
    assert "năm-tháng-ngày" in mistakes[0].sentence


def test_choice_lists_what_is_allowed() -> None:
    root, mistakes = reader('kind = "yearly"')

    root.choice("kind", PeriodKind)

    assert only(mistakes) == "kind: “yearly” không thuộc danh mục; hãy chọn một trong: annual, term."


def test_unknown_keys_get_a_suggestion() -> None:
    root, mistakes = reader('nmae = "a"\nxyz = 1')

    root.text("name", default="")
    root.finish()

    assert [str(mistake) for mistake in mistakes] == [
        "nmae: khóa này không có trong mẫu; có phải là “name”?",
        "xyz: khóa này không có trong mẫu; hãy xóa hoặc sửa tên khóa.",
    ]


def test_paths_lead_into_lists_of_tables() -> None:
    root, mistakes = reader("[[a]]\n[[a.b]]\n[[a.b]]\nx = 1\n[a.c]\ny = 2")

    for table in root.tables("a"):
        table.table("c")
        for below in table.tables("b"):
            below.text("x", default="")
    root.finish()

    assert [mistake.path for mistake in mistakes] == ["a[0].b[1].x", "a[0].c.y"]


def test_two_parts_read_one_table() -> None:
    root, mistakes = reader("[[a]]\nx = 1\ny = 2")

    root.tables("a")[0].number("x")
    root.tables("a")[0].number("y")
    root.finish()

    assert mistakes == []


def test_a_mistake_is_noted_once() -> None:
    root, mistakes = reader("a = 1")

    root.tables("a")
    root.tables("a")

    assert only(mistakes) == "a: phải là danh sách các bảng, mỗi bảng bắt đầu bằng [[a]]."


def test_a_missing_table_does_not_complain_about_its_keys() -> None:
    root, mistakes = reader("")

    root.table("council").text("quorum")

    assert only(mistakes) == "council: thiếu bảng này; hãy thêm bảng [council]."


def test_distinct_names_the_first_place() -> None:
    root, mistakes = reader('[[a]]\ncode = "x"\n[[a]]\ncode = "y"\n[[a]]\ncode = "x"')
    tables = root.tables("a")

    distinct(tables, "code", [table.code("code") for table in tables], "mã")

    assert only(mistakes) == "a[2].code: mã “x” trùng với a[0].code; mỗi mã chỉ dùng một lần."


def test_the_same_day_is_in_order() -> None:
    root, mistakes = reader("a = 2022-01-02\nb = 2022-01-02\nc = 2022-01-01")
    days = [root.day(key) for key in "abc"]
    assert days == [date(2022, 1, 2), date(2022, 1, 2), date(2022, 1, 1)]

    in_order(root, "a", "b", "c")

    assert only(mistakes).startswith("c: 01/01/2022 không được trước b (02/01/2022)")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"\xff\xfe", "UTF-8"),
        (b"a = ", "TOML"),
        (b"a = 1\na == 2", "TOML ở dòng 2, cột 4; hãy sửa"),
        (b"a = " + b"[" * 5000, "TOML"),
        (b"a = " + b"9" * 5000, "TOML"),
    ],
)
def test_unreadable_files(content: bytes, words: str) -> None:
    with pytest.raises(Unreadable, match=words):
        parse(content)


def test_a_byte_order_mark_is_skipped() -> None:
    assert parse(b"\xef\xbb\xbfa = 1") == {"a": 1}
