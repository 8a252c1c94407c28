"""The layout, the pages that every portal has, and the rules that all templates and styles keep."""

from __future__ import annotations

import re
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.models import AnonymousUser
from django.template import Context
from django.template.loader import get_template, render_to_string
from django.test import RequestFactory

from campaigns.context import Portal
from campaigns.enums import Role
from campaigns.models import Campaign, Organisation, User

TEMPLATES = settings.BASE_DIR / "templates"
CSS = settings.BASE_DIR / "static" / "css"
SCREENS = sorted(
    path for path in TEMPLATES.rglob("*.html") if path.relative_to(TEMPLATES).parts[0] != "documents"
)
ALONE = ("400.html", "403_csrf.html", "500.html")
WITH_LAYOUT = (
    "403.html",
    "404.html",
    "registration/lockout.html",
    "registration/login.html",
    "registration/password_change_done.html",
    "registration/password_change_form.html",
)
STYLES = ("tokens", "portal", "masthead", "components", "content", "tables", "forms", "print", "admin")
ON_WHITE = ("ink", "ink-soft", "red", "red-deep", "done", "wait", "warn", "stop", "rest", "gold-ink")
ON_WASH = ("done", "wait", "warn", "stop", "rest")
CAMPAIGN = Campaign(
    organisation=Organisation(name="Ủy ban nhân dân xã Mẫu", parent_name="Ủy ban nhân dân huyện Mẫu"),
    movement="Xây dựng nông thôn mới",
    plan_number="12/KH-UBND",
    plan_date=date(2022, 2, 5),
    starts_on=date(2022, 2, 5),
    ends_on=date(2025, 12, 31),
)


def draw(template: str, *roles: Role) -> str:
    request = RequestFactory().get("/")
    user = User(full_name="Trần Thị Bình") if roles else AnonymousUser()
    if isinstance(user, User):
        user.roles = frozenset(roles)
    request.user = user
    portal = Portal(request)
    portal.campaign = CAMPAIGN
    more = {"form": AuthenticationForm(), "failure_limit": 5, "cooloff_timedelta": timedelta(minutes=15)}
    return get_template(template).template.render(
        Context({"request": request, "portal": portal, "user": user, "csrf_token": "x", **more})
    )


@pytest.mark.parametrize("template", ALONE)
def test_a_page_for_the_worst_needs_no_context(template: str):
    drawn = render_to_string(template)
    assert '<html lang="vi">' in drawn
    assert drawn.count("<h1>") == 1


@pytest.mark.urls("tests.campaigns.look_urls")
@pytest.mark.parametrize("template", WITH_LAYOUT)
def test_a_general_page_is_drawn_in_the_layout(template: str):
    drawn = draw(template)
    assert drawn.count("<h1>") == 1
    assert drawn.count('id="noi-dung"') == 1
    assert "Ủy ban nhân dân xã Mẫu</title>" in drawn


@pytest.mark.urls("tests.campaigns.look_urls")
def test_the_layout_says_whose_portal_it_is():
    drawn = draw("404.html")
    assert "Phong trào thi đua “Xây dựng nông thôn mới”, giai đoạn 2022 – 2025" in drawn
    assert "Kế hoạch số 12/KH-UBND ngày 05 tháng 02 năm 2022" in drawn
    assert "Ủy ban nhân dân huyện Mẫu" in drawn


@pytest.mark.urls("tests.campaigns.look_urls")
def test_a_guest_is_offered_the_sign_in():
    drawn = draw("404.html")
    assert 'href="/dang-nhap/"' in drawn
    assert "Đăng xuất" not in drawn


@pytest.mark.urls("tests.campaigns.look_urls")
def test_who_is_signed_in_finds_name_roles_password_and_sign_out():
    drawn = draw("404.html", Role.CHAIRMAN, Role.COUNCIL)
    assert "Trần Thị Bình" in drawn
    assert "Hội đồng, Chủ tịch" in drawn
    assert 'href="/doi-mat-khau/"' in drawn
    assert '<form method="post" action="/dang-xuat/">' in drawn
    assert "Đăng nhập" not in drawn


@pytest.mark.urls("tests.campaigns.look_urls")
def test_the_lock_tells_how_long_it_holds():
    drawn = draw("registration/lockout.html")
    assert "nhập sai mật khẩu 5 lần" in drawn
    assert "khoảng 15 phút" in drawn


@pytest.mark.parametrize("path", SCREENS, ids=lambda path: str(path.relative_to(TEMPLATES)))
def test_a_template_keeps_the_content_security_policy(path: Path):
    source = path.read_text()
    assert re.findall(r"\sstyle=|\son\w+=|<style|javascript:|https?://(?!www\.w3\.org)", source) == []
    assert re.findall(r"<script(?![^>]*\ssrc=)", source) == []


@pytest.mark.parametrize("path", SCREENS, ids=lambda path: str(path.relative_to(TEMPLATES)))
def test_a_template_names_only_icons_that_exist(path: Path):
    drawn = set(re.findall(r'<symbol id="([^"]+)"', (settings.BASE_DIR / "static/img/icons.svg").read_text()))
    assert set(re.findall(r'{% icon "([^"]+)" %}', path.read_text())) <= drawn


def tokens() -> dict[str, str]:
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", (CSS / "tokens.css").read_text()))


def contrast(first: str, second: str) -> float:
    light, dark = sorted((luminance(first), luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    shares = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("name", ON_WHITE)
@pytest.mark.parametrize("ground", ["paper", "surface", "sand"])
def test_words_are_legible_on_every_ground(name: str, ground: str):
    assert contrast(tokens()[name], tokens()[ground]) >= 4.5


@pytest.mark.parametrize("name", ON_WASH)
def test_states_are_legible_on_their_wash(name: str):
    assert contrast(tokens()[name], tokens()[f"{name}-wash"]) >= 4.5


@pytest.mark.parametrize("name", ["red", "red-deep", "red-night", "done"])
def test_white_words_are_legible_on_colour(name: str):
    assert contrast("#ffffff", tokens()[name]) >= 4.5


def test_honour_is_legible_on_gold_and_fields_have_a_visible_edge():
    assert contrast(tokens()["gold-ink"], tokens()["gold-wash"]) >= 4.5
    assert contrast(tokens()["line-strong"], tokens()["surface"]) >= 3
    assert contrast(tokens()["focus"], tokens()["paper"]) >= 3


@pytest.mark.parametrize("name", STYLES)
def test_a_style_names_only_tokens_that_exist(name: str):
    known = set(re.findall(r"--([\w-]+):", (CSS / "tokens.css").read_text()))
    source = (CSS / f"{name}.css").read_text()
    assert set(re.findall(r"var\(--([\w-]+)\)", source)) - known == set()
    assert re.findall(r"url\(|@import", source) == []
