"""The screens of the round of explanation."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils import timezone

from campaigns.actions import scorecards as actions
from campaigns.enums import ExplanationState, Role
from campaigns.models import Explanation, Period, Scorecard
from tests import factories as make
from tests.campaigns.actions.answers_scene import WHY, score
from tests.campaigns.scoring_scene import Scene, make_scene, signed_in, text_of

pytestmark = pytest.mark.django_db
S = ExplanationState


@pytest.fixture
def scene() -> Scene:
    """Appraisals finished now open a round of three days."""
    scene = make_scene()
    Period.objects.update(explanation_days=3)
    scene.period.refresh_from_db()
    return scene


def appraised(scene: Scene) -> Scorecard:
    return scene.appraised(judged=20, now=timezone.now())


def explained(scene: Scene, card: Scorecard, code: str = "danh-gia") -> Explanation:
    return actions.explain(score=score(card, code), by=scene.speaker, now=timezone.now(), text=WHY)


def address(card: Scorecard, code: str = "danh-gia") -> str:
    return reverse("explanation", args=[card.pk, score(card, code).pk])


def test_the_sheet_tells_its_participant_until_when(scene: Scene) -> None:
    card = appraised(scene)
    page = text_of(signed_in(scene.speaker).get(reverse("scorecard", args=[card.pk])))
    last = timezone.localdate() + timedelta(3)
    assert f"Giải trình đến hết ngày {last:%d/%m/%Y}" in page
    assert reverse("explanations", args=[card.pk]) in page
    assert "Đồng ý với kết quả thẩm định" in page


def test_the_office_is_not_offered_to_agree(scene: Scene) -> None:
    card = appraised(scene)
    page = text_of(signed_in(scene.office).get(reverse("scorecard", args=[card.pk])))
    assert reverse("scorecard_agree", args=[card.pk]) not in page
    assert reverse("council_points", args=[card.pk]) in page


def test_without_a_round_nothing_is_said(scene: Scene) -> None:
    Period.objects.update(explanation_days=0)
    scene.period.refresh_from_db()
    card = appraised(scene)
    page = text_of(signed_in(scene.speaker).get(reverse("scorecard", args=[card.pk])))
    assert "iải trình" not in page
    answer = signed_in(scene.speaker).post(address(card), {"text": WHY})
    assert "không mở giải trình" in text_of(answer)
    assert WHY in text_of(answer)


def test_from_the_explanation_to_the_answer(scene: Scene) -> None:
    card = appraised(scene)
    unit, office = signed_in(scene.speaker), signed_in(scene.office)
    assert address(card) in text_of(unit.get(reverse("explanations", args=[card.pk])))
    assert unit.post(address(card), {"text": WHY}).url == reverse("explanations", args=[card.pk])
    waiting = Explanation.objects.get()
    listed = text_of(office.get(reverse("explanations_open"), {"dot": scene.period.code}))
    assert WHY in listed
    assert address(card) in listed
    form = text_of(office.get(address(card)))
    assert "Lưu trả lời" in form
    assert "Rút giải trình" not in form
    data = {"explanation": waiting.pk, "decision": "accepted", "points": "25,5", "reason": "Đã nhận báo cáo."}
    assert office.post(address(card), data).status_code == 302
    card.refresh_from_db()
    assert card.total == Decimal("95.5")
    for client in (unit, office):
        page = " ".join(text_of(client.get(reverse("scorecard", args=[card.pk]))).split())
        for said in (WHY, "Tiếp thu", "20,00 → 25,50", "Đã nhận báo cáo."):
            assert said in page
    assert WHY not in text_of(office.get(reverse("explanations_open"), {"dot": scene.period.code}))


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"decision": "accepted", "points": "", "reason": "Vì sao"}, "phải ghi điểm mới"),
        ({"decision": "accepted", "points": "chín", "reason": "Vì sao"}, "Hãy nhập điểm bằng số"),
        ({"decision": "accepted", "points": "20", "reason": "Vì sao"}, "bằng điểm đã thẩm định"),
        ({"decision": "accepted", "points": "31", "reason": "Vì sao"}, "không được lớn hơn"),
        ({"decision": "accepted", "points": "9", "not_arising": "on", "reason": "Vì sao"}, "không cùng lúc"),
        ({"decision": "kept", "points": "25", "reason": "Vì sao"}, "để trống điểm mới"),
        ({"decision": "", "points": "25", "reason": "Vì sao"}, "Hãy chọn tiếp thu hoặc giữ nguyên"),
        ({"decision": "kept", "points": "", "reason": ""}, "Hãy ghi rõ lý do"),
    ],
)
def test_a_wrong_answer_comes_back_as_typed(scene: Scene, fields: dict[str, str], words: str) -> None:
    card = appraised(scene)
    made = explained(scene, card)
    page = text_of(signed_in(scene.office).post(address(card), fields | {"explanation": made.pk}))
    assert words in page
    assert fields["reason"] in page
    if fields["points"]:
        assert f'value="{fields["points"]}"' in page
    made.refresh_from_db()
    assert made.state == S.OPEN


def test_who_answers_second_keeps_his_text(scene: Scene) -> None:
    card = appraised(scene)
    made = explained(scene, card)
    other = make.make_user(Role.OFFICE)
    actions.answer(explanation=made, by=other, now=timezone.now(), accepted=False, reason="Chưa đủ căn cứ.")
    data = {"explanation": made.pk, "decision": "accepted", "points": "25", "reason": "Lời của người sau"}
    page = text_of(signed_in(scene.office).post(address(card), data))
    for said in ("không còn chờ trả lời", "Chưa đủ căn cứ.", "Lời của người sau"):
        assert said in page


def test_a_measured_point_is_answered_in_words(scene: Scene) -> None:
    card = appraised(scene)
    made = explained(scene, card, "ty-le")
    client = signed_in(scene.office)
    form = text_of(client.get(address(card, "ty-le")))
    assert 'name="points"' not in form
    data = {"explanation": made.pk, "decision": "accepted", "reason": "Số liệu sẽ được sửa."}
    page = text_of(client.post(address(card, "ty-le"), data, follow=True))
    assert "Hãy sửa số liệu ở trang Chỉ số" in page
    made.refresh_from_db()
    assert made.state == S.ACCEPTED


def test_agreeing(scene: Scene) -> None:
    card, client = appraised(scene), signed_in(scene.speaker)
    page = text_of(
        client.post(reverse("scorecard_agree", args=[card.pk]), {"version": card.version}, follow=True)
    )
    assert "Đã đồng ý với kết quả thẩm định" in page
    card.refresh_from_db()
    assert card.agreed_by == scene.speaker
    assert "Đã đồng ý với kết quả thẩm định nên không giải trình thêm được" in text_of(
        client.get(address(card))
    )


def test_withdrawing(scene: Scene) -> None:
    card, client = appraised(scene), signed_in(scene.speaker)
    made = explained(scene, card)
    assert "Rút giải trình" in text_of(client.get(address(card)))
    assert client.post(reverse("explanation_withdraw", args=[made.pk])).status_code == 302
    made.refresh_from_db()
    assert made.state == S.WITHDRAWN
    page = text_of(client.get(address(card)))
    assert "Gửi giải trình" in page
    assert WHY in page


def test_nobody_acts_for_others(scene: Scene) -> None:
    card = appraised(scene)
    made = explained(scene, card)
    chairman = signed_in(make.make_user(Role.CHAIRMAN))
    assert chairman.get(address(card)).status_code == 200
    answer = {"explanation": made.pk, "decision": "kept", "reason": "x"}
    for data in ({"text": "x"}, answer):
        assert chairman.post(address(card), data).status_code == 403
    assert chairman.post(reverse("scorecard_agree", args=[card.pk])).status_code == 403
    assert chairman.post(reverse("explanation_withdraw", args=[made.pk])).status_code == 403
    assert signed_in(scene.speaker).post(address(card), answer).status_code == 403
    stranger = signed_in(make.make_user(Role.UNIT, collective=make.make_collective(scene.unit.organisation)))
    for name in ("explanation_withdraw", "scorecard_agree"):
        pk = made.pk if name == "explanation_withdraw" else card.pk
        assert stranger.post(reverse(name, args=[pk])).status_code == 404


def test_a_score_of_another_sheet_is_not_found(scene: Scene) -> None:
    card = appraised(scene)
    other = scene.appraised(make.make_individual(scene.unit))
    wrong = reverse("explanation", args=[card.pk, score(other).pk])
    assert signed_in(scene.office).get(wrong).status_code == 404


def test_who_wrote_it_is_told_that_another_answers(scene: Scene) -> None:
    card = appraised(scene)
    actions.explain(score=score(card), by=scene.office, now=timezone.now(), text=WHY)
    page = text_of(signed_in(scene.office).get(address(card)))
    assert "người khác của Văn phòng phải trả lời" in page
    assert "Lưu trả lời" not in page


def test_the_ranking_names_who_waits_and_why(scene: Scene) -> None:
    card, client = appraised(scene), signed_in(scene.office)
    where = {"dot": scene.period.code, "loai": "tap-the"}
    page = text_of(client.get(reverse("ranking"), where))
    assert "Đang trong thời hạn giải trình" in page
    page = text_of(client.post(reverse("ranking_publish"), where, follow=True))
    assert "Đang trong thời hạn giải trình" in page
    actions.agree(scorecard=card, by=scene.speaker, now=timezone.now())
    page = text_of(client.get(reverse("ranking"), where))
    assert "Đang trong thời hạn giải trình" not in page
    card.refresh_from_db()
    client.post(reverse("ranking_publish"), where | {"seen": f"{card.pk}:{card.version}"})
    card.refresh_from_db()
    assert card.rank == 1


def test_the_worklist_names_both_sides(scene: Scene) -> None:
    card = appraised(scene)
    desk, unit, office = reverse("worklist"), signed_in(scene.speaker), signed_in(scene.office)
    page = text_of(unit.get(desk))
    assert "Xem kết quả thẩm định, đồng ý hoặc giải trình" in page
    assert reverse("explanations", args=[card.pk]) in page
    assert "Công bố xếp hạng" not in text_of(office.get(desk))
    made = explained(scene, card)
    assert "Trả lời 1 giải trình điểm thẩm định" in text_of(office.get(desk))
    actions.answer(explanation=made, by=scene.office, now=timezone.now(), accepted=False, reason="Vì.")
    assert "giải trình điểm thẩm định" not in text_of(office.get(desk))
    actions.agree(scorecard=card, by=scene.speaker, now=timezone.now())
    assert "đồng ý hoặc giải trình" not in text_of(unit.get(desk))
    assert "Công bố xếp hạng" in text_of(office.get(desk))
