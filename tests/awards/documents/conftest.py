"""Every sample paper, set once for all tests that read it."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pytest

from awards.documents.render import render
from awards.documents.sheets import Sheet
from tests.awards.documents import (
    gallery_samples,
    letter_samples,
    minutes_samples,
    printout_samples,
    report_samples,
    samples,
)
from tests.awards.documents.reading import Reading

PAPERS: dict[str, Callable[[], Sheet]] = {
    "proposal": samples.proposal,
    "proposal draft": lambda: samples.proposal(
        samples.letterhead("TTr-UBND", number=None, dated=None), addressees=1
    ),
    "proposal with a long list": lambda: samples.long_proposal(40),
    "minutes": samples.minutes,
    "minutes case by case": minutes_samples.minutes_by_cases,
    "collective report": report_samples.collective_report,
    "individual report": report_samples.individual_report,
    "decision": samples.decision,
    "decision with a long list": lambda: samples.decision(12),
    "index": samples.index,
    "proposal with a title of ten lines": samples.long_titled_proposal,
    "proposal with a list of 200 rows": lambda: samples.long_proposal(200),
    "minutes with the longest names": samples.long_named_minutes,
    "invitation": letter_samples.invitation,
    "minutes of counting": letter_samples.tally,
    "minutes of counting with blanks": lambda: letter_samples.tally(known=False),
    "reminder": letter_samples.reminder,
    "reminder with a long list": lambda: letter_samples.reminder(14),
    "summary report": letter_samples.summary_report,
    "launch plan": letter_samples.launch_plan,
    "ballot": lambda: letter_samples.ballot(9, 1),
    "registration form": printout_samples.registration_form,
    "registration form to fill in": lambda: printout_samples.registration_form(filled=False),
    "score form": lambda: printout_samples.score_form(6),
    "score form before the appraisal": lambda: printout_samples.score_form(1, appraised=False),
    "evidence list": printout_samples.evidence_list,
    "evidence list before the sheet is sent": lambda: printout_samples.evidence_list(2, sent=False),
    "ranking": printout_samples.ranking,
    "nominee list": lambda: printout_samples.nominee_list(9),
    "nominee list before the proposal": lambda: printout_samples.nominee_list(2, issued=False),
    "bonus table": printout_samples.bonus_table,
    "bonus table over pages": lambda: printout_samples.bonus_table(25),
    "hand-over": printout_samples.hand_over,
    "hand-over to come": lambda: printout_samples.hand_over(done=False),
}
# What is looked at beside these: sheets that are not a page of text as the decree has it.
GALLERY: dict[str, Callable[[], Sheet]] = PAPERS | {
    "certificate": gallery_samples.certificate,
    "certificate calibration": gallery_samples.calibration,
    "cover": gallery_samples.cover,
    "explanation": gallery_samples.explanation,
}
ACROSS = ("score form", "nominee list", "evidence list")  # these stand across the page


@cache
def read_paper(name: str) -> Reading:
    return Reading(render(PAPERS[name]()))


@pytest.fixture(params=PAPERS)
def paper(request: pytest.FixtureRequest) -> Reading:
    """Each sample paper in turn."""
    return read_paper(request.param)


@pytest.fixture(params=[name for name in PAPERS if not name.startswith(("nominee list", "evidence list"))])
def headed_paper(request: pytest.FixtureRequest) -> Reading:
    """Each sample paper with a letterhead: a phụ lục has none."""
    return read_paper(request.param)
