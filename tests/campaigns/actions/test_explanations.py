"""Giải trình: answered inside its round, taken up or kept, always on record."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

import pytest

from campaigns.actions import scorecards
from campaigns.actions.scorecards import AppraisalEntry
from campaigns.enums import ExplanationState, PointStage, Role, ScorecardState
from campaigns.errors import Refused
from campaigns.models import AuditEntry, Explanation, PointChange, Scorecard, User
from campaigns.rules.scoring import Mark
from tests import factories as make
from tests.campaigns.actions.answers_scene import (
    IN_TIME,
    TOO_LATE,
    WHY,
    answer,
    codes,
    concluded,
    explained,
    points,
    score,
    with_round,
)
from tests.campaigns.scoring_scene import NOW, Scene, make_scene

pytestmark = pytest.mark.django_db
S = ExplanationState


@pytest.fixture
def scene() -> Scene:
    return make_scene()


def colleague() -> User:
    return make.make_user(Role.OFFICE)


# --- The round -------------------------------------------------------------------------------------


def test_finishing_opens_a_round(scene: Scene) -> None:
    card = with_round(scene)
    assert card.explain_until == date(2024, 10, 4)


def test_a_period_without_days_opens_none(scene: Scene) -> None:
    card = scene.appraised()
    assert card.explain_until is None
    assert codes(lambda: explained(card, scene.speaker)) == ("no_round",)


@pytest.mark.parametrize(
    ("finished", "until"),
    [
        (make.at(2024, 10, 1, 23, 59), date(2024, 10, 4)),  # 16:59 UTC of the same day
        (make.at(2024, 10, 2, 0, 0), date(2024, 10, 5)),  # still 01/10 in UTC
    ],
)
def test_days_are_counted_here_and_not_in_utc(scene: Scene, finished: datetime, until: date) -> None:
    scene.period.explanation_days = 3
    scene.period.save()
    assert scene.appraised(now=finished).explain_until == until


@pytest.mark.parametrize(("moment", "refusal"), [(IN_TIME, None), (TOO_LATE, "window_closed")])
def test_the_last_day_is_in_time(scene: Scene, moment: datetime, refusal: str | None) -> None:
    card = with_round(scene)

    def act() -> Explanation:
        return scorecards.explain(score=score(card), by=scene.speaker, now=moment, text=WHY)

    if refusal is None:
        assert act().state == S.OPEN
    else:
        assert codes(act) == (refusal,)


def test_reopening_keeps_the_record_and_the_next_finish_opens_a_new_round(scene: Scene) -> None:
    card = with_round(scene)
    answer(explained(card, scene.speaker), scene.office)
    card.refresh_from_db()
    card = scorecards.reopen(scorecard=card, by=scene.office, now=NOW, reason="Rà soát lại.")
    assert (card.explain_until, card.agreed_at) == (None, None)
    later = make.at(2024, 10, 20)
    card = scorecards.finish(scorecard=card, by=scene.office, now=later)
    assert card.explain_until == date(2024, 10, 23)
    again = scorecards.explain(score=score(card), by=scene.speaker, now=later, text="Bổ sung báo cáo.")
    assert [row.state for row in Explanation.objects.order_by("pk")] == [S.KEPT, S.OPEN]
    assert again.appraised_at == later


# --- Writing ---------------------------------------------------------------------------------------


def test_an_explanation_keeps_who_when_and_the_point_it_is_about(scene: Scene) -> None:
    card = with_round(scene)
    made = explained(card, scene.speaker)
    assert (made.state, made.text, made.written_by, made.written_at) == (S.OPEN, WHY, scene.speaker, NOW)
    assert (made.old_points, made.appraised_at) == (Decimal(20), card.appraised_at)
    line = AuditEntry.objects.get(action="explanation.write")
    assert (line.object_id, line.reason) == (str(card.pk), WHY)


@pytest.mark.parametrize(("text", "code"), [("", "text_missing"), ("  ", "text_missing")])
def test_an_explanation_says_something(scene: Scene, text: str, code: str) -> None:
    card = with_round(scene)
    assert codes(lambda: scorecards.explain(score=score(card), by=scene.speaker, now=NOW, text=text)) == (
        code,
    )


def test_an_explanation_is_not_endless(scene: Scene) -> None:
    card = with_round(scene)
    for length, refused in ((4000, False), (4001, True)):
        code = "danh-gia" if refused else "lua-chon"

        def act(length: int = length, code: str = code) -> Explanation:
            return scorecards.explain(score=score(card, code), by=scene.speaker, now=NOW, text="x" * length)

        if refused:
            assert codes(act) == ("text_too_long",)
        else:
            assert len(act().text) == length


def test_a_stranger_explains_nothing(scene: Scene) -> None:
    card = with_round(scene)
    stranger = make.make_user(Role.UNIT, collective=make.make_collective(scene.unit.organisation))
    assert codes(lambda: explained(card, stranger)) == ("not_yours",)
    assert codes(lambda: explained(card, make.make_user(Role.CHAIRMAN))) == ("not_yours",)


def test_the_unit_speaks_for_its_people(scene: Scene) -> None:
    with_round(scene)
    card = scene.appraised(make.make_individual(scene.unit))
    assert explained(card, scene.speaker).state == S.OPEN


@pytest.mark.parametrize("state", ["submitted", "published"])
def test_only_an_appraised_sheet_is_explained(scene: Scene, state: str) -> None:
    card = with_round(scene)
    Scorecard.objects.filter(pk=card.pk).delete()
    card = scene.submitted(make.make_individual(scene.unit))
    if state == "published":
        make_published(card, scene)
    assert codes(lambda: explained(card, scene.speaker)) == ("wrong_state",)


def make_published(card: Scorecard, scene: Scene) -> None:
    Scorecard.objects.filter(pk=card.pk).update(
        state=ScorecardState.PUBLISHED,
        appraised_at=NOW,
        appraised_by=scene.office,
        total=90,
        published_at=NOW,
        published_by=scene.office,
        rank=1,
    )
    card.refresh_from_db()


def test_one_open_explanation_a_criterion(scene: Scene) -> None:
    card = with_round(scene)
    explained(card, scene.speaker)
    assert codes(lambda: explained(card, scene.speaker)) == ("already_open",)
    assert explained(card, scene.speaker, "lua-chon").state == S.OPEN


def test_no_second_round_after_an_answer(scene: Scene) -> None:
    card = with_round(scene)
    answer(explained(card, scene.speaker), scene.office)
    assert codes(lambda: explained(card, scene.speaker)) == ("already_answered",)


def test_what_the_council_settled_is_not_explained(scene: Scene) -> None:
    card = concluded(with_round(scene), scene.office, danh_gia=points("22"))
    assert codes(lambda: explained(card, scene.speaker)) == ("council_spoke",)


def test_withdrawing_stays_on_record_and_allows_another(scene: Scene) -> None:
    card = with_round(scene)
    first = explained(card, scene.speaker)
    scorecards.withdraw(explanation=first, by=scene.speaker, now=NOW)
    assert explained(card, scene.speaker).pk != first.pk
    assert [row.state for row in Explanation.objects.order_by("pk")] == [S.WITHDRAWN, S.OPEN]
    assert codes(lambda: scorecards.withdraw(explanation=first, by=scene.speaker, now=NOW)) == (
        "already_answered",
    )
    assert codes(lambda: answer(first, scene.office)) == ("already_answered",)


def test_the_office_takes_back_only_its_own_text(scene: Scene) -> None:
    card = with_round(scene)
    others = explained(card, scene.speaker)
    assert codes(lambda: scorecards.withdraw(explanation=others, by=scene.office, now=NOW)) == ("not_yours",)
    own = explained(card, scene.office, "lua-chon")
    assert scorecards.withdraw(explanation=own, by=scene.office, now=NOW).state == S.WITHDRAWN


# --- Answering -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("mark", "total", "grade"),
    [
        (points("25"), "95", "xuat-sac"),
        (points("0"), "70", "kha"),
        (Mark(not_arising=True), "100", "xuat-sac"),
    ],
)
def test_an_accepted_one_moves_point_total_and_grade(
    scene: Scene, mark: Mark, total: str, grade: str
) -> None:
    card = with_round(scene)
    made = answer(explained(card, scene.speaker), scene.office, mark)
    card.refresh_from_db()
    row = score(card)
    assert Mark(row.points, row.not_arising) == Mark(made.new_points, made.new_not_arising) == mark
    assert (row.points_by, row.points_at) == (scene.office, NOW)
    assert card.total == Decimal(total)
    assert card.grade is not None
    assert card.grade.code == grade
    assert (made.state, made.answer, made.answered_by) == (S.ACCEPTED, "Đã đối chiếu.", scene.office)
    change = PointChange.objects.get(score=row, stage=PointStage.APPRAISED, at=NOW, reason__contains="Tiếp")
    assert (change.old_points, change.new_points, change.by) == (Decimal(20), mark.points, scene.office)


def test_a_kept_one_moves_nothing(scene: Scene) -> None:
    card = with_round(scene)
    before = PointChange.objects.count()
    made = answer(explained(card, scene.speaker), scene.office)
    card.refresh_from_db()
    assert (made.state, card.total, score(card).points) == (S.KEPT, Decimal(90), Decimal(20))
    assert PointChange.objects.count() == before


@pytest.mark.parametrize(
    ("code", "accepted", "mark", "reason", "refusal"),
    [
        ("danh-gia", True, Mark(), "Vì", "points_missing"),
        ("danh-gia", True, points("20"), "Vì", "nothing_changed"),
        ("danh-gia", True, points("30.01"), "Vì", "points_above_max"),
        ("danh-gia", True, points("-1"), "Vì", "points_negative"),
        ("danh-gia", True, Mark(Decimal(1), True), "Vì", "points_and_not_arising"),
        ("danh-gia", True, points("25"), " ", "reason_missing"),
        ("danh-gia", True, points("25"), "x" * 4001, "text_too_long"),
        ("danh-gia", False, points("25"), "Vì", "kept_with_points"),
        ("lua-chon", True, points("29"), "Vì", "points_not_an_option"),
        ("ty-le", True, points("19"), "Vì", "measured"),
    ],
)
def test_answers_that_cannot_stand(
    scene: Scene, code: str, accepted: bool, mark: Mark, reason: str, refusal: str
) -> None:
    made = explained(with_round(scene), scene.speaker, code)
    assert codes(lambda: answer(made, scene.office, mark, accepted=accepted, reason=reason)) == (refusal,)
    made.refresh_from_db()
    assert made.state == S.OPEN


def test_a_measured_point_is_taken_up_in_words(scene: Scene) -> None:
    card = with_round(scene)
    made = answer(explained(card, scene.speaker, "ty-le"), scene.office, accepted=True)
    card.refresh_from_db()
    assert (made.state, made.new_points, card.total) == (S.ACCEPTED, None, Decimal(90))


def test_the_authors_side_does_not_answer(scene: Scene) -> None:
    card = with_round(scene)
    made = explained(card, scene.office)
    assert codes(lambda: answer(made, scene.office)) == ("own_explanation",)
    assert codes(lambda: answer(made, scene.speaker)) == ("not_yours",)
    assert answer(made, colleague()).state == S.KEPT


def test_nobody_answers_his_own_or_his_units(scene: Scene) -> None:
    made = explained(with_round(scene), scene.speaker)
    clerk = make.make_user(Role.OFFICE, collective=scene.unit)
    assert codes(lambda: answer(made, clerk)) == ("own_sheet",)


def test_an_answer_is_given_once(scene: Scene) -> None:
    card = with_round(scene)
    made = explained(card, scene.speaker)
    answer(made, scene.office, points("25"))
    with pytest.raises(Refused) as refused:
        answer(made, colleague(), points("24"))
    assert refused.value.codes == ("already_answered",)
    assert "Đã đối chiếu." in refused.value.reasons[0].sentence
    assert score(card).points == Decimal(25)


def test_the_last_day_does_not_bind_the_office(scene: Scene) -> None:
    made = explained(with_round(scene), scene.speaker)
    late = scorecards.answer(explanation=made, by=scene.office, now=TOO_LATE, accepted=False, reason="Vì.")
    assert late.state == S.KEPT


def test_the_appraisal_stays_closed_while_somebody_waits(scene: Scene) -> None:
    card = with_round(scene)
    made = explained(card, scene.speaker)
    card.refresh_from_db()

    def reopen() -> Scorecard:
        return scorecards.reopen(scorecard=card, by=scene.office, now=NOW, reason="Rà soát.")

    assert codes(reopen) == ("explanation_open",)
    answer(made, scene.office)
    card.refresh_from_db()
    assert reopen().state == ScorecardState.SUBMITTED


def test_points_taken_up_pass_through_a_second_appraisal(scene: Scene) -> None:
    card = with_round(scene)
    answer(explained(card, scene.speaker), scene.office, points("25"))
    card.refresh_from_db()
    card = scorecards.reopen(scorecard=card, by=scene.office, now=NOW, reason="Rà soát.")
    kept = {score(card).criterion_id: AppraisalEntry(Decimal(24), "Thiếu một phụ lục.")}
    scorecards.save_appraisal(scorecard=card, by=scene.office, now=NOW, entries=kept)
    assert scorecards.finish(scorecard=card, by=scene.office, now=NOW).total == Decimal(94)


# --- Agreeing --------------------------------------------------------------------------------------


def test_agreeing_ends_the_round(scene: Scene) -> None:
    card = with_round(scene)
    agreed = scorecards.agree(scorecard=card, by=scene.speaker, now=NOW, version=card.version)
    assert (agreed.agreed_by, agreed.agreed_at) == (scene.speaker, NOW)
    assert codes(lambda: explained(card, scene.speaker)) == ("agreed",)
    assert codes(lambda: scorecards.agree(scorecard=card, by=scene.speaker, now=NOW)) == ("agreed",)


def test_nobody_agrees_for_the_participant(scene: Scene) -> None:
    card = with_round(scene)
    assert codes(lambda: scorecards.agree(scorecard=card, by=scene.office, now=NOW)) == ("not_yours",)


def test_one_agrees_with_what_one_saw(scene: Scene) -> None:
    card = with_round(scene)
    seen = card.version
    concluded(card, scene.office, danh_gia=points("22"))
    agree = lambda: scorecards.agree(scorecard=card, by=scene.speaker, now=NOW, version=seen)  # noqa: E731
    assert codes(agree) == ("stale",)


def test_who_waits_for_an_answer_does_not_agree(scene: Scene) -> None:
    card = with_round(scene)
    explained(card, scene.speaker)
    assert codes(lambda: scorecards.agree(scorecard=card, by=scene.speaker, now=NOW)) == ("explanation_open",)
