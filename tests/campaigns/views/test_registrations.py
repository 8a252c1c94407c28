"""The pages of registration, as the people of the office, the units and the others use them."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
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


# --- Board -----------------------------------------------------------------------------------------------


def test_the_board_counts_and_finds_without_accents(
    client: Client, period: Period, unit: Collective, person: Individual
) -> None:
    make_registration(period, unit, "submitted")
    _sign_in(client, Role.OFFICE)
    page = client.get(reverse("registrations"), {"q": "nguyen van doan"})
    assert [row.participant for row in page.context["page_obj"]] == [person]
    assert page.context["total"] == 2
    text = page.content.decode()
    assert "Nguyễn Văn Đoàn" in text
    assert "Chưa lập" in text


@pytest.mark.parametrize("query", [{"trang_thai": "x"}, {"don_vi": "abc"}, {"page": "99"}, {"q": "a" * 500}])
def test_odd_filters_do_no_harm(
    client: Client, period: Period, unit: Collective, query: dict[str, str]
) -> None:
    _sign_in(client, Role.OFFICE)
    assert client.get(reverse("registrations"), query).status_code == 200


def test_a_long_board_has_pages_and_few_queries(client: Client, period: Period, unit: Collective) -> None:
    _sign_in(client, Role.OFFICE)

    def count() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert client.get(reverse("registrations")).status_code == 200
        return len(queries)

    make_registration(period, make_individual(unit), "submitted")
    one = count()
    for _ in range(60):
        make_registration(period, make_individual(unit), "submitted")
    assert count() == one
    assert "Trang sau" in client.get(reverse("registrations")).content.decode()


@pytest.mark.parametrize("role", [Role.CULTURE, Role.ADMINISTRATOR])
def test_the_board_is_not_for_everybody(client: Client, period: Period, role: Role) -> None:
    _sign_in(client, role)
    assert client.get(reverse("registrations")).status_code == 403
    assert client.get(reverse("registration_new")).status_code == 403


def test_an_account_without_a_unit_is_told_so(client: Client, period: Period) -> None:
    _sign_in(client, Role.UNIT)
    assert "chưa được gắn với đơn vị" in client.get(reverse("registrations")).content.decode()


def test_a_guest_signs_in_first(client: Client, period: Period) -> None:
    answer = client.get(reverse("registrations"))
    assert answer.status_code == 302
    assert answer["Location"].startswith(reverse("login"))


def test_accepting_several_comes_back_to_the_filtered_board(
    client: Client, period: Period, unit: Collective, person: Individual
) -> None:
    first, second = (
        make_registration(period, unit, "submitted"),
        make_registration(period, person, "submitted"),
    )
    _sign_in(client, Role.OFFICE)
    here = f"{reverse('registrations')}?trang_thai=submitted"
    answer = client.post(
        reverse("registrations_accept"),
        {"chosen": [f"{first.pk}:{first.version}", f"{second.pk}:99", "x:y"], "next": here},
        follow=True,
    )
    assert answer.redirect_chain == [(here, 302)]
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.state, second.state) == ("accepted", "submitted")
    text = answer.content.decode()
    assert "Đã tiếp nhận 1 đăng ký." in text
    assert "Chưa tiếp nhận được đăng ký của Nguyễn Văn Đoàn" in text


def test_accepting_nothing_and_strange_addresses(client: Client, period: Period) -> None:
    _sign_in(client, Role.OFFICE)
    answer = client.post(reverse("registrations_accept"), {"next": "https://vi-du.test/"})
    assert answer["Location"] == reverse("registrations")
    _sign_in(client, Role.UNIT)
    assert client.post(reverse("registrations_accept")).status_code == 403


def test_all_boxes_are_ticked_without_a_program(client: Client, period: Period, unit: Collective) -> None:
    make_registration(period, unit, "submitted")
    _sign_in(client, Role.OFFICE)
    assert "checked" not in client.get(reverse("registrations")).content.decode()
    assert "checked" in client.get(reverse("registrations"), {"chon": "tat-ca"}).content.decode()


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
    assert "không còn trong danh sách chưa đăng ký" in text
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
    assert client.post(reverse("registration_new"), typed).status_code == 200
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


# --- One registration ------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["registration", "registration_edit", "registration_results"])
def test_a_stranger_finds_nothing_and_a_reader_only_reads(
    client: Client, period: Period, unit: Collective, name: str
) -> None:
    made = make_registration(period, unit, "accepted")
    _sign_in(client, Role.UNIT, collective=make_collective(period.campaign.organisation))
    assert client.get(reverse(name, args=[made.pk])).status_code == 404
    _sign_in(client, Role.COUNCIL)
    assert client.get(reverse(name, args=[made.pk])).status_code == (200 if name == "registration" else 403)


def test_moves_are_posted_and_told(client: Client, period: Period, unit: Collective) -> None:
    made = make_registration(period, unit, "submitted")
    address = reverse("registration_move", args=[made.pk, "recall"])
    _sign_in(client, Role.UNIT, collective=unit)
    assert client.get(address).status_code == 405
    assert client.post(reverse("registration_move", args=[made.pk, "accept"])).status_code == 403
    assert client.post(reverse("registration_move", args=[made.pk, "delete"])).status_code == 404
    stale = client.post(address, {"version": "7"}, follow=True)
    assert "vừa được người khác thay đổi" in stale.content.decode()
    done = client.post(address, {"version": "1"}, follow=True)
    assert "Đã rút đăng ký" in done.content.decode()
    again = client.post(address, {"version": "1"}, follow=True)
    assert "Không thể" in again.content.decode()


def test_accepting_and_its_history_in_words(client: Client, period: Period, unit: Collective) -> None:
    made = make_registration(period, unit, "submitted")
    _sign_in(client, Role.OFFICE, full_name="Lê Thị Văn Phòng")
    client.post(reverse("registration_move", args=[made.pk, "accept"]), {"version": "1"})
    text = client.get(reverse("registration", args=[made.pk])).content.decode()
    assert "Đã tiếp nhận đăng ký." in text
    assert "Lê Thị Văn Phòng" in text
    assert "registration.accept" not in text


def test_returning_asks_for_a_reason(client: Client, period: Period, unit: Collective) -> None:
    made = make_registration(period, unit, "submitted")
    _sign_in(client, Role.OFFICE)
    address = reverse("registration_return", args=[made.pk])
    assert "Hãy ghi rõ lý do." in client.post(address, {"reason": "  "}).content.decode()
    kept = client.post(address, {"reason": "Thiếu chỉ tiêu số hóa.", "version": "9"})
    assert "Thiếu chỉ tiêu số hóa." in kept.content.decode()
    client.post(address, {"reason": "Thiếu chỉ tiêu số hóa.", "version": "1"})
    made.refresh_from_db()
    assert (made.state, made.return_reason) == ("returned", "Thiếu chỉ tiêu số hóa.")
    _sign_in(client, Role.UNIT, collective=unit)
    assert "Thiếu chỉ tiêu số hóa." in client.get(reverse("registration", args=[made.pk])).content.decode()
    assert client.get(address).status_code == 403


def test_the_clerk_is_told_why_he_cannot_accept_his_own(
    client: Client, period: Period, person: Individual
) -> None:
    made = make_registration(period, person, "submitted")
    _sign_in(client, Role.OFFICE, individual=person)
    text = client.get(reverse("registration", args=[made.pk])).content.decode()
    assert "người khác của Văn phòng" in text
    assert ">Tiếp nhận<" not in text


def test_results_are_typed_beside_what_was_registered(
    client: Client, period: Period, unit: Collective
) -> None:
    made = make_registration(period, unit, "accepted")
    figure = made.targets.create(kind="figure", text="Tỷ lệ đúng hạn", unit="%", planned=98, position=1)
    task = made.targets.create(kind="task", text="Niêm yết", position=2)
    _sign_in(client, Role.UNIT, collective=unit)
    address = reverse("registration_results", args=[made.pk])
    typed = {
        f"target-{figure.pk}-reached": "99,25",
        f"target-{figure.pk}-result": "",
        f"target-{task.pk}-result": "Đã xong.",
        "version": "1",
    }
    wrong = client.post(address, typed | {f"target-{figure.pk}-reached": "nhiều"}).content.decode()
    assert "Hãy nhập một con số" in wrong
    assert "Đã xong." in wrong
    assert client.post(address, typed).status_code == 302
    text = client.get(reverse("registration", args=[made.pk])).content.decode()
    assert "99,25 %" in text
    assert "Đã xong." in text
    both = client.post(address, typed | {f"target-{task.pk}-result": "Của tôi."}).content.decode()
    assert "lưu bản khác" in both
    assert "Của tôi." in both
    assert "Đã xong." in both


def test_results_wait_for_acceptance(client: Client, period: Period, unit: Collective) -> None:
    made = make_registration(period, unit, "submitted")
    _sign_in(client, Role.UNIT, collective=unit)
    answer = client.get(reverse("registration_results", args=[made.pk]), follow=True)
    assert "chỉ ghi được sau khi Văn phòng tiếp nhận" in answer.content.decode()


def test_no_raw_codes_on_any_page(
    client: Client, period: Period, unit: Collective, person: Individual
) -> None:
    for participant, state in ((unit, "returned"), (person, "accepted")):
        make_registration(period, participant, state)
    _sign_in(client, Role.OFFICE)
    for made in Registration.objects.all():
        text = client.get(reverse("registration", args=[made.pk])).content.decode()
        assert ">returned<" not in text
        assert ">accepted<" not in text
