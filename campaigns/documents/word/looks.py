"""How one element of a paper looks: the declarations of the stylesheet that Word can follow, worked out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from campaigns.documents.word.lengths import four_sides, millimetres, points

LINE_HEIGHT = 1.22  # what a length-less "normal" becomes
INHERITED_BOLD = {"bold": True, "bolder": True, "normal": False, "lighter": False}
SMALLER = 0.83
HEXADECIMAL = re.compile(r"(?:[0-9a-f]{3}){1,2}")


@dataclass(frozen=True, slots=True)
class Sides:
    """Four lengths in millimetres; None is "auto"."""

    top: float | None = 0.0
    right: float | None = 0.0
    bottom: float | None = 0.0
    left: float | None = 0.0


@dataclass(frozen=True, slots=True)
class Look:
    """The computed style of an element; the first group is handed down to what stands inside it."""

    size: float = 14.0  # points
    line: float = LINE_HEIGHT  # times the size
    bold: bool = False
    italic: bool = False
    align: str = "left"
    indent: float = 0.0  # of the first line, millimetres
    upper: bool = False
    space: str = "normal"  # white-space
    marker: str = "disc"  # of list items
    color: str = ""  # six digits; "" is the ordinary black

    display: str = "inline"
    width: str = "auto"
    height: float = 0.0  # the least height, millimetres
    margin: Sides = Sides()
    padding: Sides = Sides()
    border_top: float = 0.0  # points
    border_bottom: float = 0.0
    rise: str = "baseline"  # vertical-align
    content: str = ""  # of ::before and ::after
    before: str = "auto"  # break-before
    after: str = "auto"  # break-after
    inside: str = "auto"  # break-inside
    page: str = ""
    layout: str = "auto"  # table-layout
    under: bool = False  # underlined
    place: tuple[float, float] | None = None  # left and top of a box that is placed on the page, millimetres


INITIAL = Look()


def heir(parent: Look) -> Look:
    """What an element takes from its parent before any declaration of its own."""
    return replace(
        INITIAL,
        size=parent.size,
        line=parent.line,
        bold=parent.bold,
        italic=parent.italic,
        align=parent.align,
        indent=parent.indent,
        upper=parent.upper,
        space=parent.space,
        marker=parent.marker,
        color=parent.color,
        page=parent.page,
        under=parent.under,
    )


def computed(parent: Look, declared: Mapping[str, str]) -> Look:
    """The look of a child of ``parent`` under the winning declarations ``declared``, shorthands opened."""
    base = heir(parent)
    size = _size(declared.get("font-size", ""), parent.size)
    margin = _sides(declared, "margin", size)
    padding = _sides(declared, "padding", size)
    height = max(
        millimetres(declared.get("height", ""), size=size) or 0.0,
        millimetres(declared.get("min-height", ""), size=size) or 0.0,
    )
    indent = millimetres(declared.get("text-indent", ""), size=size)
    weight = declared.get("font-weight", "")
    bold = weight.isdigit() and int(weight) >= 600 if weight.isdigit() else INHERITED_BOLD.get(weight)
    style = declared.get("font-style")
    return replace(
        base,
        size=size,
        line=_line(declared.get("line-height", ""), size, parent.line),
        bold=parent.bold if bold is None else bold,
        italic=parent.italic if style in (None, "inherit") else style in ("italic", "oblique"),
        align=_plain(declared, "text-align", parent.align),
        indent=parent.indent if indent is None else indent,
        upper=_plain(declared, "text-transform", "uppercase" if parent.upper else "none") == "uppercase",
        space=_plain(declared, "white-space", parent.space),
        marker=_plain(declared, "list-style-type", parent.marker),
        color=_color(declared.get("color", ""), parent.color),
        display=declared.get("display", "inline"),
        width=declared.get("width", "auto"),
        height=height,
        margin=margin,
        padding=padding,
        border_top=_border(declared.get("border-top", ""), size),
        border_bottom=_border(declared.get("border-bottom", ""), size),
        rise=declared.get("vertical-align", "baseline"),
        content=declared.get("content", ""),
        before=declared.get("break-before", "auto"),
        after=declared.get("break-after", "auto"),
        inside=declared.get("break-inside", "auto"),
        page=_plain(declared, "page", parent.page),
        layout=declared.get("table-layout", "auto"),
        place=_place(declared, size),
        under="underline" in declared.get("text-decoration", "") or parent.under,
    )


def opened(name: str, value: str) -> list[tuple[str, str]]:
    """A declaration with its shorthand opened, as far as papers use shorthands."""
    if name in ("margin", "padding"):
        sides = four_sides(value)
        if sides is None:
            return []
        return [
            (f"{name}-{side}", part)
            for side, part in zip(("top", "right", "bottom", "left"), sides, strict=True)
        ]
    if name == "border":
        return [("border-top", value), ("border-bottom", value)]
    if name == "list-style":
        return [("list-style-type", value)]
    if name in ("page-break-before", "page-break-after", "page-break-inside"):
        return [(name.removeprefix("page-"), "page" if value == "always" else value)]
    if name == "font":
        return _font(value)
    return [(name, value)]


def _place(declared: Mapping[str, str], size: float) -> tuple[float, float] | None:
    """Where a box stands that is placed by its left and top; None for one that flows."""
    if declared.get("position") != "absolute":
        return None
    left = millimetres(declared.get("left", ""), size=size)
    top = millimetres(declared.get("top", ""), size=size)
    return None if left is None or top is None else (left, top)


def _font(value: str) -> list[tuple[str, str]]:
    """Size and line height of the shorthand: 14pt/1.22 "Portal Tinos"."""
    found = [("font-style", "normal"), ("font-weight", "normal"), ("line-height", "normal")]
    for word in value.split():
        if word in ("italic", "bold") or (word.isdigit() and len(word) == 3):
            found.append(("font-style" if word == "italic" else "font-weight", word))
            continue
        size, _, line = word.partition("/")
        if size[:1].isdigit():
            found.append(("font-size", size))
            if line:
                found.append(("line-height", line))
            break
    return found


def _plain(declared: Mapping[str, str], name: str, inherited: str) -> str:
    value = declared.get(name, "inherit")
    return inherited if value == "inherit" else value


def _size(text: str, parent: float) -> float:
    if text in ("smaller", "larger"):
        return parent * SMALLER if text == "smaller" else parent / SMALLER
    return points(text, size=parent) or parent


def _line(text: str, size: float, parent: float) -> float:
    if text == "normal":
        return LINE_HEIGHT
    try:
        return float(text)
    except ValueError:
        found = points(text, size=size)
        return found / size if found is not None else parent


def _sides(declared: Mapping[str, str], name: str, size: float) -> Sides:
    def side(which: str) -> float | None:
        text = declared.get(f"{name}-{which}", "0")
        return None if text == "auto" else millimetres(text, size=size) or 0.0

    return Sides(side("top"), side("right"), side("bottom"), side("left"))


def _color(text: str, inherited: str) -> str:
    """Six digits from "#rgb" or "#rrggbb"; black is none, and what is no such colour changes nothing."""
    digits = text.removeprefix("#").lower()
    if not HEXADECIMAL.fullmatch(digits) or not text.startswith("#"):
        return inherited
    full = digits if len(digits) == 6 else "".join(digit * 2 for digit in digits)
    return "" if full == "000000" else full


def _border(text: str, size: float) -> float:
    words = text.split()
    if not words or "none" in words or "hidden" in words:
        return 0.0
    found = [width for word in words if (width := points(word, size=size)) is not None]
    return found[0] if found else 2.25
