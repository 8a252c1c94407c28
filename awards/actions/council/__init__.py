"""The council meets: agenda, attendance and quorum, opinions, votes, and the frozen result."""

from awards.actions.council.closing import close_meeting, propose_end
from awards.actions.council.meetings import (
    cancel,
    open_meeting,
    plan_meeting,
    reschedule,
    save_opinions,
    set_agenda,
    set_attendance,
)
from awards.actions.council.opinions import remove_opinion, save_opinion
from awards.actions.council.printed import confirm_count, hand_out, key_count, name_tellers
from awards.actions.council.putting_off import put_off, take_up
from awards.actions.council.recusals import recuse, withdraw_recusal
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
    "propose_end",
    "put_off",
    "record_votes",
    "recuse",
    "remove_opinion",
    "reschedule",
    "save_opinion",
    "save_opinions",
    "set_agenda",
    "set_attendance",
    "take_up",
    "withdraw_recusal",
]
