"""Whether issued papers agree: what the rows say of an award, what was accepted, and what is still open."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from awards.enums import MeetingState, PaperKind, VoteResult
from awards.models import AgendaItem, Decision, DecisionResult, Dossier, Meeting, Nomination, Paper
from awards.queries.folders import Folder, Slot, build
from awards.queries.papers import Subject, full_form
from awards.rules.agreement import (
    Difference,
    Law,
    Nominee,
    PaperFacts,
    Registered,
    Result,
    Truth,
    Votes,
    check,
)
from awards.rules.numbering import format_number
from campaigns.enums import ScorecardState
from campaigns.errors import Reason
from campaigns.models import Scorecard

DISAGREEMENT = "disagreement"  # the code of every refusal of this check
NEW = "new"  # stands for the paper that is about to be issued
TO_DO = "Hãy sửa cho khớp; nếu vẫn phát hành, hãy ghi lý do phát hành khi còn điểm chưa khớp."


def key_of(paper: Paper) -> str:
    """By what a difference names an issued paper."""
    return f"paper-{paper.pk}"


def title_of(kind: PaperKind, subject: Subject, reference: str) -> str:
    """How a difference names a paper: "Tờ trình … số 05/TTr-UBND", "Báo cáo thành tích: …"."""
    if isinstance(subject, Nomination):
        return f"{kind.label}: {subject.registration.participant}"
    return f"{kind.label} số {reference}" if reference else kind.label


def issued_facts(folder: Folder) -> list[PaperFacts]:
    """The papers of a folder that have their number, as they were frozen."""
    return [_issued(slot, slot.paper) for slot in folder.slots if slot.paper and slot.subject]


def truth_of(folder: Folder) -> Truth:
    """What the rows say of the nominees of a folder, the law and the register."""
    form, campaign = folder.award_form, folder.period.campaign
    nominations = [each.pk for each in folder.nominations]
    votes = _votes(nominations)
    cards = _published(folder.nominations)
    others = Nomination.objects.filter(award_form=form, registration__period=folder.period)
    related = others.exclude(pk__in=nominations).select_related(
        "registration__collective", "registration__individual"
    )
    return Truth(
        forms=(full_form(form), form.name),
        nominees=tuple(_nominee(each, votes, cards) for each in folder.nominations),
        others=tuple(str(each.registration.participant) for each in related.order_by("pk")),
        laws=tuple(
            Law(tuple(map(str, row.legal_bases)), row.from_date, row.to_date)
            for row in campaign.regimes.order_by("from_date", "pk")
        ),
        plan_number=campaign.plan_number,
        plan_date=campaign.plan_date,
        last_day=folder.last_day if folder.dossier else None,
        register=_register(folder),
    )


def accepted_in(folder: Folder) -> dict[str, str]:
    """The differences with which papers of the folder were issued on purpose: their keys, and why."""
    return {
        key: slot.paper.override_reason
        for slot in folder.slots
        if slot.paper
        for key in slot.paper.overridden
    }


def result_of(folder: Folder) -> Result:
    """The check over the issued papers of a folder."""
    return check(issued_facts(folder), truth_of(folder))


def unexplained(folder: Folder) -> list[Difference]:
    """The open differences of the issued papers for which nobody has written a reason."""
    accepted = accepted_in(folder)
    return [each for each in result_of(folder).open if each.key not in accepted]


def reasons_of_disagreement(folder: Folder) -> list[Reason]:
    """What keeps a folder whose papers do not agree from being handed over; code ``disagreement``."""
    return [
        Reason(DISAGREEMENT, f"{each.sentence} Hãy phát hành bản thay thế cho khớp.")
        for each in unexplained(folder)
    ]


def reasons_to_explain(differences: Iterable[Difference]) -> list[Reason]:
    """Why a paper with ``differences`` is not issued without a written reason; code ``disagreement``."""
    found = [Reason(DISAGREEMENT, each.sentence) for each in differences]
    return [*found, Reason(DISAGREEMENT, TO_DO)] if found else []


def against_new(
    kind: PaperKind,
    subject: Subject,
    payload: Mapping[str, Any],
    *,
    number: int | None,
    symbol: str,
    day: date,
    replaces: Paper | None = None,
) -> list[Difference]:
    """In what a paper that is about to be issued differs from the rows and from the papers before it.

    Only what this paper itself would have to mend counts: a letter that cites minutes now being replaced is
    mended by a new letter, and keeps the dossier from being handed over until then.
    """
    reference = format_number(number, symbol) if number else ""
    earlier = _replaced_by(replaces)
    title = title_of(kind, subject, reference)
    new = PaperFacts(NEW, title, kind, subject.pk, payload, day, day, reference, earlier)
    found: dict[str, Difference] = {}
    for folder in folders_about(subject):
        others = [
            facts for facts in issued_facts(folder) if (facts.kind, facts.subject) != (kind, subject.pk)
        ]
        for each in check([*others, new], truth_of(folder)).open:
            if each.second.place.key == NEW:
                found[each.key] = each
    return list(found.values())


def folders_about(subject: Subject) -> list[Folder]:
    """The folders in which a paper about ``subject`` lies; none for a paper about a whole period."""
    if isinstance(subject, Dossier):
        return build(subject.period, [(subject.award_form, subject)])
    if isinstance(subject, Decision):
        return build(subject.period, [(subject.award_form, None)])
    if isinstance(subject, Nomination):
        return build(subject.registration.period, [(subject.award_form, subject.dossier)])
    if isinstance(subject, Meeting):
        return _folders_of_meeting(subject)
    return []


def _folders_of_meeting(meeting: Meeting) -> list[Folder]:
    """A meeting votes on several awards; each has its folder, with or without a dossier that goes up."""
    rows = Nomination.objects.filter(agenda_items__meeting=meeting).select_related("award_form")
    forms = {each.award_form for each in rows.order_by("pk")}
    dossiers = {
        each.award_form_id: each
        for each in Dossier.objects.filter(period=meeting.period, award_form__in=forms).order_by("pk")
    }
    ordered = sorted(forms, key=lambda form: (form.position, form.pk))
    return build(meeting.period, [(form, dossiers.get(form.pk)) for form in ordered])


def _issued(slot: Slot, paper: Paper) -> PaperFacts:
    assert slot.subject is not None, "asked by issued_facts"
    return PaperFacts(
        key=key_of(paper),
        title=title_of(slot.kind, slot.subject, paper.reference),
        kind=slot.kind,
        subject=slot.subject.pk,
        payload=paper.payload,
        on=paper.issued_on,
        dated=paper.issued_on,
        reference=paper.reference,
        earlier=tuple(old.reference for old in slot.earlier if old.reference),
    )


def _replaced_by(replaces: Paper | None) -> tuple[str, ...]:
    found = []
    while replaces is not None:
        found.append(replaces.reference)
        replaces = replaces.replaces
    return tuple(filter(None, found))


def _nominee(nomination: Nomination, votes: dict[int, Votes], cards: dict[int, Scorecard]) -> Nominee:
    registration = nomination.registration
    is_person = registration.individual is not None
    card = cards.get(registration.pk)
    result: DecisionResult | None = getattr(nomination, "decision_result", None)
    given = result if result is not None and result.awarded else None
    return Nominee(
        key=nomination.pk,
        name=str(registration.participant),
        is_person=is_person,
        post=registration.post if is_person else "",
        unit=registration.unit.name if is_person else "",
        points=card.total if card else None,
        grade=card.grade.name if card and card.grade else "",
        votes=votes.get(nomination.pk),
        decision=given.decision_id if given else None,
        bonus=given.bonus if given else None,
    )


def _votes(nominations: Iterable[int]) -> dict[int, Votes]:
    """Nomination id → the frozen count of the latest meeting that passed it."""
    rows = AgendaItem.objects.filter(
        nomination__in=nominations,
        result=VoteResult.PASSED.value,
        meeting__state=MeetingState.CLOSED.value,
    )
    return {
        item.nomination_id: Votes(
            item.meeting_id,
            item.votes_for or 0,
            item.votes_against or 0,
            item.votes_abstain or 0,
            item.votes_invalid or 0,
            item.base or 0,
            item.share or Decimal(0),
            VoteResult(item.result).label,
        )
        for item in rows.order_by("meeting__starts_at", "meeting_id", "pk")
    }


def _published(nominations: Iterable[Nomination]) -> dict[int, Scorecard]:
    rows = Scorecard.objects.filter(
        registration__in=[each.registration_id for each in nominations],
        state=ScorecardState.PUBLISHED.value,
    )
    return {card.registration_id: card for card in rows.select_related("grade").order_by("pk")}


def _register(folder: Folder) -> tuple[Registered, ...]:
    """Papers outside the folder that bear the number of one inside it."""
    mine = [slot.paper for slot in folder.slots if slot.paper and slot.paper.number]
    rows = Paper.objects.filter(
        organisation=folder.period.campaign.organisation_id,
        year__in={paper.year for paper in mine},
        number__in={paper.number for paper in mine},
    ).exclude(pk__in=[paper.pk for paper in mine])
    return tuple(
        Registered(key_of(paper), str(paper), paper.reference, paper.year) for paper in rows.order_by("pk")
    )
