"""pyHanko runs an event loop for every act, which a thread that has one already refuses."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

T = TypeVar("T")


def in_own_thread(act: Callable[[], T]) -> T:
    """The result of ``act``, or what it raises, from a thread of its own."""
    with ThreadPoolExecutor(max_workers=1) as threads:
        return threads.submit(act).result()
