"""The pages of the report: what is asked for beside saving, what is refused, and the versions."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse

from awards.actions.nominations import nominate
from awards.models import Condition, Nomination
from campaigns.enums import Role, TargetKind
from campaigns.models import AwardForm, Registration, RegistrationTarget
from campaigns.rules.richtext import read, to_plain
from tests.awards.views.nominations.scene import TEXT, made, office, page, signed_in
from tests.factories import at, make_user


@pytest.fixture
def target(registration: Registration) -> RegistrationTarget:
    return RegistrationTarget.objects.create(
        registration=registration,
        position=1,
        kind=TargetKind.FIGURE,
        text="Hồ sơ đúng hạn",
        unit="%",
        planned=Decimal(98),
        reached=Decimal("97.20"),
    )


@pytest.fixture
def nomination(
    registration: Registration, form: AwardForm, condition: Condition, target: RegistrationTarget
) -> Nomination:
    by = make_user(Role.OFFICE)
    return nominate(registration=registration, award_form=form, by=by, now=at(2024, 12, 1))


def post(client: Client, nomination: Nomination, **fields: str) -> str:
    url = reverse("nomination_report", args=[nomination.pk])
    response = client.post(url, TEXT | {"version": nomination.version} | fields, follow=True)
    assert response.status_code == 200
    return response.content.decode()


def test_the_form_shows_lines_and_carries_the_html(nomination: Nomination) -> None:
    text = page(office(), "nomination_report", nomination.pk)
    assert "đạt 97,2%, thấp hơn 0,8 điểm phần trăm so với mức đăng ký" in text
    assert f"data-figure=&quot;target:{RegistrationTarget.objects.get().pk}:reached&quot;" in text


def test_lines_laid_over_the_html_keep_its_figures(nomination: Nomination) -> None:
    lines = to_plain(read(nomination.results)) + "\nThêm một câu."
    post(office(), nomination, results=lines, **{"results-goc": nomination.results})
    nomination.refresh_from_db()
    assert ":reached" in nomination.results
    assert nomination.results.endswith("<p>Thêm một câu.</p>")


def test_writing_a_section_anew_shows_both_and_replaces_nothing(nomination: Nomination) -> None:
    client = office()
    text = post(client, nomination, results="Tôi tự viết.", **{"soan-lai": "results"})
    assert "Tôi tự viết." in text
    assert "Bản soạn lại từ dữ liệu" in text
    assert "<del>" in text
    assert "<ins>" in text
    text = post(client, nomination, results="Tôi tự viết.", **{"thay": "results"})
    assert "Tôi tự viết." not in text
    assert "Hồ sơ đúng hạn" in text
    nomination.refresh_from_db()
    assert nomination.version == 1


def test_one_click_updates_the_sentence_and_saves_nothing(
    nomination: Nomination, target: RegistrationTarget
) -> None:
    client = office()
    mine = "Năm qua đạt 97,2% hồ sơ."
    post(client, nomination, results=mine)
    RegistrationTarget.objects.update(reached=Decimal("98.70"))
    nomination.refresh_from_db()
    text = page(client, "nomination_report", nomination.pk)
    assert "số liệu đã thay đổi: <s>97,2%</s> → <strong>98,7%</strong>" in text
    assert "(số liệu đã thay đổi: 97,2% → 98,7%)" in page(client, "nomination", nomination.pk)
    wanted = f"results|target:{target.pk}:reached|97,2%"
    text = post(client, nomination, results=mine, **{"cap-nhat": wanted})
    assert "Năm qua đạt 98,7% hồ sơ." in text
    assert "số liệu đã thay đổi:" not in text
    nomination.refresh_from_db()
    assert "97,2%" in nomination.results


@pytest.mark.parametrize("wanted", ["results|target:0:reached|97,2%", "lost|x|y", "", "results"])
def test_an_update_of_nothing_changes_nothing(nomination: Nomination, wanted: str) -> None:
    assert "Năm qua đạt 97,2%." in post(
        office(), nomination, results="Năm qua đạt 97,2%.", **{"cap-nhat": wanted}
    )


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("x" * 400, "không vừa một dòng giấy"),
        ("Chữ 字 lạ", "字 (U+5B57)"),
        ("| " + " | ".join("abcdefghiklm") + " |\n| 1 |", "Bảng có 12 cột"),
        ("<p>" + "y" * 61 + "</p>", "không vừa một dòng giấy"),
    ],
)
def test_what_cannot_be_laid_out_is_refused_and_kept(nomination: Nomination, typed: str, told: str) -> None:
    text = post(office(), nomination, lessons=typed)
    assert told in text
    assert to_plain(read(typed)) in text
    nomination.refresh_from_db()
    assert nomination.version == 1


def test_a_paste_is_cleaned_for_writers_alone(nomination: Nomination) -> None:
    url = reverse("nomination_paste", args=[nomination.pk])
    sent = {"noi-dung": "<p class=MsoNormal>Một<o:p></o:p><script>x</script></p>"}
    answer = office().post(url, sent)
    assert answer.content.decode() == "<p>Một</p>"
    assert answer["Content-Type"].startswith("text/plain")
    assert signed_in(make_user(Role.COUNCIL)).post(url, sent).status_code == 403


def test_the_versions_say_who_changed_what_and_come_back(nomination: Nomination) -> None:
    writer = make_user(Role.OFFICE, full_name="Đỗ Thị Thu")
    client = signed_in(writer)
    post(client, nomination, lessons="Nêu gương")
    nomination.refresh_from_db()
    post(client, nomination, lessons="Nêu gương tốt")
    text = page(client, "nomination_versions", nomination.pk)
    assert "Phiên bản 3" in text
    assert "Đỗ Thị Thu" in text
    assert "[thêm]" in text
    nomination.refresh_from_db()
    url = reverse("nomination_restore", args=[nomination.pk, 2])
    answer = client.post(url, {"version": nomination.version}, follow=True).content.decode()
    assert "Đã khôi phục phiên bản 2" in answer
    nomination.refresh_from_db()
    assert nomination.lessons == "<p>Nêu gương</p>"
    assert "khôi phục từ phiên bản 2" in page(client, "nomination_versions", nomination.pk)


def test_many_versions_stand_on_pages_with_their_differences(nomination: Nomination) -> None:
    client = office()
    for number in range(11):
        post(client, nomination, lessons=f"Lần {number}")
        nomination.refresh_from_db()
    second = page(client, "nomination_versions", nomination.pk, query="?page=2")
    assert "Phiên bản đầu tiên" in second
    first = page(client, "nomination_versions", nomination.pk)
    assert "Phiên bản đầu tiên" not in first


def test_a_locked_report_is_not_restored(registration: Registration, form: AwardForm) -> None:
    nomination = made(registration, form, "submitted")
    client = office()
    assert "chưa có phiên bản" in page(client, "nomination_versions", nomination.pk)
    url = reverse("nomination_restore", args=[nomination.pk, 1])
    assert "Báo cáo đã khóa" in client.post(url, {"version": 1}, follow=True).content.decode()


def test_figures_that_moved_after_confirming_are_told(nomination: Nomination) -> None:
    client = office()
    Nomination.objects.filter(pk=nomination.pk).update(
        state="endorsed",
        endorsing_body="Trường",
        endorsed_by=make_user(Role.OFFICE),
        endorsed_at=at(2024, 12, 2),
    )
    assert "đã thay đổi sau khi" not in page(client, "nomination", nomination.pk)
    RegistrationTarget.objects.update(reached=Decimal("98.70"))
    text = page(client, "nomination", nomination.pk)
    assert "Báo cáo ghi 97,2%, cổng hiện có 98,7%." in text
