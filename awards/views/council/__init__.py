"""The council: what waits for it, its meetings, the votes."""

from awards.views.council.acts import (
    meeting_agenda,
    meeting_attendance,
    meeting_cancel,
    meeting_close,
    meeting_open,
    meeting_opinions,
    meeting_propose_end,
    meeting_reschedule,
)
from awards.views.council.pages import council, meeting, meeting_new
from awards.views.council.record import (
    meeting_opinion,
    meeting_opinion_remove,
    meeting_put_off,
    meeting_recusal,
    meeting_recusal_withdraw,
    meeting_take_up,
)
from awards.views.council.secret import (
    meeting_count,
    meeting_count_confirm,
    meeting_paper_ballots,
    meeting_tellers,
    meeting_vote,
    meeting_vote_end,
    meeting_vote_progress,
)
from awards.views.council.votes import meeting_item

__all__ = [
    "council",
    "meeting",
    "meeting_agenda",
    "meeting_attendance",
    "meeting_cancel",
    "meeting_close",
    "meeting_count",
    "meeting_count_confirm",
    "meeting_item",
    "meeting_new",
    "meeting_open",
    "meeting_opinion",
    "meeting_opinion_remove",
    "meeting_opinions",
    "meeting_paper_ballots",
    "meeting_propose_end",
    "meeting_put_off",
    "meeting_recusal",
    "meeting_recusal_withdraw",
    "meeting_reschedule",
    "meeting_take_up",
    "meeting_tellers",
    "meeting_vote",
    "meeting_vote_end",
    "meeting_vote_progress",
]
