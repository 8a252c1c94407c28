"""The tags and filters of the pages."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from django import forms
from django.core.paginator import Paginator
from django.template import Context, Template, TemplateSyntaxError
from django.test import RequestFactory
from django.utils import translation

from awards.enums import Outcome
from campaigns.context import Portal
from campaigns.enums import RegistrationState
from campaigns.errors import Reason
from campaigns.templatetags import portal as tags

TODAY = date(2025, 12, 22)


@pytest.fixture(autouse=True)
def _vietnamese():
    with translation.override("vi"):
        yield


def draw(source: str, address: str = "/", **values: object) -> str:
    request = RequestFactory().get(address)
    portal = Portal(request)
    portal.today = TODAY
    page = Template("{% load portal %}" + source)
    return page.render(Context({"request": request, "portal": portal, **values}))


class Target(forms.Form):
    text = forms.CharField(label="Chỉ tiêu")
    kind = forms.ChoiceField(label="Loại", choices=[("a", "A")], widget=forms.RadioSelect)
    version = forms.CharField(widget=forms.HiddenInput)

    def clean(self) -> None:
        raise forms.ValidationError("Đợt này đã hết hạn.")


@pytest.mark.parametrize(
    ("last_day", "words"),
    [
        (date(2025, 12, 29), "Còn 7 ngày"),
        (date(2025, 12, 23), "Còn 1 ngày"),
        (date(2025, 12, 22), "Hôm nay là hạn cuối"),
        (date(2025, 12, 21), "Quá hạn 1 ngày"),
    ],
)
def test_days_left_count_the_last_day(last_day: date, words: str):
    assert tags.days_left(last_day, TODAY) == words


@pytest.mark.parametrize(
    ("last_day", "tone"),
    [
        (date(2025, 12, 30), "tone-rest"),
        (date(2025, 12, 29), "tone-warn"),
        (date(2025, 12, 22), "tone-warn"),
        (date(2025, 12, 21), "tone-stop"),
    ],
)
def test_a_deadline_warns_from_seven_days_before(last_day: date, tone: str):
    assert tone in draw("{% deadline day %}", day=last_day)


def test_a_deadline_names_its_day():
    assert "(29/12/2025)" in draw("{% deadline day %}", day=date(2025, 12, 29))


def test_a_moment_is_told_by_the_office_clock():
    late = datetime(2025, 2, 4, 18, 5, tzinfo=UTC)
    assert tags.moment(late) == "01:05 ngày 05/02/2025"
    assert tags.short_date(late) == "05/02/2025"
    assert tags.official_date(late) == "ngày 05 tháng 02 năm 2025"


def test_nothing_is_told_of_no_date():
    assert (tags.official_date(None), tags.short_date(None), tags.moment(None)) == ("", "", "")


@pytest.mark.parametrize(
    ("source", "value", "text"),
    [
        ("{{ value|number }}", Decimal("87.50"), "87,5"),
        ("{{ value|number:2 }}", Decimal("87.5"), "87,50"),
        ("{{ value|number }}", 1490000, "1.490.000"),
        ("{{ value|number }}", Decimal(0), "0"),
        ("{{ value|number }}", None, "–"),
        ("{{ value|points }}", Decimal("87.50"), "87,5 điểm"),
        ("{{ value|points }}", Decimal(0), "0 điểm"),
        ("{{ value|points }}", None, "chưa chấm"),
        ("{{ value|percent }}", Decimal("98.00"), "98%"),
        ("{{ value|percent }}", None, "–"),
        ("{{ value|money }}", 450000, "450.000 đồng"),
        ("{{ value|money }}", None, "–"),
        ("{{ value|whole_minutes }}", timedelta(minutes=14, seconds=1), "15"),
        ("{{ value|whole_minutes }}", timedelta(minutes=15), "15"),
    ],
)
def test_figures_are_written_the_vietnamese_way(source: str, value: object, text: str):
    assert draw(source, value=value) == text


def test_a_state_is_a_word_a_shape_and_a_colour():
    drawn = draw("{% state value %}", value=RegistrationState.RETURNED)
    assert "Trả lại" in drawn
    assert "#shape-returned" in drawn
    assert "tone-warn" in drawn


def test_a_stored_code_brings_its_label():
    assert "Đã gửi" in draw('{% state "submitted" "Đã gửi" %}')


def test_a_bare_code_is_refused():
    with pytest.raises(TemplateSyntaxError):
        draw('{% state "submitted" %}')


def test_the_stage_bar_marks_what_is_done_and_where_we_are():
    drawn = draw('{% stage_bar "ranking" %}')
    assert (drawn.count("stage-done"), drawn.count("stage-current"), drawn.count("stage-ahead")) == (2, 1, 5)
    assert drawn.count('aria-current="step"') == 1


def test_a_finished_campaign_has_all_stages_done():
    assert draw('{% stage_bar "finished" %}').count("stage-done") == 8


def test_an_unknown_stage_is_refused():
    with pytest.raises(ValueError, match="xyz"):
        draw('{% stage_bar "xyz" %}')


def test_progress_is_told_in_words_and_kept_plain_for_the_browser():
    drawn = draw('{% progress done 1000 "đơn vị" %}', done=Decimal("12.50"))
    assert "12,5 trên 1.000 đơn vị" in drawn
    assert 'value="12.50" max="1000"' in drawn


def test_a_finding_shows_value_and_threshold():
    drawn = draw('{% finding outcome "Câu." value="98%" threshold="trên 98%" %}', outcome=Outcome.NOT_MET)
    assert "Hiện có: <strong>98%</strong>" in drawn
    assert "Yêu cầu: <strong>trên 98%</strong>" in drawn


def test_the_pages_keep_the_filters():
    page = Paginator(range(60), 20).get_page(2)
    drawn = draw("{% pagination page %}", address="/dang-ky/?q=an&page=2", page=page)
    assert "?q=an&amp;page=3" in drawn
    assert "Từ 21 đến 40 trong tổng số 60" in drawn


def test_one_page_needs_no_links():
    assert draw("{% pagination page %}", page=Paginator(range(20), 20).get_page(1)).strip() == ""


def test_the_error_summary_leads_to_each_field():
    drawn = draw("{% error_summary form %}", form=Target({}))
    assert '<a href="#id_text">Chỉ tiêu: Mục này chưa được nhập.</a>' in drawn
    assert '<a href="#div_id_kind">Loại: Mục này chưa được nhập.</a>' in drawn
    assert "Đợt này đã hết hạn." in drawn
    assert "#id_version" not in drawn


def test_a_form_without_errors_has_no_summary():
    assert draw("{% error_summary form %}", form=Target()).strip() == ""


def test_a_crispy_form_begins_with_its_error_summary():
    drawn = draw("{% load crispy_forms_filters %}{{ form|crispy }}", form=Target({}))
    assert drawn.index("error-summary") < drawn.index('name="text"')
    assert drawn.count("Đợt này đã hết hạn.") == 1


def test_reasons_are_listed_and_escaped():
    reasons = [Reason("a", "Chưa có <chỉ tiêu>."), Reason("b", "Đã hết hạn.")]
    drawn = draw('{% include "components/reasons.html" %}', reasons=reasons)
    assert "<li>Chưa có &lt;chỉ tiêu&gt;.</li>" in drawn
    assert drawn.count("<li>") == 2
    assert draw('{% include "components/reasons.html" %}', reasons=[]).strip() == ""
