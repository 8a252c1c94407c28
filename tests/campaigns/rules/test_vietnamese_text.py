from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaigns.rules.vietnamese import ascii_filename, capitalise_first, fold, nfc

VIETNAMESE = st.text(
    alphabet="aăâbcdđeêghiklmnoôơpqrstuưvxyAĂÂĐÊÔƠƯàảãáạằẳẵắặầẩẫấậềểễếệừửữứựỳỷỹýỵÀẢÃÁẠ 0123456789-/\n",
    max_size=40,
)


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("", ""),
        ("   ", ""),
        ("  Nguyễn   Văn\tĐoàn ", "Nguyễn Văn Đoàn"),
        (unicodedata.normalize("NFD", "Nguyễn Văn Đoàn"), "Nguyễn Văn Đoàn"),
        ("xã\u00a0Khôi\u202fKỳ", "xã Khôi Kỳ"),
        ("một \r\n  hai\rba", "một\nhai\nba"),
        ("\n\nmột\n\nhai\n\n", "một\n\nhai"),
        ("Đo\u200bàn\ufeff\u00ad", "Đoàn"),
        ("a\x00b\x07", "ab"),
    ],
)
def test_nfc(typed: str, stored: str) -> None:
    assert nfc(typed) == stored


@given(st.text(max_size=60))
def test_nfc_twice_is_nfc_once(text: str) -> None:
    assert nfc(nfc(text)) == nfc(text)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Nguyễn Văn Đoàn", "nguyen van doan"),
        ("nguyen van doan", "nguyen van doan"),
        ("ĐẶNG", "dang"),
        ("Ðặng", "dang"),  # the Icelandic letter that old keyboards give
        ("Thượng  tá\nƯỚC", "thuong ta uoc"),
        ("Tổ 02", "to 02"),
        ("", ""),
    ],
)
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(VIETNAMESE)
def test_fold_of_vietnamese_is_ascii_and_does_not_care_about_form_or_case(text: str) -> None:
    assert fold(text).isascii()
    assert fold(fold(text)) == fold(text)
    assert fold(unicodedata.normalize("NFD", text)) == fold(text)
    assert fold(text.upper()) == fold(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Tờ trình số 05/TTr-UBND", "To-trinh-so-05-TTr-UBND"),
        ("Đặng Thị Ánh", "Dang-Thi-Anh"),
        ("đề nghị.pdf", "de-nghi.pdf"),
        ("../../etc/passwd", "etc-passwd"),
        ("..\\..\\C:\\x", "C-x"),
        ("“Báo cáo” (2022)", "Bao-cao-2022"),
        ("***", "tai-lieu"),
        ("", "tai-lieu"),
        ("漢字", "tai-lieu"),
    ],
)
def test_ascii_filename(text: str, name: str) -> None:
    assert ascii_filename(text) == name


@given(st.text(max_size=300))
def test_a_filename_is_always_safe(text: str) -> None:
    name = ascii_filename(text)
    assert re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9._-]{0,119}", name)
    assert ".." not in name


@pytest.mark.parametrize(
    ("text", "capitalised"),
    [
        ("đơn vị", "Đơn vị"),
        ("ủy ban Nhân dân", "Ủy ban Nhân dân"),
        ("", ""),
        ("02 bộ", "02 bộ"),
        ("ĐÃ", "ĐÃ"),
    ],
)
def test_capitalise_first(text: str, capitalised: str) -> None:
    assert capitalise_first(text) == capitalised


def test_capitalise_first_of_a_decomposed_letter() -> None:
    assert capitalise_first(unicodedata.normalize("NFD", "ấn")) == "Ấn"
