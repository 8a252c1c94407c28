"""The filters of the papers' templates."""

from __future__ import annotations

import pytest

from campaigns.templatetags.paper import bare, prose, sentence


@pytest.mark.parametrize("text", ["Như trên", "Như trên;", "Như trên.", " Như trên ; ", "Như trên./."])
def test_bare_takes_off_typed_marks(text: str) -> None:
    assert bare(text) == "Như trên"


@pytest.mark.parametrize(
    ("text", "ended"),
    [
        ("Đạt", "Đạt."),
        ("Đạt.", "Đạt."),
        ("Đạt;", "Đạt."),
        ("Gồm:", "Gồm:"),
        ("Vì sao?", "Vì sao?"),
        ("v.v…", "v.v…"),
    ],
)
def test_sentence_ends_once(text: str, ended: str) -> None:
    assert sentence(text) == ended


@pytest.mark.parametrize(
    "tied",
    [
        "số 454/KH-UBND",
        "29/7/2022",
        "98/2023/NĐ-CP",
        "98,5 %",
        "Điều 16",
        "ngày 05",
        "tháng 02",
        "năm 2024",
        "03 cá nhân",
        "02 bộ",
        "2022 - 2025",
    ],
)
def test_what_belongs_together_is_tied(tied: str) -> None:
    assert f'<span class="tied">{tied}</span>' in prose(f"theo {tied}, của")


def test_prose_is_escaped() -> None:
    assert prose("<b>A & B</b>") == "&lt;b&gt;A &amp; B&lt;/b&gt;"
    assert prose("'") == "&#x27;", "the number inside an entity is left alone"


def test_the_last_word_never_stands_alone() -> None:
    assert prose("vắng mặt vì nghỉ ốm") == 'vắng mặt vì <span class="tied">nghỉ ốm</span>'
