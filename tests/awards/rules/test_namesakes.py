"""One person under two spellings."""

from __future__ import annotations

import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from awards.rules.namesakes import Likeness, Person, likeness, name_key, nearly_equal
from campaigns.rules.vietnamese import fold

BORN, OTHER = date(1980, 2, 3), date(1980, 3, 2)
SAME, LIKELY, NONE = Likeness.SAME, Likeness.LIKELY, Likeness.NONE
NAMES = st.lists(
    st.sampled_from(
        ["Nguyễn", "Đỗ", "Lý", "Thị", "Văn", "Thúy", "Mỹ", "Đoàn", "Hà", "Quyền", "Kỳ", "Ý", "An", "Đức"]
    ),
    min_size=2,
    max_size=5,
).map(" ".join)


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("Nguyễn Văn Đoàn", "NGUYEN VAN DOAN", True),
        ("Nguyễn Thị Mỹ", "Nguyễn Thị Mĩ", True),
        ("Lý Văn  Hà", "Lí Văn Hà", True),
        ("Nguyễn Thị Thúy", "Nguyễn Thị Thuý", True),
        ("Nguyễn Văn Hoàn", "Nguyễn Văn Hòa", True),
        ("Nguyễn Văn Haon", "Nguyễn Văn Hoan", True),
        ("Nguyễn Thị Hà", "Nguyễn Thị Thu Hà", True),
        ("Nguyễn Hà", "Nguyễn Thị Thu Hà", True),
        ("Nguyễn Thị Hà", "Trần Thị Hà", False),
        ("Nguyễn Văn An", "Nguyễn Văn Bình", False),
        ("Lê An", "Lê Ân", True),
        ("Lê A", "Lê B", False),
        ("Nguyễn Văn Hoan", "Nguyễn Văn Honaa", False),
        ("Nguyễn", "Nguyễn Văn An", False),
        ("", "", False),
        ("", "Nguyễn Văn An", False),
    ],
)
def test_nearly_equal(first: str, second: str, expected: bool) -> None:
    assert nearly_equal(first, second) is expected
    assert nearly_equal(second, first) is expected


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (Person("Lê Văn An", BORN), Person("Lê Văn An", BORN), SAME),
        (Person("Lê Văn An", BORN), Person("LÊ VĂN  AN", BORN), SAME),
        (Person("Lê Thị Thúy", BORN), Person("Lê Thị Thuý", BORN), SAME),
        (Person("Lê Văn Hoà", BORN), Person("Lê Văn Hòa", BORN), SAME),
        (Person("Lê Thị Thúy", BORN), Person("Lê Thị Thủy", BORN), LIKELY),
        (Person("Lê Văn An", BORN), Person("Lê Văn Ân", BORN), LIKELY),
        (Person("Lê Văn An", BORN), Person("Lê Văn An", OTHER), NONE),
        (Person("Lê Văn An", BORN), Person("Lê Thị Bình", BORN), NONE),
        (Person("Lê Văn An", BORN, "Công chức"), Person("Le Van An", None, "công chức"), LIKELY),
        (Person("Lê Văn An", None, "", "Xóm 1"), Person("Lê Văn An", None, "", "Xóm 1"), LIKELY),
        (Person("Lê Văn An", BORN, "Công chức", "A"), Person("Lê Văn An", None, "Giáo viên", "B"), NONE),
        (Person("Lê Văn An", BORN), Person("Lê Văn An", None), NONE),
        (Person("Lê Văn An", None, "", "A"), Person("Lê Văn Ana", None, "", "A"), NONE),
    ],
)
def test_likeness(first: Person, second: Person, expected: Likeness) -> None:
    assert likeness(first, second) is expected
    assert likeness(second, first) is expected


@given(NAMES, NAMES)
def test_the_order_does_not_matter(first: str, second: str) -> None:
    assert nearly_equal(first, second) == nearly_equal(second, first)
    assert likeness(Person(first, BORN), Person(second, BORN)) is likeness(
        Person(second, BORN), Person(first, BORN)
    )


@given(NAMES, st.data())
def test_a_spelling_of_the_same_name_is_found(name: str, data: st.DataObject) -> None:
    spelt = data.draw(
        st.sampled_from(
            [
                name.upper(),
                fold(name),
                name.replace(" ", "   "),
                name.replace("y", "i").replace("ý", "í").replace("ỳ", "ì").replace("ỹ", "ĩ"),
                name.replace("đ", "d").replace("Đ", "D"),
                unicodedata.normalize("NFD", name),
            ]
        )
    )
    assert name_key(spelt) == name_key(name)
    assert likeness(Person(name, BORN), Person(spelt, BORN)) is not NONE


def _in_a_word(name: str, place: int) -> bool:
    """Whether the letter stands beside another one: without it, its word is still there."""
    return name[place] != " " and name[max(0, place - 1) : place + 2].strip() != name[place]


@given(NAMES, st.data())
def test_one_slip_of_the_keyboard_is_found(name: str, data: st.DataObject) -> None:
    name = f"Nguyễn {name}"  # long enough to compare, and a word of several letters
    at = data.draw(st.sampled_from([place for place in range(len(name)) if _in_a_word(name, place)]))
    dropped = name[:at] + name[at + 1 :]
    assert nearly_equal(name, dropped)
    assert nearly_equal(name, name[:at] + "q" + name[at:])
