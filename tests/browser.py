"""This machine's Chromium, for tests and screenshots.  ``python -m tests.browser`` prints its path."""

from __future__ import annotations

import os
import shutil
import sys

# No sandbox, because CI runs as root; no calls home, because it has no way out.
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def chromium_path() -> str | None:
    """The path of Chromium: the one named by CHROMIUM, or else the one on PATH; None without one."""
    names = [os.environ.get("CHROMIUM", ""), "chromium", "chromium-browser", "google-chrome"]
    return next((path for name in names if name and (path := shutil.which(name))), None)


if __name__ == "__main__":
    found = chromium_path()
    print(found or "")
    sys.exit(0 if found else 1)
