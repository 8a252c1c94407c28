"""The score table in a real browser: it saves while one types, tells of a clash, and needs no mouse."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal

import pytest
from django.utils import timezone
from playwright.sync_api import Locator, expect

from campaigns.actions import scorecards as actions
from campaigns.actions.scorecards import SelfEntry
from campaigns.models import Period, Score, Scorecard
from tests.campaigns.scoring_scene import NOW, Scene, ids, make_scene
from tests.e2e.visitor import Visitor

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def scene(transactional_db: None) -> Scene:
    scene = make_scene()
    today = timezone.localdate()
    Period.objects.update(
        registration_opens=today - timedelta(30),
        registration_closes=today - timedelta(20),
        scoring_closes=today,
        dossier_before=today + timedelta(30),
    )
    scene.period.refresh_from_db()
    return scene


@pytest.fixture
def card(scene: Scene) -> Scorecard:
    return scene.started()


@pytest.fixture
def unit(arrive: Callable[..., Visitor], scene: Scene, card: Scorecard) -> Visitor:
    """The unit's speaker with his table open."""
    visitor = arrive().sign_in(scene.speaker.username)
    visitor.open(f"/cham-diem/{card.pk}/tu-cham/")
    return visitor


def field(visitor: Visitor, card: Scorecard, code: str, kind: str = "points") -> Locator:
    return visitor.page.locator(f"[name={kind}_{ids(card)[code]}]")


def score(card: Scorecard, code: str) -> Score:
    return Score.objects.get(scorecard=card, criterion__code=code)


def test_what_is_typed_is_saved_without_a_reload(unit: Visitor, card: Scorecard) -> None:
    unit.page.evaluate("window.stays = true")
    field(unit, card, "danh-gia").fill("7,50")
    unit.sees("Đã lưu lúc")
    assert score(card, "danh-gia").self_points == Decimal("7.5")
    unit.sees("Còn thiếu: 2 tiêu chí, 1 tài liệu")
    field(unit, card, "danh-gia", "words").fill("Có biên bản")
    field(unit, card, "danh-gia", "words").blur()
    unit.sees("Còn thiếu: 2 tiêu chí")
    expect(unit.page.locator("[data-sum=total]")).to_have_text("7,50")
    assert unit.page.evaluate("window.stays")
    unit.page.reload()  # nothing is unsaved, so nothing is asked
    expect(field(unit, card, "danh-gia")).to_have_value("7,5")


def test_an_error_stands_beside_its_field_and_the_rest_is_saved(unit: Visitor, card: Scorecard) -> None:
    field(unit, card, "danh-gia").fill("31")
    field(unit, card, "tru-diem").fill("19")
    unit.sees("Điểm không được lớn hơn điểm tối đa")
    expect(field(unit, card, "danh-gia")).to_have_attribute("aria-invalid", "true")
    assert score(card, "danh-gia").self_points is None
    field(unit, card, "tru-diem").blur()
    unit.sees("Còn thiếu: 2 tiêu chí")
    assert score(card, "tru-diem").self_points == 19
    field(unit, card, "danh-gia").fill("30")
    expect(unit.page.locator(".is-invalid")).to_have_count(0)


def test_who_comes_second_sees_both_and_decides(unit: Visitor, scene: Scene, card: Scorecard) -> None:
    actions.save_self(
        scorecard=card,
        by=scene.office,
        now=NOW,
        entries={ids(card)["danh-gia"]: SelfEntry(Decimal(9), "Văn phòng ghi")},
    )
    field(unit, card, "danh-gia").fill("5")
    unit.sees("Người khác vừa sửa ô này")
    unit.sees("Bạn nhập: 5")
    assert score(card, "danh-gia").self_points == 9
    field(unit, card, "tru-diem").fill("18")
    expect(unit.page.locator("[data-sum=total]")).to_have_text("27,00")
    unit.page.get_by_role("button", name="Giữ của tôi").click()
    unit.sees("Đã lưu lúc")
    expect(unit.page.locator("[data-sum=total]")).to_have_text("23,00")
    assert score(card, "danh-gia").self_points == 5


def test_the_other_persons_text_can_be_taken_over(unit: Visitor, scene: Scene, card: Scorecard) -> None:
    entry = SelfEntry(Decimal(9), "Văn phòng ghi")
    actions.save_self(scorecard=card, by=scene.office, now=NOW, entries={ids(card)["danh-gia"]: entry})
    field(unit, card, "danh-gia").fill("5")
    unit.page.get_by_role("button", name="Lấy của người kia").click()
    expect(field(unit, card, "danh-gia")).to_have_value("9")
    expect(field(unit, card, "danh-gia", "words")).to_have_value("Văn phòng ghi")


def test_without_a_network_the_text_stays_and_is_sent_later(unit: Visitor, card: Scorecard) -> None:
    unit.page.context.set_offline(True)
    field(unit, card, "danh-gia").fill("8")
    unit.sees("Chưa lưu được – đang thử lại")
    expect(field(unit, card, "danh-gia")).to_have_value("8")
    unit.page.context.set_offline(False)
    unit.sees("Đã lưu lúc")
    assert score(card, "danh-gia").self_points == 8


def test_what_does_not_arise_empties_the_points_and_gives_them_back(unit: Visitor, card: Scorecard) -> None:
    points, tick = field(unit, card, "danh-gia"), field(unit, card, "danh-gia", "absent")
    points.fill("8")
    unit.sees("Đã lưu lúc")
    tick.check()
    expect(points).to_have_value("")
    unit.sees("1 lý do không phát sinh")
    assert score(card, "danh-gia").self_not_arising
    tick.uncheck()
    expect(points).to_have_value("8")


def test_the_keyboard_walks_through_the_table(unit: Visitor, card: Scorecard) -> None:
    keys = unit.page.keyboard
    field(unit, card, "danh-gia").focus()
    keys.type("5")
    keys.press("Enter")
    expect(field(unit, card, "lua-chon")).to_be_focused()
    keys.press("Enter")
    expect(field(unit, card, "tru-diem")).to_be_focused()
    keys.press("ArrowUp")
    expect(field(unit, card, "lua-chon")).to_be_focused()
    keys.press("Shift+Enter")
    expect(field(unit, card, "danh-gia")).to_be_focused()
    keys.press("ArrowDown")
    keys.press("Shift+Enter")
    keys.press("Alt+ArrowDown")
    expect(field(unit, card, "danh-gia", "words")).to_be_focused()
    keys.press("Alt+ArrowUp")
    expect(field(unit, card, "danh-gia")).to_be_focused()


@pytest.mark.parametrize("width", [360, 1280])
def test_the_focus_is_never_under_the_bar(
    arrive: Callable[..., Visitor], scene: Scene, card: Scorecard, width: int
) -> None:
    unit = arrive(width=width).sign_in(scene.speaker.username)
    unit.page.set_viewport_size({"width": width, "height": 640})
    unit.open(f"/cham-diem/{card.pk}/tu-cham/")
    field(unit, card, "danh-gia").focus()
    for _ in range(12):
        clear = unit.page.evaluate(
            "document.querySelector('.score-bar').getBoundingClientRect().top"
            " - document.activeElement.getBoundingClientRect().bottom"
        )
        inside = unit.page.evaluate("Boolean(document.activeElement.closest('[data-criterion]'))")
        assert clear >= 0 or not inside
        unit.page.keyboard.press("Tab")
    assert unit.overflow <= 0


def test_sending_right_after_typing_clashes_with_nobody(unit: Visitor, card: Scorecard) -> None:
    field(unit, card, "danh-gia").fill("8")
    field(unit, card, "danh-gia", "words").fill("Có")
    field(unit, card, "lua-chon").select_option("30.00")
    field(unit, card, "tru-diem").fill("20")
    unit.press("Lưu và gửi")
    unit.sees("Đã gửi phiếu tự chấm đến Văn phòng.")
    card.refresh_from_db()
    assert card.self_total == 58
