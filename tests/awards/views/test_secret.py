"""The secret vote as its people meet it, from nine sign-ins to minutes that are recounted from the record."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest
from django.contrib import admin
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from awards.actions.council import key_count, put_off
from awards.documents.compose.minutes import minutes_sheet
from awards.documents.compose.tally import tally_sheet
from awards.enums import Choice, PaperKind, VoteMeans
from awards.forms.paper_options import OPTION_FORMS
from awards.forms.secret_vote import CODES
from awards.models import AgendaItem, BallotBox, PaperCount, Turn
from awards.queries.council import present_at
from awards.queries.secret_vote import recount_of
from awards.rules.secret_vote import Counted
from campaigns.models import User
from tests.awards.secret_scene import ABSENT, ENDS, NOW, SecretScene
from tests.page_checks import MISSING, check_page, seen_text

CODE = {choice: code for code, choice in CODES.items()}
FOR, AGAINST, ABSTAIN = Choice.FOR, Choice.AGAINST, Choice.ABSTAIN


def browser(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def address(name: str, item: AgendaItem) -> str:
    return reverse(name, args=[item.meeting_id, item.pk])


def ask(client: Client, item: AgendaItem, choice: Choice) -> HttpResponse:
    """The first step: the question whether to send."""
    return client.post(address("meeting_vote", item), {"choice": CODE[choice]})


def send(client: Client, item: AgendaItem, choice: Choice) -> HttpResponse:
    """The second step, as the page of the first sends it."""
    question = ask(client, item, choice).content.decode()
    fields = dict(re.findall(r'type="hidden" name="(choice|sure)" value="(\w+)"', question))
    assert set(fields) == {"choice", "sure"}
    return client.post(address("meeting_vote", item), fields)


@pytest.mark.django_db
def test_a_meeting_from_nine_sign_ins_to_the_minutes() -> None:
    """Nine members, one absent, one stepping aside on the second case, two with printed ballots."""
    s = SecretScene(2, interested=True)
    desk = browser(s.office)
    team = {"seats": [seat.pk for seat in s.seats(2, 3)], "head": s.members[2].pk}
    desk.post(reverse("meeting_tellers", args=[s.meeting.pk]), team)
    desk.post(
        reverse("meeting_paper_ballots", args=[s.meeting.pk]),
        {"seats": [seat.pk for seat in s.seats(5, 6)]},
    )
    first, second = s.items
    ballots = {
        first: dict(zip((0, 1, 2, 3, 4, ABSENT - 1), [FOR, FOR, FOR, AGAINST, ABSTAIN, FOR], strict=True)),
        second: dict(zip((0, 1, 2, 3, 4), [AGAINST, AGAINST, FOR, FOR, ABSTAIN], strict=True)),
    }
    people = {place: browser(s.user(place)) for place in range(9)}
    for item, choices in ballots.items():
        for place, choice in choices.items():
            answer = send(people[place], item, choice)
            assert answer.status_code == 302, f"{place} on {item}"
    assert ask(people[ABSENT], first, FOR).status_code == 403
    assert send_refused(people[ABSENT - 1], second) == "stays"

    for item, counts in ((first, (1, 1, 0, 0)), (second, (0, 1, 0, 1))):
        names = ("votes_for", "votes_against", "votes_abstain", "votes_invalid")
        sheet = {"issued": 2, "returned": 2, **dict(zip(names, counts, strict=True))}
        people[2].post(address("meeting_count", item), sheet)
        assert "Xác nhận kết quả" in people[3].get(address("meeting_count", item)).content.decode()
        people[3].post(address("meeting_count_confirm", item), {"version": 1})
    closing = {"day": "10/12/2024", "hour": "11:00"}
    desk.post(reverse("meeting_close", args=[s.meeting.pk]), closing)

    s.meeting.refresh_from_db()
    assert s.meeting.state == "closed"
    for item, choices in ballots.items():
        item.refresh_from_db()
        printed = {first: (1, 1, 0), second: (0, 1, 0)}[item]
        by_hand = tuple(
            list(choices.values()).count(choice) + on_paper
            for choice, on_paper in zip((FOR, AGAINST, ABSTAIN), printed, strict=True)
        )
        assert (item.votes_for, item.votes_against, item.votes_abstain) == by_hand
        recount = recount_of(item, s.members, present_at(s.meeting))
        assert recount is not None
        assert recount.agrees
    assert (first.votes_for, first.base, str(first.share), first.result) == (5, 9, "55.56", "passed")
    assert (second.votes_for, second.base, str(second.share), second.result) == (2, 8, "25.00", "failed")
    check_papers(s)
    text = seen_text(desk.get(address("meeting_item", first)).content.decode())
    assert "5 / 9 = 55,56 %" in text
    assert "6 trên cổng + 2 phiếu giấy" in text


def send_refused(client: Client, item: AgendaItem) -> str:
    """What the second step answers to somebody who may not vote on ``item``."""
    answer = client.post(address("meeting_vote", item), {"choice": CODE[FOR], "sure": "on"})
    return "stays" if answer.headers.get("Location") == address("meeting_item", item) else "moves on"


def check_papers(s: SecretScene) -> None:
    """Every figure of both minutes is that of the record."""
    s.meeting.period.refresh_from_db()
    tally = tally_sheet(s.meeting, today=date(2024, 12, 10))
    minutes = minutes_sheet(s.meeting, today=date(2024, 12, 10))
    assert tally.head is not None
    assert (tally.head.person.name, tally.more_members) == (s.members[2].name, ())
    assert tally.means.startswith("02 thành viên bỏ phiếu kín bằng phiếu giấy")
    rows = [row for group in tally.groups for row in group.rows]
    held = [row for group in minutes.groups for row in group.rows]
    for item, row, line in zip(s.items, rows, held, strict=True):
        turns = Turn.objects.filter(item=item)
        box = BallotBox.objects.get(item=item)
        boxed = (box.votes_for, box.votes_against, box.votes_abstain, box.votes_invalid)
        assert row.issued == turns.exclude(means=VoteMeans.NOT_CAST).count()
        assert (row.in_favour, row.against, row.abstaining, row.invalid) == boxed
        assert (line.in_favour, line.against, line.abstaining, line.invalid) == boxed
        assert row.returned == sum(boxed) == row.issued
        assert row.share == line.share == item.share


@pytest.mark.django_db
def test_the_question_is_as_long_whatever_is_chosen() -> None:
    s = SecretScene()
    member = browser(s.user(4))
    answers = {choice: ask(member, s.item, choice) for choice in Choice}

    assert {answer.status_code for answer in answers.values()} == {200}
    assert len({len(answer.content) for answer in answers.values()}) == 1
    for choice, answer in answers.items():
        page = answer.content.decode()
        check_page(page, choice)
        assert f"<strong>“{choice.label}”</strong>" in page
        assert page.count("<strong hidden>") == 2
        assert "no-store" in answer.headers["Cache-Control"]
    assert not Turn.objects.exists(), "asking is not casting"


@pytest.mark.django_db
def test_a_cast_vote_is_told_by_nothing_that_the_server_sends_or_keeps(caplog: Any) -> None:
    s = SecretScene()
    seen = []
    for place, choice in ((3, FOR), (4, AGAINST), (5, ABSTAIN)):
        member = browser(s.user(place))
        sent = send(member, s.item, choice)
        assert "no-store" in sent.headers["Cache-Control"]
        page = member.get(address("meeting_item", s.item))
        assert "no-store" in page.headers["Cache-Control"]
        kept = dict(member.session.items())
        kept = {key: value for key, value in kept.items() if not key.startswith("_auth")}
        text = seen_text(page.content.decode()).replace(s.members[place].name, "")
        assert "Bạn đã bỏ phiếu nội dung này" in text
        assert not any(each.label in text for each in Choice), "neither the choice nor any other"
        seen.append((sent.headers["Location"], sent.content, kept))
    assert seen[0] == seen[1] == seen[2]
    assert caplog.text == ""


@pytest.mark.django_db
def test_a_second_sending_is_told_and_changes_nothing() -> None:
    s = SecretScene()
    member = browser(s.user(3))
    send(member, s.item, FOR)
    again = member.post(address("meeting_vote", s.item), {"choice": CODE[AGAINST], "sure": "on"}, follow=True)
    assert "Phiếu kín đã gửi thì không sửa được." in again.content.decode()
    again = member.post(address("meeting_vote", s.item), {"choice": CODE[AGAINST]}, follow=True)
    assert "Phiếu kín đã gửi thì không sửa được." in again.content.decode()
    box = BallotBox.objects.get()
    assert (box.votes_for, box.votes_against) == (1, 0)


@pytest.mark.django_db
@pytest.mark.parametrize("sent", [{}, {"choice": ""}, {"choice": "for"}, {"choice": "9", "sure": "on"}])
def test_what_is_no_choice_is_asked_again(sent: dict[str, str]) -> None:
    s = SecretScene()
    answer = browser(s.user(3)).post(address("meeting_vote", s.item), sent, follow=True)
    assert "Hãy chọn một trong ba ý kiến" in answer.content.decode()
    assert not Turn.objects.exists()


@pytest.mark.django_db
def test_a_member_is_led_through_all_items() -> None:
    s = SecretScene(3, interested=True)
    first, second, third = s.items
    member = browser(s.user(ABSENT - 1))  # he steps aside on the third
    page = member.get(address("meeting_item", second)).content.decode()
    assert page.count('class="vote-choice"') == 3
    assert send(member, second, FOR).headers["Location"] == address("meeting_item", first)
    done = send(member, first, FOR)
    assert done.headers["Location"] == reverse("meeting", args=[s.meeting.pk])
    page = member.get(address("meeting_item", third)).content.decode()
    assert 'class="vote-choice"' not in page
    assert "Bạn không biểu quyết nội dung này." in page


@pytest.mark.django_db
def test_the_worklist_leads_to_what_is_not_yet_voted() -> None:
    s = SecretScene(3)
    member = browser(s.user(4))
    s.cast(4)
    second = s.items[1]
    page = member.get(reverse("worklist")).content.decode()
    assert "Bỏ phiếu kín 2 nội dung" in page
    assert address("meeting_item", second) in page
    for item in s.items[1:]:
        s.cast(4, item=item)
    assert "Bỏ phiếu kín" not in seen_text(member.get(reverse("worklist")).content.decode())


@pytest.mark.django_db
def test_an_error_report_hides_the_choice() -> None:
    s = SecretScene()
    request = ask(browser(s.user(4)), s.item, FOR).wsgi_request
    assert request.sensitive_post_parameters == ("choice",)


@pytest.mark.django_db
def test_everybody_sees_who_is_missing_and_nobody_the_sums() -> None:
    s = SecretScene()
    for place in range(5):
        s.cast(place)
    for user in (s.office, s.user(6)):
        client = browser(user)
        progress = client.get(address("meeting_vote_progress", s.item)).json()
        assert progress == {
            "done": 5,
            "total": 8,
            "missing": [seat.name for seat in s.seats(5, 6, 7)],
            "over": False,
        }
        for page in (
            client.get(address("meeting_item", s.item)).content.decode(),
            client.get(reverse("meeting", args=[s.meeting.pk])).content.decode(),
        ):
            check_page(page, user.username)
            assert "5/8" in page
            assert s.members[6].name in page
            assert "Kiểm lại" not in page
    assert (
        "Kết thúc bỏ phiếu nội dung này"
        in browser(s.office).get(address("meeting_item", s.item)).content.decode()
    )


def test_the_admin_knows_neither_box_nor_count() -> None:
    assert not {BallotBox, PaperCount, Turn} & set(admin.site._registry)


@pytest.mark.django_db
def test_the_office_ends_a_vote_and_sees_the_recount() -> None:
    s = SecretScene()
    for place in range(6):
        s.cast(place)
    desk = browser(s.office)
    page = desk.post(address("meeting_vote_end", s.item), follow=True).content.decode()
    check_page(page, "recount")
    text = re.sub(r"\s+", " ", seen_text(page))
    assert "6 trên cổng + 2 không bỏ phiếu" in text
    assert "6 / 9 = 66,67 %" in text
    assert "Khớp" in text


@pytest.mark.django_db
def test_no_page_misses_what_its_template_names(settings: Any) -> None:
    engine = dict(settings.TEMPLATES[0])
    engine["OPTIONS"] = engine["OPTIONS"] | {"string_if_invalid": MISSING}
    settings.TEMPLATES = [engine]
    s = SecretScene(2, interested=True)
    s.team(2, 3)
    s.paper(5, 6)
    first, second = s.items
    for place in (0, 1, 2, 3, 4, ABSENT - 1):
        s.cast(place, item=second if place < 2 else first)
    key_count(item=first, counted=Counted(2, 1, 1, 0, 0, 0), by=s.user(2), now=ENDS)
    addresses = [reverse("meeting", args=[s.meeting.pk])]
    addresses += [address("meeting_item", item) for item in s.items]
    for user in (s.office, s.user(0), s.user(2), s.user(3), s.user(5), s.user(ABSENT - 1), s.user(ABSENT)):
        for url in addresses:
            check_page(browser(user).get(url).content.decode(), f"{url} by {user}")
    for user in (s.user(2), s.user(3)):
        for item in s.items:
            check_page(
                browser(user).get(address("meeting_count", item)).content.decode(), f"{item} by {user}"
            )


@pytest.mark.django_db
def test_the_minutes_name_a_team_of_three_and_ask_for_nobody() -> None:
    s = SecretScene()
    s.team(5, 3, 4)
    for place in range(8):
        s.cast(place)
    meeting = s.close()

    sheet = tally_sheet(meeting, today=date(2024, 12, 10), options={"head": str(s.members[6].pk)})
    assert sheet.head is not None
    assert sheet.member is not None
    named = [sheet.head, sheet.member, *sheet.more_members]
    assert [each.person.name for each in named] == [seat.name for seat in s.seats(5, 3, 4)]
    assert sheet.head_signature.name == s.members[5].name
    assert sheet.means == "Thành viên bỏ phiếu kín trên cổng thông tin, mỗi nội dung một lần"
    assert not OPTION_FORMS[PaperKind.TALLY_MINUTES](None, meeting).fields


@pytest.mark.django_db
def test_a_count_that_does_not_fit_keeps_what_was_typed() -> None:
    s = SecretScene()
    s.team(2, 3)
    s.paper(5, 6)
    names = ("issued", "returned", "votes_for", "votes_against", "votes_abstain", "votes_invalid")
    sheet = dict(zip(names, (2, 2, 7, 0, 0, 0), strict=True))
    page = browser(s.user(2)).post(address("meeting_count", s.item), sheet).content.decode()
    check_page(page, "count")
    assert "Hãy đếm lại từng loại." in page
    assert 'value="7"' in page


@pytest.mark.django_db
def test_the_queries_of_the_board_do_not_grow(django_assert_max_num_queries: Any) -> None:
    s = SecretScene(12)
    s.cast(3)
    desk = browser(s.office)
    with django_assert_max_num_queries(32):
        desk.get(reverse("meeting", args=[s.meeting.pk]))


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["meeting_paper_ballots", "meeting_tellers"])
def test_only_the_office_prepares_the_printed_ballots(name: str) -> None:
    s = SecretScene()
    assert browser(s.user(2)).post(reverse(name, args=[s.meeting.pk])).status_code == 403


@pytest.mark.django_db
def test_what_is_put_off_or_over_is_not_offered_again() -> None:
    s = SecretScene(nominations=3)
    put_off(item=s.items[0], reason="Chờ xác minh.", by=s.office, now=NOW)
    for place in range(8):
        s.cast(place, item=s.items[1])
    office = browser(s.office)
    page = office.get(reverse("meeting_item", args=[s.meeting.pk, s.items[0].pk])).content.decode()
    assert "Đã hoãn, xét lại ở phiên sau" in page
    assert reverse("meeting_vote_end", args=[s.meeting.pk, s.items[0].pk]) not in page
    assert "data-vote-count" not in page
    answer = office.get(reverse("meeting", args=[s.meeting.pk]))
    assert "Xét từng nội dung (2/3)" in answer.content.decode()
    assert answer.context["next_case"].item == s.items[2]
