"""Scans and papers signed with other software: what is kept, and what is refused with which words."""

from __future__ import annotations

import threading
from io import BytesIO
from pathlib import Path
from struct import pack
from typing import Any
from zipfile import ZipFile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from PIL import Image
from pypdf import PdfReader, PdfWriter
from pypdf.annotations import FreeText

from awards.actions.signed_copies import add_copy
from awards.documents.issue import freeze_report
from awards.documents.signing import keep_upload
from awards.documents.signing.apply import apply_signature
from awards.documents.signing.keys import opened
from awards.documents.signing.places import place_of
from awards.documents.stored import read_copy
from awards.enums import CopyKind
from awards.models import SignedCopy
from awards.models.paper import paper_storage
from awards.queries.signed_copies import newest_digital
from awards.rules.signature_boxes import signature_box
from campaigns.enums import Role
from campaigns.errors import Refused
from tests.awards.award_story import NOW
from tests.awards.documents.signing.authority import BLUE, picture
from tests.awards.documents.signing.desk import Desk, lay_desk
from tests.awards.documents.signing.test_signing import codes_of
from tests.factories import make_user


def keep(desk: Desk, content: bytes, name: str = "ban-ky.pdf", **values: Any) -> SignedCopy:
    given = {"kind": CopyKind.DIGITAL, "by": desk.office, "now": NOW}
    return keep_upload(paper=desk.paper, upload=SimpleUploadedFile(name, content), **(given | values))


def signed_elsewhere(desk: Desk, pdf: bytes) -> bytes:
    """``pdf`` signed by the chairman outside the portal."""
    room = place_of(pdf, "phai")
    with opened(desk.key()) as signer:
        return apply_signature(
            pdf,
            signer=signer,
            field="Signature1",
            page=room.page,
            box=signature_box(room, 40, 2),
            picture=picture(BLUE),
            place="Nà Mường",
        )


def photo(orientation: int = 1, size: tuple[int, int] = (300, 200)) -> bytes:
    """A JPEG as a telephone writes it: red in the corner that is first in the file, else white."""
    image = Image.new("RGB", size, "white")
    image.paste((200, 0, 0), (0, 0, 60, 60))
    exif = Image.Exif()
    exif[0x0112] = orientation
    target = BytesIO()
    image.save(target, "JPEG", exif=exif, quality=95)
    return target.getvalue()


def changed(pdf: bytes, *, incremental: bool = True) -> bytes:
    """``pdf`` with a line of text written over it afterwards."""
    writer = PdfWriter(BytesIO(pdf), incremental=incremental)
    note = FreeText(text="1.000.000", rect=(100, 600, 300, 650))
    writer.add_annotation(page_number=0, annotation=note)
    target = BytesIO()
    writer.write(target)
    return target.getvalue()


def test_a_paper_signed_elsewhere(desk: Desk) -> None:
    pdf = signed_elsewhere(desk, desk.issued)
    copy = keep(desk, pdf, note="  Ký bằng phần mềm  của Ban Cơ yếu ")
    assert read_copy(copy) == pdf
    assert (copy.kind, copy.note, copy.pages) == (
        "digital",
        "Ký bằng phần mềm của Ban Cơ yếu",
        desk.paper.pages,
    )
    (found,) = copy.findings
    assert (found["signer"], found["is_intact"], found["is_trusted"]) == (desk.chairman_name, True, False)
    assert "chưa cài chứng thư số gốc" in found["problems"][0]


def test_the_organisation_signs_here_what_the_chairman_signed_elsewhere(desk: Desk) -> None:
    keep(desk, signed_elsewhere(desk, desk.issued))
    copy = desk.seal()
    assert [found["is_intact"] for found in copy.findings] == [True, True]


def test_a_different_paper(desk: Desk) -> None:
    report = freeze_report(nomination=desk.story.nominations[0], by=desk.office, now=NOW)
    other = report.file.open("rb").read()
    assert codes_of(keep, desk, signed_elsewhere(desk, other)) == ("not_issued",)


def test_the_paper_written_anew_by_other_software(desk: Desk) -> None:
    again = PdfWriter(clone_from=BytesIO(desk.issued))
    target = BytesIO()
    again.write(target)
    assert codes_of(keep, desk, target.getvalue()) == ("not_issued",)


def test_the_paper_without_any_signature(desk: Desk) -> None:
    assert codes_of(keep, desk, desk.issued) == ("not_signed",)


def test_changed_first_and_signed_then(desk: Desk) -> None:
    """The signature itself is faultless, and yet this is not the paper that was issued."""
    pdf = signed_elsewhere(desk, changed(desk.issued))
    assert pdf.startswith(desk.issued)
    assert codes_of(keep, desk, pdf) == ("content_added",)


def test_content_added_after_signing(desk: Desk) -> None:
    assert codes_of(keep, desk, changed(signed_elsewhere(desk, desk.issued))) == ("signature_broken",)


def test_bytes_added_after_signing(desk: Desk) -> None:
    assert codes_of(keep, desk, signed_elsewhere(desk, desk.issued) + b"\n% them\n") == ("signature_broken",)


def test_a_byte_flipped_in_the_issued_part(desk: Desk) -> None:
    pdf = bytearray(signed_elsewhere(desk, desk.issued))
    pdf[len(desk.issued) // 2] ^= 1
    assert codes_of(keep, desk, bytes(pdf)) == ("not_issued",)


def test_a_picture_is_no_digital_copy(desk: Desk) -> None:
    assert codes_of(keep, desk, photo(), "anh.jpg") == ("digital_kind",)


@pytest.mark.parametrize(
    ("content", "name", "codes"),
    [
        (b"", "a.pdf", ("file_empty",)),
        (b"khong phai PDF", "a.pdf", ("file_unreadable",)),
        (b"%PDF-1.7\n%%EOF", "a.pdf", ("file_unreadable",)),
    ],
)
def test_what_is_not_what_its_name_says(
    desk: Desk, content: bytes, name: str, codes: tuple[str, ...]
) -> None:
    for kind in CopyKind:
        assert codes_of(keep, desk, content, name, kind=kind) == codes


@pytest.mark.parametrize(("kind", "code"), [("scan", "scan_kind"), ("digital", "digital_kind")])
def test_a_file_of_another_kind_is_told_which_kinds_fit(desk: Desk, kind: str, code: str) -> None:
    assert codes_of(keep, desk, b"MZ", "a.exe", kind=CopyKind(kind)) == (code,)


def test_a_huge_file(desk: Desk, settings: Any) -> None:
    settings.UPLOAD_MAX_BYTES = 1024 * 1024
    scan = photo()
    assert codes_of(keep, desk, scan + b"\0" * (1024 * 1024 + 1 - len(scan)), "a.jpg") == ("file_too_large",)
    keep(desk, scan + b"\0" * (1024 * 1024 - len(scan)), "a.jpg", kind=CopyKind.SCAN)


def test_a_scan_of_the_signed_paper(desk: Desk) -> None:
    scan = BytesIO()
    Image.new("RGB", (1654, 2339), "white").save(scan, "PDF", resolution=200)
    copy = keep(desk, scan.getvalue(), kind=CopyKind.SCAN)
    assert read_copy(copy) == scan.getvalue()
    assert (copy.kind, copy.findings, copy.pages) == ("scan", [], 1)
    assert newest_digital(desk.paper) is None, "a signature is never added to a scan"


@pytest.mark.parametrize(
    ("orientation", "corner"), [(1, "left top"), (3, "right bottom"), (6, "right top"), (8, "left bottom")]
)
def test_a_photograph_stands_upright_on_one_page(desk: Desk, orientation: int, corner: str) -> None:
    """EXIF says how the telephone was held; 6 means a quarter turn to the right."""
    copy = keep(desk, photo(orientation), "anh.jpg", kind=CopyKind.SCAN)
    (page,) = PdfReader(BytesIO(read_copy(copy))).pages
    wide = page.mediabox.width > page.mediabox.height
    assert wide == (orientation in (1, 3))
    assert max(page.mediabox.width, page.mediabox.height) <= 842.5
    (drawn,) = page.images
    shown = drawn.image.convert("RGB")
    corners = {
        "left top": (10, 10),
        "right top": (shown.width - 10, 10),
        "left bottom": (10, shown.height - 10),
        "right bottom": (shown.width - 10, shown.height - 10),
    }
    red = [name for name, at in corners.items() if shown.getpixel(at)[1] < 100]
    assert red == [corner]


def test_a_clear_png_gets_white_ground(desk: Desk) -> None:
    copy = keep(desk, picture(BLUE), "quet.png", kind=CopyKind.SCAN)
    (page,) = PdfReader(BytesIO(read_copy(copy))).pages
    (drawn,) = page.images
    assert drawn.image.convert("RGB").getpixel((300, 40)) >= (245, 245, 245)


def test_a_grey_and_a_print_shop_picture(desk: Desk) -> None:
    for mode in ("L", "CMYK"):
        target = BytesIO()
        Image.new(mode, (200, 300)).save(target, "JPEG")
        assert keep(desk, target.getvalue(), "anh.jpg", kind=CopyKind.SCAN).pages == 1


def test_a_photograph_whose_exif_is_broken(desk: Desk) -> None:
    """A quarter turn beside a width that no writer of EXIF can put down again."""
    turn, width = (0x0112, 3, 1, 6), (0x0100, 8, 1, 0x587FD280)
    exif = b"II*\0" + pack("<IH", 8, 2) + pack("<HHII", *turn) + pack("<HHII", *width) + bytes(4)
    target = BytesIO()
    Image.new("RGB", (20, 20)).save(target, "JPEG", exif=b"Exif\0\0" + exif)
    assert codes_of(keep, desk, target.getvalue(), "a.jpg", kind=CopyKind.SCAN) == ("file_unreadable",)


def test_a_document_is_no_scan(desk: Desk) -> None:
    target = BytesIO()
    with ZipFile(target, "w") as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        package.writestr("word/document.xml", "<document/>")
    assert codes_of(keep, desk, target.getvalue(), "a.docx", kind=CopyKind.SCAN) == ("scan_kind",)


def test_the_same_file_again(desk: Desk) -> None:
    keep(desk, photo(), "anh.jpg", kind=CopyKind.SCAN)
    keep(desk, photo(6), "anh.jpg", kind=CopyKind.SCAN)
    with pytest.raises(Refused) as refusal:
        add_copy(
            paper=desk.paper,
            kind=CopyKind.SCAN,
            pdf=read_copy(desk.paper.signed_copies.get(number=1)),
            pages=1,
            by=desk.office,
            now=NOW,
        )
    assert refusal.value.codes == ("copy_known",)


def test_who_may_upload(desk: Desk) -> None:
    scan = {"kind": CopyKind.SCAN, "name": "anh.jpg"}
    assert codes_of(keep, desk, photo(), by=make_user(Role.UNIT), **scan) == ("not_yours",)
    chairman = make_user(Role.CHAIRMAN, full_name=desk.chairman_name)
    assert keep(desk, photo(), by=chairman, **scan).uploaded_by == chairman


def test_a_copy_is_never_edited_or_deleted(desk: Desk) -> None:
    copy = keep(desk, photo(), "anh.jpg", kind=CopyKind.SCAN)
    for act in (copy.save, copy.delete, SignedCopy.objects.all().delete):
        with pytest.raises(TypeError):
            act()
    with pytest.raises(TypeError):
        SignedCopy.objects.all().update(note="khác")


def test_a_file_gone_or_changed_on_the_disk(desk: Desk) -> None:
    copy = keep(desk, photo(), "anh.jpg", kind=CopyKind.SCAN)
    path = Path(paper_storage().path(copy.file.name))
    path.write_bytes(path.read_bytes() + b" ")
    with pytest.raises(Refused) as changed_file:
        read_copy(copy)
    paper_storage().delete(copy.file.name)
    with pytest.raises(Refused) as gone:
        read_copy(copy)
    assert (changed_file.value.codes, gone.value.codes) == (("file_changed",), ("file_missing",))


@pytest.mark.django_db(transaction=True)
def test_two_at_once() -> None:
    """Two scans both stay; of two signatures on the same copy one loses, so that none is dropped."""
    desk = lay_desk()
    outcomes: list[str] = []
    ready = threading.Barrier(2)

    def run(act: Any, *args: Any, **values: Any) -> None:
        try:
            ready.wait()
            act(*args, **values)
            outcomes.append("kept")
        except Refused as refusal:
            outcomes.extend(refusal.codes)
        finally:
            connection.close()

    def both(*acts: tuple[Any, ...]) -> list[str]:
        outcomes.clear()
        threads = [threading.Thread(target=run, args=act[:-1], kwargs=act[-1]) for act in acts]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        return sorted(outcomes)

    scan = {"name": "anh.jpg", "kind": CopyKind.SCAN}
    assert both((keep, desk, photo(1), scan), (keep, desk, photo(3), scan)) == ["kept", "kept"]
    assert list(desk.paper.signed_copies.order_by("number").values_list("number", flat=True)) == [1, 2]

    def file_signed(pdf: bytes) -> None:
        add_copy(
            paper=desk.paper,
            kind=CopyKind.DIGITAL,
            pdf=pdf,
            pages=2,
            by=desk.office,
            now=NOW,
            signed_here=True,
            base=None,
        )

    first, second = (signed_elsewhere(desk, desk.issued) for _ in range(2))
    assert both((file_signed, first, {}), (file_signed, second, {})) == ["kept", "stale"]
    assert desk.paper.signed_copies.count() == 3
