"""Issued papers: which numbers are given, which law and minutes they rest on, and who may read them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from django.db.models import Q, QuerySet

from awards.enums import MeetingState, NominationState, PaperKind, VoteResult
from awards.models import AgendaItem, Decision, DecisionResult, Dossier, Meeting, Nomination, Paper, Regime
from awards.queries.council import meetings_visible_to
from awards.queries.nominations import visible_to as nominations_visible_to
from awards.rules.bonus import regime_on
from awards.rules.numbering import next_free
from awards.rules.paper_kinds import FACTS, of_council, series_of, sign_of
from campaigns.enums import NumberSeries, Role
from campaigns.models import AwardForm, Campaign, Organisation, Period, User

Subject = Dossier | Meeting | Nomination | Decision | Period
ITS_HEAD = " của "
SETTLED = (NominationState.APPROVED, NominationState.AWARDED, NominationState.NOT_AWARDED)


def campaign_of(subject: Subject) -> Campaign:
    """The campaign that a dossier, a meeting, a nomination, a decision or a period belongs to."""
    if isinstance(subject, Nomination):
        return subject.registration.period.campaign
    return subject.campaign if isinstance(subject, Period) else subject.period.campaign


def full_form(form: AwardForm) -> str:
    """The award in full, "Giấy khen của Chủ tịch Ủy ban nhân dân huyện …", however short the plan is."""
    return f"{award_noun(form)}{ITS_HEAD}{form.authority}"


def award_noun(form: AwardForm) -> str:
    """What is given: "Bằng khen", "Giấy khen"."""
    return form.name.partition(ITS_HEAD)[0]


def symbol_of(kind: PaperKind, organisation: Organisation) -> str:
    """The sign after the number: "TTr-UBND", "QĐ-UBND", the council's own "BB-HĐTĐKT"; "" for a report.

    (Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.3.)
    """
    return sign_of(kind, body=organisation.abbreviation, council=organisation.council_abbreviation)


def is_shared(organisation: Organisation) -> bool:
    """Whether all papers of the committee are counted together in the register."""
    return organisation.number_series == NumberSeries.SHARED


def series_for(kind: PaperKind, organisation: Organisation) -> str:
    """The series in which a paper of ``kind`` takes its number today, as the organisation's setting says."""
    return series_of(
        kind,
        shared=is_shared(organisation),
        body=organisation.abbreviation,
        council=organisation.council_abbreviation,
    )


def numbers_given(kind: PaperKind, organisation: Organisation, year: int) -> dict[int, date]:
    """The numbers of a year that a paper of ``kind`` may not have any more, with their days.

    Counted is what was given under either setting: those with the same sign, and for a shared series those of
    every paper of the committee. So a setting that changes within the year never gives a number twice.
    """
    rows = Paper.objects.filter(organisation=organisation, year=year, number__isnull=False)
    if is_shared(organisation) and not FACTS[kind].of_council:
        rows = rows.filter(kind__in=of_council(council=False))
    else:
        rows = rows.filter(symbol=symbol_of(kind, organisation))
    return {
        number: day
        for number, day in rows.order_by("number", "issued_on").values_list("number", "issued_on")
        if number is not None
    }


def next_number(kind: PaperKind, organisation: Organisation, year: int) -> int:
    """The number to suggest for a paper of ``kind``; the office's register has the last word."""
    return next_free(numbers_given(kind, organisation, year))


def current_paper(kind: PaperKind, subject: Subject) -> Paper | None:
    """The paper of ``kind`` about ``subject`` that nothing replaces; it may still lack its file."""
    rows = Paper.objects.filter(
        **{"kind": kind.value, FACTS[kind].subject: subject, "replaced_by__isnull": True}
    )
    return rows.order_by("-issued_at", "-pk").first()


def current_instead_of(paper: Paper) -> Paper | None:
    """The paper that stands for a replaced one today, with its file; None while it is in force itself."""
    found: Paper | None = None
    newer = Paper.objects.filter(replaces=paper).exclude(sha256="").order_by("pk").first()
    while newer is not None:
        found = newer
        newer = Paper.objects.filter(replaces=newer).exclude(sha256="").order_by("pk").first()
    return found


def issued_minutes(meetings: Iterable[Meeting]) -> dict[int, Paper]:
    """Meeting id → its minutes as issued and not replaced."""
    rows = Paper.objects.filter(
        kind=PaperKind.MINUTES.value, meeting__in=list(meetings), replaced_by__isnull=True
    )
    return {
        paper.meeting_id: paper for paper in rows.exclude(sha256="").order_by("issued_at") if paper.meeting_id
    }


def meetings_behind(nominations: Sequence[Nomination]) -> list[Meeting]:
    """The closed meetings that passed ``nominations``, the earliest first; the latest one of each counts."""
    items = (
        AgendaItem.objects.filter(
            nomination__in=[nomination.pk for nomination in nominations],
            result=VoteResult.PASSED.value,
            meeting__state=MeetingState.CLOSED.value,
        )
        .select_related("meeting__period__campaign__organisation", "meeting__council")
        .order_by("meeting__starts_at", "meeting_id")
    )
    last = {item.nomination_id: item.meeting for item in items}
    unique = {meeting.pk: meeting for meeting in last.values()}
    return sorted(unique.values(), key=lambda meeting: (meeting.starts_at, meeting.pk))


def regime_for(campaign: Campaign, day: date) -> Regime | None:
    """The law in force on ``day``, as the rows of the campaign have it."""
    return regime_on(campaign.regimes.order_by("from_date", "pk"), day)


def papers_of_period(period: Period, user: User) -> QuerySet[Paper]:
    """The papers about ``period`` itself that ``user`` may read, the latest first."""
    return visible_to(user).filter(period=period).exclude(sha256="")


def visible_to(user: User) -> QuerySet[Paper]:
    """The papers of the active campaign that ``user`` may read.

    The office and the chairman read all; a council member the minutes of his council and the reports laid
    before it; the author's side its own reports and the decision that names it.
    """
    rows = (
        Paper.objects.filter(
            Q(dossier__period__campaign__is_active=True)
            | Q(meeting__period__campaign__is_active=True)
            | Q(nomination__registration__period__campaign__is_active=True)
            | Q(decision__period__campaign__is_active=True)
            | Q(period__campaign__is_active=True)
        )
        .select_related(
            "organisation",
            "dossier__award_form",
            "dossier__period",
            "meeting__period",
            "nomination__registration__collective",
            "nomination__registration__individual",
            "decision__award_form",
            "period__campaign",
            "replaced_by",
        )
        .order_by("-issued_on", "-number", "-pk")
    )
    if user.has_role(Role.OFFICE, Role.CHAIRMAN):
        return rows
    nominations = nominations_visible_to(user).order_by().values("pk")
    decisions = DecisionResult.objects.filter(nomination__in=nominations).order_by().values("decision")
    return rows.filter(
        Q(nomination__in=nominations)
        | Q(decision__in=decisions)
        | Q(meeting__in=meetings_visible_to(user).order_by().values("pk"))
    )
