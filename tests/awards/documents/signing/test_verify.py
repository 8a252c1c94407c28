"""What is found of a signature: unchanged or not, trusted or not, and why, in words."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any

import pytest

from awards.documents.signing import KeyFile, SignatureFinding, verify_pdf
from awards.documents.signing.apply import apply_signature
from awards.documents.signing.keys import opened
from awards.documents.signing.places import place_of
from awards.documents.signing.verify import added_only_signatures
from awards.rules.signature_boxes import signature_box
from campaigns.documents.pdf import render_pdf
from campaigns.errors import Refused
from tests.awards.documents.signing.authority import BLUE, PASSPHRASE, Authority, authority, picture
from tests.awards.documents.signing.clock import clock

NAME = "Đặng Minh Đức"
PAGE = """<!DOCTYPE html><html lang="vi"><head><title>Thử</title></head><body><p>CHỦ TỊCH</p>
<div class="mark" id="ky-phai-tren"></div><div class="signature"><div class="hand"></div></div>
<div class="mark" id="ky-phai-duoi"></div><p>Đặng Minh Đức</p></body></html>"""


@pytest.fixture(scope="module")
def paper() -> bytes:
    return render_pdf(PAGE)


def signed(pdf: bytes, field: str = "chu-ky", by: Authority | None = None, **made: Any) -> bytes:
    room = place_of(pdf, "phai")
    with opened(KeyFile((by or authority()).key_file(NAME, **made), PASSPHRASE)) as signer:
        return apply_signature(
            pdf,
            signer=signer,
            field=field,
            page=room.page,
            box=signature_box(room, 40, 2),
            picture=picture(BLUE),
            place="Nà Mường",
        )


def test_a_paper_without_signatures(paper: bytes) -> None:
    assert verify_pdf(paper, [authority().pem]) == []


def test_a_good_signature(paper: bytes) -> None:
    (found,) = verify_pdf(signed(paper), [authority().pem])
    assert (found.signer, found.issuer) == (NAME, "Cơ quan chứng thực thử nghiệm")
    assert found.integrity == "Không thay đổi sau khi ký"
    assert found.is_trusted
    assert re.fullmatch(r"[0-9A-F]{20,}", found.serial)
    assert isinstance(found.signed_at, datetime)
    assert found.signed_at.tzinfo is not None
    assert (found.has_timestamp, len(found.notes)) == (False, 2)
    assert SignatureFinding.from_json(found.to_json()) == found


@pytest.mark.parametrize("roots", [[], ["another"]])
def test_without_the_root_it_is_whole_but_not_trusted(paper: bytes, roots: list[str]) -> None:
    pems = [Authority("Cơ quan khác").pem for _ in roots]
    (found,) = verify_pdf(signed(paper), pems)
    assert (found.is_intact, found.is_trusted) == (True, False)
    (problem,) = found.problems
    assert problem.startswith("Chưa tin cậy: chưa cài chứng thư số gốc của cơ quan cấp “Cơ quan chứng thực")


def test_an_authority_that_only_bears_the_name(paper: bytes) -> None:
    impostor = Authority("Cơ quan chứng thực thử nghiệm")
    (found,) = verify_pdf(signed(paper, by=impostor), [authority().pem])
    assert (found.is_intact, found.is_trusted) == (True, False)
    assert "không đúng do chứng thư số gốc" in found.problems[0]


def test_a_certificate_that_is_not_for_papers(paper: bytes) -> None:
    (found,) = verify_pdf(signed(paper, for_papers=False), [authority().pem])
    assert (found.is_intact, found.is_trusted) == (True, False)
    assert "không cấp chứng thư số này để ký văn bản" in found.problems[0]


def test_a_root_that_was_out_of_its_days(paper: bytes) -> None:
    past = Authority("Cơ quan đã đóng", last=-5)
    (found,) = verify_pdf(signed(paper, by=past), [past.pem])
    assert (found.is_intact, found.is_trusted) == (True, False)
    assert "chứng thư số gốc của “Cơ quan đã đóng” không có hiệu lực lúc ký" in found.problems[0]


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [(-20, -1, "Chứng thư số đã hết hạn ngày"), (1, 20, "mới có hiệu lực")],
)
def test_a_certificate_out_of_its_days(paper: bytes, first: int, last: int, words: str) -> None:
    (found,) = verify_pdf(signed(paper, first=first, last=last), [authority().pem])
    assert (found.is_intact, found.is_trusted) == (True, False)
    assert words in found.problems[0]


def test_a_trusted_time_stamp_counts_instead_of_the_signers_clock(paper: bytes, settings: Any) -> None:
    moment = datetime.now(UTC).replace(microsecond=0) - timedelta(hours=3)
    with clock(authority(), moment) as settings.SIGNING_TSA_URL:
        pdf = signed(paper)
    (found,) = verify_pdf(pdf, [authority().pem])
    assert (found.signed_at, found.has_timestamp) == (moment, True)
    assert (found.is_intact, found.is_trusted) == (True, True)


def test_a_time_stamp_of_an_unknown_clock_counts_for_nothing(paper: bytes, settings: Any) -> None:
    moment = datetime.now(UTC) - timedelta(hours=3)
    with clock(Authority("Đồng hồ tự dựng"), moment) as settings.SIGNING_TSA_URL:
        pdf = signed(paper)
    (found,) = verify_pdf(pdf, [authority().pem])
    assert found.signed_at is not None
    assert found.signed_at > moment + timedelta(hours=2)
    assert (found.has_timestamp, found.is_intact) == (False, True)


def test_a_byte_flipped_after_signing(paper: bytes) -> None:
    pdf = bytearray(signed(paper))
    at = pdf.index(b"/OutputIntents")
    pdf[at + 1] ^= 1
    (found,) = verify_pdf(bytes(pdf), [authority().pem])
    assert (found.is_intact, found.is_trusted) == (False, False)
    assert found.integrity == "Đã bị thay đổi sau khi ký"
    assert "mã kiểm tra" in found.problems[0]


def contents(pdf: bytes) -> tuple[int, int]:
    """Where the signature's hexadecimal digits begin and where its zeros do."""
    gap = re.search(rb"/Contents <([0-9a-fA-F]*?)0{64,}>", pdf)
    assert gap is not None
    return gap.start(1), gap.end(1)


def test_a_digit_changed_in_the_signature_itself(paper: bytes) -> None:
    pdf = bytearray(signed(paper))
    at = contents(bytes(pdf))[1] - 4  # the last octets are those of the signature value
    pdf[at] = ord("1") if pdf[at] != ord("1") else ord("2")
    (found,) = verify_pdf(bytes(pdf), [authority().pem])
    assert not found.is_intact
    assert not found.is_trusted
    assert found.problems


def test_a_signature_torn_out_is_told_in_words(paper: bytes) -> None:
    pdf = bytearray(signed(paper))
    start = contents(bytes(pdf))[0]
    pdf[start : start + 40] = b"f" * 40
    with pytest.raises(Refused) as refusal:
        verify_pdf(bytes(pdf), [])
    assert refusal.value.codes == ("file_unreadable",)


def test_hostile_bytes_never_break_the_check(paper: bytes) -> None:
    """Whatever is changed at random, the answer is a finding or a refusal, and never that all is well, except
    where the signature's own octets are not covered by it."""
    good = signed(paper)
    start, end = (
        place + len("/Contents <") for place in (good.index(b"/Contents <30"), good.rindex(b"0" * 64))
    )
    chance = Random(454)
    for _ in range(60):
        at = chance.choice([chance.randrange(start), chance.randrange(end, len(good))])
        pdf = bytearray(good)
        pdf[at] ^= 1 << chance.randrange(8)
        if at < len(paper):
            assert not added_only_signatures(bytes(pdf), paper)
        try:
            findings = verify_pdf(bytes(pdf), [authority().pem])
        except Refused:
            continue
        assert not findings or not findings[0].is_intact


def test_bytes_appended_after_the_last_signature(paper: bytes) -> None:
    (found,) = verify_pdf(signed(paper) + b"\n% more\n", [authority().pem])
    assert not found.is_intact
    assert "nối thêm dữ liệu" in found.problems[-1]


def test_a_second_signature_leaves_the_first_unchanged(paper: bytes) -> None:
    first, second = verify_pdf(signed(signed(paper), "dau"), [authority().pem])
    assert (first.is_intact, second.is_intact) == (True, True)
    assert (first.covers_all, second.covers_all) == (False, True)


@pytest.mark.parametrize("content", [b"", b"khong phai PDF", b"%PDF-1.7\n1 0 obj\n<<>>\n%%EOF"])
def test_what_is_not_a_pdf(content: bytes) -> None:
    with pytest.raises(Refused) as refusal:
        verify_pdf(content, [])
    assert refusal.value.codes == ("file_unreadable",)
