"""Starting a registration, writing it, and later writing what was reached."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils import timezone

from campaigns.actions.audit import record
from campaigns.actions.moves import claim
from campaigns.actions.registrations.checks import (
    already_registered,
    may_register,
    reasons_against_aims,
    reasons_against_participant,
    require,
    require_version,
    require_writable,
    whereabouts,
)
from campaigns.actions.registrations.targets import (
    TargetInput,
    TargetResult,
    reasons_against_results,
    reasons_against_targets,
    replace_targets,
    store_results,
    target_words,
)
from campaigns.enums import CompletionLevel
from campaigns.errors import Refused, refuse_if
from campaigns.models import AwardForm, Collective, Individual, Period, Registration, User
from campaigns.permissions import may_edit
from campaigns.queries.registrations import (
    is_closed,
    reasons_against_recording,
    reasons_against_registering,
)


def start(
    *,
    period: Period,
    by: User,
    now: datetime,
    collective: Collective | None = None,
    individual: Individual | None = None,
) -> Registration:
    """An empty draft for one collective or one person, with the unit and the post of this day.

    Outside the window only the office starts one; after the closing day it is marked late. Refused with
    ``not_yours``, ``window_not_open``, ``window_closed``, ``not_in_period`` (closed, left, of another
    organisation) or ``already_registered``. Neither or both participants raise ``ValueError``.
    """
    if (collective is None) == (individual is None):
        raise ValueError("a registration has exactly one participant")
    today = timezone.localdate(now)
    require(may_register(by, collective, individual))
    refuse_if(reasons_against_registering(by, period, today))
    refuse_if(reasons_against_participant(period, collective, individual))
    made = Registration(
        period=period,
        collective=collective,
        individual=individual,
        is_late=is_closed(period, today),
        created_by=by,
        created_at=now,
        **whereabouts(collective, individual),
    )
    try:
        with transaction.atomic():
            made.save()
            record(by=by, now=now, action="registration.start", summary="Đã lập đăng ký.", about=made)
    except IntegrityError as error:  # somebody else was quicker
        raise Refused(already_registered(collective or individual, period)) from error
    return made


@transaction.atomic
def register(
    *,
    period: Period,
    by: User,
    now: datetime,
    collective: Collective | None = None,
    individual: Individual | None = None,
    completion_level: str,
    award_form: AwardForm | None,
    targets: Sequence[TargetInput],
) -> Registration:
    """``start`` and ``save`` in one: either the draft is there with its contents, or nothing is."""
    made = start(period=period, by=by, now=now, collective=collective, individual=individual)
    return save(
        registration=made,
        by=by,
        now=now,
        completion_level=completion_level,
        award_form=award_form,
        targets=targets,
    )


@transaction.atomic
def save(
    *,
    registration: Registration,
    by: User,
    now: datetime,
    version: int | None = None,
    completion_level: str,
    award_form: AwardForm | None,
    targets: Sequence[TargetInput],
) -> Registration:
    """Write a draft or a returned registration; it may still be incomplete.

    Refused with ``not_yours``, ``wrong_state``, ``stale``, ``unknown_completion_level``,
    ``unknown_award_form`` (of another campaign) or what is wrong with a target.
    """
    require(may_edit(by, registration))
    require_writable(registration)
    lines = [target.tidy() for target in targets]
    old = {
        "completion_level": _level_words(registration.completion_level),
        "award_form": str(registration.award_form or ""),
        "targets": target_words(registration.targets.order_by("position", "pk")),
    }
    require_version(registration, version)
    refuse_if([*reasons_against_aims(registration.period, completion_level, award_form)])
    refuse_if(reasons_against_targets(lines))
    claim(registration, version=version, completion_level=completion_level, award_form=award_form)
    replace_targets(registration, lines)
    new = {
        "completion_level": _level_words(completion_level),
        "award_form": str(award_form or ""),
        "targets": target_words(lines),
    }
    record(
        by=by,
        now=now,
        action="registration.save",
        summary="Đã lưu nội dung đăng ký.",
        about=registration,
        changes={name: [old[name], new[name]] for name in old if old[name] != new[name]},
    )
    return registration


@transaction.atomic
def record_results(
    *,
    registration: Registration,
    by: User,
    now: datetime,
    results: Mapping[int, TargetResult],
    version: int | None = None,
) -> Registration:
    """Write what was reached, by the target's key; targets that are not named keep what they have.

    Refused with ``not_yours``, ``wrong_state`` (only an accepted one has results), ``published`` to a
    participant once the scores are published, ``unknown_target``, ``figure_out_of_range``,
    ``text_too_long`` or ``stale``.
    """
    require(may_edit(by, registration))
    refuse_if(reasons_against_recording(registration, by))
    require_version(registration, version)
    refuse_if(reasons_against_results(registration, results))
    claim(registration, version=version)
    record(
        by=by,
        now=now,
        action="registration.results",
        summary="Đã ghi kết quả thực hiện.",
        about=registration,
        changes=store_results(registration, results),
    )
    return registration


def _level_words(level: str) -> str:
    return CompletionLevel(level).label if level else ""
