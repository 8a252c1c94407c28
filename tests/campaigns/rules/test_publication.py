"""Published rows in JSON, and what a later publication changed."""

from __future__ import annotations

import json
from decimal import Decimal

from campaigns.rules.publication import PublishedRow, Scale, TableSection, Threshold, changes
from campaigns.rules.ranking import HEAD


def row(who: str, rank: int) -> PublishedRow:
    return PublishedRow(
        who=who,
        card=7,
        name=f"Ông {who}",
        honorific="Ông",
        group=HEAD,
        unit="Xóm Đồi",
        post="Trưởng xóm",
        total=Decimal("90.50"),
        sections={"thu-tuc": Decimal("20.25")},
        rank=rank,
        group_rank=1,
        grade="Tốt",
        note="Đồng hạng",
    )


def test_a_row_and_its_scale_come_back_as_they_were() -> None:
    one = row("individual:1", 2)
    assert PublishedRow.from_json(json.loads(json.dumps(one.as_json()))) == one
    scale = Scale(
        Decimal("100.00"),
        (TableSection("thu-tuc", "Thủ tục", Decimal("30.00")),),
        (Threshold("Tốt", Decimal("80.00")),),
    )
    assert Scale.from_json(json.loads(json.dumps(scale.as_json()))) == scale


def test_who_came_in_and_whose_rank_moved_are_named() -> None:
    before = [row("a", 1), row("b", 2), row("c", 3), row("d", 4), row("f", 5)]
    after = [row("a", 1), row("e", 2), row("d", 3), row("b", 4), row("c", 4)]
    assert [change.words for change in changes(before, after)] == [
        "Ông e: mới vào bảng, hạng 2.",
        "Ông d: từ hạng 4 thành hạng 3.",
        "Ông b: từ hạng 2 thành hạng 4.",
        "Ông c: từ hạng 3 thành hạng 4.",
        "Ông f: không còn trong bảng, trước ở hạng 5.",
    ]
    assert changes(before, before) == []
