"""Figures are renewed in place, old ones in mere letters are found, and nothing else is touched."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from awards.rules.report_figures import (
    Change,
    brought_up_to_date,
    changes,
    outdated,
    prompts,
    refreshed,
    sentences,
    stale,
)
from campaigns.rules.richtext import Document, read, read_html, runs_of, text_of, to_html
from tests.campaigns.rules.richtext.test_cleaning import messes

CHANGE = Change("target:1:reached", "97,2%", "98,7%")
LIVE = '<p>Tỷ lệ đúng hạn đạt <span data-figure="target:1:reached">97,2%</span>, theo tôi là tốt.</p>'

values = st.sampled_from(
    ["97,2%", "98,7%", "91,50 điểm", "thứ 2", "3 lớp", "12/QĐ-UBND", "“Tốt”", "5", "1.284 hồ sơ"]
)
figures = st.dictionaries(st.sampled_from(["a:1", "b:2", "c:3"]), values)
texts = st.lists(
    st.one_of(values, st.sampled_from(["đạt ", ". ", "; ", " ", "(", ")", ", ", "\n", "1", "%"])), max_size=15
).map("".join)


def letters(document: Document) -> list[str]:
    return [text_of(runs) for block in document for runs in runs_of(block)]


def test_a_figure_is_renewed_and_the_sentence_stays() -> None:
    assert to_html(refreshed(read(LIVE), {"target:1:reached": "98,7%"})) == LIVE.replace("97,2%", "98,7%")


def test_a_figure_whose_value_is_gone_for_now_stays_and_comes_back() -> None:
    gone = refreshed(read(LIVE), {})
    assert to_html(gone) == LIVE
    assert to_html(refreshed(gone, {"target:1:reached": "98,7%"})) == LIVE.replace("97,2%", "98,7%")


def test_what_a_locked_text_says_otherwise() -> None:
    assert outdated(read(LIVE), {"target:1:reached": "98,7%", "x": "1"}) == (CHANGE,)
    assert outdated(read(LIVE), {"target:1:reached": "97,2%"}) == ()


@pytest.mark.parametrize(
    ("history", "current", "expected"),
    [
        ([{"a": "97,2%"}], {"a": "98,7%"}, (Change("a", "97,2%", "98,7%"),)),
        ([{"a": "97,2%"}, {"a": "97,2%"}, {"a": "96%"}], {"a": "97,2%"}, (Change("a", "96%", "97,2%"),)),
        ([{"a": "97,2%"}], {"a": "98,7%", "b": "97,2%"}, ()),  # it is right somewhere else
        ([{"a": "2"}], {"a": "3"}, ()),  # too short to be recognised
        ([{"a": "[ghi kết quả 01]"}], {"a": "98,7%"}, ()),
        ([{"a": "97,2%"}], {}, ()),
        ([{"a": "“Tốt”"}], {"a": "“Xuất sắc”"}, (Change("a", "“Tốt”", "“Xuất sắc”"),)),
    ],
)
def test_what_changed(
    history: list[dict[str, str]], current: dict[str, str], expected: tuple[Change, ...]
) -> None:
    assert changes(history, current) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Đạt 97,2% hồ sơ. Rất tốt.", ["Đạt 97,2% hồ sơ."]),
        ("Đạt 97,2 % hồ sơ", ["Đạt 97,2 % hồ sơ"]),
        ("Rất tốt; (97,2%).", ["(97,2%)."]),
        ("Đạt 197,2% và 97,25% và 97,2%o", []),
        ("Từ 97,2% lên 98,7%.", []),  # a comparison
        ("Từ 97,2% lên. Nay 98,7%.", ["Từ 97,2% lên."]),
        ("- Ý 97,2%\n| a | 97,2% |", ["Ý 97,2%", "97,2%"]),
        (LIVE, []),
    ],
)
def test_sentences_with_an_old_figure(text: str, expected: list[str]) -> None:
    assert [each.sentence for each in stale(read(text), (CHANGE,))] == expected


def test_one_click_makes_the_figure_live_and_keeps_the_look() -> None:
    before = read("<p>Đạt <strong>97,2%</strong> hồ sơ. Từ 97,2% lên 98,7%.</p>")
    assert to_html(brought_up_to_date(before, CHANGE)) == (
        '<p>Đạt <strong><span data-figure="target:1:reached">98,7%</span></strong> hồ sơ. '
        "Từ 97,2% lên 98,7%.</p>"
    )


@given(texts, st.lists(figures, max_size=3), figures)
def test_after_the_click_nothing_is_named_any_more(
    text: str, history: list[dict[str, str]], current: dict[str, str]
) -> None:
    document = read(text)
    for change in changes(history, current):
        after = brought_up_to_date(document, change)
        assert change not in {each.change for each in stale(after, (change,))}
        named = {each.change for each in stale(document, (change,))}
        assert (after != document) == bool(named)


@given(texts, figures)
def test_without_changes_nothing_is_named(text: str, current: dict[str, str]) -> None:
    assert stale(read(text), changes([current, current], current)) == ()


@given(texts, st.lists(figures, max_size=3), figures)
def test_a_named_sentence_bears_the_old_value_and_not_the_new(
    text: str, history: list[dict[str, str]], current: dict[str, str]
) -> None:
    for each in stale(read(text), changes(history, current)):
        assert each.change.old.replace(" ", "") in each.sentence.replace(" ", "")
        assert each.change.new != each.change.old


@given(messes)
def test_sentences_together_are_the_text(html: str) -> None:
    for block in read_html(html):
        for runs in runs_of(block):
            assert "".join(map(text_of, sentences(runs))) == text_of(runs)


@given(messes, figures)
def test_refreshing_twice_is_refreshing_once(html: str, current: dict[str, str]) -> None:
    once = refreshed(read_html(html), current)
    assert refreshed(once, current) == once
    assert outdated(once, current) == ()


@given(messes)
def test_refreshing_touches_figures_alone(html: str) -> None:
    document = read_html(html)
    same = {
        run.figure: run.text for block in document for runs in runs_of(block) for run in runs if run.figure
    }
    if len(same) == sum(bool(run.figure) for block in document for runs in runs_of(block) for run in runs):
        assert letters(refreshed(document, same)) == letters(document)


def test_prompts_are_found_and_other_brackets_are_not() -> None:
    text = "Năm thành lập: [ghi năm thành lập]\nTheo [1] và [sic], [Nêu kinh nghiệm]"
    assert prompts(read(text)) == ("[ghi năm thành lập]", "[Nêu kinh nghiệm]")
