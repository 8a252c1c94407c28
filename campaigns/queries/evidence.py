"""The store of evidence: which papers somebody sees, where each is used, which may prove a score."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet

from campaigns.enums import CollectiveKind, Role
from campaigns.models import (
    Collective,
    Evidence,
    EvidencePaper,
    MeasureValue,
    Registration,
    Score,
    Scorecard,
    User,
)
from campaigns.permissions import may_appraise, may_keep_evidence
from campaigns.queries import registrations, scorecards
from campaigns.queries.criteria import numbers_in
from campaigns.rules.vietnamese import fold


@dataclass(frozen=True)
class Use:
    """One citation with the printed number of its criterion: "2.3"."""

    evidence: Evidence
    number: str

    @property
    def scorecard(self) -> Scorecard:
        """The sheet that cites the paper."""
        return self.evidence.score.scorecard


@dataclass(frozen=True)
class Kept:
    """One paper of the store with the uses that the reader may see; ``is_used`` counts the others too."""

    paper: EvidencePaper
    uses: tuple[Use, ...]
    figures: tuple[MeasureValue, ...]
    is_used: bool
    is_mine: bool  # whether the reader keeps it


def papers_visible_to(user: User) -> QuerySet[EvidencePaper]:
    """The papers that ``user`` keeps, and those that prove a score or show a figure of a registration that he
    may read; newest first."""
    shown = MeasureValue.objects.filter(
        paper=OuterRef("pk"), registration__in=registrations.visible_to(user).order_by().values("pk")
    )
    cited = Evidence.objects.filter(
        paper=OuterRef("pk"), score__scorecard__in=scorecards.visible_to(user).order_by().values("pk")
    )
    rows = EvidencePaper.objects.select_related("unit", "individual__unit").order_by("-uploaded_at", "-pk")
    if user.has_role(Role.OFFICE):
        return rows
    mine = Q(Exists(cited)) | Q(Exists(shown))
    if user.has_role(Role.UNIT) and user.collective_id:
        mine |= Q(unit_id=user.collective_id) | Q(individual__unit_id=user.collective_id)
    if user.has_role(Role.INDIVIDUAL) and user.individual_id:
        mine |= Q(individual_id=user.individual_id)
    return rows.filter(mine)


def found(
    user: User, *, text: str = "", year: int | None = None, unit: int | None = None, unused: bool = False
) -> QuerySet[EvidencePaper]:
    """The papers that ``user`` sees and that hold the words of ``text``; accents make no difference.

    ``year`` is that of the paper's day, of the upload when it bears none; ``unit`` the id of the owner;
    ``unused`` leaves only what proves nothing yet.
    """
    rows = papers_visible_to(user)
    for word in fold(text).split():
        rows = rows.filter(text_search__contains=word)
    if year is not None:
        rows = rows.filter(Q(dated__year=year) | Q(dated__isnull=True, uploaded_at__year=year))
    if unit is not None:
        rows = rows.filter(unit_id=unit)
    return rows.filter(citations__isnull=True, measure_values__isnull=True) if unused else rows


def years_of(user: User) -> list[int]:
    """The years of the papers that ``user`` sees, newest first."""
    rows = papers_visible_to(user).order_by("pk").values_list("dated", "uploaded_at")
    return sorted({(dated or uploaded).year for dated, uploaded in rows}, reverse=True)


def units_of(user: User) -> list[Collective]:
    """The units whose papers ``user`` sees, in the order of lists."""
    owners = papers_visible_to(user).order_by().values("unit")
    return list(Collective.objects.filter(pk__in=owners).order_by("position", "name_sort", "pk"))


def kept(user: User, papers: Iterable[EvidencePaper]) -> list[Kept]:
    """Each of ``papers`` with where it is used; five queries however many."""
    rows = list(papers)
    uses = _uses(user, rows)
    figures = _figures(user, rows)
    used = {
        paper
        for model in (Evidence, MeasureValue)
        for paper in model.objects.filter(paper__in=rows).order_by("paper").values_list("paper", flat=True)
    }
    return [
        Kept(row, tuple(uses[row.pk]), tuple(figures[row.pk]), row.pk in used, may_keep_evidence(user, row))
        for row in rows
    ]


def papers_for(
    user: User, score: Score, *, text: str = "", year: int | None = None
) -> QuerySet[EvidencePaper]:
    """The papers of the store that ``user`` may cite for ``score``: see ``may_prove``."""
    registration = score.scorecard.registration
    return found(user, text=text, year=year).filter(_owned_for(registration))


def papers_for_figures(user: User, registration: Registration) -> QuerySet[EvidencePaper]:
    """The papers that may show a figure of ``registration``: those that may prove its scores, and those of
    the commune's own committee, whose reports and surveys speak of every unit."""
    committee = Q(
        unit__kind=CollectiveKind.COMMITTEE,
        unit__organisation_id=registration.unit.organisation_id,
        individual__isnull=True,
    )
    return papers_visible_to(user).filter(_owned_for(registration) | committee)


def may_prove(user: User, paper: EvidencePaper, score: Score) -> bool:
    """Whether ``paper`` is one that ``user`` sees, of the participant on whose sheet ``score`` stands.

    A unit proves with all the papers kept there, a person with his own and the unit's.
    """
    owned = _owned_for(score.scorecard.registration)
    return papers_visible_to(user).filter(owned, pk=paper.pk).exists()


def same_bytes(registration: Registration, sha256: str) -> EvidencePaper | None:
    """The paper with these bytes that the participant of ``registration`` keeps already, if there is one."""
    rows = EvidencePaper.objects.filter(sha256=sha256)
    if registration.individual_id is not None:
        rows = rows.filter(individual_id=registration.individual_id)
    else:
        rows = rows.filter(unit_id=registration.unit_id, individual__isnull=True)
    return rows.order_by("pk").first()


def sheets_sent_with(paper: EvidencePaper) -> list[Scorecard]:
    """The score sheets that cite ``paper`` and have been sent: its details are then part of what was sent."""
    rows = Scorecard.objects.filter(scores__evidence__paper=paper).exclude(state__in=scorecards.EDITABLE)
    return list(
        rows.select_related(
            "registration__period",
            "registration__collective",
            "registration__individual",
            "registration__unit",
        )
        .order_by("pk")
        .distinct()
    )


def may_edit_paper(user: User, paper: EvidencePaper, sent: list[Scorecard]) -> bool:
    """Its keepers edit a paper's details until a sheet that cites it is sent; then only who appraises every
    one of the ``sent`` sheets."""
    if sent:
        return all(may_appraise(user, card.registration) for card in sent)
    return may_keep_evidence(user, paper)


def _owned_for(registration: Registration) -> Q:
    if registration.individual_id is None:
        return Q(unit_id=registration.unit_id)
    return Q(individual_id=registration.individual_id) | Q(
        unit_id=registration.unit_id, individual__isnull=True
    )


def _figures(user: User, papers: list[EvidencePaper]) -> dict[int, list[MeasureValue]]:
    """Paper id → the figures that it shows, of the registrations that ``user`` reads."""
    rows = MeasureValue.objects.filter(
        paper__in=papers, registration__in=registrations.visible_to(user).order_by().values("pk")
    )
    related = ("measure", "registration__period", "registration__collective", "registration__individual")
    figures: dict[int, list[MeasureValue]] = defaultdict(list)
    for row in rows.select_related(*related).order_by("-registration__period__registration_opens", "pk"):
        if row.paper_id is not None:
            figures[row.paper_id].append(row)
    return figures


def _uses(user: User, papers: list[EvidencePaper]) -> dict[int, list[Use]]:
    """Paper id → its citations on the sheets that ``user`` reads, newest period first."""
    rows = (
        Evidence.objects.filter(
            paper__in=papers, score__scorecard__in=scorecards.visible_to(user).order_by().values("pk")
        )
        .select_related(
            "paper",
            "score__criterion",
            "score__scorecard__registration__period",
            "score__scorecard__registration__collective",
            "score__scorecard__registration__individual",
        )
        .order_by(
            "-score__scorecard__registration__period__registration_opens",
            "score__scorecard",
            "score__criterion__section__position",
            "score__criterion__position",
            "cited_at",
            "pk",
        )
    )
    numbers = numbers_in({row.score.scorecard.criteria_set_id for row in rows})
    uses: dict[int, list[Use]] = defaultdict(list)
    for row in rows:
        uses[row.paper_id].append(Use(row, numbers[row.score.criterion_id]))
    return uses
