"""How much of a quota is taken, and what a higher authority agreed to beyond it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Sum

from awards.enums import NominationState, QuotaScope
from awards.models import Nomination, Quota, QuotaException
from awards.rules.quota import QuotaSpec, find
from campaigns.enums import ParticipantKind, PeriodKind
from campaigns.models import AwardForm, Period
from campaigns.rules.vietnamese import count_words, short_date

TAKES_A_PLACE = (NominationState.APPROVED, NominationState.AWARDED)
PlaceKey = tuple[int, ParticipantKind]  # award form, kind of participant


@dataclass(frozen=True)
class Places:
    """The places of one award form for one kind of participant in a period."""

    award_form: AwardForm
    period: Period
    spec: QuotaSpec
    taken: int
    exceptions: tuple[QuotaException, ...] = ()

    @property
    def code(self) -> str:
        """The name of its board in an address."""
        return f"{self.award_form.code}.{self.spec.kind.value}"

    @property
    def words(self) -> str:
        """Whose number it is, how many there are and how many are taken, in one sentence."""
        spec, kind = self.spec, self.spec.kind.label.lower()
        limit = f"không quá {count_words(spec.maximum)} {kind}"
        whose = (
            f"giới hạn của xã, {limit}, không có ngoại lệ"
            if spec.is_hard
            else f"số chung của cấp khen thưởng, xã không đề nghị quá {count_words(spec.maximum)} {kind}"
        )
        granted = f"; được chấp thuận thêm {count_words(spec.granted)}" if spec.granted else ""
        papers = ", ".join(
            f"văn bản số {each.paper_number} ngày {short_date(each.paper_date)}" for each in self.exceptions
        )
        by = f" ({papers})" if spec.granted and papers else ""
        approved = f"đã duyệt {count_words(self.taken)}" if self.taken else "chưa duyệt đề nghị nào"
        return f"{whose}{granted}{by}; {approved}"


def specs_of(award_form: AwardForm, period: Period | None = None) -> list[QuotaSpec]:
    """The quota lines of ``award_form`` as the rules read them; empty means that the plan sets no number.

    With ``period`` the lines of its kind carry what was agreed to beyond them for that period.
    """
    rows = Quota.objects.filter(award_form=award_form).order_by("period_kind", "participant_kind")
    granted = extra_of(award_form, period) if period else {}
    return [_spec(row, award_form.code, period, granted) for row in rows]


def specs_by_form(period: Period) -> dict[int, list[QuotaSpec]]:
    """The lines of every award form of the campaign by the form's id, with the exceptions of ``period``."""
    rows = Quota.objects.filter(award_form__campaign=period.campaign_id).select_related("award_form")
    granted: dict[int, dict[ParticipantKind, int]] = defaultdict(lambda: defaultdict(int))
    for each in exceptions_in(period):
        if each.revoked_at is None:
            granted[each.award_form_id][ParticipantKind(each.participant_kind)] += each.extra
    found: dict[int, list[QuotaSpec]] = defaultdict(list)
    for row in rows.order_by("award_form", "period_kind", "participant_kind"):
        spec = _spec(row, row.award_form.code, period, granted[row.award_form_id])
        found[row.award_form_id].append(spec)
    return found


def exceptions_in(period: Period) -> list[QuotaException]:
    """All exceptions of a period, revoked ones too, in the order in which they were recorded."""
    rows = QuotaException.objects.filter(period=period)
    return list(
        rows.select_related("award_form", "period", "recorded_by", "revoked_by").order_by("recorded_at", "pk")
    )


def extra_of(award_form: AwardForm, period: Period) -> dict[ParticipantKind, int]:
    """How many places more were agreed to for a form in a period, by kind; revoked ones do not count."""
    rows = QuotaException.objects.filter(award_form=award_form, period=period, revoked_at__isnull=True)
    sums = rows.order_by("participant_kind").values_list("participant_kind").annotate(places=Sum("extra"))
    return {ParticipantKind(kind): places for kind, places in sums}


def taken(
    award_form: AwardForm,
    period: Period,
    kind: ParticipantKind,
    *,
    states: Iterable[NominationState] = TAKES_A_PLACE,
) -> int:
    """How many nominations of collectives (or people) stand in ``states`` for a form in a period."""
    collective = kind == ParticipantKind.COLLECTIVE
    return Nomination.objects.filter(
        award_form=award_form,
        registration__period=period,
        registration__collective__isnull=not collective,
        state__in=[state.value for state in states],
    ).count()


def places_for(nominations: Iterable[Nomination]) -> list[Places]:
    """The places for which ``nominations`` ask, each line once, in their order; none without a quota."""
    found: dict[tuple[int, int, ParticipantKind], Places] = {}
    for nomination in nominations:
        registration, form = nomination.registration, nomination.award_form
        period, kind = registration.period, registration.participant_kind
        key = (form.pk, period.pk, kind)
        spec = None if key in found else find(specs_of(form, period), PeriodKind(period.kind), kind)
        if spec is not None:
            rows = QuotaException.objects.filter(
                award_form=form, period=period, participant_kind=kind.value, revoked_at__isnull=True
            )
            found[key] = Places(
                form, period, spec, taken(form, period, kind), tuple(rows.order_by("recorded_at", "pk"))
            )
    return list(found.values())


def _spec(
    row: Quota, form_code: str, period: Period | None, granted: dict[ParticipantKind, int]
) -> QuotaSpec:
    kind = ParticipantKind(row.participant_kind)
    of_period = period is not None and row.period_kind == period.kind
    return QuotaSpec(
        award_form=form_code,
        period=PeriodKind(row.period_kind),
        kind=kind,
        maximum=row.maximum,
        scope=QuotaScope(row.scope),
        extra=granted.get(kind, 0) if of_period else 0,
    )
