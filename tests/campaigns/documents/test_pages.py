"""Evidence becomes pages of A4: pictures upright, foreign PDFs fitted, what cannot be read refused."""

from __future__ import annotations

import io
from decimal import Decimal

import pikepdf
import pypdfium2
import pytest
from PIL import Image

from campaigns.documents.pages import A4, MARGIN, MOST_PAGES, claimed_level, pdf_pages, picture_page
from campaigns.documents.pdf import render_pdf
from campaigns.errors import Refused

UPRIGHT, LYING = (595, 842), (842, 595)


def opened(pdf: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(pdf))


def sizes(pdf: bytes) -> list[tuple[int, int]]:
    with opened(pdf) as document:
        boxes = [[Decimal(side) for side in page.mediabox.as_list()] for page in document.pages]
        return [(round(box[2] - box[0]), round(box[3] - box[1])) for box in boxes]


def seen(pdf: bytes, page: int = 0) -> Image.Image:
    """A page as pixels, a point each."""
    return pypdfium2.PdfDocument(pdf)[page].render(scale=1).to_pil().convert("RGB")


def picture(size: tuple[int, int], kind: str = "PNG", mode: str = "RGB", turned: int = 0) -> bytes:
    """Red on the left half, blue on the right; ``turned`` is the mark of a camera that was held otherwise."""
    image = Image.new("RGB", size, "blue")
    image.paste("red", (0, 0, size[0] // 2, size[1]))
    target = io.BytesIO()
    exif = Image.Exif()
    if turned:
        exif[0x0112] = turned
    image.convert(mode).save(target, kind, **({"exif": exif} if turned else {}))
    return target.getvalue()


def plain(*sizes: tuple[float, float], rotate: int = 0) -> pikepdf.Pdf:
    """Pages whose lower left corner has a black square."""
    pdf = pikepdf.new()
    for size in sizes:
        page = pdf.add_blank_page(page_size=size)
        page.Contents = pikepdf.Stream(pdf, f"0 0 {size[0] / 10} {size[1] / 10} re f".encode())
        if rotate:
            page.Rotate = rotate
    return pdf


def saved(pdf: pikepdf.Pdf, **how: object) -> bytes:
    target = io.BytesIO()
    pdf.save(target, **how)
    return target.getvalue()


# --- Pictures --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("size", "page"), [((400, 800), UPRIGHT), ((800, 400), LYING), ((500, 500), UPRIGHT), ((3, 1), LYING)]
)
def test_a_picture_fills_a_page_within_the_margins(size: tuple[int, int], page: tuple[int, int]) -> None:
    made = picture_page(picture(size))
    assert sizes(made) == [page]
    image = seen(made)
    drawn = image.convert("L").point(lambda level: 255 if level < 200 else 0).getbbox()
    assert drawn is not None
    left, top, right, bottom = drawn
    assert min(left, top, page[0] - right, page[1] - bottom) == pytest.approx(MARGIN, abs=2)
    assert (right - left) / (bottom - top) == pytest.approx(size[0] / size[1], rel=0.02)
    assert image.getpixel((left + 5, page[1] // 2))[0] > 200
    assert image.getpixel((right - 5, page[1] // 2))[2] > 200


def test_a_camera_held_sideways() -> None:
    """Mark 6: what the sensor calls left is up."""
    made = picture_page(picture((800, 400), "JPEG", turned=6))
    assert sizes(made) == [UPRIGHT]
    image = seen(made)
    assert image.getpixel((UPRIGHT[0] // 2, 100))[0] > 200
    assert image.getpixel((UPRIGHT[0] // 2, UPRIGHT[1] - 100))[2] > 200


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA", "I;16"])
def test_every_kind_of_picture(mode: str) -> None:
    source = io.BytesIO()
    Image.new(mode, (60, 90)).save(source, "PNG")
    made = picture_page(source.getvalue())
    assert sizes(made) == [UPRIGHT]
    with opened(made) as pdf:
        assert claimed_level(pdf) == "U"


def test_what_is_transparent_is_white_paper() -> None:
    source = io.BytesIO()
    Image.new("RGBA", (60, 90), (0, 0, 0, 0)).save(source, "PNG")
    assert seen(picture_page(source.getvalue())).getpixel((UPRIGHT[0] // 2, UPRIGHT[1] // 2)) == (255,) * 3


def test_a_huge_picture_is_made_smaller() -> None:
    with opened(picture_page(picture((5000, 7000), "JPEG"))) as pdf:
        assert int(pdf.pages[0].Resources.XObject.Im.Width) < 2200


def test_no_picture() -> None:
    with pytest.raises(Refused) as refusal:
        picture_page(picture((40, 40))[:20])
    assert refusal.value.codes == ("pages_broken",)


# --- PDFs ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("size", "page"),
    [
        (A4, UPRIGHT),
        ((300, 400), UPRIGHT),
        ((1684, 2384), UPRIGHT),
        ((792, 612), LYING),
        ((612, 792), UPRIGHT),
    ],
)
def test_a_page_of_any_size_becomes_a4(size: tuple[float, float], page: tuple[int, int]) -> None:
    made = pdf_pages(saved(plain(size)))
    assert sizes(made) == [page]
    left, top, right, bottom = seen(made).convert("L").point(lambda level: 255 - level).getbbox()
    scale = min(page[0] / size[0], page[1] / size[1])
    assert right - left == pytest.approx(size[0] / 10 * scale, abs=2)
    assert bottom - top == pytest.approx(size[1] / 10 * scale, abs=2)


def test_a_page_that_is_turned_stays_as_it_is_seen() -> None:
    made = pdf_pages(saved(plain(A4, rotate=90)))
    assert sizes(made) == [LYING]
    left, top, *_ = seen(made).convert("L").point(lambda level: 255 - level).getbbox()
    assert (left, top) == (0, 0), "the lower left corner is seen in the upper left"


def test_pages_keep_their_order_and_their_own_size() -> None:
    assert sizes(pdf_pages(saved(plain(A4, (A4[1], A4[0]), (100, 200))))) == [UPRIGHT, LYING, UPRIGHT]


def test_a_filled_in_form_is_drawn_and_programs_are_left_out() -> None:
    pdf = plain(A4)
    field = pdf.make_indirect(
        pikepdf.Dictionary(
            Type=pikepdf.Name.Annot,
            Subtype=pikepdf.Name.Widget,
            FT=pikepdf.Name.Tx,
            T="ho-ten",
            V="Tram Y te",
            F=4,
            Rect=[200, 600, 400, 630],
            DA="/Helv 12 Tf 0 g",
        )
    )
    pdf.pages[0].Annots = pikepdf.Array([field])
    font = pikepdf.Dictionary(
        Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
    )
    pdf.Root.AcroForm = pikepdf.Dictionary(
        Fields=pikepdf.Array([field]),
        NeedAppearances=True,
        DR=pikepdf.Dictionary(Font=pikepdf.Dictionary(Helv=font)),
        DA="/Helv 12 Tf 0 g",
    )
    pdf.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")
    made = pdf_pages(saved(pdf))
    assert b"JavaScript" not in made
    assert "Tram Y te" in pypdfium2.PdfDocument(made)[0].get_textpage().get_text_range()


def test_a_pdf_with_a_password() -> None:
    locked = saved(plain(A4), encryption=pikepdf.Encryption(owner="a", user="b"))
    with pytest.raises(Refused) as refusal:
        pdf_pages(locked)
    assert refusal.value.codes == ("pages_locked",)


@pytest.mark.parametrize("content", [b"", b"%PDF-1.4", b"%PDF-1.7\n" + b"x" * 500])
def test_a_broken_pdf(content: bytes) -> None:
    with pytest.raises(Refused) as refusal:
        pdf_pages(content)
    assert refusal.value.codes == ("pages_broken",)


def test_at_most_so_many_pages() -> None:
    assert len(sizes(pdf_pages(saved(plain(*[A4] * MOST_PAGES))))) == MOST_PAGES
    with pytest.raises(Refused) as refusal:
        pdf_pages(saved(plain(*[A4] * (MOST_PAGES + 1))))
    assert refusal.value.codes == ("pages_too_many",)


def test_what_a_file_claims_is_kept() -> None:
    ours = render_pdf("<html lang='vi'><title>Một</title><p>Một</p></html>")
    with opened(pdf_pages(ours)) as kept, opened(pdf_pages(saved(plain(A4)))) as other:
        assert (claimed_level(kept), claimed_level(other)) == ("U", "")


def test_equal_files_give_equal_pages() -> None:
    source = saved(plain(A4, (300, 300)), deterministic_id=True)
    assert pdf_pages(source) == pdf_pages(source)
    assert picture_page(picture((40, 90))) == picture_page(picture((40, 90)))
