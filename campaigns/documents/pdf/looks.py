"""What the stylesheet asks of an element, learnt from WeasyPrint itself.

A few elements, one inside the other, are styled and laid out by WeasyPrint as a tiny document; the answer holds for
every element that stands in the same place of any paper. So nothing of the stylesheet is repeated in Python, and a
rule that the quick way of setting tables does not know is seen, whatever it is.
"""

from __future__ import annotations

from functools import cached_property, lru_cache
from typing import Any, NamedTuple
from xml.etree.ElementTree import Element, SubElement

from weasyprint.css import get_all_computed_styles
from weasyprint.css.properties import INITIAL_VALUES
from weasyprint.text.line_break import strut

from campaigns.documents.pdf.cells import Face

KINDS = 2_000


class Step(NamedTuple):
    """An element as its style depends on it."""

    tag: str
    classes: str
    style: str


Path = tuple[Step, ...]  # from the root to an element


class Look:
    """The computed style of an element, with what is drawn from it."""

    def __init__(self, style: Any) -> None:
        self.style = style

    @cached_property
    def face(self) -> Face:
        """Its letters."""
        return Face.of(self.style)

    @cached_property
    def strut(self) -> tuple[float, float]:
        """The height of a line, and its baseline from the line's top."""
        height, baseline = strut(self.style)
        return height, baseline

    @lru_cache(KINDS)
    def odd(self, usual: Look, handled: frozenset[str]) -> tuple[str, ...]:
        """The properties, outside those that are ``handled``, in which this look differs from the usual one."""
        return tuple(
            name for name in INITIAL_VALUES if name not in handled and self.style[name] != usual.style[name]
        )


class Room(NamedTuple):
    """How wide a table may be and how high a page is, in CSS pixels."""

    width: float
    height: float


class Looks:
    """Asks WeasyPrint, and remembers its answers for the life of the process."""

    def __init__(self, press: Any, paper: Any) -> None:
        self._press, self._paper = press, paper
        self.look = lru_cache(KINDS)(self._look)
        self.room = lru_cache(KINDS)(self._room)

    def _look(self, path: Path) -> Look:
        root, last = _tree(path)
        document = self._paper(root, self._press)
        styles = get_all_computed_styles(
            document, [self._press.stylesheet], font_config=self._press.font_config
        )
        return Look(styles(last))

    def _room(self, path: Path) -> Room:
        """The room in the place of a table whose path is ``path``."""
        root, last = _tree((*path[:-1], Step("div", "", "")))
        document = self._paper(root, self._press).render(
            font_config=self._press.font_config, stylesheets=[self._press.stylesheet]
        )
        page = document.pages[0]._page_box
        box = next(box for box in page.descendants() if box.element is last)
        return Room(box.width, page.height)


def _tree(path: Path) -> tuple[Element, Element]:
    root = last = Element(path[0].tag, _attributes(path[0]))
    root.set("lang", "vi")
    for step in path[1:]:
        last = SubElement(last, step.tag, _attributes(step))
    return root, last


def _attributes(step: Step) -> dict[str, str]:
    return {name: value for name, value in (("class", step.classes), ("style", step.style)) if value}
