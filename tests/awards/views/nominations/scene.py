"""What the tests of the nomination screens share."""

from __future__ import annotations

from django.test import Client
from django.urls import reverse

from awards.models import Nomination
from campaigns.enums import ParticipantKind, Role
from campaigns.models import AwardForm, Registration, User
from tests.factories import (
    make_nomination,
    make_user,
)

PERSON = ParticipantKind.INDIVIDUAL
TEXT = {
    "general": "Họ và tên: Lê Văn Cường",
    "results": "Hoàn thành các chỉ tiêu.",
    "measures_taken": "Rà soát thủ tục.",
    "effect": "Giảm thời gian.",
    "lessons": "Làm tốt tuyên truyền.",
}


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def office() -> Client:
    return signed_in(make_user(Role.OFFICE))


def page(client: Client, name: str, *args: object, query: str = "") -> str:
    response = client.get(reverse(name, args=args) + query)
    assert response.status_code == 200, response.status_code
    return response.content.decode()


def made(registration: Registration, form: AwardForm, state: str = "draft", **fields: object) -> Nomination:
    return make_nomination(registration, form, state, **(TEXT | fields))
