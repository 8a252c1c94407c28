"""The difference of two texts holds both of them, and names what changed."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from campaigns.rules.textdiff import Mark, Part, changed_lines, diff

texts = st.lists(st.sampled_from(["đạt", "97,2%", "98,7%", " ", "\n", "hồ sơ", "."]), max_size=20).map(
    "".join
)


def without(parts: tuple[Part, ...], mark: Mark) -> str:
    return "".join(part.text for part in parts if part.mark is not mark)


@given(texts, texts)
def test_both_texts_can_be_read_from_it(before: str, after: str) -> None:
    parts = diff(before, after)
    assert without(parts, Mark.ADDED) == before
    assert without(parts, Mark.REMOVED) == after


@given(texts)
def test_equal_texts_have_no_changes(text: str) -> None:
    assert changed_lines(text, text) == ()


@given(texts, texts)
def test_every_changed_word_is_on_a_shown_line(before: str, after: str) -> None:
    shown = "".join(part.text for line in changed_lines(before, after) for part in line)
    for part in diff(before, after):
        if part.mark is not Mark.SAME:
            for piece in part.text.split("\n"):
                assert piece in shown


def test_word_by_word() -> None:
    assert diff("Đạt 97,2% hồ sơ", "Đạt 98,7% hồ sơ") == (
        Part(Mark.SAME, "Đạt "),
        Part(Mark.REMOVED, "97,2%"),
        Part(Mark.ADDED, "98,7%"),
        Part(Mark.SAME, " hồ sơ"),
    )


def test_lines_without_a_change_are_left_out_once() -> None:
    before = "một\nhai\nba\nbốn\nnăm"
    assert changed_lines(before, "một mới\nhai\nba\nbốn\nnăm cũ") == (
        (Part(Mark.SAME, "một"), Part(Mark.ADDED, " mới")),
        (),
        (Part(Mark.SAME, "năm"), Part(Mark.ADDED, " cũ")),
    )
