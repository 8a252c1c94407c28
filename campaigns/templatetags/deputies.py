"""Whom a clerk finds named for his own case, on the pages that tell him it is his own."""

from __future__ import annotations

from typing import Any

from django import template
from django.template.context import Context

from campaigns.models import Registration
from campaigns.queries.deputies import deputy_for

register = template.Library()


@register.inclusion_tag("campaigns/own_case.html", takes_context=True)
def own_case(context: Context, registration: Registration) -> dict[str, Any]:
    """Who handles ``registration`` for the reader whose own case it is, or what to do without anybody."""
    return {"deputy": deputy_for(context["user"], registration)}
