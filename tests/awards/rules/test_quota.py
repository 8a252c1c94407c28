from __future__ import annotations

from decimal import Decimal

import pytest

from awards.enums import QuotaScope
from awards.rules.quota import Cut, QuotaSpec, cut, find, reasons_to_add, room
from campaigns.enums import ParticipantKind, PeriodKind
from campaigns.rules.ranking import Ranked

ANNUAL, TERM = PeriodKind.ANNUAL, PeriodKind.TERM
COLLECTIVE, INDIVIDUAL = ParticipantKind.COLLECTIVE, ParticipantKind.INDIVIDUAL

COMMUNE = [QuotaSpec("giay-khen-xa", TERM, INDIVIDUAL, 2, QuotaScope.COMMUNE)]
DISTRICT = [
    QuotaSpec("giay-khen-huyen", period, kind, maximum, QuotaScope.AUTHORITY)
    for period, kind, maximum in [
        (ANNUAL, COLLECTIVE, 4),
        (ANNUAL, INDIVIDUAL, 6),
        (TERM, COLLECTIVE, 6),
        (TERM, INDIVIDUAL, 8),
    ]
]


@pytest.mark.parametrize(
    ("specs", "period", "kind", "taken", "adding", "codes"),
    [
        (COMMUNE, TERM, INDIVIDUAL, 0, 2, []),
        (COMMUNE, TERM, INDIVIDUAL, 1, 1, []),
        (COMMUNE, TERM, INDIVIDUAL, 2, 1, ["quota_commune"]),
        (COMMUNE, TERM, INDIVIDUAL, 0, 3, ["quota_commune"]),
        (COMMUNE, TERM, COLLECTIVE, 0, 1, ["no_quota_for_kind"]),
        (COMMUNE, ANNUAL, INDIVIDUAL, 0, 1, ["no_quota_for_kind"]),
        (DISTRICT, ANNUAL, COLLECTIVE, 3, 1, []),
        (DISTRICT, ANNUAL, COLLECTIVE, 4, 1, ["quota_authority"]),
        (DISTRICT, ANNUAL, INDIVIDUAL, 5, 1, []),
        (DISTRICT, ANNUAL, INDIVIDUAL, 6, 1, ["quota_authority"]),
        (DISTRICT, TERM, COLLECTIVE, 6, 1, ["quota_authority"]),
        (DISTRICT, TERM, INDIVIDUAL, 7, 1, []),
        (DISTRICT, TERM, INDIVIDUAL, 8, 1, ["quota_authority"]),
        ([], ANNUAL, COLLECTIVE, 100, 1, []),
    ],
)
def test_edges(
    specs: list[QuotaSpec],
    period: PeriodKind,
    kind: ParticipantKind,
    taken: int,
    adding: int,
    codes: list[str],
) -> None:
    reasons = reasons_to_add(specs, period, kind, taken=taken, adding=adding)
    assert [reason.code for reason in reasons] == codes


def test_sentences() -> None:
    (full,) = reasons_to_add(COMMUNE, TERM, INDIVIDUAL, taken=2, form_name="Giấy khen của Chủ tịch UBND xã")
    assert full.sentence == (
        "“Giấy khen của Chủ tịch UBND xã”: kế hoạch cho phép không quá 02 cá nhân; "
        "hiện đã có 02, thêm 01 là vượt. Hãy bớt đề nghị."
    )
    (none,) = reasons_to_add(COMMUNE, ANNUAL, COLLECTIVE, taken=0)
    assert none.sentence == (
        "Kế hoạch không có chỉ tiêu hình thức khen thưởng này cho tập thể (khen thưởng hằng năm); "
        "chỉ có cho: cá nhân (khen thưởng giai đoạn). Hãy chọn hình thức khen thưởng hoặc đợt khác."
    )
    (ceiling,) = reasons_to_add(DISTRICT, ANNUAL, COLLECTIVE, taken=4)
    assert "xét không quá 04 tập thể cho toàn địa bàn" in ceiling.sentence


def test_room() -> None:
    spec = find(COMMUNE, TERM, INDIVIDUAL)
    assert [room(spec, taken) for taken in (0, 1, 2, 3)] == [2, 1, 0, 0]
    assert room(find(COMMUNE, TERM, COLLECTIVE), 5) is None


def ranked(*ranks: int) -> list[Ranked[int]]:
    return [Ranked(place, Decimal(100 - rank), rank) for place, rank in enumerate(ranks)]


@pytest.mark.parametrize(
    ("ranks", "maximum", "sizes"),
    [
        ((1, 2, 3, 4), 2, (2, 0, 2)),
        ((1, 2, 2, 4), 2, (1, 2, 1)),
        ((1, 2, 2, 4), 3, (3, 0, 1)),
        ((1, 1, 1), 2, (0, 3, 0)),
        ((1, 2, 2), 1, (1, 0, 2)),
        ((1, 2), 2, (2, 0, 0)),
        ((1, 2), 5, (2, 0, 0)),
        ((1, 1), 0, (0, 0, 2)),
        ((), 2, (0, 0, 0)),
        ((1, 2, 3), None, (3, 0, 0)),
    ],
)
def test_cut_never_breaks_a_tie(
    ranks: tuple[int, ...], maximum: int | None, sizes: tuple[int, int, int]
) -> None:
    ranking = ranked(*ranks)
    result = cut(ranking, maximum)
    assert (len(result.within), len(result.contested), len(result.beyond)) == sizes
    assert [*result.within, *result.contested, *result.beyond] == ranking


def test_cut_of_nobody() -> None:
    assert cut([], None) == Cut((), (), ())
