"""Many papers bound into one PDF: outline, a running page number on every page, PDF/A as far as all allow."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass

import pikepdf

from campaigns.documents.pages import claimed_level, draw_annotations, is_wide, lay

NUMERALS = pikepdf.Name.D
PRODUCER = "Cổng thi đua cải cách hành chính"


@dataclass(frozen=True)
class Part:
    """One piece of a bound PDF. ``level`` is its depth in the outline; one without pages is a heading there.

    ``heading`` is what its pages bear at the top, when they do not say themselves what they are.
    """

    title: str
    pdf: bytes = b""
    level: int = 0
    heading: str = ""


@dataclass(frozen=True)
class Leaf:
    """One page of a bound PDF that still wants its stamp."""

    is_wide: bool
    heading: str = ""


def leaves_of(parts: Sequence[Part]) -> list[Leaf]:
    """The pages of all parts in order, upright or lying."""
    found: list[Leaf] = []
    for part in parts:
        if part.pdf:
            with pikepdf.open(io.BytesIO(part.pdf)) as pdf:
                found += [Leaf(is_wide(page), part.heading) for page in pdf.pages]
    return found


def page_count(pdf: bytes) -> int:
    """How many pages a PDF has."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return len(opened.pages)


def stamped(parts: Sequence[Part], stamps: bytes) -> bytes:
    """The pages of all parts in one PDF, page n under page n of ``stamps``; the parts stay as they are."""
    with pikepdf.new() as bound, pikepdf.open(io.BytesIO(stamps)) as marks:
        for part in parts:
            if not part.pdf:
                continue
            with pikepdf.open(io.BytesIO(part.pdf)) as pdf:
                draw_annotations(pdf)
                bound.pages.extend(pdf.pages)
        for number, (page, mark) in enumerate(zip(bound.pages, marks.pages, strict=True), start=1):
            lay(bound, mark, page, f"Stamp{number}")
        return _saved(bound)


def bind(
    cover: bytes, body: bytes, parts: Sequence[Part], *, title: str, author: str, cover_title: str
) -> bytes:
    """``cover`` before ``body`` (that ``stamped`` made of ``parts``), with outline, labels and metadata.

    The cover is labelled ``cover_title`` and not counted, so that a viewer shows the stamped numbers. PDF/A-3
    is claimed at the lowest level that the parts claim, and not at all when one claims none. Equal arguments
    give equal bytes.
    """
    with (
        pikepdf.new() as bound,
        pikepdf.open(io.BytesIO(cover)) as front,
        pikepdf.open(io.BytesIO(body)) as pages,
    ):
        before = len(front.pages)
        bound.pages.extend(front.pages)
        bound.pages.extend(pages.pages)
        for page in bound.pages:
            _untag(page)
        _outline(bound, parts, before, cover_title)
        bound.Root.PageLabels = pikepdf.Dictionary(
            Nums=pikepdf.Array(
                [0, pikepdf.Dictionary(P=pikepdf.String(cover_title)), before, pikepdf.Dictionary(S=NUMERALS)]
            )
        )
        bound.Root.Lang = pikepdf.String("vi")
        bound.Root.PageMode = pikepdf.Name.UseOutlines
        bound.Root.ViewerPreferences = pikepdf.Dictionary(DisplayDocTitle=True)
        level = _lowest_level([Part(cover_title, cover), *parts])
        bound.Root.OutputIntents = pikepdf.Array(
            [_copied(bound, intent) for intent in front.Root.OutputIntents]
        )
        _describe(bound, title, author, level)
        return _saved(bound)


def _copied(bound: pikepdf.Pdf, intent: pikepdf.Object) -> pikepdf.Object:
    """An output intent of another file; only what stands there by reference can be copied."""
    profile = bound.copy_foreign(intent.DestOutputProfile)
    return pikepdf.Dictionary(
        {name: value for name, value in intent.items() if name != "/DestOutputProfile"}
        | {"/DestOutputProfile": profile}
    )


def _untag(page: pikepdf.Page) -> None:
    """Take off what points into the tree of the document that the page came from."""
    for name in ("/StructParents", "/Tabs", "/AA", "/B"):
        if name in page.obj:
            del page.obj[name]


def _lowest_level(parts: Sequence[Part]) -> str:
    """U, or B when a part claims no more, or "" when one claims nothing."""
    levels = set()
    for part in parts:
        if part.pdf:
            with pikepdf.open(io.BytesIO(part.pdf)) as pdf:
                levels.add(claimed_level(pdf))
    return min(levels, default="")  # "" < "B" < "U"


def _outline(bound: pikepdf.Pdf, parts: Sequence[Part], first: int, cover_title: str) -> None:
    with bound.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem(cover_title, 0))
        open_items: list[pikepdf.OutlineItem] = []
        page = first
        for part in parts:
            item = pikepdf.OutlineItem(part.title, page)
            del open_items[part.level :]
            (open_items[-1].children if open_items else outline.root).append(item)
            open_items.append(item)
            page += page_count(part.pdf) if part.pdf else 0


def _describe(bound: pikepdf.Pdf, title: str, author: str, level: str) -> None:
    with bound.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
        metadata["dc:title"] = title
        metadata["dc:creator"] = [author]
        metadata["pdf:Producer"] = PRODUCER
        if level:
            metadata["pdfaid:part"] = "3"
            metadata["pdfaid:conformance"] = level


def _saved(pdf: pikepdf.Pdf) -> bytes:
    target = io.BytesIO()
    pdf.save(
        target, deterministic_id=True, min_version="1.7", object_stream_mode=pikepdf.ObjectStreamMode.disable
    )
    return target.getvalue()
