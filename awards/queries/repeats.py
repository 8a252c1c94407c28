"""What was awarded before, in all campaigns of the organisation and before the portal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from django.db.models import Q

from awards.models import DecisionResult, Namesake, Nomination, PastAward
from awards.queries.eligibility import Case, case_of
from awards.rules.namesakes import Likeness, Person, likeness
from awards.rules.repeats import PastFact, RepeatFinding, Sought, find_repeats, reasons_of
from campaigns.enums import ParticipantKind, PeriodKind
from campaigns.errors import Reason
from campaigns.models import Individual, Registration
from campaigns.rules.vietnamese import fold

RESULT, PAST = "quyet-dinh", "truoc-day"  # the two kinds of records, as addresses name them


def reasons_against_repeat(nomination: Nomination) -> list[Reason]:
    """Why the earlier awards stand in the way of ``nomination``; empty means they do not.

    Codes: ``awarded_before`` (this achievement has its award), ``namesake`` (somebody who may be the same
    person was awarded, and the office has not said yet whether he is).
    """
    return reasons_of(repeats_of(nomination))


def repeats_of(nomination: Nomination) -> list[RepeatFinding]:
    """Every earlier award of the nominee, or of somebody who may be he, the weightiest first."""
    return repeats_for([case_of(nomination)])[0]


def repeats_for(cases: Sequence[Case]) -> list[list[RepeatFinding]]:
    """The same for many cases, in three queries however many; a nomination's own decision is none of them."""
    if not cases:
        return []
    organisations = {case.registration.period.campaign.organisation_id for case in cases}
    results = list(_results(organisations))
    past = list(
        PastAward.objects.filter(organisation__in=organisations).select_related("period").order_by("pk")
    )
    words = _words([case.registration for case in cases])
    return [find_repeats(_sought(case), _facts(case, results, past, words)) for case in cases]


def _results(organisations: set[int]) -> Iterator[DecisionResult]:
    rows = DecisionResult.objects.filter(
        awarded=True, nomination__registration__period__campaign__organisation__in=organisations
    )
    yield from rows.select_related(
        "decision__award_form",
        "nomination__registration__period__campaign",
        "nomination__registration__collective",
        "nomination__registration__individual",
        "nomination__registration__unit",
    ).order_by("pk")


Words = dict[tuple[int, str], bool]  # person and record: whether they are one


def _words(registrations: Sequence[Registration]) -> Words:
    people = {each.individual_id for each in registrations if each.individual_id}
    rows = Namesake.objects.filter(individual__in=people).order_by("pk")
    return {(row.individual_id, _key_of(row)): row.is_same for row in rows}


def _key_of(row: Namesake) -> str:
    return f"{RESULT}:{row.result_id}" if row.result_id else f"{PAST}:{row.past_award_id}"


def _sought(case: Case) -> Sought:
    period = case.registration.period
    return Sought(case.award_form.name, period.pk, period.campaign_id, period.kind == PeriodKind.TERM)


def _facts(
    case: Case, results: Sequence[DecisionResult], past: Sequence[PastAward], words: Words
) -> Iterator[PastFact]:
    registration, own = case.registration, case.nomination
    organisation = registration.period.campaign.organisation_id
    for row in results:
        if own is not None and row.nomination_id == own.pk:
            continue
        if row.nomination.registration.period.campaign.organisation_id == organisation:
            yield from _kept(_of_result(row, registration), registration, words)
    for award in past:
        if award.organisation_id == organisation:
            yield from _kept(_of_past(award, registration), registration, words)


def _kept(fact: PastFact, registration: Registration, words: Words) -> Iterator[PastFact]:
    """The fact with the office's word on the person; nothing for a stranger."""
    if fact.likeness is not Likeness.NONE:
        yield replace(fact, same=words.get((registration.individual_id or 0, fact.key)))


def _of_result(row: DecisionResult, registration: Registration) -> PastFact:
    old, period = row.nomination.registration, row.nomination.registration.period
    return PastFact(
        key=f"{RESULT}:{row.pk}",
        who=str(old.participant),
        award=row.decision.award_form.name,
        achievement=f"phong trào “{period.campaign.movement}” {period.name[:1].lower()}{period.name[1:]}",
        number=row.decision.number,
        decided_on=row.decision.decided_on,
        issuer=row.decision.issuer,
        likeness=_likeness_of(old, registration),
        period=period.pk,
        campaign=period.campaign_id,
        is_term=period.kind == PeriodKind.TERM,
    )


def _of_past(row: PastAward, registration: Registration) -> PastFact:
    return PastFact(
        key=f"{PAST}:{row.pk}",
        who=row.name,
        award=row.award,
        achievement=f"“{row.achievement}”",
        number=row.number,
        decided_on=row.decided_on,
        issuer=row.issuer,
        likeness=_likeness_of_past(row, registration),
        period=row.period_id,
        campaign=row.period.campaign_id if row.period else None,
        is_term=row.period is not None and row.period.kind == PeriodKind.TERM,
    )


def _likeness_of(old: Registration, new: Registration) -> Likeness:
    if old.collective_id or new.collective_id:
        return Likeness.SAME if old.collective_id == new.collective_id else Likeness.NONE
    if old.individual_id == new.individual_id:
        return Likeness.SAME
    return likeness(_person_of(old), _person_of(new))


def _likeness_of_past(row: PastAward, new: Registration) -> Likeness:
    if row.participant_kind == ParticipantKind.COLLECTIVE:
        same = new.collective is not None and row.name_search == new.collective.name_search
        return Likeness.SAME if same else Likeness.NONE
    if new.individual is None:
        return Likeness.NONE
    return likeness(Person(row.name, row.date_of_birth, row.post, row.unit), _person_of(new))


def _person_of(registration: Registration) -> Person:
    person = registration.individual
    assert person is not None, "only asked for people"
    return Person(person.full_name, person.date_of_birth, registration.post, registration.unit.name)


def namesake_or_none(nomination: Nomination, key: str) -> RepeatFinding | None:
    """The earlier award called ``key`` when it may be the nominee's and a word on it is due or was given."""
    found = (each for each in repeats_of(nomination) if each.past.likeness is Likeness.LIKELY)
    return next((each for each in found if each.past.key == key), None)


def details_of(key: str) -> Person:
    """What the record ``key`` says of the person whom it names; the record must be there."""
    kind, _, pk = key.partition(":")
    if kind == RESULT:
        rows = DecisionResult.objects.select_related(
            "nomination__registration__individual", "nomination__registration__unit"
        )
        return _person_of(rows.get(pk=int(pk)).nomination.registration)
    row = PastAward.objects.get(pk=int(pk))
    return Person(row.name, row.date_of_birth, row.post, row.unit)


def word_on(person: Individual, key: str) -> Namesake | None:
    """What the office has said already of ``person`` and the record ``key``."""
    kind, _, pk = key.partition(":")
    column = Q(result_id=int(pk)) if kind == RESULT else Q(past_award_id=int(pk))
    return Namesake.objects.filter(column, individual=person).select_related("by").order_by("pk").first()


def past_awards_like(query: str) -> Q:
    """The register's rows whose name, unit or number holds ``query``, accents of the name aside."""
    return Q(name_search__contains=fold(query)) | Q(unit__icontains=query) | Q(number__icontains=query)
