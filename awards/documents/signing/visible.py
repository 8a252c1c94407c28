"""What a digital signature looks like on the paper and where: the signer's hand, or the seal over its left
third."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO

from PIL import Image

from awards.documents.signing.places import place_of, signature_in
from awards.models import Paper, SignaturePicture
from awards.queries.signed_copies import picture_of_signer, seal_of
from awards.rules.signature_boxes import Box, seal_box, signature_box
from awards.rules.signers import RIGHT, SEAL, Signer, signers
from campaigns.errors import Reason, Refused

SIGN_FIRST = Reason(
    "sign_first",
    "Chưa có chữ ký số của người có thẩm quyền trên văn bản. Người ký phải ký trước, sau đó mới ký "
    "số của cơ quan.",
)


@dataclass(frozen=True)
class Visible:
    """A picture (PNG) in its box of a page; the certificate must be made out to one of ``names``."""

    field: str
    names: tuple[str, ...]
    page: int
    box: Box
    picture: bytes


def field_of(place: str) -> str:
    """The name of the form field that holds the signature of ``place``."""
    return "dau-co-quan" if place == SEAL else f"chu-ky-{place}"


def visible_signature(paper: Paper, pdf: bytes, place: str) -> Visible:
    """How the next signature on ``pdf`` looks: a person's at ``place``, or the organisation's at ``SEAL``.

    Refused: ``no_signer``, ``no_picture``, ``no_seal``, ``picture_missing``, ``no_place``, ``sign_first``.
    """
    return _seal(paper, pdf) if place == SEAL else _hand(paper, pdf, place)


def _hand(paper: Paper, pdf: bytes, place: str) -> Visible:
    signer = _signer(paper, place)
    picture = picture_of_signer(paper.organisation, signer.name)
    if picture is None:
        sentence = (
            f"Chưa có ảnh chữ ký của {signer.name}. Hãy thêm trong Quản trị, mục “Ảnh chữ ký, ảnh "
            f"dấu” (người này "
            "phải có trong danh sách người ký của cơ quan), hoặc ký bằng phần mềm khác rồi tải bản đã ký lên."
        )
        raise Refused(Reason("no_picture", sentence))
    content, ratio = _read(picture)
    room = place_of(pdf, place)
    box = signature_box(room, picture.width_mm, ratio)
    return Visible(field_of(place), (signer.name,), room.page, box, content)


def _seal(paper: Paper, pdf: bytes) -> Visible:
    organisation = paper.organisation
    picture = seal_of(organisation)
    if picture is None:
        sentence = f"Chưa có ảnh dấu của {organisation}. Hãy thêm trong Quản trị, mục “Ảnh chữ ký, ảnh dấu”."
        raise Refused(Reason("no_seal", sentence))
    content, ratio = _read(picture)
    room = place_of(pdf, RIGHT)
    signature = signature_in(pdf, room)
    if signature is None:
        raise Refused(SIGN_FIRST)
    names = (organisation.name, organisation.short_name)
    return Visible(field_of(SEAL), names, room.page, seal_box(signature, picture.width_mm, ratio), content)


def _signer(paper: Paper, place: str) -> Signer:
    found = next((signer for signer in signers(paper.payload) if signer.place == place), None)
    if found is None:
        raise Refused(
            Reason("no_signer", "Văn bản không có người ký ở vị trí này. Hãy tải lại trang và chọn lại.")
        )
    return found


def _read(picture: SignaturePicture) -> tuple[bytes, float]:
    """The picture's bytes and its width over its height. Refused with ``picture_missing``."""
    try:
        with picture.file.open("rb") as stored:
            content: bytes = stored.read()
        width, height = Image.open(BytesIO(content), formats=("PNG",)).size
    except (OSError, ValueError) as error:
        sentence = f"Không đọc được tệp ảnh: {picture}. Hãy xóa và thêm lại ảnh trong Quản trị."
        raise Refused(Reason("picture_missing", sentence)) from error
    return content, width / height
