"""How each state looks: a colour (tone) and a shape for every code of both apps' words.

The word itself is the label of the enum. Codes are shared between enums on purpose: "draft" looks the same
wherever it stands.
"""

from __future__ import annotations

from typing import NamedTuple


class Mark(NamedTuple):
    tone: str
    shape: str


DRAFT = Mark("rest", "shape-draft")
WAITING = Mark("wait", "shape-sent")
OPEN = Mark("wait", "shape-open")
READY = Mark("wait", "shape-ready")
RETURNED = Mark("warn", "shape-returned")
UNKNOWN = Mark("warn", "shape-unknown")
DONE = Mark("done", "shape-done")
PUBLISHED = Mark("done", "shape-published")
STOPPED = Mark("stop", "shape-stopped")
RESTING = Mark("rest", "shape-rest")
CLOSED = Mark("rest", "shape-closed")
HONOUR = Mark("honour", "shape-honour")

MARKS: dict[str, Mark] = {
    "draft": DRAFT,
    "preparing": DRAFT,
    "planned": DRAFT,
    "before": DRAFT,
    "submitted": WAITING,
    "handed_over": WAITING,
    "open": OPEN,
    "endorsed": READY,
    "passed": READY,
    "returned": RETURNED,
    "sent_back": RETURNED,
    "put_off": RETURNED,
    "unknown": UNKNOWN,
    "look": UNKNOWN,
    "to_clear": UNKNOWN,
    "accepted": DONE,
    "appraised": DONE,
    "approved": DONE,
    "met": DONE,
    "for": DONE,
    "cleared": DONE,
    "published": PUBLISHED,
    "concluded": PUBLISHED,
    "not_met": STOPPED,
    "must": STOPPED,
    "stops": STOPPED,
    "in_force": STOPPED,
    "failed": STOPPED,
    "against": STOPPED,
    "not_applicable": RESTING,
    "shown": RESTING,
    "abstain": RESTING,
    "not_awarded": RESTING,
    "withdrawn": RESTING,
    "cancelled": RESTING,
    "closed": CLOSED,
    "kept": CLOSED,
    "awarded": HONOUR,
    "held": PUBLISHED,
    "ready": DONE,
    "lacking": UNKNOWN,
    "gone": WAITING,
    "ended": RESTING,
    "inside": DONE,
    "tied": UNKNOWN,
    "below": STOPPED,
    "outside": RESTING,
}


def mark_of(code: str) -> Mark:
    """The tone and shape of a state's code; a code without its own mark rests in grey."""
    return MARKS.get(code, RESTING)
