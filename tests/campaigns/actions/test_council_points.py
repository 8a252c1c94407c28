"""The council's word on single criteria: on a basis, with a reason, until the sheet is published."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest

from campaigns.actions import scorecards
from campaigns.actions.scorecards import CouncilEntry
from campaigns.enums import ParticipantKind, PointStage, Role
from campaigns.errors import Refused
from campaigns.models import AuditEntry, PointChange, Scorecard
from campaigns.queries.scorecards import sheet_of
from campaigns.rules.scoring import Mark
from tests import factories as make
from tests.campaigns.actions.answers_scene import BASIS, concluded, points, score, with_round
from tests.campaigns.scoring_scene import NOW, Scene, make_extra, make_scene

pytestmark = pytest.mark.django_db


@pytest.fixture
def scene() -> Scene:
    return make_scene()


def codes(act: Callable[[], object]) -> tuple[str, ...]:
    with pytest.raises(Refused) as refused:
        act()
    return refused.value.codes


def save(
    card: Scorecard, scene: Scene, entry: CouncilEntry, code: str = "danh-gia", basis: str = BASIS
) -> Scorecard:
    entries = {score(card, code).criterion_id: entry}
    return scorecards.save_council(scorecard=card, by=scene.office, now=NOW, basis=basis, entries=entries)


@pytest.mark.parametrize(
    ("mark", "total"),
    [(points("28"), "98"), (points("0"), "70"), (Mark(not_arising=True), "100")],
)
def test_the_councils_word_goes_before_the_appraised_point(scene: Scene, mark: Mark, total: str) -> None:
    card = concluded(with_round(scene), scene.office, danh_gia=mark)
    assert (card.total, card.council_basis) == (Decimal(total), BASIS)
    row = score(card)
    assert (Mark(row.council_points, row.council_not_arising), row.points) == (mark, Decimal(20))
    change = PointChange.objects.get(stage=PointStage.COUNCIL)
    assert (change.old_points, change.new_points, change.by) == (None, mark.points, scene.office)
    line = AuditEntry.objects.get(action="scorecard.council")
    assert (line.object_id, line.changes["căn cứ"]) == (str(card.pk), ["", BASIS])


def test_grade_follows(scene: Scene) -> None:
    card = with_round(scene)
    before = card.grade
    low = concluded(card, scene.office, danh_gia=points("0"))
    assert low.grade != before
    assert Scorecard.objects.get(pk=card.pk).grade == low.grade


def test_a_correction_keeps_both_on_record(scene: Scene) -> None:
    card = concluded(with_round(scene), scene.office, danh_gia=points("28"))
    card = concluded(card, scene.office, danh_gia=points("27"))
    assert card.total == Decimal(97)
    changes = PointChange.objects.filter(stage=PointStage.COUNCIL).order_by("pk")
    assert [(row.old_points, row.new_points) for row in changes] == [
        (None, Decimal(28)),
        (Decimal(28), Decimal(27)),
    ]


def test_taken_back_the_appraised_point_counts_again(scene: Scene) -> None:
    card = concluded(with_round(scene), scene.office, danh_gia=points("28"), tru_diem=points("10"))
    save(card, scene, CouncilEntry(Mark(), "Ghi nhầm tiêu chí."), basis=BASIS)
    card.refresh_from_db()
    assert (card.total, card.council_basis) == (Decimal(80), BASIS)
    save(card, scene, CouncilEntry(Mark(), "Ghi nhầm phiếu."), "tru-diem", basis="")
    card.refresh_from_db()
    assert (card.total, card.council_basis) == (Decimal(90), "")
    last = PointChange.objects.filter(stage=PointStage.COUNCIL).order_by("-pk")[0]
    assert (last.old_points, last.new_points, last.reason) == (Decimal(10), None, "Ghi nhầm phiếu.")


def test_saving_what_stands_leaves_no_trace(scene: Scene) -> None:
    card = concluded(with_round(scene), scene.office, danh_gia=points("28"))
    lines, changes = AuditEntry.objects.count(), PointChange.objects.count()
    concluded(card, scene.office, danh_gia=points("28"))
    assert (AuditEntry.objects.count(), PointChange.objects.count()) == (lines, changes)


def test_the_basis_alone_is_corrected_on_record(scene: Scene) -> None:
    card = concluded(with_round(scene), scene.office, danh_gia=points("28"))
    other = "Biên bản số 03/BB-HĐTĐKT"
    scorecards.save_council(scorecard=card, by=scene.office, now=NOW, basis=other, entries={})
    card.refresh_from_db()
    assert card.council_basis == other
    assert AuditEntry.objects.filter(action="scorecard.council").order_by("-pk")[0].changes == {
        "căn cứ": [BASIS, other]
    }


@pytest.mark.parametrize(
    ("code", "entry", "basis", "refusal"),
    [
        ("danh-gia", CouncilEntry(points("28"), "Vì"), " ", "basis_missing"),
        ("danh-gia", CouncilEntry(points("28"), "Vì"), "x" * 301, "basis_too_long"),
        ("danh-gia", CouncilEntry(points("28"), " "), BASIS, "reason_missing"),
        ("danh-gia", CouncilEntry(points("28"), "x" * 4001), BASIS, "reason_too_long"),
        ("danh-gia", CouncilEntry(points("30.01"), "Vì"), BASIS, "points_above_max"),
        ("danh-gia", CouncilEntry(Mark(Decimal(1), True), "Vì"), BASIS, "points_and_not_arising"),
        ("danh-gia", CouncilEntry(Mark(), "Vì"), BASIS, "nothing_to_take_back"),
        ("danh-gia", CouncilEntry(points("28"), "Vì", seen=points("27")), BASIS, "stale"),
        ("lua-chon", CouncilEntry(points("13"), "Vì"), BASIS, "points_not_an_option"),
        ("ty-le", CouncilEntry(points("13"), "Vì"), BASIS, "measured"),
    ],
)
def test_what_cannot_stand(scene: Scene, code: str, entry: CouncilEntry, basis: str, refusal: str) -> None:
    card = with_round(scene)
    assert codes(lambda: save(card, scene, entry, code, basis)) == (refusal,)
    card.refresh_from_db()
    assert (card.total, card.council_basis) == (Decimal(90), "")


def test_a_measured_criterion_may_drop_out(scene: Scene) -> None:
    card = concluded(with_round(scene), scene.office, ty_le=Mark(not_arising=True))
    assert card.total == Decimal("87.50")  # 70 of 80


def test_a_criterion_of_another_sheet_is_refused(scene: Scene) -> None:
    card = with_round(scene)
    entries = {0: CouncilEntry(points("1"), "Vì")}
    assert codes(
        lambda: scorecards.save_council(
            scorecard=card, by=scene.office, now=NOW, basis=BASIS, entries=entries
        )
    ) == ("unknown_criterion",)


@pytest.mark.parametrize("role", [Role.UNIT, Role.COUNCIL, Role.CHAIRMAN, Role.ADMINISTRATOR])
def test_only_the_office_records(scene: Scene, role: Role) -> None:
    card = with_round(scene)
    assert codes(lambda: concluded(card, make.make_user(role), danh_gia=points("1"))) == ("not_yours",)


def test_nobody_records_for_his_own(scene: Scene) -> None:
    card = with_round(scene)
    clerk = make.make_user(Role.OFFICE, collective=scene.unit)
    assert codes(lambda: concluded(card, clerk, danh_gia=points("1"))) == ("own_sheet",)


def test_only_between_appraisal_and_publication(scene: Scene) -> None:
    sent = scene.submitted(make.make_individual(scene.unit))
    assert codes(lambda: concluded(sent, scene.office, danh_gia=points("1"))) == ("wrong_state",)
    card = scene.appraised()
    scorecards.publish(
        period=scene.period, participant_kind=ParticipantKind.COLLECTIVE, by=scene.office, now=NOW
    )
    card.refresh_from_db()
    assert codes(lambda: concluded(card, scene.office, danh_gia=points("1"))) == ("wrong_state",)


def test_the_appraisal_stays_closed_while_the_councils_word_stands(scene: Scene) -> None:
    card = concluded(with_round(scene), scene.office, danh_gia=points("28"))

    def reopen() -> Scorecard:
        return scorecards.reopen(scorecard=card, by=scene.office, now=NOW, reason="Rà soát.")

    assert codes(reopen) == ("council_points",)
    save(card, scene, CouncilEntry(Mark(), "Ghi nhầm."), basis="")
    card.refresh_from_db()
    reopen()
    assert not any(line.mark(PointStage.COUNCIL).is_given for line in sheet_of(card).lines)


def test_a_bonus_always_arises_for_the_council_too(scene: Scene) -> None:
    make_extra(scene)
    card = with_round(scene)
    entry = CouncilEntry(Mark(not_arising=True), "Vì")
    assert codes(lambda: save(card, scene, entry, "thuong")) == ("optional_always_arises",)
