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
from awards.actions.council.printed import confirm_count, hand_out, key_count, name_tellers
from awards.actions.council.secret import cast_secret, end_vote
from awards.actions.council.votes import cast, change_vote, record_votes

__all__ = [
    "cancel",
    "cast",
    "cast_secret",
    "change_vote",
    "close_meeting",
    "confirm_count",
    "end_vote",
    "hand_out",
    "key_count",
    "name_tellers",
    "open_meeting",
    "plan_meeting",
    "record_votes",
    "reschedule",
    "save_opinions",
    "set_agenda",
    "set_attendance",
]
