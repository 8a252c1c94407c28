"""An author's headings, lists and tables on paper."""

from __future__ import annotations

from dataclasses import replace

from awards.documents.render import render
from awards.documents.sheets import ReportPart
from campaigns.documents.payload import from_payload, to_payload
from campaigns.rules.richtext import read, unlinked
from tests.awards.documents import report_samples
from tests.awards.documents.reading import Reading

AUTHORED = (
    "<h3>Về thủ tục</h3><p>Đạt <strong>98,7%</strong>, <em>vượt</em> chỉ tiêu</p>"
    "<ol><li>Rà soát</li>"
    "<li>Công khai<ul><li>Bản giấy</li><li>Mã QR.</li></ul></li><li>Trực thứ Bảy</li></ol>"
    "<table><tr><th>Quý</th><th>Hồ sơ đúng hạn</th></tr><tr><td>Quý I</td><td>97,2%</td></tr>"
    '<tr><td colspan="2">Cả năm tăng</td></tr></table>'
)


def authored_report() -> object:
    part = ReportPart("Kết quả", unlinked(read(AUTHORED)))
    return replace(report_samples.collective_report(), parts=(part,))


def test_an_authors_shapes_on_paper() -> None:
    paper = Reading(render(authored_report()))  # type: ignore[arg-type]
    for text in (
        "Về thủ tục",
        "a) Rà soát;",
        "b) Công khai:",
        "+ Bản giấy;",
        "+ Mã QR;",
        "c) Trực thứ Bảy.",
        "Đạt 98,7%, vượt chỉ tiêu.",
        "Cả năm tăng",
    ):
        assert text in paper, text
    assert paper.find("Về thủ tục").style == {("Bold", 14)}
    assert paper.find("98,7%").style == {("Bold", 14)}
    assert paper.find("Quý I").style == {("Regular", 13)}


def test_an_authors_shapes_survive_freezing() -> None:
    sheet = authored_report()
    assert from_payload(type(sheet), to_payload(sheet)) == sheet
