"""The chairman approves or returns; papers are issued, dossiers go up, decisions come back."""

from __future__ import annotations

from typing import Any

from awards.actions.approvals import approve, send_back
from awards.actions.decisions import conclude
from awards.actions.summaries import save_summary_text
from awards.documents.handing import hand_over_dossier
from awards.documents.issue import freeze_report, issue, issue_own_decision
from awards.enums import PaperKind
from awards.models import Dossier, Nomination
from awards.sample.chapter import Chapter
from awards.sample.tables import moment, table, working


def tell_approvals(chapter: Chapter) -> None:
    """The chairman's day: what the council passed is approved, except what the story holds back."""
    chairman = chapter.world.chairman
    for group in chapter.rows("nominations"):
        returned = {row["who"]: row["reason"] for row in group.get("sent_back", [])}
        held = {*group.get("unapproved", []), *returned}
        chosen = [
            _nomination(chapter, who, group["form"]) for who in group.get("passed", []) if who not in held
        ]
        if chosen:
            approve(
                nominations=[(each, each.version) for each in chosen],
                by=chairman,
                now=moment(chapter.approving_day, 9),
            )
        for who, reason in returned.items():
            nomination = _nomination(chapter, who, group["form"])
            send_back(
                nomination=nomination, by=chairman, now=moment(chapter.approving_day, 10), reason=reason
            )


def tell_dossiers(chapter: Chapter) -> None:
    """Every paper is issued and each dossier handed over; the commune's own decisions are signed."""
    for row in chapter.rows("dossiers"):
        _hand_over(chapter, row, _dossier(chapter, row))
    for row in chapter.rows("own_decisions"):
        issue_own_decision(
            period=chapter.period,
            award_form=chapter.world.forms[row["form"]],
            nominations=[_nomination(chapter, who, row["form"]) for who in row["who"]],
            by=chapter.world.clerk,
            now=moment(row["decided_on"], 15),
            number=row["number"],
            decided_on=row["decided_on"],
        )


def tell_decisions(chapter: Chapter) -> None:
    """The higher level's decisions on the dossiers of the period, where they have come."""
    for row in chapter.rows("dossiers"):
        if "decision" in row:
            dossier = _dossier(chapter, row)
            won = {_nomination(chapter, who, row["form"]).pk for who in row["awarded"]}
            conclude(
                dossier=dossier,
                by=chapter.world.clerk,
                now=moment(working(row["decided_on"]), 16),
                number=row["decision"],
                decided_on=row["decided_on"],
                issuer=dossier.award_form.authority,
                awarded={
                    pk: pk in won for pk in dossier.nominations.order_by("pk").values_list("pk", flat=True)
                },
            )


def tell_summary(chapter: Chapter) -> None:
    """The office's words and the report on a year that is over."""
    if "report_number" not in chapter.row:
        return
    clerk, day = chapter.world.clerk, chapter.reporting_day
    words = {name: text.strip() for name, text in table("words")["summary"].items()}
    save_summary_text(period=chapter.period, version=0, by=clerk, now=moment(day, 9), **words)
    issue(
        kind=PaperKind.SUMMARY_REPORT,
        subject=chapter.period,
        by=clerk,
        now=moment(day, 10),
        day=day,
        number=chapter.row["report_number"],
    )


def _hand_over(chapter: Chapter, row: dict[str, Any], dossier: Dossier) -> None:
    clerk, day = chapter.world.clerk, chapter.handing_day
    for nomination in dossier.nominations.order_by("pk"):
        freeze_report(nomination=nomination, by=clerk, now=moment(day, 9))
    issue(
        kind=PaperKind.PROPOSAL,
        subject=dossier,
        by=clerk,
        now=moment(day, 10),
        day=day,
        number=row["proposal_number"],
    )
    hand_over_dossier(
        dossier=dossier,
        by=clerk,
        now=moment(day, 16),
        handed_on=day,
        handed_by=clerk.full_name,
        received_by=row["received_by"],
        receipt_number=row["receipt"],
        note=table("words")["handing"]["note"],
    )


def _nomination(chapter: Chapter, who: str, form: str) -> Nomination:
    registration = chapter.world.registration(chapter.code, who)
    return Nomination.objects.select_related("award_form").get(
        registration=registration, award_form=chapter.world.forms[form]
    )


def _dossier(chapter: Chapter, row: dict[str, Any]) -> Dossier:
    rows = Dossier.objects.select_related("period__campaign__organisation", "award_form")
    return rows.get(period=chapter.period, award_form=chapter.world.forms[row["form"]])
