"""The screens of ranking, measures and initiatives."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.urls import reverse

from campaigns.actions.measures import record_measure
from campaigns.enums import Role, ScorecardState
from campaigns.models import Initiative, MeasureValue, Registration
from campaigns.queries.measures import stamp_of
from tests import factories as make
from tests.campaigns.scoring_scene import NOW, Scene, make_scene, signed_in, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def scene() -> Scene:
    return make_scene()


# --- Ranking ----------------------------------------------------------------------------------------------


def test_preview_publish_and_the_public_list(scene: Scene) -> None:
    card = scene.appraised()
    waiting = make.make_collective(scene.unit.organisation, name="Đơn vị chậm")
    scene.submitted(waiting)
    office, reader = signed_in(scene.office), signed_in(make.make_user(Role.CULTURE))
    preview = office.get(reverse("ranking"))
    assert "Bản xem trước, chưa công bố" in text_of(preview)
    assert "Đơn vị chậm" in text_of(preview)
    assert scene.unit.name not in text_of(reader.get(reverse("ranking")))
    data = {"dot": scene.period.code, "loai": "tap-the", "seen": preview.context["seen"]}
    page = text_of(office.post(reverse("ranking_publish"), data, follow=True))
    assert "Đã công bố kết quả xếp hạng tập thể" in page
    card.refresh_from_db()
    assert card.state == ScorecardState.PUBLISHED
    listed = text_of(reader.get(reverse("ranking")))
    assert scene.unit.name in listed
    assert "Đơn vị chậm" not in listed
    assert reverse("scorecard", args=[card.pk]) not in listed


def test_what_changed_since_the_preview_is_not_published(scene: Scene) -> None:
    scene.appraised()
    office = signed_in(scene.office)
    seen = office.get(reverse("ranking")).context["seen"]
    scene.appraised(make.make_collective(scene.unit.organisation))
    data = {"dot": scene.period.code, "loai": "tap-the", "seen": seen}
    assert "vừa được người khác thay đổi" in text_of(
        office.post(reverse("ranking_publish"), data, follow=True)
    )


def test_publishing_nothing_says_why(scene: Scene) -> None:
    data = {"dot": scene.period.code, "loai": "ca-nhan"}
    page = text_of(signed_in(scene.office).post(reverse("ranking_publish"), data, follow=True))
    assert "Chưa có phiếu nào đã thẩm định" in page


def test_before_publication_a_unit_sees_its_own_result_only(scene: Scene) -> None:
    scene.appraised()
    scene.appraised(make.make_collective(scene.unit.organisation, name="Đơn vị khác"))
    page = text_of(signed_in(scene.speaker).get(reverse("ranking")))
    assert "95 điểm" in page
    assert "thứ hạng chưa công bố" in page
    assert "Đơn vị khác" not in page


def test_a_person_lands_on_people(scene: Scene) -> None:
    user = make.make_user(Role.INDIVIDUAL, individual=make.make_individual(scene.unit))
    assert signed_in(user).get(reverse("ranking")).context["kind"] == "individual"


@pytest.mark.parametrize("query", [{"dot": "khong-co"}, {"dot": "x' OR 1=1"}])
def test_an_unknown_period_is_not_found(scene: Scene, query: dict[str, str]) -> None:
    client = signed_in(scene.office)
    for name in ("scorecards", "ranking", "measures", "initiatives"):
        assert client.get(reverse(name), query).status_code == 404


# --- Measures ---------------------------------------------------------------------------------------------


def fields(scene: Scene, value: str, source: str, seen: str = "") -> dict[str, str]:
    pk = scene.measure.pk
    return {f"value_{pk}": value, f"source_{pk}": source, f"seen_{pk}": seen}


def recorded(scene: Scene, registration: Registration) -> MeasureValue:
    return record_measure(
        registration=registration,
        measure=scene.measure,
        by=scene.office,
        now=NOW,
        source="B",
        value=Decimal(90),
    )


def test_recording_on_the_page(scene: Scene) -> None:
    registration, client = scene.register(), signed_in(scene.office)
    assert "Chưa có" in text_of(client.get(reverse("measures")))
    address = reverse("measure_values", args=[registration.pk])
    assert client.post(address, fields(scene, "98,5", "Báo cáo số 1")).status_code == 302
    assert MeasureValue.objects.get().value == Decimal("98.5")
    assert "98,5%" in text_of(client.get(reverse("measures")))
    assert 'value="98,5"' in text_of(client.get(address))


@pytest.mark.parametrize(
    ("value", "source", "words"),
    [
        ("100,01", "Báo cáo", "không được lớn hơn 100"),
        ("98", "", "Hãy ghi văn bản, nguồn số liệu"),
        ("", "Báo cáo", "Hãy nhập số liệu"),
        ("chín", "Báo cáo", "Hãy nhập một con số"),
    ],
)
def test_a_returned_measure_page_keeps_what_was_typed(
    scene: Scene, value: str, source: str, words: str
) -> None:
    registration, client = scene.register(), signed_in(scene.office)
    page = text_of(
        client.post(reverse("measure_values", args=[registration.pk]), fields(scene, value, source))
    )
    assert words in page
    assert f'value="{value or source}"' in page
    assert not MeasureValue.objects.exists()


def test_two_clerks_on_one_figure(scene: Scene) -> None:
    registration, client = scene.register(), signed_in(scene.office)
    record_measure(
        registration=registration,
        measure=scene.measure,
        by=scene.office,
        now=NOW,
        source="B",
        value=Decimal(90),
    )
    address = reverse("measure_values", args=[registration.pk])
    page = text_of(client.post(address, fields(scene, "80", "A")))
    assert "người khác vừa ghi số liệu" in page
    assert "Đang lưu: 90" in page
    assert 'value="80"' in page
    seen = stamp_of(MeasureValue.objects.get())
    assert seen in page
    assert client.post(address, fields(scene, "80", "A", seen)).status_code == 302
    assert MeasureValue.objects.get().value == 80


def test_clearing_both_fields_takes_a_figure_back(scene: Scene) -> None:
    registration, client = scene.register(), signed_in(scene.office)
    made = record_measure(
        registration=registration,
        measure=scene.measure,
        by=scene.office,
        now=NOW,
        source="B",
        value=Decimal(90),
    )
    address = reverse("measure_values", args=[registration.pk])
    assert client.post(address, fields(scene, "", "", stamp_of(made))).status_code == 302
    assert not MeasureValue.objects.exists()


def test_a_unit_reads_its_figures_and_writes_none(scene: Scene) -> None:
    registration, client = scene.register(), signed_in(scene.speaker)
    address = reverse("measure_values", args=[registration.pk])
    assert "<input" not in text_of(client.get(address)).split("<main")[1]
    assert client.post(address, fields(scene, "98", "A")).status_code == 403
    other = scene.register(make.make_collective(scene.unit.organisation))
    assert client.get(reverse("measure_values", args=[other.pk])).status_code == 404


# --- Initiatives ------------------------------------------------------------------------------------------


def test_from_entry_to_recognition(scene: Scene) -> None:
    speaker, office = signed_in(scene.speaker), signed_in(scene.office)
    data = {"owner": f"c{scene.unit.pk}", "title": "Số hóa hồ sơ", "effect": "", "dot": scene.period.code}
    made_page = speaker.post(reverse("initiative_new"), data)
    made = Initiative.objects.get()
    assert made_page.url == reverse("initiative", args=[made.pk])
    assert speaker.get(reverse("initiative_recognise", args=[made.pk])).status_code == 403
    decision = {
        "level": "district",
        "recognised_by": "Hội đồng sáng kiến huyện",
        "decision_number": "12/QĐ-UBND",
        "decision_date": "02/09/2024",
        "seen": office.get(reverse("initiative_recognise", args=[made.pk])).context["seen"],
    }
    assert office.post(reverse("initiative_recognise", args=[made.pk]), decision).status_code == 302
    made.refresh_from_db()
    assert made.decision_date is not None
    assert (made.decision_date.month, made.level) == (9, "district")
    assert speaker.get(reverse("initiative_edit", args=[made.pk])).status_code == 403
    assert "Cấp huyện" in text_of(speaker.get(reverse("initiatives"), {"q": "so hoa"}))


def test_a_strangers_owner_cannot_be_chosen(scene: Scene) -> None:
    other = make.make_collective(scene.unit.organisation)
    data = {"owner": f"c{other.pk}", "title": "Lạ", "dot": scene.period.code}
    page = signed_in(scene.speaker).post(reverse("initiative_new"), data)
    assert page.status_code == 200
    assert not Initiative.objects.exists()


def test_a_stale_edit_shows_both_texts(scene: Scene) -> None:
    made = Initiative.objects.create(period=scene.period, collective=scene.unit, title="Một", effect="a")
    client, address = signed_in(scene.office), reverse("initiative_edit", args=[made.pk])
    seen = client.get(address).context["seen"]
    Initiative.objects.update(title="Bản của người khác")
    page = text_of(client.post(address, {"title": "Bản của tôi", "effect": "a", "seen": seen}))
    for words in ("Bản đang lưu", "Bản của người khác", "Bản của tôi"):
        assert words in page


def test_removing_needs_a_post(scene: Scene) -> None:
    made = Initiative.objects.create(period=scene.period, collective=scene.unit, title="Một")
    client, address = signed_in(scene.speaker), reverse("initiative_remove", args=[made.pk])
    assert client.get(address).status_code == 405
    assert client.post(address).status_code == 302
    assert not Initiative.objects.exists()
