"""In which capacity a paper is signed, with "TM." and without it."""

from __future__ import annotations

import pytest

from campaigns.enums import SignatoryRole
from campaigns.rules.signing import capacity, signs_for_body

R = SignatoryRole
BODY = "Ủy ban nhân dân"


@pytest.mark.parametrize(
    ("role", "title", "lines"),
    [
        (R.CHAIRMAN, "Chủ tịch", ("CHỦ TỊCH",)),
        (R.ACTING_CHAIRMAN, "Quyền Chủ tịch", ("Q. CHỦ TỊCH",)),
        (R.ACTING_CHAIRMAN, "Q. Chủ tịch", ("Q. CHỦ TỊCH",)),
        (R.ACTING_CHAIRMAN, "Chủ tịch", ("Q. CHỦ TỊCH",)),
        (R.VICE_CHAIRMAN, "Phó Chủ tịch", ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")),
        (R.BY_ORDER, "Chánh Văn phòng", ("TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG")),
        (R.BY_AUTHORISATION, "Chánh Văn phòng", ("TUQ. CHỦ TỊCH", "CHÁNH VĂN PHÒNG")),
    ],
)
def test_every_capacity(role: SignatoryRole, title: str, lines: tuple[str, ...]) -> None:
    above = ("TM. ỦY BAN NHÂN DÂN",) if signs_for_body(role) else ()

    assert capacity(role, title, head_title="Chủ tịch", body=BODY, on_behalf=False) == lines
    assert capacity(role, title, head_title="Chủ tịch", body=BODY, on_behalf=True) == (*above, *lines)


def test_a_deputy_of_an_acting_chairman_signs_for_the_post() -> None:
    lines = capacity(R.VICE_CHAIRMAN, "Phó Chủ tịch", head_title="Quyền Chủ tịch", body=BODY, on_behalf=False)

    assert lines == ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")


def test_by_order_and_by_authorisation_are_for_the_head_alone() -> None:
    assert [role for role in R if not signs_for_body(role)] == [R.BY_ORDER, R.BY_AUTHORISATION]
