"""The papers of a score sheet say what its rows say."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest

from awards.documents.compose import (
    evidence_list_sheet,
    score_form_sheet,
)
from awards.documents.render import render
from campaigns.errors import Refused
from tests.awards.award_story import TODAY, Story, tell
from tests.awards.documents.reading import Reading
from tests.world import World


@pytest.fixture
def story(db: None) -> Story:
    return tell()


@pytest.fixture
def w(db: None) -> World:
    return World()


def _world(story: Story) -> World:
    """The rows of the story, and more of them on demand."""
    w = World()
    w.campaign, w.period, w.form, w.office = story.campaign, story.period, story.form, story.office
    return w


def refused(act: Callable[[], object]) -> tuple[str, ...]:
    with pytest.raises(Refused) as refusal:
        act()
    return refusal.value.codes


# --- Phiếu chấm điểm -----------------------------------------------------------------------------


def test_a_score_form_hides_an_unfinished_appraisal(w: World) -> None:
    card = w.scorecard("submitted")
    w.score(
        scorecard=card, self_points=Decimal(50), points=Decimal(40), reason="Thiếu minh chứng", self_note="Đủ"
    )
    row = score_form_sheet(card, today=TODAY).parts[0].rows[0]
    assert (row.self_points, row.points, row.notes) == (Decimal(50), None, ("Đủ",))


def test_a_score_form_after_the_appraisal(w: World) -> None:
    card = w.scorecard("published", rank=3, total=Decimal(40), grade=w.bands["tot"])
    score = w.score(
        scorecard=card, self_points=Decimal(50), points=Decimal(40), reason="Thiếu minh chứng", self_note="Đủ"
    )
    w.evidence(score=score)
    sheet = score_form_sheet(card, today=TODAY)
    row = sheet.parts[0].rows[0]
    assert (row.number, row.points, row.evidence) == ("1.1", Decimal(40), 1)
    assert row.notes == ("Đủ", "Lý do điều chỉnh (50 → 40): Thiếu minh chứng")
    assert (sheet.total, sheet.grade, sheet.rank) == (Decimal(40), "Tốt", 3)
    assert (sheet.maximum, sheet.parts[0].total) == (Decimal(60), Decimal(40))
    assert sheet.is_sample
    assert sheet.signatures[-1].name == w.office.full_name


def test_a_score_form_shows_what_the_council_gave(w: World) -> None:
    card = w.scorecard("published", rank=3, total=Decimal(30), council_basis="Biên bản số 02/BB-HĐTĐKT")
    w.score(
        scorecard=card,
        self_points=Decimal(50),
        points=Decimal(40),
        reason="Thiếu minh chứng",
        council_points=Decimal(30),
        council_reason="Còn hai lỗi",
    )
    sheet = score_form_sheet(card, today=TODAY)
    row = sheet.parts[0].rows[0]
    assert (sheet.has_council, row.council_points) == (True, Decimal(30))
    assert (sheet.appraised_total, sheet.parts[0].council_total) == (Decimal(40), Decimal(30))
    assert row.notes[-1] == "Hội đồng (40 → 30): Còn hai lỗi"
    assert [step.label for step in sheet.reckonings] == ["Tự chấm", "Thẩm định", "Sau kết luận của Hội đồng"]
    assert sheet.reckonings[-1].text == "Điểm đạt 30,00 / 60 điểm; tổng 30,00"


def test_a_score_form_says_what_does_not_arise(w: World) -> None:
    card = w.scorecard("submitted")
    w.score(scorecard=card, self_points=None, self_not_arising=True, self_note="Không có thủ tục")
    w.score(scorecard=card, criterion=w.criteria[1], max_points=Decimal(40), self_points=Decimal(20))
    sheet = score_form_sheet(card, today=TODAY)
    cells = [(row.self_points, row.self_not_arising) for part in sheet.parts for row in part.rows]
    assert (None, True) in cells
    assert sheet.has_not_arising
    assert "điểm phát sinh" in sheet.reckonings[0].text
    paper = Reading(render(sheet))
    assert "KPS: tiêu chí không phát sinh trong kỳ" in paper


# --- Danh mục tài liệu kiểm chứng ----------------------------------------------------------------


def test_a_list_of_evidence_has_every_citation_and_counts_papers_once(w: World) -> None:
    card = w.scorecard("submitted", registration=w.registration("accepted", participant=w.unit))
    first, second = (w.score(scorecard=card, criterion=each, self_points=9) for each in w.criteria[:2])
    paper = w.evidence(score=first, page=3, passage="mục II").paper
    w.evidence(score=second, paper=paper)
    w.evidence(score=second, kind="Ảnh", number="", dated=None, issuer="", abstract="ảnh bộ phận một cửa")
    sheet = evidence_list_sheet(card, today=TODAY)
    assert [(row.criterion, row.reference, row.abstract, row.where) for row in sheet.rows] == [
        ("1.1", "12/BC-UBND", "Báo cáo về kết quả cải cách hành chính", "Trang 3, mục II"),
        ("1.2", "12/BC-UBND", "Báo cáo về kết quả cải cách hành chính", ""),
        ("1.2", "", "Ảnh bộ phận một cửa", ""),
    ]
    assert (sheet.papers, sheet.criteria) == (2, 2)
    assert sheet.of_whom == w.unit.name
    assert sheet.letterhead.dated is not None


def test_a_list_of_evidence_names_a_person_with_his_unit_and_waits_for_papers(w: World) -> None:
    card = w.scorecard(registration=w.registration("accepted", participant=w.person))
    assert refused(lambda: evidence_list_sheet(card, today=TODAY)) == ("no_evidence",)
    w.evidence(score=w.score(scorecard=card))
    sheet = evidence_list_sheet(card, today=TODAY)
    assert sheet.of_whom.endswith(f"{w.person.full_name}, {w.unit}")
    assert sheet.letterhead.dated is None
