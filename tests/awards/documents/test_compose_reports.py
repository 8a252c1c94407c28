"""What the rows become on the summary report and on the launch plan."""

from __future__ import annotations

import re
import tomllib
from datetime import date
from pathlib import Path

import pytest

from awards.actions.plan import load_plan
from awards.actions.summaries import save_summary_text
from awards.documents.compose import (
    launch_plan_sheet,
    summary_sheet,
)
from awards.documents.issue import issue
from awards.documents.render import render
from awards.documents.sheets import FigureTable
from awards.enums import PaperKind
from awards.models import Paper
from awards.rules.paper_kinds import FACTS
from campaigns.models import Campaign
from tests.awards.award_story import NOW, STARTS, TODAY, Story, tell
from tests.awards.documents.reading import Reading
from tests.awards.documents.test_issue import refused
from tests.factories import at

PLAN = Path(__file__).resolve().parents[3] / "campaigns/plans/kh454-khoi-ky.toml"
LATER = at(2024, 12, 31)


@pytest.fixture
def story(db: None) -> Story:
    return tell()


# --- Summary report --------------------------------------------------------------------------------


def write_outlook(story: Story) -> None:
    save_summary_text(
        period=story.period,
        version=0,
        by=story.office,
        now=NOW,
        strengths="Phong trào có chuyển biến.",
        shortcomings="",
        directions="- Tiếp tục tuyên truyền\n- Nhân rộng sáng kiến",
    )


def text_of(story: Story) -> str:
    return Reading(render(summary_sheet(story.period, today=date(2025, 1, 6)))).text


def test_the_report_says_what_the_rows_say(story: Story) -> None:
    write_outlook(story)
    text = text_of(story)
    for sentence in (
        "Toàn xã có 02 tập thể, 01 cá nhân thuộc đối tượng thi đua",
        "01 tập thể, 01 cá nhân đã gửi đăng ký thi đua năm 2024",
        "Hội đồng Thi đua - Khen thưởng đã họp xét 01 lần (ngày 06/12/2024)",
        "Phong trào có chuyển biến.",
        "- Tiếp tục tuyên truyền; - Nhân rộng sáng kiến.",
        "Chưa ghi nhận hoạt động tuyên truyền nào.",
    ):
        assert "".join(sentence.split()) in text, sentence


def test_awards_stand_with_decision_and_money(story: Story) -> None:
    decision = story.period.decisions.create(
        award_form=story.form,
        number="215/QĐ-UBND",
        decided_on=date(2025, 1, 6),
        issuer="Chủ tịch Ủy ban nhân dân huyện Bản Lầu",
        recorded_by=story.office,
        recorded_at=LATER,
    )
    for nomination, money in zip(story.nominations, (1_410_000, 710_000), strict=True):
        decision.results.create(nomination=nomination, awarded=True, bonus=money)
    text = text_of(story)
    assert "tặngGiấykhencho01tậpthể,01cánhân,tiềnthưởng2.120.000đồng" in text
    assert "Tổngsốtiềnthưởng:2.120.000đồng(bằngchữ:Haitriệumộttrămhaimươinghìnđồng)" in text


def report(story: Story, day: date) -> Paper:
    return issue(
        kind=PaperKind.SUMMARY_REPORT,
        subject=story.period,
        by=story.office,
        now=LATER,
        number=12,
        day=day,
    )


def test_a_report_is_issued_once_after_the_period_with_an_outlook(story: Story) -> None:
    closes = story.period.scoring_closes
    assert refused(lambda: report(story, closes)) == ("period_not_over", "directions_missing")
    write_outlook(story)
    assert refused(lambda: report(story, closes)) == ("period_not_over",)
    assert report(story, date(2024, 11, 16)).reference == "12/BC-UBND"
    assert "already_issued" in refused(lambda: report(story, date(2024, 12, 30)))


def test_the_term_is_summed_up_year_by_year(story: Story) -> None:
    term = story.campaign.periods.create(
        code="giai-doan",
        kind="term",
        name="Giai đoạn 2022 - 2025",
        registration_opens=date(2022, 8, 1),
        registration_closes=date(2022, 9, 30),
        scoring_closes=date(2025, 11, 15),
        dossier_before=date(2025, 12, 30),
    )
    sheet = summary_sheet(term, today=date(2025, 12, 31))
    assert sheet.subject.endswith("giai đoạn 2022 - 2025")
    years = sheet.chapters[1].parts[-1].blocks[0]
    assert isinstance(years, FigureTable)
    assert [row[:3] for row in years.rows] == [
        ("Năm 2024", "01", "01"),
        ("Giai đoạn 2022 - 2025", "00", "00"),
    ]
    assert "Phương hướng" not in sheet.chapters[-1].heading


# --- Plan ------------------------------------------------------------------------------------------


def words_of(text: str) -> list[str]:
    return re.findall(r"\w+", text)


@pytest.mark.django_db
def test_the_plan_as_a_paper_has_the_plans_words() -> None:
    """Every word of the plan file, in its order; only the layout is the portal's."""
    load_plan(source=PLAN, now=STARTS)
    tables = tomllib.loads(PLAN.read_text(encoding="utf-8"))
    campaign = tables["campaign"]
    parts = [
        "Kế hoạch",
        campaign["title"],
        *(row["text"] for row in campaign["legal_bases"]),
        campaign["preamble"],
    ]
    for row in campaign["sections"]:
        parts += [row["number"], row["heading"], row["body"]]
    sheet = launch_plan_sheet(Campaign.objects.get(), TODAY)
    read = Reading(render(sheet))
    wanted = "".join(words_of(" ".join(parts))).lower()
    printed = "".join(words_of(_without_page_numbers(read))).lower()
    start = printed.index("kếhoạchphátđộng")
    assert printed[start : start + len(wanted)] == wanted
    assert printed[start + len(wanted) :].startswith("nơinhận")
    for text in ("Số: 454/KH-UBND", "ngày 29 tháng 7 năm 2022", "TM. ỦY BAN NHÂN DÂN", "- Lưu: VP UBND."):
        assert text in read


def _without_page_numbers(read: Reading) -> str:
    pages = []
    for number, page in enumerate(read.pages, start=1):
        margin = read.page_number(number)
        skip = {id(letter) for letter in margin.letters} if margin else set()
        pages.append("".join(letter["text"] for letter in page.chars if id(letter) not in skip))
    return "".join(pages)


def test_every_kind_about_a_period_has_a_place_to_be_found() -> None:
    assert {kind for kind, facts in FACTS.items() if facts.subject == "period"} == {
        PaperKind.REMINDER,
        PaperKind.SUMMARY_REPORT,
    }
