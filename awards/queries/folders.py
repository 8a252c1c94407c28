"""What an award's file must hold, what it holds already, and what is missing: one folder of slots."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, Q, QuerySet
from django.utils import timezone

from awards.enums import DossierState, MeetingState, NominationState, PaperKind, VoteResult
from awards.models import (
    AgendaItem,
    Decision,
    Dossier,
    HandOver,
    Meeting,
    Nomination,
    Paper,
    Remark,
    RequiredPaper,
)
from awards.queries.nominations import IN_NAME_ORDER
from awards.queries.papers import SETTLED, Subject
from awards.rules.paper_kinds import FACTS
from campaigns.models import AwardForm, Period
from campaigns.rules.vietnamese import short_date

WAITING = (NominationState.SUBMITTED, NominationState.ACCEPTED, NominationState.PASSED)
PaperKey = tuple[str, int]  # kind, id of the subject


@dataclass(frozen=True)
class Slot:
    """A place for one paper of a folder; without a subject the thing that the paper is about is missing."""

    kind: PaperKind
    required: bool
    title: str
    subject: Subject | None = None
    paper: Paper | None = None
    earlier: tuple[Paper, ...] = ()
    fault: str = ""

    @property
    def state(self) -> str:
        """``missing``, ``unfinished`` (a number without its file), ``outdated`` or ``issued``."""
        if self.paper is None:
            return "missing"
        if not self.paper.is_finished:
            return "unfinished"
        return "outdated" if self.fault else "issued"

    @property
    def is_done(self) -> bool:
        """Whether nothing is left to do here."""
        return self.state == "issued" or (self.state == "missing" and not self.required)

    @property
    def state_label(self) -> str:
        """The state in words."""
        report = self.kind == PaperKind.ACHIEVEMENT_REPORT
        return {
            "missing": "Chưa chốt" if report else "Chưa phát hành",
            "unfinished": "Chưa tạo xong tệp",
            "outdated": "Cần thay thế",
            "issued": "Đã chốt" if report else "Đã phát hành",
        }[self.state]

    @property
    def mark(self) -> str:
        """The code whose colour and shape the screens use."""
        return {"missing": "draft", "unfinished": "returned", "outdated": "returned"}.get(
            self.state, "published"
        )


@dataclass(frozen=True)
class Folder:
    """An award form in a period with its nominations and the papers that the plan wants of it.

    ``dossier`` is None for the commune's own award, which goes nowhere (Kế hoạch 454, mục IV.5).
    """

    period: Period
    award_form: AwardForm
    dossier: Dossier | None
    nominations: tuple[Nomination, ...]
    slots: tuple[Slot, ...]
    hand_overs: tuple[HandOver, ...] = ()
    decisions: tuple[Decision, ...] = ()
    waiting: int = 0  # nominations still on their way here

    @property
    def last_day(self) -> date:
        """The last day on which the dossier is in time (Kế hoạch 454, mục IV.6)."""
        return self.period.dossier_last_day

    @property
    def done(self) -> int:
        """How many of the required papers are issued."""
        return sum(slot.is_done for slot in self.slots if slot.required)

    @property
    def wanted(self) -> int:
        """How many papers are required."""
        return sum(slot.required for slot in self.slots)

    @property
    def sets(self) -> int:
        """How many sets are made: as the receiver asked, else as the plan says (mục IV.5.3)."""
        asked = self.dossier.sets if self.dossier else None
        return asked or max(self.award_form.sets, 1)

    @property
    def originals(self) -> int:
        """How many of the sets hold originals, at least one."""
        asked = self.dossier.originals if self.dossier else None
        return min(max(asked or self.award_form.originals, 1), self.sets)

    @property
    def copies(self) -> int:
        """How many of the sets are copies."""
        return self.sets - self.originals

    @property
    def remarks(self) -> tuple[Remark, ...]:
        """What the receiving office remarked on all earlier hand-overs, in order."""
        return tuple(remark for row in self.hand_overs for remark in row.remarks.all())

    @property
    def open_remarks(self) -> tuple[Remark, ...]:
        """The remarks that nobody has answered yet."""
        return tuple(remark for remark in self.remarks if remark.is_open)

    @property
    def turn(self) -> int:
        """Which hand-over this is: 1 for the first, 2 for one that came back once."""
        coming = self.dossier is not None and self.dossier.state == DossierState.PREPARING
        return max(len(self.hand_overs) + coming, 1)

    @property
    def last_hand_over(self) -> HandOver | None:
        """The latest hand-over, also when it came back."""
        return self.hand_overs[-1] if self.hand_overs else None

    @property
    def hand_over(self) -> HandOver | None:
        """The latest hand-over that still stands."""
        out = self.dossier is not None and self.dossier.state != DossierState.PREPARING
        return self.hand_overs[-1] if out and self.hand_overs else None

    @property
    def undecided(self) -> tuple[Nomination, ...]:
        """The approved nominations on which nothing is decided yet."""
        return tuple(each for each in self.nominations if each.state == NominationState.APPROVED)

    @property
    def unfrozen(self) -> tuple[Nomination, ...]:
        """The nominations whose reports are still to be frozen."""
        return tuple(
            slot.subject
            for slot in self.slots
            if isinstance(slot.subject, Nomination) and slot.state == "missing"
        )


def build(period: Period, pairs: Sequence[tuple[AwardForm, Dossier | None]]) -> list[Folder]:
    """The folders of some forms of one period; the number of queries does not grow with them."""
    forms = [form.pk for form, _ in pairs]
    nominations = _nominations(period, forms)
    every = [each for group in nominations.values() for each in group]
    meetings = _meetings(every)
    decisions = _decisions(period, forms)
    required = _required(forms)
    dossiers = [dossier for _, dossier in pairs if dossier]
    papers = _papers(dossiers, meetings.values(), every, [d for group in decisions.values() for d in group])
    hand_overs = defaultdict(list)
    for row in _hand_overs(dossiers):
        hand_overs[row.dossier_id].append(row)
    waiting = Counter(
        Nomination.objects.filter(
            registration__period=period, award_form__in=forms, state__in=[state.value for state in WAITING]
        )
        .order_by("pk")
        .values_list("award_form_id", flat=True)
    )
    return [
        Folder(
            period=period,
            award_form=form,
            dossier=dossier,
            nominations=tuple(nominations[form.pk]),
            slots=tuple(
                slot
                for row in required[form.pk]
                for slot in _slots(row, dossier, nominations[form.pk], meetings, decisions[form.pk], papers)
            ),
            hand_overs=tuple(hand_overs[dossier.pk]) if dossier else (),
            decisions=tuple(decisions[form.pk]),
            waiting=waiting[form.pk],
        )
        for form, dossier in pairs
    ]


def _nominations(period: Period, forms: list[int]) -> dict[int, list[Nomination]]:
    rows = (
        Nomination.objects.filter(
            registration__period=period, award_form__in=forms, state__in=[state.value for state in SETTLED]
        )
        .select_related(
            "award_form",
            "decision_result__decision",
            "registration__period__campaign__organisation",
            "registration__collective",
            "registration__individual",
            "registration__unit",
        )
        .order_by(*IN_NAME_ORDER)
    )
    found = defaultdict(list)
    for nomination in rows:
        found[nomination.award_form_id].append(nomination)
    return found


def _meetings(nominations: list[Nomination]) -> dict[int, Meeting]:
    """Nomination id → the latest closed meeting that passed it."""
    items = AgendaItem.objects.filter(
        nomination__in=[each.pk for each in nominations],
        result=VoteResult.PASSED.value,
        meeting__state=MeetingState.CLOSED.value,
    ).select_related("meeting")
    return {item.nomination_id: item.meeting for item in items.order_by("meeting__starts_at", "meeting_id")}


def _decisions(period: Period, forms: list[int]) -> dict[int, list[Decision]]:
    rows = Decision.objects.filter(period=period, award_form__in=forms).select_related("award_form")
    found = defaultdict(list)
    for decision in rows.prefetch_related("results").order_by("decided_on", "pk"):
        found[decision.award_form_id].append(decision)
    return found


def _hand_overs(dossiers: list[Dossier]) -> QuerySet[HandOver]:
    remarks = Remark.objects.select_related(
        "paper",
        "mended_by",
        "nomination__registration__collective",
        "nomination__registration__individual",
        "answered_by",
    ).order_by("number", "pk")
    rows = HandOver.objects.filter(dossier__in=dossiers).prefetch_related(Prefetch("remarks", remarks))
    return rows.order_by("number", "pk")


def _required(forms: list[int]) -> dict[int, list[RequiredPaper]]:
    found = defaultdict(list)
    for row in RequiredPaper.objects.filter(award_form__in=forms).order_by("position", "pk"):
        found[row.award_form_id].append(row)
    return found


def _papers(
    dossiers: list[Dossier],
    meetings: Iterable[Meeting],
    nominations: list[Nomination],
    decisions: list[Decision],
) -> dict[PaperKey, list[Paper]]:
    """(kind, subject id) → its papers, the current one first."""
    rows = Paper.objects.filter(
        Q(dossier__in=dossiers)
        | Q(meeting__in={meeting.pk for meeting in meetings})
        | Q(nomination__in=nominations)
        | Q(decision__in=decisions)
    )
    found = defaultdict(list)
    for paper in rows.order_by("-issued_at", "-pk"):
        subject_id = getattr(paper, f"{FACTS[PaperKind(paper.kind)].subject}_id")
        found[paper.kind, subject_id].append(paper)
    return found


def _slots(
    row: RequiredPaper,
    dossier: Dossier | None,
    nominations: Sequence[Nomination],
    meetings: dict[int, Meeting],
    decisions: Sequence[Decision],
    papers: dict[PaperKey, list[Paper]],
) -> list[Slot]:
    kind = PaperKind(row.kind)
    behind = {meetings[each.pk].pk: meetings[each.pk] for each in nominations if each.pk in meetings}
    if kind == PaperKind.PROPOSAL:
        if dossier is None:
            return []
        minutes = [rows[0] for pk in behind if (rows := papers.get((PaperKind.MINUTES.value, pk)))]
        return [_slot(row, kind.label, dossier, papers, nominations=nominations, minutes=minutes)]
    if kind == PaperKind.MINUTES:
        of_meetings = [_slot(row, _minutes_title(meeting), meeting, papers) for meeting in behind.values()]
        return of_meetings or [Slot(kind, row.required, kind.label, fault="chưa có cuộc họp xét đã kết thúc")]
    if kind == PaperKind.ACHIEVEMENT_REPORT:
        return [
            _slot(row, f"{kind.label}: {each.registration.participant}", each, papers) for each in nominations
        ] or [Slot(kind, row.required, kind.label)]
    found = [_slot(row, f"{kind.label} số {each.number}", each, papers) for each in decisions]
    undecided = any(each.state == NominationState.APPROVED for each in nominations)
    if undecided or not found:
        found.append(Slot(kind, row.required, kind.label))
    return found


def _minutes_title(meeting: Meeting) -> str:
    return f"{PaperKind.MINUTES.label} ngày {short_date(timezone.localdate(meeting.starts_at))}"


def _slot(
    row: RequiredPaper,
    title: str,
    subject: Subject,
    papers: dict[PaperKey, list[Paper]],
    *,
    nominations: Sequence[Nomination] = (),
    minutes: Sequence[Paper] = (),
) -> Slot:
    found = papers.get((row.kind, subject.pk), [])
    paper = found[0] if found else None
    fault = ""
    if paper is not None and row.kind == PaperKind.PROPOSAL:
        fault = _fault_of_proposal(paper, nominations, minutes)
    return Slot(PaperKind(row.kind), row.required, title, subject, paper, tuple(found[1:]), fault)


def _fault_of_proposal(paper: Paper, nominations: Sequence[Nomination], minutes: Sequence[Paper]) -> str:
    """Why an issued proposal no longer fits its dossier; empty when it does."""
    groups = paper.payload.get("groups", [])
    listed = Counter(
        [name for group in groups for name in group["collectives"]]
        + [person["name"] for group in groups for person in group["individuals"]]
    )
    if listed != Counter(str(each.registration.participant) for each in nominations):
        return "danh sách đã thay đổi sau khi phát hành, cần bản thay thế"
    cited = " ".join(paper.payload.get("legal_bases", []))
    if any(each.replaces_id and each.reference not in cited for each in minutes):
        return "Biên bản đã được thay thế sau khi phát hành, cần bản thay thế"
    return ""
