"""One real browser for all the tests of a process, and the portal served to it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator

import pytest
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.test.testcases import LiveServerThread
from playwright.sync_api import Browser, sync_playwright

from tests.browser import FLAGS, chromium_path
from tests.e2e.visitor import Visitor


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium, headless, driven by Playwright."""
    # Playwright's synchronous API keeps an event loop in this thread; Django would refuse its database there.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=chromium_path(), headless=True, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture
def site(transactional_db: None) -> Iterator[str]:
    """The address of the portal, served on a free port with its static files from their sources."""
    server = LiveServerThread("127.0.0.1", StaticFilesHandler)
    server.daemon = True
    server.start()
    server.is_ready.wait()
    if server.error:
        raise server.error
    yield f"http://{server.host}:{server.port}"
    server.terminate()


@pytest.fixture
def arrive(browser: Browser, site: str) -> Iterator[Callable[..., Visitor]]:
    """Opens a window of its own for one more person; all are closed in the end."""
    arrived: list[Visitor] = []

    def open_window(width: int = 1280) -> Visitor:
        arrived.append(Visitor(browser, site, width=width))
        return arrived[-1]

    yield open_window
    for visitor in arrived:
        visitor.leave()
