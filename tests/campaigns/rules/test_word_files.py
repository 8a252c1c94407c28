"""Word files from elsewhere: what is let in and what is not."""

from __future__ import annotations

import io
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from docx import Document

from campaigns.errors import Refused
from campaigns.rules import word_files
from campaigns.rules.word_files import check_word_file

RELS = "word/_rels/document.xml.rels"
BASE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def plain() -> bytes:
    target = io.BytesIO()
    Document().save(target)
    return target.getvalue()


def altered(name: str, content: bytes, *, replace: bytes | None = None) -> bytes:
    """A Word file with the part ``name`` added, or in it ``content`` in place of ``replace``."""
    target = io.BytesIO()
    with ZipFile(io.BytesIO(plain())) as source, ZipFile(target, "w", ZIP_DEFLATED) as archive:
        for part in source.namelist():
            body = source.read(part)
            if part == name:
                assert replace is not None
                assert replace in body
                body = body.replace(replace, content)
            archive.writestr(part, body)
        if replace is None:
            archive.writestr(name, content)
    return target.getvalue()


def relation(kind: str, target: str) -> bytes:
    """A Word file with one more relationship, to something outside."""
    one = (
        f'<Relationship Id="x" Type="{BASE}/{kind}" Target="{target}" TargetMode="External"/></Relationships>'
    )
    return altered(RELS, one.encode(), replace=b"</Relationships>")


def code_of(name: str, content: bytes) -> str:
    with pytest.raises(Refused) as refusal:
        check_word_file(name, content)
    return refusal.value.reasons[0].code


def test_a_plain_file_is_let_in() -> None:
    check_word_file("mau.DOCX", plain())


def test_a_link_to_click_on_is_let_in() -> None:
    check_word_file("mau.docx", relation("hyperlink", "https://example.org"))


@pytest.mark.parametrize("kind", ["image", "attachedTemplate", "frame"])
def test_links_out_are_not(kind: str) -> None:
    assert code_of("mau.docx", relation(kind, "http://example.org/x")) == "template_links"


@pytest.mark.parametrize(
    "content",
    [
        altered("word/embeddings/a.xlsx", b"PK"),
        altered("word/activeX/activeX1.xml", b"<a/>"),
        altered("word/x.html", b"<p>"),
        altered(
            "[Content_Types].xml",
            b"application/vnd.ms-word.document.macroEnabled.main+xml",
            replace=b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
        ),
        relation("oleObject", "file:///x"),
    ],
    ids=["embedded", "activex", "html", "docm", "ole"],
)
def test_programs_are_not(content: bytes) -> None:
    assert code_of("mau.docx", content) == "template_programs"


def test_macros_are_not() -> None:
    assert code_of("mau.docx", altered("word/vbaProject.bin", b"x")) == "file_macros"


@pytest.mark.parametrize(
    "content",
    [
        altered("word/a.xml", b"<a>"),
        altered("word/a.xml", b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'),
    ],
    ids=["torn", "entities"],
)
def test_broken_parts_are_not(content: bytes) -> None:
    assert code_of("mau.docx", content) == "template_broken"


def test_other_files_are_not() -> None:
    assert code_of("mau.doc", b"\xd0\xcf\x11\xe0") == "template_kind"
    assert code_of("mau.docx", b"PK nothing") == "file_unreadable"


def test_a_bomb_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    bomb = altered("word/media/a.png", b"0" * (word_files.MOST_UNPACKED + 1))
    assert len(bomb) < 200_000
    assert code_of("mau.docx", bomb) == "template_too_large"
    text = altered("word/a.xml", b"<a>" + b" " * word_files.MOST_TEXT + b"</a>")
    assert code_of("mau.docx", text) == "template_too_large"
    monkeypatch.setattr(word_files, "MOST_BYTES", 100)
    assert code_of("mau.docx", plain()) == "template_too_large"
