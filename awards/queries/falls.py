"""Why a participant is not in the running for an award form, whatever his rank."""

from __future__ import annotations

from collections.abc import Iterable
from textwrap import shorten

from awards.enums import NominationState, Outcome
from awards.models import Nomination
from awards.queries.quotas import TAKES_A_PLACE
from awards.rules.eligibility import Finding
from awards.rules.exclusions import CODE as EXCLUDED
from awards.rules.repeats import AWARDED_CODE as AWARDED_BEFORE
from campaigns.errors import Reason
from campaigns.models import AwardForm

N = NominationState
NOT_NOMINATED, NOT_MET, OTHER_AWARD = "not_nominated", "not_met", "other_award"
TURNED_DOWN = "turned_down"
STOPS = (EXCLUDED, AWARDED_BEFORE)
LONGEST_QUOTE = 100
ENDINGS = {
    N.FAILED: "Hội đồng không thông qua.",
    N.NOT_AWARDED: "Cấp có thẩm quyền không khen thưởng.",
}


def quoted(text: str) -> str:
    """The plan's sentence as it is quoted in a list: the beginning of a long one."""
    return shorten(text.strip().rstrip(";.,"), LONGEST_QUOTE, placeholder=" …")


def falls_of(
    form: AwardForm,
    made: Iterable[Nomination],
    findings: Iterable[Finding],
    standing: Iterable[Reason] = (),
) -> list[Reason]:
    """Why a participant is not in the running for ``form``, whatever his rank; empty means that he is.

    ``made`` are the nominations of his registration, ``standing`` what ``obstacles_for`` says. Codes:
    ``turned_down``, ``excluded`` (a flag), ``awarded_before`` (by a decision on record), ``other_award`` (one
    achievement, one award), ``not_met`` for each condition not met (mục IV.3), ``not_nominated``. A condition
    that nothing proves yet does not throw anybody out, nor does a namesake: both may still be cleared.
    """
    made = list(made)
    own = next((each for each in made if each.award_form_id == form.pk), None)
    found = []
    if own is not None and own.state in ENDINGS:
        found.append(Reason(TURNED_DOWN, ENDINGS[NominationState(own.state)]))
    stops = [each for each in standing if each.code in STOPS]
    found += stops
    by_decision = any(each.code == AWARDED_BEFORE for each in stops)
    found += [
        Reason(OTHER_AWARD, f"Đã được duyệt “{each.award_form}” trong đợt; mỗi thành tích chỉ khen một lần.")
        for each in made
        if each.award_form_id != form.pk
        and each.state in TAKES_A_PLACE
        and not (by_decision and each.state == N.AWARDED)  # the decision is told already
    ]
    found += [
        Reason(
            NOT_MET,
            f"Chưa đạt: “{quoted(each.text)}” (hiện có {each.value}; yêu cầu {each.threshold}).",
        )
        for each in findings
        if each.outcome == Outcome.NOT_MET
    ]
    if own is None:
        found.append(Reason(NOT_NOMINATED, "Chưa được đề nghị hình thức này."))
    return found
