"""Signing in the portal: whose key, where the picture stands, and that the paper stays what it was."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader

from awards.documents.signing import KeyFile, Token, verify_pdf
from awards.documents.signing.places import place_of
from awards.documents.stored import read_copy
from awards.enums import CopyKind
from awards.models import SignaturePicture, SignedCopy
from awards.models.paper import paper_storage
from awards.rules.signature_boxes import POINTS_A_MM
from awards.rules.signers import LEFT
from campaigns.enums import Role
from campaigns.errors import Refused
from campaigns.models import AuditEntry
from tests.awards.documents.reading import Reading
from tests.awards.documents.signing.authority import PASSPHRASE, authority
from tests.awards.documents.signing.desk import Desk
from tests.factories import make_user

MM = POINTS_A_MM


def stored_files() -> set[str]:
    """Everything in the folders of signed copies."""
    storage = paper_storage()
    return {name for year in storage.listdir("")[0] for name in storage.listdir(year)[1]}


def codes_of(act: Any, *args: Any, **values: Any) -> tuple[str, ...]:
    """The codes with which ``act`` is refused, leaving neither a row nor a file behind."""
    rows, files = SignedCopy.objects.count(), stored_files()
    with pytest.raises(Refused) as refusal:
        act(*args, **values)
    assert (SignedCopy.objects.count(), stored_files()) == (rows, files)
    return refusal.value.codes


def widget(pdf: bytes, field: str) -> tuple[int, Any]:
    """The page (from 0) and the widget of a signature field."""
    for number, page in enumerate(PdfReader(BytesIO(pdf)).pages):
        for entry in page.get("/Annots") or ():
            if entry.get_object().get("/T") == field:
                return number, entry.get_object()
    raise AssertionError(f"no field {field}")


def box_of(pdf: bytes, field: str) -> tuple[int, list[float]]:
    page, found = widget(pdf, field)
    return page, [float(value) for value in found["/Rect"]]


def test_the_chairman_signs(desk: Desk) -> None:
    desk.trust()
    before = datetime.now(UTC) - timedelta(seconds=2)
    copy = desk.sign()

    assert (copy.number, copy.kind, copy.uploaded_by) == (1, CopyKind.DIGITAL, desk.office)
    pdf = read_copy(copy)
    assert pdf.startswith(desk.issued)
    (found,) = verify_pdf(pdf, [authority().pem])
    assert found.signer == desk.chairman_name
    assert found.signed_at is not None
    assert before <= found.signed_at <= datetime.now(UTC) + timedelta(seconds=1)
    assert (found.is_intact, found.is_trusted, found.covers_all, found.problems) == (True, True, True, ())
    assert copy.findings == [found.to_json()]
    entry = AuditEntry.objects.get(action="signed_copy.sign")
    assert "Tờ trình" in entry.summary
    assert PASSPHRASE not in str(entry.changes)


def test_chairman_then_organisation_are_both_valid(desk: Desk) -> None:
    first = read_copy(desk.sign())
    copy = desk.seal()

    pdf = read_copy(copy)
    assert copy.number == 2
    assert pdf.startswith(first)
    hand, seal = verify_pdf(pdf, [authority().pem])
    assert (hand.signer, seal.signer) == (desk.chairman_name, desk.paper.organisation.name)
    assert all(found.is_intact and found.is_trusted for found in (hand, seal))
    assert (hand.covers_all, seal.covers_all) == (False, True)


def test_the_signature_stands_between_post_and_name(desk: Desk) -> None:
    pdf = desk.signed()
    room = place_of(desk.issued, "phai")

    page, (left, bottom, right, top) = box_of(pdf, "chu-ky-phai")
    assert page == room.page
    assert (right - left) / MM == pytest.approx(45, abs=0.1)
    assert (top - bottom) / MM == pytest.approx(45 * 220 / 600, abs=0.1)
    assert (left + right) / 2 == pytest.approx(room.middle, abs=0.1)
    assert (bottom + top) / 2 == pytest.approx((room.top + room.bottom) / 2, abs=0.1)
    assert room.top - room.bottom == pytest.approx(24 * MM, abs=0.5)


def test_the_room_is_under_the_post_and_above_the_name(desk: Desk) -> None:
    """The marks against the text as it is set, each read from the same page."""
    room = place_of(desk.issued, "phai")
    paper = Reading(desk.issued)
    name, post = paper.find(desk.chairman_name), paper.find("TM. ỦY BAN NHÂN DÂN CHỦ TỊCH")
    page_height = float(paper.pages[room.page].height) / MM

    assert (name.page, post.page) == (room.page + 1, room.page + 1)
    assert name.middle == pytest.approx(room.middle / MM, abs=0.3)
    assert page_height - room.top / MM == pytest.approx(post.bottom, abs=1.5)
    assert page_height - room.bottom / MM == pytest.approx(name.top, abs=1.5)


def test_the_seal_in_real_size_over_the_left_third(desk: Desk) -> None:
    desk.sign()
    pdf = read_copy(desk.seal())

    _, (left, bottom, right, top) = box_of(pdf, "chu-ky-phai")
    _, (seal_left, seal_bottom, seal_right, seal_top) = box_of(pdf, "dau-co-quan")
    assert (seal_right - seal_left) / MM == pytest.approx(36, abs=0.1)
    assert (seal_top - seal_bottom) / MM == pytest.approx(36, abs=0.1)
    assert seal_right == pytest.approx(left + (right - left) / 3, abs=0.1)
    assert (seal_bottom + seal_top) / 2 == pytest.approx((bottom + top) / 2, abs=0.1)


def test_the_paper_stays_an_archive_paper(desk: Desk) -> None:
    desk.sign()
    pdf = read_copy(desk.seal())
    old, new = PdfReader(BytesIO(desk.issued)), PdfReader(BytesIO(pdf))
    before, after = old.trailer["/Root"], new.trailer["/Root"]

    assert after["/Metadata"].get_data() == before["/Metadata"].get_data()
    assert b"pdfaid:part" in after["/Metadata"].get_data()
    assert new.metadata == old.metadata
    assert new.pdf_header == old.pdf_header == "%PDF-1.7"
    assert set(after) - set(before) == {"/AcroForm"}
    intent = after["/OutputIntents"][0]["/DestOutputProfile"].get_data()
    assert intent == before["/OutputIntents"][0]["/DestOutputProfile"].get_data()
    form = after["/AcroForm"]
    assert "/NeedAppearances" not in form
    assert "/DR" not in form
    assert b"Courier" not in pdf
    for field in ("chu-ky-phai", "dau-co-quan"):
        _, found = widget(pdf, field)
        assert int(found["/F"]) & 4, "printed"
        assert not int(found["/F"]) & (1 | 2 | 32), "neither hidden nor without view"
        assert set(found["/AP"]) == {"/N"}
        look = found["/AP"]["/N"].get_object()
        assert "/Font" not in look["/Resources"]
        (image,) = look["/Resources"]["/XObject"].values()
        drawn = image.get_object()
        assert (drawn["/ColorSpace"], drawn["/BitsPerComponent"]) == ("/DeviceRGB", 8)
        assert "/SMask" in drawn
        assert not drawn.get("/Interpolate", False)
    assert [page.extract_text() for page in new.pages] == [page.extract_text() for page in old.pages]


def test_a_wrong_passphrase(desk: Desk) -> None:
    key = KeyFile(desk.key().content, "sai mật khẩu")
    assert codes_of(desk.sign, key) == ("key_file",)
    assert "sai mật khẩu" not in repr(key)
    assert not AuditEntry.objects.filter(action="signed_copy.sign").exists()


def test_what_is_not_a_key_file(desk: Desk) -> None:
    assert codes_of(desk.sign, KeyFile(b"", "x")) == ("key_file",)
    assert codes_of(desk.sign, KeyFile(b"%PDF-1.7", "x")) == ("key_file",)
    assert codes_of(desk.sign, KeyFile(b"x" * 300_000, "x")) == ("key_file",)


@pytest.mark.parametrize(
    ("first", "last", "code"), [(-20, -1, "certificate_expired"), (1, 20, "certificate_early")]
)
def test_a_certificate_out_of_its_days(desk: Desk, first: int, last: int, code: str) -> None:
    assert codes_of(desk.sign, desk.key(first=first, last=last)) == (code,)


def test_somebody_elses_certificate(desk: Desk) -> None:
    assert codes_of(desk.sign, desk.key("Trần Thị Khác")) == ("certificate_name",)
    desk.sign()
    assert codes_of(desk.seal, desk.key()) == ("certificate_name",)


def test_the_seal_needs_a_signature_first(desk: Desk) -> None:
    assert codes_of(desk.seal) == ("sign_first",)


def test_nobody_signs_twice(desk: Desk) -> None:
    desk.sign()
    assert codes_of(desk.sign) == ("already_signed",)


def test_a_missing_picture_stops_with_a_clear_sentence(desk: Desk) -> None:
    desk.sign()
    SignaturePicture.objects.filter(organisation__isnull=False).delete()
    with pytest.raises(Refused, match="Chưa có ảnh dấu của Ủy ban nhân dân xã Nà Mường"):
        desk.seal()
    SignaturePicture.objects.all().delete()
    with pytest.raises(Refused, match=f"Chưa có ảnh chữ ký của {desk.chairman_name}"):
        desk.sign()
    assert SignedCopy.objects.count() == 1


def test_a_picture_gone_from_the_disk(desk: Desk) -> None:
    row = SignaturePicture.objects.get(signatory__isnull=False)
    row.file.storage.delete(row.file.name)
    assert codes_of(desk.sign) == ("picture_missing",)


def test_a_place_that_the_paper_does_not_have(desk: Desk) -> None:
    assert codes_of(desk.sign, place=LEFT) == ("no_signer",)


def test_who_may_sign(desk: Desk) -> None:
    stranger, chairman = make_user(Role.COUNCIL), make_user(Role.CHAIRMAN, full_name=desk.chairman_name)
    assert codes_of(desk.sign, by=stranger) == ("not_yours",)
    assert codes_of(desk.sign, by=make_user(Role.CHAIRMAN, full_name="Người Khác")) == ("not_yours",)
    desk.sign(by=chairman)
    key = desk.key(desk.paper.organisation.name)
    assert codes_of(desk.sign, key, place="dau", by=chairman) == ("not_yours",)


def test_without_a_token_configured(desk: Desk) -> None:
    assert codes_of(desk.sign, Token("1234")) == ("no_token",)


def test_a_token_whose_library_is_not_there(desk: Desk, settings: Any) -> None:
    settings.SIGNING_PKCS11_MODULE, settings.SIGNING_PKCS11_TOKEN = "/khong/co.so", "VANTHU"
    assert codes_of(desk.sign, Token("1234")) == ("token_failed",)


def test_a_time_stamping_authority_that_does_not_answer(desk: Desk, settings: Any) -> None:
    settings.SIGNING_TSA_URL = "http://127.0.0.1:9/tsa"
    assert codes_of(desk.sign) == ("no_timestamp",)
