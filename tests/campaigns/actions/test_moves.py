"""The one function that moves rows, and its sister that claims them: one wins, and the record goes along."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.db import DataError, IntegrityError, connection, transaction

from campaigns.actions.moves import claim, move
from campaigns.enums import RegistrationState, Role
from campaigns.errors import Refused
from campaigns.models import AuditEntry, Registration, User
from campaigns.rules.workflow import REGISTRATION
from tests.factories import make_user
from tests.world import NOW, World

S = RegistrationState


def submit(row: Registration, by: User, **fields: Any) -> Registration:
    stamps = {"submitted_by": by, "submitted_at": NOW}
    return move(row, workflow=REGISTRATION, action="submit", by=by, now=NOW, fields=stamps, **fields)


@pytest.mark.django_db
def test_a_move_changes_the_state_raises_the_version_and_writes_the_record() -> None:
    row = World().registration()
    by = make_user(Role.OFFICE, full_name="Lê Văn Cường")

    moved = submit(row, by, version=1)

    assert moved is row
    stored = Registration.objects.get()
    assert (stored.state, stored.version, stored.submitted_by, stored.submitted_at) == (
        S.SUBMITTED,
        2,
        by,
        NOW,
    )
    entry = AuditEntry.objects.get()
    assert (entry.action, entry.actor, entry.at) == ("registration.submit", "Lê Văn Cường", NOW)
    assert (entry.object_type, entry.object_id) == ("campaigns.registration", str(row.pk))
    assert entry.changes == {"state": ["draft", "submitted"]}


@pytest.mark.django_db
def test_texts_are_stored_composed() -> None:
    w = World()
    row, typed = w.registration("submitted"), unicodedata.normalize("NFD", " Thiếu chỉ tiêu.\x00 ")
    stamps = {"returned_by": w.office, "returned_at": NOW, "return_reason": typed}

    move(row, workflow=REGISTRATION, action="return", by=w.office, now=NOW, reason=typed, fields=stamps)

    assert Registration.objects.get().return_reason == "Thiếu chỉ tiêu."
    assert AuditEntry.objects.get().reason == "Thiếu chỉ tiêu."


@pytest.mark.django_db
def test_a_reason_stands_in_the_record() -> None:
    w = World()
    stamps = {"returned_by": w.office, "returned_at": NOW, "return_reason": "Thiếu chỉ tiêu."}
    row = w.registration("submitted")

    move(
        row,
        workflow=REGISTRATION,
        action="return",
        by=w.office,
        now=NOW,
        reason="Thiếu chỉ tiêu.",
        fields=stamps,
    )

    assert AuditEntry.objects.get().reason == "Thiếu chỉ tiêu."


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("state", "role", "version", "code"),
    [
        ("draft", Role.COUNCIL, 1, "wrong_role"),
        ("submitted", Role.UNIT, 1, "wrong_state"),
        ("draft", Role.UNIT, 2, "stale"),
        ("draft", Role.UNIT, 0, "stale"),
    ],
)
def test_a_refused_move_changes_nothing(state: str, role: Role, version: int, code: str) -> None:
    row = World().registration(state)

    with pytest.raises(Refused) as refusal:
        submit(row, make_user(role), version=version)

    assert refusal.value.codes == (code,)
    stored = Registration.objects.get()
    assert (stored.state, stored.version) == (state, 1)
    assert AuditEntry.objects.count() == 0


@pytest.mark.django_db
def test_a_row_moved_by_somebody_else_meanwhile_is_stale() -> None:
    w = World()
    mine = w.registration()
    theirs = Registration.objects.get()
    submit(theirs, w.office)

    with pytest.raises(Refused) as refusal:
        submit(mine, w.office)

    assert refusal.value.codes == ("stale",)
    assert AuditEntry.objects.count() == 1


@pytest.mark.django_db
def test_when_the_record_fails_nothing_is_saved() -> None:
    row = World().registration()
    nameless = make_user(Role.OFFICE)
    nameless.full_name = None  # type: ignore[assignment]
    nameless.username = None  # type: ignore[assignment]

    with pytest.raises((IntegrityError, DataError)), transaction.atomic():
        submit(row, nameless)

    stored = Registration.objects.get()
    assert (stored.state, stored.version, stored.submitted_at) == (S.DRAFT, 1, None)
    assert AuditEntry.objects.count() == 0


@pytest.mark.django_db
def test_a_claim_raises_the_version_and_keeps_the_state() -> None:
    row = World().registration()

    claim(row, version=1, completion_level="done")

    stored = Registration.objects.get()
    assert (stored.state, stored.version, stored.completion_level) == (S.DRAFT, 2, "done")
    assert (row.version, row.completion_level) == (2, "done")


@pytest.mark.django_db
def test_a_stale_claim_is_refused() -> None:
    row = World().registration()
    claim(Registration.objects.get())

    for version in (None, 1):
        with pytest.raises(Refused) as refusal:
            claim(row, version=version, completion_level="done")
        assert refusal.value.codes == ("stale",)

    assert Registration.objects.get().completion_level == "good"


@pytest.mark.django_db
def test_a_claim_of_a_row_that_moved_on_is_refused() -> None:
    w = World()
    row = w.registration()
    Registration.objects.update(state=S.SUBMITTED, submitted_by=w.office, submitted_at=NOW)

    with pytest.raises(Refused):
        claim(row)


def _race(act: Callable[[Registration], object], pk: int, runners: int = 4) -> list[str]:
    """Start ``act`` in several threads at once, each with its own connection and its own copy of the row."""
    barrier = Barrier(runners)

    def run(_: int) -> str:
        try:
            row = Registration.objects.get(pk=pk)
            barrier.wait()
            with transaction.atomic():
                act(row)
        except Refused as refusal:
            return refusal.codes[0]
        finally:
            connection.close()
        return "done"

    with ThreadPoolExecutor(runners) as pool:
        return sorted(pool.map(run, range(runners)))


@pytest.mark.django_db(transaction=True)
def test_of_four_moves_at_once_one_wins() -> None:
    row = World().registration()
    by = make_user(Role.OFFICE)

    outcomes = _race(lambda mine: submit(mine, by), row.pk)

    assert outcomes == ["done", "stale", "stale", "stale"]
    assert Registration.objects.get().version == 2
    assert AuditEntry.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_of_four_claims_at_once_one_wins() -> None:
    row = World().registration()

    outcomes = _race(lambda mine: claim(mine, completion_level="done"), row.pk)

    assert outcomes == ["done", "stale", "stale", "stale"]
    assert Registration.objects.get().version == 2
