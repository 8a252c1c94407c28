"""Sheets survive their way through JSON, letter by letter."""

from __future__ import annotations

import json

import pytest

from awards.documents.render import render
from awards.documents.sheets import ProposalSheet
from campaigns.documents.payload import from_payload, to_payload
from tests.awards.documents import samples
from tests.awards.documents.conftest import PAPERS, read_paper


@pytest.mark.parametrize("name", PAPERS)
def test_round_trip_through_json(name: str) -> None:
    sheet = PAPERS[name]()
    stored = json.dumps(to_payload(sheet), ensure_ascii=False)
    assert from_payload(type(sheet), json.loads(stored)) == sheet


def test_stored_sheet_gives_the_same_paper() -> None:
    stored = json.loads(json.dumps(to_payload(samples.proposal())))
    assert render(from_payload(ProposalSheet, stored)) == read_paper("proposal").pdf
