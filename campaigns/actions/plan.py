"""Loads the lower app's part of a plan file into rows."""

from __future__ import annotations

from typing import Any

from campaigns.actions.sync import Sync, columns
from campaigns.models import (
    AwardForm,
    Campaign,
    Collective,
    CriteriaSection,
    CriteriaSet,
    Criterion,
    GradeBand,
    LegalBasis,
    Measure,
    Message,
    Organisation,
    Period,
    Rating,
    Recipient,
    Section,
    Signatory,
    Slip,
)
from campaigns.rules.plan_rows import CampaignPlan, CriteriaSectionRow, CriterionRow, OptionRow


def load_campaign(*, plan: CampaignPlan, sync: Sync, activate: bool) -> Campaign:
    """Make the rows of the campaign those of ``plan``; rows that agree already are not touched.

    The first campaign of a portal becomes the active one, a later one only with ``activate``. Collectives
    that the file does not name stay, because the office adds and closes them on the portal. Measures that the
    file does not name stay until ``remove_measures``: conditions may still refer to them. Call it inside a
    transaction, and look at ``sync.reasons`` at the end.
    """
    organisation = _organisation(plan, sync)
    campaign = _campaign(plan, organisation, sync)
    _activate(campaign, sync, activate=activate)
    _lines(plan, campaign, sync)
    sync.rows(Period, [columns(row) for row in plan.periods], campaign=campaign)
    sync.rows(
        Collective,
        [columns(row) for row in plan.collectives],
        unique="name",
        positioned=True,
        keep_others=True,
        organisation=organisation,
    )
    sync.rows(AwardForm, [columns(row) for row in plan.award_forms], positioned=True, campaign=campaign)
    sync.rows(Rating, [columns(row) for row in plan.ratings], unique="rank", campaign=campaign)
    sync.rows(GradeBand, [columns(row) for row in plan.grade_bands], unique="at_least", campaign=campaign)
    measures = sync.rows(
        Measure, [columns(row) for row in plan.measures], positioned=True, keep_others=True, campaign=campaign
    )
    _criteria(plan, campaign, {measure.code: measure.pk for measure in measures}, sync)
    return campaign


def remove_measures(*, plan: CampaignPlan, campaign: Campaign, sync: Sync) -> None:
    """Remove the measures that ``plan`` does not name, after everything that could refer to them."""
    named = [measure.code for measure in plan.measures]
    sync.remove(Measure.objects.filter(campaign=campaign).exclude(code__in=named).order_by("pk"))


def _organisation(plan: CampaignPlan, sync: Sync) -> Organisation:
    """The organisation of that name, else the campaign's own under its new name, else a new one."""
    row = (
        Organisation.objects.filter(name=plan.organisation.name).order_by("pk").first()
        or Organisation.objects.filter(campaigns__code=plan.campaign.code).order_by("pk").first()
        or Organisation()
    )
    organisation = sync.write(row, columns(plan.organisation))
    signatories = [columns(signatory) for signatory in plan.signatories]
    sync.rows(Signatory, signatories, keys=("name",), positioned=True, organisation=organisation)
    return organisation


def _campaign(plan: CampaignPlan, organisation: Organisation, sync: Sync) -> Campaign:
    row = Campaign.objects.filter(code=plan.campaign.code).order_by("pk").first() or Campaign()
    return sync.write(row, {**columns(plan.campaign), "organisation_id": organisation.pk})


def _activate(campaign: Campaign, sync: Sync, *, activate: bool) -> None:
    others = Campaign.objects.filter(is_active=True).exclude(pk=campaign.pk).order_by("pk")
    if others and not activate:
        return
    for other in others:
        sync.write(other, {"is_active": False})
    sync.write(campaign, {"is_active": True})


def _lines(plan: CampaignPlan, campaign: Campaign, sync: Sync) -> None:
    for model, rows in (
        (LegalBasis, plan.legal_bases),
        (Section, plan.sections),
        (Message, plan.messages),
        (Recipient, plan.recipients),
        (Slip, plan.slips),
    ):
        sync.lines(model, [columns(row) for row in rows], campaign=campaign)


def _criteria(plan: CampaignPlan, campaign: Campaign, measures: dict[str, int], sync: Sync) -> None:
    sets = sync.rows(
        CriteriaSet,
        [{**columns(row, "sections"), "tie_break": list(row.tie_break)} for row in plan.criteria_sets],
        keys=("participant_kind",),
        unique="code",
        campaign=campaign,
    )
    for criteria_set, row in zip(sets, plan.criteria_sets, strict=True):
        sections = sync.rows(
            CriteriaSection,
            [columns(section, "criteria") for section in row.sections],
            positioned=True,
            criteria_set=criteria_set,
        )
        for section, section_row in zip(sections, row.sections, strict=True):
            sync.rows(Criterion, _criterion_values(section_row, measures), positioned=True, section=section)


def _criterion_values(section: CriteriaSectionRow, measures: dict[str, int]) -> list[dict[str, Any]]:
    return [_criterion(row, measures) for row in section.criteria]


def _criterion(row: CriterionRow, measures: dict[str, int]) -> dict[str, Any]:
    return {
        **columns(row, "measure", "options"),
        "measure_id": measures.get(row.measure),
        "options": [_option(option) for option in row.options],
    }


def _option(row: OptionRow) -> dict[str, str]:
    """JSON has no decimals: the points are kept as plain digits ("0.5", "10")."""
    return {"label": row.label, "points": format(row.points.normalize(), "f")}
