"""Signed copies go along in the dossier's ZIP, and its check says what became of them."""

from __future__ import annotations

import io
import json
from zipfile import ZipFile

import pytest

from awards.documents.bundle import bundle, check
from awards.queries.dossiers import folder_of
from tests.awards.award_story import TODAY
from tests.awards.documents.signing.desk import Desk
from tests.awards.documents.test_checking import Files, forged, reindexed

SIGNED = "01_To-trinh_05-TTr-UBND_ban-ky.pdf"


@pytest.fixture
def whole(desk: Desk) -> bytes:
    desk.sign()
    for nomination in desk.story.nominations:
        desk.story.file(nomination, None, TODAY)
    return bundle(folder_of(desk.story.dossier), today=TODAY).content


def test_the_signed_copy_lies_beside_its_paper(whole: bytes, desk: Desk) -> None:
    with ZipFile(io.BytesIO(whole)) as archive:
        paper = json.loads(archive.read("index.json"))["papers"][0]
        assert archive.read(SIGNED).startswith(archive.read(paper["file"]))
    assert paper["signed"]["file"] == SIGNED
    assert [each["name"] for each in paper["signed"]["signatures"]] == [desk.chairman_name]
    found = check(io.BytesIO(whole), "ho-so.zip")
    assert found.faults == ()
    assert found.notes[0].startswith(f"Tệp “{SIGNED}” của {desk.chairman_name}: Không thay đổi sau khi ký.")


def test_a_trusted_signature_needs_no_excuse(whole: bytes, desk: Desk) -> None:
    desk.trust()
    (note,) = check(io.BytesIO(whole), "ho-so.zip").notes
    assert note == f"Tệp “{SIGNED}” của {desk.chairman_name}: Không thay đổi sau khi ký."


def test_a_byte_changed_after_signing_is_told_although_the_sums_were_written_anew(whole: bytes) -> None:
    def change(files: Files) -> None:
        spoilt = bytearray(files[SIGNED])
        spoilt[len(spoilt) // 3] ^= 1
        files[SIGNED] = bytes(spoilt)

    found = check(io.BytesIO(forged(whole, change)), "ho-so.zip").faults
    assert any(f"Tệp “{SIGNED}”: Đã bị thay đổi sau khi ký." in fault for fault in found)


def test_a_lost_signature_is_a_fault(whole: bytes) -> None:
    lost = reindexed(lambda index: index["papers"][0]["signed"].update(signatures=[]))
    found = check(io.BytesIO(forged(whole, lost)), "ho-so.zip").faults
    assert "có 1 chữ ký số, index.json ghi 0" in found[0]
