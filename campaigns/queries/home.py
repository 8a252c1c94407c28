"""The lower app's share of the home page: messages, and how many registered and were scored."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from campaigns.enums import RegistrationState, ScorecardState
from campaigns.models import Campaign, Period, Registration, Scorecard

SENT = (RegistrationState.SUBMITTED, RegistrationState.ACCEPTED)
SCORED = (ScorecardState.APPRAISED, ScorecardState.PUBLISHED)


@dataclass(frozen=True)
class MessageGroup:
    """A group of messages such as “5T”, in the plan's order."""

    name: str
    texts: tuple[str, ...]


def message_groups(campaign: Campaign) -> list[MessageGroup]:
    """The messages of a campaign by group, groups in the order of their first message."""
    groups: dict[str, list[str]] = defaultdict(list)
    for message in campaign.messages.order_by("position", "pk"):
        groups[message.group].append(message.text)
    return [MessageGroup(name, tuple(texts)) for name, texts in groups.items()]


def registered_count(period: Period) -> int:
    """How many participants have a registration with the office; drafts and returned ones do not count."""
    return Registration.objects.filter(period=period, state__in=SENT).count()


def scored_count(period: Period) -> int:
    """How many sheets are appraised, published or not."""
    return Scorecard.objects.filter(registration__period=period, state__in=SCORED).count()
