"""The page of the council's points."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from django.urls import reverse

from campaigns.enums import Role
from campaigns.models import Scorecard
from campaigns.rules.scoring import Mark
from tests import factories as make
from tests.campaigns.actions.answers_scene import BASIS, concluded, points, score, with_round
from tests.campaigns.scoring_scene import Scene, ids, make_scene, signed_in, text_of

pytestmark = pytest.mark.django_db
CODES = ("danh-gia", "ty-le", "lua-chon", "tru-diem")


@pytest.fixture
def scene() -> Scene:
    return make_scene()


def address(card: Scorecard) -> str:
    return reverse("council_points", args=[card.pk])


def typed(card: Scorecard, basis: str = BASIS, **values: str) -> dict[str, str]:
    """The whole page as a browser posts it: what stands, and ``values`` typed over it."""
    by_code = ids(card)
    data = {"basis": basis}
    for code in CODES:
        row = score(card, code)
        shown = {
            f"points_{by_code[code]}": "" if row.council_points is None else f"{row.council_points:f}",
            f"not_arising_{by_code[code]}": "on" if row.council_not_arising else "",
            f"words_{by_code[code]}": row.council_reason,
        }
        data |= shown | {f"seen-{name}": value for name, value in shown.items()}
    for name, value in values.items():
        kind, _, code = name.partition("__")
        data[f"{kind}_{by_code[code.replace('_', '-')]}"] = value
    return {name: value for name, value in data.items() if value or not name.startswith("not_arising")}


def test_only_the_changed_rows_are_written(scene: Scene) -> None:
    card = with_round(scene)
    data = typed(card, points__danh_gia="28,5", words__danh_gia="Có sáng kiến mới.")
    assert signed_in(scene.office).post(address(card), data).url == reverse("scorecard", args=[card.pk])
    card.refresh_from_db()
    assert (card.total, card.council_basis) == (Decimal("98.5"), BASIS)
    assert score(card, "lua-chon").council_points is None
    assert score(card).council_reason == "Có sáng kiến mới."


def test_not_arising_also_for_a_measured_one(scene: Scene) -> None:
    card = with_round(scene)
    client = signed_in(scene.office)
    assert f'name="points_{ids(card)["ty-le"]}"' not in text_of(client.get(address(card)))
    client.post(address(card), typed(card, not_arising__ty_le="on", words__ty_le="Không có hồ sơ."))
    card.refresh_from_db()
    assert card.total == Decimal("87.5")


def test_an_emptied_row_is_taken_back_with_a_new_reason(scene: Scene) -> None:
    card = concluded(with_round(scene), scene.office, danh_gia=points("28"))
    client = signed_in(scene.office)
    page = text_of(client.post(address(card), typed(card, points__danh_gia="")))
    assert "lý do rút điểm Hội đồng" in page
    client.post(address(card), typed(card, points__danh_gia="", words__danh_gia="Ghi nhầm phiếu."))
    card.refresh_from_db()
    assert (card.total, card.council_basis) == (Decimal(90), "")


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"points__danh_gia": "31", "words__danh_gia": "Lời dài"}, "không được lớn hơn"),
        ({"points__danh_gia": "chín", "words__danh_gia": "Lời dài"}, "Hãy nhập điểm bằng số"),
        ({"points__danh_gia": "28", "words__danh_gia": ""}, "Hãy ghi rõ lý do của điểm Hội đồng"),
        ({"points__danh_gia": "", "words__danh_gia": "Lời dài"}, "Hãy ghi điểm Hội đồng, hoặc xóa lý do"),
        (
            {"points__danh_gia": "2", "not_arising__danh_gia": "on", "words__danh_gia": "Lời dài"},
            "không cùng lúc cả hai",
        ),
        ({"points__danh_gia": "28", "words__danh_gia": "Lời dài", "basis": " "}, "Hãy ghi căn cứ"),
    ],
)
def test_a_wrong_page_comes_back_as_typed(scene: Scene, values: dict[str, str], words: str) -> None:
    card = with_round(scene)
    page = text_of(signed_in(scene.office).post(address(card), typed(card, **values)))
    assert words in page
    assert values["words__danh_gia"] in page
    if values["points__danh_gia"]:
        assert f'value="{values["points__danh_gia"]}"' in page
    card.refresh_from_db()
    assert card.total == Decimal(90)


def test_two_officers_on_one_page(scene: Scene) -> None:
    """Where only the other typed his word comes in; where both did, he is told and nothing is lost."""
    card, client = with_round(scene), signed_in(scene.office)
    mine = typed(card, points__danh_gia="28", words__danh_gia="Lời của tôi")
    other = make.make_user(Role.OFFICE)
    concluded(card, other, danh_gia=points("27"), tru_diem=points("18"))
    page = text_of(client.post(address(card), mine))
    for said in ("người khác vừa ghi điểm Hội đồng là 27", "Lời của tôi", 'value="28"', 'value="18"'):
        assert said in page
    card.refresh_from_db()
    assert card.total == Decimal(95)
    again = typed(card, points__danh_gia="28", words__danh_gia="Lời của tôi")
    client.post(address(card), again)
    card.refresh_from_db()
    assert card.total == Decimal(96)


def test_a_row_that_only_the_other_typed_is_not_written_over(scene: Scene) -> None:
    card, client = with_round(scene), signed_in(scene.office)
    mine = typed(card, points__tru_diem="18", words__tru_diem="Hai lỗi.")
    concluded(card, make.make_user(Role.OFFICE), danh_gia=points("27"))
    assert client.post(address(card), mine).status_code == 302
    row = score(card)
    assert Mark(row.council_points, row.council_not_arising) == points("27")


def test_the_page_is_for_sheets_between_appraisal_and_publication(scene: Scene) -> None:
    card, client = scene.submitted(), signed_in(scene.office)
    assert client.get(address(card)).url == reverse("scorecard", args=[card.pk])
    clerk = make.make_user(Role.OFFICE, collective=scene.unit)
    assert signed_in(clerk).get(address(card)).url == reverse("scorecard", args=[card.pk])
    page = text_of(client.post(address(card), typed(card, points__danh_gia="1", words__danh_gia="Lời")))
    assert "đã thẩm định xong và chưa công bố" in page
    assert "Lời" in page


def test_the_column_after_the_council_shows_every_point_that_counts(scene: Scene) -> None:
    card = with_round(scene)
    concluded(card, scene.office, danh_gia=Mark(Decimal(28)))
    page = text_of(signed_in(scene.office).get(reverse("scorecard", args=[card.pk])))
    cells = re.findall(r'data-label="Sau Hội đồng" class="number">(.*?)</td>', page)
    shown = [re.sub(r"<.*?>", "", cell) for cell in cells]
    assert [shown.count(each) for each in ("28,00", "98,00", "")] == [1, 1, 0]
    assert "<strong>28,00</strong>" in cells
