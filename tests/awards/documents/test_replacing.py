"""A replaced paper: named in the new one, marked on the screen, unchanged on the disk."""

from __future__ import annotations

import io
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from pypdf import PdfReader

from awards.documents.issue import draft_sheet, freeze_report, issue, issue_own_decision
from awards.documents.mark import replaced_copy
from awards.documents.render import render
from awards.documents.stored import read_file
from awards.enums import PaperKind
from awards.models import Paper
from tests.awards.award_story import MINUTES_DAY, NOW, PROPOSAL_DAY, TODAY, Story, tell
from tests.awards.documents.reading import Reading
from tests.awards.documents.samples import long_proposal


@pytest.fixture
def story(db: None) -> Story:
    return tell()


def correct(story: Story, kind: PaperKind, subject: object, old: Paper, number: int, day: date) -> Paper:
    return issue(
        kind=kind,
        subject=subject,  # type: ignore[arg-type]
        by=story.office,
        now=NOW,
        number=number,
        day=day,
        replaces=old,
    )


def test_a_letter_names_the_one_that_it_replaces(story: Story) -> None:
    story.file_minutes()
    old = story.file(story.dossier, 5, PROPOSAL_DAY)
    sentence = (
        "Tờ trình này thay thế Tờ trình số 05/TTr-UBND ngày 09 tháng 12 năm 2024 "
        "của Ủy ban nhân dân xã Nà Mường."
    )
    assert sentence in Reading(
        render(draft_sheet(PaperKind.PROPOSAL, story.dossier, today=TODAY, replaces=old))
    )
    assert "thay thế" not in Reading(render(draft_sheet(PaperKind.PROPOSAL, story.dossier, today=TODAY)))
    new = correct(story, PaperKind.PROPOSAL, story.dossier, old, 6, TODAY)
    assert sentence in Reading(read_file(new))


def test_minutes_and_a_report_name_theirs(story: Story) -> None:
    old = story.file_minutes()
    new = correct(story, PaperKind.MINUTES, story.meeting, old, 4, MINUTES_DAY)
    assert "Biên bản này thay thế Biên bản số 03/BB-HĐTĐKT ngày 07 tháng 12 năm 2024" in Reading(
        read_file(new)
    )
    nomination = story.nominations[0]
    first = freeze_report(nomination=nomination, by=story.office, now=NOW)
    second = freeze_report(nomination=nomination, by=story.office, now=NOW, replaces=first)
    assert "thay thế Báo cáo thành tích đã lập ngày 01 tháng 12 năm 2024" in Reading(read_file(second))


def test_a_decision_has_an_article_for_it(db: None) -> None:
    story = tell(people=1, collectives=0, own=True)
    story.file_minutes()
    decision = issue_own_decision(
        period=story.period,
        award_form=story.form,
        nominations=story.nominations,
        by=story.chairman,
        now=NOW,
        number=412,
        decided_on=PROPOSAL_DAY,
    )
    old = decision.papers.get()
    read = Reading(read_file(correct(story, PaperKind.AWARD_DECISION, decision, old, 420, TODAY)))
    for text in (
        "Điều 3. Quyết định này có hiệu lực kể từ ngày ký và thay thế Quyết định số 412/QĐ-UBND "
        "ngày 09 tháng 12 năm 2024 của Chủ tịch Ủy ban nhân dân xã Nà Mường.",
        "Điều 4. Văn phòng",
        "- Như Điều 4;",
    ):
        assert text in read


def test_the_mark_is_on_the_screen_and_the_file_stays(story: Story, client: Client) -> None:
    story.issue_minutes()
    old = Paper.objects.get()
    stored = read_file(old)
    client.force_login(story.office)
    shown, saved = reverse("paper", args=[old.pk]), reverse("paper_download", args=[old.pk])
    before = client.get(shown)
    assert before.content == stored
    new = correct(story, PaperKind.MINUTES, story.meeting, old, 4, MINUTES_DAY)
    after = client.get(shown, headers={"if-none-match": before["ETag"]})
    assert after.status_code == 200, "the browser's copy without the mark is no longer right"
    for text in ("ĐÃ THAY THẾ", "bằng văn bản số 04/BB-HĐTĐKT ngày 07/12/2024", "Số: 03/BB-HĐTĐKT"):
        assert text in Reading(after.content)
    assert client.get(shown).content == after.content
    assert client.get(saved).content == stored == read_file(old)
    assert client.get(reverse("paper", args=[new.pk])).content == read_file(new)


def test_an_unfinished_replacement_replaces_nothing_yet(story: Story, client: Client) -> None:
    story.issue_minutes()
    old = Paper.objects.get()
    Paper.objects.create(
        organisation=old.organisation,
        kind=old.kind,
        meeting=old.meeting,
        series=old.series,
        symbol=old.symbol,
        number=4,
        year=2024,
        issued_on=MINUTES_DAY,
        payload=old.payload,
        replaces=old,
        issued_by=story.office,
        issued_at=NOW,
    )
    client.force_login(story.office)
    assert client.get(reverse("paper", args=[old.pk])).content == read_file(old)


def test_every_page_bears_the_mark() -> None:
    by = Paper(number=6, symbol="TTr-UBND", issued_on=date(2024, 12, 10))
    paper = render(long_proposal(40))
    marked = replaced_copy(paper, by=by)
    pages = [page.extract_text() for page in PdfReader(io.BytesIO(marked)).pages]
    assert len(pages) > 2
    assert all("ĐÃ THAY THẾ" in page for page in pages)
    assert replaced_copy(paper, by=by) == marked
