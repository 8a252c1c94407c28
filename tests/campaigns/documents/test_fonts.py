"""The papers' own font: without it nothing is set in another one."""

from __future__ import annotations

import pytest

from campaigns.documents.fonts import width_mm
from campaigns.errors import Refused


def test_a_font_that_is_gone_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("campaigns.documents.fonts.BOLD", "khong-co.ttf")
    with pytest.raises(Refused) as refused:
        width_mm("Độc lập", size=13)
    assert refused.value.codes == ("font_missing",)
    assert "khong-co.ttf" in str(refused.value)
