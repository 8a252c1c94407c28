"""The ranked list of a period against its quotas: one board for each award form and kind of participant.

Everything is read for all boards at once, so that the number of queries does not grow with the participants.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db.models import F

from awards.enums import CutPlace, NominationState, Outcome
from awards.models import Nomination, QuotaException, Standard
from awards.queries.eligibility import Case, findings_for
from awards.queries.falls import falls_of
from awards.queries.obstacles import obstacles_for
from awards.queries.quotas import TAKES_A_PLACE, Places, exceptions_in, specs_by_form
from awards.rules.cut_line import Contender, CutLine, Placed, draw
from awards.rules.eligibility import Finding
from awards.rules.quota import QuotaSpec, find
from campaigns.enums import ParticipantKind, PeriodKind, RegistrationState, ScorecardState
from campaigns.errors import Reason
from campaigns.models import AwardForm, Period, Registration, Scorecard
from campaigns.rules.vietnamese import count_words

N = NominationState


@dataclass(frozen=True)
class Row:
    """One participant on a board, with what is known of the standard's conditions."""

    registration: Registration
    scorecard: Scorecard | None
    nomination: Nomination | None
    place: CutPlace
    falls: tuple[Reason, ...]
    findings: tuple[Finding, ...]
    standing: tuple[Reason, ...] = ()

    @property
    def to_tell(self) -> tuple[Reason, ...]:
        """Flags, awards given before and namesakes that ``falls`` does not tell: an approved one is not out,
        and a namesake throws nobody out before the office has looked."""
        return tuple(each for each in self.standing if each not in self.falls)

    @property
    def unknown(self) -> int:
        """How many conditions nothing proves yet."""
        return sum(finding.outcome == Outcome.UNKNOWN for finding in self.findings)

    @property
    def detail(self) -> str:
        """Post and unit of a person; a collective stands for itself."""
        if self.registration.individual_id is None:
            return ""
        return ", ".join(part for part in (self.registration.post, self.registration.unit.name) if part)


@dataclass(frozen=True)
class Board:
    """One award form for one kind of participant in a period, with its list and the line on it."""

    period: Period
    award_form: AwardForm
    kind: ParticipantKind
    spec: QuotaSpec | None
    exceptions: tuple[QuotaException, ...]
    line: CutLine[int]
    rows: tuple[Row, ...]
    unpublished: int

    @property
    def code(self) -> str:
        """The board's name in an address."""
        return f"{self.award_form.code}.{self.kind.value}"

    @property
    def living_exceptions(self) -> tuple[QuotaException, ...]:
        """The exceptions that are not revoked."""
        return tuple(each for each in self.exceptions if each.revoked_at is None)

    @property
    def taken(self) -> int:
        """How many are approved."""
        return self.line.count(CutPlace.HELD)

    @property
    def with_place(self) -> int:
        """How many have a place: approved, or inside by rank."""
        return self.line.count(CutPlace.HELD, CutPlace.INSIDE)

    @property
    def tied(self) -> int:
        """How many share the rank on the line."""
        return self.line.count(CutPlace.TIED)

    @property
    def nominated(self) -> int:
        """How many are nominated for this form."""
        return sum(row.nomination is not None for row in self.rows)

    @property
    def places(self) -> Places | None:
        """The places in words; None where the plan sets no number."""
        if self.spec is None:
            return None
        return Places(self.award_form, self.period, self.spec, self.taken, self.living_exceptions)

    @property
    def words(self) -> str:
        """Whose number it is and how many there are."""
        return self.places.words if self.places else "kế hoạch không đặt số lượng"

    @property
    def edge_words(self) -> str:
        """What stands on the line after the last place."""
        if self.spec is None:
            return "Không có ranh giới: kế hoạch không đặt số lượng"
        total = f"{count_words(self.spec.limit)} {self.kind.label.lower()}"
        free = self.line.free or 0
        if free and not self.tied:
            return f"Ranh giới: còn {count_words(free)} trên {total} chưa có người"
        return f"Ranh giới: hết {total}"

    @property
    def tie_words(self) -> str:
        """How a tie on the line is told: it is left to the council."""
        ranks = {
            row.scorecard.rank
            for row in self.rows
            if row.place == CutPlace.TIED and row.scorecard is not None
        }
        where = ", ".join(str(rank) for rank in sorted(rank for rank in ranks if rank))
        free = count_words(self.line.free or 0)
        return (
            f"Cùng hạng {where}: {count_words(self.tied)} đối tượng cho {free} suất còn lại. "
            "Hội đồng quyết định; không cắt theo thứ tự chữ cái."
        )


def boards_of(period: Period, today: date | None = None) -> list[Board]:
    """The boards of ``period`` in the plan's order: forms that the plan gives in such a period only.

    On a board stands whoever has a published total or is nominated for the form. Flags that exclude are read
    as they stand on ``today``, the portal's day when not given.
    """
    rows = _Rows(period)
    asked = [
        (form, kind, registration) for form, kind in rows.boards for registration in rows.listed(form, kind)
    ]
    cases = [Case(registration, form, rows.own(registration, form)) for form, _, registration in asked]
    known = map(Known, findings_for(cases), obstacles_for(cases, today))
    found = dict(zip(((form.pk, each.pk) for form, _, each in asked), known, strict=True))
    return [rows.board(form, kind, found) for form, kind in rows.boards]


@dataclass(frozen=True)
class Known:
    """What is known of one participant for one form: conditions, and what else stands in the way."""

    findings: Sequence[Finding]
    standing: Sequence[Reason]


@dataclass
class _Rows:
    """The rows that all boards of a period need, read once."""

    period: Period
    boards: list[tuple[AwardForm, ParticipantKind]] = field(init=False)

    def __post_init__(self) -> None:
        forms = list(AwardForm.objects.filter(campaign=self.period.campaign_id).order_by("position", "pk"))
        self._specs = specs_by_form(self.period)
        standards = set(
            Standard.objects.filter(award_form__in=forms)
            .order_by("pk")
            .values_list("award_form", "participant_kind")
        )
        self.boards = [
            (form, kind)
            for form in forms
            for kind in ParticipantKind
            if (form.pk, kind.value) in standards and self._is_given(form, kind)
        ]
        self._registrations = self._read_registrations()
        self._cards = {
            card.registration_id: card
            for card in Scorecard.objects.filter(
                registration__period=self.period, state=ScorecardState.PUBLISHED.value
            )
            .select_related("grade")
            .order_by("pk")
        }
        self._nominations: dict[int, list[Nomination]] = defaultdict(list)
        made = Nomination.objects.filter(registration__period=self.period).exclude(state=N.WITHDRAWN.value)
        for each in made.select_related("award_form").order_by("pk"):
            self._nominations[each.registration_id].append(each)
        self._exceptions = exceptions_in(self.period)

    def own(self, registration: Registration, form: AwardForm) -> Nomination | None:
        """The nomination of a registration for ``form`` that was not withdrawn."""
        made = self._nominations[registration.pk]
        return next((each for each in made if each.award_form_id == form.pk), None)

    def listed(self, form: AwardForm, kind: ParticipantKind) -> list[Registration]:
        """Who stands on a board: ranked in public, or nominated for the form."""
        return [
            each
            for each in self._registrations
            if each.participant_kind == kind and (each.pk in self._cards or self.own(each, form))
        ]

    def board(self, form: AwardForm, kind: ParticipantKind, found: dict[tuple[int, int], Known]) -> Board:
        """One board with its line drawn."""
        registrations = {each.pk: each for each in self.listed(form, kind)}
        spec = self._spec(form, kind)
        line = draw(
            (self._contender(each, form, found[form.pk, each.pk]) for each in registrations.values()),
            spec.limit if spec else None,
        )
        return Board(
            period=self.period,
            award_form=form,
            kind=kind,
            spec=spec,
            exceptions=tuple(
                each
                for each in self._exceptions
                if each.award_form_id == form.pk and each.participant_kind == kind
            ),
            line=line,
            rows=tuple(
                self._row(each, registrations[each.key], form, found[form.pk, each.key]) for each in line.rows
            ),
            unpublished=sum(
                each.participant_kind == kind and each.pk not in self._cards for each in self._registrations
            ),
        )

    def _spec(self, form: AwardForm, kind: ParticipantKind) -> QuotaSpec | None:
        return find(self._specs.get(form.pk, []), PeriodKind(self.period.kind), kind)

    def _is_given(self, form: AwardForm, kind: ParticipantKind) -> bool:
        return not self._specs.get(form.pk) or self._spec(form, kind) is not None

    def _row(self, placed: Placed[int], registration: Registration, form: AwardForm, known: Known) -> Row:
        return Row(
            registration=registration,
            scorecard=self._cards.get(registration.pk),
            nomination=self.own(registration, form),
            place=placed.place,
            falls=placed.falls,
            findings=tuple(known.findings),
            standing=tuple(known.standing),
        )

    def _contender(self, registration: Registration, form: AwardForm, known: Known) -> Contender[int]:
        card, own = self._cards.get(registration.pk), self.own(registration, form)
        return Contender(
            key=registration.pk,
            rank=card.rank if card else None,
            total=card.total if card else None,
            holds=own is not None and own.state in TAKES_A_PLACE,
            falls=tuple(falls_of(form, self._nominations[registration.pk], known.findings, known.standing)),
        )

    def _read_registrations(self) -> list[Registration]:
        rows = Registration.objects.filter(period=self.period, state=RegistrationState.ACCEPTED.value)
        return list(
            rows.select_related("period__campaign", "collective", "individual", "unit").order_by(
                F("individual__name_sort").asc(nulls_first=True),  # the databases disagree about NULL
                "collective__position",
                "collective__name_sort",
                "pk",
            )
        )
