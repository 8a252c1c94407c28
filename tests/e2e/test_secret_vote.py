"""Secret votes on two phones while the office looks on: progress moves by itself, no choice stays behind."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

import pytest
from playwright.sync_api import Error, expect

from awards.models import BallotBox
from tests.awards.secret_scene import SecretScene
from tests.e2e.visitor import Visitor

PHONE = 360


@pytest.mark.e2e
def test_two_phones_and_the_desk(arrive: Callable[..., Visitor]) -> None:
    s = SecretScene(2)
    first, second = s.items
    address = f"/hop-xet/{s.meeting.pk}/noi-dung/{first.pk}/"
    desk = arrive().sign_in(s.office.username)
    desk.open(address)
    expect(desk.page.locator("[data-vote-count]")).to_have_text("0/8")

    for place, choice in ((3, "Đồng ý"), (4, "Không đồng ý")):
        phone = arrive(width=PHONE).sign_in(s.user(place).username)
        phone.open(address)
        phone.click(phone.page.get_by_role("button", name=choice, exact=True))
        assert phone.page.locator(".vote-chosen").inner_text() == f"Bạn chọn “{choice}” – gửi?"
        phone.press("Gửi phiếu")
        phone.sees(str(second.nomination.registration.participant))
        assert phone.page.url.endswith(f"/noi-dung/{second.pk}/")
        assert phone.overflow == 0
        _go_back(phone)
        assert "Bạn chọn" not in phone.page.inner_text("body"), "neither does the way back show it"

    expect(desk.page.locator("[data-vote-count]")).to_have_text("2/8", timeout=15_000)
    expect(desk.page.locator("[data-vote-missing]")).not_to_contain_text(s.members[4].name)
    assert desk.troubles == []
    box = BallotBox.objects.get(item=first)
    assert (box.votes_for, box.votes_against, box.votes_abstain) == (1, 1, 0)


def _go_back(phone: Visitor) -> None:
    """Press the browser's back button; it may refuse to show a page that was not to be kept."""
    with suppress(Error):
        phone.page.go_back(timeout=5_000)
