"""Scoring from the start of a sheet to its grade."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

import pytest

from campaigns.actions import scorecards
from campaigns.actions.scorecards import AppraisalEntry, Overtaken, SelfEntry
from campaigns.enums import Role, ScorecardState
from campaigns.errors import Refused
from campaigns.models import AuditEntry, CriteriaSet, Score, Scorecard
from campaigns.queries.scorecards import sheet_of
from tests import factories as make
from tests.campaigns.scoring_scene import NOW, Scene, entries, ids, make_scene

pytestmark = pytest.mark.django_db

LAST_MINUTE = make.at(2024, 11, 15, 23, 59)
TOO_LATE = make.at(2024, 11, 16, 0, 0)
TOO_EARLY = make.at(2024, 1, 14, 23, 59)


@pytest.fixture
def scene() -> Scene:
    return make_scene()


def points_of(card: Scorecard, code: str) -> tuple[Decimal | None, Decimal | None]:
    score = Score.objects.get(scorecard=card, criterion__code=code)
    return score.self_points, score.points


# --- Start -----------------------------------------------------------------------------------------


def test_a_sheet_has_a_score_for_every_criterion(scene: Scene) -> None:
    card = scorecards.start(registration=scene.register(), by=scene.speaker, now=NOW)
    assert card.state == ScorecardState.DRAFT
    assert [line.number for line in sheet_of(card).lines] == ["1.1", "1.2", "2.1", "2.2"]
    assert sheet_of(card).maximum == Decimal(100)
    assert AuditEntry.objects.filter(action="scorecard.start", object_id=str(card.pk)).count() == 1


@pytest.mark.parametrize("state", ["draft", "submitted", "returned"])
def test_only_an_accepted_registration_is_scored(scene: Scene, state: str) -> None:
    registration = make.make_registration(scene.period, scene.unit, state)
    with pytest.raises(Refused) as refused:
        scorecards.start(registration=registration, by=scene.speaker, now=NOW)
    assert refused.value.codes == ("registration_not_accepted",)


def test_a_sheet_is_started_once(scene: Scene) -> None:
    card = scene.started()
    with pytest.raises(Refused) as refused:
        scorecards.start(registration=card.registration, by=scene.speaker, now=NOW)
    assert refused.value.codes == ("already_started",)


def test_who_returns_the_registration_while_the_sheet_starts_is_told(scene: Scene) -> None:
    registration = scene.register()
    seen = registration.version
    scorecards.start(registration=registration, by=scene.speaker, now=NOW)
    registration.refresh_from_db()
    assert registration.version == seen + 1


def test_without_a_table_nobody_is_scored(scene: Scene) -> None:
    registration = scene.register()
    CriteriaSet.objects.all().delete()
    with pytest.raises(Refused) as refused:
        scorecards.start(registration=registration, by=scene.speaker, now=NOW)
    assert refused.value.codes == ("no_criteria_set",)


def test_a_stranger_starts_nothing(scene: Scene) -> None:
    stranger = make.make_user(Role.UNIT, collective=make.make_collective(scene.unit.organisation))
    with pytest.raises(Refused) as refused:
        scorecards.start(registration=scene.register(), by=stranger, now=NOW)
    assert refused.value.codes == ("not_yours",)


@pytest.mark.parametrize(("moment", "code"), [(TOO_EARLY, "window_not_open"), (TOO_LATE, "window_closed")])
def test_participants_are_bound_by_the_window(scene: Scene, moment: datetime, code: str) -> None:
    registration = scene.register()
    with pytest.raises(Refused) as refused:
        scorecards.start(registration=registration, by=scene.speaker, now=moment)
    assert refused.value.codes == (code,)
    assert scorecards.start(registration=registration, by=scene.office, now=moment)


# --- Own points ------------------------------------------------------------------------------------


def test_a_part_may_be_saved_and_the_rest_stays(scene: Scene) -> None:
    card = scene.started()
    one = ids(card)["danh-gia"]
    scorecards.save_self(
        scorecard=card, by=scene.speaker, now=NOW, entries={one: SelfEntry(Decimal("7.5"), "  Nửa  ")}
    )
    assert points_of(card, "danh-gia") == (Decimal("7.50"), None)
    assert points_of(card, "tru-diem") == (None, None)
    assert Score.objects.get(criterion=one).self_note == "Nửa"


@pytest.mark.parametrize(
    ("code", "points", "refusal"),
    [
        ("danh-gia", "30.01", "points_above_max"),
        ("danh-gia", "-0.01", "points_negative"),
        ("danh-gia", "1.234", "points_decimals"),
        ("danh-gia", "NaN", "points_not_a_number"),
        ("lua-chon", "20", "points_not_an_option"),
    ],
)
def test_unlawful_points_are_refused(scene: Scene, code: str, points: str, refusal: str) -> None:
    card = scene.started()
    with pytest.raises(Refused) as refused:
        scorecards.save_self(
            scorecard=card, by=scene.speaker, now=NOW, entries={ids(card)[code]: SelfEntry(Decimal(points))}
        )
    assert refused.value.codes == (refusal,)


@pytest.mark.parametrize("points", ["0", "30"])
def test_both_ends_are_lawful(scene: Scene, points: str) -> None:
    card = scene.started()
    one = ids(card)["danh-gia"]
    scorecards.save_self(scorecard=card, by=scene.speaker, now=NOW, entries={one: SelfEntry(Decimal(points))})
    assert points_of(card, "danh-gia")[0] == Decimal(points)


def test_a_criterion_of_another_table_is_refused(scene: Scene) -> None:
    card = scene.started()
    with pytest.raises(Refused) as refused:
        scorecards.save_self(scorecard=card, by=scene.speaker, now=NOW, entries={999_999: SelfEntry(None)})
    assert refused.value.codes == ("unknown_criterion",)


def test_points_of_a_ratio_are_not_typed(scene: Scene) -> None:
    card = scene.filled()
    one = ids(card)["ty-le"]
    scorecards.save_self(scorecard=card, by=scene.speaker, now=NOW, entries={one: SelfEntry(Decimal(1))})
    assert points_of(card, "ty-le") == (Decimal(20), Decimal(20))


def test_of_two_savings_of_one_criterion_the_later_is_told(scene: Scene) -> None:
    card = scene.started()
    one, other = ids(card)["danh-gia"], ids(card)["tru-diem"]
    empty = {one: SelfEntry(None), other: SelfEntry(None)}
    scorecards.save_self(
        scorecard=card, by=scene.speaker, now=NOW, seen=empty, entries={one: SelfEntry(Decimal(5))}
    )
    late = {one: SelfEntry(Decimal(6)), other: SelfEntry(Decimal(7))}
    twin = Scorecard.objects.get(pk=card.pk)
    with pytest.raises(Overtaken) as refused:
        scorecards.save_self(scorecard=twin, by=scene.office, now=NOW, seen=empty, entries=late)
    assert (refused.value.codes, refused.value.criteria) == (("stale",), {one})
    assert "Tiêu chí 1.1" in str(refused.value)
    assert points_of(card, "danh-gia")[0] == Decimal(5)
    assert points_of(card, "tru-diem")[0] is None


def test_another_criterion_of_the_same_sheet_does_not_matter(scene: Scene) -> None:
    card, twin = scene.started(), Scorecard.objects.get()
    one, other = ids(card)["danh-gia"], ids(card)["tru-diem"]
    for sheet, criterion in ((card, one), (twin, other)):
        scorecards.save_self(
            scorecard=sheet,
            by=scene.speaker,
            now=NOW,
            seen={one: SelfEntry(None), other: SelfEntry(None)},
            entries={one: SelfEntry(None), other: SelfEntry(None)} | {criterion: SelfEntry(Decimal(5))},
        )
    assert points_of(card, "danh-gia")[0] == points_of(card, "tru-diem")[0] == Decimal(5)


def test_who_types_what_the_other_stored_clashes_with_nobody(scene: Scene) -> None:
    card = scene.filled()
    one = ids(card)["danh-gia"]
    same = {one: entries(card)[one]}
    scorecards.save_self(scorecard=card, by=scene.speaker, now=NOW, seen={one: SelfEntry(None)}, entries=same)
    assert points_of(card, "danh-gia")[0] == Decimal(25)


def test_saving_what_is_saved_leaves_no_trace(scene: Scene) -> None:
    card = scene.filled()
    before = (card.version, AuditEntry.objects.count())
    scorecards.save_self(scorecard=card, by=scene.speaker, now=NOW, entries=entries(card))
    assert (card.version, AuditEntry.objects.count()) == before


# --- Send, take back, return --------------------------------------------------------------------------


def test_what_is_missing_is_named(scene: Scene) -> None:
    card = scene.started()
    one = ids(card)["danh-gia"]
    scorecards.save_self(scorecard=card, by=scene.speaker, now=NOW, entries={one: SelfEntry(Decimal(5))})
    with pytest.raises(Refused) as refused:
        scorecards.submit(scorecard=card, by=scene.speaker, now=NOW)
    assert refused.value.codes == ("points_missing", "evidence_missing")
    assert "2.1, 2.2" in refused.value.reasons[0].sentence
    assert "1.1" in refused.value.reasons[1].sentence


def test_a_total_of_zero_can_be_sent(scene: Scene) -> None:
    card = scene.started()
    by_code = ids(card)
    nothing = {by_code[code]: SelfEntry(Decimal(0)) for code in ("danh-gia", "lua-chon", "tru-diem")}
    scorecards.save_self(scorecard=card, by=scene.speaker, now=NOW, entries=nothing)
    scorecards.submit(scorecard=card, by=scene.speaker, now=NOW)
    assert card.self_total == Decimal(0)


@pytest.mark.parametrize(
    ("by", "moment", "late"), [("speaker", LAST_MINUTE, False), ("office", TOO_LATE, True)]
)
def test_the_closing_day_is_in_time(scene: Scene, by: str, moment: datetime, late: bool) -> None:
    card = scorecards.submit(scorecard=scene.filled(), by=getattr(scene, by), now=moment)
    assert (card.state, card.is_late, card.self_total) == (ScorecardState.SUBMITTED, late, Decimal(95))


def test_after_the_closing_day_the_participant_sends_nothing(scene: Scene) -> None:
    with pytest.raises(Refused) as refused:
        scorecards.submit(scorecard=scene.filled(), by=scene.speaker, now=TOO_LATE)
    assert refused.value.codes == ("window_closed",)
    assert "15/11/2024" in refused.value.reasons[0].sentence


def test_a_sheet_is_sent_once(scene: Scene) -> None:
    card = scene.submitted()
    with pytest.raises(Refused) as refused:
        scorecards.submit(scorecard=card, by=scene.speaker, now=NOW)
    assert refused.value.codes == ("wrong_state",)


def test_two_clicks_on_send_are_one(scene: Scene) -> None:
    card = scene.filled()
    twin = Scorecard.objects.get(pk=card.pk)
    scorecards.submit(scorecard=card, by=scene.speaker, now=NOW)
    with pytest.raises(Refused) as refused:
        scorecards.submit(scorecard=twin, by=scene.speaker, now=NOW)
    assert refused.value.codes == ("stale",)


def test_taking_back_before_and_after_the_closing_day(scene: Scene) -> None:
    card = scene.submitted()
    with pytest.raises(Refused) as refused:
        scorecards.recall(scorecard=card, by=scene.speaker, now=TOO_LATE)
    assert refused.value.codes == ("window_closed",)
    scorecards.recall(scorecard=card, by=scene.speaker, now=LAST_MINUTE)
    assert (card.state, card.submitted_at, card.self_total) == (ScorecardState.DRAFT, None, None)


def test_a_returned_sheet_is_sent_again_after_the_closing_day_and_is_not_late(scene: Scene) -> None:
    card = scorecards.send_back(scorecard=scene.submitted(), by=scene.office, now=TOO_LATE, reason=" Thiếu ")
    assert (card.state, card.return_reason) == (ScorecardState.RETURNED, "Thiếu")
    scorecards.submit(scorecard=card, by=scene.speaker, now=TOO_LATE)
    assert (card.state, card.is_late, card.return_reason) == (ScorecardState.SUBMITTED, False, "")


def test_returning_needs_a_reason(scene: Scene) -> None:
    with pytest.raises(Refused) as refused:
        scorecards.send_back(scorecard=scene.submitted(), by=scene.office, now=NOW, reason=" \n ")
    assert refused.value.codes == ("reason_missing",)


def test_a_sent_sheet_is_not_edited(scene: Scene) -> None:
    card = scene.submitted()
    with pytest.raises(Refused) as refused:
        scorecards.save_self(scorecard=card, by=scene.speaker, now=NOW, entries=entries(card, 3))
    assert refused.value.codes == ("wrong_state",)


# --- Appraisal ------------------------------------------------------------------------------------------


def appraise(scene: Scene, card: Scorecard, points: str, reason: str = "") -> None:
    entry = AppraisalEntry(Decimal(points), reason)
    one = ids(card)["danh-gia"]
    scorecards.save_appraisal(scorecard=card, by=scene.office, now=NOW, entries={one: entry})


def test_a_change_needs_a_reason(scene: Scene) -> None:
    card = scene.submitted()
    with pytest.raises(Refused) as refused:
        appraise(scene, card, "24.99", "  ")
    assert refused.value.codes == ("reason_missing",)
    appraise(scene, card, "25")
    appraise(scene, card, "24.99", "Thiếu minh chứng.")
    assert points_of(card, "danh-gia") == (Decimal(25), Decimal("24.99"))


def test_an_appraisal_is_finished_when_every_point_stands(scene: Scene) -> None:
    card = scene.submitted()
    with pytest.raises(Refused) as refused:
        scorecards.finish(scorecard=card, by=scene.office, now=NOW)
    assert refused.value.codes == ("appraisal_missing",)


def test_a_missing_figure_stops_the_finish_but_not_the_sending(scene: Scene) -> None:
    card = scene.started()
    scorecards.save_self(scorecard=card, by=scene.speaker, now=NOW, entries=entries(card))
    scorecards.submit(scorecard=card, by=scene.speaker, now=NOW)
    with pytest.raises(Refused) as refused:
        scorecards.finish(scorecard=card, by=scene.office, now=NOW)
    assert "measure_missing" in refused.value.codes


@pytest.mark.parametrize(
    ("judged", "total", "grade"),
    [(20, "90", "xuat-sac"), (19, "89", "tot"), (10, "80", "tot"), (9, "79", "kha")],
)
def test_total_and_grade(scene: Scene, judged: int, total: str, grade: str) -> None:
    card = scene.appraised(judged=judged)
    assert (card.total, card.self_total) == (Decimal(total), Decimal(total))
    assert card.grade is not None
    assert card.grade.code == grade


@pytest.mark.parametrize("is_person", [False, True])
def test_nobody_appraises_his_own_or_his_units(scene: Scene, is_person: bool) -> None:
    person = make.make_individual(scene.unit)
    card = scene.submitted(person if is_person else scene.unit)
    own = {"individual": person} if is_person else {"collective": scene.unit}
    clerk = make.make_user(Role.OFFICE, **own)
    for act in (
        lambda: scorecards.save_appraisal(scorecard=card, by=clerk, now=NOW, entries={}),
        lambda: scorecards.finish(scorecard=card, by=clerk, now=NOW),
        lambda: scorecards.send_back(scorecard=card, by=clerk, now=NOW, reason="Thiếu"),
    ):
        with pytest.raises(Refused) as refused:
            act()
        assert refused.value.codes == ("own_sheet",)


@pytest.mark.parametrize("role", [Role.UNIT, Role.COUNCIL, Role.CHAIRMAN, Role.ADMINISTRATOR])
def test_only_the_office_appraises(scene: Scene, role: Role) -> None:
    card = scene.submitted()
    with pytest.raises(Refused) as refused:
        scorecards.finish(scorecard=card, by=make.make_user(role, collective=scene.unit), now=NOW)
    assert refused.value.codes == ("not_yours",)


def test_an_appraisal_is_opened_again_with_a_reason(scene: Scene) -> None:
    card = scene.appraised()
    with pytest.raises(Refused) as refused:
        scorecards.reopen(scorecard=card, by=scene.office, now=NOW, reason="")
    assert refused.value.codes == ("reason_missing",)
    scorecards.reopen(scorecard=card, by=scene.office, now=NOW, reason="Cộng nhầm")
    assert (card.state, card.total, card.grade) == (ScorecardState.SUBMITTED, None, None)
    assert points_of(card, "danh-gia")[1] == Decimal(25)
    scorecards.finish(scorecard=card, by=scene.office, now=NOW)
    assert card.total == Decimal(95)


def test_own_points_changed_after_a_return_are_appraised_anew(scene: Scene) -> None:
    card = scene.submitted()
    appraise(scene, card, "20", "Thiếu")
    scorecards.send_back(scorecard=card, by=scene.office, now=NOW, reason="Thiếu tài liệu")
    scorecards.save_self(scorecard=card, by=scene.speaker, now=NOW, entries=entries(card, 22))
    assert points_of(card, "danh-gia") == (Decimal(22), None)
