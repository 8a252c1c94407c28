"""Loads the whole sample: the commune, then its four years; all of it or nothing."""

from __future__ import annotations

from django.db import transaction

from awards.sample.story import tell_story
from awards.sample.world import World, make_world
from campaigns.errors import Reason, Refused
from campaigns.models import Individual, User

NOT_EMPTY = Reason(
    "not_empty",
    "Cơ sở dữ liệu đã có tài khoản hoặc danh sách cá nhân, nên không nạp dữ liệu mẫu vào đây. "
    "Hãy dùng một cơ sở dữ liệu trống.",
)


def is_empty() -> bool:
    """Whether nobody has worked here yet; a loaded plan and its collectives do not count as work."""
    return not User.objects.exists() and not Individual.objects.exists()


def load_sample() -> World:
    """Fill an empty portal with the sample. Refused with ``not_empty`` where people or accounts exist."""
    if not is_empty():
        raise Refused(NOT_EMPTY)
    with transaction.atomic():
        world = make_world()
        tell_story(world)
    return world
