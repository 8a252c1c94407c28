"""Issued papers and published rankings in tests: their triggers are lifted where a table is emptied or broken
on purpose."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.db import connection

from awards.models import guards
from campaigns.models import guards as lower_guards


@pytest.fixture
def papers_unguarded(db: None) -> None:
    """The triggers of issued papers and published rankings are gone until the test is undone."""
    guards.remove(connection)
    lower_guards.remove(connection)


@pytest.fixture(autouse=True)
def papers_may_be_flushed(request: pytest.FixtureRequest) -> Iterator[None]:
    """A test that commits ends with a flush; on SQLite that is a DELETE, which the triggers forbid.

    They come back with the ``post_migrate`` that every flush sends.
    """
    marker = request.node.get_closest_marker("django_db")
    commits = bool(marker and (marker.kwargs.get("transaction") or (marker.args and marker.args[0])))
    names = {"transactional_db", "live_server", "django_db_reset_sequences", "django_db_serialized_rollback"}
    if not commits and not names & set(request.fixturenames):
        yield
        return
    request.getfixturevalue("transactional_db")
    yield
    guards.remove(connection)
    lower_guards.remove(connection)
