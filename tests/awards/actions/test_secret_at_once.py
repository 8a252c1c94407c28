"""Many hands on one ballot box, each a process of its own: one turn a member, one count a turn."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Sequence
from multiprocessing.synchronize import Barrier

import pytest
from django.db import connections

from awards.actions.council import end_vote, key_count
from awards.enums import Choice, VoteMeans
from awards.models import BallotBox, PaperCount
from awards.rules.secret_vote import Counted
from campaigns.errors import Refused
from campaigns.models import AuditEntry
from tests.awards.secret_scene import NOW, SecretScene

FORK = multiprocessing.get_context("fork")
Act = Callable[[], object]


@pytest.mark.django_db(transaction=True)
def test_nine_vote_in_the_same_second_each_twice() -> None:
    s = SecretScene()
    s.attend()
    choices = [Choice.FOR] * 5 + [Choice.AGAINST] * 3 + [Choice.ABSTAIN]
    acts = [lambda place=place: s.cast(place, choices[place]) for place in range(9) for _ in range(2)]

    answers = at_once(acts)

    assert sorted(answers) == ["already_cast"] * 9 + ["done"] * 9
    item = s.item
    assert sorted(turn.seat_id for turn in item.turns.all()) == sorted(seat.pk for seat in s.members)
    box = BallotBox.objects.get(item=item)
    assert (box.votes_for, box.votes_against, box.votes_abstain) == (5, 3, 1)
    assert (item.votes_for, item.votes_against, item.votes_abstain, item.votes_invalid) == (5, 3, 1, 0)
    assert AuditEntry.objects.filter(action="meeting.cast_secret").count() == 9
    assert AuditEntry.objects.filter(action="meeting.count").count() == 1, "published once"


@pytest.mark.django_db(transaction=True)
def test_votes_and_the_end_of_the_vote_at_once() -> None:
    s = SecretScene()
    s.cast(0)
    s.cast(1)
    acts: list[Act] = [lambda place=place: s.cast(place) for place in range(2, 8)]
    acts.insert(3, lambda: end_vote(item=s.item, by=s.office, now=NOW))

    answers = at_once(acts)

    item = s.item
    screen = item.turns.filter(means=VoteMeans.SCREEN).count()
    assert item.turns.count() == 8, "everybody has one turn, cast or not"
    votes = [answer for place, answer in enumerate(answers) if place != 3]
    assert screen == 2 + votes.count("done") == item.votes_for
    assert set(votes) <= {"done", "vote_over"}
    assert answers[3] in ("done", "vote_over")
    assert AuditEntry.objects.filter(action="meeting.count").count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_tellers_key_at_once() -> None:
    s = SecretScene()
    s.team(2, 3)
    s.paper(5, 6)

    def key(place: int) -> object:
        counted = Counted(2, 2, 1, 1, 0, 0) if place == 2 else Counted(2, 2, 2, 0, 0, 0)
        return key_count(item=s.item, counted=counted, by=s.user(place), now=NOW)

    assert sorted(at_once([lambda: key(2), lambda: key(3)])) == ["done", "stale"]
    count = PaperCount.objects.get()
    assert (count.votes_for, count.votes_against) == ((1, 1) if count.keyed_by == s.user(2) else (2, 0))


@pytest.mark.django_db(transaction=True)
def test_a_ballot_is_handed_out_and_cast_at_once() -> None:
    s = SecretScene()
    acts: list[Act] = [lambda: s.paper(5, 6, 7), lambda: s.cast(5), lambda: s.cast(6)]

    answers = at_once(acts)

    turns = {turn.seat_id: turn.means for turn in s.item.turns.all()}
    box = BallotBox.objects.get(item=s.item)
    assert box.votes_for == list(turns.values()).count("screen") == answers[1:].count("done")
    assert set(answers[1:]) <= {"done", "has_paper"}
    assert answers[0] in ("done", "lone_paper")


def at_once(acts: Sequence[Act]) -> list[str]:
    """What each act answered in a process of its own: "done", or the code of the refusal."""
    barrier, answers = FORK.Barrier(len(acts)), FORK.Manager().dict()
    connections.close_all()
    people = [
        FORK.Process(target=_run, args=(act, place, barrier, answers)) for place, act in enumerate(acts)
    ]
    for person in people:
        person.start()
    for person in people:
        person.join(60)
    return [answers[place] for place in range(len(acts))]


def _run(act: Act, place: int, barrier: Barrier, answers: dict[int, str]) -> None:
    connections.close_all()
    barrier.wait(60)
    try:
        act()
        answers[place] = "done"
    except Refused as refusal:
        answers[place] = refusal.codes[0]
    except Exception as trouble:
        answers[place] = repr(trouble)
    finally:
        connections.close_all()
