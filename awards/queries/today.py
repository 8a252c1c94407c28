"""If the dossiers of a period went out today: who would go, who not and why, and whose turn it is."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from awards.enums import CutPlace, DossierState, NominationState, Outcome, PaperKind, Readiness
from awards.models import Dossier, Nomination
from awards.queries.cut_line import Board, Row, boards_of
from awards.queries.falls import NOT_MET, OTHER_AWARD, STOPS, TURNED_DOWN, quoted
from awards.queries.folders import Folder, Slot, build
from awards.rules.cut_line import UNRANKED
from awards.rules.eligibility import Finding
from awards.rules.outlook import next_act
from campaigns.enums import RegistrationState, Role
from campaigns.models import AwardForm, Period, Registration
from campaigns.rules.vietnamese import count_words

N = NominationState
FINAL = (OTHER_AWARD, TURNED_DOWN, *STOPS)


@dataclass(frozen=True)
class Hindrance:
    """One thing in the way, and who has to act."""

    sentence: str
    who: Role


@dataclass(frozen=True)
class Line:
    """One nomination, what would become of it today, and why."""

    row: Row
    nomination: Nomination
    readiness: Readiness
    hindrances: tuple[Hindrance, ...]

    @property
    def who(self) -> tuple[Role, ...]:
        """Who has to act, each once, in the order of the hindrances; nobody where it has ended."""
        if self.readiness == Readiness.ENDED:
            return ()
        return tuple(dict.fromkeys(each.who for each in self.hindrances))


@dataclass(frozen=True)
class FormToday:
    """One award form in the period: its nominations, and the papers that all of them share."""

    award_form: AwardForm
    folder: Folder
    boards: tuple[Board, ...]
    shared: tuple[Hindrance, ...]
    lines: tuple[Line, ...]

    @property
    def is_gone(self) -> bool:
        """Whether the dossier lies with the receiving office, or has its result."""
        dossier = self.folder.dossier
        return dossier is not None and dossier.state != DossierState.PREPARING

    def count(self, readiness: Readiness) -> int:
        """How many nominations stand so."""
        return sum(line.readiness == readiness for line in self.lines)


@dataclass(frozen=True)
class Today:
    """The whole period."""

    period: Period
    forms: tuple[FormToday, ...]
    not_nominated: int

    @property
    def last_day(self) -> date:
        """The last day on which a dossier is in time (Kế hoạch 454, mục IV.6)."""
        return self.period.dossier_last_day

    @property
    def counts(self) -> list[tuple[Readiness, int]]:
        """How many nominations of all forms stand in each way."""
        return [(each, sum(form.count(each) for form in self.forms)) for each in Readiness]

    @property
    def by_role(self) -> list[tuple[Role, int]]:
        """Who has how much to do, the busiest first."""
        found = Counter(
            hindrance.who
            for form in self.forms
            for hindrances in (
                form.shared,
                *(line.hindrances for line in form.lines if line.readiness == Readiness.LACKING),
            )
            for hindrance in hindrances
        )
        return sorted(found.items(), key=lambda pair: (-pair[1], list(Role).index(pair[0])))


def today_of(period: Period, today: date | None = None) -> Today:
    """All nominations of ``period`` that were not withdrawn; as many queries for sixty as for one.

    Flags that exclude are read as they stand on ``today``, the portal's day when not given.
    """
    boards = boards_of(period, today)
    dossiers = {
        dossier.award_form_id: dossier
        for dossier in Dossier.objects.filter(period=period).select_related("award_form").order_by("pk")
    }
    forms = list(dict.fromkeys(board.award_form for board in boards))
    folders = build(period, [(form, dossiers.get(form.pk)) for form in forms])
    nominated = {row.registration.pk for board in boards for row in board.rows if row.nomination is not None}
    accepted = Registration.objects.filter(period=period, state=RegistrationState.ACCEPTED.value)
    return Today(
        period,
        tuple(
            _form(folder, tuple(board for board in boards if board.award_form == folder.award_form))
            for folder in folders
        ),
        accepted.exclude(pk__in=nominated).count(),
    )


def _form(folder: Folder, boards: tuple[Board, ...]) -> FormToday:
    rows = [row for board in boards for row in board.rows if row.nomination is not None]
    living = any(row.nomination is not None and row.nomination.state == N.APPROVED for row in rows)
    shared = tuple(_shared(folder)) if living else ()
    reports = {
        slot.subject.pk: slot
        for slot in folder.slots
        if slot.kind == PaperKind.ACHIEVEMENT_REPORT and isinstance(slot.subject, Nomination)
    }
    gone = folder.dossier is not None and folder.dossier.state != DossierState.PREPARING
    lines = tuple(
        _line(row, row.nomination, reports, shared, gone=gone) for row in rows if row.nomination is not None
    )
    return FormToday(folder.award_form, folder, boards, shared, lines)


def _shared(folder: Folder) -> Iterable[Hindrance]:
    """The papers of the whole dossier that are not issued, and remarks that nobody answered."""
    for slot in folder.slots:
        if slot.kind != PaperKind.ACHIEVEMENT_REPORT and not slot.is_done:
            yield Hindrance(f"{slot.title}: {slot.fault or slot.state_label.lower()}.", Role.OFFICE)
    for remark in folder.open_remarks:
        sentence = f"Ý kiến {remark.number} của nơi nhận hồ sơ chưa được tiếp thu hoặc giải trình."
        yield Hindrance(sentence, Role.OFFICE)


def _line(
    row: Row,
    nomination: Nomination,
    reports: dict[int, Slot],
    shared: tuple[Hindrance, ...],
    *,
    gone: bool,
) -> Line:
    state = N(nomination.state)
    if state == N.AWARDED or (state == N.APPROVED and gone):
        return Line(row, nomination, Readiness.GONE, ())
    against = (*row.falls, *row.to_tell)
    ends = tuple(Hindrance(each.sentence, Role.COUNCIL) for each in against if each.code in FINAL)
    if ends:
        return Line(row, nomination, Readiness.ENDED, ends)
    found = [*_hindrances(row, state), *_of_report(reports.get(nomination.pk), state)]
    ready = state == N.APPROVED and not found and not shared
    return Line(row, nomination, Readiness.READY if ready else Readiness.LACKING, tuple(found))


def _hindrances(row: Row, state: NominationState) -> Iterable[Hindrance]:
    is_person = row.registration.individual_id is not None
    if act := next_act(state, is_person=is_person):
        yield Hindrance(act.sentence, act.who)
    yield from _of_conditions(row.findings)
    if row.place == CutPlace.TIED:
        yield Hindrance("Ngang hạng ở ranh giới số lượng: Hội đồng chọn.", Role.COUNCIL)
    for namesake in row.to_tell:
        yield Hindrance(namesake.sentence, Role.OFFICE)
    for fall in row.falls:
        if fall.code != NOT_MET:
            yield Hindrance(fall.sentence, Role.OFFICE if fall.code == UNRANKED else Role.COUNCIL)


def _of_conditions(findings: Iterable[Finding]) -> Iterable[Hindrance]:
    """Each condition not met by its sentence; those that nothing proves yet counted by who has to act."""
    unproved: dict[Role, list[Finding]] = defaultdict(list)
    for finding in findings:
        if finding.outcome == Outcome.NOT_MET:
            yield Hindrance(f"Chưa đạt: “{quoted(finding.text)}”.", finding.who or Role.OFFICE)
        elif not finding.is_satisfied:
            unproved[finding.who or Role.OFFICE].append(finding)
    for who, rest in unproved.items():
        what = f"“{quoted(rest[0].text)}”" if len(rest) == 1 else f"{count_words(len(rest))} điều kiện"
        yield Hindrance(f"Chưa có căn cứ: {what}.", who)


def _of_report(slot: Slot | None, state: NominationState) -> Iterable[Hindrance]:
    if state == N.APPROVED and slot is not None and not slot.is_done:
        yield Hindrance(f"Báo cáo thành tích: {slot.fault or slot.state_label.lower()}.", Role.OFFICE)
