"""Several people who act in the same moment, each on a connection of his own."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from django.db import connection

from campaigns.errors import Refused


def race(*acts: Callable[[], object]) -> list[str]:
    """What each of ``acts``, begun in the same moment, came to: "done" or the code of the refusal."""
    barrier = Barrier(len(acts))

    def run(act: Callable[[], object]) -> str:
        try:
            barrier.wait(timeout=30)
            act()
        except Refused as refusal:
            return refusal.codes[0]
        finally:
            connection.close()
        return "done"

    with ThreadPoolExecutor(len(acts)) as pool:
        return [future.result() for future in [pool.submit(run, act) for act in acts]]
