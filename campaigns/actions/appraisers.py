"""Who may act as the office on one case: asked before every act that judges a participant."""

from __future__ import annotations

from campaigns.enums import Role
from campaigns.errors import NOT_YOURS, Reason, Refused
from campaigns.models import Registration, User
from campaigns.permissions import has_interest, roles_in


def require_appraiser(by: User, registration: Registration, own_case: Reason) -> None:
    """Refused with ``not_yours`` for who is not the office here, ``own_case`` where it is his own case."""
    if Role.OFFICE not in roles_in(by, registration):
        raise Refused(NOT_YOURS)
    if has_interest(by, registration):
        raise Refused(own_case)
