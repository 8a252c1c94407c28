"""How each constraint of the council's rows is broken."""

from __future__ import annotations

from datetime import time
from decimal import Decimal

from django.db import connection

from awards.models import Meeting, Seat, guards
from campaigns.enums import Role
from tests import factories as make
from tests.constraints import Broken, Cases, clash
from tests.world import GIVEN, NOW, World, moment


def _second_chair(w: World) -> Broken:
    return w.seats[2], {"role": "chair"}


def _second_seat_of_a_user(w: World) -> Broken:
    Seat.objects.filter(pk=w.seats[0].pk).update(user=w.office)
    return w.seats[2], {"user": w.office}


def _second_ballot(w: World) -> Broken:
    item = w.item()
    return clash(w.ballot(item=item), w.ballot(item=item, seat=w.seats[1]), "seat")


def _second_turn(w: World) -> Broken:
    item = w.item()
    return clash(w.turn(item=item), w.turn(item=item, seat=w.seats[1]), "seat")


def _second_teller(w: World) -> Broken:
    meeting = w.meeting()
    return clash(w.teller(meeting=meeting), w.teller(meeting=meeting, seat=w.seats[3]), "seat")


def _second_head(w: World) -> Broken:
    meeting = w.meeting()
    w.teller(meeting=meeting, is_head=True)
    return w.teller(meeting=meeting, seat=w.seats[3]), {"is_head": True}


def _poured(w: World, **fields: object) -> Broken:
    """A count that another than its keyer confirmed."""
    blank = dict.fromkeys(("votes_for", "votes_against", "votes_abstain", "votes_invalid"))
    other = make.make_user(Role.COUNCIL)
    return w.paper_count(confirmed_by=other, confirmed_at=NOW, **blank), fields


def closed_meeting(w: World) -> Meeting:
    """A closed meeting that its trigger does not keep, so that a constraint can be broken."""
    guards.remove(connection)
    return w.meeting("closed")


def _second_opinion(w: World) -> Broken:
    item = w.item()
    return clash(w.opinion(item=item), w.opinion(item=item, seat=w.seats[1]), "seat")


def _second_recusal(w: World) -> Broken:
    item = w.item()
    return clash(w.recusal(item=item), w.recusal(item=item, seat=w.seats[1]), "seat")


def _second_attendance(w: World) -> Broken:
    meeting = w.meeting()
    return clash(w.attendance(meeting=meeting), w.attendance(meeting=meeting, seat=w.seats[1]), "seat")


def _second_item(w: World) -> Broken:
    meeting = w.meeting()
    return clash(w.item(meeting=meeting), w.item(meeting=meeting), "nomination")


COUNCIL_CASES: Cases = {
    "council_base_known": lambda w: (w.council, {"base": "lost"}),
    "council_quorum_share": lambda w: (w.council, {"quorum": Decimal("1.0001")}),
    "council_pass_share": lambda w: (w.council, {"pass_above": Decimal(1)}),
    "seat_role_known": lambda w: (w.seats[2], {"role": "lost"}),
    "seat_one_chair": _second_chair,
    "seat_user_once": _second_seat_of_a_user,
    "meeting_state_known": lambda w: (w.meeting(), {"state": "lost"}),
    "meeting_times_in_order": lambda w: (closed_meeting(w), {"ends_at": moment(7)}),
    "meeting_ends_iff_closed": lambda w: (closed_meeting(w), {"ends_at": None}),
    "meeting_has_chair_and_secretary": lambda w: (w.meeting("open"), {"secretary": None}),
    "meeting_cancelled_with_reason": lambda w: (w.meeting("cancelled"), {"reason": ""}),
    "meeting_figures_iff_closed": lambda w: (w.meeting(), {"members_count": 9}),
    "attendance_times_of_present": lambda w: (
        w.attendance(present=False, reason="Đi công tác"),
        {"left_at": time(9)},
    ),
    "attendance_times_in_order": lambda w: (w.attendance(arrived_at=time(9)), {"left_at": time(8)}),
    "agenda_put_off_with_reason": lambda w: (w.item(), {"put_off_reason": "Thiếu tài liệu"}),
    "opinion_once": _second_opinion,
    "opinion_has_text": lambda w: (w.opinion(), {"text": ""}),
    "opinion_received_iff_written": lambda w: (w.opinion(), {"written": True}),
    "recusal_once": _second_recusal,
    "recusal_has_reason": lambda w: (w.recusal(), {"reason": ""}),
    "attendance_once": _second_attendance,
    "attendance_absence_has_reason": lambda w: (w.attendance(), {"present": False}),
    "agenda_item_once": _second_item,
    "agenda_result_known": lambda w: (w.item(**GIVEN), {"result": "lost"}),
    "agenda_result_has_counts": lambda w: (w.item(**GIVEN), {"votes_invalid": None}),
    "ballot_choice_known": lambda w: (w.ballot(), {"choice": "lost"}),
    "ballot_once": _second_ballot,
    "ballot_box_end_complete": lambda w: (w.box(), {"ended_at": NOW}),
    "turn_means_known": lambda w: (w.turn(), {"means": "lost"}),
    "turn_once": _second_turn,
    "teller_once": _second_teller,
    "teller_one_head": _second_head,
    "paper_count_returned": lambda w: (w.paper_count(), {"issued": 1}),
    "paper_count_adds_up": lambda w: (w.paper_count(), {"votes_for": 2}),
    "paper_count_poured": lambda w: (
        w.paper_count(),
        dict.fromkeys(("votes_for", "votes_against", "votes_abstain", "votes_invalid")),
    ),
    "paper_count_confirmation_complete": lambda w: _poured(w, confirmed_by=None),
    "paper_count_second_person": lambda w: _poured(w, confirmed_by=w.office),
    "ballot_by_rule_abstains": lambda w: (w.ballot(), {"by_rule": True}),
}
