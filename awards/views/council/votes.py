"""One nomination before the council: the checklist, and the vote."""

from __future__ import annotations

from collections.abc import Callable

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import add_never_cache_headers

from awards.actions import council as actions
from awards.enums import Choice, MeetingState
from awards.forms.council import BallotForm, VotesForm
from awards.models import AgendaItem, Seat
from awards.permissions import may_keep_case, may_see_meeting, may_speak_for
from awards.queries.council import (
    interested_in,
    members_of,
    present_at,
    tally_of,
)
from awards.queries.eligibility import findings_of
from awards.queries.meeting_record import record_of
from awards.views.council.access import EDIT, item_to_read
from awards.views.council.secret import secret_context
from campaigns.http import attempt
from campaigns.models import User


@EDIT
def meeting_item(request: HttpRequest, pk: int, item_pk: int) -> HttpResponse:
    """One nomination before the council: the checklist, and the vote."""
    user, item = item_to_read(request, pk, item_pk)
    found = item.meeting
    members, present = members_of(found), present_at(found)
    leaving = interested_in(item, members)
    voters = [seat for seat in present if seat not in leaving]
    my_seat = next((seat for seat in voters if seat.user_id == user.pk), None)
    form = _vote_form(request, user, item, voters, my_seat)
    if request.method == "POST":
        if form is None:
            raise PermissionDenied
        if form.is_valid() and attempt(request, _vote(form, user, item, my_seat), "Đã ghi biểu quyết."):
            return redirect(_after_vote(user, item))
    context = {
        "meeting": found,
        "item": item,
        "form": form,
        "voters": voters,
        "ballots": item.ballots.select_related("seat").order_by("seat__position", "pk"),
        "interested": leaving,
        "tally": tally_of(item, members, present),
        "findings": findings_of(item.nomination),
        "my_seat": my_seat,
        "record": record_of(item),
        "speaks": any(may_speak_for(user, seat, item) for seat in members),
        "may_run": may_keep_case(user, item),
        "reads_meeting": may_see_meeting(user, found),
    }
    if not found.secret:
        return render(request, "awards/meeting_item.html", context)
    response = render(
        request, "awards/meeting_item.html", context | secret_context(user, item, members, present)
    )
    add_never_cache_headers(response)
    return response


def _vote_form(
    request: HttpRequest, user: User, item: AgendaItem, voters: list[Seat], my_seat: Seat | None
) -> VotesForm | BallotForm | None:
    """The form that ``user`` may fill in now: the office's record, or a member's own vote."""
    if item.meeting.state != MeetingState.OPEN or item.meeting.secret or item.result:
        return None
    data = request.POST or None
    if may_keep_case(user, item):
        return VotesForm(data, item=item, voters=voters, suggest=request.GET.get("dien", ""))
    if my_seat is None:
        return None
    mine = item.ballots.filter(seat=my_seat).order_by("pk").first()
    return BallotForm(data, initial={"choice": mine.choice if mine else ""})


def _vote(
    form: VotesForm | BallotForm, user: User, item: AgendaItem, my_seat: Seat | None
) -> Callable[[], bool]:
    now = timezone.now()

    def act() -> bool:
        if isinstance(form, VotesForm):
            actions.record_votes(item=item, choices=form.choices, by=user, now=now)
        elif my_seat is not None:
            _cast_own(item, my_seat, Choice(form.cleaned_data["choice"]), user)
        return True

    return act


def _cast_own(item: AgendaItem, seat: Seat, choice: Choice, user: User) -> None:
    voted = item.ballots.filter(seat=seat).exists()
    act = actions.change_vote if voted else actions.cast
    act(item=item, seat=seat, choice=choice, by=user, now=timezone.now())


def _after_vote(user: User, item: AgendaItem) -> str:
    """The next item of the agenda, so that the votes can be recorded one after the other; the deputy stays
    with his case."""
    if not may_see_meeting(user, item.meeting):
        return reverse("meeting_item", args=[item.meeting_id, item.pk])
    behind = item.meeting.items.filter(position__gt=item.position, result="")  # what is put off is not voted
    following = behind.order_by("position", "pk").first()
    if following is None:
        return reverse("meeting", args=[item.meeting_id])
    return reverse("meeting_item", args=[item.meeting_id, following.pk])
