"""Score sheets: which ones somebody sees, what stands on one, and what it still lacks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
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
from campaigns.models import Evidence, Explanation, MeasureValue, Period, Registration, Score, Scorecard, User
from campaigns.queries import registrations
from campaigns.queries.criteria import measured_points, spec_of
from campaigns.rules.scoring import CriterionSpec, Mark, Reckoning, Weighed, reckon, total, working
from campaigns.rules.vietnamese import fold, roman, short_date

NOT_STARTED = "none"
EDITABLE = (ScorecardState.DRAFT, ScorecardState.RETURNED)
OUTSIDE_THE_TABLE = (CriterionRule.BONUS, CriterionRule.PENALTY)


@dataclass(frozen=True)
class Line:
    """One criterion on a sheet, numbered as it is printed: "2.3"."""

    number: str
    score: Score
    spec: CriterionSpec
    evidence: tuple[Evidence, ...]
    value: MeasureValue | None

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
    def settled(self) -> Mark:
        """What counts after the appraisal: the council's word where there is one, else the appraised one."""
        council = self.mark(PointStage.COUNCIL)
        return council if council.is_given else self.mark(PointStage.APPRAISED)

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
        return total(line.score.max_points for line in self.lines)

    @property
    def self_total(self) -> Decimal:
        return _sum(line.score.self_points for line in self.lines)

    @property
    def appraised_total(self) -> Decimal:
        return _sum(line.score.points for line in self.lines)

    @property
    def settled_total(self) -> Decimal:
        return _sum(line.settled.points for line in self.lines)


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
        """The ratio criteria whose figure the office has not recorded yet."""
        return [line for line in self.lines if line.is_measured and line.computed is None]

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
    """The whole sheet in four queries: scores, evidence, explanations and the recorded figures."""
    explanations = Explanation.objects.select_related("written_by", "answered_by")
    rows = (
        Score.objects.filter(scorecard=scorecard)
        .select_related("criterion__section", "criterion__measure")
        .prefetch_related(
            Prefetch("evidence", Evidence.objects.select_related("paper").order_by("cited_at", "pk")),
            Prefetch("explanations", explanations.order_by("written_at", "pk")),
        )
        .order_by("criterion__section__position", "criterion__section", "criterion__position", "criterion")
    )
    values = values_of(scorecard.registration_id)
    parts = []
    for place, (section, scores) in enumerate(groupby(rows, lambda row: row.criterion.section), start=1):
        lines = tuple(_line(f"{place}.{index}", score, values) for index, score in enumerate(scores, start=1))
        parts.append(Part(roman(place), section.name, lines))
    return Sheet(scorecard, tuple(parts))


def values_of(registration_id: int) -> dict[int, MeasureValue]:
    """The recorded figures of a registration by the id of their measure."""
    rows = MeasureValue.objects.filter(registration_id=registration_id).select_related("measure", "rating")
    return {row.measure_id: row for row in rows.order_by("pk")}


def reasons_against_sending(sheet: Sheet) -> list[Reason]:
    """What the participant must still fill in; 0 points are a value (Kế hoạch 454, mục IV.1).

    Codes: ``points_missing``, ``evidence_missing``. A measured criterion waits for the office, not for the
    participant, so it does not stand in the way.
    """
    reasons = []
    unscored = [line.number for line in sheet.lines if not line.is_scored]
    if unscored:
        words = f"Còn {len(unscored)} tiêu chí chưa có điểm tự chấm: {', '.join(unscored)}."
        reasons.append(Reason("points_missing", words))
    unproved = [line.number for line in sheet.lines if not line.is_proved]
    if unproved:
        words = (
            f"Còn {len(unproved)} tiêu chí cần tài liệu kiểm chứng hoặc lời thuyết minh vì sao không có: "
            f"{', '.join(unproved)}."
        )
        reasons.append(Reason("evidence_missing", words))
    return reasons


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
    """What the appraiser must still do. Codes: ``measure_missing``, ``appraisal_missing``."""
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
    return reasons


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


def _line(number: str, score: Score, values: dict[int, MeasureValue]) -> Line:
    measure_id = score.criterion.measure_id
    value = values.get(measure_id) if measure_id else None
    return Line(number, score, spec_of(score), tuple(score.evidence.all()), value)


def _sum(points: Iterable[Decimal | None]) -> Decimal:
    return total(each for each in points if each is not None)
