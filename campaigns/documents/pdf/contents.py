"""What stands in a cell: runs of text, and lines that the template broke itself."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cssselect2.tree import ElementWrapper

from campaigns.documents.pdf.cells import Run, Unusual
from campaigns.documents.pdf.looks import Look, Looks, Path, Step

SPACES = re.compile(r"[ \t\r\n\f]+")
INLINE = frozenset(("span", "b", "strong", "i", "em"))
HANDLED = frozenset(("font_weight", "font_style", "white_space"))


class Contents:
    """Reads cells."""

    def __init__(self, looks: Looks) -> None:
        self._looks = looks

    def paragraphs(self, cell: ElementWrapper, path: Path) -> tuple[tuple[Run, ...], ...]:
        """The runs of each paragraph, a paragraph ending at a ``<br>``; white space collapsed as CSS asks.

        ``Unusual`` for elements other than plain inline ones, or text that keeps its spaces.
        """
        found: list[list[Run]] = [[]]
        for run in self._runs(cell, path):
            if run is None:
                found.append([])
            else:
                found[-1].append(run)
        return tuple(tuple(_trimmed(runs)) for runs in found)

    def _runs(self, element: ElementWrapper, path: Path) -> Iterator[Run | None]:
        look = self._looks.look(path)
        yield from self._text(element.etree_element.text, look)
        for child in element.iter_children():
            if child.local_name == "br":
                yield None
            else:
                yield from self._runs(child, self._path_of(child, path))
            yield from self._text(child.etree_element.tail, look)

    def _text(self, text: str | None, look: Look) -> Iterator[Run]:
        if text:
            tied = {"normal": False, "nowrap": True}.get(look.style["white_space"])
            if tied is None:
                raise Unusual("white-space")
            yield Run(SPACES.sub(" ", text), look.face, tied)

    def _path_of(self, child: ElementWrapper, above: Path) -> Path:
        if child.local_name not in INLINE or not {"class", "style"}.issuperset(child.etree_element.attrib):
            raise Unusual(child.local_name)
        path = (*above, self._looks.step(child))
        look = self._looks.look(path)
        if look.odd(self._looks.look((*above, Step("span"))), HANDLED):
            raise Unusual(child.local_name)
        return path


def _trimmed(runs: list[Run]) -> Iterator[Run]:
    """Without spaces at the ends of the paragraph and after another space."""
    kept: list[Run] = []
    spaced = True
    for run in runs:
        text = run.text[1:] if spaced and run.text.startswith(" ") else run.text
        if text:
            spaced = text.endswith(" ")
            kept.append(run._replace(text=text))
    while kept and kept[-1].text == " ":
        kept.pop()
    if kept:
        kept[-1] = kept[-1]._replace(text=kept[-1].text.rstrip(" "))
    return iter(kept)
