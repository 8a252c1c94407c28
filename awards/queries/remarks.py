"""What a remark of the receiving office may be about, and the paper that was issued instead."""

from __future__ import annotations

from dataclasses import dataclass

from awards.models import Nomination, Paper
from awards.queries.folders import Folder


@dataclass(frozen=True)
class Thing:
    """A paper or a nomination of a folder, with the key and the label of a form and the name in texts."""

    key: str
    label: str
    name: str
    paper: Paper | None = None
    nomination: Nomination | None = None


def things_of(folder: Folder) -> list[Thing]:
    """The issued papers of ``folder`` in the plan's order, with those they replaced, then its nominees."""
    papers = [
        Thing(f"paper-{paper.pk}", _label(slot.title, paper), slot.kind.label, paper=paper)
        for slot in folder.slots
        for paper in ((slot.paper,) if slot.paper else ()) + slot.earlier
        if paper.is_finished
    ]
    people = [
        Thing(f"nomination-{each.pk}", _name(each), _name(each), nomination=each)
        for each in folder.nominations
    ]
    return papers + people


def things_named(folder: Folder) -> list[Thing]:
    """What a text may name: each current paper by its number or its kind, each nominee by the name."""
    found: list[Thing] = []
    for slot in folder.slots:
        paper = slot.paper
        if paper is None or not paper.is_finished or isinstance(slot.subject, Nomination):
            continue
        short = slot.kind.label.split(" ")[:2]
        names = {slot.kind.label, " ".join(short), paper.reference}
        found += [Thing("", "", name, paper=paper) for name in sorted(names) if name]
    found += [Thing("", "", _name(each), nomination=each) for each in folder.nominations]
    return found


def replacement_of(paper: Paper) -> Paper | None:
    """The finished paper that stands in the place of ``paper`` now; None while nothing replaces it."""
    rows = Paper.objects.filter(replaces__isnull=False).exclude(sha256="").order_by("pk")
    found, current = None, paper
    while (following := rows.filter(replaces=current).first()) is not None:
        found = current = following
    return found


def _name(nomination: Nomination) -> str:
    return str(nomination.registration.participant)


def _label(title: str, paper: Paper) -> str:
    return f"{title}, số {paper.reference}" if paper.reference else title
