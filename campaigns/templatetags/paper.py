"""What the papers' templates need: dates, counts, endings of lists, and names that no line breaks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from django import template
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from campaigns.documents.headings import balanced
from campaigns.documents.sheets import Person
from campaigns.rules import vietnamese
from campaigns.rules.richtext import Item, Listing, Run, Runs, Table, column_widths
from campaigns.rules.standing import standing as post_and_unit

register = template.Library()
for written_out in (
    vietnamese.clock_time,
    vietnamese.count_words,
    vietnamese.money,
    vietnamese.number,
    vietnamese.official_date,
    vietnamese.roman,
    vietnamese.short_date,
    vietnamese.short_number,
):
    register.filter(written_out)

ENDINGS = " .;,/"
LINE_WIDTH = 164  # millimetres between the margins of the papers
TAGS = (("underlined", "u"), ("italic", "em"), ("bold", "strong"))
# "số 454/KH-UBND", "29/7/2022", "ngày 05", "98,5 %", "03 cá nhân", "2022 - 2025": no line may tear them.
TIED = re.compile(
    r"\b(?:năm\s)?\d+ - \d+"
    r"|\b(?:(?:số|ngày|tháng|năm|điều|khoản|mẫu|mục)\s)?\d+(?:[./-][\w-]*\w)+"
    r"|\b(?:số|ngày|tháng|năm|điều|khoản|mẫu|mục)\s\d+"
    r"|\b\d+(?:,\d+)?\s(?:%|tập thể|cá nhân|\w+)"
    r"|(?<!\S)\S+ \S{1,8}\Z",  # and no word stands alone on the last line
    re.IGNORECASE,
)


@register.filter
def prose(text: str) -> SafeString:
    """Running text, escaped, in which numbers of documents, dates and percentages are never broken over two
    lines, and whose last word never stands alone on a line."""
    escaped = str(conditional_escape(text))
    return mark_safe(TIED.sub(lambda found: f'<span class="tied">{found.group()}</span>', escaped))


@register.filter
def tied(text: str) -> SafeString:
    """A name that no line breaks."""
    return format_html('<span class="tied">{}</span>', text)


@register.filter
def standing(person: Person | None) -> str:
    """The post and unit of a person as one phrase, the unit said once; nothing of nobody."""
    return post_and_unit(person.post, person.unit) if person else ""


@register.filter
def bare(text: str) -> str:
    """A text without the closing marks that its author may have typed; the template sets the lawful ones."""
    return text.strip().rstrip(ENDINGS)


@register.filter
def sentence(text: str) -> str:
    """A text that ends with a full stop, or with the question or colon that its author set."""
    stripped = text.strip()
    return stripped if stripped.endswith((".", "?", "!", ":", "…")) else f"{stripped.rstrip(ENDINGS)}."


@register.filter
def typeset(runs: Runs, ending: str) -> SafeString:
    """Text of several looks, with the closing mark that its place asks for: "." ends a sentence (and leaves
    the question or colon that its author set), ";" a point of a list, "" a heading."""
    return _set(_ended(runs, ending))


@register.filter
def typeset_cell(runs: Runs) -> SafeString:
    """Text of several looks in a cell, in its own lines and without a closing mark of ours."""
    return mark_safe(str(_set(runs)).replace("\n", "<br>"))


def _set(runs: Runs) -> SafeString:
    return format_html_join("", "{}", ((_emphasised(run),) for run in runs))


def _emphasised(run: Run) -> SafeString:
    html = str(prose(run.text))
    for name, tag in TAGS:
        html = f"<{tag}>{html}</{tag}>" if getattr(run, name) else html
    return mark_safe(html)


def _ended(runs: Runs, ending: str) -> Runs:
    if not runs:
        return runs
    *before, last = runs
    closed = sentence(last.text) if ending == "." else bare(last.text)
    if ending != "." and not closed.endswith((":", "?", "!", "…")):
        closed += ending
    return (*before, replace(last, text=closed))


@register.filter
def points(listing: Listing) -> Iterator[tuple[str, Runs, str]]:
    """Each point with its mark and its ending: "-", letters when they are numbered, "+" under a point.

    Letters: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.6 (điểm a, b, c).
    """
    place = 0
    for item, following in zip(listing.items, (*listing.items[1:], None), strict=True):
        place += item.level == 0
        mark = f"{vietnamese.list_letter(place)})" if listing.ordered else "-"
        yield "+" if item.level else mark, item.runs, _ending(item, following)


def _ending(item: Item, following: Item | None) -> str:
    if following is None:
        return "."
    return ":" if following.level > item.level else ";"


@register.filter
def widths(table: Table) -> tuple[int, ...]:
    """The widths of the columns, in millimetres."""
    return column_widths(table, LINE_WIDTH)


@register.simple_tag
def lines(text: str | tuple[str, ...], size: int, width: int, *, capitals: bool = False) -> SafeString:
    """A bold heading broken evenly into lines of at most ``width`` millimetres at ``size`` points."""
    parts = [text] if isinstance(text, str) else text
    broken = [line for part in parts for line in balanced(part, size=size, width=width, capitals=capitals)]
    return format_html_join(mark_safe("<br>"), "{}", ((line,) for line in broken))
