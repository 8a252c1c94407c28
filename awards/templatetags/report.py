"""An achievement report on a page: ``{% load report %}``."""

from __future__ import annotations

from collections.abc import Sequence

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from awards.rules.report_figures import Change, changes_in, sentences
from campaigns.rules.richtext import Document, Runs, to_html, written
from campaigns.rules.textdiff import Line, changed_lines

register = template.Library()
HEADING = "h5"  # under the headings of the report's sections


@register.filter
def rich(document: Document) -> SafeString:
    """The document as HTML, made of its data alone."""
    return mark_safe(to_html(document, heading=HEADING))


@register.filter
def rich_marked(document: Document, known: Sequence[Change]) -> SafeString:
    """The same, with every sentence marked in which an old figure stands as mere letters."""
    return mark_safe(to_html(document, lambda runs: _marked(runs, known), heading=HEADING))


def _marked(runs: Runs, known: Sequence[Change]) -> str:
    return "".join(_sentence(each, changes_in(each, known)) for each in sentences(runs))


def _sentence(runs: Runs, due: Sequence[Change]) -> str:
    if not due:
        return written(runs)
    news = "; ".join(f"{change.old} → {change.new}" for change in due)
    return format_html(
        '<mark class="stale">{}</mark> <span class="stale-note">(số liệu đã thay đổi: {})</span> ',
        mark_safe(written(runs)),
        news,
    )


@register.filter
def changes_to(before: str, after: str) -> tuple[Line, ...]:
    """The lines that changed from ``before`` to ``after``, for ``awards/diff.html``."""
    return changed_lines(before, after)
