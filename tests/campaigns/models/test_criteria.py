"""What the admin asks of a criteria table."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import ValidationError

from tests.world import World

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("rule", [[], ["muc-1"]])
def test_the_tie_rule_may_be_empty_or_name_sections(rule: list[str]) -> None:
    table = World().table
    table.tie_break = rule
    table.full_clean()


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ("muc-1", "Hãy ghi danh sách mã nhóm"),
        ([1], "Hãy ghi danh sách mã nhóm"),
        (["muc-1", "muc-1"], "Mỗi nhóm chỉ ghi một lần."),
        (["muc-1", "la"], "không có nhóm: la"),
    ],
)
def test_a_tie_rule_that_nobody_could_apply_is_refused(rule: Any, words: str) -> None:
    table = World().table
    table.tie_break = rule
    with pytest.raises(ValidationError) as refusal:
        table.full_clean()
    assert words in " ".join(refusal.value.message_dict["tie_break"])
