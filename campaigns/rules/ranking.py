"""Ranking by total points, the rule for equal totals, and the groups inside which places are counted too."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import Generic, TypeVar

from campaigns.enums import CollectiveKind, IndividualKind, ParticipantKind
from campaigns.rules.vietnamese import capitalise_first

Key = TypeVar("Key")


@dataclass(frozen=True, slots=True)
class Group:
    """Those who are compared with each other: collectives of one kind, people of one kind of post."""

    code: str
    label: str


HEAD = Group("head", "Người đứng đầu đơn vị")


def group_of_collective(kind: CollectiveKind) -> Group:
    """The group of a collective: its kind."""
    return Group(kind.value, kind.label)


def group_of_person(kind: IndividualKind, *, is_head: bool) -> Group:
    """The group of a person: heads of units among themselves, all others by what they are employed as."""
    return HEAD if is_head else Group(kind.value, kind.label)


def groups_of(kind: ParticipantKind) -> tuple[Group, ...]:
    """All groups of a kind of participant, in the order in which they are listed."""
    if kind is ParticipantKind.COLLECTIVE:
        return tuple(group_of_collective(each) for each in CollectiveKind)
    return (HEAD, *(group_of_person(each, is_head=False) for each in IndividualKind))


@dataclass(frozen=True, slots=True)
class Entry(Generic[Key]):
    """Who is ranked: the total, the points of the sections that decide between equal totals (as many for
    everybody, in the order of the rule), the group, and the Vietnamese sort key of the name."""

    key: Key
    total: Decimal
    sort_key: str
    breakers: tuple[Decimal, ...] = ()
    group: str = ""

    @property
    def merit(self) -> tuple[Decimal, ...]:
        """What is compared, the first difference deciding."""
        return (self.total, *self.breakers)


@dataclass(frozen=True, slots=True)
class Ranked(Generic[Key]):
    """A place in the ranking.

    ``sharing`` is how many have this rank (1: nobody else). ``decided_by`` is the place in the tie rule of
    the last section that had to be asked to part this entry from a neighbour with the same total; None
    where no such neighbour was parted.
    """

    key: Key
    total: Decimal
    rank: int
    group_rank: int = 0
    sharing: int = 1
    decided_by: int | None = None


def rank(entries: Iterable[Entry[Key]]) -> list[Ranked[Key]]:
    """The entries by falling total, equal totals by the sections of the tie rule in turn.

    Who is equal in all of that shares a rank and leaves a gap: 1, 2, 2, 4; inside a group likewise, by the
    same comparison. Inside a tie the sort key orders them (people: given name first), which says nothing
    about merit.
    """
    ordered = sorted(entries, key=lambda entry: (*(-points for points in entry.merit), entry.sort_key))
    ranks = _places(ordered)
    in_group = _group_places(ordered)
    sharing = Counter(ranks)
    decided = _decided(ordered)
    return [
        Ranked(entry.key, entry.total, ranks[at], in_group[at], sharing[ranks[at]], decided[at])
        for at, entry in enumerate(ordered)
    ]


def _places(ordered: Sequence[Entry[Key]]) -> list[int]:
    places: list[int] = []
    for place, entry in enumerate(ordered, start=1):
        tied = place > 1 and ordered[place - 2].merit == entry.merit
        places.append(places[-1] if tied else place)
    return places


def _group_places(ordered: Sequence[Entry[Key]]) -> list[int]:
    groups: dict[str, list[int]] = {}
    for at, entry in enumerate(ordered):
        groups.setdefault(entry.group, []).append(at)
    places = [0] * len(ordered)
    for members in groups.values():
        for at, place in zip(members, _places([ordered[at] for at in members]), strict=True):
            places[at] = place
    return places


def _decided(ordered: Sequence[Entry[Key]]) -> list[int | None]:
    decided: list[int | None] = [None] * len(ordered)
    for at, (above, below) in enumerate(pairwise(ordered)):
        if above.total != below.total or above.merit == below.merit:
            continue
        section = next(
            place
            for place, (one, other) in enumerate(zip(above.breakers, below.breakers, strict=True))
            if one != other
        )
        for side in (at, at + 1):
            known = decided[side]
            decided[side] = section if known is None else max(known, section)
    return decided


def tie_rule(kind: ParticipantKind, names: Sequence[str]) -> str:
    """The rule for equal totals in words; ``names`` are the deciding sections in their order."""
    if not names:
        return "Khi bằng tổng điểm thì đồng hạng, tên xếp theo thứ tự chữ cái."
    who = "tập thể" if kind is ParticipantKind.COLLECTIVE else "người"
    first, *others = names
    then = "".join(f"vẫn bằng thì xét nhóm “{name}”; " for name in others)
    return (
        f"Khi bằng tổng điểm, {who} có điểm cao hơn ở nhóm “{first}” xếp trên; {then}"
        "vẫn bằng thì đồng hạng, tên xếp theo thứ tự chữ cái."
    )


def tie_note(place: Ranked[Key], sections: Sequence[tuple[str, str]]) -> str:
    """What the tie rule did to one place, empty where it did nothing.

    ``sections`` are the names and the entry's points (in words) of the deciding sections, in their order.
    """
    parts = []
    if place.decided_by is not None:
        asked = "; ".join(f"“{name}” {points}" for name, points in sections[: place.decided_by + 1])
        parts.append(f"bằng tổng điểm, phân định theo nhóm {asked}")
    if place.sharing > 1:
        parts.append("đồng hạng")
    return capitalise_first("; ".join(parts))
