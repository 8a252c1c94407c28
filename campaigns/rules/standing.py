"""A person's post and unit as one phrase."""

from __future__ import annotations


def standing(post: str, unit: str) -> str:
    """The post and the unit, which is not said twice where the post ends with its name.

    "Chủ tịch Hội Nông dân xã" of "Hội Nông dân xã Nà Mường" is "Chủ tịch Hội Nông dân xã Nà Mường"; a post
    that does not name the unit has it after a comma.
    """
    said, whole = post.split(), unit.split()
    for length in range(min(len(said), len(whole)), 1, -1):
        if _same(said[-length:], whole[:length]):
            return " ".join([*said, *whole[length:]])
    return ", ".join(part for part in (post, unit) if part)


def _same(one: list[str], other: list[str]) -> bool:
    return [word.casefold() for word in one] == [word.casefold() for word in other]
