"""Registering on the page: nothing typed is lost, everything is told."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from campaigns.actions.registrations import TargetInput, save
from campaigns.enums import Role, TargetKind
from campaigns.models import AwardForm, Collective, Individual, Period, Registration, User
from tests.factories import (
    make_award_form,
    make_campaign,
    make_collective,
    make_individual,
    make_period,
    make_registration,
    make_user,
)

pytestmark = pytest.mark.django_db


def _period_around(day: date, opens: int, closes: int, **fields: Any) -> Period:
    """A period whose window lies ``opens`` … ``closes`` days from ``day``."""
    return make_period(
        make_campaign(),
        registration_opens=day + timedelta(days=opens),
        registration_closes=day + timedelta(days=closes),
        scoring_closes=day + timedelta(days=60),
        dossier_before=day + timedelta(days=90),
        **fields,
    )


@pytest.fixture
def period() -> Period:
    return _period_around(timezone.localdate(), -5, 5)


@pytest.fixture
def unit(period: Period) -> Collective:
    return make_collective(period.campaign.organisation, name="Hội Nông dân xã")


@pytest.fixture
def person(unit: Collective) -> Individual:
    return make_individual(unit, full_name="Nguyễn Văn Đoàn")


@pytest.fixture
def award_form(period: Period) -> AwardForm:
    return make_award_form(period.campaign)


def _sign_in(client: Client, *roles: Role, **fields: Any) -> User:
    user = make_user(*roles, **fields)
    client.force_login(user)
    return user


def _typed(award_form: AwardForm | None = None, **more: str) -> dict[str, str]:
    """The form as a browser posts it: one figure, one task, two empty rows."""
    return {
        "figures-TOTAL_FORMS": "2",
        "figures-INITIAL_FORMS": "0",
        "figures-0-text": "Tỷ lệ hồ sơ đúng hạn",
        "figures-0-unit": "%",
        "figures-0-planned": "98,5",
        "figures-1-text": "",
        "figures-1-unit": "",
        "figures-1-planned": "",
        "tasks-TOTAL_FORMS": "2",
        "tasks-INITIAL_FORMS": "0",
        "tasks-0-text": "",
        "tasks-1-text": "Niêm yết thủ tục",
        "completion_level": "good",
        "award_form": str(award_form.pk) if award_form else "",
    } | more


# --- New and edit ----------------------------------------------------------------------------------------


def test_a_unit_registers_itself_and_sends(
    client: Client, period: Period, unit: Collective, award_form: AwardForm
) -> None:
    user = _sign_in(client, Role.UNIT, collective=unit)
    key = f"collective-{unit.pk}"
    assert "selected" in client.get(reverse("registration_new"), {"cho": key}).content.decode()
    answer = client.post(reverse("registration_new"), _typed(award_form, participant=key, send="1"))
    made = Registration.objects.get()
    assert answer["Location"] == reverse("registration", args=[made.pk])
    assert (made.collective, made.state, made.submitted_by) == (unit, "submitted", user)
    lines = made.targets.order_by("position").values_list("kind", "text")
    assert list(lines) == [("figure", "Tỷ lệ hồ sơ đúng hạn"), ("task", "Niêm yết thủ tục")]


def test_sending_an_incomplete_one_keeps_the_draft_and_says_what_is_missing(
    client: Client, period: Period, unit: Collective
) -> None:
    _sign_in(client, Role.UNIT, collective=unit)
    typed = _typed(participant=f"collective-{unit.pk}", send="1", completion_level="")
    text = client.post(reverse("registration_new"), typed, follow=True).content.decode()
    assert Registration.objects.get().state == "draft"
    assert "Chưa chọn mức độ hoàn thành nhiệm vụ." in text
    assert "Chưa chọn hình thức khen thưởng phấn đấu đạt được." in text


@pytest.mark.parametrize("button", ["add_figures", "add_tasks"])
def test_more_rows_keep_what_is_typed_and_save_nothing(
    client: Client, period: Period, unit: Collective, award_form: AwardForm, button: str
) -> None:
    _sign_in(client, Role.UNIT, collective=unit)
    typed = _typed(
        award_form, participant=f"collective-{unit.pk}", **{button: "1", "figures-1-planned": "mười"}
    )
    page = client.post(reverse("registration_new"), typed)
    forms = page.context["forms"]
    rows = {"add_figures": (5, 2), "add_tasks": (3, 4)}[button]
    assert (len(forms.figures.forms), len(forms.tasks.forms)) == rows
    text = page.content.decode()
    assert 'value="98,5"' in text
    assert 'value="mười"' in text
    assert "Niêm yết thủ tục" in text
    assert "is-invalid" not in text
    assert not Registration.objects.exists()


def test_mistakes_keep_what_is_typed(client: Client, period: Period, unit: Collective) -> None:
    _sign_in(client, Role.UNIT, collective=unit)
    typed = _typed(
        participant=f"collective-{unit.pk}", **{"figures-1-text": "Chưa có số", "figures-0-planned": "abc"}
    )
    text = client.post(reverse("registration_new"), typed).content.decode()
    assert "Chưa ghi con số đăng ký." in text
    assert "Hãy nhập một con số" in text
    assert "Chưa có số" in text
    assert not Registration.objects.exists()


def test_huge_input_is_told_and_not_stored(client: Client, period: Period, unit: Collective) -> None:
    _sign_in(client, Role.UNIT, collective=unit)
    typed = _typed(
        participant=f"collective-{unit.pk}", **{"tasks-0-text": "A" * 401, "figures-0-planned": "9" * 20}
    )
    assert client.post(reverse("registration_new"), typed).status_code == 200
    typed = _typed(
        participant=f"collective-{unit.pk}", **{"figures-TOTAL_FORMS": "99999999", "add_figures": "1"}
    )
    assert len(client.post(reverse("registration_new"), typed).context["forms"].figures.forms) <= 30
    assert not Registration.objects.exists()


def test_somebody_elses_participant_is_no_choice(client: Client, period: Period, unit: Collective) -> None:
    make_individual(unit)
    other = make_collective(period.campaign.organisation)
    _sign_in(client, Role.UNIT, collective=unit)
    text = client.post(
        reverse("registration_new"), _typed(participant=f"collective-{other.pk}")
    ).content.decode()
    assert "không có trong danh sách" in text
    assert not Registration.objects.exists()


@pytest.mark.parametrize(("opens", "closes"), [(1, 5), (-5, -1)])
def test_outside_the_window_the_page_says_when(client: Client, opens: int, closes: int) -> None:
    period = _period_around(timezone.localdate(), opens, closes)
    unit = make_collective(period.campaign.organisation)
    _sign_in(client, Role.UNIT, collective=unit)
    for name in ("registrations", "registration_new"):
        text = client.get(reverse(name)).content.decode()
        assert f"{period.registration_opens:%d/%m/%Y}" in text
        assert "thời gian đăng ký" in text
    typed = _typed(participant=f"collective-{unit.pk}")
    assert "Niêm yết thủ tục" in client.post(reverse("registration_new"), typed).content.decode()
    assert not Registration.objects.exists()


def test_the_office_registers_late(client: Client) -> None:
    period = _period_around(timezone.localdate(), -5, -1)
    unit = make_collective(period.campaign.organisation)
    _sign_in(client, Role.OFFICE)
    client.post(
        reverse("registration_new"),
        _typed(make_award_form(period.campaign), participant=f"collective-{unit.pk}", send="1"),
    )
    made = Registration.objects.get()
    assert (made.state, made.is_late) == ("submitted", True)
    assert "Đăng ký muộn" in client.get(reverse("registrations")).content.decode()


def test_a_second_click_shows_what_the_first_one_made(
    client: Client, period: Period, unit: Collective, award_form: AwardForm
) -> None:
    _sign_in(client, Role.UNIT, collective=unit)
    typed = _typed(award_form, participant=f"collective-{unit.pk}")
    assert client.post(reverse("registration_new"), typed).status_code == 302
    text = client.post(reverse("registration_new"), typed).content.decode()
    made = Registration.objects.get()
    assert "đã có đăng ký" in text
    assert reverse("registration", args=[made.pk]) in text
    assert "Niêm yết thủ tục" in text
    assert "Tất cả đã có đăng ký" in client.get(reverse("registration_new")).content.decode()


def test_clearing_a_row_removes_it(
    client: Client, period: Period, unit: Collective, award_form: AwardForm
) -> None:
    user = _sign_in(client, Role.UNIT, collective=unit)
    made = make_registration(period, unit, by=user)
    made.targets.create(kind="figure", text="Chỉ tiêu cũ", planned=5, position=1)
    assert "Chỉ tiêu cũ" in client.get(reverse("registration_edit", args=[made.pk])).content.decode()
    typed = _typed(
        award_form, version="1", **{"figures-0-text": "", "figures-0-unit": "", "figures-0-planned": ""}
    )
    client.post(reverse("registration_edit", args=[made.pk]), typed)
    assert [target.text for target in made.targets.all()] == ["Niêm yết thủ tục"]


def test_two_tabs_show_both_texts_and_the_second_saving_wins(
    client: Client, period: Period, unit: Collective, award_form: AwardForm
) -> None:
    user = _sign_in(client, Role.UNIT, collective=unit)
    office = make_user(Role.OFFICE, full_name="Lê Thị Văn Phòng")
    made = make_registration(period, unit, by=user)
    save(
        registration=made,
        by=office,
        now=timezone.now(),
        completion_level="done",
        award_form=None,
        targets=[TargetInput(TargetKind.TASK, "Việc do Văn phòng ghi")],
    )
    page = client.post(reverse("registration_edit", args=[made.pk]), _typed(award_form, version="1"))
    text = page.content.decode()
    for shown in ("Lê Thị Văn Phòng", "Việc do Văn phòng ghi", "Niêm yết thủ tục", 'target="_blank"'):
        assert shown in text
    assert made.targets.get().text == "Việc do Văn phòng ghi"

    again = _typed(award_form, version=str(page.context["version"]))
    assert client.post(reverse("registration_edit", args=[made.pk]), again).status_code == 302
    assert made.targets.count() == 2


def test_writing_after_it_was_sent_keeps_the_typed_text_on_the_page(
    client: Client, period: Period, unit: Collective
) -> None:
    user = _sign_in(client, Role.UNIT, collective=unit)
    made = make_registration(period, unit, "submitted", by=user)
    text = client.post(reverse("registration_edit", args=[made.pk]), _typed(version="1")).content.decode()
    assert "không sửa được nội dung" in text
    assert "Niêm yết thủ tục" in text
    assert client.get(reverse("registration_edit", args=[made.pk])).status_code == 302
