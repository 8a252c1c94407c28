"""The home page, the plan, the worklist and the statistics as people open them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from awards.actions.plan import load_plan
from awards.models import Decision, DecisionResult
from campaigns.enums import Role
from campaigns.models import Campaign, CriteriaSet, Slip
from tests import factories

pytestmark = pytest.mark.django_db
PLAN = Path(__file__).resolve().parents[3] / "campaigns/plans/kh454-khoi-ky.toml"
PUBLIC = ("/", "/ke-hoach/", "/tin/", "/dien-hinh/")


def signed_in(*roles: Role, **fields) -> Client:
    client = Client()
    client.force_login(factories.make_user(*roles, **fields))
    return client


@pytest.fixture
def real_plan(db) -> Campaign:
    load_plan(source=PLAN, activate=True, now=factories.at(2022, 8, 1))
    return Campaign.objects.get(code="kh454")


def test_before_any_plan_the_home_page_says_what_to_do(client):
    page = client.get("/")
    assert page.status_code == 200
    assert "load_plan" in page.content.decode()
    assert client.get("/ke-hoach/").status_code == 404
    waiting = signed_in(Role.OFFICE).get(reverse("worklist"))
    assert "Chưa có kế hoạch phát động nào" in waiting.content.decode()


def test_guests_read_the_public_pages(client, real_plan):
    for address in PUBLIC:
        assert client.get(address).status_code == 200, address


@pytest.mark.parametrize("name", ["worklist", "statistics", "guide", "publicity", "publicity_activities"])
def test_guests_are_sent_to_sign_in_elsewhere(client, real_plan, name):
    page = client.get(reverse(name))
    assert page.status_code == 302
    assert page.url.startswith(reverse("login"))


def test_the_home_page_shows_slogan_messages_stage_and_figures(client, real_plan):
    page = client.get("/").content.decode()
    assert real_plan.slogan in page
    for text in ("5T", "5K", "Trả hồ sơ trước hẹn", "Không để hồ sơ trễ hẹn", "454/KH-UBND", "Tiến độ – Năm"):
        assert text in page, text
    assert page.count("<h1") == 1


def test_the_home_page_honours_awards_collectives_first(client):
    period = factories.make_period()
    form = factories.make_award_form(period.campaign)
    unit = factories.make_collective(period.campaign.organisation)
    by = factories.make_user(Role.OFFICE)
    decision = Decision.objects.create(
        period=period,
        award_form=form,
        number="10/QĐ-UBND",
        decided_on=date(2024, 12, 31),
        issuer="Chủ tịch",
        recorded_by=by,
        recorded_at=factories.at(2025, 1, 2),
    )
    person = factories.make_individual(unit, full_name="Trần Thị Bình")
    for participant, awarded in ((person, True), (unit, True)):
        registration = factories.make_registration(period, participant, "accepted")
        nomination = factories.make_nomination(registration, form, "awarded")
        DecisionResult.objects.create(decision=decision, nomination=nomination, awarded=awarded)
    other = factories.make_collective(period.campaign.organisation, name="Xóm Không Được Thưởng")
    denied = factories.make_nomination(
        factories.make_registration(period, other, "accepted"), form, "not_awarded"
    )
    DecisionResult.objects.create(decision=decision, nomination=denied, awarded=False)
    page = client.get("/").content.decode()
    assert 0 < page.index(unit.name) < page.index("Trần Thị Bình")
    assert "Xóm Không Được Thưởng" not in page


def test_the_plan_is_whole(client, real_plan):
    page = client.get("/ke-hoach/").content.decode()
    for text in (
        "Số: 454/KH-UBND",
        "ngày 29 tháng 7 năm 2022",
        "I. MỤC ĐÍCH, YÊU CẦU",
        "V. TỔ CHỨC THỰC HIỆN",
        "Bảng điểm minh họa",
        "trên 98%",
        "từ 90% trở lên",
        "không quá 04 tập thể và 06 cá nhân",
        "không quá 02 cá nhân",
        "Số lượng của riêng xã",
        "02 bộ, trong đó có 01 bộ gốc",
        "trước ngày 30/12/2025",
        "29/12/2025",
        "Nơi nhận:",
        "Lưu: VP UBND.",
        "TM. ỦY BAN NHÂN DÂN",
    ):
        assert text in page, text
    for code in ("attested", "measure", "judgement", "authority", "individual"):
        assert f">{code}<" not in page


def test_a_confirmed_table_is_no_sample(client, real_plan):
    CriteriaSet.objects.update(is_sample=False, name="Bảng điểm")
    assert "Bảng điểm minh họa" not in client.get("/ke-hoach/").content.decode()


def test_slips_are_for_the_office_only(client, real_plan):
    assert Slip.objects.exists()
    assert "Điểm cần rà soát" in signed_in(Role.OFFICE).get("/ke-hoach/").content.decode()
    for reader in (client, signed_in(Role.UNIT), signed_in(Role.CHAIRMAN)):
        assert "Điểm cần rà soát" not in reader.get("/ke-hoach/").content.decode()


def test_the_plan_costs_the_same_for_many_conditions(client, real_plan):
    def cost() -> int:
        with CaptureQueriesContext(connection) as made:
            client.get("/ke-hoach/")
        return len(made)

    few = cost()
    form = real_plan.award_forms.order_by("pk").first()
    for _ in range(10):
        factories.make_condition(form)
    assert cost() == few <= 30


def test_the_worklist_is_friendly_when_empty_and_leads_an_administrator_away(real_plan):
    page = signed_in(Role.COUNCIL).get(reverse("worklist"))
    assert "Không có việc nào đang chờ" in page.content.decode()
    assert signed_in(Role.ADMINISTRATOR).get(reverse("worklist")).url == reverse("admin:index")
    assert signed_in(Role.ADMINISTRATOR, Role.OFFICE).get(reverse("worklist")).status_code == 200
    lost = signed_in().get(reverse("worklist")).content.decode()
    assert "chưa được giao vai trò" in lost
    assert "chưa được gắn với đơn vị" in signed_in(Role.UNIT).get(reverse("worklist")).content.decode()


def test_the_worklist_shows_a_task_with_its_last_day():
    period = factories.make_period()
    unit = factories.make_collective(period.campaign.organisation)
    factories.make_registration(period, unit, "returned")
    page = signed_in(Role.UNIT, collective=unit).get(reverse("worklist")).content.decode()
    assert "Sửa, gửi lại đăng ký bị trả lại năm 2024" in page
    assert "(15/11/2024)" in page
    assert "1 việc đã quá hạn" in page


@pytest.mark.parametrize("role", list(Role))
def test_statistics_are_for_those_who_oversee(real_plan, role):
    allowed = role in (Role.OFFICE, Role.CULTURE, Role.CHAIRMAN, Role.COUNCIL)
    expected = 200 if allowed else 403
    assert signed_in(role).get(reverse("statistics")).status_code == expected
    assert signed_in(role).get(reverse("statistics_csv", args=["dang-ky"])).status_code == expected


def test_statistics_draw_charts_that_can_be_heard(real_plan):
    factories.make_registration(
        real_plan.periods.get(code="2024"), real_plan.organisation.collectives.order_by("pk")[0], "accepted"
    )
    page = signed_in(Role.OFFICE).get("/thong-ke/?dot=2024").content.decode()
    assert page.count('<section class="section"') == 5
    assert "<title id=" in page
    assert "<desc id=" in page
    assert "style=" not in page
    assert signed_in(Role.OFFICE).get("/thong-ke/?dot=nothing").status_code == 404


def test_a_table_is_downloaded_for_spreadsheets(real_plan):
    unit = real_plan.organisation.collectives.order_by("position", "pk")[0]
    unit.name = "=HYPERLINK(1)"
    unit.save()
    office = signed_in(Role.OFFICE)
    file = office.get("/thong-ke/don-vi.csv?dot=2024")
    assert file["Content-Type"] == "text/csv; charset=utf-8"
    assert "thong-ke-don-vi-2024.csv" in file["Content-Disposition"]
    assert file.content.startswith(b"\xef\xbb\xbf")
    assert "'=HYPERLINK(1)" in file.content.decode("utf-8-sig")
    assert office.get("/thong-ke/khac.csv").status_code == 404


@pytest.mark.parametrize("role", list(Role))
def test_the_guide_opens_the_own_role(real_plan, role):
    page = signed_in(role).get(reverse("guide")).content.decode()
    assert f"Vai trò của bạn: {role.label}" in page
    assert page.count('<details class="guide-role"') == len(Role) - 1


@pytest.mark.parametrize("name", ["home", "plan", "worklist", "statistics", "guide"])
def test_reading_pages_take_no_posts(real_plan, name):
    assert signed_in(Role.OFFICE).post(reverse(name)).status_code == 405
