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


@register.simple_tag(takes_context=True)
def obstacles(context: template.Context, nomination: Nomination) -> dict[str, Any]:
    """What stops the nominee and what was awarded before, read once for the templates that draw them:
    ``nomination_obstacles.html`` (a big notice) and ``earlier_awards.html`` (a table)."""
    user, repeats = context["request"].user, repeats_of(nomination)
    return {
        "nomination": nomination,
        "excluded": reasons_of_exclusion(nomination.registration),
        "stops": [each for each in repeats if each.kind == Repeat.STOPS],
        "to_clear": any(each.kind == Repeat.TO_CLEAR for each in repeats),
        "repeats": [(each, short_date(each.past.decided_on), *each.past.key.split(":")) for each in repeats],
        "may_clear": isinstance(user, User) and may_examine(user, nomination),
    }
