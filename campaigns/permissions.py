"""Who may. Each function asks the person's side only; states are asked of the tables of moves."""

from __future__ import annotations

from campaigns.enums import Role
from campaigns.models import Collective, EvidencePaper, Individual, Initiative, Registration, User

READS_EVERYTHING = (Role.OFFICE, Role.CHAIRMAN, Role.COUNCIL)


def speaks_for_unit(user: User, unit: Collective | None) -> bool:
    """Whether ``user`` has the unit role and speaks for ``unit``."""
    return unit is not None and user.has_role(Role.UNIT) and user.collective_id == unit.pk


def is_person(user: User, individual: Individual | None) -> bool:
    """Whether ``user`` is this very person, whatever his role."""
    return individual is not None and user.individual_id == individual.pk


def may_register_unit(user: User, unit: Collective) -> bool:
    """The office registers anybody; a unit registers itself and its own people."""
    return user.has_role(Role.OFFICE) or speaks_for_unit(user, unit)


def may_register_person(user: User, individual: Individual) -> bool:
    """The office, the person himself, and the unit that he works in (Kế hoạch 454, mục IV.1)."""
    himself = user.has_role(Role.INDIVIDUAL) and is_person(user, individual)
    return himself or may_register_unit(user, individual.unit)


def may_edit(user: User, registration: Registration) -> bool:
    """Who writes a registration, its scores and its report: the office, its unit, the person himself."""
    return user.has_role(Role.OFFICE) or speaks_for(user, registration)


def speaks_for(user: User, registration: Registration) -> bool:
    """Whether ``user`` stands on the participant's side: the speaker of its unit, or the person himself."""
    if speaks_for_unit(user, registration.unit):
        return True
    return user.has_role(Role.INDIVIDUAL) and is_person(user, registration.individual)


def may_see(user: User, registration: Registration) -> bool:
    """Who reads a registration and all that hangs on it."""
    return user.has_role(*READS_EVERYTHING) or may_edit(user, registration) or deputises(user, registration)


def has_interest(user: User, registration: Registration) -> bool:
    """Whether ``registration`` is the user's own, or that of the unit that he speaks for.

    Nobody appraises, votes on or approves such a one (the chairman's signature on papers excepted).
    """
    if is_person(user, registration.individual):
        return True
    return registration.collective_id is not None and registration.collective_id == user.collective_id


def roles_in(user: User, registration: Registration) -> frozenset[Role]:
    """The roles in which ``user`` acts on ``registration`` and all that hangs on it: his own, and the
    office's where he is the deputy named for it."""
    return user.roles | {Role.OFFICE} if deputises(user, registration) else user.roles


def deputises(user: User, registration: Registration) -> bool:
    """Whether ``user`` is named to handle this very case for a clerk whose own it is, and has no interest."""
    if not user.deputised or has_interest(user, registration):
        return False
    campaign = registration.period.campaign_id
    return _stands_in(user, campaign, registration.individual_id, registration.collective_id)


def stands_in_for(user: User, *, individual: int | None = None, collective: int | None = None) -> bool:
    """Whether ``user`` is the deputy named for a clerk who is this person, or speaks for this collective."""
    cases = user.deputised if user.is_active else ()
    return any(each.covers(each.campaign, individual=individual, collective=collective) for each in cases)


def _stands_in(user: User, campaign: int, individual: int | None, collective: int | None) -> bool:
    covered = (each.covers(campaign, individual=individual, collective=collective) for each in user.deputised)
    return user.is_active and any(covered)


def may_appraise(user: User, registration: Registration) -> bool:
    """The office appraises, accepts and attests, except where it has an interest: there its deputy does."""
    return Role.OFFICE in roles_in(user, registration) and not has_interest(user, registration)


def may_keep_initiative(user: User, initiative: Initiative) -> bool:
    """Its owner corrects an initiative until it is recognised; the office always."""
    if user.has_role(Role.OFFICE):
        return True
    if initiative.level:
        return False
    if initiative.individual is not None:
        return may_register_person(user, initiative.individual)
    return speaks_for_unit(user, initiative.collective)


def may_keep_evidence(user: User, paper: EvidencePaper) -> bool:
    """Who keeps a paper of evidence: the office, its unit, its owner himself and his unit of today."""
    if user.has_role(Role.OFFICE) or speaks_for_unit(user, paper.unit):
        return True
    if paper.individual is not None and speaks_for_unit(user, paper.individual.unit):
        return True
    return user.has_role(Role.INDIVIDUAL) and is_person(user, paper.individual)


def may_recognise(user: User, initiative: Initiative) -> bool:
    """The office records who recognised an initiative, except its own or that of the unit it speaks for:
    there its deputy does."""
    own_unit = initiative.collective_id is not None and initiative.collective_id == user.collective_id
    if own_unit or is_person(user, initiative.individual):
        return False
    campaign, person, unit = initiative.period.campaign_id, initiative.individual_id, initiative.collective_id
    return user.has_role(Role.OFFICE) or _stands_in(user, campaign, person, unit)


def may_publish_news(user: User) -> bool:
    """Văn hóa – xã hội publishes; the office may stand in (Kế hoạch 454, chương tổ chức thực hiện, mục 3)."""
    return user.has_role(Role.CULTURE, Role.OFFICE)
