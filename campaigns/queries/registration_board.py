"""The board of a period: every participant with the state of his registration."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from campaigns.enums import ParticipantKind, RegistrationState, Word
from campaigns.models import Collective, Individual, Period, Registration, User
from campaigns.permissions import may_appraise, may_see
from campaigns.queries.people import collectives_seen_by, people_seen_by
from campaigns.queries.registrations import is_closed, visible_to
from campaigns.rules.vietnamese import fold

P = TypeVar("P", Collective, Individual)

MISSING, MISSING_LABEL = "missing", "Chưa lập"


class BoardGroup(Word):
    """What the board counts and filters by; a row may belong to several."""

    UNSENT = "unsent", "Chưa gửi"
    SUBMITTED = "submitted", "Chờ tiếp nhận"
    RETURNED = "returned", "Bị trả lại"
    ACCEPTED = "accepted", "Đã tiếp nhận"
    LATE = "late", "Muộn hạn"


@dataclass(frozen=True)
class BoardRow:
    """One participant of a period. ``link`` tells whether the reader may open the registration."""

    participant: Collective | Individual
    unit: Collective
    post: str
    registration: Registration | None
    link: bool
    may_accept: bool
    overdue: bool

    @property
    def kind(self) -> ParticipantKind:
        """Whether the row is a collective's or a person's."""
        is_unit = isinstance(self.participant, Collective)
        return ParticipantKind.COLLECTIVE if is_unit else ParticipantKind.INDIVIDUAL

    @property
    def key(self) -> str:
        """The participant as an address names it: "collective-3"."""
        return f"{self.kind.value}-{self.participant.pk}"

    @property
    def detail(self) -> str:
        """The post and the unit of a person; that it is one, for a collective."""
        if self.kind is ParticipantKind.COLLECTIVE:
            return self.kind.label
        return ", ".join(part for part in (self.post, self.unit.name) if part)

    @property
    def state(self) -> str:
        """The registration's state, or ``MISSING``."""
        return self.registration.state if self.registration else MISSING

    @property
    def state_label(self) -> str:
        """The state in words."""
        return RegistrationState(self.registration.state).label if self.registration else MISSING_LABEL

    @property
    def groups(self) -> frozenset[BoardGroup]:
        """The groups in which the row is counted."""
        unsent = self.state in (MISSING, RegistrationState.DRAFT)
        found = {BoardGroup.UNSENT if unsent else BoardGroup(self.state)}
        if self.overdue or (self.registration is not None and self.registration.is_late):
            found.add(BoardGroup.LATE)
        return frozenset(found)


@dataclass(frozen=True)
class BoardFilter:
    """What the reader looks for; an empty part does not narrow."""

    group: str = ""
    kind: str = ""
    unit: int | None = None
    text: str = ""
    folded: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "folded", fold(self.text))

    def fits(self, row: BoardRow) -> bool:
        """Whether ``row`` is looked for; names are compared without accents."""
        return (
            (not self.group or self.group in row.groups)
            and (not self.kind or row.kind == self.kind)
            and (self.unit is None or row.unit.pk == self.unit)
            and self.folded in row.participant.name_search
        )


def board_of(period: Period, user: User, today: date) -> list[BoardRow]:
    """Every collective, then every person, that ``user`` sees in ``period``, in the order of lists.

    Beside those who can register stand those who once did and have closed, left or moved since. Three
    queries, however many rows.
    """
    made = list(visible_to(user).filter(period=period))
    collectives, people = list(collectives_seen_by(user, period)), list(people_seen_by(user, period))
    # A person who moved in has his registration with the former unit: shown, though not opened.
    elsewhere = Registration.objects.select_related("unit", "award_form").filter(
        period=period, individual__in=[person.pk for person in people]
    )
    of_unit = {row.collective_id: row for row in made if row.collective_id}
    of_person = {row.individual_id: row for row in [*elsewhere.order_by("pk"), *made] if row.individual_id}
    collectives += _missing(collectives, (row.collective for row in made))
    people += _missing(people, (row.individual for row in made))
    closed = is_closed(period, today)
    rows = [_row(unit, unit, "", of_unit.get(unit.pk), user, closed) for unit in collectives]
    for person in sorted(people, key=lambda one: (one.name_sort, one.pk)):
        rows.append(_row(person, person.unit, person.post, of_person.get(person.pk), user, closed))
    return rows


def counts_of(rows: Iterable[BoardRow]) -> dict[BoardGroup, int]:
    """How many of ``rows`` are in each group."""
    counts = dict.fromkeys(BoardGroup, 0)
    for row in rows:
        for group in row.groups:
            counts[group] += 1
    return counts


def units_of(rows: Iterable[BoardRow]) -> list[Collective]:
    """The units that occur in ``rows``, each once, in their order."""
    found = {row.unit.pk: row.unit for row in rows}
    return sorted(found.values(), key=lambda unit: (unit.position, unit.name_sort, unit.pk))


def _missing(known: list[P], registered: Iterable[P | None]) -> list[P]:
    have = {one.pk for one in known}
    return [one for one in registered if one is not None and one.pk not in have]


def _row(
    participant: Collective | Individual,
    unit: Collective,
    post: str,
    registration: Registration | None,
    user: User,
    closed: bool,
) -> BoardRow:
    submitted = registration is not None and registration.state == RegistrationState.SUBMITTED
    unsent = registration is None or registration.state == RegistrationState.DRAFT
    return BoardRow(
        participant=participant,
        unit=registration.unit if registration else unit,
        post=registration.post if registration else post,
        registration=registration,
        link=registration is not None and may_see(user, registration),
        may_accept=submitted and may_appraise(user, registration) if registration else False,
        overdue=closed and unsent,
    )
