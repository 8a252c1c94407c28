"""The pages that people open on a telephone: nothing is wider than 360 pixels."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.utils import timezone

from awards.actions.council import plan_meeting
from awards.models import Dossier
from campaigns.actions import scorecards
from campaigns.models import Collective, User
from tests.e2e.scene import Scene, set_scene
from tests.e2e.visitor import Visitor
from tests.factories import make_nomination, make_registration

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]

PUBLIC = ("/", "/ke-hoach/", "/bang-vang/", "/dien-hinh/", "/tin/", "/tai-khoan/dang-nhap/")
LISTS = ("dang-ky", "cham-diem", "chi-so", "xep-hang", "de-nghi", "hop-xet", "ho-so", "ket-qua", "thong-ke")
PLAIN = (
    "/viec-can-lam/",
    "/sang-kien/",
    "/tuyen-truyen/",
    "/tuyen-truyen/hoat-dong/",
    "/huong-dan/",
    "/admin/",
)


def test_no_page_is_wider_than_a_telephone(arrive: Callable[[int], Visitor]) -> None:
    scene = set_scene()
    made = _one_of_everything(scene)
    guest = arrive(360)
    office = arrive(360).sign_in("van-phong")
    lists = [f"/{name}/{scene.address}" for name in LISTS]
    wide = [path for path in PUBLIC if _overflows(guest, path)]
    wide += [path for path in [*PLAIN, *lists, *made] if _overflows(office, path)]
    assert wide == []


def _overflows(visitor: Visitor, path: str) -> bool:
    visitor.open(path)
    return visitor.overflow > 0


def _one_of_everything(scene: Scene) -> list[str]:
    """A row for every kind of page that shows one; their addresses."""
    office, now = User.objects.get(username="van-phong"), timezone.now()
    registration = make_registration(scene.period, scene.unit, "accepted", by=office)
    draft = make_registration(scene.period, scene.person, "draft", by=office)
    card = scorecards.start(registration=registration, by=office, now=now)
    form = scene.period.campaign.award_forms.get(code="giay-khen-huyen")
    make_nomination(registration, form, "accepted", by=office)
    meeting = plan_meeting(
        council=scene.period.campaign.council,
        period=scene.period,
        starts_at=now,
        place="Hội trường Ủy ban nhân dân xã",
        by=office,
        now=now,
    )
    dossier = Dossier.objects.create(period=scene.period, award_form=form, created_at=now)
    other = make_registration(scene.period, Collective.objects.get(code="tieu-hoc"), "accepted", by=office)
    approved = make_nomination(other, form, "approved", by=office, dossier=dossier)
    return [
        f"/dang-ky/{draft.pk}/",
        f"/dang-ky/{draft.pk}/sua/",
        f"/cham-diem/{card.pk}/",
        f"/cham-diem/{card.pk}/tu-cham/",
        f"/chi-so/{registration.pk}/",
        f"/de-nghi/{approved.pk}/",
        f"/hop-xet/{meeting.pk}/",
        f"/hop-xet/{meeting.pk}/diem-danh/",
        f"/ho-so/{dossier.pk}/",
    ]
