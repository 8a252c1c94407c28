"""A whole HTML document to a Word file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from functools import cache, lru_cache
from itertools import groupby

from lxml import etree, html

from campaigns.documents.letters import clean
from campaigns.documents.pdf import ASSETS, STYLESHEET
from campaigns.documents.word.areas import Area
from campaigns.documents.word.cascade import Cascade, Place
from campaigns.documents.word.flow import HAIR, Flow, Item, Table, gap
from campaigns.documents.word.package import Facts, Package, section_xml
from campaigns.documents.word.pages import Page
from campaigns.documents.word.paragraphs import Paragraph, Styles
from campaigns.documents.word.tables import set_table


def render_docx(text: str, css: str | None = None) -> bytes:
    """Write a paper's HTML as a Word file; the same HTML always gives the same bytes.

    Title, author and date of making are read from the document's own ``<title>`` and ``<meta>``. The look is
    that of the papers' stylesheet, or of ``css`` in its place. Whatever element or class it does not know
    still keeps its text.
    """
    root = html.document_fromstring(clean(text))
    cascade = _cascade(_stylesheet() if css is None else css)
    place = cascade.place(root, None)
    body = root.find("body")
    package, styles = Package(), Styles()
    sections = list(_sections(body, cascade.place(body, place), cascade)) or [(cascade.page(""), [gap(HAIR)])]
    xml: list[str] = []
    for number, (page, items) in enumerate(sections, start=1):
        properties = section_xml(page, package.headers, is_first=number == 1)
        if number < len(sections):
            _end_section(items, properties)
            properties = ""
        elif isinstance(items[-1], Table):
            items.append(gap(HAIR))
        xml += [*_written(items, styles), properties]
    return package.fill(xml, list(styles.definitions()), _facts(root))


@lru_cache(maxsize=4)
def _cascade(css: str) -> Cascade:
    """Read once: a stylesheet takes as long as half a paper."""
    return Cascade(css)


@cache
def _stylesheet() -> str:
    return ASSETS[STYLESHEET].read_text(encoding="utf-8")


def _sections(body: etree._Element, place: Place, cascade: Cascade) -> Iterator[tuple[Page, list[Item]]]:
    """The body cut where the kind of page changes: an annex has a page and numbers of its own."""
    text = body.text or ""
    groups: Iterable[tuple[str, Iterable[etree._Element]]] = groupby(
        body, lambda child: _page_name(child, place, cascade)
    )
    for name, children in groups if len(body) else [(place.look.page, ())]:
        page = cascade.page(name)
        flow = Flow(cascade, set_table)
        flow.run_of_boxes(text, children, place, Area(page.measure))
        flow.end()
        text = ""
        if flow.items:
            yield page, flow.items


def _page_name(child: etree._Element, place: Place, cascade: Cascade) -> str:
    return (cascade.place(child, place) if isinstance(child.tag, str) else place).look.page


def _end_section(items: list[Item], properties: str) -> None:
    """A section's properties stand in its last paragraph; behind a table that is a line of no height."""
    last = items[-1]
    if isinstance(last, Table):
        last = gap(HAIR)
        items.append(last)
    last.section = properties


def _written(items: list[Item], styles: Styles) -> Iterator[str]:
    for item in items:
        if isinstance(item, Paragraph):
            yield styles.xml_of(item)
        else:
            yield from (part if isinstance(part, str) else styles.xml_of(part) for part in item.parts)


def _facts(root: etree._Element) -> Facts:
    known = {meta.get("name"): meta.get("content", "") for meta in root.iter("meta")}
    day = known.get("dcterms.created")
    return Facts(
        title=(root.findtext(".//title") or "").strip(),
        author=known.get("author", ""),
        created=datetime.fromisoformat(day).replace(tzinfo=UTC) if day else None,
    )
