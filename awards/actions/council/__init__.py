"""The council meets: agenda, attendance and quorum, votes, and the frozen result."""

from awards.actions.council.closing import close_meeting
from awards.actions.council.meetings import (
    cancel,
    open_meeting,
    plan_meeting,
    reschedule,
    save_opinions,
    set_agenda,
    set_attendance,
)
from awards.actions.council.votes import cast, change_vote, record_counts, record_votes

__all__ = [
    "cancel",
    "cast",
    "change_vote",
    "close_meeting",
    "open_meeting",
    "plan_meeting",
    "record_counts",
    "record_votes",
    "reschedule",
    "save_opinions",
    "set_agenda",
    "set_attendance",
]
