"""A condition that counts propaganda: the office's yes needs at least one recorded activity beside it."""

from __future__ import annotations

import pytest

from awards.enums import Check, Outcome
from awards.rules.eligibility import Attestation, ConditionSpec, Facts, Finding, assess

CONDITION = ConditionSpec("tuyen-truyen", "Tuyên truyền.", Check.ATTESTED, counts_propaganda=True)
YES = {"tuyen-truyen": Attestation(True, "Kế hoạch số 12")}
NO = {"tuyen-truyen": Attestation(False, "Không có kế hoạch")}


def finding(**facts: object) -> Finding:
    return assess([CONDITION], Facts(**facts))[0]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("attestations", "propaganda", "outcome"),
    [
        ({}, 0, Outcome.UNKNOWN),
        ({}, 3, Outcome.UNKNOWN),
        (YES, 0, Outcome.UNKNOWN),
        (YES, 1, Outcome.MET),
        (NO, 0, Outcome.NOT_MET),
        (NO, 5, Outcome.NOT_MET),
    ],
)
def test_outcome(attestations: dict[str, Attestation], propaganda: int, outcome: Outcome) -> None:
    assert finding(attestations=attestations, propaganda=propaganda).outcome == outcome


def test_count_is_shown() -> None:
    assert finding(attestations=YES, propaganda=5).value == "05 hoạt động tuyên truyền đã ghi; Kế hoạch số 12"


def test_none_recorded_is_said() -> None:
    found = finding(attestations=YES)
    assert "chưa ghi hoạt động tuyên truyền nào" in found.value
    assert "ghi hoạt động tuyên truyền" in found.missing


def test_other_conditions_do_not_count() -> None:
    plain = ConditionSpec("tuyen-truyen", "Khác.", Check.ATTESTED)
    found = assess([plain], Facts(attestations=YES))[0]
    assert (found.outcome, found.value) == (Outcome.MET, "Kế hoạch số 12")
