"""Publishing a ranking."""

from __future__ import annotations

from decimal import Decimal

import pytest

from campaigns.actions import scorecards
from campaigns.enums import ParticipantKind, Role, ScorecardState
from campaigns.errors import Refused
from campaigns.models import AuditEntry, CriteriaSet, Publication, Registration, Scorecard
from campaigns.queries.ranking import left_out, newest, published, standings, unfinished
from tests import factories as make
from tests.campaigns.scoring_scene import NOW, Scene, make_scene

pytestmark = pytest.mark.django_db
COLLECTIVE = ParticipantKind.COLLECTIVE
TODAY = NOW.date()


@pytest.fixture
def scene() -> Scene:
    return make_scene()


def unit(scene: Scene, name: str) -> object:
    return make.make_collective(scene.unit.organisation, name=name)


def publish(scene: Scene, **fields: object) -> list[Scorecard]:
    return scorecards.publish(
        period=scene.period, participant_kind=COLLECTIVE, by=scene.office, now=NOW, **fields
    )


def test_ties_share_a_rank_and_leave_a_gap(scene: Scene) -> None:
    for name, judged in (("Ban Đ", 20), ("Ban A", 25), ("Ban D", 20), ("Ban Z", 5)):
        scene.appraised(unit(scene, name), judged)
    publish(scene)
    table = [(card.rank, card.registration.participant.name) for card in published(scene.period, COLLECTIVE)]
    assert table == [(1, "Ban A"), (2, "Ban D"), (2, "Ban Đ"), (4, "Ban Z")]


def test_sheets_that_are_not_appraised_stay_unpublished(scene: Scene) -> None:
    done, waiting = scene.appraised(), scene.submitted(unit(scene, "Ban B"))
    registered = scene.register(unit(scene, "Ban C"))
    assert {row.pk for row in unfinished(scene.period, COLLECTIVE)} == {
        waiting.registration_id,
        registered.pk,
    }
    assert [card.pk for card in publish(scene)] == [done.pk]
    waiting.refresh_from_db()
    assert (waiting.state, waiting.rank) == (ScorecardState.SUBMITTED, None)


def test_kinds_are_ranked_apart(scene: Scene) -> None:
    scene.appraised()
    person = scene.appraised(make.make_individual(scene.unit), 5)
    publish(scene)
    person.refresh_from_db()
    assert person.state == ScorecardState.APPRAISED
    scorecards.publish(
        period=scene.period, participant_kind=ParticipantKind.INDIVIDUAL, by=scene.office, now=NOW
    )
    person.refresh_from_db()
    assert person.rank == 1


def test_a_later_publication_ranks_all_anew_and_says_so(scene: Scene) -> None:
    early = scene.appraised(judged=10)
    publish(scene)
    scene.appraised(unit(scene, "Ban B"), 20)
    publish(scene)
    early.refresh_from_db()
    assert early.rank == 2
    line = AuditEntry.objects.get(action="scorecard.rank", object_id=str(early.pk))
    assert line.changes == {"rank": [1, 2]}


def test_nothing_to_publish(scene: Scene) -> None:
    scene.submitted()
    with pytest.raises(Refused) as refused:
        publish(scene)
    assert refused.value.codes == ("nothing_to_publish",)


def test_a_second_click_publishes_nothing(scene: Scene) -> None:
    scene.appraised()
    publish(scene)
    with pytest.raises(Refused) as refused:
        publish(scene)
    assert refused.value.codes == ("nothing_to_publish",)


def test_only_what_was_seen_is_published(scene: Scene) -> None:
    card = scene.appraised()
    seen = {card.pk: card.version}
    other = scene.appraised(unit(scene, "Ban B"))
    with pytest.raises(Refused) as refused:
        publish(scene, seen=seen)
    assert refused.value.codes == ("stale",)
    assert publish(scene, seen=seen | {other.pk: other.version})


@pytest.mark.parametrize("role", [Role.UNIT, Role.CHAIRMAN, Role.COUNCIL, Role.ADMINISTRATOR])
def test_only_the_office_publishes(scene: Scene, role: Role) -> None:
    scene.appraised()
    with pytest.raises(Refused) as refused:
        scorecards.publish(period=scene.period, participant_kind=COLLECTIVE, by=make.make_user(role), now=NOW)
    assert refused.value.codes == ("not_yours",)


def test_a_published_sheet_is_frozen(scene: Scene) -> None:
    card = scene.appraised()
    publish(scene)
    card.refresh_from_db()
    acts = (
        lambda: scorecards.reopen(scorecard=card, by=scene.office, now=NOW, reason="Sửa"),
        lambda: scorecards.send_back(scorecard=card, by=scene.office, now=NOW, reason="Sửa"),
        lambda: scorecards.recall(scorecard=card, by=scene.speaker, now=NOW),
        lambda: scorecards.save_self(scorecard=card, by=scene.speaker, now=NOW, entries={}),
        lambda: scorecards.save_appraisal(scorecard=card, by=scene.office, now=NOW, entries={}),
    )
    for act in acts:
        with pytest.raises(Refused) as refused:
            act()
        assert refused.value.codes == ("wrong_state",)


def test_the_preview_ranks_without_writing(scene: Scene) -> None:
    scene.appraised(judged=20)
    rows = standings(scene.period, COLLECTIVE, TODAY)
    assert [(row.rank, row.scorecard.total, row.scorecard.rank) for row in rows] == [(1, Decimal(90), None)]


# --- What is kept --------------------------------------------------------------------------------


def test_a_publication_keeps_what_was_shown(scene: Scene) -> None:
    card = scene.appraised(judged=20)
    scene.submitted(unit(scene, "Ban B"))
    publish(scene)
    made = newest(scene.period, COLLECTIVE)
    assert made is not None
    (row,) = made.ranking
    assert (made.number, made.published_by, made.published_at) == (1, scene.office, NOW)
    assert (row.card, row.name, row.rank, row.group_rank) == (card.pk, scene.unit.name, 1, 1)
    assert (row.total, row.grade, row.group.label) == (Decimal(90), "Xuất sắc", scene.unit.get_kind_display())
    assert row.sections == {"mot": Decimal(40), "hai": Decimal(50)}
    assert [(each.name, each.full) for each in made.measured_on.sections] == [
        ("Chỉ đạo", Decimal(50)),
        ("Thủ tục", Decimal(50)),
    ]
    assert [(each.name, each.reason) for each in made.absent] == [
        ("Ban B", "Phiếu đã gửi, Văn phòng chưa thẩm định xong.")
    ]


def test_later_sheets_come_with_a_supplement_and_the_first_stays_as_it_was(scene: Scene) -> None:
    scene.appraised(judged=10)
    publish(scene)
    first = Publication.objects.get()
    scene.appraised(unit(scene, "Ban B"), 20)
    publish(scene)
    second = newest(scene.period, COLLECTIVE)
    assert second is not None
    assert second.number == 2
    assert [(row.name, row.rank) for row in second.ranking] == [("Ban B", 1), (scene.unit.name, 2)]
    before = first.ranking
    first.refresh_from_db()
    assert first.ranking == before
    line = AuditEntry.objects.filter(action="ranking.publish").order_by("pk").last()
    assert line is not None
    assert line.changes == {"Ban B": [None, 1], scene.unit.name: [1, 2]}


def test_what_changes_later_does_not_change_what_was_published(scene: Scene) -> None:
    scene.appraised()
    publish(scene)
    name = scene.unit.name
    scene.unit.name = "Tên mới"
    scene.unit.save()
    CriteriaSet.objects.update(tie_break=["mot"])
    made = newest(scene.period, COLLECTIVE)
    assert made is not None
    assert made.ranking[0].name == name
    assert made.tie_rule == "Khi bằng tổng điểm thì đồng hạng, tên xếp theo thứ tự chữ cái."


def test_each_kind_has_numbers_of_its_own(scene: Scene) -> None:
    scene.appraised()
    scene.appraised(make.make_individual(scene.unit, is_head=True))
    publish(scene)
    scorecards.publish(
        period=scene.period, participant_kind=ParticipantKind.INDIVIDUAL, by=scene.office, now=NOW
    )
    assert [each.number for each in Publication.objects.order_by("pk")] == [1, 1]
    made = newest(scene.period, ParticipantKind.INDIVIDUAL)
    assert made is not None
    assert made.ranking[0].group.label == "Người đứng đầu đơn vị"
    assert made.ranking[0].unit == scene.unit.name


def test_a_sheet_whose_registration_is_not_accepted_is_left_out_and_says_why(scene: Scene) -> None:
    held, free = scene.appraised(), scene.appraised(unit(scene, "Ban B"))
    Registration.objects.filter(pk=held.registration_id).update(
        state="submitted", accepted_at=None, accepted_by=None
    )
    assert [row.scorecard.pk for row in standings(scene.period, COLLECTIVE, TODAY)] == [free.pk]
    (absent,) = left_out(scene.period, COLLECTIVE, TODAY)
    assert (absent.registration.pk, "tiếp nhận lại" in absent.reason) == (held.registration_id, True)
    assert [card.pk for card in publish(scene)] == [free.pk]
    held.refresh_from_db()
    assert held.state == ScorecardState.APPRAISED


# --- The rule for equal totals -------------------------------------------------------------------


def equal_totals(scene: Scene) -> None:
    """Three with 90 points: two reach 40 + 50 in the sections, one 50 + 40."""
    for name, judged, faults in (("Ban A", 20, 20), ("Ban B", 30, 10), ("Ban C", 20, 20)):
        card = scene.appraised(unit(scene, name), judged)
        card.scores.filter(criterion__code="tru-diem").update(self_points=faults, points=faults)
        Scorecard.objects.filter(pk=card.pk).update(total=Decimal(90))


@pytest.mark.parametrize(
    ("rule", "table"),
    [
        ([], [(1, "Ban A", "Đồng hạng"), (1, "Ban B", "Đồng hạng"), (1, "Ban C", "Đồng hạng")]),
        (
            ["mot"],
            [
                (1, "Ban B", "Bằng tổng điểm, phân định theo nhóm “Chỉ đạo” 50 điểm"),
                (2, "Ban A", "Bằng tổng điểm, phân định theo nhóm “Chỉ đạo” 40 điểm; đồng hạng"),
                (2, "Ban C", "Đồng hạng"),
            ],
        ),
        (
            ["lost", "hai", "mot"],
            [
                (1, "Ban A", "Đồng hạng"),
                (1, "Ban C", "Bằng tổng điểm, phân định theo nhóm “Thủ tục” 50 điểm; đồng hạng"),
                (3, "Ban B", "Bằng tổng điểm, phân định theo nhóm “Thủ tục” 40 điểm"),
            ],
        ),
    ],
)
def test_equal_totals_are_decided_as_the_table_says(
    scene: Scene, rule: list[str], table: list[tuple[int, str, str]]
) -> None:
    equal_totals(scene)
    CriteriaSet.objects.filter(participant_kind=COLLECTIVE).update(tie_break=rule)
    rows = standings(scene.period, COLLECTIVE, TODAY)
    assert [(row.rank, row.row.name, row.row.note) for row in rows] == table


def test_the_council_and_what_does_not_arise_count_in_the_sections(scene: Scene) -> None:
    card = scene.appraised(judged=20)
    scores = card.scores
    scores.filter(criterion__code="danh-gia").update(
        council_points=Decimal(30), council_reason="Theo kết luận"
    )
    scores.filter(criterion__code="tru-diem").update(points=None, not_arising=True, reason="Không có")
    (row,) = standings(scene.period, COLLECTIVE, TODAY)
    assert row.row.sections == {"mot": Decimal(50), "hai": Decimal(50)}  # 30 of 30 that arise, on 50


@pytest.mark.parametrize("count", [1, 12])
def test_a_long_ranking_asks_no_more_often_than_a_short_one(
    scene: Scene, count: int, django_assert_num_queries: object
) -> None:
    for number in range(count):
        scene.appraised(unit(scene, f"Ban {number}"))
    with django_assert_num_queries(6):  # type: ignore[operator]
        assert len(standings(scene.period, COLLECTIVE, TODAY)) == count
