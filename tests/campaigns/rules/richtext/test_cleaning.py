"""Whatever comes in becomes one clean document, and stays what it is when it is read again."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaigns.rules.richtext import looks_like_html, read, read_html, to_html
from tests.campaigns.rules.richtext.word_samples import SAMPLES

TAGS = (
    "p",
    "div",
    "h1",
    "h3",
    "ul",
    "ol",
    "li",
    "table",
    "tr",
    "td",
    "th",
    "b",
    "em",
    "u",
    "span",
    "o:p",
    "a",
)
STORED = re.compile(
    r"</?(?:h3|p|ul|ol|li|table|tbody|tr|strong|em|u)>|<br>|</?t[hd]>|</span>"
    r"|<t[hd] colspan=\"\d+\">|<span data-figure=\"[a-z0-9_:]+\">"
)
LETTERS = "aăđễĐƯ o1290 \t\n.,;:-–+*•|[]()<>&%\"'#/=?\u00a0\u200b\u0301\uf0b7字"
pieces = st.one_of(
    st.sampled_from(
        ["- ", "+ ", "1. ", "•", "&nbsp;", "<br>", "&lt;b&gt;", "| a |", "98,7%", "\uf0b7 ", "&amp;"]
    ),
    st.text(alphabet=LETTERS, max_size=8),
    st.sampled_from([f"<{tag}>" for tag in TAGS] + [f"</{tag}>" for tag in TAGS]),
    st.sampled_from(
        [
            "<td colspan=3>",
            "<td rowspan=2>",
            "<p class=MsoListParagraph>",
            "<p style='mso-list:l0 level2 lfo1'>",
            "<span style='mso-list:Ignore'>",
            '<span data-figure="card:total">',
            "<script>",
            "<!--[if gte mso 9]>",
            "<![endif]-->",
        ]
    ),
)
messes = st.lists(pieces, max_size=25).map("".join)


@pytest.mark.parametrize("name", SAMPLES)
def test_clipboards(name: str) -> None:
    html, expected = SAMPLES[name]
    assert to_html(read(html)) == expected


@given(messes)
def test_reading_what_was_stored_changes_nothing(html: str) -> None:
    once = read_html(html)
    assert read_html(to_html(once)) == once


@given(messes)
def test_only_the_stored_tags_ever_come_out(html: str) -> None:
    left = STORED.sub("", to_html(read_html(html)))
    assert "<" not in left
    assert ">" not in left


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", False),
        ("5 < 6 và 7 > 2", False),
        ("Họ và tên: Lê Văn Cường", False),
        ("<lưu ý>", False),
        ("<p>Một</p>", True),
        ("a<br />b", True),
    ],
)
def test_which_texts_are_html(text: str, expected: bool) -> None:
    assert looks_like_html(text) is expected


def test_plain_signs_stay_letters() -> None:
    assert to_html(read("5 < 6 & 7")) == "<p>5 &lt; 6 &amp; 7</p>"
