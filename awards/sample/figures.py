"""Invented figures and points: the same on every machine, because chance comes from names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from random import Random

from campaigns.enums import CompletionLevel, CriterionRule
from campaigns.models import Criterion
from campaigns.rules.scoring import OUTSIDE_THE_TABLE

SEED = 454
STEP = Decimal("0.25")
HUNDRED = Decimal(100)
# What the best possible participant reaches, and what the worst one lacks from it.
SPANS = {
    "task_completion": (Decimal(100), Decimal(16)),
    "on_time": (Decimal(100), Decimal(9)),
    "satisfaction": (Decimal(98), Decimal(26)),
    "par_index": (Decimal(95), Decimal(34)),
}
BY_INITIATIVE = "sang-kien"  # the criterion whose points hang on recognised initiatives


@dataclass(frozen=True)
class Form:
    """How well somebody does in one period: a share of all points, and the chance that is his alone."""

    share: Decimal
    seed: str

    def chance(self, topic: str) -> Random:
        """A source of numbers that gives the same ones for the same person, period and topic."""
        return Random(f"{SEED}:{self.seed}:{topic}")


@dataclass(frozen=True)
class Given:
    """The points of one criterion: what the participant asks for, and what the office leaves of it."""

    asked: Decimal
    left: Decimal


def form_of(strength: int, progress: int, seed: str) -> Form:
    """``strength`` from 0 to 10; each year of ``progress`` adds a little."""
    jitter = Decimal(Random(f"{SEED}:{seed}").randint(-8, 8)) / 1000
    share = Decimal("0.64") + Decimal(strength) * Decimal("0.031") + Decimal(progress) * Decimal("0.01")
    return Form(min(Decimal("0.99"), share + jitter), seed)


def completion_level(form: Form) -> CompletionLevel:
    """What somebody of this form promises."""
    if form.share >= Decimal("0.92"):
        return CompletionLevel.EXCELLENT
    return CompletionLevel.GOOD if form.share >= Decimal("0.82") else CompletionLevel.DONE


def rating_code(form: Form) -> str:
    """The yearly staff rating, by its code in the plan."""
    if form.share >= Decimal("0.93"):
        return "xuat-sac"
    return "tot" if form.share >= Decimal("0.80") else "hoan-thanh"


def measure_value(form: Form, code: str) -> Decimal:
    """A figure with two places for the measure ``code``."""
    best, span = SPANS[code]
    jitter = Decimal(form.chance(code).randint(-20, 20)) / HUNDRED
    return min(best, best - span * (1 - form.share) + jitter).quantize(Decimal("0.01"))


def reached(form: Form, planned: Decimal, unit: str, topic: str) -> Decimal:
    """What became of a planned figure: the strong go beyond it, the weak fall short. Counts are whole."""
    factor = (
        Decimal("0.80") + form.share * Decimal("0.25") + Decimal(form.chance(topic).randint(0, 3)) / HUNDRED
    )
    if unit == "%":
        return min(HUNDRED, planned * factor).quantize(Decimal("0.1"))
    return (planned * factor).quantize(Decimal(1))


def points(form: Form, criteria: Sequence[Criterion], initiative: int) -> Mapping[int, Given]:
    """The points of every criterion of the table that is not measured, by the criterion's id.

    Bonus and penalty stay empty: nobody claims them. ``initiative`` is the place of the option that the
    recorded initiatives earn: 0 is the best.
    """
    given = {
        criterion.pk: _points(form, criterion, initiative)
        for criterion in criteria
        if criterion.rule not in (CriterionRule.RATIO, *OUTSIDE_THE_TABLE)
    }
    judged = [criterion for criterion in criteria if criterion.rule == CriterionRule.JUDGEMENT]
    chance = form.chance("cut")
    for criterion in chance.sample(judged, k=min(len(judged), chance.randint(0, 2))):
        left = given[criterion.pk].left
        given[criterion.pk] = Given(min(criterion.max_points, left + 2 * STEP), left)
    return given


def _points(form: Form, criterion: Criterion, initiative: int) -> Given:
    most = criterion.max_points
    if criterion.rule == CriterionRule.CHOICE:
        offered = [Decimal(str(option["points"])) for option in criterion.options]
        place = initiative if criterion.code == BY_INITIATIVE else _place(form)
        value = offered[min(place, len(offered) - 1)]
    elif criterion.rule == CriterionRule.DEDUCTION:
        fault = Decimal(str(criterion.options[0]["points"]))
        value = max(Decimal(0), most - fault * _place(form))
    else:
        drift = Decimal(form.chance(criterion.code).randint(-3, 3)) / HUNDRED
        value = min(most, (most * (form.share + drift) / STEP).to_integral_value() * STEP)
    return Given(value, value)


def _place(form: Form) -> int:
    """How many steps below the best: the strong none, the weak two."""
    return 0 if form.share >= Decimal("0.85") else (1 if form.share >= Decimal("0.74") else 2)
