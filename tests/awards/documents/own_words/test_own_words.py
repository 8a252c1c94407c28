"""An office's own Word templates: fields, check, filling."""

from __future__ import annotations

import io
from dataclasses import fields

import pytest
from docx import Document

from awards.documents.own_words import (
    example_of,
    fields_of,
    fill,
    kind_label,
    report_on,
    starter_of,
    template_kinds,
)
from awards.documents.own_words.context import context_of
from awards.documents.own_words.meanings import MEANINGS
from awards.documents.own_words.pages import rows_of_fields
from awards.documents.render import render_word
from awards.documents.sheets import SHEETS, MinutesSheet, ProposalSheet
from campaigns.errors import Refused
from tests.awards.documents import samples
from tests.campaigns.documents.word.reading import WordReading


def template(*paragraphs: str, header: str = "") -> bytes:
    """A Word file with these paragraphs."""
    document = Document()
    for text in paragraphs:
        document.add_paragraph(text)
    if header:
        document.sections[0].header.paragraphs[0].text = header
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def filled(*paragraphs: str, sheet: object | None = None) -> list[str]:
    content = fill(template(*paragraphs), sheet or samples.proposal())
    return [paragraph.text for paragraph in WordReading(content).document.paragraphs]


# --- Fields ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", SHEETS)
def test_every_sheet_has_an_example_with_something_in_every_field(name: str) -> None:
    sheet = SHEETS[name]
    example = example_of(sheet)
    assert all(getattr(example, field.name) not in ("", (), None) for field in fields(sheet))
    assert len(render_word(example)) > 5_000


@pytest.mark.parametrize("name", SHEETS)
def test_every_field_has_a_value(name: str) -> None:
    sheet = SHEETS[name]
    assert context_of(example_of(sheet)).keys() == fields_of(sheet).keys()
    assert rows_of_fields(fields_of(sheet), example_of(sheet))


def test_the_ways_to_the_fields() -> None:
    paths = [path for field in fields_of(ProposalSheet).values() for path, _ in field.flat()]
    assert {"letterhead.number", "groups[].individuals[].name", "recipients.lines", "so_ky_hieu"} <= set(
        paths
    )
    assert "ho_ten_nguoi_ky" not in fields_of(MinutesSheet)  # two people sign


def test_fields_are_listed_as_they_are_written() -> None:
    rows = {row.code: row for row in rows_of_fields(fields_of(ProposalSheet), example_of(ProposalSheet))}
    assert rows["{{ subject }}"].meaning == MEANINGS["subject"]
    assert rows["{%p for group in groups %} … {%p endfor %}"].kind == "danh sách"
    assert rows["{%p for individual in group.individuals %} … {%p endfor %}"].depth == 1
    assert rows["{{ individual.name }}"].example == "Hoàng Thị Mai"
    assert rows["{%p for line in recipients.lines %} … {%p endfor %}"].depth == 1
    assert rows["{{ so_ky_hieu }}"].example == "05/TTr-UBND"


def test_kinds_are_named_in_vietnamese() -> None:
    assert dict(template_kinds())["ProposalSheet"] == "Tờ trình"
    assert kind_label("UnheardOfSheet") == "UnheardOf"


# --- Filling -----------------------------------------------------------------------------------------


def test_values_are_written_as_on_paper() -> None:
    assert filled("{{ so_ky_hieu }}|{{ dia_danh_ngay_thang }}|{{ letterhead.dated }}") == [
        "05/TTr-UBND|Nà Mường, ngày 09 tháng 12 năm 2024|ngày 09 tháng 12 năm 2024"
    ]
    text = "{{ started }}|{{ total_members }}|{{ groups[0].rows[0].share }}|{{ letterhead.year }}"
    assert filled(text, sheet=samples.minutes()) == ["14 giờ 00, ngày 06 tháng 12 năm 2024|09|66,67|2024"]


def test_a_draft_has_its_blanks() -> None:
    draft = samples.proposal(samples.letterhead("TTr-UBND", number=None, dated=None))
    assert filled("Số: {{ so_ky_hieu }}", sheet=draft) == ["Số:        /TTr-UBND"]


def test_loops_and_lists() -> None:
    assert filled("{%p for line in noi_nhan %}", "{{ line }}", "{%p endfor %}") == [
        "- Như trên;",
        "- Thường trực Đảng ủy, HĐND xã;",
        "- Chủ tịch, các Phó Chủ tịch UBND xã;",
        "- Lưu: VT, TĐKT (02 bản).",
    ]


def test_signs_of_xml_in_a_text_do_no_harm() -> None:
    sheet = samples.long_proposal(1)
    object.__setattr__(sheet, "subject", "Về việc <khen> & thưởng {{ closing }}")
    assert filled("{{ subject }}", sheet=sheet) == ["Về việc <khen> & thưởng {{ closing }}"]


def test_equal_input_gives_equal_bytes() -> None:
    made = template("{{ subject }}")
    assert fill(made, samples.proposal()) == fill(made, samples.proposal())


@pytest.mark.parametrize(
    "text",
    [
        "{{ subject.__class__.__mro__ }}",
        "{{ recipients.lines.append(1) }}",
        "{{ lipsum() }}",
        "{% for x in range(10 ** 9) %}{% endfor %}",
        "{% include '/etc/passwd' %}",
    ],
)
def test_a_template_reaches_nothing_but_the_fields(text: str) -> None:
    with pytest.raises(Refused) as refusal:
        filled(text)
    assert refusal.value.reasons[0].code == "template_fails"


# --- Checking ----------------------------------------------------------------------------------------


def faults(*paragraphs: str, sheet: type = ProposalSheet) -> tuple[str, ...]:
    return report_on(template(*paragraphs), sheet).faults


def test_names_that_do_not_exist_are_told_with_their_place() -> None:
    assert faults("Tờ trình", "{{ so_ki_hieu }} kính gửi") == (
        "Không có trường “so_ki_hieu” ở đoạn 2 (“{{ so_ki_hieu }} kính gửi”).",
    )


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("{{ letterhead.nunber }}", "letterhead.nunber"),
        ("{{ letterhead['nunber'] }}", "letterhead.nunber"),
        ("{% for g in groups %}{{ g.forn }}{% endfor %}", "groups.forn"),
        (
            "{% for g in groups %}{% for p in g.individuals %}{{ p.nane }}{% endfor %}{% endfor %}",
            "individuals.nane",
        ),
        ("{% set s = signature %}{{ s.nane }}", "signature.nane"),
        ("{{ groups[0].forn }}", "groups.forn"),
        ("{% if enclosure %}x{% endif %}", "enclosure"),
        ("{{ g.form }}{% for g in groups %}{% endfor %}", "g"),
    ],
)
def test_names_are_followed_through_loops(text: str, name: str) -> None:
    assert [fault for fault in faults(text) if f"“{name}”" in fault]


@pytest.mark.parametrize(
    "text",
    [
        "{% for g in groups %}{{ loop.index }}{{ g.form }}{% endfor %}",
        "{% for g in groups %}{% for c in g.collectives %}{{ c }}{% endfor %}{% endfor %}",
        "{% set total = 1 %}{{ total }}",
        "{{ addressees|join('; ') }}{{ groups|length }}",
        "{% if has_annex %}x{% else %}{{ collective_count }}{% endif %}",
        "{% macro m(x) %}{{ x }}{% endmacro %}{{ m(subject) }}",
    ],
)
def test_sound_templates_have_no_faults(text: str) -> None:
    assert faults(text) == ()


def test_a_mistake_of_syntax_is_told_with_its_place() -> None:
    (fault,) = faults("Một", "{% for g in groups %}", "ba")
    assert fault.startswith("Sai cú pháp ở đoạn")
    (fault,) = faults("Một", "Hai {{ subject | }}")
    assert fault.startswith("Sai cú pháp ở đoạn 2 (“Hai {{ subject | }}”)")


def test_headers_are_read_too() -> None:
    report = report_on(template("{{ subject }}", header="{{ sbject }}"), ProposalSheet)
    assert [fault for fault in report.faults if "phần đầu trang" in fault]


def test_what_a_template_misses() -> None:
    report = report_on(template("{{ so_ky_hieu }} {{ subject }} {{ noi_nhan|join }}"), ProposalSheet)
    assert [field.name for field in report.missing] == [
        "addressees",
        "legal_bases",
        "opening",
        "groups",
        "closing",
        "signature",
        "enclosures",
        "sets",
        "list_title",
        "replaces",
    ]
    assert [field.name for field in report.used] == ["subject", "so_ky_hieu", "noi_nhan"]
    assert report.is_usable


def test_the_starter_is_usable_and_fills() -> None:
    starter = starter_of(ProposalSheet)
    assert starter is not None
    report = report_on(starter, ProposalSheet)
    assert report.is_usable
    assert [field.name for field in report.missing] == ["list_title"]
    word = WordReading(fill(starter, samples.proposal()))
    assert "{" not in word.text
    for text in ("XÃ NÀ MƯỜNG", "Số: 05/TTr-UBND", "Trạm Y tế xã Nà Mường", "Đặng Minh Đức", "Như trên"):
        assert "".join(text.split()) in word.text


def test_kinds_without_a_starter() -> None:
    assert starter_of(MinutesSheet) is None


def test_something_that_is_no_word_file() -> None:
    assert report_on(b"PK", ProposalSheet).faults[0].startswith("Không mở được tệp Word")
