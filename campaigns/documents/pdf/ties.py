"""Words that no line parts: spaces that do not break instead of boxes that do not wrap.

``<span class="tied">`` is one inline box with one text box in it, and it cuts the text around it in two
more; each of them is measured, broken and drawn apart. With no-break spaces the words run on in the text
that they stand in. Whoever copies or searches the paper finds plain spaces all the same: ``plain_spaces``
sees to that.
"""

from __future__ import annotations

from functools import lru_cache
from xml.etree.ElementTree import Element

import pydyf
from weasyprint.text.line_break import can_break_text

TIED = "tied"  # the class of paper.css
SPACE, NO_BREAK = " ", "\u00a0"
LANGUAGE = "vi"
INLINE = frozenset({"span", "strong", "em", "b", "i", "u", "sup"})
REMEMBERED = 20_000


def tie(root: Element) -> None:
    """Turn each tied ``<span>`` under ``root`` into text, if nothing but its spaces could part it."""
    for parent in root.iter():
        if any(_is_tied(child) for child in parent):
            _merge(parent)


def _is_tied(element: Element) -> bool:
    return (
        element.tag == "span"
        and element.attrib == {"class": TIED}
        and not len(element)
        and _only_spaces_part(element.text or "")
    )


@lru_cache(REMEMBERED)
def _only_spaces_part(text: str) -> bool:
    """Whether ``text`` holds together once its spaces do; "05/TTr-UBND" has other places to break."""
    return text == text.strip() and not can_break_text(text.replace(SPACE, NO_BREAK), LANGUAGE)


def _merge(parent: Element) -> None:
    before: Element | None = None  # the element after which the text goes
    for child in list(parent):
        if not _is_tied(child):
            before = child
            continue
        text = (child.text or "").replace(SPACE, NO_BREAK) + (child.tail or "")
        if before is None:
            parent.text = (parent.text or "") + text
        else:
            before.tail = (before.tail or "") + text
        parent.remove(child)


def part_spaces(root: Element) -> None:
    """Give the space before each inline element of a text a box of its own.

    WeasyPrint counts a text's last space when it asks whether the text still fits, and then cuts it after its
    first word; a space that stands alone it lets hang at the end of the line.
    """
    for parent in root.iter():
        before: Element | None = None
        for child in list(parent):
            text = (parent.text if before is None else before.tail) or ""
            if child.tag in INLINE and text.endswith(SPACE) and text.strip():
                space = Element("span")
                space.text = SPACE
                if before is None:
                    parent.text = text[:-1]
                else:
                    before.tail = text[:-1]
                parent.insert(list(parent).index(child), space)
            before = child


def plain_spaces(pdf: pydyf.PDF) -> None:
    """Let the one glyph of both spaces mean the plain one, whichever the paper showed first."""
    for found in pdf.objects:
        if isinstance(found, pydyf.Stream) and b"begincmap" in found.stream[:3]:
            found.stream[:] = [
                item.replace(b"> <00a0>", b"> <0020>") if isinstance(item, bytes) else item
                for item in found.stream
            ]
