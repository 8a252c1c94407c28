"""The screens of scoring."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from campaigns.actions import scorecards as actions
from campaigns.enums import Role, ScorecardState
from campaigns.models import Period, Scorecard
from tests import factories as make
from tests.campaigns.scoring_scene import NOW, Scene, entries, ids, make_scene, pdf, signed_in, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def scene() -> Scene:
    """The scene with its window open today."""
    scene = make_scene()
    today = timezone.localdate()
    Period.objects.update(
        registration_opens=today - timedelta(30),
        registration_closes=today - timedelta(20),
        scoring_closes=today,
        dossier_before=today + timedelta(30),
    )
    scene.period.refresh_from_db()
    return scene


def close(scene: Scene) -> None:
    Period.objects.update(scoring_closes=timezone.localdate() - timedelta(1))
    scene.period.refresh_from_db()


def typed(card: Scorecard, **values: str) -> dict[str, str]:
    """A whole page of own points as a browser posts it, nothing touched but ``values``."""
    by_code = ids(card)
    data = {}
    for code in ("danh-gia", "lua-chon", "tru-diem"):
        for name in (f"points_{by_code[code]}", f"words_{by_code[code]}"):
            data |= {name: "", f"seen-{name}": ""}
    for name, value in values.items():
        kind, _, code = name.partition("_")
        data[f"{kind}_{by_code[code.replace('_', '-')]}"] = value
    return data


# --- The board ------------------------------------------------------------------------------------------


def test_the_board_names_the_next_step(scene: Scene) -> None:
    registration = scene.register()
    page = text_of(signed_in(scene.speaker).get(reverse("scorecards")))
    assert "Bắt đầu tự chấm" in page
    assert reverse("scorecard_start", args=[registration.pk]) in page


def test_the_board_says_why_nothing_can_be_started(scene: Scene) -> None:
    scene.register()
    close(scene)
    page = text_of(signed_in(scene.speaker).get(reverse("scorecards")))
    assert "Đã hết hạn tự chấm điểm" in page
    assert "Bắt đầu tự chấm" not in page


def test_an_empty_board_says_what_it_waits_for(scene: Scene) -> None:
    make.make_registration(scene.period, scene.unit, "submitted")
    page = text_of(signed_in(scene.speaker).get(reverse("scorecards")))
    assert "Chưa có phiếu nào để chấm" in page
    assert "1 đăng ký của đợt này chưa được tiếp nhận" in page


def test_a_unit_sees_its_own_and_its_people(scene: Scene) -> None:
    scene.register(make.make_individual(scene.unit, full_name="Lê Văn Mình"))
    scene.register(make.make_collective(scene.unit.organisation, name="Đơn vị lạ"))
    page = text_of(signed_in(scene.speaker).get(reverse("scorecards")))
    assert "Lê Văn Mình" in page
    assert "Đơn vị lạ" not in page


def test_filters(scene: Scene) -> None:
    scene.started(make.make_individual(scene.unit, full_name="Nguyễn Văn Đoàn"))
    scene.register(make.make_collective(scene.unit.organisation, name="Trạm Y tế"))
    client = signed_in(scene.office)
    for query, names in (
        ({"q": "nguyen doan"}, ("Nguyễn Văn Đoàn",)),
        ({"loai": "collective"}, ("Trạm Y tế",)),
        ({"trang-thai": "none"}, ("Trạm Y tế",)),
        ({"trang-thai": "draft"}, ("Nguyễn Văn Đoàn",)),
        ({"trang-thai": "la"}, ("Nguyễn Văn Đoàn", "Trạm Y tế")),
        ({"q": "khong co"}, ()),
    ):
        page = text_of(client.get(reverse("scorecards"), query))
        for name in ("Nguyễn Văn Đoàn", "Trạm Y tế"):
            assert (name in page) == (name in names), query


def queries_of(client: Client, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(connection) as captured:
        client.get(address)
    return len(captured)


def test_lists_cost_the_same_for_one_and_for_thirty(scene: Scene) -> None:
    client = signed_in(scene.office)

    def costs_with(more: int) -> dict[str, int]:
        for _ in range(more):
            unit = make.make_collective(scene.unit.organisation)
            scene.appraised(unit)
            scene.started(make.make_individual(unit))
            scene.period.initiatives.create(title="Sáng kiến", collective=unit)
        names = ("scorecards", "ranking", "measures", "initiatives")
        return {name: queries_of(client, reverse(name)) for name in names}

    assert costs_with(1) == costs_with(29)


# --- Own points ------------------------------------------------------------------------------------------


def test_starting_twice_leads_to_the_same_sheet(scene: Scene) -> None:
    registration, client = scene.register(), signed_in(scene.speaker)
    address = reverse("scorecard_start", args=[registration.pk])
    first = client.post(address)
    card = Scorecard.objects.get()
    assert first.url == reverse("scorecard_self", args=[card.pk])
    assert client.post(address).url == reverse("scorecard", args=[card.pk])


def test_saving_a_part(scene: Scene) -> None:
    card, client = scene.started(), signed_in(scene.speaker)
    address = reverse("scorecard_self", args=[card.pk])
    answer = client.post(address, typed(card, points_danh_gia="7,5", words_danh_gia="Đã làm"))
    assert answer.status_code == 302
    score = card.scores.get(criterion__code="danh-gia")
    assert (score.self_points, score.self_note) == (Decimal("7.5"), "Đã làm")
    assert 'value="7,5"' in text_of(client.get(address))


@pytest.mark.parametrize(
    ("value", "words"),
    [("chín", "Hãy nhập điểm bằng số"), ("31", "không được lớn hơn"), ("8,555", "tối đa hai chữ số")],
)
def test_a_returned_page_keeps_everything_typed(scene: Scene, value: str, words: str) -> None:
    card, client = scene.started(), signed_in(scene.speaker)
    data = typed(card, points_danh_gia=value, words_danh_gia="Lời dài", points_tru_diem="19")
    page = text_of(client.post(reverse("scorecard_self", args=[card.pk]), data))
    assert words in page
    for kept in (f'value="{value}"', "Lời dài", 'value="19"'):
        assert kept in page
    assert card.scores.filter(self_points__isnull=False).count() == 0


def test_save_and_send_without_everything_saves_and_says_what_is_missing(scene: Scene) -> None:
    card, client = scene.started(), signed_in(scene.speaker)
    address = reverse("scorecard_self", args=[card.pk])
    page = text_of(client.post(address, typed(card, points_tru_diem="0") | {"send": "1"}, follow=True))
    assert "Còn 2 tiêu chí chưa có điểm tự chấm: 1.1, 2.1." in page
    card.refresh_from_db()
    assert card.state == ScorecardState.DRAFT
    assert card.scores.get(criterion__code="tru-diem").self_points == 0


def test_save_and_send(scene: Scene) -> None:
    card, client = scene.started(), signed_in(scene.speaker)
    data = typed(
        card, points_danh_gia="20", words_danh_gia="Có", points_lua_chon="12.50", points_tru_diem="20"
    )
    answer = client.post(reverse("scorecard_self", args=[card.pk]), data | {"send": "1"})
    assert answer.url == reverse("scorecard", args=[card.pk])
    card.refresh_from_db()
    assert (card.state, card.self_total) == (ScorecardState.SUBMITTED, Decimal("52.5"))


def test_two_people_on_one_page(scene: Scene) -> None:
    """What the other saved comes in, what this one typed stays, and both stand where they clash."""
    card, client = scene.started(), signed_in(scene.speaker)
    mine = typed(card, points_danh_gia="5", words_danh_gia="Của tôi")
    by_code = ids(card)
    others = entries(card, 9)
    actions.save_self(scorecard=card, by=scene.office, now=NOW, entries=others)
    answer = client.post(reverse("scorecard_self", args=[card.pk]), mine)
    page = text_of(answer)
    assert "Người khác vừa sửa cùng tiêu chí" in page
    for expected in (
        'value="5"',
        "Của tôi",
        "Người khác vừa sửa ô này: 9",
        "Người khác vừa sửa ô này: Có kế hoạch kèm theo.",
    ):
        assert expected in page
    assert f'name="points_{by_code["tru-diem"]}" value="20"' in page
    score = card.scores.get(criterion__code="danh-gia")
    assert score.self_points == 9
    again = mine | dict(answer.context["form"].seen())
    assert client.post(reverse("scorecard_self", args=[card.pk]), again).status_code == 302
    score.refresh_from_db()
    assert (score.self_points, score.self_note) == (5, "Của tôi")


def test_typed_text_survives_a_sheet_that_was_sent_meanwhile(scene: Scene) -> None:
    card = scene.filled()
    data = typed(card, points_danh_gia="5", words_danh_gia="Chữ của tôi")
    actions.submit(scorecard=card, by=scene.office, now=timezone.now())
    page = text_of(signed_in(scene.speaker).post(reverse("scorecard_self", args=[card.pk]), data))
    assert "Phiếu đã gửi nên không sửa được nữa" in page
    assert "Chữ của tôi" in page


def test_the_sample_table_says_so(scene: Scene) -> None:
    card, client = scene.started(), signed_in(scene.speaker)
    address = reverse("scorecard_self", args=[card.pk])
    assert "Bảng điểm minh họa" in text_of(client.get(address))
    card.criteria_set.is_sample = False
    card.criteria_set.save()
    assert "Bảng điểm minh họa" not in text_of(client.get(address))


def test_a_ratio_shows_its_working(scene: Scene) -> None:
    card = scene.filled()
    page = text_of(signed_in(scene.speaker).get(reverse("scorecard_self", args=[card.pk])))
    assert "98% × 20 / 98% = 20,0 (mức tối đa)" in page
    assert f'name="points_{ids(card)["ty-le"]}"' not in page


# --- Who may ---------------------------------------------------------------------------------------------


def test_strangers_find_nothing(scene: Scene) -> None:
    card = scene.submitted()
    stranger = make.make_user(Role.UNIT, collective=make.make_collective(scene.unit.organisation))
    client = signed_in(stranger)
    for name in ("scorecard", "scorecard_self", "scorecard_appraise"):
        assert client.get(reverse(name, args=[card.pk])).status_code == 404
    assert client.post(reverse("scorecard_move", args=[card.pk, "rut"])).status_code == 404


@pytest.mark.parametrize("role", [Role.COUNCIL, Role.CHAIRMAN])
def test_readers_only_read(scene: Scene, role: Role) -> None:
    card, client = scene.submitted(), signed_in(make.make_user(role))
    assert client.get(reverse("scorecard", args=[card.pk])).status_code == 200
    for name in ("scorecard_self", "scorecard_appraise", "scorecard_return"):
        assert client.get(reverse(name, args=[card.pk])).status_code == 403
    assert client.post(reverse("scorecard_move", args=[card.pk, "rut"])).status_code == 403
    assert client.post(reverse("ranking_publish")).status_code == 403


def test_guests_sign_in_first(scene: Scene) -> None:
    for name in ("scorecards", "ranking", "measures", "initiatives"):
        assert Client().get(reverse(name)).status_code == 302


def test_looking_writes_nothing(scene: Scene) -> None:
    card, client = scene.submitted(), signed_in(scene.office)
    for name in ("start", "move"):
        args = [card.registration_id] if name == "start" else [card.pk, "rut"]
        assert client.get(reverse(f"scorecard_{name}", args=args)).status_code == 405
    assert client.post(reverse("scorecard_move", args=[card.pk, "la"])).status_code == 404


def test_the_clerk_is_told_that_the_sheet_is_his_own(scene: Scene) -> None:
    card = scene.submitted()
    client = signed_in(make.make_user(Role.OFFICE, collective=scene.unit))
    assert "phiếu của chính bạn" in text_of(client.get(reverse("scorecard", args=[card.pk])))
    page = text_of(client.get(reverse("scorecard_appraise", args=[card.pk]), follow=True))
    assert "Bạn không thẩm định phiếu của chính mình" in page


# --- Appraisal -------------------------------------------------------------------------------------------


def test_keeping_the_own_points_and_finishing(scene: Scene) -> None:
    card, client = scene.submitted(), signed_in(scene.office)
    address = reverse("scorecard_appraise", args=[card.pk])
    one = ids(card)["danh-gia"]
    data = typed(card, points_danh_gia="20", words_danh_gia="Thiếu biên bản")
    assert client.post(address, data | {"keep": "1"}).status_code == 302
    points = {score.criterion_id: score.points for score in card.scores.all()}
    assert points[one] == 20
    assert None not in points.values()
    card.refresh_from_db()
    page = client.get(address)
    form = page.context["form"]
    final = {"version": str(card.version), "finish": "1"} | {key: str(v) for key, v in form.initial.items()}
    assert client.post(address, final).url == reverse("scorecard", args=[card.pk])
    card.refresh_from_db()
    assert (card.state, card.total) == (ScorecardState.APPRAISED, Decimal(90))


def test_a_change_without_reason_returns_the_page(scene: Scene) -> None:
    card, client = scene.submitted(), signed_in(scene.office)
    page = text_of(
        client.post(reverse("scorecard_appraise", args=[card.pk]), typed(card, points_danh_gia="24"))
    )
    assert "Khác với phần tự chấm: hãy ghi rõ lý do." in page
    assert 'value="24"' in page


def test_returning_asks_for_a_reason(scene: Scene) -> None:
    card, client = scene.submitted(), signed_in(scene.office)
    address = reverse("scorecard_return", args=[card.pk])
    assert client.post(address, {"reason": " ", "version": card.version}).status_code == 200
    assert client.post(address, {"reason": "Thiếu", "version": card.version}).status_code == 302
    page = text_of(signed_in(scene.speaker).get(reverse("scorecard", args=[card.pk])))
    assert "Thiếu" in page


def test_the_participant_sees_no_points_of_an_unfinished_appraisal(scene: Scene) -> None:
    card = scene.submitted()
    page = signed_in(scene.speaker).get(reverse("scorecard", args=[card.pk]))
    assert page.context["shows_appraisal"] is False


def test_attaching_saves_what_was_typed_first(scene: Scene) -> None:
    card, client = scene.started(), signed_in(scene.speaker)
    score = card.scores.get(criterion__code="danh-gia")
    data = typed(card, points_danh_gia="11") | {"attach": str(score.pk)}
    answer = client.post(reverse("scorecard_self", args=[card.pk]), data)
    assert answer.url == reverse("evidence", args=[card.pk, score.pk])
    score.refresh_from_db()
    assert score.self_points == 11
    assert client.post(answer.url, {"abstract": "", "upload": pdf()}).status_code == 302
    assert score.evidence.get().title == "Bao-cao"
