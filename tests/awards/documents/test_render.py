"""Many sheets at once are the same papers as one by one."""

from __future__ import annotations

from awards.documents.render import TEMPLATES, render, render_all
from tests.awards.documents.conftest import GALLERY, PAPERS


def test_all_papers_at_once_are_those_made_one_by_one() -> None:
    sheets = [make() for _, make in sorted(PAPERS.items())]
    assert list(render_all(sheets)) == [render(sheet) for sheet in sheets]


def test_every_kind_of_sheet_is_in_the_gallery() -> None:
    assert {type(make()) for make in GALLERY.values()} == TEMPLATES.keys()


def test_no_sheets_give_no_papers() -> None:
    assert list(render_all([])) == []
