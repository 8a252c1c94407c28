"""Sheets survive their way through JSON, letter by letter."""

from __future__ import annotations

import json

import pytest

from awards.documents.render import render
from awards.documents.sheets import read_sheet
from campaigns.documents.payload import to_payload
from tests.awards.documents import samples
from tests.awards.documents.conftest import PAPERS, read_paper


@pytest.mark.parametrize("name", PAPERS)
def test_round_trip_through_json(name: str) -> None:
    sheet = PAPERS[name]()
    stored = json.dumps(to_payload(sheet), ensure_ascii=False)
    assert read_sheet(json.loads(stored)) == sheet


@pytest.mark.parametrize("payload", [{}, {"kind": "Letterhead"}, {"kind": "ProposalSheet"}])
def test_payload_of_no_sheet_is_refused(payload: dict[str, str]) -> None:
    with pytest.raises(ValueError, match=r"sheet|argument"):
        read_sheet(payload)


def test_stored_sheet_gives_the_same_paper() -> None:
    stored = json.loads(json.dumps(to_payload(samples.proposal())))
    assert render(read_sheet(stored)) == read_paper("proposal").pdf
