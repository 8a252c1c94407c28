"""Points and totals in the words of a score sheet: ``{% load scores %}``."""

from __future__ import annotations

from django import template

from campaigns.queries.score_gaps import Gap
from campaigns.rules.score_words import mark_words, reckoning_words
from campaigns.rules.scoring import Mark, Reckoning

register = template.Library()


@register.filter
def given(mark: Mark) -> str:
    """ "8,00", "Không phát sinh", or a dash."""
    return mark_words(mark)


@register.filter
def told(reckoning: Reckoning) -> str:
    """How a total arose, step by step."""
    return reckoning_words(reckoning)


@register.filter
def gap_words(gaps: tuple[Gap, ...]) -> str:
    """ "Còn thiếu: 3 tiêu chí, 2 tài liệu"; nothing when nothing is missing."""
    return f"Còn thiếu: {', '.join(gap.words for gap in gaps)}" if gaps else ""
