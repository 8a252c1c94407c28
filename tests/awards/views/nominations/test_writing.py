"""Nominating and writing the report: nothing typed is lost."""

from __future__ import annotations

import pytest
from django.urls import reverse

from awards.models import Condition, Nomination
from campaigns.enums import Role
from campaigns.models import AwardForm, Registration
from tests.awards.views.nominations.scene import TEXT, made, office, page, signed_in
from tests.factories import (
    make_user,
)


def test_nominate_leads_to_the_report(
    registration: Registration, form: AwardForm, condition: Condition
) -> None:
    client = signed_in(make_user(Role.INDIVIDUAL, individual=registration.individual))
    assert "Tích cực học tập." in page(client, "nomination_new", registration.pk)
    response = client.post(
        reverse("nomination_new", args=[registration.pk]), {"hinh-thuc": form.code}, follow=True
    )
    assert "Họ và tên: Lê Văn Cường" in response.content.decode()


def test_why_not_is_said(registration: Registration, form: AwardForm) -> None:
    client = office()
    assert "không có tiêu chuẩn" in page(client, "nomination_new", registration.pk)
    response = client.post(
        reverse("nomination_new", args=[registration.pk]), {"hinh-thuc": form.code}, follow=True
    )
    assert "không có tiêu chuẩn" in response.content.decode()
    assert not Nomination.objects.exists()


@pytest.mark.parametrize("role", [Role.COUNCIL, Role.CHAIRMAN])
def test_readers_do_not_nominate(registration: Registration, role: Role) -> None:
    url = reverse("nomination_new", args=[registration.pk])
    assert signed_in(make_user(role)).get(url).status_code == 403


def test_save_and_stay(registration: Registration, form: AwardForm) -> None:
    nomination = made(registration, form)
    url = reverse("nomination_report", args=[nomination.pk])
    client = office()
    response = client.post(url, TEXT | {"version": 1, "soan-tiep": "1", "lessons": "Bài học mới"})
    assert response["Location"] == url
    response = client.post(url, TEXT | {"version": 2})
    assert response["Location"] == reverse("nomination", args=[nomination.pk])


def test_somebody_else_saved_meanwhile(registration: Registration, form: AwardForm) -> None:
    nomination = made(registration, form)
    url = reverse("nomination_report", args=[nomination.pk])
    first = signed_in(make_user(Role.OFFICE, full_name="Đỗ Thị Thu"))
    second = signed_in(make_user(Role.UNIT, collective=registration.unit))
    first.post(url, TEXT | {"version": 1, "lessons": "Bài học của chị Thu"})
    response = second.post(url, TEXT | {"version": 1, "lessons": "Bài học của tôi"})
    text = response.content.decode()
    assert "Bài học của chị Thu" in text
    assert "Bài học của tôi" in text
    assert "Đỗ Thị Thu đã lưu" in text
    assert 'name="version" value="2"' in text
    nomination.refresh_from_db()
    assert nomination.lessons == "<p>Bài học của chị Thu</p>"
    second.post(url, TEXT | {"version": 2, "lessons": "Bài học của tôi"})
    nomination.refresh_from_db()
    assert nomination.lessons == "<p>Bài học của tôi</p>"
    assert "Bài học của chị Thu" in page(second, "nomination", nomination.pk)  # the record keeps it


def test_what_was_typed_into_a_locked_report_is_shown(registration: Registration, form: AwardForm) -> None:
    nomination = made(registration, form, "submitted")
    url = reverse("nomination_report", args=[nomination.pk])
    text = office().post(url, TEXT | {"version": 1, "lessons": "Đã gõ rất lâu"}).content.decode()
    assert "Đã gõ rất lâu" in text
    assert "Báo cáo đã khóa" in text


def test_a_huge_text_is_refused_and_kept(registration: Registration, form: AwardForm) -> None:
    nomination = made(registration, form)
    url = reverse("nomination_report", args=[nomination.pk])
    response = office().post(url, TEXT | {"version": 1, "lessons": "x" * 20_001, "effect": "Giữ lại"})
    text = response.content.decode()
    assert response.status_code == 200
    assert "x" * 20_001 in text
    assert "Giữ lại" in text


def test_readers_do_not_write(registration: Registration, form: AwardForm) -> None:
    nomination = made(registration, form)
    url = reverse("nomination_report", args=[nomination.pk])
    assert signed_in(make_user(Role.COUNCIL)).get(url).status_code == 403
