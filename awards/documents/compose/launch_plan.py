"""Kế hoạch phát động from the rows that the plan file became."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from awards.documents.compose import words
from awards.documents.sheets import LaunchPlanSheet, PlanBlock, PlanChapter
from awards.rules.numbering import parse_number
from campaigns.documents.sheets import Letterhead, Recipients
from campaigns.models import Campaign
from campaigns.rules.typeset import Block, typeset


def launch_plan_sheet(campaign: Campaign, today: date) -> LaunchPlanSheet:
    """The plan as it was issued: its own number, day and words, laid out by the decree.

    Refused with ``number_not_a_number`` while the plan's number is none.
    """
    organisation = campaign.organisation
    number, _, symbol = campaign.plan_number.partition("/")
    return LaunchPlanSheet(
        letterhead=Letterhead(
            issuer=words.issuer_lines(organisation),
            issuer_name=organisation.name,
            place=organisation.place,
            symbol=symbol,
            number=parse_number(number),
            dated=campaign.plan_date,
        ),
        subject=campaign.title,
        legal_bases=tuple(row.text for row in campaign.legal_bases.order_by("position", "pk")),
        preamble=_blocks(typeset(campaign.preamble)),
        chapters=tuple(
            PlanChapter(row.number, row.heading, _blocks(typeset(row.body)))
            for row in campaign.sections.order_by("position", "pk")
        ),
        recipients=Recipients(tuple(row.text for row in campaign.recipients.order_by("position", "pk"))),
        signature=words.signature(organisation, None, on_behalf=True),
    )


def _blocks(blocks: Iterable[Block]) -> tuple[PlanBlock, ...]:
    return tuple(
        PlanBlock(block.name, f"{block.text}{block.ending}", block.mark, block.items) for block in blocks
    )
