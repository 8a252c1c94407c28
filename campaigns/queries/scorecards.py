"""Score sheets: which ones somebody sees, what stands on one, and what it still lacks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from itertools import groupby

from django.db.models import F, Prefetch, Q, QuerySet

from campaigns.enums import (
    CriterionRule,
    PointStage,
    RegistrationState,
    Role,
    ScorecardState,
    WindowState,
)
from campaigns.errors import Reason
from campaigns.models import (
    Evidence,
    Explanation,
    MeasureValue,
    Period,
    PointChange,
    Registration,
    Score,
    Scorecard,
    User,
)
from campaigns.queries import registrations
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
from campaigns.rules.vietnamese import fold, roman, short_date

NOT_STARTED = "none"
EDITABLE = (ScorecardState.DRAFT, ScorecardState.RETURNED)


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


def visible_to(user: User) -> QuerySet[Scorecard]:
    """The sheets whose registrations ``user`` may read, with all that a list shows."""
    return (
        Scorecard.objects.filter(registration__in=registrations.visible_to(user).order_by().values("pk"))
        .select_related(
            "registration__period__campaign__organisation",
            "registration__collective",
            "registration__individual",
            "registration__unit",
            "criteria_set",
            "grade",
            "submitted_by",
            "appraised_by",
            "published_by",
        )
        .order_by(
            "registration__period",
            F("registration__collective__position").asc(nulls_last=True),  # the databases disagree about NULL
            "pk",
        )
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


def values_of(registration_id: int) -> dict[int, MeasureValue]:
    """The recorded figures of a registration by the id of their measure."""
    return _values([registration_id])[registration_id]


def reasons_against_sending(sheet: Sheet) -> list[Reason]:
    """What the participant must still fill in; 0 points are a value (Kế hoạch 454, mục IV.1).

    Codes: ``points_missing``, ``evidence_missing``, ``note_missing`` (does not arise, but why?),
    ``nothing_arises``. A measured criterion waits for the office, not for the participant, so it does not
    stand in the way.
    """
    reasons = []
    unscored = [line.number for line in sheet.lines if not line.is_scored]
    if unscored:
        words = f"Còn {len(unscored)} tiêu chí chưa có điểm tự chấm: {', '.join(unscored)}."
        reasons.append(Reason("points_missing", words))
    unproved = [line.number for line in sheet.lines if not (line.is_proved or line.score.self_not_arising)]
    if unproved:
        words = (
            f"Còn {len(unproved)} tiêu chí cần tài liệu kiểm chứng hoặc lời thuyết minh vì sao không có: "
            f"{', '.join(unproved)}."
        )
        reasons.append(Reason("evidence_missing", words))
    unexplained = [line.number for line in sheet.lines if line.score.self_not_arising and not line.is_proved]
    if unexplained:
        words = (
            f"Còn {len(unexplained)} tiêu chí đánh dấu không phát sinh chưa ghi lý do vào ô thuyết minh: "
            f"{', '.join(unexplained)}."
        )
        reasons.append(Reason("note_missing", words))
    return [*reasons, *_reasons_if_nothing_arises(sheet.self_reckoning)]


def reasons_by_window(
    period: Period, today: date, user: User, scorecard: Scorecard | None = None
) -> list[Reason]:
    """Why the day forbids scoring; the closing day itself is in time.

    Neither the office nor a sheet that the office returned is bound by it. Codes: ``window_not_open``,
    ``window_closed``.
    """
    returned = scorecard is not None and scorecard.state == ScorecardState.RETURNED
    state = period.scoring_window.state(today)
    if state is WindowState.OPEN or returned or user.has_role(Role.OFFICE):
        return []
    if state is WindowState.BEFORE:
        opens = short_date(period.registration_opens)
        return [Reason("window_not_open", f"{period.name} mở từ ngày {opens}. Hãy quay lại từ ngày đó.")]
    closes = short_date(period.scoring_closes)
    words = f"Đã hết hạn tự chấm điểm (ngày cuối là {closes}). Hãy liên hệ Văn phòng để được gửi muộn."
    return [Reason("window_closed", words)]


def reasons_against_recalling(scorecard: Scorecard, today: date, user: User) -> list[Reason]:
    """Why a sent sheet may not be taken back today: it could not be sent again. Code: ``window_closed``."""
    if not reasons_by_window(scorecard.registration.period, today, user):
        return []
    words = "Đã hết hạn tự chấm nên không rút về được. Nếu cần sửa, hãy đề nghị Văn phòng trả lại phiếu."
    return [Reason("window_closed", words)]


def reasons_against_finishing(sheet: Sheet) -> list[Reason]:
    """What the appraiser must still do. Codes: ``measure_missing``, ``appraisal_missing``,
    ``nothing_arises``."""
    reasons = []
    for line in sheet.unmeasured:
        words = (
            f"Tiêu chí {line.number} chưa có số liệu “{line.score.criterion.measure}”. Hãy ghi số liệu trước."
        )
        reasons.append(Reason("measure_missing", words))
    open_ = [
        line.number
        for line in sheet.lines
        if not (line.is_measured or line.is_optional or line.mark(PointStage.APPRAISED).is_given)
    ]
    if open_:
        words = f"Còn {len(open_)} tiêu chí chưa có điểm thẩm định: {', '.join(open_)}."
        reasons.append(Reason("appraisal_missing", words))
    return [*reasons, *_reasons_if_nothing_arises(sheet.appraised_reckoning)]


def _reasons_if_nothing_arises(reckoning: Reckoning) -> list[Reason]:
    """A table of which nothing is left gives no total. Code: ``nothing_arises``."""
    if reckoning.reachable or not reckoning.full:
        return []
    words = (
        "Cả bảng điểm đều ghi không phát sinh nên không tính được tổng điểm. Hãy chấm ít nhất một tiêu chí, "
        "hoặc đề nghị Văn phòng cho rút đăng ký."
    )
    return [Reason("nothing_arises", words)]


def to_score(
    user: User, period: Period, *, kind: str = "", state: str = "", text: str = ""
) -> QuerySet[Registration]:
    """The accepted registrations of ``period`` that ``user`` reads, with their sheets if started.

    ``kind`` is a ``ParticipantKind``, ``state`` a ``ScorecardState`` or ``NOT_STARTED``; ``text`` finds parts
    of names with or without accents. An unknown ``kind`` or ``state`` filters nothing.
    """
    rows = accepted(user, period).select_related("scorecard__grade").filter(_of_kind(kind))
    if state == NOT_STARTED:
        rows = rows.filter(scorecard__isnull=True)
    elif state in list(ScorecardState):
        rows = rows.filter(scorecard__state=state)
    for word in fold(text).split():
        rows = rows.filter(
            Q(collective__name_search__contains=word) | Q(individual__name_search__contains=word)
        )
    return rows


def accepted(user: User, period: Period) -> QuerySet[Registration]:
    """The accepted registrations of ``period`` that ``user`` reads."""
    return registrations.visible_to(user).filter(period=period, state=RegistrationState.ACCEPTED)


def waiting_for_acceptance(user: User, period: Period) -> int:
    """How many registrations of ``period`` that ``user`` reads are not accepted, so not scored yet."""
    rows = registrations.visible_to(user).filter(period=period)
    return rows.exclude(state=RegistrationState.ACCEPTED).count()


def state_counts(user: User, period: Period) -> dict[str, int]:
    """How many of the accepted registrations are in each state of scoring, ``NOT_STARTED`` included."""
    counts = {NOT_STARTED: 0} | {state.value: 0 for state in ScorecardState}
    for state in accepted(user, period).order_by().values_list("scorecard__state", flat=True):
        counts[state or NOT_STARTED] += 1
    return counts


def _of_kind(kind: str) -> Q:
    known = {"collective": Q(collective__isnull=False), "individual": Q(individual__isnull=False)}
    return known.get(kind, Q())


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
