"""Who would confirm a report."""

from __future__ import annotations

from campaigns.enums import CollectiveKind
from campaigns.models import Registration
from campaigns.queries.signatories import head_of


def suggested_endorser(registration: Registration) -> dict[str, str]:
    """Who would confirm by the plan: a person's head of unit; otherwise the chairman, as the level above.

    The committee's own report and the chairman's go one level higher, since nobody confirms himself; who
    signs there is for the office to fill in.
    """
    person = registration.individual
    if person is not None and not person.is_head:
        head = registration.unit.people.filter(is_head=True, left_on__isnull=True).order_by("pk").first()
        return {
            "body": registration.unit.name,
            "title": head.post if head else "",
            "name": head.full_name if head else "",
        }
    organisation = registration.period.campaign.organisation
    chairman = head_of(organisation)
    is_committee = (
        registration.collective is not None and registration.collective.kind == CollectiveKind.COMMITTEE
    )
    is_chairman = person is not None and chairman is not None and person.full_name == chairman.name
    if is_committee or is_chairman:
        return {"body": organisation.parent_name, "title": "", "name": ""}
    return {
        "body": organisation.name,
        "title": chairman.title if chairman else "",
        "name": chairman.name if chairman else "",
    }
