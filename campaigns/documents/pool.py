"""Many papers at once, on all processors.

The calling process sets papers itself, and helpers (worker.py, one for each further processor) set others
meanwhile. So nothing waits for a helper to start, and where none can start the papers are made all the same.
Helpers are plain processes, not forks: a web server's process has threads, which no fork survives unharmed.
"""

from __future__ import annotations

import atexit
import json
import logging
import os
import subprocess
import sys
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from threading import Condition, Lock, Thread, Timer
from typing import IO

from django.conf import settings

from campaigns.documents import worker
from campaigns.documents.pdf import PaperError, render_pdf
from campaigns.errors import Reason

START = """
import sys
from pathlib import Path
from django.conf import settings
settings.configure(BASE_DIR=Path(sys.argv[1]))
from campaigns.documents.worker import main
main()
"""
FEW = 3  # so many papers are made sooner than a helper starts
LIFE = 300  # papers after which a helper is renewed: typesetting keeps a little memory of each
PATIENCE = 120.0  # seconds for one paper; a list of a thousand rows takes a few
TRIES = 2

logger = logging.getLogger(__name__)


class HelperLost(Exception):
    """The helper could not start, or died, or hung and was killed, while it had a paper."""


class Helper:
    """One helping process, started when needed and again when it has gone. ``lock`` lends it to one batch."""

    def __init__(self, command: Sequence[str] = (sys.executable, "-c", START)) -> None:
        self.lock = Lock()
        self._command = command
        self._process: subprocess.Popen[bytes] | None = None
        self._papers = 0

    @property
    def pid(self) -> int | None:
        """The number of its process; None while there is none."""
        return self._process.pid if self._process else None

    def ready(self) -> bool:
        """Whether it can take a paper; starts or renews the process and waits until it is warm."""
        if self._process is not None and self._process.poll() is None and self._papers < LIFE:
            return True
        self.close()
        try:
            self._start()
        except HelperLost:
            logger.warning("A process that sets papers does not start; papers are made without it.")
            return False
        return True

    def render(self, html: str) -> bytes:
        """The PDF of ``html``, refused like ``render_pdf``; ``HelperLost`` when the process is lost over
        it.
        """
        if not self.ready():
            raise HelperLost
        self._papers += 1
        kind, body = self._exchange(html.encode())
        if kind == worker.REFUSAL:
            raise PaperError(Reason(code, sentence) for code, sentence in json.loads(body))
        if kind != worker.PDF:
            raise RuntimeError(body.decode())
        return body

    def close(self) -> None:
        """End the process and wait for its end."""
        if self._process is not None:
            self._process.kill()
            self._process.communicate()
            self._process = None

    def _start(self) -> None:
        try:
            self._process = subprocess.Popen(
                [*self._command, str(settings.BASE_DIR)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                cwd=settings.BASE_DIR,
                start_new_session=True,  # Ctrl+C is for the server; the helper ends with its input
            )
        except OSError as error:
            raise HelperLost from error
        self._papers = 0
        self._exchange(None)

    def _exchange(self, body: bytes | None) -> tuple[bytes, bytes]:
        """Send ``body``, if there is one, and read the answer."""
        process = self._process
        if process is None:
            raise HelperLost
        hung = Timer(PATIENCE, process.kill)
        hung.daemon = True
        hung.start()
        try:
            if body is not None:
                worker.send(_open(process.stdin), worker.HTML, body)
            return worker.receive(_open(process.stdout))
        except (EOFError, OSError) as error:
            self.close()
            raise HelperLost from error
        finally:
            hung.cancel()


def _open(stream: IO[bytes] | None) -> IO[bytes]:
    if stream is None:
        raise EOFError
    return stream


class Pool:
    """The helpers of one process."""

    def __init__(self, helpers: Sequence[Helper]) -> None:
        self._helpers = helpers

    def render(self, htmls: Sequence[str]) -> Iterator[bytes]:
        """The papers in the order of ``htmls``, each as soon as it and those before it are ready."""
        batch = _Batch(htmls)
        if len(htmls) > FEW:
            for helper in self._helpers:
                Thread(target=batch.help, args=(helper,), daemon=True).start()
        try:
            yield from batch.papers()
        finally:
            batch.stop()

    def close(self) -> None:
        """End the processes of all helpers; a later batch starts them again."""
        for helper in self._helpers:
            helper.close()


class _Batch:
    """Papers on their way: which are taken, which are ready."""

    def __init__(self, htmls: Sequence[str]) -> None:
        self._htmls = htmls
        self._next = 0
        self._ready: dict[int, bytes | Exception] = {}
        self._changed = Condition()

    def papers(self) -> Iterator[bytes]:
        """Make papers in this thread too, and give all in order. Raises what went wrong with the next."""
        for place in range(len(self._htmls)):
            found = self._result(place)
            if isinstance(found, Exception):
                raise found
            yield found

    def help(self, helper: Helper) -> None:
        """Let ``helper`` make papers until none is left; not at all when another batch has it."""
        if not helper.lock.acquire(blocking=False):
            return
        try:
            while self._left() and helper.ready() and (place := self._take()) is not None:
                self._keep(place, _there(helper, self._htmls[place]))
        finally:
            helper.lock.release()

    def stop(self) -> None:
        """Take no further paper."""
        with self._changed:
            self._next = len(self._htmls)

    def _result(self, place: int) -> bytes | Exception:
        while (mine := None if place in self._ready else self._take()) is not None:
            self._keep(mine, _here(self._htmls[mine]))
        with self._changed:
            self._changed.wait_for(lambda: place in self._ready)
            return self._ready.pop(place)

    def _left(self) -> bool:
        return self._next < len(self._htmls)

    def _take(self) -> int | None:
        with self._changed:
            if not self._left():
                return None
            self._next += 1
            return self._next - 1

    def _keep(self, place: int, found: bytes | Exception) -> None:
        with self._changed:
            self._ready[place] = found
            self._changed.notify_all()


def _here(html: str) -> bytes | Exception:
    try:
        return render_pdf(html)
    except Exception as error:
        return error


def _there(helper: Helper, html: str) -> bytes | Exception:
    """A paper by the helper; once more by a new process should the first be lost, and then no more."""
    for _ in range(TRIES):
        try:
            return helper.render(html)
        except HelperLost:
            logger.warning("A process that sets papers was lost.")
        except Exception as error:
            return error
    sentence = "Không tạo được văn bản: tiến trình dàn trang dừng đột ngột hai lần. Hãy thử lại sau ít phút."
    return PaperError(Reason("paper_worker", sentence))


def render_many(htmls: Iterable[str]) -> Iterator[bytes]:
    """Set many documents as ``render_pdf`` sets one; the papers come in order, the same bytes as one by one.

    Raises ``PaperError`` at the place of a paper that cannot be set, with ``paper_worker`` when the process
    that had it was lost twice.
    """
    return _pool(os.getpid()).render(list(htmls))


@cache
def _pool(_pid: int) -> Pool:
    """The pool of this process; a fork of it gets one of its own."""
    pool = Pool([Helper() for _ in range(len(os.sched_getaffinity(0)) - 1)])
    atexit.register(pool.close)
    return pool
