"""The dossier's pages: who reads, what the next step is, hand-over, result, ZIP; flat query counts."""

from __future__ import annotations

from datetime import date
from hashlib import sha256

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from awards.documents.bundle import bundle
from awards.models import Decision, Dossier, HandOver, Paper, Remark
from awards.queries.dossiers import folder_of
from campaigns.enums import Role
from tests.awards.actions.test_dossiers import decide, give
from tests.awards.award_story import PROPOSAL_DAY, TODAY, Story, tell
from tests.factories import (
    at,
    make_collective,
    make_individual,
    make_nomination,
    make_registration,
    make_user,
)


@pytest.fixture
def story(db: None) -> Story:
    return tell()


@pytest.fixture
def page(client: Client, story: Story) -> Client:
    client.force_login(story.office)
    return client


def text_of(page: Client, name: str, *args: object, query: str = "") -> str:
    response = page.get(reverse(name, args=args) + query)
    assert response.status_code == 200
    return response.content.decode()


def test_the_list_says_the_next_step(page: Client, story: Story) -> None:
    text = text_of(page, "dossiers", query="?dot=2024")
    assert "Giấy khen của Chủ tịch UBND huyện Bản Lầu" in text
    assert "Còn 4 văn bản phải hoàn tất." in text
    story.file_all()
    assert "in, ký và nộp tại Phòng Nội vụ huyện Bản Lầu" in text_of(page, "dossiers", query="?dot=2024")


def test_an_empty_period_and_an_unknown_one(page: Client, story: Story) -> None:
    story.campaign.periods.create(
        code="2025",
        name="Năm 2025",
        kind="annual",
        year=2025,
        registration_opens="2025-01-15",
        registration_closes="2025-03-31",
        scoring_closes="2025-11-15",
        dossier_before="2025-12-30",
    )
    assert "Đợt này chưa có hồ sơ nào" in text_of(page, "dossiers", query="?dot=2025")
    assert page.get(reverse("dossiers") + "?dot=1999").status_code == 404


@pytest.mark.parametrize("role", list(Role))
def test_who_reads(client: Client, story: Story, role: Role) -> None:
    client.force_login(make_user(role))
    reads = role in (Role.OFFICE, Role.CHAIRMAN)
    assert client.get(reverse("dossiers")).status_code == (200 if reads else 403)
    assert client.get(reverse("dossier", args=[story.dossier.pk])).status_code == (200 if reads else 404)
    allowed = 200 if role == Role.OFFICE else (403 if reads else 404)
    for name in ("dossier_hand_over", "dossier_take_back", "dossier_conclude"):
        assert client.get(reverse(name, args=[story.dossier.pk])).status_code == allowed
    own = client.get(reverse("own_award", args=["2024", "giay-khen-xa"]))
    assert own.status_code == (404 if reads else 403)


def test_what_is_missing_stands_on_the_page(page: Client, story: Story) -> None:
    text = text_of(page, "dossier", story.dossier.pk)
    assert "Tờ trình đề nghị khen thưởng: chưa phát hành." in text
    assert "Chốt các báo cáo thành tích" in text
    assert "Lập bản nháp (ZIP)" in text
    assert "Ghi nhận nộp hồ sơ" not in text
    assert text.count("btn-primary") == 1
    form = text_of(page, "dossier_hand_over", story.dossier.pk)
    assert "Biên bản họp xét ngày 06/12/2024: chưa phát hành." in form
    assert '<button class="btn btn-primary"' not in form


def test_reports_are_frozen_by_one_button(page: Client, story: Story) -> None:
    response = page.post(reverse("dossier_freeze", args=[story.dossier.pk]), follow=True)
    assert "Đã chốt 2 báo cáo thành tích." in response.content.decode()
    assert Paper.objects.filter(kind="achievement_report").exclude(sha256="").count() == 2
    again = page.post(reverse("dossier_freeze", args=[story.dossier.pk]), follow=True)
    assert "Đã chốt 0 báo cáo thành tích." in again.content.decode()


def test_the_whole_way_through_the_pages(page: Client, story: Story) -> None:
    story.file_all()
    pk = story.dossier.pk
    receipt = {
        "handed_on": "10/12/2024",
        "handed_by": "Lò Văn Sơn",
        "received_by": "Cầm Thị Mai",
        "receipt_number": "15/PTN",
        "version": story.dossier.version,
    }
    wrong = page.post(reverse("dossier_hand_over", args=[pk]), receipt | {"handed_on": "08/12/2024"})
    assert "trước ngày của văn bản cuối cùng" in wrong.content.decode()
    assert "Cầm Thị Mai" in wrong.content.decode()
    assert page.post(reverse("dossier_hand_over", args=[pk]), receipt).status_code == 302
    assert "Đúng hạn" in text_of(page, "dossier", pk)
    again = page.post(reverse("dossier_hand_over", args=[pk]), receipt)
    assert "Hãy tải lại trang" in again.content.decode()
    assert HandOver.objects.count() == 1

    result = {
        "number": "88/QĐ-UBND",
        "decided_on": "15/01/2025",
        "issuer": "Chủ tịch Ủy ban nhân dân huyện Bản Lầu",
        "version": story.dossier.version,
        f"ket-qua-{story.nominations[0].pk}": "co",
    }
    half = page.post(reverse("dossier_conclude", args=[pk]), result)
    assert "Hãy chọn kết quả của đề nghị này." in half.content.decode()
    result[f"ket-qua-{story.nominations[1].pk}"] = "khong"
    assert page.post(reverse("dossier_conclude", args=[pk]), result).status_code == 302
    assert "Quyết định số 88/QĐ-UBND" in text_of(page, "dossier", pk)
    assert Decision.objects.get().results.filter(awarded=True).count() == 1


def test_late_is_shown(page: Client, story: Story) -> None:
    story.file_all()
    give(story, now=at(2024, 12, 31), handed_on=date(2024, 12, 31))
    assert "Nộp muộn" in text_of(page, "dossier", story.dossier.pk)


def test_the_zip(page: Client, story: Story) -> None:
    address = reverse("dossier_bundle", args=[story.dossier.pk])
    assert "chưa phát hành" in page.post(address, follow=True).content.decode()
    story.file_all()
    asked = page.post(address, follow=True)
    assert "Ho-so_giay-khen-huyen_2024.zip (" in asked.content.decode()
    made = page.get(reverse("run_file", args=[asked.context["run"].pk]))
    assert made["Content-Type"] == "application/zip"
    assert made["Content-Disposition"] == 'attachment; filename="Ho-so_giay-khen-huyen_2024.zip"'
    assert made.content == bundle(folder_of(story.dossier), today=TODAY).content


def test_a_replaced_paper_stays_readable(page: Client, story: Story) -> None:
    story.file_all()
    old = Paper.objects.get(kind="proposal")
    story.file(story.dossier, 6, PROPOSAL_DAY, replaces=old)
    text = text_of(page, "dossier", story.dossier.pk)
    assert "Đã thay thế" in text
    assert reverse("paper", args=[old.pk]) in text
    assert page.get(reverse("paper", args=[old.pk])).status_code == 200


def test_the_communes_own_award(client: Client, db: None) -> None:
    story = tell(people=2, collectives=0, own=True)
    story.file_minutes()
    client.force_login(story.office)
    args = ["2024", "giay-khen-xa"]
    assert "Ghi Quyết định của Chủ tịch" in text_of(client, "own_award", *args)
    assert "Xã tự quyết định" in text_of(client, "dossiers", query="?dot=2024")
    draft = client.get(reverse("own_draft", args=args))
    assert draft["Content-Type"] == "application/pdf"
    typed = {
        "nominations": [each.pk for each in story.nominations],
        "number": "412",
        "day": "05/12/2024",
        "signatory": story.campaign.organisation.signatories.get().pk,
    }
    wrong = client.post(reverse("own_decide", args=args), typed)
    assert "trước ngày của Biên bản" in wrong.content.decode()
    assert 'value="412"' in wrong.content.decode()
    done = client.post(reverse("own_decide", args=args), typed | {"day": "10/12/2024"})
    assert done.status_code == 302
    assert Decision.objects.get().number == "412/QĐ-UBND"
    assert "Quyết định tặng Giấy khen số 412/QĐ-UBND" in text_of(client, "own_award", *args)


def test_the_number_of_queries_does_not_grow(client: Client, db: None) -> None:
    story = tell(people=1, collectives=0)
    client.force_login(story.office)

    def count(name: str, *args: object) -> int:
        with CaptureQueriesContext(connection) as queries:
            text_of(client, name, *args)
        return len(queries)

    few = count("dossiers"), count("dossier", story.dossier.pk)
    for _ in range(8):
        person = make_individual(make_collective(story.campaign.organisation))
        registration = make_registration(story.period, person, "accepted")
        make_nomination(registration, story.form, "approved", dossier=story.dossier)
    assert (count("dossiers"), count("dossier", story.dossier.pk)) == few


def test_results_hide_bonus_and_refusals_from_others(client: Client, story: Story) -> None:
    story.file_all()
    give(story)
    collective, person = story.nominations
    decide(story, awarded={collective.pk: True, person.pk: False})
    address = reverse("results") + "?dot=2024"
    client.force_login(story.office)
    text = client.get(address).content.decode()
    assert "1.410.000 đồng" in text
    assert "Không được khen thưởng" in text
    client.force_login(make_user(Role.UNIT))
    text = client.get(address).content.decode()
    assert str(collective.registration.participant) in text
    assert "1.410.000" not in text
    assert str(person.registration.participant) not in text
    client.force_login(make_user(Role.UNIT, collective=collective.registration.collective))
    assert "1.410.000 đồng" in client.get(address).content.decode()
    client.force_login(make_user(Role.INDIVIDUAL, individual=person.registration.individual))
    assert "Không được khen thưởng" in client.get(address).content.decode()


def test_the_honour_board_is_public(client: Client, story: Story) -> None:
    assert "Chưa có tập thể, cá nhân nào" in client.get(reverse("honour_board")).content.decode()
    story.file_all()
    give(story)
    collective, person = story.nominations
    individual = person.registration.individual
    assert individual is not None
    decide(story, awarded={collective.pk: False, person.pk: True})
    text = client.get(reverse("honour_board")).content.decode()
    assert individual.full_name in text
    assert f"{person.registration.post}, {person.registration.unit}" in text
    assert "Quyết định số 88/QĐ-UBND" in text
    assert str(collective.registration.participant) not in text
    for secret in ("710.000", individual.date_of_birth.strftime("%d/%m/%Y")):
        assert secret not in text
    assert "Không tìm thấy tên nào" in client.get(reverse("honour_board") + "?q=zzz").content.decode()
    assert client.get(reverse("honour_board") + "?dot=1999").status_code == 404
    assert client.get(reverse("results")).status_code == 302


# --- Sets, remarks, the check ----------------------------------------------------------------------


def test_the_office_changes_the_number_of_sets(page: Client, story: Story) -> None:
    story.file_all()
    pk = story.dossier.pk
    assert "Bộ 1 – gốc" in text_of(page, "dossier", pk)
    address = reverse("dossier_sets", args=[pk])
    wrong = page.post(address, {"sets": "2", "originals": "3", "with_evidence": "on"})
    assert "số bộ gốc từ 1 đến số bộ hồ sơ" in wrong.content.decode()
    assert 'value="3"' in wrong.content.decode()
    assert page.post(address, {"sets": "3", "originals": "1"}).status_code == 302
    text = text_of(page, "dossier", pk)
    assert "3 bộ, trong đó 1 bộ gốc" in text
    assert "Bộ 3 – sao" in text
    assert not Dossier.objects.get(pk=pk).with_evidence
    made = page.get(reverse("dossier_bound", args=[pk, 3]))
    assert made["Content-Type"] == "application/pdf"
    assert made["Content-Disposition"].endswith('filename="Ho-so_giay-khen-huyen_2024_bo-3_SAO.pdf"')
    missing = page.get(reverse("dossier_bound", args=[pk, 4]), follow=True)
    assert "Hồ sơ không có bộ mang số này." in missing.content.decode()


def test_returned_and_answered_through_the_pages(page: Client, story: Story) -> None:
    story.file_all()
    pk = story.dossier.pk
    receipt = {
        "handed_on": "10/12/2024",
        "handed_by": "Lò Văn Sơn",
        "received_by": "Cầm Thị Mai",
        "receipt_number": "15/PTN",
    }
    assert page.post(reverse("dossier_hand_over", args=[pk]), receipt).status_code == 302
    kept = HandOver.objects.get()
    assert kept.sha256 in text_of(page, "dossier", pk)
    given = page.get(reverse("hand_over_bundle", args=[pk, 1]))
    assert sha256(given.content).hexdigest() == kept.sha256
    assert given["Content-Disposition"] == 'attachment; filename="Ho-so_giay-khen-huyen_2024.zip"'
    assert page.get(reverse("hand_over_bundle", args=[pk, 2])).status_code == 404

    typed = {"reason": "Theo công văn trả hồ sơ", "remarks": "1. Tờ trình sai số bộ\n2. Thiếu dấu"}
    empty = page.post(reverse("dossier_take_back", args=[pk]), typed | {"reason": ""})
    assert "2. Thiếu dấu" in empty.content.decode()
    assert page.post(reverse("dossier_take_back", args=[pk]), typed).status_code == 302
    text = text_of(page, "dossier", pk)
    assert "Ý kiến 2 của nơi nhận hồ sơ chưa được tiếp thu hoặc giải trình." in text
    assert "Còn 2 ý kiến của nơi nhận hồ sơ phải tiếp thu hoặc giải trình." in text
    assert "Ghi nhận nộp hồ sơ" not in text

    first, second = Remark.objects.order_by("number")
    form = text_of(page, "remark_answer", pk, first.pk)
    assert f'value="paper-{Paper.objects.get(kind="proposal").pk}" selected' in form
    said = {"about": f"paper-{first.paper_id}", "outcome": "fixed", "answer": "Đã sửa số bộ trong Tờ trình."}
    refused = page.post(reverse("remark_answer", args=[pk, first.pk]), said)
    assert "chưa có bản thay thế" in refused.content.decode()
    assert "Đã sửa số bộ trong Tờ trình." in refused.content.decode()
    story.file(story.dossier, 6, PROPOSAL_DAY, replaces=Paper.objects.get(kind="proposal"))
    assert page.post(reverse("remark_answer", args=[pk, first.pk]), said).status_code == 302
    said = {"about": "", "outcome": "answered", "answer": "Đã đóng đủ dấu."}
    stale = page.post(reverse("remark_answer", args=[pk, second.pk]), said | {"version": "1"})
    assert "Hãy tải lại trang" in stale.content.decode()
    assert page.post(reverse("remark_answer", args=[pk, second.pk]), said).status_code == 302
    text = text_of(page, "dossier", pk)
    assert "Đã tiếp thu, bổ sung" in text
    assert "Văn bản thay thế" in text
    assert "Ghi nhận nộp hồ sơ" in text
    printed = page.get(reverse("printout", args=["giai-trinh", pk]))
    assert printed["Content-Type"] == "application/pdf"
    again = page.post(reverse("dossier_hand_over", args=[pk]), receipt | {"receipt_number": "16/PTN"})
    assert again.status_code == 302
    text = text_of(page, "dossier", pk)
    assert "Lần 2: nộp" in text
    assert "Đã nhận lại" in text


def test_a_zip_is_checked_by_upload(page: Client, story: Story) -> None:
    story.file_all()
    content = bundle(folder_of(story.dossier), today=TODAY).content
    address = reverse("dossier_check")
    whole = page.post(address, {"file": SimpleUploadedFile("ho-so.zip", content)}).content.decode()
    assert "Hồ sơ còn nguyên vẹn" in whole
    assert "4 văn bản, 13 tệp" in whole
    broken = page.post(address, {"file": SimpleUploadedFile("hỏng.zip", content[:5000])}).content.decode()
    assert "hỏng.zip: có 1 điểm sai" in broken
    assert "không phải tệp ZIP hoặc đã hỏng" in broken
    assert "is-invalid" in page.post(address, {}).content.decode()


def test_the_communes_own_award_is_bound(client: Client, db: None) -> None:
    story = tell(people=1, collectives=0, own=True)
    client.force_login(story.office)
    args = ["2024", "giay-khen-xa"]
    assert "Bộ 1 – gốc" in text_of(client, "own_award", *args)
    made = client.get(reverse("own_bound", args=[*args, 1]) + "?ban-nhap=1")
    assert made["Content-Type"] == "application/pdf"
    assert client.get(reverse("own_bound", args=[*args, 1])).status_code == 302
