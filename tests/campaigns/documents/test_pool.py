"""Many papers at once: order, refusals, and processes that are lost."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from threading import Thread
from time import monotonic, sleep

import pytest

from campaigns.documents import pool as pools
from campaigns.documents.pdf import PaperError, render_pdf
from campaigns.documents.pool import Helper, HelperLost, Pool, render_many
from tests.campaigns.documents.pdf.reading import page

HTMLS = [page(f"<p>Văn bản số {place}</p>") for place in range(8)]
WARM_AND_DEAD = r"import sys; o = sys.stdout.buffer; o.write(b'W\0\0\0\0'); o.flush(); sys.stdin.read(1)"
DIES = (sys.executable, "-c", WARM_AND_DEAD)


@pytest.fixture
def helper() -> Iterator[Helper]:
    made = Helper()
    yield made
    made.close()


@pytest.fixture(scope="module")
def papers() -> list[bytes]:
    return [render_pdf(html) for html in HTMLS]


def test_papers_come_in_order_and_are_the_same_as_one_by_one(papers: list[bytes]) -> None:
    assert list(render_many(HTMLS)) == papers


def test_helper_makes_the_same_bytes(helper: Helper, papers: list[bytes]) -> None:
    assert [helper.render(html) for html in HTMLS[:2]] == papers[:2]
    assert helper.pid not in (None, os.getpid())


def test_few_papers_start_no_helper(helper: Helper, papers: list[bytes]) -> None:
    assert list(Pool([helper]).render(HTMLS[: pools.FEW])) == papers[: pools.FEW]
    assert helper.pid is None


def test_refusal_travels_to_its_place(helper: Helper, papers: list[bytes]) -> None:
    with pytest.raises(PaperError) as there:
        helper.render(page("<p>漢</p>"))
    assert there.value.codes == ("paper_letters",)
    assert "漢 (U+6F22)" in str(there.value)
    found = render_many([*HTMLS[:5], page("<p>漢</p>"), *HTMLS[5:]])
    assert [next(found) for _ in range(5)] == papers[:5]
    with pytest.raises(PaperError) as refusal:
        next(found)
    assert refusal.value.codes == ("paper_letters",)


def test_helper_killed_while_idle_is_replaced(helper: Helper, papers: list[bytes]) -> None:
    helper.render(HTMLS[0])
    first = _pid(helper)
    os.kill(first, signal.SIGKILL)
    _wait_until_gone(helper)
    assert helper.render(HTMLS[1]) == papers[1]
    assert helper.pid != first


def test_helper_killed_over_a_paper_is_replaced_and_the_paper_made_again(
    helper: Helper, papers: list[bytes]
) -> None:
    assert helper.ready()
    first = _pid(helper)
    os.kill(first, signal.SIGSTOP)  # it takes the paper and does not answer
    found: list[bytes | Exception] = []
    thread = Thread(target=lambda: found.append(pools._there(helper, HTMLS[3])))
    thread.start()
    sleep(0.2)
    os.kill(first, signal.SIGKILL)
    thread.join(60)
    assert found == [papers[3]]
    assert helper.pid != first


def test_paper_over_which_two_helpers_die_is_refused() -> None:
    found = pools._there(Helper(DIES), HTMLS[0])
    assert isinstance(found, PaperError)
    assert found.codes == ("paper_worker",)
    assert "Hãy thử lại" in str(found)


def test_helper_that_hangs_is_killed(helper: Helper, monkeypatch: pytest.MonkeyPatch) -> None:
    assert helper.ready()
    os.kill(_pid(helper), signal.SIGSTOP)
    monkeypatch.setattr(pools, "PATIENCE", 0.3)
    with pytest.raises(HelperLost):
        helper.render(HTMLS[0])
    assert helper.pid is None


@pytest.mark.parametrize("command", [("/nonexistent",), (sys.executable, "-c", "raise SystemExit(1)")])
def test_without_a_helper_the_papers_are_made_here(command: tuple[str, ...], papers: list[bytes]) -> None:
    assert list(Pool([Helper(command)]).render(HTMLS)) == papers


def test_helper_is_renewed_after_its_life(helper: Helper, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pools, "LIFE", 2)
    pids = []
    for html in HTMLS[:4]:
        helper.render(html)
        pids.append(helper.pid)
    assert pids[0] == pids[1] != pids[2] == pids[3]


def test_batch_that_finds_the_helper_lent_does_without(helper: Helper, papers: list[bytes]) -> None:
    with helper.lock:
        assert list(Pool([helper]).render(HTMLS)) == papers
    assert helper.pid is None


def test_helper_ends_with_its_input(helper: Helper) -> None:
    assert helper.ready()
    process = helper._process
    assert process is not None
    assert process.stdin is not None
    process.stdin.close()
    assert process.wait(10) == 0
    process.stdin = None


def _pid(helper: Helper) -> int:
    assert helper.pid is not None
    return helper.pid


def _wait_until_gone(helper: Helper) -> None:
    assert helper._process is not None
    end = monotonic() + 10
    while helper._process.poll() is None and monotonic() < end:
        sleep(0.01)
