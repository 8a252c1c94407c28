"""The page of signed copies: what it shows, the upload, and signing with a key file."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.signals import got_request_exception
from django.template.loader import render_to_string
from django.test import Client
from django.urls import reverse
from django.views.debug import ExceptionReporter

from awards.documents.stored import read_copy
from awards.models import SignaturePicture, SignedCopy, TrustedRoot
from awards.models.paper import paper_storage
from awards.queries.signed_copies import signed_copies_of
from campaigns.enums import Role
from campaigns.models import AuditEntry
from tests.awards.documents.signing.authority import BLUE, PASSPHRASE, RED, authority, picture
from tests.awards.documents.signing.desk import Desk, lay_desk
from tests.factories import make_user


@pytest.fixture
def desk(db: None) -> Desk:
    return lay_desk()


@pytest.fixture
def page(client: Client, desk: Desk) -> Client:
    client.force_login(desk.office)
    return client


def address(desk: Desk, name: str = "signed_copies", *more: int) -> str:
    return reverse(name, args=[desk.paper.pk, *more])


def shown(page: Client, desk: Desk) -> str:
    return page.get(address(desk)).content.decode()


def file(content: bytes, name: str) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def test_from_the_first_signature_to_the_seal(page: Client, desk: Desk) -> None:
    desk.trust()
    assert "Chưa có bản ký" in shown(page, desk)
    sign = address(desk, "signed_copy_sign")
    key = file(desk.key().content, "chu-tich.p12")
    done = page.post(sign, {"place": "phai", "key_file": key, "passphrase": PASSPHRASE}, follow=True)
    assert "Đã ký số; đã lưu bản ký thứ 1." in done.content.decode()
    seal = file(desk.key(desk.paper.organisation.name).content, "co-quan.p12")
    page.post(sign, {"place": "dau", "key_file": seal, "passphrase": PASSPHRASE})

    assert "Không còn ai để ký số trên cổng" in page.get(sign).content.decode()
    text = shown(page, desk)
    assert "Ký số trên cổng" not in text
    assert text.index("Bản ký thứ 2") < text.index("Bản ký thứ 1")
    assert text.count("Không thay đổi sau khi ký") == 3
    assert text.count("Tin cậy") == 3
    assert desk.chairman_name in text
    assert PASSPHRASE not in text
    opened = page.get(address(desk, "signed_copy", 2))
    assert opened.content == read_copy(SignedCopy.objects.get(number=2))
    assert opened["Content-Disposition"] == 'inline; filename="To-trinh_05-TTr-UBND_ban-ky-2.pdf"'
    saved = page.get(address(desk, "signed_copy", 2) + "?tai-ve=1")
    assert saved["Content-Disposition"].startswith("attachment")


def test_without_the_root_the_page_says_what_to_install(page: Client, desk: Desk) -> None:
    desk.sign()
    text = shown(page, desk)
    assert "Chưa tin cậy: chưa cài chứng thư số gốc của cơ quan cấp “Cơ quan chứng thực thử nghiệm”" in text
    desk.trust()
    assert "Chưa tin cậy" not in shown(page, desk), "the page checks anew"


def test_a_wrong_passphrase_is_told_and_never_shown_again(page: Client, desk: Desk) -> None:
    key = file(desk.key().content, "chu-tich.p12")
    answer = page.post(
        address(desk, "signed_copy_sign"), {"place": "phai", "key_file": key, "passphrase": "sai-roi"}
    )
    text = answer.content.decode()
    assert answer.status_code == 200
    assert "Không mở được tệp chứng thư số: sai mật khẩu" in text
    assert "sai-roi" not in text
    assert 'value="phai"' in text
    assert not SignedCopy.objects.exists()
    assert "sai-roi" not in str(list(AuditEntry.objects.values_list("changes", "summary")))


def test_a_broken_signing_never_tells_the_passphrase(page: Client, desk: Desk, monkeypatch: Any) -> None:
    """Even a mistake of the program itself leaves no passphrase in the report that Django makes."""
    reports: list[str] = []

    def note(*_args: Any, request: Any, **_values: Any) -> None:
        exc = sys.exc_info()
        reports.append(ExceptionReporter(request, *exc).get_traceback_html())

    def fail(*_args: Any, **_values: Any) -> None:
        raise RuntimeError("broken")

    monkeypatch.setattr("awards.documents.signing.copies.apply_signature", fail)
    got_request_exception.connect(note)
    page.raise_request_exception = False
    try:
        key = file(desk.key().content, "chu-tich.p12")
        values = {"place": "phai", "key_file": key, "passphrase": PASSPHRASE}
        answer = page.post(address(desk, "signed_copy_sign"), values)
    finally:
        got_request_exception.disconnect(note)
    assert answer.status_code == 500
    (report,) = reports
    assert "RuntimeError" in report
    assert PASSPHRASE not in report
    assert not SignedCopy.objects.exists()


def test_the_form_asks_for_the_file(page: Client, desk: Desk) -> None:
    text = page.post(address(desk, "signed_copy_sign"), {"place": "phai", "passphrase": "x"}).content.decode()
    assert "Hãy chọn tệp chứng thư số." in text
    assert "thiet-bi" not in text, "a token only where one is configured"


def test_a_token_is_offered_where_it_is_configured(page: Client, desk: Desk, settings: Any) -> None:
    settings.SIGNING_PKCS11_MODULE, settings.SIGNING_PKCS11_TOKEN = "/khong/co.so", "VANTHU"
    assert "USB token" in page.get(address(desk, "signed_copy_sign")).content.decode()
    values = {"place": "phai", "means": "thiet-bi", "passphrase": "1234"}
    text = page.post(address(desk, "signed_copy_sign"), values).content.decode()
    assert "Không dùng được thiết bị ký số" in text


def test_the_chairman_is_not_offered_the_seal(client: Client, desk: Desk) -> None:
    client.force_login(make_user(Role.CHAIRMAN, full_name=desk.chairman_name))
    text = client.get(address(desk, "signed_copy_sign")).content.decode()
    assert desk.chairman_name in text
    assert 'value="dau"' not in text
    values = {"place": "dau", "key_file": file(b"x", "a.p12"), "passphrase": "x"}
    assert client.post(address(desk, "signed_copy_sign"), values).status_code == 200
    assert not SignedCopy.objects.exists()


def test_a_scan_is_uploaded(page: Client, desk: Desk) -> None:
    new = address(desk, "signed_copy_new")
    values = {"kind": "scan", "upload": file(picture(BLUE), "quet.png"), "note": "Bản lưu văn thư"}
    assert page.post(new, values)["Location"] == address(desk)
    text = shown(page, desk)
    assert "bản quét" in text
    assert "Bản lưu văn thư" in text


def test_a_refused_upload_keeps_what_was_typed(page: Client, desk: Desk) -> None:
    values = {"kind": "digital", "upload": file(desk.issued, "a.pdf"), "note": "Ghi chú dài"}
    text = page.post(address(desk, "signed_copy_new"), values).content.decode()
    assert "Tệp chưa có chữ ký số nào" in text
    assert "Ghi chú dài" in text


def test_a_scan_of_another_kind_is_told_which_kinds_there_are(page: Client, desk: Desk) -> None:
    for kind, told in (
        ("scan", "Bản quét phải là tệp PDF, JPG hoặc PNG."),
        ("digital", "phải là tệp PDF đã ký"),
    ):
        values = {"kind": kind, "upload": file(b"x", "a.txt")}
        text = page.post(address(desk, "signed_copy_new"), values).content.decode()
        assert told in text
        assert "DOCX" not in text


def test_a_missing_picture_is_told_before_anything_is_typed(page: Client, desk: Desk) -> None:
    sign = address(desk, "signed_copy_sign")
    missing = "Chưa có ảnh chữ ký, ảnh dấu của"
    assert missing not in page.get(sign).content.decode()
    SignaturePicture.objects.filter(signatory__isnull=False).delete()
    text = page.get(sign).content.decode()
    assert missing in text
    assert reverse("admin:awards_signaturepicture_changelist") in text


def test_a_file_gone_from_the_disk(page: Client, desk: Desk) -> None:
    copy = desk.sign()
    Path(paper_storage().path(copy.file.name)).unlink()
    assert "Hãy khôi phục từ bản sao lưu" in shown(page, desk)
    gone = page.get(address(desk, "signed_copy", 1))
    assert gone.status_code == 404
    assert "Không mở được bản ký" in gone.content.decode()


def test_the_line_beside_a_paper(desk: Desk) -> None:
    def line() -> str:
        copies = signed_copies_of([desk.paper])[desk.paper.pk]
        context = {"paper": desk.paper, "copies": copies}
        return " ".join(render_to_string("awards/signed_copies.html", context).split())

    assert "Chưa có bản ký" in line()
    desk.sign()
    assert f"Đã ký số</a>: {desk.chairman_name}, " in line()
    assert "; không thay đổi." in line()


def test_pictures_in_the_admin(page: Client, desk: Desk) -> None:
    organisation = desk.paper.organisation
    SignaturePicture.objects.filter(organisation=organisation).delete()
    add = reverse("admin:awards_signaturepicture_add")
    values = {"organisation": organisation.pk, "signatory": "", "width_mm": "36"}
    refused = page.post(add, values | {"upload": file(b"khong phai", "dau.png")}).content.decode()
    assert "phải là tệp PNG" in refused
    blue = page.post(add, values | {"upload": file(picture(BLUE), "dau.png")}, follow=True).content.decode()
    assert "Ảnh không phải màu đỏ" in blue
    row = SignaturePicture.objects.get(organisation=organisation)
    assert (row.width_mm, row.added_by) == (36, desk.office)
    assert row.file.storage.exists(row.file.name)
    nobody = page.post(add, {"width_mm": "36", "upload": file(picture(RED), "dau.png")}).content.decode()
    assert "Ảnh phải là chữ ký của một người ký hoặc dấu của một cơ quan." in nobody
    change = reverse("admin:awards_signaturepicture_change", args=[row.pk])
    assert page.post(change, values | {"width_mm": "50"}).status_code == 403


def test_deleting_a_picture_takes_its_file(
    page: Client, desk: Desk, django_capture_on_commit_callbacks: Any
) -> None:
    row = SignaturePicture.objects.get(organisation__isnull=False)
    delete = reverse("admin:awards_signaturepicture_delete", args=[row.pk])
    with django_capture_on_commit_callbacks(execute=True):
        page.post(delete, {"post": "yes"})
    assert not SignaturePicture.objects.filter(pk=row.pk).exists()
    assert not row.file.storage.exists(row.file.name)


def test_roots_in_the_admin(client: Client, desk: Desk) -> None:
    add = reverse("admin:awards_trustedroot_add")
    client.force_login(desk.office)
    assert client.get(add).status_code == 403
    client.force_login(make_user(Role.ADMINISTRATOR))
    assert client.get(add).status_code == 200
    personal = client.post(add, {"upload": file(authority().personal("Nguyễn Văn An"), "a.cer")})
    assert "không phải của cơ quan cấp" in personal.content.decode()
    client.post(add, {"upload": file(authority().pem.encode(), "goc.pem")})
    row = TrustedRoot.objects.get()
    assert (row.name, row.pem) == ("Cơ quan chứng thực thử nghiệm", authority().pem)
    again = client.post(add, {"upload": file(authority().pem.encode(), "goc.pem")})
    assert "Chứng thư số này đã được cài." in again.content.decode()
    listed = client.get(reverse("admin:awards_trustedroot_changelist")).content.decode()
    assert row.sha256 in listed
