"""People and texts that the tests of nominations share."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from awards.models import Nomination
from campaigns.enums import ParticipantKind, Role
from campaigns.errors import Refused
from campaigns.models import AwardForm, Registration, User
from tests.factories import (
    at,
    make_nomination,
    make_user,
)

NOW = at(2024, 12, 10)
PERSON = ParticipantKind.INDIVIDUAL
TEXT = {
    "general": "Họ và tên: Lê Văn Cường",
    "results": "Hoàn thành các chỉ tiêu.",
    "measures_taken": "Rà soát thủ tục.",
    "effect": "Giảm thời gian.",
    "lessons": "Làm tốt tuyên truyền.",
}
ENDORSER = {"body": "Trường Tiểu học", "title": "Hiệu trưởng", "name": "Trần Văn Hiệu"}


def himself(registration: Registration) -> User:
    return make_user(Role.INDIVIDUAL, individual=registration.individual)


def unit_user(registration: Registration) -> User:
    return make_user(Role.UNIT, collective=registration.unit)


def nominated(
    registration: Registration, form: AwardForm, state: str = "draft", **fields: object
) -> Nomination:
    return make_nomination(registration, form, state, **(TEXT | fields))


def refused(act: Callable[[], object]) -> tuple[str, ...]:
    with pytest.raises(Refused) as caught:
        act()
    return caught.value.codes


def himself_again(registration: Registration) -> User:
    return User.objects.get(individual=registration.individual)
