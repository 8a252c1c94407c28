"""Printouts say what the rows say."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from awards.documents.compose import (
    bonus_table_sheet,
    hand_over_sheet,
    index_sheet,
    issued_rows,
    nominee_list_sheet,
    ranking_sheet,
    registration_form_sheet,
)
from awards.documents.sheets import Promise
from awards.models import DecisionResult, HandOver
from awards.queries.dossiers import folder_of
from campaigns.enums import CollectiveKind
from campaigns.errors import Refused
from campaigns.models import MeasureValue
from campaigns.rules.publication import PublishedRow
from campaigns.rules.ranking import Group
from tests import factories as make
from tests.awards.award_story import MINUTES_DAY, NOW, PROPOSAL_DAY, TODAY, Story, tell
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


# --- Phiếu đăng ký -------------------------------------------------------------------------------


def test_a_registration_form_of_a_person(w: World) -> None:
    head = make.make_individual(w.unit, full_name="Lê Văn Cường", is_head=True)
    registration = w.registration("submitted", participant=w.person, award_form=w.form)
    w.target(registration=registration, text="Hồ sơ đúng hạn", unit="%", planned=Decimal("98.50"))
    w.target(registration=registration, text="Số hóa hồ sơ", kind="task", planned=None)
    sheet = registration_form_sheet(registration, today=TODAY)
    assert sheet.letterhead.superior == w.organisation.short_name
    assert sheet.letterhead.issuer == (w.unit.name,)
    assert sheet.letterhead.dated == date(2024, 2, 1)
    assert [fact.text for fact in sheet.facts] == [w.person.full_name, "Công chức", w.unit.name]
    assert sheet.figures == (Promise("Hồ sơ đúng hạn", "%", "98,5"),)
    assert sheet.tasks == (Promise("Số hóa hồ sơ", "", "Thực hiện"),)
    assert sheet.completion_level == "Hoàn thành tốt nhiệm vụ"
    assert sheet.award_form == "Giấy khen của Chủ tịch Ủy ban nhân dân huyện"
    assert [(each.capacity, each.name) for each in sheet.signatures] == [
        (("THỦ TRƯỞNG ĐƠN VỊ",), head.full_name),
        (("NGƯỜI ĐĂNG KÝ",), w.person.full_name),
    ]


def test_nobody_confirms_his_own_registration(w: World) -> None:
    head = make.make_individual(w.unit, full_name="Lê Văn Cường", is_head=True)
    sheet = registration_form_sheet(w.registration(participant=head), today=TODAY)
    assert [(each.capacity, each.name) for each in sheet.signatures] == [
        (("CẤP TRÊN TRỰC TIẾP",), ""),
        (("NGƯỜI ĐĂNG KÝ",), "Lê Văn Cường"),
    ]


def test_a_draft_of_a_collective_has_blanks(w: World) -> None:
    sheet = registration_form_sheet(
        w.registration(participant=w.unit, completion_level=""), today=date(2025, 1, 2)
    )
    assert (sheet.letterhead.dated, sheet.letterhead.year) == (None, 2024)
    assert (sheet.completion_level, sheet.award_form) == ("", "")
    assert sheet.closing.startswith(f"{w.unit.name} đăng ký thi đua")
    assert [each.capacity for each in sheet.signatures] == [("THỦ TRƯỞNG ĐƠN VỊ",)]


def test_above_the_commune_itself_stands_nobody(w: World) -> None:
    w.unit.kind = CollectiveKind.COMMITTEE
    w.unit.save()
    head = registration_form_sheet(w.registration(participant=w.unit), today=TODAY).letterhead
    assert head.superior is None
    assert head.issuer_name == w.organisation.name


# --- Bảng xếp hạng -------------------------------------------------------------------------------


def test_a_ranking_is_printed_when_it_is_published(w: World) -> None:
    w.scorecard("appraised")
    assert refused(lambda: ranking_sheet(w.period, today=TODAY)) == ("ranking_not_published",)


def test_a_ranking_in_two_parts(w: World) -> None:
    units = [make.make_collective(w.organisation, name=f"Xóm {name}") for name in ("Đồi", "Dưới")]
    for unit in units:
        registration = w.registration("accepted", participant=unit)
        w.scorecard("published", registration=registration, total=Decimal(90), rank=1)
    person = w.registration("accepted", participant=w.person)
    w.scorecard(
        "published", registration=person, criteria_set=w.other_table(), rank=1, grade=w.bands["xuat-sac"]
    )
    sheet = ranking_sheet(w.period, today=TODAY)
    collectives, people = sheet.parts
    assert [(row.rank, row.person.name) for row in collectives.rows] == [(1, "Xóm Dưới"), (1, "Xóm Đồi")]
    assert (collectives.of_people, people.of_people) == (False, True)
    assert [(row.rank, row.grade, row.points) for row in people.rows] == [(1, "Xuất sắc", Decimal(90))]
    assert people.rows[0].person.unit == w.unit.name
    assert sheet.letterhead.dated == date(2024, 12, 5)
    assert sheet.signatures[1].capacity == ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")


def test_a_ranking_is_printed_as_it_was_published(w: World) -> None:
    row = PublishedRow(
        who="collective:1",
        card=1,
        name="Xóm Tên Cũ",
        honorific="",
        group=Group("hamlet", "Xóm"),
        unit="",
        post="",
        total=Decimal("91.25"),
        sections={},
        rank=1,
        group_rank=1,
        grade="Xuất sắc",
        note="",
    )
    w.publication(rows=[row.as_json()], tie_rule="Cách xếp lúc đó.")
    other = replace(row, name="Xóm Đến Sau", note="Đồng hạng")
    day = make.at(2024, 12, 9)
    w.publication(
        number=2, rows=[row.as_json(), other.as_json()], tie_rule="Cách xếp lúc này.", published_at=day
    )
    sheet = ranking_sheet(w.period, today=TODAY)
    (part,) = sheet.parts
    assert [(row.person.name, row.points, row.note) for row in part.rows] == [
        ("Xóm Tên Cũ", Decimal("91.25"), ""),
        ("Xóm Đến Sau", Decimal("91.25"), "Đồng hạng"),
    ]
    assert (part.number, part.tie_rule, part.has_groups) == (2, "Cách xếp lúc này.", False)
    assert sheet.letterhead.dated == day.date()


# --- Danh sách đề nghị ---------------------------------------------------------------------------


def test_a_list_of_nominees_gathers_merits_awards_and_votes(story: Story) -> None:
    collective, person = (each.registration for each in story.nominations)
    w = _world(story)
    w.scorecard("published", registration=person, total=Decimal("95.50"), grade=w.bands["xuat-sac"])
    MeasureValue.objects.create(
        registration=person,
        measure=w.measure,
        value=Decimal("99.40"),
        source="Báo cáo số 12/BC-UBND",
        recorded_by=story.office,
        recorded_at=NOW,
    )
    before = make.make_registration(
        make.make_period(story.campaign, 2023), person.individual, "accepted", by=story.office
    )
    award = make.make_nomination(before, story.form, "awarded", by=story.office)
    decision = w.decision(
        period=before.period, award_form=story.form, number="96/QĐ-UBND", decided_on=date(2024, 1, 12)
    )
    w.result(nomination=award, decision=decision)
    after = make.make_registration(
        make.make_period(story.campaign, 2025), person.individual, "accepted", by=story.office
    )
    later = w.decision(period=after.period, award_form=story.form, decided_on=date(2024, 12, 30))
    w.result(nomination=make.make_nomination(after, story.form, "awarded", by=story.office), decision=later)

    sheet = nominee_list_sheet(story.dossier, today=TODAY)

    assert [row.person.name for row in sheet.collectives] == [collective.unit.name]
    row = sheet.individuals[0]
    assert row.person.name == person.individual.full_name
    assert row.merits == (
        "Tổng điểm 95,5, xếp loại Xuất sắc, hạng 1",
        "Tỷ lệ giải quyết hồ sơ đúng hạn: 99,4%",
    )
    assert row.earlier == (f"{story.form} (Quyết định số 96/QĐ-UBND ngày 12/01/2024)",)
    assert row.vote == "08/09 (88,89%)"
    assert sheet.collectives[0].earlier == ()
    assert sheet.letterhead.number is None


def test_a_list_of_nominees_names_the_proposal_that_is_issued(story: Story) -> None:
    story.file_minutes()
    story.file(story.dossier, 5, PROPOSAL_DAY)
    head = nominee_list_sheet(story.dossier, today=TODAY).letterhead
    assert (head.number, head.symbol, head.dated) == (5, "TTr-UBND", PROPOSAL_DAY)


def test_a_list_of_nobody_is_refused(w: World) -> None:
    assert refused(lambda: nominee_list_sheet(w.dossier(), today=TODAY)) == ("dossier_empty",)


# --- Bảng tiền thưởng ----------------------------------------------------------------------------


def _decided(story: Story, **bonus: int | None) -> object:
    """A decision of 10/12/2024 on both nominations; ``bonus`` by kind of participant."""
    w = _world(story)
    decision = w.decision(
        period=story.period, award_form=story.form, decided_on=date(2024, 12, 10), number="412/QĐ-UBND"
    )
    for nomination in story.nominations:
        kind = nomination.registration.participant_kind
        w.result(decision=decision, nomination=nomination, bonus=bonus[kind.value])
    return decision


def test_a_bonus_table_shows_how_the_amounts_arose(story: Story) -> None:
    """0.3 × 2 340 000 = 702 000, rounded up to 710 000; a collective twice as much before rounding."""
    sheet = bonus_table_sheet(_decided(story, collective=1_410_000, individual=710_000), today=TODAY)
    assert [(row.amount, row.factor, row.base_salary) for row in sheet.rows] == [
        (Decimal(1_410_000), "0,3 × 2", Decimal(2_340_000)),
        (Decimal(710_000), "0,3", Decimal(2_340_000)),
    ]
    assert sheet.total == Decimal(2_120_000)
    assert sheet.total_words == "Hai triệu một trăm hai mươi nghìn đồng"
    assert "làm tròn lên 10.000 đồng" in sheet.rounding
    assert sheet.pointer.startswith("Kèm theo Quyết định số 412/QĐ-UBND ngày 10 tháng 12 năm 2024\ncủa ")
    assert [each.capacity for each in sheet.signatures] == [("NGƯỜI LẬP BẢNG",), ("KẾ TOÁN",), ("CHỦ TỊCH",)]


def test_an_amount_that_was_typed_has_no_working(story: Story) -> None:
    sheet = bonus_table_sheet(_decided(story, collective=1_410_000, individual=700_000), today=TODAY)
    assert [(row.amount, row.factor, row.base_salary) for row in sheet.rows] == [
        (Decimal(1_410_000), "0,3 × 2", Decimal(2_340_000)),
        (Decimal(700_000), "", None),
    ]


def test_who_gets_no_money_stands_on_no_table(story: Story) -> None:
    decision = _decided(story, collective=None, individual=710_000)
    assert len(bonus_table_sheet(decision, today=TODAY).rows) == 1
    DecisionResult.objects.update(bonus=None)
    assert refused(lambda: bonus_table_sheet(decision, today=TODAY)) == ("no_bonus",)


# --- Mục lục, phiếu giao nhận --------------------------------------------------------------------


def test_an_index_of_what_is_issued_so_far(story: Story) -> None:
    assert refused(lambda: issued_rows(folder_of(story.dossier))) == ("nothing_issued",)
    story.file_minutes()
    folder = folder_of(story.dossier)
    sheet = index_sheet(folder, issued_rows(folder))
    assert [(row.name, row.reference, row.dated) for row in sheet.rows] == [
        ("Biên bản họp xét ngày 06/12/2024", "03/BB-HĐTĐKT", MINUTES_DAY)
    ]


def test_a_hand_over_before_and_after(story: Story) -> None:
    story.form.sets, story.form.originals = 2, 1
    story.form.save()
    story.file_all()
    folder = folder_of(story.dossier)
    before = hand_over_sheet(folder, issued_rows(folder))
    assert (before.handed_on, before.receipt_number, before.giver.name, before.taker.name) == (
        None,
        "",
        "",
        "",
    )
    assert (before.sets, before.originals, before.copies) == (2, 1, 1)
    assert before.taking_body == "Phòng Nội vụ huyện Bản Lầu"
    assert [(row.originals, row.copies) for row in before.rows] == [(1, 1)] * 4

    dossier = story.dossier
    dossier.state = "handed_over"
    dossier.save()
    HandOver.objects.create(
        dossier=dossier,
        handed_on=date(2024, 12, 27),
        handed_by="Lò Văn Sơn",
        received_by="Vi Thị Hạnh",
        receipt_number="118/TNHS",
        recorded_by=story.office,
        recorded_at=NOW,
    )
    folder = folder_of(dossier)
    after = hand_over_sheet(folder, issued_rows(folder))
    assert after.handed_on == after.letterhead.dated == date(2024, 12, 27)
    assert (after.receipt_number, after.giver.name, after.taker.name) == (
        "118/TNHS",
        "Lò Văn Sơn",
        "Vi Thị Hạnh",
    )
