"""Who stands before the publicity desk, and whom a text may name."""

from __future__ import annotations

from campaigns.errors import NOT_YOURS, Reason, Refused
from campaigns.models import Collective, Individual, User
from campaigns.permissions import may_publish_news


def require_publisher(by: User) -> None:
    if not may_publish_news(by):
        raise Refused(NOT_YOURS)


def stranger(subject: Collective | Individual) -> Reason:
    return Reason("other_organisation", f"{subject} không thuộc cơ quan phát động phong trào này.")
