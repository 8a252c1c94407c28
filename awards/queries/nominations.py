"""Which nominations somebody sees, who may still be nominated, and what a report lacks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import zip_longest

from django.db.models import F, Q, QuerySet, TextField

from awards.enums import MeetingState, NominationState, Outcome, QuotaScope
from awards.models import AgendaItem, Nomination, Quota, Standard
from awards.queries.eligibility import Case, no_standard
from awards.queries.exclusions import reasons_of_exclusion
from awards.queries.quotas import TAKES_A_PLACE, specs_by_form, specs_of
from awards.queries.repeats import repeats_for
from awards.queries.report import documents_of
from awards.rules import quota
from awards.rules.eligibility import Finding
from awards.rules.repeats import AWARDED_CODE, reasons_of
from awards.rules.report_figures import prompts
from campaigns.enums import ParticipantKind, PeriodKind, RegistrationState
from campaigns.errors import Reason
from campaigns.models import AuditEntry, AwardForm, Period, Registration, User
from campaigns.permissions import READS_EVERYTHING
from campaigns.queries.audit import history_of
from campaigns.queries.registrations import visible_to as registrations_visible_to
from campaigns.rules.richtext import Document, Listing, Paragraph, Table, text_of
from campaigns.rules.vietnamese import fold

ENDED = (NominationState.WITHDRAWN, NominationState.FAILED, NominationState.NOT_AWARDED)
# The deadline of the dossier still matters to these.
MOVING = tuple(state.value for state in NominationState if state not in (*ENDED, NominationState.AWARDED))
# What the record of votes writes about a nomination.
VOTING = (
    "meeting.cast",
    "meeting.change_vote",
    "meeting.count",
    "meeting.opinion",
    "meeting.opinion_removed",
    "meeting.recuse",
    "meeting.recusal_withdrawn",
)
IN_NAME_ORDER = (
    "award_form__position",
    F("registration__individual__name_sort").asc(nulls_first=True),  # the databases disagree about NULL
    "registration__collective__position",
    "registration__collective__name_sort",
    "pk",
)


@dataclass(frozen=True)
class Tally:
    """How many conditions of a standard are met, not met, not yet known, and not applicable."""

    met: int
    not_met: int
    unknown: int
    not_applicable: int = 0

    @property
    def total(self) -> int:
        """All conditions of the standard that apply."""
        return self.met + self.not_met + self.unknown


@dataclass(frozen=True)
class QuotaUse:
    """One line of the plan's numbers in one period: the limit, what is proposed and what is approved."""

    award_form: AwardForm
    kind: ParticipantKind
    maximum: int
    scope: QuotaScope
    proposed: int
    approved: int
    extra: int = 0  # agreed to in writing beyond a shared ceiling

    @property
    def limit(self) -> int:
        """How many may be proposed in all."""
        return self.maximum + self.extra

    @property
    def over(self) -> int:
        """How many proposals are beyond the limit; 0 within it."""
        return max(0, self.proposed - self.limit)


def visible_to(user: User) -> QuerySet[Nomination]:
    """The nominations that ``user`` may read: whoever reads the registration reads its nominations."""
    return (
        Nomination.objects.filter(registration__in=registrations_visible_to(user).order_by().values("pk"))
        .select_related(
            "registration__period__campaign__organisation",
            "registration__collective",
            "registration__individual__unit",
            "registration__unit",
            "award_form",
        )
        .order_by(*IN_NAME_ORDER)
    )


def named_like(query: str, registration: str = "") -> Q:
    """Whose participant or unit has ``query`` in its name, accents and case aside.

    ``registration`` is the path to the registration ("registration__" for nominations).
    """
    words = fold(query)
    return Q(**{f"{registration}individual__name_search__contains": words}) | Q(
        **{f"{registration}unit__name_search__contains": words}
    )


def candidates(user: User, period: Period) -> QuerySet[Registration]:
    """The accepted registrations of a period that ``user`` sees and that have no open nomination yet."""
    open_ones = Nomination.objects.exclude(state=NominationState.WITHDRAWN.value)
    return (
        registrations_visible_to(user)
        .filter(period=period, state=RegistrationState.ACCEPTED.value)
        .exclude(pk__in=open_ones.filter(registration__period=period).values("registration"))
    )


def history_for(user: User, nomination: Nomination) -> QuerySet[AuditEntry]:
    """The audit lines about ``nomination`` that ``user`` may read, newest first.

    How each member voted, and what he said, is for the council, the office and the chairman, not for who is
    judged.
    """
    rows = history_of(nomination)
    return rows if user.has_role(*READS_EVERYTHING) else rows.exclude(action__in=VOTING)


def tally_of(findings: Iterable[Finding]) -> Tally:
    """The findings counted by outcome."""
    counts = Counter(finding.outcome for finding in findings)
    return Tally(
        counts[Outcome.MET],
        counts[Outcome.NOT_MET],
        counts[Outcome.UNKNOWN],
        counts[Outcome.NOT_APPLICABLE],
    )


def quota_use(period: Period) -> list[QuotaUse]:
    """The plan's numbers for this kind of period, beside what is proposed and approved in it."""
    states = list(
        Nomination.objects.filter(registration__period=period)
        .exclude(state__in=[state.value for state in ENDED])
        .order_by("pk")
        .values_list("award_form_id", "registration__collective_id", "state")
    )
    proposed = Counter((form, _kind(collective)) for form, collective, _ in states)
    approved = Counter(
        (form, _kind(collective)) for form, collective, state in states if state in TAKES_A_PLACE
    )
    granted = {
        (form, spec.kind.value): spec.granted
        for form, specs in specs_by_form(period).items()
        for spec in specs
        if spec.period == period.kind
    }
    rows = Quota.objects.filter(award_form__campaign=period.campaign_id, period_kind=period.kind)
    return [
        QuotaUse(
            award_form=row.award_form,
            kind=ParticipantKind(row.participant_kind),
            maximum=row.maximum,
            scope=QuotaScope(row.scope),
            proposed=proposed[row.award_form_id, row.participant_kind],
            approved=approved[row.award_form_id, row.participant_kind],
            extra=granted[row.award_form_id, row.participant_kind],
        )
        for row in rows.select_related("award_form").order_by("award_form__position", "participant_kind")
    ]


def reasons_against_nominating(
    registration: Registration, award_form: AwardForm, today: date | None = None
) -> list[Reason]:
    """Why this registration cannot be nominated for this form on ``today``; empty means it can.

    Codes: ``registration_not_accepted``, ``other_campaign``, ``no_standard`` (Kế hoạch 454, mục IV.3),
    ``no_quota_for_kind`` (mục IV.4), ``already_nominated``, ``already_awarded``, ``awarded_before`` (a
    decision gave this achievement its award), ``excluded``.
    """
    if award_form.campaign_id != registration.period.campaign_id:
        return [Reason("other_campaign", "Hình thức khen thưởng này thuộc kế hoạch khác.")]
    found = reasons_of_registration(registration)
    kind = registration.participant_kind
    if not Standard.objects.filter(award_form=award_form, participant_kind=kind.value).exists():
        found.append(no_standard(award_form))
    else:
        period = PeriodKind(registration.period.kind)
        found += quota.reasons_to_add(
            specs_of(award_form), period, kind, taken=0, adding=0, form_name=award_form.name
        )
    before = [
        reason
        for reason in reasons_of(repeats_for([Case(registration, award_form)])[0])
        if reason.code == AWARDED_CODE
    ]
    others = _reasons_of_others(registration, award_form)
    if before:  # says the same, and names the decision
        others = [reason for reason in others if reason.code != "already_awarded"]
    return found + others + before + reasons_of_exclusion(registration, today)


def reasons_of_registration(registration: Registration) -> list[Reason]:
    """``registration_not_accepted`` unless the office has taken the registration in."""
    if registration.state == RegistrationState.ACCEPTED:
        return []
    label = RegistrationState(registration.state).label
    sentence = (
        f"Đăng ký thi đua đang ở trạng thái “{label}”; "
        "chỉ đề nghị khen thưởng khi Văn phòng đã tiếp nhận đăng ký."
    )
    return [Reason("registration_not_accepted", sentence)]


def reasons_against_sending(nomination: Nomination) -> list[Reason]:
    """What the report still lacks before it may be confirmed and sent; empty means it is whole.

    Codes: ``section_empty`` for each empty section of Mẫu số 07, ``line_empty`` for lines of part I that
    have a name and nothing after it, ``prompt_left`` for each section in which the portal still asks for
    something in brackets.
    """
    documents = documents_of(nomination)
    return [
        *(
            Reason("section_empty", f"Mục “{section_label(name)}” chưa có nội dung.")
            for name, document in documents.items()
            if not document
        ),
        *_empty_lines(documents["general"]),
        *(_prompts_left(name, asked) for name, document in documents.items() if (asked := prompts(document))),
    ]


def _empty_lines(general: Document) -> list[Reason]:
    """A name with a colon and nothing after it, neither on the line nor as a list or table under it."""
    lines = [
        text_of(block.runs).strip(" :")
        for block, under in zip_longest(general, general[1:])
        if isinstance(block, Paragraph)
        and text_of(block.runs).endswith(":")
        and not isinstance(under, Listing | Table)
    ]
    if not lines:
        return []
    names = ", ".join(f"“{name}”" for name in lines)
    sentence = f"Mục “{section_label('general')}” còn dòng chưa điền: {names}. Hãy điền hoặc bỏ dòng."
    return [Reason("line_empty", sentence)]


def _prompts_left(name: str, asked: Sequence[str]) -> Reason:
    shown = ", ".join(asked)
    return Reason(
        "prompt_left", f"Mục “{section_label(name)}” còn chỗ phải ghi: {shown}. Hãy ghi thay hoặc bỏ chỗ đó."
    )


def section_label(name: str) -> str:
    """The heading of a section of the report."""
    field = Nomination._meta.get_field(name)
    assert isinstance(field, TextField), "a section is a text of the nomination"
    return str(field.verbose_name)


def is_before_a_meeting(nomination: Nomination) -> bool:
    """Whether a council meeting that has begun and not ended is deciding on it."""
    items = AgendaItem.objects.filter(nomination=nomination, meeting__state=MeetingState.OPEN.value)
    return items.exists()


def _reasons_of_others(registration: Registration, award_form: AwardForm) -> list[Reason]:
    others = list(
        Nomination.objects.filter(registration=registration)
        .exclude(state=NominationState.WITHDRAWN.value)
        .order_by("pk")
        .values_list("award_form_id", "state")
    )
    found: list[Reason] = []
    if any(form == award_form.pk for form, _ in others):
        sentence = "Đối tượng này đã được đề nghị hình thức khen thưởng đó trong đợt; hãy mở đề nghị đã có."
        found.append(Reason("already_nominated", sentence))
    if any(state in TAKES_A_PLACE for _, state in others):
        sentence = (
            "Đối tượng này đã được duyệt một hình thức khen thưởng trong đợt; "
            "mỗi thành tích chỉ được khen thưởng một lần."
        )
        found.append(Reason("already_awarded", sentence))
    return found


def _kind(collective_id: int | None) -> str:
    return (ParticipantKind.COLLECTIVE if collective_id else ParticipantKind.INDIVIDUAL).value
