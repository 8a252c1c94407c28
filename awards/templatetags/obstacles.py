"""What stands in the way of a nomination besides the standard: ``{% load obstacles %}``."""

from __future__ import annotations

from typing import Any

from django import template

from awards.enums import Repeat
from awards.models import Nomination
from awards.permissions import may_examine
from awards.queries.exclusions import reasons_of_exclusion
from awards.queries.repeats import repeats_of
from campaigns.models import User
from campaigns.rules.vietnamese import short_date

register = template.Library()


@register.inclusion_tag("awards/nomination_obstacles.html")
def obstacles(nomination: Nomination) -> dict[str, Any]:
    """A big notice of each flag and each earlier award that stops the nominee."""
    return {
        "excluded": reasons_of_exclusion(nomination.registration),
        "stops": [each for each in repeats_of(nomination) if each.kind == Repeat.STOPS],
    }


@register.inclusion_tag("awards/earlier_awards.html", takes_context=True)
def earlier_awards(context: template.Context, nomination: Nomination) -> dict[str, Any]:
    """A table of what was awarded before, to the nominee or to somebody who may be the same person."""
    user, repeats = context["request"].user, repeats_of(nomination)
    return {
        "nomination": nomination,
        "to_clear": any(each.kind == Repeat.TO_CLEAR for each in repeats),
        "repeats": [(each, short_date(each.past.decided_on), *each.past.key.split(":")) for each in repeats],
        "may_clear": isinstance(user, User) and may_examine(user, nomination),
    }
