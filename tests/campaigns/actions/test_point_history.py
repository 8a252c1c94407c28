"""What the record keeps of points: each sealed change once, with its reason, person and time."""

from __future__ import annotations

from decimal import Decimal
from functools import partial

import pytest

from campaigns.actions import scorecards
from campaigns.actions.measures import record_measure, remove_measure
from campaigns.actions.scorecards import AppraisalEntry, SelfEntry
from campaigns.enums import Role
from campaigns.models import PointChange, Scorecard
from tests import factories as make
from tests.campaigns.scoring_scene import NOW, Scene, entries, ids, make_extra, make_scene, refusal

pytestmark = pytest.mark.django_db

LATER = make.at(2024, 10, 2)
NEXT = make.at(2024, 10, 3)


@pytest.fixture
def scene() -> Scene:
    return make_scene()


def history(card: Scorecard, code: str) -> list[tuple[str, str, str, str]]:
    """Stage, old, new and reason of a criterion's changes; "KPS" does not arise, "" is nothing."""

    def words(points: Decimal | None, not_arising: bool) -> str:
        return "KPS" if not_arising else ("" if points is None else f"{points:.2f}")

    rows = PointChange.objects.filter(score__scorecard=card, score__criterion__code=code).order_by("pk")
    return [
        (
            row.stage,
            words(row.old_points, row.old_not_arising),
            words(row.new_points, row.new_not_arising),
            row.reason,
        )
        for row in rows
    ]


def appraise(
    scene: Scene, card: Scorecard, code: str, points: str, reason: str = "", absent: bool = False
) -> None:
    entry = AppraisalEntry(Decimal(points) if points else None, reason, absent)
    scorecards.save_appraisal(scorecard=card, by=scene.office, now=LATER, entries={ids(card)[code]: entry})


def keep_the_rest(scene: Scene, card: Scorecard) -> None:
    """The office gives what the participant gave, wherever nothing is given yet."""
    rows = card.scores.select_related("criterion").filter(points=None, not_arising=False)
    kept = {
        row.criterion_id: AppraisalEntry(row.self_points, "", row.self_not_arising)
        for row in rows
        if row.criterion.rule != "ratio"
    }
    scorecards.save_appraisal(scorecard=card, by=scene.office, now=LATER, entries=kept)


def figure(scene: Scene, card: Scorecard, value: int) -> None:
    record_measure(
        registration=card.registration,
        measure=scene.measure,
        by=scene.office,
        now=LATER,
        source=f"Báo cáo {value}",
        value=Decimal(value),
    )


def test_typing_is_not_recorded_and_the_first_sending_is(scene: Scene) -> None:
    card = scene.filled()
    assert not PointChange.objects.exists()
    scorecards.submit(scorecard=card, by=scene.speaker, now=LATER)
    assert history(card, "danh-gia") == [("self", "", "25.00", "")]
    assert history(card, "ty-le") == [("self", "", "20.00", "")]
    row = PointChange.objects.filter(score__criterion__code="tru-diem").get()
    assert (row.by, row.at) == (scene.speaker, LATER)


def test_sending_again_records_what_was_changed_and_why(scene: Scene) -> None:
    card = scene.submitted()
    scorecards.send_back(scorecard=card, by=scene.office, now=LATER, reason="Thiếu biên bản")
    scorecards.save_self(scorecard=card, by=scene.speaker, now=LATER, entries=entries(card, 22))
    scorecards.submit(scorecard=card, by=scene.speaker, now=NEXT)
    assert history(card, "danh-gia")[1:] == [("self", "25.00", "22.00", "Sửa theo yêu cầu: Thiếu biên bản")]
    assert len(history(card, "lua-chon")) == 1


def test_what_was_taken_back_says_so(scene: Scene) -> None:
    card = scene.submitted()
    scorecards.recall(scorecard=card, by=scene.speaker, now=LATER)
    scorecards.save_self(scorecard=card, by=scene.speaker, now=LATER, entries=entries(card, 24))
    scorecards.submit(scorecard=card, by=scene.speaker, now=NEXT)
    assert history(card, "danh-gia")[1:] == [("self", "25.00", "24.00", "Rút về sửa.")]


def test_finishing_records_what_differs_with_who_typed_it(scene: Scene) -> None:
    card = scene.submitted()
    appraise(scene, card, "danh-gia", "20", "Thiếu minh chứng")
    keep_the_rest(scene, card)
    colleague = make.make_user(Role.OFFICE)
    scorecards.finish(scorecard=card, by=colleague, now=NEXT)
    assert history(card, "danh-gia")[1:] == [("appraised", "25.00", "20.00", "Thiếu minh chứng")]
    assert len(history(card, "tru-diem")) == 1
    row = PointChange.objects.get(stage="appraised")
    assert (row.by, row.at) == (scene.office, LATER)


def test_finishing_twice_records_only_what_changed_between(scene: Scene) -> None:
    card = scene.submitted()
    appraise(scene, card, "danh-gia", "20", "Thiếu minh chứng")
    appraise(scene, card, "tru-diem", "18", "Một lỗi")
    keep_the_rest(scene, card)
    scorecards.finish(scorecard=card, by=scene.office, now=NEXT)
    scorecards.reopen(scorecard=card, by=scene.office, now=NEXT, reason="Có thêm biên bản")
    appraise(scene, card, "danh-gia", "25")
    scorecards.finish(scorecard=card, by=scene.office, now=NEXT)
    assert history(card, "danh-gia")[2:] == [("appraised", "20.00", "25.00", "Theo điểm tự chấm.")]
    assert len(history(card, "tru-diem")) == 2


def test_a_figure_that_changes_a_sent_sheet_is_recorded_once(scene: Scene) -> None:
    card = scene.submitted()
    figure(scene, card, 49)
    reason = f"Ghi số liệu “{scene.measure}”: 98 (Báo cáo số 12) → 49 (Báo cáo 49)."
    assert history(card, "ty-le")[1:] == [("self", "20.00", "10.00", reason)]
    figure(scene, card, 49)
    keep_the_rest(scene, card)
    scorecards.finish(scorecard=card, by=scene.office, now=NEXT)
    assert len(history(card, "ty-le")) == 2


def test_a_figure_on_a_draft_is_not_recorded_until_the_sheet_is_sent(scene: Scene) -> None:
    card = scene.filled()
    figure(scene, card, 49)
    scorecards.submit(scorecard=card, by=scene.speaker, now=NEXT)
    assert history(card, "ty-le") == [("self", "", "10.00", "")]


def test_a_figure_removed_and_one_that_comes_late(scene: Scene) -> None:
    card = scene.submitted()
    remove_measure(registration=card.registration, measure=scene.measure, by=scene.office, now=LATER)
    figure(scene, card, 98)
    assert [row[1:3] for row in history(card, "ty-le")] == [("", "20.00"), ("20.00", ""), ("", "20.00")]


def test_a_figure_corrected_after_the_appraisal_counts_when_it_is_opened_again(scene: Scene) -> None:
    card = scene.appraised()
    figure(scene, card, 49)
    assert len(history(card, "ty-le")) == 1
    scorecards.reopen(scorecard=card, by=scene.office, now=NEXT, reason="Số liệu sai")
    scorecards.finish(scorecard=card, by=scene.office, now=NEXT)
    assert [row[:3] for row in history(card, "ty-le")[1:]] == [("self", "20.00", "10.00")]


# --- Does not arise ---------------------------------------------------------------------------------


def test_the_office_agrees_that_something_does_not_arise(scene: Scene) -> None:
    card = scene.filled()
    absent = {ids(card)["danh-gia"]: SelfEntry(None, "Đơn vị không có thủ tục nào", not_arising=True)}
    scorecards.save_self(scorecard=card, by=scene.speaker, now=NOW, entries=absent)
    scorecards.submit(scorecard=card, by=scene.speaker, now=NOW)
    assert card.self_total == Decimal(100)  # 70 of the 70 that arise
    keep_the_rest(scene, card)
    scorecards.finish(scorecard=card, by=scene.office, now=NEXT)
    assert card.total == Decimal(100)
    assert history(card, "danh-gia") == [("self", "", "KPS", "")]


def test_the_office_gives_points_instead_with_a_reason(scene: Scene) -> None:
    card = scene.filled()
    absent = {ids(card)["danh-gia"]: SelfEntry(None, "Không có", not_arising=True)}
    scorecards.save_self(scorecard=card, by=scene.speaker, now=NOW, entries=absent)
    scorecards.submit(scorecard=card, by=scene.speaker, now=NOW)
    assert refusal(lambda: appraise(scene, card, "danh-gia", "5")) == ("reason_missing",)
    appraise(scene, card, "danh-gia", "5", "Có hai thủ tục")
    keep_the_rest(scene, card)
    scorecards.finish(scorecard=card, by=scene.office, now=NEXT)
    assert card.total == Decimal(75)
    assert history(card, "danh-gia")[1:] == [("appraised", "KPS", "5.00", "Có hai thủ tục")]


def test_the_office_says_of_a_measured_one_that_it_does_not_arise(scene: Scene) -> None:
    """Also without a figure; a figure that comes later does not bring it back."""
    card = scene.submitted()
    remove_measure(registration=card.registration, measure=scene.measure, by=scene.office, now=NOW)
    keep_the_rest(scene, card)
    assert refusal(lambda: appraise(scene, card, "ty-le", "", absent=True)) == ("reason_missing",)
    appraise(scene, card, "ty-le", "", "Không có hồ sơ nào", absent=True)
    figure(scene, card, 49)
    scorecards.finish(scorecard=card, by=scene.office, now=NEXT)
    assert card.total == Decimal("93.75")  # 75 of 80
    last = history(card, "ty-le")[-1]
    assert (last[0], last[2:]) == ("appraised", ("KPS", "Không có hồ sơ nào"))


def test_a_measured_one_arises_again_when_the_word_is_taken_back(scene: Scene) -> None:
    card = scene.submitted()
    appraise(scene, card, "ty-le", "", "Không có hồ sơ nào", absent=True)
    appraise(scene, card, "ty-le", "")
    assert card.scores.get(criterion__code="ty-le").points == Decimal(20)


def test_points_beside_does_not_arise_are_refused(scene: Scene) -> None:
    card = scene.started()
    both = {ids(card)["danh-gia"]: SelfEntry(Decimal(5), "Không có", not_arising=True)}
    act = partial(scorecards.save_self, scorecard=card, by=scene.speaker, now=NOW, entries=both)
    assert refusal(act) == ("points_and_not_arising",)


def test_what_does_not_arise_needs_a_word_why(scene: Scene) -> None:
    card = scene.filled()
    one = {ids(card)["danh-gia"]: SelfEntry(None, "", not_arising=True)}
    scorecards.save_self(scorecard=card, by=scene.speaker, now=NOW, entries=one)
    assert refusal(lambda: scorecards.submit(scorecard=card, by=scene.speaker, now=NOW)) == ("note_missing",)


def test_a_sheet_on_which_nothing_arises_is_not_sent(scene: Scene) -> None:
    card = scene.started()
    card.scores.filter(criterion__code="ty-le").delete()
    nothing = {key: SelfEntry(None, "Không có", not_arising=True) for key in ids(card).values()}
    scorecards.save_self(scorecard=card, by=scene.speaker, now=NOW, entries=nothing)
    assert refusal(lambda: scorecards.submit(scorecard=card, by=scene.speaker, now=NOW)) == (
        "nothing_arises",
    )


def test_an_appraisal_that_leaves_nothing_is_not_finished(scene: Scene) -> None:
    card = scene.submitted()
    for code in ("danh-gia", "ty-le", "lua-chon", "tru-diem"):
        appraise(scene, card, code, "", "Không có", absent=True)
    assert refusal(lambda: scorecards.finish(scorecard=card, by=scene.office, now=NEXT)) == (
        "nothing_arises",
    )


# --- Bonus and penalty ---------------------------------------------------------------------------------


def test_bonus_and_penalty_are_optional_and_clamped(scene: Scene) -> None:
    make_extra(scene)
    card = scene.submitted()
    assert card.self_total == Decimal(95)
    scorecards.recall(scorecard=card, by=scene.speaker, now=NOW)
    by_code = ids(card)
    given = {by_code["thuong"]: SelfEntry(Decimal(9)), by_code["phat"]: SelfEntry(Decimal("1.5"))}
    scorecards.save_self(scorecard=card, by=scene.speaker, now=NOW, entries=given)
    scorecards.submit(scorecard=card, by=scene.speaker, now=NOW)
    assert card.self_total == Decimal(100)
    keep_the_rest(scene, card)
    appraise(scene, card, "thuong", "1", "Một mô hình")
    scorecards.finish(scorecard=card, by=scene.office, now=NEXT)
    assert card.total == Decimal("94.5")
    assert history(card, "thuong") == [
        ("self", "", "9.00", "Rút về sửa."),
        ("appraised", "9.00", "1.00", "Một mô hình"),
    ]


@pytest.mark.parametrize(
    ("entry", "code"),
    [
        (SelfEntry(Decimal("10.01")), "points_above_max"),
        (SelfEntry(None, "Không có", not_arising=True), "optional_always_arises"),
    ],
)
def test_what_a_bonus_may_not_be(scene: Scene, entry: SelfEntry, code: str) -> None:
    make_extra(scene)
    card = scene.started()
    one = {ids(card)["thuong"]: entry}
    act = partial(scorecards.save_self, scorecard=card, by=scene.speaker, now=NOW, entries=one)
    assert refusal(act) == (code,)
