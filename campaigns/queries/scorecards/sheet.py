"""What stands on one score sheet, and how its totals arise."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from itertools import groupby

from django.db.models import Prefetch

from campaigns.enums import (
    CriterionRule,
    PointStage,
)
from campaigns.models import (
    Evidence,
    Explanation,
    MeasureValue,
    PointChange,
    Score,
    Scorecard,
    User,
)
from campaigns.queries.criteria import measured_points, spec_of
from campaigns.rules.scoring import (
    OUTSIDE_THE_TABLE,
    CriterionSpec,
    Mark,
    Reckoning,
    Weighed,
    reckon,
    total,
    working,
)
from campaigns.rules.vietnamese import roman


@dataclass(frozen=True)
class Change:
    """One sealed change of a criterion's points, as the record keeps it."""

    stage: PointStage
    old: Mark
    new: Mark
    reason: str
    by: User
    at: datetime


@dataclass(frozen=True)
class Line:
    """One criterion on a sheet, numbered as it is printed: "2.3"."""

    number: str
    score: Score
    spec: CriterionSpec
    evidence: tuple[Evidence, ...]
    value: MeasureValue | None
    changes: tuple[Change, ...] = ()

    @property
    def is_measured(self) -> bool:
        """Whether the points come from a measure, so that nobody types them."""
        return self.spec.rule is CriterionRule.RATIO

    @property
    def computed(self) -> Decimal | None:
        """The points of a ratio criterion by today's figure; None without one, and for other rules."""
        return measured_points(self.spec, self.value) if self.is_measured else None

    @property
    def working(self) -> str:
        """How the points of a ratio arose; empty while no figure is recorded."""
        if self.value is None or self.value.value is None or self.spec.full_at is None:
            return ""
        unit = self.value.measure.get_unit_display()
        return working(self.value.value, self.spec.full_at, self.spec.max_points, unit)

    @property
    def is_outdated(self) -> bool:
        """Whether a measured criterion keeps points that its figure no longer earns."""
        return self.is_measured and not self.score.not_arising and self.computed != self.score.points

    @property
    def is_optional(self) -> bool:
        """Whether it may stay empty: bonus and penalty are claimed only where there is one."""
        return self.spec.rule in OUTSIDE_THE_TABLE

    def mark(self, stage: PointStage) -> Mark:
        """What ``stage`` gave this criterion."""
        score = self.score
        if stage is PointStage.SELF:
            return Mark(score.self_points, score.self_not_arising)
        if stage is PointStage.APPRAISED:
            return Mark(score.points, score.not_arising)
        return Mark(score.council_points, score.council_not_arising)

    @property
    def own(self) -> Mark:
        return self.mark(PointStage.SELF)

    @property
    def appraised(self) -> Mark:
        return self.mark(PointStage.APPRAISED)

    @property
    def council(self) -> Mark:
        return self.mark(PointStage.COUNCIL)

    @property
    def settled(self) -> Mark:
        """What counts after the appraisal: the council's word where there is one, else the appraised one."""
        return self.council if self.council.is_given else self.appraised

    @property
    def is_scored(self) -> bool:
        """Whether the participant has done his part: 0 and "does not arise" count, and a measured one is not
        his to give."""
        return self.is_measured or self.is_optional or self.mark(PointStage.SELF).is_given

    @property
    def is_proved(self) -> bool:
        """Whether a paper or a written note backs what is claimed; 0 points claim nothing, "does not arise"
        claims that the criterion drops out."""
        if self.is_measured:
            return True
        if self.score.self_not_arising:
            return bool(self.score.self_note.strip())
        if not self.score.criterion.evidence_required or not self.score.self_points:
            return True
        return bool(self.evidence or self.score.self_note.strip())


@dataclass(frozen=True)
class Part:
    """One group of criteria on a sheet."""

    number: str
    name: str
    lines: tuple[Line, ...]

    @property
    def maximum(self) -> Decimal:
        """Its share of the table; bonus and penalty lie outside."""
        return total(line.score.max_points for line in self.lines if not line.is_optional)

    @property
    def self_total(self) -> Decimal:
        return self._sum(PointStage.SELF)

    @property
    def appraised_total(self) -> Decimal:
        return self._sum(PointStage.APPRAISED)

    @property
    def settled_total(self) -> Decimal:
        return _signed_sum((line, line.settled) for line in self.lines)

    def _sum(self, stage: PointStage) -> Decimal:
        return _signed_sum((line, line.mark(stage)) for line in self.lines)


@dataclass(frozen=True)
class Sheet:
    """All that stands on one score sheet, in the order of its table."""

    scorecard: Scorecard
    parts: tuple[Part, ...]
    lines: tuple[Line, ...] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "lines", tuple(line for part in self.parts for line in part.lines))

    @property
    def maximum(self) -> Decimal:
        """The points of the whole table, without bonus and penalty."""
        return self.self_reckoning.full

    @property
    def self_reckoning(self) -> Reckoning:
        """How the own total arises."""
        return self._reckon(line.mark(PointStage.SELF) for line in self.lines)

    @property
    def appraised_reckoning(self) -> Reckoning:
        """How the appraised total arises."""
        return self._reckon(line.mark(PointStage.APPRAISED) for line in self.lines)

    @property
    def settled_reckoning(self) -> Reckoning:
        """How the total that counts arises: the council's word before the appraised points."""
        return self._reckon(line.settled for line in self.lines)

    @property
    def self_total(self) -> Decimal:
        return self.self_reckoning.total

    @property
    def appraised_total(self) -> Decimal:
        return self.appraised_reckoning.total

    @property
    def settled_total(self) -> Decimal:
        return self.settled_reckoning.total

    @property
    def scored(self) -> int:
        """How many criteria the participant has done."""
        return sum(line.is_scored for line in self.lines)

    @property
    def unmeasured(self) -> list[Line]:
        """The ratio criteria whose figure the office has not recorded yet; what does not arise needs none."""
        return [
            line
            for line in self.lines
            if line.is_measured and line.computed is None and not line.score.not_arising
        ]

    @property
    def has_council_marks(self) -> bool:
        """Whether the council gave any criterion points of its own."""
        return any(line.mark(PointStage.COUNCIL).is_given for line in self.lines)

    @property
    def has_changes(self) -> bool:
        """Whether anything on it was ever sealed, so that it was sent at least once."""
        return any(line.changes for line in self.lines)

    def _reckon(self, marks: Iterable[Mark]) -> Reckoning:
        return reckon(
            Weighed(line.score.max_points, line.spec.rule, mark)
            for line, mark in zip(self.lines, marks, strict=True)
        )


def sheet_of(scorecard: Scorecard) -> Sheet:
    """The whole sheet in six queries: scores, evidence with its papers, changes, explanations, figures."""
    return sheets_of([scorecard])[scorecard.pk]


def sheets_of(scorecards: Iterable[Scorecard]) -> dict[int, Sheet]:
    """The sheets by their id, in the same number of queries however many they are."""
    cards = list(scorecards)
    changes = PointChange.objects.select_related("by").order_by("at", "pk")
    explanations = Explanation.objects.select_related("written_by", "answered_by")
    rows = (
        Score.objects.filter(scorecard__in=[card.pk for card in cards])
        .select_related("criterion__section", "criterion__measure")
        .prefetch_related(
            Prefetch("evidence", Evidence.objects.select_related("paper").order_by("cited_at", "pk")),
            Prefetch("explanations", explanations.order_by("written_at", "pk")),
            Prefetch("changes", queryset=changes),
        )
        .order_by("criterion__section__position", "criterion__section", "criterion__position", "criterion")
    )
    scores: dict[int, list[Score]] = {card.pk: [] for card in cards}
    for row in rows:
        scores[row.scorecard_id].append(row)
    values = _values([card.registration_id for card in cards])
    return {card.pk: _sheet(card, scores[card.pk], values[card.registration_id]) for card in cards}


def _sheet(scorecard: Scorecard, rows: Iterable[Score], values: dict[int, MeasureValue]) -> Sheet:
    parts = []
    for place, (section, scores) in enumerate(groupby(rows, lambda row: row.criterion.section), start=1):
        lines = tuple(_line(f"{place}.{index}", score, values) for index, score in enumerate(scores, start=1))
        parts.append(Part(roman(place), section.name, lines))
    return Sheet(scorecard, tuple(parts))


def _values(registration_ids: list[int]) -> dict[int, dict[int, MeasureValue]]:
    found: dict[int, dict[int, MeasureValue]] = {each: {} for each in registration_ids}
    rows = MeasureValue.objects.filter(registration__in=registration_ids).select_related("measure", "rating")
    for row in rows.order_by("pk"):
        found[row.registration_id][row.measure_id] = row
    return found


def _line(number: str, score: Score, values: dict[int, MeasureValue]) -> Line:
    measure_id = score.criterion.measure_id
    value = values.get(measure_id) if measure_id else None
    changes = tuple(_change(row) for row in score.changes.all())
    return Line(number, score, spec_of(score), tuple(score.evidence.all()), value, changes)


def _change(row: PointChange) -> Change:
    old, new = Mark(row.old_points, row.old_not_arising), Mark(row.new_points, row.new_not_arising)
    return Change(PointStage(row.stage), old, new, row.reason, row.by, row.at)


def _signed_sum(marks: Iterable[tuple[Line, Mark]]) -> Decimal:
    """What a group of criteria brings to the total; a penalty takes away."""
    return total(
        -mark.points if line.spec.rule is CriterionRule.PENALTY else mark.points
        for line, mark in marks
        if mark.points is not None
    )
