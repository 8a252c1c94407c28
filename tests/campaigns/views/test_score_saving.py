"""The quiet saving of the score tables: what the page's script sends, and what it is told."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from campaigns.actions import scorecards as actions
from campaigns.actions.scorecards import SelfEntry
from campaigns.models import Period, Scorecard
from tests.campaigns.scoring_scene import NOW, Scene, entries, ids, make_scene, signed_in, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def scene() -> Scene:
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


def row(
    card: Scorecard, code: str, *, seen: tuple[str, str, str] = ("", "", ""), **typed: str
) -> dict[str, str]:
    """The fields of one criterion as the script sends them; ``seen``: points, tick, words."""
    key = ids(card)[code]
    names = [f"{kind}_{key}" for kind in ("points", "absent", "words")]
    before = {f"seen-{name}": text for name, text in zip(names, seen, strict=True)}
    return before | {f"{kind}_{key}": typed.get(kind, "") for kind in ("points", "absent", "words")}


def quietly(client: Client, page: str, card: Scorecard, data: dict[str, str]) -> Any:
    return client.post(reverse(page, args=[card.pk]), data, headers={"accept": "application/json"})


def test_one_criterion_is_saved_and_told(scene: Scene) -> None:
    card, client = scene.started(), signed_in(scene.speaker)
    key = ids(card)["danh-gia"]
    answer = quietly(client, "scorecard_self", card, row(card, "danh-gia", points="7,50", words=" Có "))
    told = answer.json()
    assert answer.status_code == 200
    assert told["stored"] == {f"points_{key}": "7,5", f"absent_{key}": "", f"words_{key}": "Có"}
    assert (told["errors"], told["overtaken"], told["unproved"]) == ({}, {}, [])
    assert told["sums"]["total"] == told["sums"]["I"] == "7,50"
    assert "2 tiêu chí" in told["gaps"]
    assert "2.1, 2.2" in told["against"]
    assert card.scores.get(criterion=key).self_points == Decimal("7.5")


def test_an_error_does_not_hold_up_the_others(scene: Scene) -> None:
    card, client = scene.started(), signed_in(scene.speaker)
    wrong, right = row(card, "danh-gia", points="31"), row(card, "tru-diem", points="19")
    told = quietly(client, "scorecard_self", card, wrong | right).json()
    by_code = ids(card)
    assert list(told["errors"]) == [f"points_{by_code['danh-gia']}"]
    assert f"points_{by_code['danh-gia']}" not in told["stored"]
    assert card.scores.get(criterion__code="tru-diem").self_points == 19


def test_a_clash_tells_both_and_saves_the_rest(scene: Scene) -> None:
    card, client = scene.started(), signed_in(scene.speaker)
    key = ids(card)["danh-gia"]
    theirs = {key: SelfEntry(Decimal(9), "Văn phòng ghi")}
    actions.save_self(scorecard=card, by=scene.office, now=NOW, entries=theirs)
    mine = row(card, "danh-gia", points="5") | row(card, "tru-diem", points="18")
    told = quietly(client, "scorecard_self", card, mine).json()
    clash = told["overtaken"][f"points_{key}"]
    assert (clash["text"], clash["words"]) == ("9", "9")
    assert scene.office.full_name in clash["by"]
    assert card.scores.get(criterion=key).self_points == 9
    assert card.scores.get(criterion__code="tru-diem").self_points == 18
    knowing = row(card, "danh-gia", points="5", words="Của tôi", seen=("9", "", "Văn phòng ghi"))
    assert quietly(client, "scorecard_self", card, knowing).json()["overtaken"] == {}
    assert card.scores.get(criterion=key).self_points == 5


def test_a_sent_sheet_says_why_nothing_is_saved(scene: Scene) -> None:
    card, client = scene.filled(), signed_in(scene.speaker)
    actions.submit(scorecard=card, by=scene.office, now=timezone.now())
    answer = quietly(client, "scorecard_self", card, row(card, "danh-gia", points="5"))
    assert answer.status_code == 409
    assert "Phiếu đã gửi nên không sửa được nữa" in answer.json()["refused"][0]


def test_measured_points_cannot_be_typed_over(scene: Scene) -> None:
    """Neither by the participant, nor by the office; quietly or with the button."""
    card = scene.filled()
    key = ids(card)["ty-le"]
    forged = row(card, "ty-le", points="1", words="x")
    quietly(signed_in(scene.speaker), "scorecard_self", card, forged)
    signed_in(scene.speaker).post(reverse("scorecard_self", args=[card.pk]), forged)
    actions.submit(scorecard=card, by=scene.office, now=timezone.now())
    quietly(signed_in(scene.office), "scorecard_appraise", card, forged)
    score = card.scores.get(criterion=key)
    assert (score.self_points, score.points) == (20, 20)


def test_the_appraiser_is_asked_for_a_reason_beside_the_field(scene: Scene) -> None:
    card, client = scene.submitted(), signed_in(scene.office)
    key = ids(card)["danh-gia"]
    told = quietly(client, "scorecard_appraise", card, row(card, "danh-gia", points="20")).json()
    assert told["errors"] == {f"words_{key}": ["Khác với phần tự chấm: hãy ghi rõ lý do."]}
    told = quietly(client, "scorecard_appraise", card, row(card, "danh-gia", points="20", words="Thiếu"))
    assert told.json()["errors"] == {}
    measured = row(card, "ty-le", absent="1", words="Không có hồ sơ")
    assert quietly(client, "scorecard_appraise", card, measured).json()["errors"] == {}
    assert card.scores.get(criterion__code="ty-le").not_arising


def test_keeping_takes_over_what_does_not_arise(scene: Scene) -> None:
    card = scene.filled()
    key = ids(card)["danh-gia"]
    absent = {key: SelfEntry(None, "Không có", not_arising=True)}
    actions.save_self(scorecard=card, by=scene.speaker, now=NOW, entries=absent)
    actions.submit(scorecard=card, by=scene.office, now=timezone.now())
    client = signed_in(scene.office)
    address = reverse("scorecard_appraise", args=[card.pk])
    whole = row(card, "danh-gia") | row(card, "lua-chon") | row(card, "tru-diem") | row(card, "ty-le")
    assert client.post(address, whole | {"keep": "1"}).status_code == 302
    given = {score.criterion_id: (score.points, score.not_arising) for score in card.scores.all()}
    assert given[key] == (None, True)
    assert all(points is not None or absent for points, absent in given.values())


def test_points_beside_the_tick_come_back_with_a_word(scene: Scene) -> None:
    card, client = scene.started(), signed_in(scene.speaker)
    both = row(card, "danh-gia", points="5", absent="1")
    page = text_of(client.post(reverse("scorecard_self", args=[card.pk]), both))
    assert "Đã đánh dấu không phát sinh thì để trống ô điểm" in page
    assert 'value="5"' in page
    assert card.scores.get(criterion__code="danh-gia").self_points is None


def test_the_board_says_what_a_sheet_lacks(scene: Scene) -> None:
    card = scene.started()
    key = ids(card)["danh-gia"]
    actions.save_self(scorecard=card, by=scene.speaker, now=NOW, entries={key: SelfEntry(Decimal(5))})
    page = text_of(signed_in(scene.speaker).get(reverse("scorecards")))
    assert "Còn thiếu: 2 tiêu chí, 1 tài liệu" in page
    actions.save_self(scorecard=card, by=scene.speaker, now=NOW, entries=entries(card))
    assert "Còn thiếu" not in text_of(signed_in(scene.speaker).get(reverse("scorecards")))
    actions.submit(scorecard=card, by=scene.office, now=timezone.now())
    page = text_of(signed_in(scene.office).get(reverse("scorecards")))
    assert "Còn thiếu: 3 tiêu chí, 1 số liệu" in page


def test_a_sheet_is_defended_from_one_screen(scene: Scene) -> None:
    """Points of all stages, the working, the source, the note, and every change with its reason."""
    card = scene.submitted()
    client = signed_in(scene.office)
    quietly(client, "scorecard_appraise", card, row(card, "danh-gia", points="20", words="Thiếu biên bản"))
    whole = row(card, "lua-chon") | row(card, "tru-diem") | {"keep": "1", "finish": "1"}
    client.post(reverse("scorecard_appraise", args=[card.pk]), whole)
    score = card.scores.get(criterion__code="tru-diem")
    score.council_points, score.council_reason = Decimal(18), "Còn một lỗi"
    score.save()
    page = text_of(signed_in(scene.speaker).get(reverse("scorecard", args=[card.pk])))
    for words in (
        "98% × 20 / 98% = 20,0 (mức tối đa)",
        "Nguồn: Báo cáo số 12",
        "Có kế hoạch kèm theo.",
        "Thẩm định: 25,00 → 20,00",
        "Thiếu biên bản",
        scene.office.full_name,
        "Điểm đạt 90,00 / 100 điểm; tổng 90,00",
        "Điểm đạt 88,00 / 100 điểm; tổng 88,00",
        "Còn một lỗi",
    ):
        assert words in page, words
