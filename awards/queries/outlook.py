"""What one participant still lacks, before and after the appraisal: points, conditions, papers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from awards.enums import Check, NominationState, Outcome
from awards.models import Condition, Nomination
from awards.queries.eligibility import Case, findings_for
from awards.queries.nominations import reasons_against_sending
from awards.queries.quotas import specs_by_form
from awards.queries.report import WRITABLE
from awards.rules import quota
from awards.rules.eligibility import Finding
from awards.rules.outlook import (
    BandGap,
    Chance,
    Held,
    chances,
    last_day_for,
    next_act,
    points_to_next_band,
)
from campaigns.enums import CriterionRule, MeasureUnit, PeriodKind, PointStage, Role, ScorecardState
from campaigns.models import AwardForm, GradeBand, Registration, Scorecard
from campaigns.queries.scorecards import EDITABLE, Line, sheet_of
from campaigns.rules.scoring import Band, Mark, Reckoning, Weighed, grade, reckon
from campaigns.rules.vietnamese import short_number

DONE = (ScorecardState.APPRAISED, ScorecardState.PUBLISHED)
FALLBACK = Role.OFFICE


@dataclass(frozen=True)
class PointLine:
    """A criterion that could bring more, or whose points nothing proves yet."""

    line: Line
    mark: Mark
    chance: Chance[int] | None
    todo: tuple[str, ...]
    closes_gap: bool

    @property
    def gain(self) -> Decimal:
        """What the total would rise by; 0 where only the proof is missing."""
        return self.chance.gain if self.chance else Decimal(0)


@dataclass(frozen=True)
class Points:
    """Where the total stands and where more can come from.

    ``is_provisional``: reckoned from the participant's own points; ``is_final``: published, nothing moves;
    ``is_blank``: no criterion has a mark yet.
    """

    scorecard: Scorecard
    reckoning: Reckoning
    band: Band | None
    gap: BandGap | None
    lines: tuple[PointLine, ...]
    is_provisional: bool
    is_final: bool
    is_blank: bool


@dataclass(frozen=True)
class Step:
    """Something to be done for an award: what, who and by when."""

    todo: str
    who: Role
    last_day: date
    finding: Finding | None = None


@dataclass(frozen=True)
class FormOutlook:
    """One award form as this participant stands to it; ``not_given`` says why the plan offers none.

    ``to_attest`` are the conditions that wait for nothing but the office's word, once there is a nomination.
    """

    award_form: AwardForm
    nomination: Nomination | None
    satisfied: int
    total: int
    conditions: tuple[Step, ...]
    to_attest: tuple[Finding, ...]
    papers: tuple[Step, ...]
    not_given: str = ""

    @property
    def is_clear(self) -> bool:
        """Whether nothing is left to do on the participant's way to the chairman."""
        return not (self.not_given or self.conditions or self.to_attest or self.papers)


@dataclass(frozen=True)
class Outlook:
    """Everything that a participant still lacks in a period."""

    registration: Registration
    points: Points | None
    forms: tuple[FormOutlook, ...]


def outlook_of(registration: Registration, today: date) -> Outlook:
    """The outlook of one registration; own points count, marked provisional, until the sheet is appraised."""
    scorecard = Scorecard.objects.filter(registration=registration).select_related("grade").first()
    return Outlook(
        registration,
        _points(scorecard, registration) if scorecard else None,
        tuple(_forms(registration, today)),
    )


def _points(scorecard: Scorecard, registration: Registration) -> Points:
    sheet = sheet_of(scorecard)
    done = scorecard.state in DONE
    marks = [_mark(line, done) for line in sheet.lines]
    held = [
        Held(index, Weighed(line.score.max_points, line.spec.rule, mark))
        for index, (line, mark) in enumerate(zip(sheet.lines, marks, strict=True))
    ]
    reckoning = reckon(each.weighed for each in held)
    bands = [
        Band(row.code, row.name, row.at_least)
        for row in GradeBand.objects.filter(campaign_id=registration.period.campaign_id).order_by("-at_least")
    ]
    gap = points_to_next_band(reckoning.total, bands)
    found = {chance.key: chance for chance in chances(held)}
    open_ = scorecard.state in EDITABLE
    unproved = [i for i, line in enumerate(sheet.lines) if open_ and not line.is_proved and i not in found]
    lines = tuple(
        PointLine(
            line=sheet.lines[index],
            mark=marks[index],
            chance=found.get(index),
            todo=tuple(_todo(sheet.lines[index], marks[index], done=done, editable=open_)),
            closes_gap=gap is not None and index in found and found[index].gain >= gap.missing,
        )
        for index in (*found, *unproved)
    )
    return Points(
        scorecard=scorecard,
        reckoning=reckoning,
        band=grade(reckoning.total, bands),
        gap=gap,
        lines=lines,
        is_provisional=not done,
        is_final=scorecard.state == ScorecardState.PUBLISHED,
        is_blank=not any(mark.is_given for mark in marks),
    )


def _mark(line: Line, done: bool) -> Mark:
    """What counts now: the settled mark after the appraisal, the own one (or the figure's) before it.

    What an appraiser has begun to type is nobody else's business until he is done.
    """
    if done:
        return line.settled
    return Mark(line.computed) if line.is_measured else line.mark(PointStage.SELF)


def _todo(line: Line, mark: Mark, *, done: bool, editable: bool) -> Iterable[str]:
    """What would bring the missing points, in the participant's words."""
    rule = line.spec.rule
    if line.is_measured:
        yield _figure_needed(line)
    elif rule is CriterionRule.PENALTY:
        yield f"Đang bị trừ {short_number(mark.points or Decimal(0))} điểm phạt."
    elif rule is CriterionRule.BONUS:
        yield f"Được cộng thêm tối đa {short_number(line.score.max_points)} điểm nếu có việc được thưởng."
    elif rule is CriterionRule.CHOICE and line.spec.options:
        best = max(line.spec.options, key=lambda option: option.points)
        yield f"Mức cao nhất: “{best.label}” ({short_number(best.points)} điểm)."
    elif rule is CriterionRule.DEDUCTION and mark.points is not None:
        yield f"Đang mất {short_number(line.score.max_points - mark.points)} điểm vì lỗi đã trừ."
    if editable and not line.is_scored:
        yield "Chưa tự chấm."
    if editable and not line.is_proved:
        yield "Còn thiếu tài liệu kiểm chứng hoặc lời thuyết minh."
    if done and (why := _why_lower(line)):
        yield why


def _figure_needed(line: Line) -> str:
    measure, full_at = line.score.criterion.measure, line.spec.full_at
    if measure is None or full_at is None:
        return ""
    label = MeasureUnit(measure.unit).label
    sign = label if label == "%" else f" {label}"
    need = f"cần {short_number(full_at, 1)}{sign} để đạt tối đa"
    if line.value is None or line.value.value is None:
        return f"“{measure.name}”: chưa có số liệu, {need}; Văn phòng ghi số liệu ở mục Chỉ số."
    return f"“{measure.name}”: hiện {short_number(line.value.value, 1)}{sign}, {need}."


def _why_lower(line: Line) -> str:
    score = line.score
    if line.mark(PointStage.COUNCIL).is_given and score.council_reason:
        return f"Hội đồng: {score.council_reason}"
    return f"Thẩm định: {score.reason}" if score.reason else ""


def _forms(registration: Registration, today: date) -> Iterable[FormOutlook]:
    period, kind = registration.period, registration.participant_kind
    conditions: dict[tuple[int, str], Condition] = {
        (row.standard.award_form_id, row.code): row
        for row in Condition.objects.filter(
            standard__award_form__campaign=period.campaign_id, standard__participant_kind=kind.value
        )
        .select_related("standard")
        .order_by("pk")
    }
    with_standard = {form for form, _ in conditions}
    forms = [
        form
        for form in AwardForm.objects.filter(campaign=period.campaign_id).order_by("position", "pk")
        if form.pk in with_standard
    ]
    made = Nomination.objects.filter(registration=registration).exclude(state=NominationState.WITHDRAWN.value)
    own = {each.award_form_id: each for each in made.select_related("award_form").order_by("pk")}
    for each in own.values():
        each.registration = registration
    findings = findings_for([Case(registration, form, own.get(form.pk)) for form in forms])
    specs = specs_by_form(period)
    for form, found in zip(forms, findings, strict=True):
        refused = quota.reasons_to_add(
            specs.get(form.pk, []), PeriodKind(period.kind), kind, taken=0, adding=0, form_name=form.name
        )
        rows = {finding.code: conditions[form.pk, finding.code] for finding in found}
        lacking = [finding for finding in found if not finding.is_satisfied]
        to_attest = [finding for finding in lacking if _waits_for_word(finding, rows[finding.code])]
        yield FormOutlook(
            award_form=form,
            nomination=own.get(form.pk),
            satisfied=sum(finding.is_satisfied for finding in found),
            total=len(found),
            conditions=tuple(
                _step(finding, rows[finding.code], registration, today)
                for finding in sorted(lacking, key=lambda each: each.outcome != Outcome.NOT_MET)
                if finding not in to_attest
            ),
            to_attest=tuple(to_attest),
            papers=tuple(_papers(registration, own.get(form.pk))),
            not_given=refused[0].sentence if refused else "",
        )


def _waits_for_word(finding: Finding, condition: Condition) -> bool:
    """Whether only the office's attestation is missing: nothing that a participant could bring."""
    return (
        condition.check_by == Check.ATTESTED
        and finding.outcome == Outcome.UNKNOWN
        and not condition.counts_propaganda
    )


def _step(finding: Finding, condition: Condition, registration: Registration, today: date) -> Step:
    period = registration.period
    last_day = last_day_for(
        Check(condition.check_by),
        scoring_closes=period.scoring_closes,
        dossier_last=period.dossier_last_day,
        today=today,
    )
    return Step(finding.missing, finding.who or FALLBACK, last_day, finding)


def _papers(registration: Registration, nomination: Nomination | None) -> Iterable[Step]:
    """The nomination itself, the sections of its report, the confirmation, and whose turn it is."""
    is_person = registration.individual_id is not None
    author, last_day = Role.INDIVIDUAL if is_person else Role.UNIT, registration.period.dossier_last_day
    if nomination is None:
        yield Step("Chưa lập đề nghị và báo cáo thành tích.", author, last_day)
        return
    if nomination.state in WRITABLE:
        for reason in reasons_against_sending(nomination):
            yield Step(f"Báo cáo thành tích: {reason.sentence}", author, last_day)
    if act := next_act(NominationState(nomination.state), is_person=is_person):
        yield Step(act.sentence, act.who, last_day)
