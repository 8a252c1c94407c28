"""Every sample paper, set once for all tests that read it."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pytest

from awards.documents.render import render
from awards.documents.sheets import Sheet
from tests.awards.documents import report_samples, samples
from tests.awards.documents.reading import Reading

PAPERS: dict[str, Callable[[], Sheet]] = {
    "proposal": samples.proposal,
    "proposal draft": lambda: samples.proposal(
        samples.letterhead("TTr-UBND", number=None, dated=None), addressees=1
    ),
    "proposal with a long list": lambda: samples.long_proposal(40),
    "minutes": samples.minutes,
    "collective report": report_samples.collective_report,
    "individual report": report_samples.individual_report,
    "decision": samples.decision,
    "decision with a long list": lambda: samples.decision(12),
    "index": samples.index,
    "proposal with a title of ten lines": samples.long_titled_proposal,
    "proposal with a list of 200 rows": lambda: samples.long_proposal(200),
    "minutes with the longest names": samples.long_named_minutes,
}


@cache
def read_paper(name: str) -> Reading:
    return Reading(render(PAPERS[name]()))


@pytest.fixture(params=PAPERS)
def paper(request: pytest.FixtureRequest) -> Reading:
    """Each sample paper in turn."""
    return read_paper(request.param)
