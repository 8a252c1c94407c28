"""The sample for tests: loaded once for the whole run, after all tests that want an empty portal."""

from __future__ import annotations

import pytest
from pytest_django import DjangoDbBlocker

from awards.sample.load import load_sample
from awards.sample.world import World

FIXTURE = "sample_world"


@pytest.fixture(scope="session")
def sample_world(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> World:
    """The whole sample, committed; each test that also asks for ``db`` undoes what it does to it.

    Read rows afresh from the database: the rows that the world holds are those of the loading.
    """
    with django_db_blocker.unblock():
        return load_sample()


def sample_last(items: list[pytest.Item]) -> None:
    """Put the tests that use the sample behind all others, which must not see its rows."""
    items.sort(key=lambda item: FIXTURE in getattr(item, "fixturenames", ()))
