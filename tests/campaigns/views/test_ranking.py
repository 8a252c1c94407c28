"""The screens of ranking, measures and initiatives."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.urls import reverse

from campaigns.actions import scorecards
from campaigns.actions.measures import record_measure
from campaigns.enums import ParticipantKind, Role, ScorecardState
from campaigns.models import CriteriaSet, Initiative, MeasureValue, Registration, Scorecard
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


def publish(scene: Scene, kind: ParticipantKind = ParticipantKind.COLLECTIVE) -> None:
    scorecards.publish(period=scene.period, participant_kind=kind, by=scene.office, now=NOW)


def test_a_supplement_names_its_changes_and_the_first_stays_to_be_read(scene: Scene) -> None:
    scene.appraised(judged=10)
    publish(scene)
    scene.appraised(make.make_collective(scene.unit.organisation, name="Ban Đến Sau"), 20)
    reader = signed_in(make.make_user(Role.CULTURE))
    preview = text_of(signed_in(scene.office).get(reverse("ranking")))
    assert "1 phiếu đã công bố đổi hạng" in preview
    assert "từ hạng 1" in preview
    assert "mới vào bảng" in preview
    publish(scene)
    newest = text_of(reader.get(reverse("ranking")))
    assert "Thay đổi so với lần công bố 1" in newest
    assert "Ban Đến Sau: mới vào bảng, hạng 1." in newest
    assert f"{scene.unit.name}: từ hạng 1 thành hạng 2." in newest
    first = text_of(reader.get(reverse("ranking"), {"lan": "1"}))
    assert "giữ nguyên như khi công bố" in first
    assert "Ban Đến Sau" not in first


def test_the_office_sees_the_next_publication_beside_the_newest_only(scene: Scene) -> None:
    scene.appraised()
    publish(scene)
    scene.appraised(make.make_collective(scene.unit.organisation))
    publish(scene)
    scene.appraised(make.make_collective(scene.unit.organisation))
    office = signed_in(scene.office)
    assert "Công bố kết quả</button>" in text_of(office.get(reverse("ranking")))
    assert "Công bố kết quả</button>" not in text_of(office.get(reverse("ranking"), {"lan": "1"}))


@pytest.mark.parametrize("query", [{"lan": "3"}, {"lan": "x"}, {"lan": "9" * 30}, {"nhom": "khong-co"}])
def test_an_unknown_publication_or_group_is_not_found(scene: Scene, query: dict[str, str]) -> None:
    scene.appraised()
    publish(scene)
    assert signed_in(scene.office).get(reverse("ranking"), query).status_code == 404


def test_one_group_alone_keeps_both_places(scene: Scene) -> None:
    for name, judged, is_head in (
        ("Trần Thị An", 25, False),
        ("Lê Văn Bình", 20, True),
        ("Võ Cúc", 15, False),
    ):
        person = make.make_individual(scene.unit, full_name=name, is_head=is_head)
        scene.appraised(person, judged)
    publish(scene, ParticipantKind.INDIVIDUAL)
    client, query = signed_in(scene.office), {"loai": "ca-nhan", "nhom": "official"}
    everybody = client.get(reverse("ranking"), {"loai": "ca-nhan"}).context["published"]
    assert [(each.row.rank, each.row.group_rank, each.row.group.code) for each in everybody] == [
        (1, 1, "official"),
        (2, 1, "head"),
        (3, 2, "official"),
    ]
    page = client.get(reverse("ranking"), query)
    assert [(each.row.rank, each.row.group_rank) for each in page.context["published"]] == [(1, 1), (3, 2)]
    assert "Người đứng đầu đơn vị</a>" in text_of(page)


def test_the_rule_for_equal_totals_stands_on_the_page_and_at_the_place(scene: Scene) -> None:
    CriteriaSet.objects.filter(participant_kind=ParticipantKind.COLLECTIVE).update(tie_break=["hai"])
    scene.appraised(make.make_collective(scene.unit.organisation, name="Ban A"))
    scene.appraised(make.make_collective(scene.unit.organisation, name="Ban B"))
    publish(scene)
    page = text_of(signed_in(scene.office).get(reverse("ranking")))
    assert "tập thể có điểm cao hơn ở nhóm “Thủ tục” xếp trên" in page
    assert page.count('<span class="ranking-note">Đồng hạng</span>') == 2


def test_earlier_years_stand_beside_this_one(scene: Scene) -> None:
    before = make.make_period(scene.period.campaign, 2023)
    earlier = make.make_registration(before, scene.unit, "accepted")
    make_published(earlier, scene, Decimal("96.5"), 3)
    scene.appraised()
    scene.appraised(make.make_collective(scene.unit.organisation, name="Ban Mới"))
    publish(scene)
    page = text_of(signed_in(scene.office).get(reverse("ranking")))
    for words in (
        "tăng 2 bậc",
        "giảm 1,5 điểm",
        "so với 2023",
        "2023: hạng 3, 96,5 điểm",
        "</span> mới</span>",
    ):
        assert words in page
    assert "Biểu đồ qua các năm" in page


def test_the_term_looks_back_on_its_years(scene: Scene) -> None:
    term = make.make_period(scene.period.campaign, None)
    for period, total, rank in (
        (scene.period, "90", 1),
        (make.make_period(scene.period.campaign, 2023), "80", 4),
    ):
        make_published(make.make_registration(period, scene.unit, "accepted"), scene, Decimal(total), rank)
    make_published(make.make_registration(term, scene.unit, "accepted"), scene, Decimal(95), 2)
    page = text_of(signed_in(scene.office).get(reverse("ranking"), {"dot": term.code}))
    assert "giảm 1 bậc" in page
    assert page.index("2023: hạng 4, 80 điểm") < page.index("2024: hạng 1, 90 điểm")


def make_published(registration: Registration, scene: Scene, total: Decimal, rank: int) -> Scorecard:
    return Scorecard.objects.create(
        registration=registration,
        criteria_set=CriteriaSet.objects.get(participant_kind=registration.participant_kind),
        state=ScorecardState.PUBLISHED,
        rank=rank,
        total=total,
        **{f"{act}_by": scene.office for act in ("submitted", "appraised", "published")},
        **{f"{act}_at": NOW for act in ("submitted", "appraised", "published")},
    )


@pytest.mark.parametrize("count", [2, 60])
def test_a_long_list_asks_no_more_often_than_a_short_one(
    scene: Scene, count: int, django_assert_max_num_queries: object
) -> None:
    before = make.make_period(scene.period.campaign, 2023)
    for number in range(count):
        unit = make.make_collective(scene.unit.organisation, name=f"Ban {number}")
        make_published(make.make_registration(before, unit, "accepted"), scene, Decimal(80), 1)
        made = make_published(make.make_registration(scene.period, unit, "accepted"), scene, Decimal(90), 1)
        Scorecard.objects.filter(pk=made.pk).update(
            state=ScorecardState.APPRAISED, published_by=None, published_at=None, rank=None
        )
    publish(scene)
    waiting = make.make_collective(scene.unit.organisation, name="Ban đợi")
    scene.appraised(waiting)
    client = signed_in(scene.office)
    with django_assert_max_num_queries(26):  # type: ignore[operator]
        page = client.get(reverse("ranking"))
    assert len(page.context["published"]) == count
    assert page.context["places_chart"].is_long == (count > 20)


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
