"""What clipboards really bring: Word for Windows, Word online, LibreOffice, Google Docs, Zalo."""

from __future__ import annotations

WORD_HEAD = """<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"
xmlns:w="urn:schemas-microsoft-com:office:word" xmlns="http://www.w3.org/TR/REC-html40">
<head><meta name=Generator content="Microsoft Word 15"><title>Báo cáo</title>
<style><!-- /* Font Definitions */ @font-face {font-family:"Cambria Math";}
p.MsoNormal {margin:0cm;} --></style>
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]--></head>
<body lang=VI style='tab-interval:36.0pt'><!--StartFragment-->"""
WORD_FOOT = "<!--EndFragment--></body></html>"


def word(body: str) -> str:
    """A Word clipboard around ``body``."""
    return f"{WORD_HEAD}{body}{WORD_FOOT}"


def word_point(mark: str, text: str, *, level: int = 1) -> str:
    """One paragraph of a Word list, with the mark as Word writes it for programs that know no lists."""
    return (
        f"<p class=MsoListParagraphCxSpMiddle style='margin-left:36.0pt;text-indent:-18.0pt;"
        f"mso-list:l0 level{level} lfo1'><![if !supportLists]><span lang=VI style='font-family:Symbol;"
        f"mso-fareast-font-family:Symbol'><span style='mso-list:Ignore'>{mark}<span style='font:7.0pt "
        f'"Times New Roman"\'>&nbsp;&nbsp;&nbsp;&nbsp; </span></span></span><![endif]><span lang=VI '
        f"style='font-size:14.0pt'>{text}<o:p></o:p></span></p>"
    )


SAMPLES: dict[str, tuple[str, str]] = {
    "a justified paragraph with fonts and o:p": (
        word(
            "<p class=MsoNormal style='text-align:justify;text-indent:1.0cm'><b style='mso-bidi-font-weight:"
            "normal'><span lang=VI style='font-size:14.0pt;font-family:\"Times New Roman\",serif'>Kết quả:"
            "</span></b><span lang=VI style='font-size:14.0pt'> đã tiếp\nnhận <i>1.284</i> hồ sơ.<o:p></o:p>"
            "</span></p><p class=MsoNormal><o:p>&nbsp;</o:p></p>"
        ),
        "<p><strong>Kết quả:</strong> đã tiếp nhận <em>1.284</em> hồ sơ.</p>",
    ),
    "bullets of the Symbol font": (
        word(word_point("·", "Niêm yết thủ tục;") + word_point("\uf0b7", "Trực ngày thứ Bảy.")),
        "<ul><li>Niêm yết thủ tục;</li><li>Trực ngày thứ Bảy.</li></ul>",
    ),
    "points under points": (
        word(
            word_point("-", "Trực tuyến:")
            + word_point("o", "Toàn trình;", level=2)
            + word_point("o", "Một phần;", level=3)
            + word_point("-", "Trực tiếp.")
        ),
        "<ul><li>Trực tuyến:<ul><li>Toàn trình;</li><li>Một phần;</li></ul></li><li>Trực tiếp.</li></ul>",
    ),
    "a numbered list": (
        word(word_point("1.", "Rà soát;") + word_point("2.", "Công khai.")),
        "<ol><li>Rà soát;</li><li>Công khai.</li></ol>",
    ),
    "letters keep the author's own numbering": (
        word(word_point("a)", "Đối với tập thể") + word_point("1.2.", "Đối với cá nhân")),
        "<p>a) Đối với tập thể</p><p>1.2. Đối với cá nhân</p>",
    ),
    "a list paragraph without a list": (
        word("<p class=MsoListParagraph style='mso-list:none'>Chỉ thụt lề.</p>"),
        "<p>Chỉ thụt lề.</p>",
    ),
    "a list whose marks came as text": (
        "<p class=MsoListParagraph><span "
        "style='font-family:Symbol'>·<span>&nbsp;&nbsp;</span></span>Một cửa</p>"
        "<p class=MsoListParagraph>1.&nbsp; Hai cửa</p>",
        "<ul><li>Một cửa</li></ul><ol><li>Hai cửa</li></ol>",
    ),
    "a table with joined cells": (
        word(
            "<table class=MsoTableGrid border=1 cellspacing=0 "
            "style='border-collapse:collapse'><tr style='mso-yfti"
            "-irow:0'><td width=60 rowspan=2 valign=top style='border:solid 1.0pt'><p "
            "class=MsoNormal align=center>"
            "<b>STT<o:p></o:p></b></p></td><td colspan=2><p class=MsoNormal>Kết "
            "quả</p></td></tr><tr><td><p>2023</p>"
            "</td><td><p>97,2%</p><p>(tăng)</p></td></tr></table>"
        ),
        '<table><tbody><tr><td><strong>STT</strong></td><td colspan="2">Kết quả</td></tr>'
        "<tr><td></td><td>2023</td><td>97,2%<br>(tăng)</td></tr></tbody></table>",
    ),
    "headings of every level": (
        word("<h1 style='mso-list:l0 level1'>I. Kết quả</h1><h4>1. Chỉ tiêu</h4>"),
        "<h3>I. Kết quả</h3><h3>1. Chỉ tiêu</h3>",
    ),
    "Google Docs: everything inside a b that is not bold": (
        '<meta charset="utf-8"><b style="font-weight:normal;" '
        'id="docs-internal-guid-1"><p dir="ltr" style="line-'
        'height:1.38"><span style="font-size:11pt;font-weight:700">Đậm</span><span '
        'style="font-weight:400;font-'
        'style:italic"> nghiêng</span></p><ul><li dir="ltr" '
        'style="list-style-type:disc"><p><span>Một</span></p>'
        "</li></ul></b>",
        "<p><strong>Đậm</strong><em> nghiêng</em></p><ul><li>Một</li></ul>",
    ),
    "LibreOffice: font tags, u and tabs": (
        '<p lang="vi-VN" style="margin-bottom: 0cm"><font face="Times New Roman, '
        'serif"><font size="4"><u>Ghi '
        "chú</u>:\t\tkhông có</font></font></p>",
        "<p><u>Ghi chú</u>: không có</p>",
    ),
    "Zalo and mails: lines parted by br, dashes as text": (
        "<div>Kết quả:<br>- Đúng hạn 98,7%;<br>+ Trước hạn 40%;<br>Hết</div>",
        "<p>Kết quả:</p><ul><li>Đúng hạn 98,7%;<ul><li>Trước hạn 40%;</li></ul></li></ul><p>Hết</p>",
    ),
    "letters with loose accents and invisible marks": (
        "<p>Tie\u0302\u0301p\u200b nha\u0323\u0302n&#8203; ho\u0302\u0300\u00a0so\u031b</p>",
        "<p>Tiếp nhận hồ sơ</p>",
    ),
    "scripts, pictures, links and handlers": (
        '<p onclick="x()">A<script>alert(1)</script><img src=x onerror=alert(1)><a '
        'href="javascript:x()">B</a>'
        "</p><iframe src=//x></iframe><style>p{}</style><svg><script>1</script></svg>",
        "<p>AB</p>",
    ),
    "a figure of the portal stays one, a false key does not": (
        '<p>Đạt <span data-figure="target:12:reached">98,7%</span>, <span '
        'data-figure="&quot;&gt;x">1</span></p>',
        '<p>Đạt <span data-figure="target:12:reached">98,7%</span>, 1</p>',
    ),
}
