"""Checks across several keys or tables of a plan file."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from campaigns.rules.plan_reader import Reader


def distinct(readers: Iterable[Reader], key: str, values: Iterable[object], what: str) -> None:
    """Note each value of ``key`` that an earlier table has already; ``what`` names it in the sentence."""
    first: dict[object, str] = {}
    for reader, value in zip(readers, values, strict=True):
        if not reader.sound(key):
            continue
        if value in first:
            reader.refuse(key, f"{what} “{value}” trùng với {first[value]}; mỗi {what} chỉ dùng một lần.")
        else:
            first[value] = reader.path(key)


def in_order(reader: Reader, *keys: str) -> None:
    """Note each of the dates ``keys`` that is before the one named ahead of it; the same day is in order."""
    for earlier, later in pairwise(keys):
        if not reader.sound(earlier, later):
            continue
        start, end = reader.day(earlier), reader.day(later)
        if end < start:
            sentence = (
                f"{end:%d/%m/%Y} không được trước {earlier} ({start:%d/%m/%Y}); hãy sửa một trong hai ngày."
            )
            reader.refuse(later, sentence)
