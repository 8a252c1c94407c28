"""HTML to a tree: the quick parser where it can, the patient one where it must."""

from __future__ import annotations

import pytest
import tinyhtml5

from awards.documents.render import html_of
from campaigns.documents.pdf.markup import parse
from tests.awards.documents.conftest import PAPERS
from tests.campaigns.documents.pdf.reading import page


@pytest.mark.parametrize("name", sorted(PAPERS))
def test_papers_read_as_a_browser_reads_them(name: str) -> None:
    html = html_of(PAPERS[name]())
    ours, theirs = parse(html), tinyhtml5.parse(html, namespace_html_elements=False)
    assert "".join(ours.itertext()).split() == "".join(theirs.itertext()).split()
    found = [(element.tag, dict(element.attrib)) for element in theirs.iter() if element.tag != "tbody"]
    assert [(element.tag, dict(element.attrib)) for element in ours.iter() if element.tag != "tbody"] == found


@pytest.mark.parametrize(
    "body",
    [
        "<p>Không đóng",
        "<p>a & b</p>",
        "<p>&nbsp;&hellip;</p>",
        "<p title=x>A</p>",
        "<p>A</p></p></div>",
        '<p>A<br>B<img src="paper:x"><hr class="a"></p>',
    ],
)
def test_any_html_gives_a_tree(body: str) -> None:
    root = parse(page(body))
    assert root.tag == "html"
    assert "".join(root.itertext()).strip()


def test_entities_are_never_declared() -> None:
    bomb = '<!DOCTYPE html [<!ENTITY a "bùm"><!ENTITY b "&a;&a;&a;">]><html><body><p>&b;</p></body></html>'
    assert "bùm" not in "".join(parse(bomb).find("body/p").itertext())  # type: ignore[union-attr]
