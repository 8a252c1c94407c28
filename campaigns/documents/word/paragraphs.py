"""Paragraphs as WordprocessingML (ISO/IEC 29500-1, 17.3), and the named styles that they share.

A style takes the format of the first paragraph that bears its name; another paragraph of that name states
only what differs.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from xml.sax.saxutils import escape, quoteattr

from campaigns.documents.word.names import OUTLINE
from campaigns.rules.vietnamese import ascii_filename

FONT = "Times New Roman"
ALIGN = {"right": "right", "end": "right", "center": "center", "justify": "both"}  # else "left"


@dataclass(frozen=True, slots=True)
class Letters:
    """Size in points and weight of letters."""

    size: float
    bold: bool = False
    italic: bool = False
    under: bool = False
    rise: str = "baseline"
    color: str = ""

    def xml(self, base: Letters | None = None) -> str:
        """The run properties that differ from ``base``; all of them without one."""
        parts = []
        if base is None or self.bold != base.bold:
            parts.append(_switch("b", self.bold))
        if base is None or self.italic != base.italic:
            parts.append(_switch("i", self.italic))
        if self.color != (base.color if base else ""):
            parts.append(f'<w:color w:val="{self.color or "auto"}"/>')
        if base is None or self.size != base.size:
            half_points = round(self.size * 2)
            parts.append(f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>')
        if self.under:
            parts.append('<w:u w:val="single"/>')
        if self.rise in ("super", "sub"):
            parts.append(f'<w:vertAlign w:val="{self.rise}script"/>')
        return "".join(parts)


@dataclass(frozen=True, slots=True)
class Frame:
    """A place on the page, in twips from its margins, in which paragraphs stand apart from the others."""

    left: int
    top: int
    width: int

    def xml(self) -> str:
        """The frame as a property of each of its paragraphs."""
        return (
            f'<w:framePr w:w="{self.width}" w:wrap="around" w:vAnchor="margin" w:hAnchor="margin"'
            f' w:x="{self.left}" w:y="{self.top}"/>'
        )


@dataclass(frozen=True, slots=True)
class Format:
    """The shape of a paragraph; lengths in twips."""

    letters: Letters
    align: str = "left"
    first: int = 0
    left: int = 0
    right: int = 0
    before: int = 0
    after: int = 0
    line: int = 240  # 240ths of a single line, or twips when exact
    exact: bool = False
    rule: float = 0.0  # a line above, points
    keep_next: bool = False
    keep_lines: bool = False
    new_page: bool = False
    frame: Frame | None = None

    def xml(self, base: Format | None = None) -> str:
        """The paragraph properties that differ from ``base``, in the order of the schema."""
        old = base or Format(self.letters)
        full = base is None
        parts = []
        for name, new, was in (
            ("keepNext", self.keep_next, old.keep_next),
            ("keepLines", self.keep_lines, old.keep_lines),
            ("pageBreakBefore", self.new_page, old.new_page),
        ):
            if new != was:
                parts.append(_switch(name, new))
        if self.frame is not None:
            parts.append(self.frame.xml())
        if full:
            parts.append("<w:widowControl/>")
        if self.rule != old.rule:
            line = f'w:val="single" w:sz="{round(self.rule * 8)}" w:space="0" w:color="000000"'
            parts.append(f"<w:pBdr><w:top {line}/></w:pBdr>")
        if full or (self.before, self.after, self.line, self.exact) != (
            old.before,
            old.after,
            old.line,
            old.exact,
        ):
            kind = "exact" if self.exact else "auto"
            parts.append(
                f'<w:spacing w:before="{self.before}" w:after="{self.after}" w:line="{self.line}"'
                f' w:lineRule="{kind}"/>'
            )
        if full or (self.first, self.left, self.right) != (old.first, old.left, old.right):
            parts.append(f'<w:ind w:left="{self.left}" w:right="{self.right}" w:firstLine="{self.first}"/>')
        if full or self.align != old.align:
            parts.append(f'<w:jc w:val="{ALIGN.get(self.align, "left")}"/>')
        return "".join(parts)


@dataclass(slots=True)
class Paragraph:
    """One paragraph on its way to Word; what stands around it may still change its spacing."""

    name: str
    format: Format
    runs: list[tuple[Letters, str]]  # letters and what they hold, XML already
    before: int = 0
    after: int = 0
    keep_next: bool = False
    section: str = ""  # properties of the section that ends with it

    def shape(self) -> Format:
        """Its format with its own spacing."""
        return replace(self.format, before=self.before, after=self.after, keep_next=self.keep_next)


@dataclass
class Styles:
    """The named styles of one paper, in the order of their first use."""

    _found: dict[tuple[str, Letters], tuple[str, Format]] = field(default_factory=dict)
    _ids: dict[str, str] = field(default_factory=dict)

    def xml_of(self, paragraph: Paragraph) -> str:
        """``paragraph`` as XML, under its style."""
        shape = paragraph.shape()
        key = (paragraph.name, shape.letters)
        if key not in self._found:
            style = replace(shape, new_page=False, frame=None)  # these belong to one place, not to a style
            self._found[key] = (self._new_name(paragraph.name), style)
        name, style = self._found[key]
        properties = shape.xml(style) if shape != style else ""
        runs = "".join(
            f"<w:r>{_wrapped('rPr', letters.xml(shape.letters))}{content}</w:r>"
            for letters, content in paragraph.runs
        )
        section = paragraph.section
        return f'<w:p><w:pPr><w:pStyle w:val="{self._ids[name]}"/>{properties}{section}</w:pPr>{runs}</w:p>'

    def definitions(self) -> Iterator[str]:
        """Each style as XML."""
        for (base, _letters), (name, shape) in self._found.items():
            outline = f'<w:outlineLvl w:val="{OUTLINE[base]}"/>' if base in OUTLINE else ""
            yield (
                f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{self._ids[name]}">'
                f'<w:name w:val={quoteattr(name)}/><w:basedOn w:val="Normal"/><w:qFormat/>'
                f"<w:pPr>{shape.xml()}{outline}</w:pPr><w:rPr>{shape.letters.xml()}</w:rPr></w:style>"
            )

    def _new_name(self, wanted: str) -> str:
        """``wanted``, or with a number when that name bears other letters already."""
        name, count = wanted, 1
        while name in self._ids:
            count += 1
            name = f"{wanted} {count}"
        self._ids[name] = ascii_filename(name)
        return name


def text_xml(text: str, *, tied: bool) -> str:
    """Text for a run; ``tied``: no line may break at its spaces and hyphens."""
    if not tied:
        return f'<w:t xml:space="preserve">{escape(text)}</w:t>'
    parts = text.replace(" ", "\u00a0").split("-")
    return "<w:noBreakHyphen/>".join(
        f'<w:t xml:space="preserve">{escape(part)}</w:t>' if part else "" for part in parts
    )


def _switch(name: str, on: bool) -> str:
    return f"<w:{name}/>" if on else f'<w:{name} w:val="0"/>'


def _wrapped(name: str, inner: str) -> str:
    return f"<w:{name}>{inner}</w:{name}>" if inner else ""
