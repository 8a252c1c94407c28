"""What the papers' templates need: dates, counts, endings of lists, and names that no line breaks."""

from __future__ import annotations

import re

from django import template
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from campaigns.documents.headings import balanced
from campaigns.rules import vietnamese

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
# "số 454/KH-UBND", "29/7/2022", "ngày 05", "98,5 %", "03 cá nhân", "2022 - 2025": no line may tear them.
TIED = re.compile(
    r"\b(?:năm\s)?\d+ - \d+"
    r"|\b(?:(?:số|ngày|tháng|năm|điều|khoản|mẫu|mục)\s)?\d+(?:[./-][\w-]*\w)+"
    r"|\b(?:số|ngày|tháng|năm|điều|khoản|mẫu|mục)\s\d+"
    r"|\b\d+(?:,\d+)?\s(?:%|tập thể|cá nhân|\w+)",
    re.IGNORECASE,
)


@register.filter
def prose(text: str) -> SafeString:
    """Running text, escaped, in which numbers of documents, dates and percentages are never broken over two
    lines."""
    escaped = str(conditional_escape(text))
    return mark_safe(TIED.sub(lambda found: f'<span class="tied">{found.group()}</span>', escaped))


@register.filter
def tied(text: str) -> SafeString:
    """A name that no line breaks."""
    return format_html('<span class="tied">{}</span>', text)


@register.filter
def bare(text: str) -> str:
    """A text without the closing marks that its author may have typed; the template sets the lawful ones."""
    return text.strip().rstrip(ENDINGS)


@register.filter
def sentence(text: str) -> str:
    """A text that ends with a full stop, or with the question or colon that its author set."""
    stripped = text.strip()
    return stripped if stripped.endswith((".", "?", "!", ":", "…")) else f"{stripped.rstrip(ENDINGS)}."


@register.simple_tag
def lines(text: str | tuple[str, ...], size: int, width: int, *, capitals: bool = False) -> SafeString:
    """A bold heading broken evenly into lines of at most ``width`` millimetres at ``size`` points."""
    parts = [text] if isinstance(text, str) else text
    broken = [line for part in parts for line in balanced(part, size=size, width=width, capitals=capitals)]
    return format_html_join(mark_safe("<br>"), "{}", ((line,) for line in broken))
