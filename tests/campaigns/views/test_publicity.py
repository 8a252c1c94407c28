"""The publicity desk and the public's news, as people use them."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from campaigns.actions import publicity as actions
from campaigns.enums import Role
from campaigns.models import Announcement, Exemplar, PropagandaActivity
from campaigns.queries.publicity import stamp_of
from tests import factories

pytestmark = pytest.mark.django_db
NOW = factories.at(2024, 6, 10)
TEXT = {"title": "Tin mới", "summary": "Tóm tắt", "body": "1. Mục\n- một\n- hai\nHết."}


@pytest.fixture
def campaign():
    return factories.make_campaign()


@pytest.fixture
def culture():
    return factories.make_user(Role.CULTURE)


@pytest.fixture
def desk(culture) -> Client:
    client = Client()
    client.force_login(culture)
    return client


def make(campaign, by, model=Announcement, out=True, **text):
    article = actions.save_article(article=model(campaign=campaign), by=by, now=NOW, **(TEXT | text))
    return actions.publish(article=article, by=by, now=NOW) if out else article


def texts(client: Client, address: str) -> str:
    page = client.get(address)
    assert page.status_code == 200
    return page.content.decode()


@pytest.mark.parametrize(("model", "address"), [(Announcement, "/tin/"), (Exemplar, "/dien-hinh/")])
def test_guests_read_what_is_published_and_nothing_else(client, campaign, culture, model, address):
    out = make(campaign, culture, model, title="Bài đã đăng")
    draft = make(campaign, culture, model, out=False, title="Bài còn nháp")
    page = texts(client, address)
    assert "Bài đã đăng" in page
    assert "Bài còn nháp" not in page
    article = texts(client, f"{address}{out.pk}/")
    assert "<li>một</li><li>hai</li>" in article
    assert client.get(f"{address}{draft.pk}/").status_code == 404
    assert "Quản lý" not in page + article


def test_markup_in_a_text_stays_text(client, campaign, culture):
    out = make(campaign, culture, body="<script>alert(1)</script>")
    page = texts(client, f"/tin/{out.pk}/")
    assert "<script>alert" not in page
    assert "&lt;script&gt;" in page


def test_the_list_is_searched_without_accents_and_paged(client, campaign, culture):
    for number in range(13):
        make(campaign, culture, title=f"Đường hoa số {number}")
    make(campaign, culture, title="Chợ phiên")
    page = client.get("/tin/?q=duong+hoa")
    assert page.context["page_obj"].paginator.count == 13
    assert len(page.context["page_obj"].object_list) == 12
    assert "q=duong" in page.content.decode()
    assert "Không có tin nào khớp" in texts(client, "/tin/?q=khong-co-dau")


def test_the_lists_cost_the_same_for_many(client, campaign, culture):
    unit = factories.make_collective(campaign.organisation)

    def fill(count):
        for _ in range(count):
            article = Exemplar(campaign=campaign)
            saved = actions.save_article(article=article, by=culture, now=NOW, collective=unit, **TEXT)
            actions.publish(article=saved, by=culture, now=NOW)

    def cost():
        with CaptureQueriesContext(connection) as made:
            client.get("/dien-hinh/")
        return len(made)

    fill(1)
    few = cost()
    fill(11)
    assert cost() == few


@pytest.mark.parametrize("role", list(Role))
def test_only_culture_and_the_office_have_the_desk(campaign, role):
    client = Client()
    client.force_login(factories.make_user(role))
    expected = 200 if role in (Role.CULTURE, Role.OFFICE) else 403
    for address in (
        reverse("publicity"),
        reverse("publicity") + "?muc=dien-hinh",
        reverse("publicity_new", args=["tin"]),
        reverse("publicity_activities"),
        reverse("publicity_activity_new"),
    ):
        assert client.get(address).status_code == expected, address


def test_writing_previewing_publishing_withdrawing_removing(desk, campaign):
    saved = desk.post(reverse("publicity_new", args=["tin"]), TEXT)
    article = Announcement.objects.get()
    preview = reverse("publicity_article", args=["tin", article.pk])
    assert saved.url == preview
    assert "người ngoài chưa đọc được" in texts(desk, preview)
    seen = {"seen": stamp_of(article)}

    def move(action, data):
        address = reverse("publicity_move", args=["tin", article.pk, action])
        return desk.post(address, data, follow=True)

    assert "Đã đăng bài lên cổng." in move("dang", seen).content.decode()
    assert "vừa được người khác thay đổi" in move("dang", seen).content.decode()
    assert "Bài này đã đăng rồi." in move("dang", {}).content.decode()
    assert "hãy gỡ bài trước khi xóa" in move("xoa", {}).content.decode()
    assert "Đã gỡ bài" in move("go", {}).content.decode()
    assert "Đã xóa bản nháp." in move("xoa", {}).content.decode()
    assert not Announcement.objects.exists()
    assert desk.get(preview).status_code == 404


def test_saving_and_publishing_in_one_step(desk, campaign, client):
    desk.post(reverse("publicity_new", args=["tin"]), TEXT | {"publish": "1"})
    assert texts(client, f"/tin/{Announcement.objects.get().pk}/")


def test_a_refused_form_keeps_what_was_typed(desk, campaign):
    page = desk.post(reverse("publicity_new", args=["tin"]), TEXT | {"title": "", "body": "Rất dài dòng"})
    assert page.status_code == 200
    assert "Rất dài dòng" in page.content.decode()
    assert not Announcement.objects.exists()


def test_two_tabs_do_not_overwrite_each_other(desk, campaign, culture):
    article = make(campaign, culture, out=False)
    address = reverse("publicity_edit", args=["tin", article.pk])
    old = {"seen": stamp_of(article)}
    assert desk.post(address, TEXT | old | {"body": "Của người khác"}).status_code == 302
    page = desk.post(address, TEXT | old | {"body": "Của tôi"})
    shown = page.content.decode()
    assert "Bản đang lưu" in shown
    assert "Của người khác" in shown
    assert "Của tôi" in shown
    again = desk.post(address, TEXT | {"body": "Của tôi", "seen": page.context["seen"]})
    assert again.status_code == 302
    article.refresh_from_db()
    assert article.body == "Của tôi"


def test_an_exemplar_names_a_collective_or_a_person(desk, campaign):
    unit = factories.make_collective(campaign.organisation)
    person = factories.make_individual(unit)
    address = reverse("publicity_new", args=["dien-hinh"])
    both = desk.post(address, TEXT | {"collective": unit.pk, "individual": person.pk})
    assert "không cả hai" in both.content.decode()
    desk.post(address, TEXT | {"individual": person.pk})
    assert Exemplar.objects.get().individual == person
    stranger = factories.make_collective(factories.make_organisation())
    assert desk.post(address, TEXT | {"collective": stranger.pk}).status_code == 200


@pytest.mark.parametrize(
    "address", ["/tuyen-truyen/khac/moi/", "/tuyen-truyen/khac/1/", "/tuyen-truyen/?muc=khac"]
)
def test_an_unknown_kind_is_not_found(desk, campaign, address):
    assert desk.get(address).status_code == 404


def test_articles_of_another_campaign_are_out_of_reach(desk, campaign, culture):
    other = make(factories.make_campaign(), culture)
    assert desk.get(reverse("publicity_article", args=["tin", other.pk])).status_code == 404
    assert desk.get(f"/tin/{other.pk}/").status_code == 404


def activity(unit, **more):
    given = {
        "held_on": "05/02/2024",
        "collective": unit.pk,
        "form": "meeting",
        "title": "Họp xóm",
        "reach": "45",
    }
    return given | more


def test_an_activity_is_recorded_corrected_and_removed(desk, campaign):
    unit = factories.make_collective(campaign.organisation)
    desk.post(reverse("publicity_activity_new"), activity(unit))
    row = PropagandaActivity.objects.get()
    assert (row.held_on.day, row.held_on.month, row.reach) == (5, 2, 45)
    assert "Họp xóm" in texts(desk, reverse("publicity_activities"))
    edit = reverse("publicity_activity_edit", args=[row.pk])
    assert 'value="05/02/2024"' in texts(desk, edit)
    desk.post(edit, activity(unit, reach="60"))
    row.refresh_from_db()
    assert row.reach == 60
    remove = reverse("publicity_activity_remove", args=[row.pk])
    texts(desk, remove)
    assert PropagandaActivity.objects.exists()
    desk.post(remove)
    assert not PropagandaActivity.objects.exists()
    assert desk.post(remove).status_code == 404


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"held_on": "01/01/2099"}, "không được sau hôm nay"),
        ({"held_on": "31/02/2024"}, "31/02/2024"),
        ({"reach": "1.200"}, "1.200"),
        ({"reach": "-1"}, "-1"),
        ({"title": ""}, "Họp"),
    ],
)
def test_a_wrong_activity_comes_back_as_typed(desk, campaign, more, words):
    unit = factories.make_collective(campaign.organisation, name="Xóm Họp")
    page = desk.post(reverse("publicity_activity_new"), activity(unit, **more))
    assert page.status_code == 200
    assert words in page.content.decode()
    assert not PropagandaActivity.objects.exists()


def test_activities_are_narrowed_and_an_unknown_filter_narrows_nothing(desk, campaign, culture):
    unit = factories.make_collective(campaign.organisation)
    desk.post(reverse("publicity_activity_new"), activity(unit, title="Năm nay"))
    desk.post(reverse("publicity_activity_new"), activity(unit, title="Năm trước", held_on="05/02/2023"))
    address = reverse("publicity_activities")
    assert "Năm trước" not in texts(desk, f"{address}?nam=2024")
    assert "Không có hoạt động nào khớp" in texts(desk, f"{address}?hinh_thuc=poster")
    assert "Năm trước" in texts(desk, f"{address}?nam=abc&don_vi=999999&hinh_thuc=khac")
