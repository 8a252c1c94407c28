"""Plain text as the office types it, seen as headings, points, dash lists and paragraphs.

The plan's chapters and the articles are stored as lines; screens set them in type from these blocks, so that
no markup is ever stored or trusted.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

HEADING_LENGTH = 120  # a numbered line up to here that does not end as a sentence is a heading

_NUMBERED = re.compile(r"(\d{1,2}(?=\.\s)|\d{1,2}(?:\.\d{1,2})+)\.?\s+(.+)")
_POINT = re.compile(r"([a-zđ]\))\s+(.+)")
_DASH = re.compile(r"[-–•+]\s+(.+)")


class BlockKind(Enum):
    """What a block is; the value is what templates compare."""

    HEADING = "heading"  # "1. Mục đích"
    SUBHEADING = "subheading"  # "3.2. Tiêu chuẩn …"
    NUMBERED = "numbered"  # "2.1. Thi đua thực hiện …", running text with a number
    POINT = "point"  # "a) Đối với tập thể:"
    ITEMS = "items"  # a run of lines with dashes
    PARAGRAPH = "paragraph"


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of set text. ``mark`` is its number or letter; only ``ITEMS`` has ``items``."""

    kind: BlockKind
    text: str = ""
    mark: str = ""
    items: tuple[str, ...] = ()
    ending: str = ""  # a heading's colon, which screens leave out and papers keep

    @property
    def name(self) -> str:
        """The kind as templates compare it."""
        return self.kind.value


def typeset(text: str) -> list[Block]:
    """The blocks of ``text`` in their order; empty lines part paragraphs and are dropped."""
    blocks: list[Block] = []
    for line in (raw.strip() for raw in text.splitlines()):
        if not line:
            continue
        dash = _DASH.fullmatch(line)
        if dash is None:
            blocks.append(_block(line))
        elif blocks and blocks[-1].kind is BlockKind.ITEMS:
            blocks[-1] = Block(BlockKind.ITEMS, items=(*blocks[-1].items, dash[1]))
        else:
            blocks.append(Block(BlockKind.ITEMS, items=(dash[1],)))
    return blocks


def _block(line: str) -> Block:
    if numbered := _NUMBERED.fullmatch(line):
        number, words = numbered.groups()
        if len(words) > HEADING_LENGTH or words.endswith((".", ";", "”")):
            return Block(BlockKind.NUMBERED, words, f"{number}.")
        kind = BlockKind.SUBHEADING if "." in number else BlockKind.HEADING
        heading = words.rstrip(":")
        return Block(kind, heading, f"{number}.", ending=words[len(heading) :])
    if point := _POINT.fullmatch(line):
        return Block(BlockKind.POINT, point[2], point[1])
    return Block(BlockKind.PARAGRAPH, line)
