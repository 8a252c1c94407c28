"""The clerk is often a nominee: her own case before the council is kept by the deputy named for it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from django.test import Client
from django.urls import reverse

from awards.actions.council import close_meeting, end_vote, put_off, record_votes, recuse, save_opinion
from awards.enums import Choice, ExclusionKind
from awards.models import AgendaItem, Council, Exclusion, Seat
from awards.queries.council import interested_in, items_of, members_of, present_at
from campaigns.errors import Refused
from campaigns.models import User
from tests.awards.meeting_scene import ENDS, NEXT_DAY, NOW, opened
from tests.factories import make_nomination
from tests.world import World


@dataclass
class Scene:
    """A meeting over the clerk's own case and somebody else's."""

    w: World
    clerk: User
    deputy: User
    own: AgendaItem
    other: AgendaItem

    def voters(self, item: AgendaItem) -> list[Seat]:
        present = present_at(item.meeting)
        return [seat for seat in present if seat not in interested_in(item, present)]


@pytest.fixture
def scene(db: None) -> Scene:
    w = World()
    w.office.individual = w.person
    w.office.save()
    make_nomination(w.registration("accepted", participant=w.person), w.form, "accepted")
    meeting = opened(w)
    own, other = sorted(
        items_of(meeting), key=lambda item: item.nomination.registration.individual_id != w.person.pk
    )
    deputy = User.objects.get(pk=w.case_deputy().deputy_id)
    return Scene(w, User.objects.get(pk=w.office.pk), deputy, own, other)


def refused(act: Callable[[], object]) -> tuple[str, ...]:
    with pytest.raises(Refused) as caught:
        act()
    return caught.value.codes


def acts(scene: Scene, item: AgendaItem, by: User) -> list[Callable[[], object]]:
    seat = scene.voters(item)[0]
    return [
        lambda: save_opinion(item=item, seat=seat, text="Nhất trí.", by=by, now=NOW),
        lambda: record_votes(
            item=item, choices={each.pk: Choice.FOR for each in scene.voters(item)}, by=by, now=NOW
        ),
        lambda: recuse(item=item, seat=scene.w.seats[8], reason="là vợ", by=by, now=NOW),
        lambda: put_off(item=item, reason="Chờ xác minh.", by=by, now=NOW),
    ]


def test_the_clerk_keeps_every_case_but_her_own(scene: Scene) -> None:
    for act in acts(scene, scene.own, scene.clerk):
        assert refused(act) in (("own_case",), ("not_yours",))
    for act in acts(scene, scene.other, scene.clerk):
        act()


def test_the_deputy_keeps_that_case_and_no_other(scene: Scene) -> None:
    for act in acts(scene, scene.other, scene.deputy):
        assert refused(act) == ("not_yours",)
    for act in acts(scene, scene.own, scene.deputy):
        act()


def test_the_deputy_ends_the_secret_vote_on_it(scene: Scene) -> None:
    meeting = scene.own.meeting
    Council.objects.filter(pk=meeting.council_id).update(secret=True)
    type(meeting).objects.filter(pk=meeting.pk).update(secret=True)
    own = AgendaItem.objects.get(pk=scene.own.pk)
    assert refused(lambda: end_vote(item=own, by=scene.clerk, now=NOW)) == ("own_case",)
    end_vote(item=own, by=scene.deputy, now=NOW)
    own.refresh_from_db()
    assert own.votes_for == 0


def test_the_meeting_is_whole_with_both(scene: Scene) -> None:
    for item, by in ((scene.own, scene.deputy), (scene.other, scene.clerk)):
        record_votes(item=item, choices={each.pk: Choice.FOR for each in scene.voters(item)}, by=by, now=NOW)
    closed = close_meeting(meeting=scene.own.meeting, ends_at=ENDS, by=scene.clerk, now=NEXT_DAY)
    assert [item.result for item in items_of(closed)] == ["passed", "passed"]
    assert members_of(closed)


def test_pages(scene: Scene, client: Client) -> None:
    address = {
        item.pk: reverse("meeting_item", args=[item.meeting_id, item.pk]) for item in (scene.own, scene.other)
    }
    client.force_login(scene.deputy)
    assert "Ghi biểu quyết" in client.get(address[scene.own.pk]).content.decode()
    assert client.get(address[scene.other.pk]).status_code == 404
    assert client.get(reverse("meeting", args=[scene.own.meeting_id])).status_code == 404
    assert address[scene.own.pk] in client.get(reverse("worklist")).content.decode()
    client.force_login(scene.clerk)
    assert "Ghi biểu quyết" not in client.get(address[scene.own.pk]).content.decode()
    assert "Ghi biểu quyết" in client.get(address[scene.other.pk]).content.decode()


def test_a_flag_about_the_clerk_is_recorded_by_the_deputy(scene: Scene, client: Client) -> None:
    typed = {
        "whom": f"i{scene.w.person.pk}",
        "kind": ExclusionKind.COMPLAINT.value,
        "from_date": "01/11/2024",
        "note": "Đang xác minh đơn.",
    }
    client.force_login(scene.clerk)
    client.post(reverse("exclusion_new"), typed)
    assert not Exclusion.objects.exists(), "she does not record her own"
    client.force_login(scene.deputy)
    assert client.post(reverse("exclusion_new"), typed).status_code == 302
    assert Exclusion.objects.get().recorded_by == scene.deputy
    other = typed | {"whom": f"c{scene.other.nomination.registration.collective_id}"}
    assert client.post(reverse("exclusion_new"), other).status_code == 200
    assert Exclusion.objects.count() == 1
    assert "Đang xác minh đơn." in client.get(reverse("exclusions")).content.decode()
