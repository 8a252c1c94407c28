"""Word and Excel files become pages where LibreOffice is installed, and quietly do not where it is not."""

from __future__ import annotations

import io
from pathlib import Path
from time import monotonic, sleep
from zipfile import ZipFile

import pikepdf
import pytest
from docx import Document
from pypdf import PdfReader

from campaigns.documents import office
from campaigns.documents.office import is_installed, office_pages
from campaigns.documents.pages import claimed_level

HAS_CALC = any(Path("/usr/lib/libreoffice/program").glob("libsclo.so"))


def word_file(text: str) -> bytes:
    document = Document()
    document.styles["Normal"].font.name = "Times New Roman"
    document.add_paragraph(text)
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
LINKS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE_LINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SHEETS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"


def excel_file(text: str) -> bytes:
    """The smallest workbook: one sheet with one cell."""
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{TYPES}"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{KIND}.sheet.main+xml"/>'
        f'<Override PartName="/xl/s.xml" ContentType="{KIND}.worksheet+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{LINKS}"><Relationship Id="r" '
        f'Type="{OFFICE_LINK}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{LINKS}"><Relationship Id="r" '
        f'Type="{OFFICE_LINK}/worksheet" Target="s.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{SHEETS}" xmlns:r="{OFFICE_LINK}"><sheets>'
        '<sheet name="A" sheetId="1" r:id="r"/></sheets></workbook>',
        "xl/s.xml": f'<worksheet xmlns="{SHEETS}"><sheetData><row r="1"><c r="A1" t="inlineStr">'
        f"<is><t>{text}</t></is></c></row></sheetData></worksheet>",
    }
    target = io.BytesIO()
    with ZipFile(target, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return target.getvalue()


def program(folder: Path, lines: str) -> None:
    """A program that stands in the place of LibreOffice."""
    path = folder / office.PROGRAM
    path.write_text(f"#!/bin/sh\n{lines}\n")
    path.chmod(0o755)


def test_word_becomes_pages_in_the_papers_font() -> None:
    """In the letters that its author meant, whatever fonts the machine has; a broken file is left out."""
    broken = word_file("Kết quả")[:2000]
    made = office_pages({"1.docx": word_file("Kết quả giải quyết thủ tục"), "2.docx": broken})
    if not is_installed():
        assert made == {}
        return
    assert set(made) == {"1.docx"}
    page = PdfReader(io.BytesIO(made["1.docx"])).pages[0]
    assert "Kết quả giải quyết thủ tục" in page.extract_text()
    fonts = [font.get_object()["/BaseFont"] for font in page["/Resources"]["/Font"].values()]
    assert [name.partition("+")[2] for name in fonts] == ["Tinos-Regular"]
    with pikepdf.open(io.BytesIO(made["1.docx"])) as pdf:
        assert claimed_level(pdf) == "B"


def test_excel_becomes_pages_where_there_is_a_program_for_it() -> None:
    made = office_pages({"1.xlsx": excel_file("Tỷ lệ đúng hạn")})
    if not HAS_CALC:
        assert made == {}
        return
    assert "Tỷ lệ đúng hạn" in PdfReader(io.BytesIO(made["1.xlsx"])).pages[0].extract_text()


def test_a_machine_without_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert not is_installed()
    assert office_pages({"1.docx": word_file("Kết quả")}) == {}


def test_a_program_that_fails(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    program(tmp_path, "exit 1")
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    assert office_pages({"1.docx": b"x"}) == {}


def test_one_that_hangs_is_stopped_with_all_it_started(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    left = tmp_path / "left-behind"
    program(tmp_path, f"(sleep 3; touch {left}) & sleep 60")
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    monkeypatch.setattr(office, "SECONDS_TO_START", 1)
    monkeypatch.setattr(office, "SECONDS_PER_FILE", 0)
    begun = monotonic()
    assert office_pages({"1.docx": b"x"}) == {}
    assert monotonic() - begun < 3
    sleep(max(0, 3.5 - (monotonic() - begun)))
    assert not left.exists()
