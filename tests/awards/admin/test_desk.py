"""The chairman's desk: what waits, what stands in the way, approve several, send back."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from awards.enums import NominationState, Outcome
from awards.models import Nomination
from campaigns.enums import Role
from campaigns.models import AuditEntry, User
from tests import factories as make
from tests.world import GIVEN, World

pytestmark = pytest.mark.django_db
S = NominationState
LIST = "/admin/awards/nomination/"
APPROVE = "/admin/awards/nomination/duyet/"


@pytest.fixture
def w() -> World:
    return World()


@pytest.fixture
def chairman() -> User:
    return make.make_user(Role.CHAIRMAN, full_name="Nguyễn Văn An")


@pytest.fixture
def page(client: Client, chairman: User) -> Client:
    client.force_login(chairman)
    return client


def waiting(w: World, **fields: object) -> Nomination:
    """A nomination that the council passed and whose only condition the office attested."""
    row = w.nomination("passed", **fields)
    w.finding(nomination=row, outcome=Outcome.MET)
    return row


def address(row: Nomination, page: str) -> str:
    return f"/admin/awards/nomination/{row.pk}/{page}/"


def body(response: object) -> str:
    return response.content.decode()  # type: ignore[attr-defined]


def test_the_list_shows_what_waits_and_only_that(page: Client, w: World) -> None:
    mine, other = waiting(w), w.nomination("accepted")

    text = body(page.get(LIST))

    assert str(mine.registration.participant) in text
    assert str(other.registration.participant) not in text
    assert "1 đề nghị Hội đồng đã thông qua" in text


def test_the_filter_shows_the_rest(page: Client, w: World) -> None:
    mine, other = waiting(w), w.nomination("accepted")

    everything = body(page.get(LIST + "?trang_thai=tat-ca"))
    accepted = body(page.get(LIST + "?trang_thai=accepted"))

    assert str(mine.registration.participant) in everything
    assert str(other.registration.participant) in everything
    assert str(mine.registration.participant) not in accepted
    assert "Xem lại và duyệt" not in accepted


def test_an_empty_desk_says_so(page: Client) -> None:
    assert "Không có đề nghị nào chờ duyệt" in body(page.get(LIST))


def test_a_card_tells_conditions_and_votes(page: Client, w: World) -> None:
    ready = waiting(w)
    w.item(meeting=w.meeting("closed"), nomination=ready, **GIVEN)
    w.nomination("passed")

    text = body(page.get(LIST))

    assert "Đạt 1/1 điều kiện" in text
    assert "Còn 1/1 điều kiện chưa đạt" in text
    assert "<strong>8/9</strong> đồng ý (88,89%)" in text


def test_the_list_asks_as_many_questions_for_thirty_rows_as_for_one(page: Client, w: World) -> None:
    waiting(w)
    with CaptureQueriesContext(
        connection,
    ) as one:
        page.get(LIST)
    for _ in range(29):
        waiting(w)

    with CaptureQueriesContext(connection) as thirty:
        text = body(page.get(LIST))

    assert text.count('class="desk-card"') == 30
    assert len(thirty) <= len(one)


def test_the_chosen_ones_are_shown_before_anything_is_done(page: Client, w: World) -> None:
    first, second = waiting(w), waiting(w)
    chosen = {"action": "approve_selected", "index": "0", "_selected_action": [first.pk, second.pk]}

    response = page.post(LIST, chosen)

    assert response.status_code == 302
    assert response["Location"] == f"{APPROVE}?de_nghi={first.pk},{second.pk}"
    assert set(Nomination.objects.values_list("state", "version")) == {(S.PASSED.value, 1)}


def test_looking_writes_nothing(page: Client, w: World) -> None:
    row = waiting(w)

    for url in (
        LIST,
        f"{APPROVE}?de_nghi={row.pk}",
        address(row, "change"),
        address(row, "history"),
        address(row, "tra-lai"),
    ):
        assert page.get(url).status_code == 200, url

    assert set(Nomination.objects.values_list("state", "version")) == {(S.PASSED.value, 1)}
    assert AuditEntry.objects.count() == 0


def test_posting_approves_all_of_them(page: Client, w: World, chairman: User) -> None:
    rows = [waiting(w), waiting(w)]

    response = page.post(APPROVE, sending(*rows), follow=True)

    assert "Đã duyệt 2 đề nghị." in body(response)
    assert set(Nomination.objects.values_list("state", "approved_by")) == {(S.APPROVED.value, chairman.pk)}
    assert AuditEntry.objects.filter(action="nomination.approve").count() == 2


def sending(*rows: Nomination, **versions: object) -> dict[str, object]:
    """The form of the page of approval, as it was shown."""
    shown = {f"version_{row.pk}": row.version for row in rows}
    return {"de_nghi": ",".join(str(row.pk) for row in rows)} | shown | versions


def test_one_that_is_blocked_blocks_all_and_says_why(page: Client, w: World) -> None:
    ready, blocked = waiting(w), w.nomination("passed")

    shown = body(page.get(f"{APPROVE}?de_nghi={ready.pk},{blocked.pk}"))
    response = page.post(APPROVE, sending(ready, blocked))

    assert "Chưa duyệt được vì 1 lý do" in shown
    assert f'href="?de_nghi={ready.pk}"' in shown
    assert "Duyệt 2 đề nghị" not in shown
    assert str(blocked.registration.participant) in body(response)
    assert set(Nomination.objects.values_list("state", flat=True)) == {S.PASSED.value}


@pytest.mark.parametrize("version", ["0", "2", "", "một", "9" * 40])
def test_an_old_or_broken_version_is_refused(page: Client, w: World, version: str) -> None:
    row = waiting(w)

    response = page.post(APPROVE, sending(row, **{f"version_{row.pk}": version}))

    assert "vừa được người khác thay đổi" in body(response)
    assert Nomination.objects.get().state == S.PASSED


@pytest.mark.parametrize("keys", ["", "0", "abc", "-1", "9" * 40, "1,,2"])
def test_a_choice_of_nothing_says_so(page: Client, keys: str) -> None:
    response = page.get(APPROVE, {"de_nghi": keys})

    assert response.status_code == 200
    assert "Chưa chọn đề nghị nào" in body(response)


def test_his_own_unit_is_not_his_to_approve(page: Client, w: World, chairman: User) -> None:
    row = waiting(w)
    chairman.collective = row.registration.collective
    chairman.save()

    text = body(page.get(address(row, "change")))
    page.post(APPROVE, sending(row))

    assert "lợi ích liên quan" in text
    assert "Duyệt đề nghị" not in text
    assert Nomination.objects.get().state == S.PASSED


def test_the_page_of_one_offers_the_decision_when_nothing_stands_in_the_way(page: Client, w: World) -> None:
    text = body(page.get(address(waiting(w), "change")))

    assert "Đủ điều kiện để duyệt" in text
    assert "Duyệt đề nghị" in text
    assert "Trả lại Văn phòng" in text


def test_the_page_of_one_says_what_is_missing(page: Client, w: World) -> None:
    assert w.condition.standard.award_form == w.form
    text = body(page.get(address(w.nomination("passed"), "change")))

    assert "Chưa duyệt được vì:" in text
    assert "1/1 điều kiện của tiêu chuẩn chưa đạt hoặc chưa có căn cứ" in text
    assert "Duyệt đề nghị" not in text


def test_the_page_of_a_decided_one_offers_nothing(page: Client, w: World) -> None:
    row = w.nomination("approved")

    text = body(page.get(address(row, "change")))

    assert "Duyệt đề nghị" not in text
    assert "Trả lại Văn phòng" not in text
    assert page.get(address(row, "tra-lai")).status_code == 302


def test_sending_back_needs_a_reason(page: Client, w: World) -> None:
    row = waiting(w)

    for reason in ("", "   "):
        response = page.post(address(row, "tra-lai"), {"reason": reason, "version": 1})
        assert response.status_code == 200
        assert "Mục này chưa được nhập." in body(response)

    assert Nomination.objects.get().state == S.PASSED


def test_sending_back_keeps_the_reason(page: Client, w: World) -> None:
    row = waiting(w)

    page.post(address(row, "tra-lai"), {"reason": "Thiếu số liệu quý IV.", "version": 1})

    stored = Nomination.objects.get()
    assert (stored.state, stored.reason) == (S.SENT_BACK, "Thiếu số liệu quý IV.")
    assert AuditEntry.objects.get().reason == "Thiếu số liệu quý IV."


def test_sending_back_an_old_version_keeps_what_was_typed(page: Client, w: World) -> None:
    row = waiting(w)

    response = page.post(address(row, "tra-lai"), {"reason": "Thiếu số liệu.", "version": 7})

    assert "vừa được người khác thay đổi" in body(response)
    assert "Thiếu số liệu." in body(response)
    assert Nomination.objects.get().state == S.PASSED


def test_the_office_looks_and_does_not_decide(client: Client, w: World) -> None:
    row = waiting(w)
    client.force_login(w.office)

    text = body(client.get(LIST)) + body(client.get(address(row, "change")))

    assert "Xem lại và duyệt" not in text
    assert "Duyệt đề nghị" not in text
    assert client.get(f"{APPROVE}?de_nghi={row.pk}").status_code == 403
    assert client.post(APPROVE, sending(row)).status_code == 403
    assert client.post(address(row, "tra-lai"), {"reason": "x", "version": 1}).status_code == 403
    assert Nomination.objects.get().state == S.PASSED


def test_the_record_of_one_is_in_words(page: Client, w: World) -> None:
    row = waiting(w)
    page.post(APPROVE, sending(row))

    text = body(page.get(address(row, "history")))

    assert "Chủ tịch đã duyệt." in text
    assert "Nguyễn Văn An" in text
    assert "nomination.approve" not in text
