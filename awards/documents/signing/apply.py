"""A digital signature with its picture is added to a PDF: PAdES, incremental, the paper stays PDF/A."""

from __future__ import annotations

from io import BytesIO

from django.conf import settings
from PIL import Image
from pyhanko.pdf_utils.extensions import DeveloperExtension
from pyhanko.pdf_utils.images import PdfImage
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.layout import AxisAlignment, BoxConstraints, Margins, SimpleBoxLayoutRule
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.sign.fields import SigFieldSpec, SigSeedSubFilter
from pyhanko.sign.general import SigningError
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner, Signer
from pyhanko.sign.timestamps import HTTPTimeStamper, TimestampRequestError
from pyhanko.stamp import StaticStampStyle

from awards.documents.signing.threads import in_own_thread
from awards.rules.signature_boxes import Box
from campaigns.errors import Reason, Refused

FAILED = Reason(
    "signing_failed", "Không ký được văn bản bằng chứng thư số này. Hãy kiểm tra khóa và thử lại."
)
NO_TIMESTAMP = Reason(
    "no_timestamp",
    "Không lấy được dấu thời gian từ máy chủ cấp dấu thời gian đã cấu hình. Hãy thử lại sau; chưa ký gì.",
)
FILLING = SimpleBoxLayoutRule(
    x_align=AxisAlignment.ALIGN_MID, y_align=AxisAlignment.ALIGN_MID, margins=Margins()
)


class _Writer(IncrementalPdfFileWriter):
    """Adds to a paper and leaves what it says of itself as it was issued.

    That is its description, equal in XMP and Info as PDF/A demands, and its version: PDF/A-3 rests on 1.7,
    and the library would write 2.0 for some kinds of keys.
    """

    def _update_meta(self) -> None:
        pass

    def ensure_output_version(self, version: tuple[int, int]) -> None:
        """Nothing: the version stays."""

    def register_extension(self, ext: DeveloperExtension) -> None:
        """Nothing: the catalogue stays as it is, but for the form with the signatures."""


def apply_signature(
    pdf: bytes, *, signer: Signer, field: str, page: int, box: Box, picture: bytes, place: str
) -> bytes:
    """``pdf`` with one more signature in the field ``field``, seen as ``picture`` (PNG) in ``box`` of
    ``page``.

    The former bytes stay as they are. Level B-B, or B-T when ``SIGNING_TSA_URL`` names a time stamping
    authority. Refused: ``signing_failed``, ``no_timestamp``.
    """
    writer = _Writer(BytesIO(pdf))
    rectangle = (box.left, box.bottom, box.right, box.top)
    machine = PdfSigner(
        PdfSignatureMetadata(
            field_name=field, md_algorithm="sha256", subfilter=SigSeedSubFilter.PADES, location=place
        ),
        signer=signer,
        timestamper=HTTPTimeStamper(settings.SIGNING_TSA_URL) if settings.SIGNING_TSA_URL else None,
        stamp_style=_stamp(picture, box),
        new_field_spec=SigFieldSpec(field, on_page=page, box=rectangle),  # type: ignore[arg-type]
    )
    target = BytesIO()
    try:
        in_own_thread(lambda: machine.sign_pdf(writer, output=target))
    except TimestampRequestError as error:
        raise Refused(NO_TIMESTAMP) from error
    except (SigningError, PdfError, ValueError, NotImplementedError) as error:
        raise Refused(FAILED) from error
    return target.getvalue()


def _stamp(picture: bytes, box: Box) -> StaticStampStyle:
    """The picture alone, filling the box: no text, so no font that is not embedded, and no frame."""
    image = PdfImage(
        Image.open(BytesIO(picture)).convert("RGBA"),
        box=BoxConstraints(round(box.width, 2), round(box.height, 2)),
    )
    return StaticStampStyle(
        background=image, background_layout=FILLING, border_width=0, background_opacity=1.0
    )
