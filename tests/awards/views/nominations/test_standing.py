"""What stands in the way besides the standard, on the pages: flags, earlier awards, people alike."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse

from awards.enums import Check, Outcome
from awards.models import Exclusion, Finding, Namesake, PastAward
from campaigns.enums import Role
from campaigns.models import AwardForm, Registration
from tests.awards.views.nominations.scene import PERSON, made, office, page, signed_in
from tests.factories import at, make_condition, make_individual, make_measure, make_registration, make_user


def excluded(registration: Registration) -> Exclusion:
    return Exclusion.objects.create(
        individual=registration.individual,
        kind="discipline",
        paper_number="45/QĐ-UBND",
        paper_date=date(2024, 5, 6),
        from_date=date(2024, 5, 6),
        recorded_by=make_user(Role.OFFICE),
        recorded_at=at(2024, 5, 7),
    )


def awarded_before(registration: Registration, name: str) -> PastAward:
    person = registration.individual
    assert person is not None
    return PastAward.objects.create(
        organisation=person.organisation,
        name=name,
        date_of_birth=person.date_of_birth,
        award="Giấy khen của Chủ tịch UBND huyện",
        number="5/QĐ-UBND",
        decided_on=date(2020, 1, 2),
        issuer="Chủ tịch UBND huyện",
        achievement="Cải cách hành chính năm 2019",
    )


@pytest.mark.parametrize("state", ["draft", "submitted", "accepted", "passed"])
def test_a_flag_is_a_big_notice_on_what_is_under_way(
    registration: Registration, form: AwardForm, state: str
) -> None:
    nomination = made(registration, form, state)
    excluded(registration)
    for client in (office(), signed_in(make_user(Role.CHAIRMAN))):
        text = page(client, "nomination", nomination.pk)
        assert "Chưa được xét khen thưởng" in text
        assert "văn bản số 45/QĐ-UBND ngày 06/05/2024" in text
    assert "Chưa được xét khen thưởng" not in page(office(), "nomination", made_elsewhere(registration, form))


def made_elsewhere(registration: Registration, form: AwardForm) -> int:
    other = make_registration(registration.period, make_individual(registration.unit), "accepted")
    return made(other, form).pk


def test_the_flag_is_said_where_a_nomination_is_begun(registration: Registration, form: AwardForm) -> None:
    make_condition(form, PERSON)
    excluded(registration)
    text = page(office(), "nomination_new", registration.pk)
    assert "Chưa đề nghị được vì:" in text
    assert "kỷ luật theo văn bản số 45/QĐ-UBND" in text


def test_the_way_of_a_flag_through_the_pages(registration: Registration) -> None:
    client = office()
    typed = {"whom": f"i{registration.individual_id}", "kind": "discipline", "from_date": "06/05/2024"}
    text = client.post(reverse("exclusion_new"), typed | {"note": "Giữ lại chữ này"}).content.decode()
    assert "Kỷ luật phải ghi số, ngày của quyết định kỷ luật." in text
    assert "Giữ lại chữ này" in text
    client.post(reverse("exclusion_new"), typed | {"paper_number": "45/QĐ-UBND", "paper_date": "06/05/2024"})
    row = Exclusion.objects.get()
    assert "Đang có hiệu lực" in page(client, "exclusions")
    close = reverse("exclusion_close", args=[row.pk])
    assert (
        "Hãy ghi ngày cuối cùng" in client.post(close, {"how": "het", "reason": "Hết hạn"}).content.decode()
    )
    client.post(close, {"how": "het", "reason": "Hết hạn", "last_day": "06/05/2025"})
    assert "Đã kết thúc" in page(client, "exclusions")
    client.post(close, {"how": "go", "reason": "Quyết định bị hủy"})
    assert "Đã gỡ" in page(client, "exclusions")
    assert client.get(close).status_code == 302


def test_himself_and_his_unit_read_it_others_do_not(registration: Registration) -> None:
    excluded(registration)
    himself = signed_in(make_user(Role.INDIVIDUAL, individual=registration.individual))
    his_unit = signed_in(make_user(Role.UNIT, collective=registration.unit))
    stranger = signed_in(make_user(Role.INDIVIDUAL))
    assert "45/QĐ-UBND" in page(himself, "exclusions")
    assert "45/QĐ-UBND" in page(his_unit, "exclusions")
    assert "45/QĐ-UBND" not in page(stranger, "exclusions")


def test_the_clerk_does_not_choose_himself(registration: Registration) -> None:
    himself = signed_in(make_user(Role.OFFICE, individual=registration.individual))
    row = excluded(registration)
    assert f'value="i{registration.individual_id}"' in page(office(), "exclusion_new")
    assert f'value="i{registration.individual_id}"' not in page(himself, "exclusion_new")
    assert himself.get(reverse("exclusion_close", args=[row.pk])).status_code == 403


def test_an_earlier_award_is_shown_with_its_decision(registration: Registration, form: AwardForm) -> None:
    awarded_before(registration, "Lê Văn Cường")
    text = page(office(), "nomination", made(registration, form).pk)
    assert "Đã khen thưởng trước đây" in text
    assert "Số 5/QĐ-UBND ngày 02/01/2020" in text
    assert "Phải đối chiếu" not in text


def test_somebody_alike_is_looked_at_and_cleared(registration: Registration, form: AwardForm) -> None:
    past = awarded_before(registration, "Lê Văn Cưỡng")
    nomination = made(registration, form, "submitted")
    client, url = office(), reverse("nomination_namesake", args=[nomination.pk, "truoc-day", past.pk])
    assert "Phải đối chiếu trước khi tiếp nhận" in page(client, "nomination", nomination.pk)
    assert url in page(client, "nomination_examine", nomination.pk)
    shown = client.get(url).content.decode()
    assert "Lê Văn Cưỡng" in shown
    assert "Lê Văn Cường" in shown
    assert client.post(url, {"is_same": "khac", "note": ""}).status_code == 200
    assert client.post(url, {"is_same": "khac", "note": "Khác quê quán"}).status_code == 302
    assert Namesake.objects.get().is_same is False
    assert "Không phải cùng một người" in page(client, "nomination", nomination.pk)
    other = reverse("nomination_namesake", args=[nomination.pk, "truoc-day", past.pk + 1])
    assert client.get(other).status_code == 404


def test_a_condition_is_left_out_and_counted_again(registration: Registration, form: AwardForm) -> None:
    condition = make_condition(
        form,
        PERSON,
        check_by=Check.MEASURE,
        measure=make_measure(form.campaign),
        at_least=Decimal(90),
        may_not_apply=True,
    )
    nomination = made(registration, form, "submitted")
    client, url = office(), reverse("nomination_examine", args=[nomination.pk])
    outcome, note = f"outcome_{condition.pk}", f"note_{condition.pk}"

    def post(version: int, **typed: str) -> str:
        fields = {outcome: typed["outcome"], note: typed["note"]}
        answer = client.post(url, {"version": version, **fields}, follow=True)
        return answer.content.decode()

    assert "Hãy chọn “Không áp dụng”" in post(1, outcome="", note="Không có một cửa")
    text = post(1, outcome="not_applicable", note="Không có một cửa")
    assert "1 không áp dụng" in text
    assert Finding.objects.get().outcome == Outcome.NOT_APPLICABLE
    checklist = page(signed_in(make_user(Role.CHAIRMAN)), "nomination", nomination.pk)
    assert "Không áp dụng" in checklist
    assert "Không có một cửa" in checklist
    post(2, outcome="", note="Không có một cửa")
    assert not Finding.objects.exists()


def test_the_checklist_tells_paper_and_who_acts(registration: Registration, form: AwardForm) -> None:
    make_condition(form, PERSON)
    text = page(office(), "nomination", made(registration, form, "submitted").pk)
    assert 'data-label="Căn cứ"' in text
    assert "Việc tiếp theo: <strong>Văn phòng</strong>" in text
