"""The desk with the proposal to sign, for every test of signing."""

from __future__ import annotations

import pytest

from tests.awards.documents.signing.desk import Desk, lay_desk


@pytest.fixture
def desk(db: None) -> Desk:
    return lay_desk()
