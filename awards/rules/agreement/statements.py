"""What is compared: papers as they stand, what the rows say, and the differences that come out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from awards.enums import Matter, PaperKind, Severity

ROWS = "Dữ liệu trên cổng"


@dataclass(frozen=True)
class Place:
    """Where something stands: the paper's title, the place in it, and the key by which a screen finds it."""

    paper: str
    where: str
    key: str


@dataclass(frozen=True)
class Side:
    """One of the two things that differ: what is written, and where."""

    value: str
    place: Place


@dataclass(frozen=True)
class Statement:
    """That ``subject`` (a name, a list) has ``value`` in ``matter``, as it is written in ``place``."""

    subject: str
    matter: Matter
    value: str
    place: Place
    severity: Severity = Severity.MUST  # how much it weighs when another statement says otherwise

    @property
    def side(self) -> Side:
        """The statement as one side of a difference."""
        return Side(self.value, self.place)


@dataclass(frozen=True)
class Difference:
    """Two places that do not agree about ``about``, in words that say what is wrong."""

    matter: Matter
    severity: Severity
    about: str
    sentence: str
    first: Side
    second: Side

    @property
    def key(self) -> str:
        """The same difference at another time has the same key, so that an accepted one is known again."""
        second = self.second.place
        parts = (self.matter.value, self.about, self.first.value, self.second.value)
        return " | ".join((*parts, second.paper, second.where))


@dataclass(frozen=True)
class PaperFacts:
    """A paper as it stands: the frozen data of an issued one, or those of the draft.

    ``on`` is the day whose law counts: that of the paper, or today for a draft; ``dated`` and ``reference``
    are what the office's register says. ``earlier`` are the references that this paper replaces.
    """

    key: str
    title: str
    kind: PaperKind
    subject: int
    payload: Mapping[str, Any]
    on: date
    dated: date | None = None
    reference: str = ""
    earlier: tuple[str, ...] = ()


@dataclass(frozen=True)
class Votes:
    """The frozen count of a nomination in the meeting that passed it."""

    meeting: int
    in_favour: int
    against: int
    abstaining: int
    invalid: int
    base: int
    share: Decimal
    result: str


@dataclass(frozen=True)
class Nominee:
    """Whom the rows name for the award, with all that the papers say of him or it again."""

    key: int
    name: str
    is_person: bool
    post: str = ""
    unit: str = ""
    points: Decimal | None = None
    grade: str = ""
    votes: Votes | None = None
    decision: int | None = None
    bonus: int | None = None


@dataclass(frozen=True)
class Law:
    """Legal bases that are in force between two days, both included; open where there is none."""

    bases: tuple[str, ...]
    first: date | None = None
    last: date | None = None

    def holds(self, day: date) -> bool:
        """Whether it is in force on ``day``."""
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)


@dataclass(frozen=True)
class Registered:
    """A number of the office's register that another paper has."""

    key: str
    title: str
    reference: str
    year: int


@dataclass(frozen=True)
class Truth:
    """What the rows say about an award in a period.

    ``forms`` are the lawful wordings of the award; ``others`` the names nominated for it that are not in the
    dossier (sent back, not passed, withdrawn). ``last_day`` is None where nothing goes up.
    """

    forms: tuple[str, ...]
    nominees: tuple[Nominee, ...]
    others: tuple[str, ...] = ()
    laws: tuple[Law, ...] = ()
    plan_number: str = ""
    plan_date: date | None = None
    last_day: date | None = None
    register: tuple[Registered, ...] = ()
