"""A person's post and unit as one phrase."""

from __future__ import annotations

import pytest

from campaigns.rules.standing import standing


@pytest.mark.parametrize(
    ("post", "unit", "phrase"),
    [
        ("Chủ tịch Hội Nông dân xã", "Hội Nông dân xã Nà Mường", "Chủ tịch Hội Nông dân xã Nà Mường"),
        ("Trưởng xóm Nà Pản", "Xóm Nà Pản", "Trưởng xóm Nà Pản"),
        ("Trạm trưởng Trạm Y tế", "Trạm Y tế xã Nà Mường", "Trạm trưởng Trạm Y tế xã Nà Mường"),
        ("Công chức Tư pháp", "Ủy ban nhân dân xã", "Công chức Tư pháp, Ủy ban nhân dân xã"),
        ("Cán bộ Hội", "Hội Nông dân xã", "Cán bộ Hội, Hội Nông dân xã"),  # one word is not the name
        ("Điều dưỡng", "", "Điều dưỡng"),
        ("", "Trạm Y tế", "Trạm Y tế"),
        ("", "", ""),
    ],
)
def test_a_unit_is_not_said_twice(post: str, unit: str, phrase: str) -> None:
    assert standing(post, unit) == phrase
