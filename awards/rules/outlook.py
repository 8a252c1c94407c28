"""Looking ahead: where points can still come from, what stands next, who acts and by when."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Generic, TypeVar

from awards.enums import Check, NominationState
from campaigns.enums import CriterionRule, Role
from campaigns.rules.scoring import ZERO, Band, Mark, Weighed, reckon

Key = TypeVar("Key")
N = NominationState


@dataclass(frozen=True, slots=True)
class Held(Generic[Key]):
    """One criterion of a sheet with the mark that counts now."""

    key: Key
    weighed: Weighed


@dataclass(frozen=True, slots=True)
class Chance(Generic[Key]):
    """What a criterion could still bring.

    ``missing`` is what lies between its points and the best; ``gain`` what the total would rise by, which
    differs where the table is rescaled or the total stands at its end.
    """

    key: Key
    missing: Decimal
    gain: Decimal


@dataclass(frozen=True, slots=True)
class BandGap:
    """The next grade band and how many points of the total are missing to it."""

    band: Band
    missing: Decimal


@dataclass(frozen=True, slots=True)
class NextAct:
    """The next step of a nomination and who takes it."""

    sentence: str
    who: Role


def points_to_next_band(total: Decimal, bands: Iterable[Band]) -> BandGap | None:
    """The lowest band above ``total``, whatever the order of ``bands``; None in the highest one.

    A total equal to a threshold is in that band ("từ 80 điểm" is ≥ 80).
    """
    above = [band for band in bands if band.at_least > total]
    if not above:
        return None
    band = min(above, key=lambda each: each.at_least)
    return BandGap(band, band.at_least - total)


def chances(lines: Sequence[Held[Key]]) -> list[Chance[Key]]:
    """What could still raise the total, the biggest gain first, then in the order of ``lines``.

    Each gain is the total reckoned anew with that criterion at its best, so that rescaling, bonus and the
    ends of the table count. A criterion that does not arise offers nothing; the best of a penalty is none.
    """
    now = reckon(line.weighed for line in lines).total
    found = []
    for index, line in enumerate(lines):
        missing = _missing(line.weighed)
        if not missing:
            continue
        best = _at_best(line.weighed)
        others = (each.weighed for place, each in enumerate(lines) if place != index)
        gain = reckon([best, *others]).total - now
        if gain > 0:
            found.append(Chance(line.key, missing, gain))
    return sorted(found, key=lambda chance: -chance.gain)


def last_day_for(check: Check, *, scoring_closes: date, dossier_last: date, today: date) -> date:
    """By when a condition must be proved: the own score while it can be sent, else the dossier's last day."""
    if check == Check.GRADE and today <= scoring_closes:
        return scoring_closes
    return dossier_last


def next_act(state: NominationState, *, is_person: bool) -> NextAct | None:
    """Who moves a nomination on from ``state``; None once the chairman has decided, or when it has ended."""
    author = Role.INDIVIDUAL if is_person else Role.UNIT
    endorser = Role.UNIT if is_person else Role.OFFICE
    acts = {
        N.DRAFT: NextAct(
            "Báo cáo thành tích chưa có xác nhận của cấp ủy, chính quyền, cơ quan chủ quản.", endorser
        ),
        N.RETURNED: NextAct("Văn phòng đã trả lại báo cáo: sửa, lấy lại xác nhận rồi gửi.", author),
        N.ENDORSED: NextAct("Báo cáo đã xác nhận nhưng chưa gửi Văn phòng.", author),
        N.SUBMITTED: NextAct("Chờ Văn phòng thẩm định, tiếp nhận.", Role.OFFICE),
        N.SENT_BACK: NextAct("Chủ tịch đã trả lại: Văn phòng bổ sung rồi trình lại.", Role.OFFICE),
        N.ACCEPTED: NextAct("Chờ Hội đồng họp xét.", Role.COUNCIL),
        N.PASSED: NextAct("Hội đồng đã thông qua, chờ Chủ tịch duyệt.", Role.CHAIRMAN),
    }
    return acts.get(state)


def _missing(line: Weighed) -> Decimal:
    """What lies between the mark and the best one; 0 where nothing can be gained."""
    if line.mark.not_arising:
        return ZERO
    points = ZERO if line.mark.points is None else line.mark.points
    return points if line.rule == CriterionRule.PENALTY else line.max_points - points


def _at_best(line: Weighed) -> Weighed:
    best = ZERO if line.rule == CriterionRule.PENALTY else line.max_points
    return Weighed(line.max_points, line.rule, Mark(best))
