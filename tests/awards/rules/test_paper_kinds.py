"""The table of paper kinds is whole, and its signs are those of the decree."""

from __future__ import annotations

import pytest

from awards.enums import PaperKind
from awards.rules.paper_kinds import FACTS, for_dossiers, repeating, sign_of, unnumbered


def test_every_kind_has_its_facts() -> None:
    assert list(FACTS) == list(PaperKind)


def test_no_two_kinds_share_an_address() -> None:
    assert len({facts.slug for facts in FACTS.values()}) == len(FACTS)


@pytest.mark.parametrize(
    ("kind", "sign"),
    [
        (PaperKind.PROPOSAL, "TTr-UBND"),
        (PaperKind.MINUTES, "BB-HĐTĐKT"),
        (PaperKind.ACHIEVEMENT_REPORT, ""),
        (PaperKind.AWARD_DECISION, "QĐ-UBND"),
        (PaperKind.INVITATION, "GM-HĐTĐKT"),
        (PaperKind.TALLY_MINUTES, "BB-HĐTĐKT"),
        (PaperKind.REMINDER, "UBND-TĐKT"),
        (PaperKind.SUMMARY_REPORT, "BC-UBND"),
    ],
)
def test_sign_after_the_number(kind: PaperKind, sign: str) -> None:
    assert sign_of(kind, body="UBND", council="HĐTĐKT") == sign


def test_only_the_report_bears_no_number() -> None:
    assert unnumbered() == ["achievement_report"]


def test_what_a_plan_may_ask_for() -> None:
    assert PaperKind.MINUTES in for_dossiers()
    assert PaperKind.TALLY_MINUTES not in for_dossiers()


def test_only_reminders_repeat() -> None:
    assert repeating() == ["reminder"]
