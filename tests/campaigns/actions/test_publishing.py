"""Publishing a ranking."""

from __future__ import annotations

from decimal import Decimal

import pytest

from campaigns.actions import scorecards
from campaigns.enums import ParticipantKind, Role, ScorecardState
from campaigns.errors import Refused
from campaigns.models import AuditEntry, Scorecard
from campaigns.queries.ranking import published, standings, unfinished
from tests import factories as make
from tests.campaigns.scoring_scene import NOW, Scene, make_scene

pytestmark = pytest.mark.django_db
COLLECTIVE = ParticipantKind.COLLECTIVE


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
    rows = standings(scene.period, COLLECTIVE)
    assert [(row.rank, row.scorecard.total, row.scorecard.rank) for row in rows] == [(1, Decimal(90), None)]
