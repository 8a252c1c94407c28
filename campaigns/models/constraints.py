"""Constraints that several models share, each with a name and a Vietnamese sentence.

A comparison with NULL is neither true nor false, and a CHECK lets that pass: say ``__isnull`` beside it.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import CheckConstraint, F, Q

from campaigns.enums import Word


def one_of(field: str, words: type[Word], name: str) -> CheckConstraint:
    """``field`` holds one of ``words`` (``choices`` alone would not stop another value)."""
    return CheckConstraint(
        condition=Q(**{f"{field}__in": [word.value for word in words]}),
        name=name,
        violation_error_message="Giá trị không thuộc danh mục cho phép.",
    )


def together(first: str, second: str, name: str, message: str) -> CheckConstraint:
    """``first`` and ``second`` are both empty or both filled in."""
    both = Q(**{f"{first}__isnull": False, f"{second}__isnull": False})
    neither = Q(**{f"{first}__isnull": True, f"{second}__isnull": True})
    return CheckConstraint(condition=both | neither, name=name, violation_error_message=message)


def exactly_one(fields: Iterable[str], name: str, message: str) -> CheckConstraint:
    """One of ``fields`` is filled in and all the others are empty."""
    names = list(fields)
    condition = Q()
    for chosen in names:
        condition |= Q(**{f"{name_}__isnull": name_ != chosen for name_ in names})
    return CheckConstraint(condition=condition, name=name, violation_error_message=message)


def state_has(states: Iterable[Word], field: str, name: str, message: str) -> CheckConstraint:
    """``field`` is filled in exactly in ``states`` of the column ``state``."""
    values = [state.value for state in states]
    condition = Q(state__in=values, **{f"{field}__isnull": False}) | (
        ~Q(state__in=values) & Q(**{f"{field}__isnull": True})
    )
    return CheckConstraint(condition=condition, name=name, violation_error_message=message)


def ordered(first: str, second: str, name: str, message: str) -> CheckConstraint:
    """``first`` is not after ``second`` when both are filled in."""
    open_ended = Q(**{f"{first}__isnull": True}) | Q(**{f"{second}__isnull": True})
    in_order = Q(**{f"{first}__lte": F(second)})
    return CheckConstraint(condition=open_ended | in_order, name=name, violation_error_message=message)


def points_or_not(points: str, not_arising: str, name: str) -> CheckConstraint:
    """What does not arise has no points."""
    return CheckConstraint(
        condition=Q(**{not_arising: False}) | Q(**{f"{points}__isnull": True}),
        name=name,
        violation_error_message="Tiêu chí không phát sinh thì không có điểm.",
    )
