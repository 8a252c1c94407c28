"""A secret vote: who may cast it, when it is over, and that nothing in the database tells who chose what."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from django.apps import apps
from django.core.management.color import no_style
from django.db import connection, transaction

from awards.actions.council import cast_secret, end_vote
from awards.enums import Choice, VoteMeans
from awards.models import AgendaItem, BallotBox, Turn
from awards.queries.council import members_of, present_at, still_to_vote, tally_of
from awards.queries.secret_vote import recount_of
from campaigns.errors import Refused
from campaigns.models import AuditEntry
from tests.awards.secret_scene import ABSENT, NOW, SecretScene

FOR, AGAINST, ABSTAIN = Choice.FOR, Choice.AGAINST, Choice.ABSTAIN
VOTES = ("votes_for", "votes_against", "votes_abstain", "votes_invalid")


def refused(act: Callable[[], object]) -> tuple[str, ...]:
    with pytest.raises(Refused) as refusal:
        act()
    return refusal.value.codes


def published(item: AgendaItem) -> tuple[Any, ...]:
    item.refresh_from_db()
    return tuple(getattr(item, name) for name in VOTES)


@pytest.mark.django_db
def test_the_sums_are_told_when_the_last_has_voted() -> None:
    s = SecretScene()
    choices = [FOR] * 5 + [AGAINST, AGAINST, ABSTAIN]
    for place, choice in enumerate(choices):
        assert published(s.item) == (None,) * 4, f"nothing is told after {place} votes"
        assert tally_of(s.item, s.members, present_at(s.meeting)).votes_for == 0
        s.cast(place, choice)

    assert published(s.item) == (5, 2, 1, 0)
    assert still_to_vote(s.item, members_of(s.meeting), present_at(s.meeting)) == []
    s.close()
    item = s.item
    assert (item.base, item.share, item.result) == (9, Decimal("55.56"), "passed")
    recount = recount_of(item, s.members, present_at(s.meeting))
    assert recount is not None
    assert (recount.issued, recount.returned, recount.valid, recount.agrees) == (8, 8, 8, True)


@pytest.mark.django_db
def test_who_may_not_cast() -> None:
    s = SecretScene(interested=True)
    item, seat = s.item, s.members[2]

    assert refused(lambda: cast_secret(item=item, seat=seat, choice=FOR, by=s.office, now=NOW)) == (
        "not_yours",
    )
    assert refused(lambda: cast_secret(item=item, seat=seat, choice=FOR, by=s.user(3), now=NOW)) == (
        "not_yours",
    )
    assert refused(lambda: s.cast(ABSENT)) == ("not_present",)
    assert refused(lambda: s.cast(ABSENT - 1)) == ("interested",)
    s.cast(2)
    assert refused(lambda: s.cast(2, AGAINST)) == ("already_cast",)
    assert Turn.objects.count() == 1


@pytest.mark.django_db
def test_an_open_meeting_knows_no_secret_vote() -> None:
    s = SecretScene(secret=False)

    assert refused(lambda: s.cast(2)) == ("not_secret",)
    assert refused(lambda: end_vote(item=s.item, by=s.office, now=NOW)) == ("not_secret",)
    assert refused(lambda: s.paper(2, 3)) == ("not_secret",)


@pytest.mark.django_db
def test_the_office_ends_the_vote_and_who_has_not_voted_did_not() -> None:
    s = SecretScene()
    for place in range(6):
        s.cast(place)
    end_vote(item=s.item, by=s.office, now=NOW)

    assert published(s.item) == (6, 0, 0, 0)
    assert refused(lambda: s.cast(6)) == ("vote_over",)
    assert refused(lambda: end_vote(item=s.item, by=s.office, now=NOW)) == ("vote_over",)
    s.attend()  # the absent one comes late: he counts as present, and had no turn here
    assert refused(lambda: s.cast(ABSENT)) == ("vote_over",)
    tally = tally_of(s.item, s.members, present_at(s.meeting))
    assert (tally.present, tally.not_returned) == (8, 2)
    s.close()
    assert (s.item.base, s.item.share) == (9, Decimal("66.67"))
    assert Turn.objects.filter(means=VoteMeans.NOT_CAST).count() == 2


@pytest.mark.django_db
@pytest.mark.parametrize(("cast", "told"), [(0, True), (1, False), (2, True)])
def test_a_single_vote_is_not_told(cast: int, told: bool) -> None:
    s = SecretScene()
    for place in range(cast):
        s.cast(place)
    if told:
        end_vote(item=s.item, by=s.office, now=NOW)
        assert published(s.item) == (cast, 0, 0, 0)
    else:
        assert refused(lambda: end_vote(item=s.item, by=s.office, now=NOW)) == ("lone_vote",)


@pytest.mark.django_db
def test_only_the_office_ends_a_vote() -> None:
    s = SecretScene()
    assert refused(lambda: end_vote(item=s.item, by=s.user(0), now=NOW)) == ("not_yours",)


@pytest.mark.django_db
def test_who_has_voted_cannot_be_marked_absent() -> None:
    s = SecretScene()
    s.cast(4)

    assert refused(lambda: s.attend(4, ABSENT)) == ("voted_secretly",)
    s.attend(5, ABSENT)  # who has not voted may leave
    assert [seat.pk for seat in present_at(s.meeting)].count(s.members[4].pk) == 1


@pytest.mark.django_db
def test_a_meeting_does_not_close_over_an_unfinished_vote() -> None:
    s = SecretScene(2)
    for place in range(8):
        s.cast(place)
    assert refused(s.close) == ("vote_incomplete",)


@pytest.mark.django_db
def test_the_record_says_that_he_voted_and_not_what() -> None:
    s = SecretScene()
    s.cast(2, AGAINST)

    line = AuditEntry.objects.get(action="meeting.cast_secret")
    assert (line.summary, line.changes, line.reason) == (f"{s.members[2].name} đã bỏ phiếu kín.", {}, "")


@pytest.mark.django_db
def test_no_statement_tells_the_choice_by_its_words() -> None:
    """A database that logs its statements logs the same ones, whatever is chosen."""
    s = SecretScene()
    logged: dict[Choice, list[str]] = {}
    for place, choice in enumerate(Choice):
        said: list[str] = []

        def watch(execute: Any, sql: str, params: Any, many: bool, context: Any, said: Any = said) -> Any:
            said.append(sql)
            return execute(sql, params, many, context)

        s.cast(5)  # a turn stands there already
        with connection.execute_wrapper(watch), transaction.atomic():
            s.cast(place, choice)
            transaction.set_rollback(True)
        logged[choice] = [sql for sql in said if "SAVEPOINT" not in sql]
        Turn.objects.all().delete()

    assert logged[FOR] == logged[AGAINST] == logged[ABSTAIN]
    assert any("UPDATE" in sql and "ballotbox" in sql for sql in logged[FOR])


@pytest.mark.django_db
@pytest.mark.parametrize("voters", [2, 8])
@pytest.mark.parametrize("ended", [False, True])
def test_nothing_tells_who_chose_what(voters: int, ended: bool) -> None:
    """All tables, in the order in which they lie there, are equal whoever of two chose what."""
    s = SecretScene()
    first = _dump_after(s, [FOR, AGAINST, *[ABSTAIN] * (voters - 2)], ended)
    swapped = _dump_after(s, [AGAINST, FOR, *[ABSTAIN] * (voters - 2)], ended)
    last = _dump_after(s, [*[ABSTAIN] * (voters - 2), FOR, AGAINST], ended)

    assert first == swapped == last
    assert _dump_after(s, [FOR, FOR, *[ABSTAIN] * (voters - 2)], ended) != first, "the dump sees the sums"


@pytest.mark.django_db
def test_turns_do_not_tell_who_came_last() -> None:
    s = SecretScene()
    for place in (6, 1, 4):
        s.cast(place)
    rows = Turn.objects.order_by("pk")
    places = [s.members.index(turn.seat) for turn in rows]
    assert places == [1, 4, 6]
    assert [turn.pk - rows[0].pk for turn in rows] == [0, 1, 2], "written in one go"


def _dump_after(s: SecretScene, choices: list[Choice], ended: bool) -> str:
    """Every table after these votes, cast by members 1, 2, … in turn; the votes are then undone."""
    _restart_keys()
    with transaction.atomic():
        for place, choice in enumerate(choices):
            s.cast(place, choice)
        if ended and len(choices) < 8:
            end_vote(item=s.item, by=s.office, now=NOW)
        assert BallotBox.objects.filter(ended_at__isnull=False).exists() == (ended or len(choices) == 8)
        dump = _dump()
        transaction.set_rollback(True)
    return dump


def _dump() -> str:
    with connection.cursor() as cursor:
        tables = sorted(connection.introspection.table_names(cursor))
        assert "awards_turn" in tables
        rows = {}
        for table in tables:
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            rows[table] = cursor.fetchall()
    return repr(rows)


def _restart_keys() -> None:
    """PostgreSQL does not take a key back when a transaction is undone."""
    models = apps.get_models()
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), models):
            cursor.execute(statement)
