"""What the stylesheet asks of an element, learnt from WeasyPrint itself.

A few elements, one inside the other, are styled and laid out by WeasyPrint as a tiny document; the answer
holds for every element that stands in the same place of any paper. So nothing of the stylesheet is repeated
in Python, and a rule that the quick way of setting tables does not know is seen, whatever it is.
"""

from __future__ import annotations

from functools import cached_property, lru_cache
from typing import Any, NamedTuple
from xml.etree.ElementTree import Element, SubElement

from cssselect2.tree import ElementWrapper
from weasyprint.css import get_all_computed_styles
from weasyprint.css.properties import INITIAL_VALUES
from weasyprint.text.line_break import strut

from campaigns.documents.pdf.cells import Face, Unusual
from campaigns.documents.pdf.styles import RememberingMatcher

KINDS = 2_000
AMONG = 6  # brothers before an element that no rule picks out by its place, so that none does
PSEUDO_ELEMENTS = ("before", "after", "first-line", "first-letter")


class Step(NamedTuple):
    """An element as its style depends on it.

    ``placed`` are the rules that look at more than names and classes and meet the element; when there are
    any, ``before`` counts the elements before it, and ``last`` says whether none follows.
    """

    tag: str
    classes: str = ""
    style: str = ""
    placed: tuple[int, ...] = ()
    before: int = 0
    last: bool = False


Path = tuple[Step, ...]  # from the root to an element


class Look:
    """The computed style of an element, with what is drawn from it."""

    def __init__(self, style: Any, *, decorated: bool = False) -> None:
        self.style = style
        self._odd: dict[tuple[Look, frozenset[str]], tuple[str, ...]] = {}
        self.decorated = decorated  # by the stylesheet, with ::before or the like

    @cached_property
    def face(self) -> Face:
        """Its letters."""
        return Face.of(self.style)

    @cached_property
    def strut(self) -> tuple[float, float]:
        """The height of a line, and its baseline from the line's top."""
        height, baseline = strut(self.style)
        return height, baseline

    def odd(self, usual: Look, handled: frozenset[str]) -> tuple[str, ...]:
        """The properties, outside those that are ``handled``, in which this look is not the usual one."""
        if self.decorated:
            return ("content",)
        key = (usual, handled)
        if key not in self._odd:
            self._odd[key] = tuple(
                name
                for name in INITIAL_VALUES
                if name not in handled and self.style[name] != usual.style[name]
            )
        return self._odd[key]


class Room(NamedTuple):
    """How wide a table may be and how high a page is, in CSS pixels."""

    width: float
    height: float


class Looks:
    """Asks WeasyPrint, and remembers its answers for the life of the process.

    ``press`` makes documents of trees, ``matcher`` is that of its stylesheet.
    """

    def __init__(self, press: Any, matcher: RememberingMatcher) -> None:
        self._press, self._matcher = press, matcher
        self.look = lru_cache(KINDS)(self._look)
        self.room = lru_cache(KINDS)(self._room)

    def step(self, wrapper: ElementWrapper) -> Step:
        """The step to an element."""
        element, placed = wrapper.etree_element, self._matcher.placed(wrapper)
        step = Step(element.tag, element.get("class", ""), element.get("style", ""), placed)
        if not placed:
            return step
        return step._replace(before=wrapper.index, last=wrapper.index == len(wrapper.etree_siblings) - 1)

    def _look(self, path: Path) -> Look:
        """``Unusual`` when the sheet sees something in the element's neighbours that is not shown to it
        here.
        """
        root, last = _tree(path)
        document = self._press.document(root)
        wrapper = next(
            found for found in document.wrapper_element.iter_subtree() if found.etree_element is last
        )
        if self._matcher.placed(wrapper) != path[-1].placed:
            raise Unusual(path[-1].tag)
        styles = get_all_computed_styles(
            document, [self._press.stylesheet], font_config=self._press.font_config
        )
        return Look(
            styles(last), decorated=any(styles(last, pseudo) is not None for pseudo in PSEUDO_ELEMENTS)
        )

    def _room(self, path: Path) -> Room:
        """The room in the place of a table whose path is ``path``."""
        root, last = _tree((*path[:-1], Step("div")))
        document = self._press.document(root).render(
            font_config=self._press.font_config, stylesheets=[self._press.stylesheet]
        )
        pages = [page._page_box for page in document.pages]
        return next(
            Room(box.width, page.height)
            for page in pages
            for box in page.descendants()
            if box.element is last
        )


def _tree(path: Path) -> tuple[Element, Element]:
    """The elements of ``path`` with as many brothers as matter, and the last of them."""
    root = last = Element(path[0].tag, _attributes(path[0]))
    root.set("lang", "vi")
    for step in path[1:]:
        parent = last
        for _ in range(step.before if step.placed else AMONG):
            SubElement(parent, step.tag)
        last = SubElement(parent, step.tag, _attributes(step))
        if not step.last:
            SubElement(parent, step.tag)
    return root, last


def _attributes(step: Step) -> dict[str, str]:
    return {name: value for name, value in (("class", step.classes), ("style", step.style)) if value}
