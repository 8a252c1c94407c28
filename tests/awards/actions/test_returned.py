"""A dossier that came back: sets, kept hand-overs, remarks fixed or answered, the second hand-over."""

from __future__ import annotations

import io
import json
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from threading import Barrier
from zipfile import ZipFile

import pytest
from django.db import connection

from awards.actions.dossiers import choose_sets, take_back
from awards.actions.remarks import answer_remark
from awards.documents.bundle import bundle, check
from awards.documents.handing import hand_over_dossier
from awards.documents.stored import read_package
from awards.enums import RemarkState
from awards.models import Dossier, HandOver, Paper, Remark
from awards.models.paper import paper_storage
from awards.queries.dossiers import folder_of
from awards.rules.remarks import LONGEST_POINT, MOST_POINTS
from campaigns.enums import Role
from campaigns.errors import Refused
from campaigns.models import AuditEntry
from tests.awards.actions.test_dossiers import decide, give, refused
from tests.awards.award_story import NOW, PROPOSAL_DAY, TODAY, Story, tell
from tests.awards.documents.reading import Reading
from tests.factories import make_collective, make_nomination, make_registration, make_user

PEOPLE = 4
REMARKS = "1. Tờ trình ghi sai số bộ\n2. Thiếu dấu giáp lai\n3. Chưa rõ thành tích của {name}"


@pytest.fixture
def full(db: None) -> Story:
    story = tell()
    story.file_all()
    return story


def hand(story: Story, **changes: object) -> HandOver:
    """With the ZIP, as the page does it."""
    values = {
        "dossier": story.dossier,
        "by": story.office,
        "now": NOW,
        "handed_on": TODAY,
        "handed_by": "Lò Văn Sơn",
        "received_by": "Cầm Thị Mai",
        "receipt_number": "15/PTN",
    } | changes
    return hand_over_dossier(**values)  # type: ignore[arg-type]


def back(story: Story, remarks: str | None = None) -> list[Remark]:
    """Handed over and taken back with three remarks, or those given."""
    give(story)
    name = str(story.nominations[1].registration.participant)
    text = REMARKS.format(name=name) if remarks is None else remarks
    take_back(dossier=story.dossier, by=story.office, now=NOW, reason="Trả hồ sơ", remarks=text)
    return list(Remark.objects.order_by("hand_over", "number"))


def answer(story: Story, remark: Remark, **changes: object) -> Remark:
    values = {
        "remark": Remark.objects.get(pk=remark.pk),
        "by": story.office,
        "now": NOW,
        "fixed": False,
        "answer": "Đã kiểm tra, giữ nguyên.",
    } | changes
    return answer_remark(**values)  # type: ignore[arg-type]


# --- What was handed over is kept ------------------------------------------------------------------


def test_the_zip_that_was_handed_over_is_kept(full: Story) -> None:
    made = hand(full)
    content = read_package(made)
    assert (made.number, made.filename) == (1, "Ho-so_giay-khen-huyen_2024.zip")
    assert made.sha256 == sha256(content).hexdigest()
    assert made.size == len(content)
    assert check(io.BytesIO(content), made.filename).is_whole
    entry = AuditEntry.objects.get(action="dossier.receipt")
    assert entry.changes["sha256"] == ["", made.sha256]


def test_it_is_shown_again_years_later(full: Story) -> None:
    """The rows change, the ZIP does not; made anew of the same rows it has the same bytes."""
    made = hand(full)
    assert bundle(folder_of(full.dossier), today=TODAY.replace(year=2030)).content == read_package(made)
    person = full.nominations[1].registration.individual
    assert person is not None
    person.full_name = "Lò Văn Mới"
    person.save()
    assert sha256(read_package(HandOver.objects.get())).hexdigest() == made.sha256


def stored_packages() -> list[str]:
    try:
        years = paper_storage().listdir("giao-nop")[0]
    except FileNotFoundError:
        return []
    return [name for year in years for name in paper_storage().listdir(f"giao-nop/{year}")[1]]


def test_nothing_is_kept_of_a_hand_over_that_is_refused(full: Story) -> None:
    before = stored_packages()
    assert refused(lambda: hand(full, version=full.dossier.version + 1)) == ("stale",)
    assert refused(lambda: hand(full, received_by="")) == ("name_missing",)
    assert refused(lambda: hand(full, by=make_user(Role.UNIT))) == ("not_yours",)
    assert stored_packages() == before
    assert not HandOver.objects.exists()


def test_a_paper_that_changes_while_the_zip_is_made(full: Story) -> None:
    """What is recorded as handed over is what lies in the ZIP."""

    def meanwhile(done: int, total: int, words: str) -> None:
        if done == total:
            full.file(full.dossier, 6, PROPOSAL_DAY, replaces=Paper.objects.get(kind="proposal"))

    assert refused(lambda: hand(full, progress=meanwhile)) == ("stale",)
    assert not HandOver.objects.exists()
    assert hand(full).number == 1


def test_a_lost_package_is_told(full: Story) -> None:
    made = hand(full)
    made.file.storage.delete(made.file.name)
    assert refused(lambda: read_package(made)) == ("file_missing",)


# --- Sets ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("sets", "originals"), [(0, 0), (1, 0), (1, 2), (21, 1)])
def test_sets_out_of_range(full: Story, sets: int, originals: int) -> None:
    act = {"dossier": full.dossier, "by": full.office, "now": NOW, "with_evidence": True}
    assert refused(lambda: choose_sets(sets=sets, originals=originals, **act)) == ("sets_out_of_range",)  # type: ignore[arg-type]


def test_sets_are_chosen_before_the_hand_over_by_the_office(full: Story) -> None:
    dossier = full.dossier
    values = {"dossier": dossier, "now": NOW, "sets": 20, "originals": 20, "with_evidence": False}
    assert refused(lambda: choose_sets(by=full.chairman, **values)) == ("not_yours",)  # type: ignore[arg-type]
    assert refused(lambda: choose_sets(by=full.office, version=99, **values)) == ("stale",)  # type: ignore[arg-type]
    choose_sets(by=full.office, **values)  # type: ignore[arg-type]
    folder = folder_of(full.dossier)
    assert (folder.sets, folder.originals, folder.copies) == (20, 20, 0)
    assert AuditEntry.objects.get(action="dossier.sets").changes["sets"] == [None, 20]
    give(full)
    values["dossier"] = full.dossier
    assert refused(lambda: choose_sets(by=full.office, **values)) == ("wrong_state",)  # type: ignore[arg-type]


# --- Remarks ---------------------------------------------------------------------------------------


def test_remarks_are_noted_point_by_point(full: Story) -> None:
    first, second, third = back(full)
    assert [each.number for each in (first, second, third)] == [1, 2, 3]
    assert {each.state for each in (first, second, third)} == {RemarkState.OPEN.value}
    assert second.text == "Thiếu dấu giáp lai"
    assert first.paper == Paper.objects.get(kind="proposal")
    assert (second.paper, second.nomination) == (None, None)
    assert third.nomination == full.nominations[1]


def test_the_office_may_take_back_without_remarks(full: Story) -> None:
    assert back(full, "") == []
    assert give(full, receipt_number="16/PTN").number == 2


def test_too_many_and_too_long(full: Story) -> None:
    give(full)
    values = {"dossier": full.dossier, "by": full.office, "now": NOW, "reason": "Trả"}
    many = "\n".join(["Thiếu dấu"] * (MOST_POINTS + 1))
    long = "x" * (LONGEST_POINT + 1)
    assert refused(lambda: take_back(remarks=many, **values)) == ("too_many_points",)  # type: ignore[arg-type]
    assert refused(lambda: take_back(remarks=f"Đúng\n{long}", **values)) == ("point_too_long",)  # type: ignore[arg-type]
    assert full.dossier.state == "handed_over"
    take_back(remarks="\n".join(["Thiếu dấu"] * MOST_POINTS), **values)  # type: ignore[arg-type]
    assert Remark.objects.count() == MOST_POINTS


def test_the_second_hand_over_waits_for_every_answer(full: Story) -> None:
    remarks = back(full)
    assert refused(lambda: give(full)) == ("remark_open",) * 3
    assert refused(lambda: hand(full)) == ("remark_open",) * 3
    for remark in remarks[:2]:
        answer(full, remark)
    with pytest.raises(Refused, match="Ý kiến 3 của nơi nhận hồ sơ chưa được"):
        give(full)
    answer(full, remarks[2])
    assert give(full, receipt_number="16/PTN").number == 2


def test_a_remark_about_a_paper_is_fixed_by_its_replacement(full: Story) -> None:
    remark = back(full)[0]
    proposal = Paper.objects.get(kind="proposal")
    act = {"fixed": True, "answer": "Đã sửa số bộ.", "paper": proposal}
    assert refused(lambda: answer(full, remark, **act)) == ("not_replaced",)
    assert answer(full, remark, fixed=False, paper=proposal).mended_by is None
    instead = full.file(full.dossier, 6, PROPOSAL_DAY, replaces=proposal)
    again = full.file(full.dossier, 7, PROPOSAL_DAY, replaces=instead)
    fixed = answer(full, remark, **act)
    assert (fixed.state, fixed.mended_by, fixed.answer) == ("fixed", again, "Đã sửa số bộ.")
    assert (fixed.answered_by, fixed.answered_at) == (full.office, NOW)
    assert AuditEntry.objects.filter(action="remark.answer").count() == 2


def test_a_remark_on_the_print_is_fixed_without_a_paper(full: Story) -> None:
    fixed = answer(full, back(full)[1], fixed=True, answer="Đã đóng dấu giáp lai.")
    assert (fixed.state, fixed.mended_by) == ("fixed", None)


def test_edges_of_an_answer(full: Story) -> None:
    first, second, _ = back(full)
    stranger = make_collective(full.campaign.organisation)
    other = make_nomination(make_registration(full.period, stranger, "accepted"), full.form, "submitted")
    assert refused(lambda: answer(full, first, answer=" \u200b ")) == ("answer_missing",)
    assert refused(lambda: answer(full, first, answer="x" * 4001)) == ("answer_too_long",)
    assert refused(lambda: answer(full, first, nomination=other)) == ("not_in_dossier",)
    proposal = Paper.objects.get(kind="proposal")
    both = {"paper": proposal, "nomination": full.nominations[0]}
    assert refused(lambda: answer(full, first, **both)) == ("not_in_dossier",)
    assert refused(lambda: answer(full, first, version=99)) == ("stale",)
    assert refused(lambda: answer(full, first, by=full.chairman)) == ("not_yours",)
    assert refused(lambda: answer(full, first, by=make_user(Role.UNIT))) == ("not_yours",)
    assert Remark.objects.filter(state="open").count() == 3
    answer(full, second)
    assert answer(full, second, answer="Viết lại.").answer == "Viết lại."


def test_answers_stand_once_the_dossier_is_up_again(full: Story) -> None:
    remark = back(full, "Thiếu dấu")[0]
    answer(full, remark)
    give(full, receipt_number="16/PTN")
    assert refused(lambda: answer(full, remark)) == ("wrong_state",)
    take_back(dossier=full.dossier, by=full.office, now=NOW, reason="Trả", remarks="Thiếu trang")
    assert refused(lambda: answer(full, remark)) == ("earlier_hand_over",)
    second = Remark.objects.get(hand_over__number=2)
    answer(full, second)
    assert give(full, receipt_number="17/PTN").number == 3


def test_a_hand_over_is_not_before_the_last_one(full: Story) -> None:
    back(full, "")
    assert refused(lambda: give(full, handed_on=PROPOSAL_DAY)) == ("before_last_hand_over",)
    assert give(full, handed_on=TODAY, receipt_number="16/PTN").number == 2


def test_the_second_zip_brings_the_explanation(full: Story) -> None:
    first, second, third = back(full)
    proposal = Paper.objects.get(kind="proposal")
    full.file(full.dossier, 6, PROPOSAL_DAY, replaces=proposal)
    answer(full, first, fixed=True, answer="Đã sửa số bộ", paper=proposal)
    answer(full, second, fixed=True, answer="Đã đóng dấu giáp lai")
    answer(full, third, answer="Thành tích đã được Hội đồng xác nhận", nomination=full.nominations[1])
    made = hand(full, receipt_number="16/PTN")
    assert (made.number, made.filename) == (2, "Ho-so_giay-khen-huyen_2024_lan-2.zip")
    content = read_package(made)
    assert check(io.BytesIO(content), "x.zip").is_whole
    with ZipFile(io.BytesIO(content)) as archive:
        index = json.loads(archive.read("index.json"))
        paper = Reading(archive.read("05_Giai-trinh-bo-sung-ho-so.pdf"))
    assert index["hand_over"] == 2
    assert [each["kind"] for each in index["papers"]][-1] == "explanation"
    for words in (
        "GIẢI TRÌNH, BỔ SUNG HỒ SƠ",
        "Kính gửi: Phòng Nội vụ huyện Bản Lầu.",
        "Hồ sơ nộp lần 01, ngày 10/12/2024, phiếu tiếp nhận số 15/PTN",
        "Tờ trình ghi sai số bộ.",
        "Tiếp thu. Đã sửa số bộ.",
        "Tờ trình đề nghị khen thưởng số 06/TTr-UBND ngày 09/12/2024",
        "Giải trình. Thành tích đã được Hội đồng xác nhận.",
        "TM. ỦY BAN NHÂN DÂN",
        "Nà Mường, ngày 10 tháng 12 năm 2024",
    ):
        assert words in paper, words
    decide(full)


@pytest.mark.django_db(transaction=True)
def test_of_many_clicks_one_hands_over() -> None:
    """One row, one number, one kept file; the others are told."""
    story = tell()
    story.file_all()
    dossier, before = story.dossier, len(stored_packages())
    barrier = Barrier(PEOPLE)

    def click() -> str:
        rows = Dossier.objects.select_related("period__campaign__organisation", "award_form")
        mine = rows.get(pk=dossier.pk)
        try:
            barrier.wait()
            hand(story, dossier=mine)
        except Refused as refusal:
            return refusal.codes[0]
        finally:
            connection.close()
        return "done"

    with ThreadPoolExecutor(PEOPLE) as pool:
        answers = sorted(future.result() for future in [pool.submit(click) for _ in range(PEOPLE)])
    assert answers[0] == "done"
    assert set(answers[1:]) <= {"stale", "wrong_state"}
    assert [row.number for row in HandOver.objects.all()] == [1]
    assert len(stored_packages()) == before + 1


def test_an_answer_from_a_page_older_than_the_hand_over(full: Story) -> None:
    """An answer is never written into a dossier that has gone up meanwhile."""
    remark = back(full, "Thiếu dấu giáp lai")[0]
    answer(full, remark)
    seen = Remark.objects.select_related("hand_over__dossier__period__campaign").get()
    give(full, receipt_number="16/PTN")
    assert seen.hand_over.dossier.state == "preparing", "as the page showed it"
    late = {"by": full.office, "now": NOW, "fixed": True, "answer": "Viết lại."}
    assert refused(lambda: answer_remark(remark=seen, **late)) == ("earlier_hand_over",)  # type: ignore[arg-type]
    assert Remark.objects.get().answer == "Đã kiểm tra, giữ nguyên."
