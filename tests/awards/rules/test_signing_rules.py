"""Who signs where, whose certificate it is, where the pictures stand; which pictures and roots are taken."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image

from awards.rules.certificates import read_authority
from awards.rules.pictures import clean_picture, ink_colour
from awards.rules.signature_boxes import POINTS_A_MM, Box, Place, is_in, seal_box, signature_box
from awards.rules.signers import Signer, bears_name, signers, signs
from campaigns.errors import Refused
from tests.awards.documents.signing.authority import BLUE, RED, authority, picture, png

MM = POINTS_A_MM
ROOM = Place(page=0, middle=152 * MM, top=120 * MM, bottom=96 * MM)


def block(name: str) -> dict[str, str]:
    return {"kind": "Signature", "name": name}


def test_one_signature_stands_on_the_right() -> None:
    assert signers({"signature": block("An")}) == [Signer("phai", "An")]


def test_minutes_have_the_chair_first_and_the_secretary_on_the_left() -> None:
    payload = {"chair_signature": block("An"), "secretary_signature": block("Bình")}
    assert signers(payload) == [Signer("phai", "An"), Signer("trai", "Bình")]


def test_a_report_has_its_author_and_those_who_confirm_it() -> None:
    payload = {"author": block("An"), "endorsements": [block("Bình"), block(""), block("Chi")]}
    assert signers(payload) == [Signer("phai", "An"), Signer("trai", "Bình"), Signer("2", "Chi")]


def test_a_paper_that_nobody_signs() -> None:
    assert signers({"title": "Mục lục"}) == []
    assert not signs({"title": "Mục lục"}, "")


def test_who_signs_is_known_by_name() -> None:
    assert signs({"signature": block("Nguyễn Văn Đoàn")}, "nguyễn văn đoàn")
    assert not signs({"signature": block("Nguyễn Văn Đoàn")}, "Nguyễn Văn Đ")


@pytest.mark.parametrize(
    ("certified", "is_his"),
    [
        ("Nguyễn Văn An", True),
        ("NGUYỄN VĂN AN", True),
        ("Nguyễn Văn An - 0123456789", True),
        ("CN=Nguyễn Văn An, O=UBND xã", True),
        ("NGUYEN VAN AN", True),
        ("Nguyễn Vân An", False),
        ("Nguyễn Văn Ân", False),
        ("Nguyễn Văn Anh", False),
        ("Nguyễn Thị Văn An", False),
        ("Văn An", False),
        ("", False),
    ],
)
def test_whose_certificate_it_is(certified: str, is_his: bool) -> None:
    assert bears_name(certified, "Nguyễn Văn An") is is_his


def test_nobody_without_a_name() -> None:
    assert not bears_name("Nguyễn Văn An", "")


def test_the_signature_is_centred_in_its_room() -> None:
    box = signature_box(ROOM, 45, 3)
    assert (box.width / MM, box.height / MM) == pytest.approx((45, 15))
    assert (box.left + box.width / 2, box.bottom + box.height / 2) == pytest.approx((152 * MM, 108 * MM))


def test_a_high_picture_is_made_smaller_and_keeps_its_shape() -> None:
    box = signature_box(ROOM, 50, 1)
    assert (box.width / MM, box.height / MM) == pytest.approx((23, 23))
    assert ROOM.bottom < box.bottom < box.top < ROOM.top


def test_the_seal_covers_the_left_third() -> None:
    hand = signature_box(ROOM, 45, 3)
    seal = seal_box(hand, 36, 1)
    assert (seal.width / MM, seal.height / MM) == pytest.approx((36, 36))
    assert (seal.right - hand.left) / hand.width == pytest.approx(1 / 3)
    assert seal.bottom + seal.height / 2 == pytest.approx(hand.bottom + hand.height / 2)


def test_a_neighbours_signature_is_not_in_the_room() -> None:
    hand = signature_box(ROOM, 45, 3)
    assert is_in(ROOM, hand)
    assert not is_in(ROOM, Box(hand.left - 82 * MM, hand.bottom, hand.right - 82 * MM, hand.top))
    assert not is_in(ROOM, Box(hand.left, hand.bottom + 30 * MM, hand.right, hand.top + 30 * MM))


def test_a_picture_is_cut_to_its_ink_and_made_anew() -> None:
    cleaned = clean_picture(picture(BLUE, (300, 100), margin=40))
    with Image.open(BytesIO(cleaned)) as image:
        assert (image.format, image.mode, image.size) == ("PNG", "RGBA", (300, 100))


def test_a_large_picture_is_kept_at_600_dots_an_inch() -> None:
    with Image.open(BytesIO(clean_picture(picture(RED, (2400, 2400))))) as image:
        assert image.size == (1200, 1200)


def _jpeg() -> bytes:
    target = BytesIO()
    Image.new("RGB", (50, 50), BLUE).save(target, "JPEG")
    return target.getvalue()


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "picture_not_png"),
        (b"khong phai anh", "picture_not_png"),
        (_jpeg(), "picture_not_png"),
        (b"\x89PNG" + b"0" * (4 * 1024 * 1024), "picture_too_large"),
        (png(Image.new("1", (4001, 4000))), "picture_too_large"),
        (png(Image.new("RGB", (50, 50), BLUE)), "picture_not_clear"),
        (png(Image.new("RGBA", (50, 50), (0, 0, 0, 0))), "picture_empty"),
    ],
)
def test_pictures_that_are_not_taken(content: bytes, code: str) -> None:
    with pytest.raises(Refused) as refusal:
        clean_picture(content)
    assert refusal.value.codes == (code,)


@pytest.mark.parametrize(
    ("colour", "word"),
    [(BLUE, "blue"), (RED, "red"), ((0, 0, 0), ""), ((20, 160, 40), ""), ((60, 60, 70), "")],
)
def test_the_colour_of_the_ink(colour: tuple[int, int, int], word: str) -> None:
    assert ink_colour(clean_picture(picture(colour))) == word


def test_an_authoritys_certificate() -> None:
    found = read_authority(authority().pem.encode())
    assert found.subject == found.issuer == "Cơ quan chứng thực thử nghiệm"
    assert len(found.sha256) == 64
    assert found.valid_from < found.valid_until
    assert found.pem == authority().pem


@pytest.mark.parametrize(
    "content", [b"", b"khong phai", b"-----BEGIN CERTIFICATE-----\nx", b"0" * (64 * 1024 + 1)]
)
def test_what_is_not_a_certificate(content: bytes) -> None:
    with pytest.raises(Refused) as refusal:
        read_authority(content)
    assert refusal.value.codes == ("certificate_unreadable",)


def test_a_persons_certificate_is_no_root() -> None:
    with pytest.raises(Refused) as refusal:
        read_authority(authority().personal("Nguyễn Văn An"))
    assert refusal.value.codes == ("certificate_not_authority",)
