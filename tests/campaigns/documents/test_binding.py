"""Parts bound into one PDF: order, outline, labels, stamps, and the claim of PDF/A that all parts allow."""

from __future__ import annotations

import io

import pikepdf
import pytest

from campaigns.documents.binding import Leaf, Part, bind, leaves_of, page_count, stamped
from campaigns.documents.pages import A4
from campaigns.documents.pdf import render_pdf

LYING = (A4[1], A4[0])


def paper(text: str) -> bytes:
    return render_pdf(f"<html lang='vi'><title>{text}</title><p>{text}</p></html>")


def plain(*sizes: tuple[float, float], claim: str = "") -> bytes:
    with pikepdf.new() as pdf:
        for size in sizes:
            pdf.add_blank_page(page_size=size)
        if claim:
            with pdf.open_metadata() as metadata:
                metadata["pdfaid:part"], metadata["pdfaid:conformance"] = "2", claim
        target = io.BytesIO()
        pdf.save(target)
        return target.getvalue()


def bound(parts: list[Part]) -> pikepdf.Pdf:
    stamps = plain(*[LYING if leaf.is_wide else A4 for leaf in leaves_of(parts)])
    made = bind(
        paper("Bìa"), stamped(parts, stamps), parts, title="Hồ sơ", author="Xã Nà Mường", cover_title="Bìa"
    )
    return pikepdf.open(io.BytesIO(made))


def test_leaves_tell_how_they_lie_and_what_they_bear() -> None:
    parts = [Part("Một", plain(A4, LYING)), Part("Hai"), Part("Ba", plain(LYING), heading="Tài liệu 3")]
    assert leaves_of(parts) == [Leaf(False), Leaf(True), Leaf(True, "Tài liệu 3")]
    assert page_count(parts[0].pdf) == 2


def test_the_cover_is_labelled_and_not_counted() -> None:
    with bound([Part("Một", plain(A4, A4)), Part("Hai", plain(LYING))]) as pdf:
        assert [page.label for page in pdf.pages] == ["Bìa", "1", "2", "3"]
        assert float(pdf.pages[3].mediabox[2]) == pytest.approx(LYING[0], abs=0.01)


def test_a_heading_of_the_outline_opens_where_its_first_part_begins() -> None:
    parts = [
        Part("Một", plain(A4, A4)),
        Part("Tài liệu"),
        Part("Trạm Y tế", level=1),
        Part("Ảnh", plain(A4), level=2),
        Part("Bảng", plain(A4), level=2),
        Part("Trường học", level=1),
        Part("Ảnh khác", plain(A4), level=2),
    ]
    with bound(parts) as pdf, pdf.open_outline() as outline:
        pages = [page.obj.objgen for page in pdf.pages]
        assert [item.title for item in outline.root] == ["Bìa", "Một", "Tài liệu"]
        heading = outline.root[2]
        assert [item.title for item in heading.children] == ["Trạm Y tế", "Trường học"]
        assert [item.title for item in heading.children[0].children] == ["Ảnh", "Bảng"]
        deep = heading.children[1].children[0]
        found = [pages.index(item.destination[0].objgen) for item in (heading, heading.children[1], deep)]
        assert found == [3, 5, 5]


@pytest.mark.parametrize(
    ("others", "level"),
    [([], "U"), (["U"], "U"), (["A"], "U"), (["B"], "B"), (["U", "B"], "B"), (["B", ""], None), ([""], None)],
)
def test_the_lowest_claim_of_all_parts_is_made(others: list[str], level: str | None) -> None:
    parts = [Part("Một", paper("Một")), *(Part(f"Phần {claim}", plain(A4, claim=claim)) for claim in others)]
    with bound(parts) as pdf:
        told = pdf.open_metadata()
        assert told.get("pdfaid:conformance") == level
        assert told.get("pdfaid:part") == ("3" if level else None)
        assert told["dc:creator"] == ["Xã Nà Mường"]


def test_stamps_must_fit_the_pages() -> None:
    with pytest.raises(ValueError, match="zip"):
        stamped([Part("Một", plain(A4, A4))], plain(A4))


def test_pages_that_share_their_resources_keep_their_own_stamps() -> None:
    """WeasyPrint gives all pages of a paper one set of resources."""
    html = "<html lang='vi'><title>x</title><style>p {{ break-after: page }}</style><p>{}</p><p>{}</p></html>"
    parts = [Part("Một", render_pdf(html.format("Một", "Hai")))]
    made = stamped(parts, render_pdf(html.format("Dấu A", "Dấu B")))
    with pikepdf.open(io.BytesIO(made)) as pdf:
        drawn = [page.Contents for page in pdf.pages]
        names = [[line for line in _text(each).split() if line.startswith(b"/Stamp")] for each in drawn]
    assert names == [[b"/Stamp1"], [b"/Stamp2"]]


def _text(contents: pikepdf.Object) -> bytes:
    streams = contents if isinstance(contents, pikepdf.Array) else [contents]
    return b" ".join(stream.read_bytes() for stream in streams)
