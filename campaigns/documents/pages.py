"""Evidence as pages of A4: pictures are set upright on a page, foreign PDFs fitted into one."""

from __future__ import annotations

import io
import warnings
from contextlib import suppress

import pikepdf
from PIL import Image, ImageOps

from campaigns.errors import Reason, Refused

POINTS_PER_MM = 72 / 25.4
A4 = (210 * POINTS_PER_MM, 297 * POINTS_PER_MM)
MARGIN = 15 * POINTS_PER_MM
DOTS_PER_INCH = 300  # more than a printed page shows is not kept
QUALITY = 88
MOST_PAGES = 300  # of one file; a longer one goes along as a file

COLOURS = 3  # red, green, blue: the output profile of the papers
LEVELS = {"A": "U", "U": "U", "B": "B"}  # what is left of a claim when the tags of the text are gone

LOCKED = Reason("pages_locked", "tệp đặt mật khẩu")
BROKEN = Reason("pages_broken", "tệp hỏng, không mở được")
TOO_LONG = Reason("pages_too_many", f"tệp dài hơn {MOST_PAGES} trang")


def pdf_pages(content: bytes) -> bytes:
    """The pages of a foreign PDF on A4, each upright or lying as it was; only what is drawn is kept.

    Filled-in forms and stamps are drawn in. Refused with ``pages_locked``, ``pages_broken`` and
    ``pages_too_many``; the sentence is a phrase for the index ("tệp đặt mật khẩu").
    """
    try:
        with pikepdf.open(io.BytesIO(content)) as source:
            return _on_a4(source)
    except pikepdf.PasswordError as error:
        raise Refused(LOCKED) from error
    except Refused:
        raise
    except Exception as error:  # the parser answers hostile bytes with exceptions of every kind
        raise Refused(BROKEN) from error


def picture_page(content: bytes) -> bytes:
    """A picture on one page of A4, upright by its own mark, within the margins; encoded anew.

    Refused with ``pages_broken`` when it cannot be read.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(content), formats=("PNG", "JPEG")) as opened:
                picture = _plain(ImageOps.exif_transpose(opened))
    except Exception as error:  # likewise
        raise Refused(BROKEN) from error
    lying = picture.width > picture.height
    width, height = (A4[1], A4[0]) if lying else A4
    room = (width - 2 * MARGIN, height - 2 * MARGIN)
    most = tuple(max(1, round(side / 72 * DOTS_PER_INCH)) for side in room)
    picture.thumbnail((most[0], most[1]), Image.Resampling.LANCZOS)
    scale = min(room[0] / picture.width, room[1] / picture.height)
    drawn = (picture.width * scale, picture.height * scale)
    return _picture_pdf(picture, (width, height), drawn)


def _plain(picture: Image.Image) -> Image.Image:
    """Grey or red-green-blue; what was transparent becomes the white of the paper."""
    if picture.mode in ("1", "L"):
        return picture.convert("L")
    if "A" in picture.mode or "transparency" in picture.info:
        clear = picture.convert("RGBA")
        ground = Image.new("RGBA", clear.size, "white")
        return Image.alpha_composite(ground, clear).convert("RGB")
    return picture.convert("RGB")


def _picture_pdf(picture: Image.Image, page: tuple[float, float], drawn: tuple[float, float]) -> bytes:
    encoded = io.BytesIO()
    picture.save(encoded, "JPEG", quality=QUALITY, subsampling=0, optimize=True)
    with pikepdf.new() as pdf:
        image = pikepdf.Stream(pdf, encoded.getvalue())
        image.stream_dict = pikepdf.Dictionary(
            Type=pikepdf.Name.XObject,
            Subtype=pikepdf.Name.Image,
            Width=picture.width,
            Height=picture.height,
            ColorSpace=pikepdf.Name.DeviceGray if picture.mode == "L" else pikepdf.Name.DeviceRGB,
            BitsPerComponent=8,
            Filter=pikepdf.Name.DCTDecode,
        )
        left, bottom = (page[0] - drawn[0]) / 2, (page[1] - drawn[1]) / 2
        sheet = pdf.add_blank_page(page_size=page)
        sheet.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Im=image))
        drawing = f"q {drawn[0]:.4f} 0 0 {drawn[1]:.4f} {left:.4f} {bottom:.4f} cm /Im Do Q"
        sheet.Contents = pikepdf.Stream(pdf, drawing.encode())
        _claim(pdf, "U")
        return _saved(pdf)


def _on_a4(source: pikepdf.Pdf) -> bytes:
    if not len(source.pages):
        raise Refused(BROKEN)
    if len(source.pages) > MOST_PAGES:
        raise Refused(TOO_LONG)
    draw_annotations(source)
    with pikepdf.new() as pdf:
        for page in source.pages:
            size = (A4[1], A4[0]) if is_wide(page) else A4
            lay(pdf, page, pdf.add_blank_page(page_size=size), "Page")
        _claim(pdf, claimed_level(source))
        return _saved(pdf)


def claimed_level(pdf: pikepdf.Pdf) -> str:
    """The level of PDF/A that a file claims, U or B; "" for none, or for colours of a press."""
    claimed = str(pdf.open_metadata().get("pdfaid:conformance", "")).strip()
    if claimed not in LEVELS:
        return ""
    profiles = [intent.get("/DestOutputProfile") for intent in pdf.Root.get("/OutputIntents", [])]
    if any(profile is None or int(profile.get("/N", 0)) != COLOURS for profile in profiles):
        return ""
    return LEVELS[claimed]


def _claim(pdf: pikepdf.Pdf, level: str) -> None:
    """Let a file say of itself which level of PDF/A-3 its pages keep."""
    if level:
        with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
            metadata["pdfaid:part"] = "3"
            metadata["pdfaid:conformance"] = level


def lay(pdf: pikepdf.Pdf, page: pikepdf.Page, ground: pikepdf.Page, name: str) -> None:
    """Draw ``page``, upright and as large as fits, over ``ground``, which is a page of ``pdf``.

    ``name`` is what its resources call it: one drawn by lot would make other bytes each time. It must be new
    where pages share their resources.
    """
    whole = pikepdf.Rectangle(ground.mediabox)
    form = pdf.copy_foreign(page.as_form_xobject())
    called = ground.add_resource(form, pikepdf.Name.XObject, pikepdf.Name(f"/{name}"))
    drawing = ground.calc_form_xobject_placement(form, called, whole, allow_expand=True)
    ground.contents_add(b"q\n", prepend=True)
    ground.contents_add(b"\nQ\n" + drawing)


def is_wide(page: pikepdf.Page) -> bool:
    """Whether a page lies, as a reader sees it."""
    box = pikepdf.Rectangle(page.cropbox)
    turned = int(page.obj.get("/Rotate", 0)) % 180 == 90
    return bool(box.height > box.width if turned else box.width > box.height)


def draw_annotations(pdf: pikepdf.Pdf) -> None:
    """Draw filled-in fields and visible signatures into their pages, which would lose them when bound."""
    if "/AcroForm" in pdf.Root:
        with suppress(pikepdf.PdfError):
            pdf.generate_appearance_streams()
    pdf.flatten_annotations("print")


def _saved(pdf: pikepdf.Pdf) -> bytes:
    target = io.BytesIO()
    pdf.save(target, deterministic_id=True)
    return target.getvalue()
