"""Which figures are kept for whom, what is recorded, what is missing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC
from decimal import ROUND_HALF_UP, Decimal

from campaigns.enums import MeasuredKind, MeasureUnit, ParticipantKind
from campaigns.errors import Reason
from campaigns.models import Measure, MeasureValue, Rating, Registration
from campaigns.rules.vietnamese import short_number

LARGEST = Decimal("9999999999.99")


@dataclass(frozen=True)
class Row:
    """One registration of the matrix with a cell for each measure; None is a figure not recorded yet."""

    registration: Registration
    cells: tuple[tuple[Measure, MeasureValue | None], ...]

    @property
    def missing(self) -> int:
        return sum(value is None for _, value in self.cells)


def measures_for(campaign_id: int, kind: ParticipantKind) -> list[Measure]:
    """The measures kept for a kind of participant, in the plan's order."""
    kinds = (kind.value, MeasuredKind.BOTH.value)
    rows = Measure.objects.filter(campaign_id=campaign_id, measured_kind__in=kinds)
    return list(rows.order_by("position", "pk"))


def ratings_of(campaign_id: int) -> list[Rating]:
    """The yearly ratings, the best first."""
    return list(Rating.objects.filter(campaign_id=campaign_id).order_by("-rank", "pk"))


def matrix(registrations: Sequence[Registration], measures: Sequence[Measure]) -> list[Row]:
    """The recorded figures of ``registrations`` in one query."""
    values = (
        MeasureValue.objects.filter(registration__in=registrations)
        .select_related("rating", "paper")
        .order_by("pk")
    )
    recorded = {(value.registration_id, value.measure_id): value for value in values}
    return [
        Row(one, tuple((measure, recorded.get((one.pk, measure.pk))) for measure in measures))
        for one in registrations
    ]


def stamp_of(value: MeasureValue | None) -> str:
    """What tells one state of a figure from the next; empty while nothing is recorded."""
    return value.recorded_at.astimezone(UTC).isoformat() if value else ""


def reasons_against_value(
    registration: Registration,
    measure: Measure,
    *,
    value: Decimal | None,
    rating: Rating | None,
    source: str,
) -> list[Reason]:
    """Why this figure may not be recorded; both ends of the measure's range are lawful.

    Codes: ``wrong_measure``, ``rating_missing``, ``value_missing``, ``value_below_minimum``,
    ``value_above_maximum``, ``value_decimals``, ``source_missing``.
    """
    reasons = []
    kinds = (registration.participant_kind.value, MeasuredKind.BOTH.value)
    if measure.campaign_id != registration.period.campaign_id or measure.measured_kind not in kinds:
        reasons.append(Reason("wrong_measure", f"Chỉ số “{measure}” không áp dụng cho đối tượng này."))
    if measure.unit == MeasureUnit.RATING:
        if rating is None or value is not None or rating.campaign_id != measure.campaign_id:
            reasons.append(Reason("rating_missing", f"Hãy chọn mức xếp loại cho “{measure}”."))
    elif value is None or rating is not None or not value.is_finite():
        reasons.append(Reason("value_missing", f"Hãy nhập số liệu cho “{measure}”, ví dụ 98,5."))
    else:
        reasons += _reasons_by_range(measure, value)
    if not source:
        reasons.append(Reason("source_missing", f"Hãy ghi văn bản, nguồn số liệu của “{measure}”."))
    return reasons


def _reasons_by_range(measure: Measure, value: Decimal) -> list[Reason]:
    reasons = []
    least = measure.minimum if measure.minimum is not None else Decimal(0)
    most = measure.maximum if measure.maximum is not None else LARGEST
    if value < least:
        words = f"“{measure}” không được nhỏ hơn {short_number(least)}."
        reasons.append(Reason("value_below_minimum", words))
    if value > most:
        words = f"“{measure}” không được lớn hơn {short_number(most)}."
        reasons.append(Reason("value_above_maximum", words))
    elif value != value.quantize(Decimal(1).scaleb(-measure.decimals), ROUND_HALF_UP):
        places = f"chỉ có tối đa {measure.decimals} chữ số" if measure.decimals else "không có chữ số"
        reasons.append(Reason("value_decimals", f"“{measure}” {places} sau dấu phẩy."))
    return reasons
