from __future__ import annotations

import random
import sqlite3
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaigns.rules.vietnamese import person_sort_key, sort_key

ALPHABET = "a ă â b c d đ e ê f g h i j k l m n o ô ơ p q r s t u ư v w x y z"

IN_ORDER = [
    ALPHABET,
    "ma mà mả mã má mạ",
    "a à ả ã á ạ ă ằ ẳ ẵ ắ ặ â ầ ẩ ẫ ấ ậ b",
    "e é ê ề ể ễ ế ệ",
    "o ọ ô ộ ơ ờ ở ỡ ớ ợ",
    "u ụ ư ừ ử ữ ứ ự v",
    "y ỳ ỷ ỹ ý ỵ",
    "dung dũng dương đang đạt",
    "hoa hòa hỏa hóa họa hoan",
]


@pytest.mark.parametrize("line", IN_ORDER)
def test_letters_and_tones(line: str) -> None:
    words = line.split()
    shuffled = random.Random(7).sample(words, len(words))
    assert sorted(shuffled, key=sort_key) == words
    assert len({sort_key(word) for word in words}) == len(words)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("An", "An Bình"),
        ("An Bình", "Án An"),  # word by word: the tone of the first word counts before the second word
        ("Án", "Anh"),  # letters of a word come before its tones
        ("An", "Anh"),
        ("An Ý", "Anh"),
        ("Xóm 2", "Xóm 10"),
        ("Xóm 9", "Xóm A"),
        ("Xóm", "Xóm 1"),
        ("Tổ 2a", "Tổ 2b"),
        ("Tổ 2b", "Tổ 10a"),
        ("Xóm 99999999999999999999", "Xóm 100000000000000000000"),
        ("Đoàn", "Đoán"),
        ("Dũng", "Đà"),
        ("zz", "漢"),
        ("", "a"),
    ],
)
def test_comes_before(first: str, second: str) -> None:
    assert sort_key(first) < sort_key(second)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("NGUYỄN", "nguyễn"),
        ("hòa", "hoà"),  # both spellings of the same syllable
        ("Văn hóa - Xã hội", "Văn hóa – xã hội"),
        ("Xóm 02", "Xóm 2"),
        ("Ðà", "Đà"),
        (unicodedata.normalize("NFD", "Thượng Ước"), "Thượng Ước"),
        ("  An  Bình ", "An Bình"),
    ],
)
def test_sorts_as_equal(one: str, other: str) -> None:
    assert sort_key(one) == sort_key(other)


def test_people_by_given_name_then_family_name_then_middle_name() -> None:
    people = [
        "Vũ Thị Ngọc Ánh",
        "Trần Văn Bình",
        "Nguyễn Văn Đoàn",
        "Phạm Thị Thu Hà",
        "Đỗ Quang Huy",
        "Dương Thị Lan",
        "Hoàng Thị Lan",
        "Hoàng Văn Lan",
        "Ngô Văn Sơn",
    ]
    shuffled = random.Random(3).sample(people, len(people))
    assert sorted(shuffled, key=person_sort_key) == people


def test_family_names_decide_among_equal_given_names() -> None:
    names = ["Đỗ Thị Lan", "Dương Thị Lan", "Nguyễn Thị Lan", "Lê Thị Lan"]
    assert sorted(names, key=person_sort_key) == [
        "Dương Thị Lan",
        "Đỗ Thị Lan",
        "Lê Thị Lan",
        "Nguyễn Thị Lan",
    ]


def test_a_note_in_brackets_is_not_the_given_name() -> None:
    assert person_sort_key("Nguyễn Văn An (xóm 2)") < person_sort_key("Nguyễn Văn Bình")
    assert person_sort_key("Nguyễn Văn An") < person_sort_key("Nguyễn Văn An (xóm 2)")


@pytest.mark.parametrize("name", ["", " ", "(x)", "An"])
def test_short_names_have_a_key(name: str) -> None:
    assert person_sort_key(name) == sort_key(name)


@given(st.text(max_size=40))
def test_a_key_is_digits_only_and_bounded(text: str) -> None:
    for key in (sort_key(text), person_sort_key(text)):
        assert key == "" or (key.isascii() and key.isdecimal())
    assert len(sort_key(text)) <= 12 * len(unicodedata.normalize("NFD", text.casefold()))


@given(st.text(alphabet=ALPHABET + "ẬỞỮĐ0123456789-.,()", max_size=60))
def test_a_key_of_vietnamese_fits_eight_times_its_text(text: str) -> None:
    assert len(person_sort_key(text)) <= 8 * len(text)


@given(st.integers(min_value=0, max_value=10**12), st.integers(min_value=0, max_value=10**12))
def test_numbers_sort_by_value(one: int, other: int) -> None:
    assert (sort_key(f"Xóm {one}") < sort_key(f"Xóm {other}")) == (one < other)


def test_sqlite_orders_the_keys_alike() -> None:
    words = ALPHABET.split()
    database = sqlite3.connect(":memory:")
    database.execute("create table names (name text, name_sort text)")
    rows = [(word, sort_key(word)) for word in reversed(words)]
    database.executemany("insert into names values (?, ?)", rows)
    ordered = [row[0] for row in database.execute("select name from names order by name_sort")]
    database.close()
    assert ordered == words
