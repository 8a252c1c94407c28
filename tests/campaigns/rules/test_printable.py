"""What papers can show: the letters of the typeface as its files have them, and names that fit on a line."""

from __future__ import annotations

import unicodedata

import pytest
from django.core.exceptions import ValidationError

from campaigns.documents import fonts
from campaigns.models import AwardForm, Collective, Individual, Organisation, Signatory
from campaigns.models.validators import validate_name, validate_printable
from campaigns.rules.printable import LONGEST_NAME, LONGEST_WORD, PRINTABLE, faults_in_name, unprintable

VIETNAMESE = "aáàảãạăắằẳẵặâấầẩẫậbcdđeéèẻẽẹêếềểễệghiíìỉĩịklmnoóòỏõọôốồổỗộơớờởỡợpqrstuúùủũụưứừửữựvxyýỳỷỹỵ"


def test_the_letters_are_those_of_the_font_files() -> None:
    assert {letter for letter in fonts.letters() if ord(letter) >= 0x20} == PRINTABLE


def test_every_vietnamese_letter_can_be_printed() -> None:
    assert unprintable(VIETNAMESE + VIETNAMESE.upper() + "0123456789“”–…%/-.,;:()") == []
    assert unprintable(unicodedata.normalize("NFD", VIETNAMESE)) == []
    assert unprintable("Một\u200b dòng\nhai\tba\u00a0bốn") == []


@pytest.mark.parametrize("text", ["Vi Thị 漢", "Tốt ☐", "Nhất trí 👍"])
def test_other_letters_are_named(text: str) -> None:
    with pytest.raises(ValidationError) as refused:
        validate_printable(text)
    (sentence,) = refused.value.messages
    assert "không in được" in sentence
    assert "U+" in sentence


@pytest.mark.parametrize(("length", "fits"), [(LONGEST_WORD, True), (LONGEST_WORD + 1, False)])
def test_a_word_that_no_line_holds(length: int, fits: bool) -> None:
    assert (faults_in_name(f"Ông {'n' * length}") == []) == fits
    validate_printable("n" * length)
    if not fits:
        with pytest.raises(ValidationError):
            validate_name("n" * length)


def test_the_longest_name_stands_on_one_line() -> None:
    """Even in bold at 14 points, with letters of usual width, within the 164 mm of a paper's line."""
    name = ("Nguyễn Thị Hoàng Phương " * 5)[:LONGEST_NAME].strip()
    assert fonts.width_mm(name, size=14) < 164


@pytest.mark.parametrize(
    ("model", "field"),
    [
        (Individual, "full_name"),
        (Individual, "post"),
        (Collective, "name"),
        (AwardForm, "name"),
        (AwardForm, "authority"),
        (Organisation, "council_name"),
        (Signatory, "name"),
        (Signatory, "title"),
    ],
)
def test_names_that_reach_papers_are_asked_in_the_admin(model: type, field: str) -> None:
    column = model._meta.get_field(field)  # type: ignore[attr-defined]
    with pytest.raises(ValidationError, match="không in được"):
        column.clean("Vi Thị 漢", None)
    assert column.clean("Vi Thị Hạnh", None) == "Vi Thị Hạnh"


def test_a_name_longer_than_a_line_is_refused() -> None:
    column = Individual._meta.get_field("full_name")
    with pytest.raises(ValidationError):
        column.clean("An " * 20 + "A", None)
