"""The text of a form's field as blocks."""

from __future__ import annotations

import pytest

from awards.documents.blocks import Block, Listing, Paragraph, blocks


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ()),
        ("\n  \n", ()),
        ("Một đoạn.", (Paragraph("Một đoạn."),)),
        ("Đoạn một\r\n\r\nĐoạn hai", (Paragraph("Đoạn một"), Paragraph("Đoạn hai"))),
        (
            "Gồm:\n- Việc A;\n+ Việc B.\nHết",
            (Paragraph("Gồm:"), Listing(("Việc A;", "Việc B.")), Paragraph("Hết")),
        ),
        ("- Việc A\n\n- Việc B", (Listing(("Việc A", "Việc B")),)),
    ],
)
def test_lines_become_paragraphs_and_points(text: str, expected: tuple[Block, ...]) -> None:
    assert blocks(text) == expected
