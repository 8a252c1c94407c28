"""Letters, minutes of counting, reports, ballots and the plan on the screen."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from awards.enums import PaperKind
from awards.forms.dossiers import signatory_field
from awards.models import Meeting, Paper, SummaryText
from campaigns.enums import Role, SignatoryRole
from campaigns.models import Signatory
from tests.awards.award_story import Story, tell
from tests.awards.documents.test_compose_letters import planned
from tests.awards.documents.test_compose_reports import write_outlook
from tests.factories import make_user

DRAFT, ISSUE = "paper_draft", "paper_issue"


@pytest.fixture
def story(db: None) -> Story:
    return tell()


@pytest.fixture
def page(client: Client, story: Story) -> Client:
    client.force_login(story.office)
    return client


def text(client: Client, url: str) -> str:
    response = client.get(url)
    assert response.status_code == 200, url
    return response.content.decode()


# --- The meeting's papers --------------------------------------------------------------------------


def links(meeting: Meeting, *slugs: str) -> list[str]:
    return [reverse(name, args=[slug, meeting.pk]) for slug in slugs for name in (DRAFT, ISSUE)]


def test_a_planned_meeting_offers_its_invitation(page: Client, story: Story) -> None:
    meeting = planned(story)
    shown = text(page, reverse("meeting", args=[meeting.pk]))
    assert all(link in shown for link in links(meeting, "giay-moi"))
    assert not any(link in shown for link in links(meeting, "bien-ban", "bien-ban-kiem-phieu"))
    assert reverse("printout", args=["phieu-bau", meeting.pk]) not in shown


def test_a_closed_meeting_offers_both_minutes(page: Client, story: Story) -> None:
    shown = text(page, reverse("meeting", args=[story.meeting.pk]))
    assert all(link in shown for link in links(story.meeting, "bien-ban", "bien-ban-kiem-phieu"))
    assert not any(link in shown for link in links(story.meeting, "giay-moi"))


def test_an_invitation_is_issued_and_replaced_from_the_meeting(page: Client, story: Story) -> None:
    meeting = planned(story)
    issue = reverse(ISSUE, args=["giay-moi", meeting.pk])
    assert page.post(issue, {"number": "1", "day": "18/12/2024"}).status_code == 302
    paper = Paper.objects.get(kind=PaperKind.INVITATION)
    shown = text(page, reverse("meeting", args=[meeting.pk]))
    assert reverse("paper", args=[paper.pk]) in shown
    assert f"{issue}?thay-the={paper.pk}" in shown
    answer = page.post(issue, {"number": "2", "day": "19/12/2024", "replaces": paper.pk})
    assert answer.status_code == 302
    assert "(đã thay thế; bản xem có dấu, tệp tải về là bản gốc)" in text(
        page, reverse("meeting", args=[meeting.pk])
    )


def test_who_counted_is_chosen_where_the_minutes_are_issued(page: Client, story: Story) -> None:
    issue = reverse(ISSUE, args=["bien-ban-kiem-phieu", story.meeting.pk])
    seats = list(story.meeting.council.seats.order_by("position"))
    shown = text(page, issue)
    assert "Tổ trưởng Tổ kiểm phiếu" in shown
    assert f'value="{seats[-1].pk}"' not in shown, "was absent"
    typed = {"number": "2", "day": "06/12/2024", "head": seats[2].pk, "member": seats[2].pk}
    refused = page.post(issue, typed).content.decode()
    assert "phải là những người khác nhau" in refused
    assert f'value="{seats[2].pk}" selected' in refused
    assert page.post(issue, typed | {"member": seats[-1].pk}).status_code == 200, "not among the choices"
    assert page.post(issue, typed | {"member": seats[3].pk}).status_code == 302
    paper = Paper.objects.get(kind=PaperKind.TALLY_MINUTES)
    assert paper.payload["head"]["person"]["name"] == seats[2].name


def test_ballots_of_a_secret_vote_are_printed_by_the_office_alone(client: Client, story: Story) -> None:
    meeting = planned(story, secret=True)
    url = reverse("printout", args=["phieu-bau", meeting.pk])
    for user, status in (
        (story.office, 200),
        (story.chairman, 404),
        (make_user(Role.UNIT), 404),
        (make_user(Role.COUNCIL), 404),
    ):
        client.force_login(user)
        assert client.get(url).status_code == status, user.roles
    client.force_login(story.office)
    assert client.get(url)["Content-Disposition"] == 'inline; filename="Phieu-bau.pdf"'
    assert url in text(client, reverse("meeting", args=[meeting.pk]))
    over = client.get(reverse("printout", args=["phieu-bau", story.meeting.pk]))
    assert (over.status_code, "biểu quyết công khai" in over.content.decode()) == (409, True)


# --- Reminders -------------------------------------------------------------------------------------


@pytest.mark.parametrize(("board", "stage"), [("registrations", "registration"), ("scorecards", "scoring")])
def test_the_boards_lead_the_office_to_a_reminder(page: Client, story: Story, board: str, stage: str) -> None:
    wanted = f"{reverse(ISSUE, args=['cong-van-don-doc', story.period.pk])}?stage={stage}"
    url = f"{reverse(board)}?dot={story.period.code}"
    assert wanted in text(page, url)
    page.force_login(make_user(Role.UNIT))
    assert wanted not in text(page, url)


def test_the_stage_is_chosen_kept_and_issued(
    page: Client, story: Story, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("awards.views.papers.timezone.localdate", lambda *_: date(2024, 4, 2))
    issue = reverse(ISSUE, args=["cong-van-don-doc", story.period.pk])
    shown = text(page, f"{issue}?stage=registration")
    draft = reverse(DRAFT, args=["cong-van-don-doc", story.period.pk])
    assert f'href="{draft}?stage=registration"' in shown
    assert '<input type="hidden" name="stage" value="registration"' in shown
    assert page.get(f"{draft}?stage=registration")["Content-Type"] == "application/pdf"
    assert "Không còn cơ quan, đơn vị nào chậm" in text(page, f"{issue}?stage=report")
    assert page.get(f"{draft}?stage=report").status_code == 409
    assert "Hãy chọn việc cần đôn đốc" in text(page, f"{issue}?stage=khac")
    monkeypatch.setattr("awards.views.papers.timezone.localdate", lambda *_: date(2024, 12, 10))
    assert 'name="number"' in text(page, f"{issue}?stage=registration"), "an earlier day may be lawful"
    signer = {"signatory": story.campaign.organisation.signatories.get().pk}
    late = {"number": "7", "day": "16/11/2024", "stage": "registration"} | signer
    assert "Đã quá ngày cuối cùng" in page.post(issue, late).content.decode()
    typed = {"number": "7", "day": "02/04/2024", "stage": "registration"}
    done = page.post(issue, typed | signer)
    assert done["Location"] == f"{reverse('statistics')}?dot=2024#van-ban"
    assert Paper.objects.get().payload["stage"] == "registration"
    listed = text(page, f"{reverse('statistics')}?dot=2024")
    assert "Công văn đôn đốc số 07/UBND-TĐKT" in listed
    assert "V/v đôn đốc đăng ký thi đua năm 2024" in listed


def test_every_capacity_is_offered_but_not_for_the_own_power(page: Client, story: Story) -> None:
    Signatory.objects.create(
        organisation=story.campaign.organisation,
        role=SignatoryRole.BY_ORDER,
        name="Lê Văn Cường",
        title="Chánh Văn phòng",
    )
    story.issue_minutes()
    shown = text(page, reverse(ISSUE, args=["to-trinh", story.dossier.pk]))
    assert "Chánh Văn phòng Lê Văn Cường – Ký thừa lệnh (TL.)" in shown
    organisation = story.campaign.organisation
    own = signatory_field(organisation, own_power=True).queryset
    assert [signer.role for signer in signatory_field(organisation).queryset] == ["chairman", "by_order"]
    assert [signer.role for signer in own] == ["chairman"]


# --- Summary report --------------------------------------------------------------------------------


def test_the_reports_words_are_written_and_kept(page: Client, story: Story) -> None:
    url = reverse("summary_text", args=[story.period.code])
    typed = {"version": "0", "strengths": "Tốt", "shortcomings": "", "directions": "- Tiếp tục"}
    assert page.post(url, typed)["Location"] == f"{reverse('statistics')}?dot=2024#van-ban"
    assert SummaryText.objects.get().directions == "- Tiếp tục"
    assert 'name="version" value="1"' in text(page, url)
    conflict = page.post(url, typed | {"strengths": "Lời của tôi"}).content.decode()
    for words in ("Người khác vừa lưu lời văn này", "Lời của tôi", "<p>Tốt</p>", 'name="version" value="1"'):
        assert words in conflict
    assert SummaryText.objects.get().strengths == "Tốt"
    assert page.post(url, typed | {"version": "1", "strengths": "Lời của tôi"}).status_code == 302
    assert SummaryText.objects.get().strengths == "Lời của tôi"
    assert page.get(reverse("summary_text", args=["khong-co"])).status_code == 404


def test_the_report_is_issued_from_the_statistics(page: Client, story: Story) -> None:
    issue = reverse(ISSUE, args=["bao-cao-tong-ket", story.period.pk])
    statistics = f"{reverse('statistics')}?dot=2024"
    shown = text(page, statistics)
    assert issue in shown
    assert reverse(DRAFT, args=["bao-cao-tong-ket", story.period.pk]) in shown
    refused = text(page, issue)
    assert "Chưa ghi phương hướng" in refused
    assert reverse("summary_text", args=[story.period.code]) in refused
    write_outlook(story)
    signer = story.campaign.organisation.signatories.get().pk
    typed = {"number": "12", "day": "31/12/2024", "signatory": signer}
    assert page.post(issue, typed).status_code == 302
    paper = Paper.objects.get()
    shown = text(page, statistics)
    assert "Báo cáo tổng kết số 12/BC-UBND" in shown
    assert f"{issue}?thay-the={paper.pk}" in shown


@pytest.mark.parametrize("role", [Role.COUNCIL, Role.CULTURE])
def test_other_readers_of_figures_see_no_papers(client: Client, story: Story, role: Role) -> None:
    client.force_login(make_user(role))
    assert "Văn bản của đợt" not in text(client, reverse("statistics"))
    draft = reverse(DRAFT, args=["bao-cao-tong-ket", story.period.pk])
    assert client.get(draft).status_code == 404


# --- The plan --------------------------------------------------------------------------------------


def test_everybody_takes_the_plan_home(client: Client, story: Story) -> None:
    story.campaign.sections.create(number="I", heading="MỤC ĐÍCH", body="1. Mục đích\nThi đua.", position=1)
    url = reverse("plan_paper")
    assert url in text(client, reverse("plan"))
    shown = client.get(url)
    assert shown["Content-Type"] == "application/pdf"
    assert shown["Content-Disposition"] == 'inline; filename="Ke-hoach_312-KH-UBND.pdf"'
    assert client.get(f"{url}?tai-ve")["Content-Disposition"].startswith("attachment")
    assert client.get(url, headers={"if-none-match": shown["ETag"]}).status_code == 304
    story.campaign.sections.update(heading="YÊU CẦU")
    assert client.get(url, headers={"if-none-match": shown["ETag"]}).content != shown.content
