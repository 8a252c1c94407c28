"""HTML to PDF: what may be read, which letters print, and that nothing depends on the day."""

from __future__ import annotations

import gc
import io
import subprocess
import sys
import unicodedata
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

import pdfplumber
import pypdf
import pytest
from django.conf import settings
from weasyprint.urls import FatalURLFetchingError

from campaigns.documents import fonts
from campaigns.documents.pdf import (
    ASSETS,
    STYLESHEET,
    AssetFetcher,
    PaperError,
    refuse_foreign_fonts,
    render_pdf,
)
from campaigns.documents.pdf.press import Press
from campaigns.documents.pdf.styles import BASE
from tests.campaigns.documents.pdf.reading import page

MARKED = "aàảãáạăằẳẵắặâầẩẫấậeèẻẽéẹêềểễếệiìỉĩíịoòỏõóọôồổỗốộơờởỡớợuùủũúụưừửữứựyỳỷỹýỵđ"
LETTERS = MARKED + MARKED.upper()
STYLES = {
    "Portal-Tinos": "",
    "Portal-Tinos-Bold": "font-weight: 700",
    "Portal-Tinos-Italic": "font-style: italic",
    "Portal-Tinos-Bold-Italic": "font-weight: 700; font-style: italic",
}
REFUSED = [
    "file:///etc/passwd",
    "http://127.0.0.1/a.png",
    "https://example.org/a.css",
    "ftp://example.org/a",
    "data:text/css,p{color:red}",
    "paper:../settings.py",
    "paper:/etc/passwd",
    "paper:",
    "a.png",
    "/etc/passwd",
]


@pytest.mark.parametrize("url", REFUSED)
def test_fetcher_opens_nothing_but_the_assets(url: str) -> None:
    with pytest.raises(FatalURLFetchingError):
        AssetFetcher().fetch(url)


@pytest.mark.parametrize("name", ASSETS)
def test_fetcher_opens_each_asset(name: str) -> None:
    assert AssetFetcher().fetch(f"paper:{name}").read() == ASSETS[name].read_bytes()


@pytest.mark.parametrize("url", REFUSED)
@pytest.mark.parametrize(
    "template",
    [
        '<img src="{}">',
        '<link rel="stylesheet" href="{}">',
        '<link rel="attachment" href="{}">',
        "<style>@import '{}';</style>",
    ],
)
def test_address_outside_the_assets_ends_the_paper(template: str, url: str) -> None:
    with pytest.raises(PaperError) as refusal:
        render_pdf(
            page("<p>A</p>", template.format(url)) if "link" in template else page(template.format(url))
        )
    assert refusal.value.codes == ("paper_asset",)
    assert "không được phép" in str(refusal.value)


def test_all_vietnamese_letters_print_in_four_styles() -> None:
    assert len(LETTERS) == 146
    body = "".join(
        f'<p style="{style}; font-size: 14pt">{" ".join(LETTERS)}</p>' for style in STYLES.values()
    )
    with pdfplumber.open(io.BytesIO(render_pdf(page(body)))) as document:
        sheet = document.pages[0]
        picture = sheet.to_image(resolution=150).original.convert("L")
        chars = [char for char in sheet.chars if not char["text"].isspace() and char["top"] > 56]
    for font in STYLES:
        printed = [char for char in chars if char["fontname"].endswith(f"+{font}")]
        assert "".join(char["text"] for char in printed) == LETTERS
        shapes = [_shape(picture, char) for char in printed]
        assert len(set(shapes)) == len(LETTERS), "two letters that look alike would be the font's empty box"


def _shape(picture, char: dict) -> bytes:  # type: ignore[no-untyped-def,type-arg]
    scale = 150 / 72
    box = picture.crop(
        (
            int(char["x0"] * scale) - 1,
            int(char["top"] * scale) - 2,
            int(char["x1"] * scale) + 2,
            int(char["bottom"] * scale) + 2,
        )
    )
    ink = box.point(lambda value: 255 if value < 160 else 0).getbbox()
    assert ink is not None, f"{char['text']} leaves no ink"
    return bytes(box.crop(ink).size) + box.crop(ink).tobytes()


def test_letter_that_the_font_lacks_is_named() -> None:
    with pytest.raises(PaperError) as refusal:
        render_pdf(page("<p>Đạt ✔ 漢</p>"))
    assert refusal.value.codes == ("paper_letters",)
    assert "✔ (U+2714)" in str(refusal.value)


def test_decomposed_and_invisible_letters_are_set_right() -> None:
    plain = page("<p>Nguyễn Thị Hoàng Phương</p>")
    pasted = unicodedata.normalize("NFD", plain).replace("Ho", "\u200bHo\ufeff")
    assert render_pdf(pasted) == render_pdf(plain)


@pytest.mark.parametrize("family", ["sans-serif", "monospace", "Times New Roman"])
def test_font_of_the_machine_never_gets_in(family: str) -> None:
    with suppress(PaperError):
        pdf = render_pdf(page(f'<p style="font-family: {family}">Ủy ban</p>'))
        with pdfplumber.open(io.BytesIO(pdf)) as document:
            used = {char["fontname"].partition("+")[2] for char in document.pages[0].chars}
        assert used == {"Portal-Tinos"}


def test_foreign_font_is_named() -> None:
    with pytest.raises(PaperError) as refusal:
        refuse_foreign_fonts({fonts.FAMILY, "DejaVu Sans"})
    assert refusal.value.codes == ("paper_font",)
    assert "“DejaVu Sans”" in str(refusal.value)


def test_variant_language_and_metadata() -> None:
    head = '<meta name="author" content="UBND xã"><meta name="dcterms.created" content="2024-12-09">'
    reader = pypdf.PdfReader(io.BytesIO(render_pdf(page("<p>A</p>", head))))
    root = reader.trailer["/Root"]
    assert root["/Lang"] == "vi"
    assert b'pdfaid:part="3" pdfaid:conformance="U"' in root["/Metadata"].get_data()
    assert root["/MarkInfo"]["/Marked"]
    assert reader.metadata is not None
    assert (reader.metadata.title, reader.metadata.author) == ("Thử", "UBND xã")
    assert "/OutputIntents" in root


def test_same_html_same_bytes_in_threads() -> None:
    html = page("<p>Phong trào thi đua <b>cải cách</b> <i>hành chính</i></p>")
    with ThreadPoolExecutor(4) as pool:
        assert len(set(pool.map(render_pdf, [html] * 8))) == 1


def test_same_html_same_bytes_in_another_process(tmp_path: Path) -> None:
    html = page("<p>Phong trào thi đua <b>cải cách</b> <i>hành chính</i></p>")
    script = tmp_path / "again.py"
    script.write_text(
        "import sys\n"
        "from django.conf import settings as django_settings\n"
        "django_settings.configure(BASE_DIR=sys.argv[1])\n"
        "from campaigns.documents.pdf import render_pdf\n"
        "sys.stdout.buffer.write(render_pdf(sys.stdin.buffer.read().decode()))\n"
    )
    again = subprocess.run(
        [sys.executable, str(script), str(settings.BASE_DIR)],
        input=html.encode(),
        capture_output=True,
        check=True,
        env={
            "PYTHONPATH": ":".join(sys.path),
            "PYTHONHASHSEED": "7",
        },
    )
    assert again.stdout == render_pdf(html)


def test_fonts_come_with_their_licence() -> None:
    licence = (fonts.FOLDER / "Tinos-LICENSE.txt").read_text(encoding="utf-8")
    assert "SIL OPEN FONT LICENSE Version 1.1" in licence
    assert fonts.letters() >= set(LETTERS + "“”‘’–…")


def test_short_base_sheet_is_the_one_that_is_read() -> None:
    press = Press(ASSETS[STYLESHEET].read_text(encoding="utf-8"))
    press.base = press._sheet(f"{BASE} p {{ display: none }}")
    bodies = ("<p>A</p>", "<p>A</p><dl></dl>")  # <dl> calls for the long sheet
    shown = [pypdf.PdfReader(io.BytesIO(press.typeset(page(body)))) for body in bodies]
    assert [reader.pages[0].extract_text() for reader in shown] == ["", "A"]


def test_table_that_turns_out_otherwise_than_reckoned_goes_the_ordinary_way() -> None:
    press = Press(ASSETS[STYLESHEET].read_text(encoding="utf-8"))
    looks = press.grids._looks
    true_room = looks.room
    looks.room = lambda path: true_room(path)._replace(width=500)  # type: ignore[assignment]
    html = page(
        '<table class="grid"><colgroup><col></colgroup><thead><tr><th>A</th></tr></thead><tbody>'
        "<tr><td>Trạm Y tế</td></tr></tbody></table>"
    )
    assert press.typeset(html) == press.typeset(html, quickly=False)


@pytest.mark.parametrize("html", [page("<p>A</p>"), page('<img src="a.png">')])
def test_collector_of_garbage_is_left_as_it_was(html: str) -> None:
    for switch, expected in ((gc.disable, False), (gc.enable, True)):
        switch()
        with suppress(PaperError):
            render_pdf(html)
        assert gc.isenabled() is expected
