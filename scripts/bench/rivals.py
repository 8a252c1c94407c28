"""Others that set the same paper: each takes the paper's HTML and gives a function that makes it once.

WeasyPrint straight and Chromium get the very HTML; ReportLab and Typst the same texts, fonts, sizes and
table, read from it; LibreOffice the Word file of the same HTML.
"""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from tempfile import mkdtemp

from playwright.sync_api import sync_playwright
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

from campaigns.documents.pdf import ASSETS, SCHEME, STYLESHEET
from scripts.bench.equivalents import reportlab_maker, typst_maker
from tests.browser import FLAGS, chromium_path

Make = Callable[[], object]
WORD = "campaigns.documents.word"
AT_ONCE = 4  # papers that LibreOffice converts in one start, which is kind to it


class Missing(Exception):
    """What a maker needs is not on this machine."""


def stylesheet() -> str:
    """The papers' stylesheet with the addresses of the font files."""
    style = ASSETS[STYLESHEET].read_text(encoding="utf-8")
    for name, path in ASSETS.items():
        style = style.replace(SCHEME + name, path.as_uri())
    return style


def weasyprint_maker(html: str) -> Make:
    """WeasyPrint as its manual begins: everything read anew for each paper."""
    style = stylesheet()

    def make() -> object:
        fonts = FontConfiguration()
        sheet = CSS(string=style, font_config=fonts)
        return HTML(string=html).write_pdf(stylesheets=[sheet], font_config=fonts, pdf_variant="pdf/a-3u")

    return make


def chromium_maker(html: str) -> Make:
    """A running headless Chromium that prints; no PDF/A."""
    chromium = chromium_path()
    if chromium is None:
        raise Missing("không tìm thấy Chromium")
    page_file = Path(mkdtemp()) / "to-trinh.html"
    page_file.write_text(html.replace("</head>", f"<style>{stylesheet()}</style></head>"), encoding="utf-8")
    browser = sync_playwright().start().chromium.launch(executable_path=chromium, args=FLAGS)
    page = browser.new_page()

    def make() -> object:
        page.goto(page_file.as_uri())
        return page.pdf(prefer_css_page_size=True)

    return make


def libreoffice_maker(html: str) -> Make:
    """LibreOffice converting the Word file; a fourth of the time for four files at once."""
    soffice = shutil.which("soffice")
    if soffice is None or find_spec(WORD) is None:
        raise Missing("không có LibreOffice hoặc chưa có bản Word")
    folder = Path(mkdtemp())
    files = [folder / f"{place}.docx" for place in range(AT_ONCE)]
    for file in files:
        file.write_bytes(import_module(WORD).render_docx(html))
    command = [
        soffice,
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        "--headless",
        "--convert-to",
        "pdf",
    ]

    def make() -> object:
        return subprocess.run([*command, "--outdir", folder, *files], check=True, capture_output=True)

    return make


RIVALS: dict[str, Callable[[str], Make]] = {
    "WeasyPrint gọi thẳng": weasyprint_maker,
    "Chromium in (không PDF/A)": chromium_maker,
    "ReportLab (không PDF/A)": reportlab_maker,
    "Typst": typst_maker,
    f"LibreOffice từ .docx, {AT_ONCE} bản một lượt": libreoffice_maker,
}
