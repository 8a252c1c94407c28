from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from awards.enums import QuotaScope
from awards.rules.quota import Cut, QuotaSpec, cut, find, reasons_to_add, room
from campaigns.enums import ParticipantKind, PeriodKind
from campaigns.rules.ranking import Entry, Ranked, rank

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


@pytest.mark.parametrize(
    ("specs", "taken", "codes"),
    [
        (DISTRICT, 4, []),
        (DISTRICT, 5, []),
        (DISTRICT, 6, ["quota_authority"]),
        (COMMUNE, 1, []),
        (COMMUNE, 2, ["quota_commune"]),
    ],
    ids=[
        "first extra",
        "last extra",
        "beyond the extra",
        "within the commune's",
        "hard whatever was written",
    ],
)
def test_an_exception_counts_for_a_shared_ceiling_only(
    specs: list[QuotaSpec], taken: int, codes: list[str]
) -> None:
    granted = [replace(spec, extra=2) for spec in specs]
    first = granted[0]
    reasons = reasons_to_add(granted, first.period, first.kind, taken=taken)
    assert [reason.code for reason in reasons] == codes
    assert first.limit == (2 if first.is_hard else 6)


def test_a_ceiling_with_an_exception_tells_both_numbers() -> None:
    granted = [replace(spec, extra=1) for spec in DISTRICT]
    (full,) = reasons_to_add(granted, ANNUAL, COLLECTIVE, taken=5)
    assert "không quá 04 tập thể cho toàn địa bàn, được chấp thuận thêm 01" in full.sentence


TOTALS = st.lists(st.integers(0, 8), max_size=12)
PLACES = st.integers(0, 14)


def of_totals(totals: list[int]) -> list[Ranked[int]]:
    return rank(Entry(key, Decimal(total), f"{key:03}") for key, total in enumerate(totals))


def keys(part: tuple[Ranked[int], ...]) -> set[int]:
    return {each.key for each in part}


@given(TOTALS, PLACES)
def test_nobody_is_lost_and_no_place_is_given_twice(totals: list[int], maximum: int) -> None:
    ranking = of_totals(totals)
    result = cut(ranking, maximum)
    assert [*result.within, *result.contested, *result.beyond] == ranking
    assert len(result.within) <= maximum
    assert len({each.rank for each in result.contested}) <= 1
    if result.contested:
        assert len(result.within) < maximum < len(result.within) + len(result.contested)
    elif len(result.within) < min(maximum, len(ranking)):
        pytest.fail("a free place and nobody contests it")


@given(TOTALS.flatmap(lambda totals: st.tuples(st.just(totals), st.permutations(range(len(totals))))), PLACES)
def test_the_order_of_the_input_never_matters(given_: tuple[list[int], list[int]], maximum: int) -> None:
    totals, order = given_
    entries = [Entry(key, Decimal(totals[key]), f"{key:03}") for key in order]
    assert cut(rank(entries), maximum) == cut(of_totals(totals), maximum)


@given(TOTALS, PLACES)
def test_more_places_push_nobody_out(totals: list[int], maximum: int) -> None:
    ranking = of_totals(totals)
    fewer, more = cut(ranking, maximum), cut(ranking, maximum + 1)
    assert keys(fewer.within) <= keys(more.within)
    assert keys(more.beyond) <= keys(fewer.beyond)
