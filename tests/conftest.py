"""What holds for every test: which ones run here, and that none is left out silently."""

from __future__ import annotations

import os
import shutil

import pytest
from django.conf import settings
from django.test import TransactionTestCase

from tests.browser import chromium_path
from tests.papers import papers_may_be_flushed, papers_unguarded
from tests.sample import sample_last, sample_world

__all__ = ["papers_may_be_flushed", "papers_unguarded", "sample_world"]

DATABASE_FIXTURES = {"db", "transactional_db"}


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--database-only",
        action="store_true",
        help="only tests that touch the database and need no browser (the second run, on PostgreSQL)",
    )


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Deselect what does not belong to this run; skip, with the reason, what this machine cannot do."""
    other = "sqlite" if "postgresql" in settings.DATABASE["ENGINE"] else "postgresql"
    unwanted = [
        item
        for item in items
        if item.get_closest_marker(other)
        or (config.getoption("database_only") and not _is_database_test(item))
    ]
    if unwanted:
        config.hook.pytest_deselected(items=unwanted)
        items[:] = [item for item in items if item not in unwanted]
    sample_last(items)
    if chromium_path() is None:
        for item in items:
            if item.get_closest_marker("e2e"):
                item.add_marker(pytest.mark.skip(reason="không tìm thấy Chromium"))


def _is_database_test(item: pytest.Item) -> bool:
    if item.get_closest_marker("e2e"):
        return False
    case = getattr(item, "cls", None)
    return (
        item.get_closest_marker("django_db") is not None
        or bool(DATABASE_FIXTURES & set(getattr(item, "fixturenames", ())))
        or (case is not None and issubclass(case, TransactionTestCase))
    )


def pytest_sessionfinish(session: pytest.Session) -> None:
    """With REQUIRE_ALL=1 a skipped test is a failure: what nobody ran, nobody knows."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if os.environ.get("REQUIRE_ALL") == "1" and reporter is not None and reporter.stats.get("skipped"):
        reporter.write_line("\nREQUIRE_ALL=1: kiểm thử bị bỏ qua được tính là chưa đạt.")
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_unconfigure() -> None:
    """Throw away this process's home: its database, uploads and papers."""
    shutil.rmtree(settings.TEST_ROOT, ignore_errors=True)
