"""News, exemplars and the propaganda that was done: what the public reads, what the desk manages."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from django.db.models import Count, QuerySet, Sum

from campaigns.enums import ArticleState, PropagandaForm
from campaigns.models import Announcement, Campaign, Collective, Exemplar, Individual, PropagandaActivity
from campaigns.rules.vietnamese import fold

A = TypeVar("A", bound=Announcement | Exemplar)


@dataclass(frozen=True)
class FormTotal:
    """How much was done in one form of propaganda."""

    form: PropagandaForm
    count: int
    reach: int


def articles_of(model: type[A], campaign: Campaign, *, text: str = "", state: str = "") -> QuerySet[A]:
    """The articles of a campaign, the newest first; ``text`` is looked for in titles, accents aside.

    An unknown ``state`` narrows nothing.
    """
    related = ("author", "collective", "individual__unit") if model is Exemplar else ("author",)
    every: Any = model._default_manager  # the checker loses A behind a manager
    rows: QuerySet[A] = every.filter(campaign=campaign).select_related(*related)
    if state in list(ArticleState):
        rows = rows.filter(state=state)
    for word in fold(text).split():
        rows = rows.filter(title_search__contains=word)
    return rows.order_by("-created_at", "-pk")


def published(model: type[A], campaign: Campaign, *, text: str = "") -> QuerySet[A]:
    """What the public may read, the latest published first."""
    rows = articles_of(model, campaign, text=text, state=ArticleState.PUBLISHED)
    return rows.order_by("-published_at", "-pk")


def stamp_of(article: Announcement | Exemplar) -> str:
    """A mark of what an article says now, to notice that somebody else changed it meanwhile."""
    said = [article.title, article.summary, article.body, article.state]
    if isinstance(article, Exemplar):
        said += [str(article.collective_id), str(article.individual_id)]
    return hashlib.sha256("\x1f".join(said).encode()).hexdigest()[:16]


def subjects_for(campaign: Campaign) -> tuple[QuerySet[Collective], QuerySet[Individual]]:
    """The collectives and the people whom an exemplar may be about, in the order of lists."""
    organisation = campaign.organisation_id
    people = Individual.objects.filter(organisation=organisation).select_related("unit")
    return collectives_for(campaign), people.order_by("name_sort", "pk")


def collectives_for(campaign: Campaign) -> QuerySet[Collective]:
    """The collectives that do propaganda, closed ones too: what they did stays recorded."""
    rows = Collective.objects.filter(organisation=campaign.organisation_id)
    return rows.order_by("position", "name_sort", "pk")


def activities_of(
    campaign: Campaign, *, year: int | None = None, form: str = "", unit: int | None = None
) -> QuerySet[PropagandaActivity]:
    """The activities of a campaign, the latest first; each filter given narrows."""
    rows = PropagandaActivity.objects.filter(campaign=campaign).select_related("collective", "recorded_by")
    if year is not None:
        rows = rows.filter(held_on__year=year)
    if form in list(PropagandaForm):
        rows = rows.filter(form=form)
    if unit is not None:
        rows = rows.filter(collective=unit)
    return rows.order_by("-held_on", "-pk")


def totals_of(activities: QuerySet[PropagandaActivity]) -> list[FormTotal]:
    """Count and reach for every form, also those without any."""
    sums = {
        row["form"]: row
        for row in activities.order_by("form").values("form").annotate(count=Count("pk"), people=Sum("reach"))
    }
    nothing = {"count": 0, "people": 0}
    found = ((form, sums.get(form.value, nothing)) for form in PropagandaForm)
    return [FormTotal(form, row["count"], row["people"]) for form, row in found]


def years_of(campaign: Campaign, today: date) -> list[int]:
    """The years of a campaign in which something can have been done by ``today``, the latest first."""
    first = campaign.starts_on.year
    return list(range(max(first, today.year), first - 1, -1))


def done_in_month(campaign: Campaign, today: date) -> int:
    """How many activities stand recorded for the month of ``today``."""
    of_month = PropagandaActivity.objects.filter(
        campaign=campaign, held_on__year=today.year, held_on__month=today.month
    )
    return of_month.count()


def sum_of(totals: Iterable[FormTotal]) -> tuple[int, int]:
    """All activities and all people reached."""
    listed = list(totals)
    return sum(row.count for row in listed), sum(row.reach for row in listed)
