"""The achievement report in a real browser: the editor, a paste from Word, and the plain lines without it."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest
from playwright.sync_api import Browser, Locator, expect

from awards.actions.nominations import nominate
from awards.models import Nomination
from campaigns.enums import Role, TargetKind
from campaigns.models import RegistrationTarget
from tests.campaigns.rules.richtext.word_samples import word, word_point
from tests.e2e.visitor import Visitor
from tests.factories import (
    at,
    make_award_form,
    make_campaign,
    make_collective,
    make_condition,
    make_period,
    make_registration,
    make_user,
)

pytestmark = pytest.mark.e2e

PASTE = """(target, html) => {
  const clipboardData = new DataTransfer();
  clipboardData.setData("text/html", html);
  clipboardData.setData("text/plain", "không dùng tới");
  target.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
}"""


@pytest.fixture
def nomination(site: str) -> Nomination:
    period = make_period(make_campaign(), 2024)
    unit = make_collective(period.campaign.organisation, name="Trạm Y tế xã")
    form = make_award_form(period.campaign)
    make_condition(form)
    registration = make_registration(period, unit, "accepted")
    RegistrationTarget.objects.create(
        registration=registration,
        position=1,
        kind=TargetKind.FIGURE,
        text="Tỷ lệ hồ sơ giải quyết đúng hạn",
        unit="%",
        planned=Decimal(98),
        reached=Decimal("99.50"),
    )
    by = make_user(Role.OFFICE, username="van-phong")
    return nominate(registration=registration, award_form=form, by=by, now=at(2024, 12, 1))


def section(visitor: Visitor, name: str) -> Locator:
    """The editor of a section; the text area under it, which is there first, does not count."""
    editor = visitor.page.locator("[contenteditable=true]")
    return visitor.page.get_by_role("textbox", name=name).and_(editor)


def press_in(visitor: Visitor, name: str, button: str) -> None:
    """A button of the bar over the editor of a section."""
    bar = visitor.page.get_by_role("group", name=f"Định dạng: {name}")
    bar.get_by_role("button", name=button, exact=True).click()


def saved(nomination: Nomination) -> Nomination:
    nomination.refresh_from_db()
    return nomination


@pytest.mark.parametrize("width", [1280, 360])
def test_written_in_the_editor(nomination: Nomination, arrive: Callable[..., Visitor], width: int) -> None:
    visitor = arrive(width).sign_in("van-phong")
    visitor.open(f"/de-nghi/{nomination.pk}/bao-cao/")
    lessons = section(visitor, "Bài học kinh nghiệm")
    lessons.click()
    press_in(visitor, "Bài học kinh nghiệm", "Đậm")
    visitor.page.keyboard.type("Nêu gương")
    visitor.page.keyboard.press("Control+b")
    visitor.page.keyboard.type(" là chính")
    visitor.page.keyboard.press("Enter")
    press_in(visitor, "Bài học kinh nghiệm", "Gạch đầu dòng")
    visitor.page.keyboard.type("Kiểm tra")
    visitor.page.keyboard.press("Enter")
    visitor.page.keyboard.press("Tab")
    visitor.page.keyboard.type("Hằng tuần")
    assert visitor.overflow <= 0
    effect = section(visitor, "Hiệu quả kinh tế - xã hội")
    effect.click()
    press_in(visitor, "Hiệu quả kinh tế - xã hội", "Chèn bảng")
    visitor.page.keyboard.type("Quý")
    press_in(visitor, "Hiệu quả kinh tế - xã hội", "Bớt cột")
    visitor.press("Lưu và soạn tiếp")
    row = saved(nomination)
    assert row.lessons == (
        "<p><strong>Nêu gương</strong> là chính</p><ul><li>Kiểm tra<ul><li>Hằng tuần</li></ul></li></ul>"
    )
    assert '<span data-figure="target:' in row.results
    expect(section(visitor, "Bài học kinh nghiệm")).to_contain_text("Nêu gương là chính")


def test_a_paste_from_word_becomes_clean_before_it_is_saved(
    nomination: Nomination, arrive: Callable[..., Visitor]
) -> None:
    visitor = arrive().sign_in("van-phong")
    visitor.open(f"/de-nghi/{nomination.pk}/bao-cao/")
    lessons = section(visitor, "Bài học kinh nghiệm")
    lessons.click()
    clipboard = word(
        word_point("·", "Niêm yết <b>đủ</b>;")
        + word_point("·", "Trực thứ Bảy.")
        + "<table class=MsoTableGrid><tr>"
        "<td><p class=MsoNormal>Năm<o:p></o:p></p></td><td><p>2024</p></td></tr></table>"
    )
    lessons.evaluate(PASTE, clipboard)
    expect(lessons.locator("li")).to_have_count(2)
    expect(lessons.locator("td")).to_have_count(2)
    visitor.press("Lưu và soạn tiếp")
    assert saved(nomination).lessons == (
        "<ul><li>Niêm yết <strong>đủ</strong>;</li><li>Trực thứ Bảy.</li></ul>"
        "<table><tbody><tr><td>Năm</td><td>2024</td></tr></tbody></table>"
    )


def test_a_figure_moves_as_a_whole_and_lives_on(
    nomination: Nomination, arrive: Callable[..., Visitor]
) -> None:
    visitor = arrive().sign_in("van-phong")
    visitor.open(f"/de-nghi/{nomination.pk}/bao-cao/")
    results = section(visitor, "Kết quả đạt được so với đăng ký")
    results.locator("li").first.click()
    visitor.page.keyboard.press("End")
    visitor.page.keyboard.type(" Rất tốt.")
    visitor.press("Lưu và soạn tiếp")
    RegistrationTarget.objects.update(reached=Decimal("97.20"))
    visitor.open(f"/de-nghi/{nomination.pk}/bao-cao/")
    expect(section(visitor, "Kết quả đạt được so với đăng ký")).to_contain_text("đạt 97,2%")
    expect(section(visitor, "Kết quả đạt được so với đăng ký")).to_contain_text("Rất tốt.")


def test_without_javascript_the_lines_are_saved(
    nomination: Nomination, browser: Browser, site: str, arrive: Callable[..., Visitor]
) -> None:
    visitor = arrive().sign_in("van-phong")
    state = visitor.page.context.storage_state()
    context = browser.new_context(base_url=site, java_script_enabled=False, storage_state=state)
    page = context.new_page()
    page.goto(f"/de-nghi/{nomination.pk}/bao-cao/")
    page.get_by_label("Bài học kinh nghiệm").fill("Nêu gương:\n- Kiểm tra\n+ Hằng tuần")
    results = page.get_by_label("Kết quả đạt được so với đăng ký")
    results.fill(results.input_value() + "\nVượt.")
    page.get_by_role("button", name="Lưu và soạn tiếp").click()
    row = saved(nomination)
    assert row.lessons == ("<p>Nêu gương:</p><ul><li>Kiểm tra<ul><li>Hằng tuần</li></ul></li></ul>")
    assert '<span data-figure="target:' in row.results
    assert row.results.endswith("<p>Vượt.</p>")
    context.close()
