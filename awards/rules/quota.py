"""How many awards of one form a plan allows, by kind of period and participant (Kế hoạch 454, mục IV.4)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from awards.enums import QuotaScope
from campaigns.enums import ParticipantKind, PeriodKind
from campaigns.errors import Reason
from campaigns.rules.ranking import Ranked
from campaigns.rules.vietnamese import capitalise_first, count_words

Key = TypeVar("Key")


@dataclass(frozen=True, slots=True)
class QuotaSpec:
    """One line of the plan: at most ``maximum`` of this form, for this kind of period and participant.

    ``extra`` is what the higher authority agreed to in writing for one period; the commune's own limit knows
    no exception, so that it does not count there.
    """

    award_form: str
    period: PeriodKind
    kind: ParticipantKind
    maximum: int
    scope: QuotaScope
    extra: int = 0

    @property
    def is_hard(self) -> bool:
        """Whether it is the commune's own limit (Kế hoạch 454, mục IV.4.3)."""
        return self.scope == QuotaScope.COMMUNE

    @property
    def granted(self) -> int:
        """The places beyond the maximum that count; none where the limit is hard."""
        return 0 if self.is_hard else self.extra

    @property
    def limit(self) -> int:
        """How many may be approved in all."""
        return self.maximum + self.granted


@dataclass(frozen=True, slots=True)
class Cut(Generic[Key]):
    """A ranking against a quota.

    ``within`` has a place for certain; ``contested`` share the rank on the edge and are more than the places
    left, so that people must decide; ``beyond`` has none.
    """

    within: tuple[Ranked[Key], ...]
    contested: tuple[Ranked[Key], ...]
    beyond: tuple[Ranked[Key], ...]


def find(specs: Iterable[QuotaSpec], period: PeriodKind, kind: ParticipantKind) -> QuotaSpec | None:
    """The line of one award form for this kind of period and participant, if the plan has it."""
    return next((spec for spec in specs if spec.period == period and spec.kind == kind), None)


def room(spec: QuotaSpec | None, taken: int) -> int | None:
    """How many more fit, never below 0; None without a limit."""
    return None if spec is None else max(0, spec.limit - taken)


def reasons_to_add(
    specs: Sequence[QuotaSpec],
    period: PeriodKind,
    kind: ParticipantKind,
    *,
    taken: int,
    adding: int = 1,
    form_name: str = "",
) -> list[Reason]:
    """Why ``adding`` more cannot join the ``taken`` ones; empty means they can. "Không quá" is ≤.

    ``specs`` are all lines of one award form, of every period and kind: a form with none at all has no
    limit, a form with some but none for this period and kind is not given there
    (``no_quota_for_kind``). Beyond the maximum: ``quota_commune`` for the commune's own limit,
    ``quota_authority`` for a ceiling on what may be proposed, agreed exceptions included.
    """
    if not specs:
        return []
    name = f"“{form_name}”" if form_name else "hình thức khen thưởng này"
    spec = find(specs, period, kind)
    if spec is None:
        return [_not_given(specs, name, period, kind)]
    if taken + adding <= spec.limit:
        return []
    return [_too_many(spec, name, taken, adding)]


def cut(ranking: Sequence[Ranked[Key]], maximum: int | None) -> Cut[Key]:
    """The ranking (best first) cut at ``maximum`` places; None keeps all. A tie is never cut by alphabet."""
    if maximum is None or len(ranking) <= maximum:
        return Cut(tuple(ranking), (), ())
    edge = ranking[maximum].rank
    within = tuple(each for each in ranking if each.rank < edge)
    tied = tuple(each for each in ranking if each.rank == edge)
    below = tuple(each for each in ranking if each.rank > edge)
    return Cut(within, tied, below) if len(within) < maximum else Cut(within, (), tied + below)


def _not_given(specs: Sequence[QuotaSpec], name: str, period: PeriodKind, kind: ParticipantKind) -> Reason:
    given = "; ".join(_span(each.period, each.kind) for each in specs)
    sentence = (
        f"Kế hoạch không có chỉ tiêu {name} cho {_span(period, kind)}; chỉ có cho: {given}. "
        "Hãy chọn hình thức khen thưởng hoặc đợt khác."
    )
    return Reason("no_quota_for_kind", sentence)


def _span(period: PeriodKind, kind: ParticipantKind) -> str:
    return f"{_kind_label(kind)} (khen thưởng {dict(PeriodKind.choices())[period].lower()})"


def _kind_label(kind: ParticipantKind) -> str:
    return dict(ParticipantKind.choices())[kind].lower()


def _too_many(spec: QuotaSpec, name: str, taken: int, adding: int) -> Reason:
    limit = f"không quá {count_words(spec.maximum)} {_kind_label(spec.kind)}"
    counts = f"hiện đã có {count_words(taken)}, thêm {count_words(adding)} là vượt"
    if spec.is_hard:
        sentence = f"{capitalise_first(name)}: kế hoạch cho phép {limit}; {counts}. Hãy bớt đề nghị."
        return Reason("quota_commune", sentence)
    more = f", được chấp thuận thêm {count_words(spec.granted)}" if spec.granted else ""
    sentence = (
        f"{capitalise_first(name)}: cấp khen thưởng xét {limit} cho toàn địa bàn{more}, "
        f"nên xã không đề nghị quá số này; {counts}. Hãy bớt đề nghị, hoặc ghi văn bản của cấp trên "
        "chấp thuận vượt số này ở trang Chỉ tiêu khen thưởng."
    )
    return Reason("quota_authority", sentence)
