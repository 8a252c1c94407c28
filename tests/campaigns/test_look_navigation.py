"""Who sees which way through the portal."""

from __future__ import annotations

from datetime import date

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import RequestFactory
from django.urls import reverse

from campaigns.context import DEFAULT_NAME, OVERSIGHT, PUBLIC, WORK, Portal
from campaigns.enums import Role
from campaigns.models import Campaign, Organisation, User

TAKING_PART = {
    "measures",
    "initiatives",
    "worklist",
    "registrations",
    "scorecards",
    "ranking",
    "nominations",
    "results",
    "guide",
}
LOOK_URLS = pytest.mark.urls("tests.campaigns.look_urls")


def portal_for(*roles: Role, path: str = "/") -> Portal:
    request = RequestFactory().get(path)
    request.user = User(full_name="Trần Thị Bình") if roles else AnonymousUser()
    if roles:
        request.user.roles = frozenset(roles)
    return Portal(request)


def names_for(role: Role) -> set[str]:
    return {place.url_name for place in WORK + OVERSIGHT if role in place.roles}


@LOOK_URLS
def test_a_guest_sees_the_public_pages_alone():
    groups = portal_for().navigation
    assert [group.title for group in groups] == ["Trang công khai"]
    assert [item.label for item in groups[0].items] == ["Trang chủ", "Kế hoạch"]


@LOOK_URLS
def test_work_comes_first_for_who_signs_in():
    groups = portal_for(Role.UNIT).navigation
    assert [group.title for group in groups] == ["Công việc", "Trang công khai"]
    assert [item.label for item in groups[0].items] == ["Việc cần làm", "Đăng ký"]


@LOOK_URLS
@pytest.mark.parametrize(
    ("path", "active"),
    [("/", ["Trang chủ"]), ("/dang-ky/", ["Đăng ký"]), ("/dang-ky/7/", ["Đăng ký"]), ("/khac/", [])],
)
def test_the_page_where_one_is_stands_out(path: str, active: list[str]):
    groups = portal_for(Role.OFFICE, path=path).navigation
    assert [item.label for group in groups for item in group.items if item.active] == active


@pytest.mark.parametrize(
    ("role", "names"),
    [
        (Role.OFFICE, {place.url_name for place in WORK + OVERSIGHT}),
        (Role.UNIT, TAKING_PART),
        (Role.INDIVIDUAL, TAKING_PART),
        (Role.COUNCIL, {"worklist", "council", "ranking", "nominations", "statistics", "guide"}),
        (
            Role.CHAIRMAN,
            {
                "worklist",
                "registrations",
                "ranking",
                "nominations",
                "today",
                "council",
                "dossiers",
                "results",
                "statistics",
                "guide",
                "admin:index",
            },
        ),
        (Role.CULTURE, {"worklist", "publicity", "statistics", "guide"}),
        (Role.ADMINISTRATOR, {"guide", "admin:index"}),
    ],
)
def test_each_role_has_its_own_ways(role: Role, names: set[str]):
    assert names_for(role) == names


def test_the_public_pages_ask_no_role():
    assert [place.roles for place in PUBLIC] == [frozenset()] * len(PUBLIC)


@pytest.mark.parametrize("url_name", [place.url_name for place in WORK + OVERSIGHT + PUBLIC])
def test_every_way_leads_somewhere(url_name: str):
    assert reverse(url_name)


def test_the_portal_wears_the_name_of_the_active_campaign():
    portal = portal_for()
    portal.campaign = Campaign(
        organisation=Organisation(name="Ủy ban nhân dân xã Mẫu"),
        movement="Xây dựng nông thôn mới",
        starts_on=date(2022, 7, 29),
        ends_on=date(2025, 12, 31),
    )
    assert portal.name == "Ủy ban nhân dân xã Mẫu"
    assert portal.movement == "Phong trào thi đua “Xây dựng nông thôn mới”, giai đoạn 2022 – 2025"


def test_before_the_first_plan_it_has_a_plain_name():
    portal = portal_for()
    portal.campaign = None
    assert (portal.name, portal.movement) == (DEFAULT_NAME, "")


def test_roles_are_told_in_one_order():
    assert portal_for(Role.CHAIRMAN, Role.COUNCIL).roles == (Role.COUNCIL, Role.CHAIRMAN)
