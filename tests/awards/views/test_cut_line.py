"""The pages of quotas: the list with its line, recording an exception, revoking it."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse

from awards.enums import QuotaScope
from awards.models import QuotaException
from campaigns.enums import ParticipantKind, PeriodKind, Role
from tests import factories as make
from tests.world import World

pytestmark = pytest.mark.django_db
TYPED = {
    "extra": "1",
    "issuer": "Phòng Nội vụ huyện",
    "paper_number": "215/PNV-TĐKT",
    "paper_date": "02/09/2024",
    "reason": "Hai đơn vị cùng đạt.",
}


@pytest.fixture
def w() -> World:
    w = World()
    make.make_quota(w.form, 1)
    w.condition  # noqa: B018 - the standard that the plan has
    return w


@pytest.fixture
def office(client: Client, w: World) -> Client:
    client.force_login(w.office)
    return client


def page(client: Client, w: World, query: str = "") -> str:
    response = client.get(f"{reverse('cut_line')}?dot={w.period.code}{query}")
    assert response.status_code == 200
    return response.content.decode()


def exception_url(w: World) -> str:
    return reverse("quota_exception_new", args=[w.period.code, w.form.code, "collective"])


def test_the_page_draws_the_line_and_marks_the_tie(office: Client, w: World) -> None:
    for rank in (1, 1):
        registration = w.registration("accepted")
        w.scorecard("published", registration=registration, rank=rank, total=Decimal(90))
        w.nomination("submitted", registration=registration)
    text = page(office, w)
    assert text.count('class="cut-line"') == 2
    assert "02 đối tượng cho 01 suất còn lại" in text
    assert "Ranh giới: hết 01 tập thể" in text
    assert "Số chung của cấp khen thưởng" in text


def test_a_hard_limit_is_told_as_hard_and_offers_no_exception(office: Client, w: World) -> None:
    kind = ParticipantKind.INDIVIDUAL
    make.make_condition(w.own_form, kind)
    make.make_quota(
        w.own_form, 2, period_kind=PeriodKind.TERM, participant_kind=kind, scope=QuotaScope.COMMUNE
    )
    response = office.get(f"{reverse('cut_line')}?dot={w.term.code}")
    text = response.content.decode()
    assert "Giới hạn của xã" in text
    assert "không có ngoại lệ" in text
    assert "Ghi ngoại lệ" not in text
    url = reverse("quota_exception_new", args=[w.term.code, w.own_form.code, kind.value])
    assert "Đây là giới hạn riêng của xã" in office.get(url).content.decode()


def test_an_unknown_board_is_not_found(office: Client, w: World) -> None:
    assert office.get(f"{reverse('cut_line')}?dot={w.period.code}&bang=khong-co").status_code == 404


def test_the_office_records_one_and_sees_it(office: Client, w: World) -> None:
    response = office.post(exception_url(w), TYPED, follow=True)
    text = response.content.decode()
    assert "Đã ghi ngoại lệ" in text
    assert "văn bản số 215/PNV-TĐKT ngày 02/09/2024 của Phòng Nội vụ huyện" in text
    made = QuotaException.objects.get()
    assert (made.extra, made.paper_date.month, made.recorded_by) == (1, 9, w.office)


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"extra": "0"}, "Số suất thêm"),
        ({"paper_date": "31/12/2999"}, "Ngày văn bản 31/12/2999 chưa đến"),
        ({"reason": ""}, "Lý do"),
    ],
)
def test_what_was_typed_stays(office: Client, w: World, changes: dict[str, str], sentence: str) -> None:
    text = office.post(exception_url(w), TYPED | changes).content.decode()
    assert "Có nội dung cần sửa" in text
    assert sentence in text
    assert "215/PNV-TĐKT" in text
    assert not QuotaException.objects.exists()


def test_revoked_with_a_reason_and_still_listed(office: Client, w: World) -> None:
    made = w.quota_exception()
    url = reverse("quota_exception_revoke", args=[made.pk])
    text = office.post(url, {"reason": "Ghi nhầm đợt."}, follow=True).content.decode()
    assert "Đã thu hồi ngoại lệ" in text
    assert "Ghi nhầm đợt." in text
    assert office.get(url).status_code == 302


def test_the_chairman_sees_the_places_where_he_approves(client: Client, w: World) -> None:
    w.quota_exception(paper_number="215/PNV")
    row = w.nomination("passed")
    client.force_login(make.make_user(Role.CHAIRMAN))
    for url in (
        reverse("admin:awards_nomination_change", args=[row.pk]),
        f"{reverse('admin:nomination_approve')}?de_nghi={row.pk}",
    ):
        text = client.get(url).content.decode()
        assert "được chấp thuận thêm 01 (văn bản số 215/PNV ngày 02/12/2024); chưa duyệt đề nghị nào" in text


def test_the_list_of_nominations_counts_the_exception(office: Client, w: World) -> None:
    w.nomination("submitted")
    w.nomination("submitted")
    url = f"{reverse('nominations')}?dot={w.period.code}"
    assert "Số đề nghị nhiều hơn số lượng khen thưởng" in office.get(url).content.decode()
    w.quota_exception()
    text = office.get(url).content.decode()
    assert "Số đề nghị nhiều hơn số lượng khen thưởng" not in text
    assert "+1 được chấp thuận" in text
