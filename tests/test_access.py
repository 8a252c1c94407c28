"""Every address × every role: who gets in, that looking writes nothing, and what each page must be like."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cached_property
from hashlib import sha256
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from awards.models import Paper, Seat
from campaigns.enums import Role
from campaigns.models import Evidence, Registration, User
from tests import factories as make
from tests.awards.signing_rows import signed_copy
from tests.page_checks import MISSING, check_page
from tests.world import World

GUEST = "guest"
ROLES = (GUEST, "office", "chairman", "council", "unit", "person", "other_unit", "culture", "administrator")
MEANING = {"2": 200, "3": 403, "4": 404, "5": 405}


class House(World):
    """The world with an account of every role; ``unit`` and ``person`` are those whose rows are asked for."""

    @cached_property
    def office(self) -> User:
        return make.make_user(Role.OFFICE)

    def user(self, name: str) -> User:
        """The account called ``name`` in ``ROLES``."""
        makers: dict[str, Callable[[], User]] = {
            "office": lambda: self.office,
            "chairman": lambda: make.make_user(Role.CHAIRMAN),
            "council": self._member,
            "unit": lambda: make.make_user(Role.UNIT, collective=self.unit),
            "person": lambda: make.make_user(Role.INDIVIDUAL, individual=self.person),
            "other_unit": lambda: make.make_user(
                Role.UNIT, collective=make.make_collective(self.organisation)
            ),
            "culture": lambda: make.make_user(Role.CULTURE),
            "administrator": lambda: make.make_user(Role.ADMINISTRATOR),
        }
        return makers[name]()

    def _member(self) -> User:
        member = make.make_user(Role.COUNCIL)
        Seat.objects.filter(pk=self.seats[2].pk).update(user=member)
        return member

    def mine(self, state: str = "accepted", **fields: Any) -> Registration:
        """The registration of the unit itself."""
        return self.registration(state, participant=self.unit, **fields)

    def proposed(self, state: str = "draft", **fields: Any) -> Any:
        return self.nomination(state, registration=self.mine(), **fields)

    def sheet(self, state: str = "draft") -> Any:
        card = self.scorecard(state, registration=self.mine())
        self.score(scorecard=card)
        return card

    def term_award(self) -> tuple[str, str]:
        return self.term.code, self.own_form.code


Args = Callable[[House], tuple[Any, ...]]


def _nothing(w: House) -> tuple[Any, ...]:
    return ()


def _pk(build: Callable[[House], Any], *more: Any) -> Args:
    return lambda w: (build(w).pk, *more)


def _item(w: House) -> tuple[Any, ...]:
    item = w.item()
    return item.meeting_id, item.pk


def _secret_item(w: House) -> tuple[Any, ...]:
    item = w.item(meeting=w.meeting("open", secret=True))
    return item.meeting_id, item.pk


def _score(w: House) -> tuple[Any, ...]:
    card = w.sheet()
    return card.pk, card.scores.get().pk


def _explained(w: House) -> tuple[Any, ...]:
    card = w.sheet("appraised")
    return card.pk, card.scores.get().pk


def _explanation(w: House) -> tuple[Any, ...]:
    return (w.explanation(score=w.sheet("appraised").scores.get()).pk,)


def _evidence(w: House) -> tuple[Any, ...]:
    proof = ContentFile(b"%PDF-1.4", "bao-cao.pdf")
    values = {"file": proof, "size": 8, "sha256": sha256(b"%PDF-1.4").hexdigest()}
    return (w.evidence(score=w.sheet().scores.get(), **values).pk,)


def _evidence_paper(w: House) -> tuple[Any, ...]:
    return (Evidence.objects.get(pk=_evidence(w)[0]).paper_id,)


def _paper(w: House) -> tuple[Any, ...]:
    paper, file = w.paper(), b"%PDF-1.4"
    name = storages["papers"].save("to-trinh.pdf", ContentFile(file))
    Paper.objects.fill(paper, file=name, sha256=sha256(file).hexdigest(), size=len(file), pages=1)
    return (paper.pk,)


def _made(w: House) -> tuple[Any, ...]:
    name = storages["runs"].save("ho-so.bin", ContentFile(b"PK"))
    return (w.run("done", file=name, file_name="Ho-so.zip").pk,)


def _signed_copy(w: House) -> tuple[Any, ...]:
    file = b"%PDF-1.4"
    name = storages["papers"].save("ban-ky.pdf", ContentFile(file))
    copy = signed_copy(w, file=name, sha256=sha256(file).hexdigest(), size=len(file))
    return (copy.paper_id, copy.number)


def _package(w: House) -> tuple[Any, ...]:
    content = b"PK"
    name = storages["papers"].save("ho-so.zip", ContentFile(content))
    row = w.hand_over(file=name, filename="ho-so.zip", sha256=sha256(content).hexdigest(), size=len(content))
    return row.dossier_id, row.number


def _remark(w: House) -> tuple[Any, ...]:
    remark = w.remark()
    return remark.hand_over.dossier_id, remark.pk


def _namesake(w: House) -> tuple[Any, ...]:
    """The unit's person, and somebody of the same birthday and nearly the same name, awarded before."""
    mine = w.nomination("submitted", registration=w.registration("accepted", participant=w.person))
    misspelt = f"{w.person.full_name}g"
    past = w.past_award(name=misspelt, date_of_birth=w.person.date_of_birth)
    return mine.pk, "truoc-day", past.pk


def _kind(kind: str, build: Callable[[House], Any], *more: Any) -> Args:
    return lambda w: (kind, build(w).pk, *more)


# For each address: what a GET answers to each of ROLES in their order, and a row to ask for.
# 2: the page, 3: forbidden, 4: not found (strangers learn nothing), 5: only POST, L: sign in, R: elsewhere.
TABLE: dict[str, tuple[str, Args]] = {
    "home": ("222222222", _nothing),
    "plan": ("222222222", _nothing),
    "plan_paper": ("222222222", _nothing),
    "worklist": ("L2222222R", _nothing),
    "statistics": ("L22233323", _nothing),
    "statistics_csv": ("L22233323", lambda w: ("don-vi",)),
    "summary_text": ("L23333333", lambda w: (w.period.code,)),
    "nominations": ("L22222233", _nothing),
    "nomination_new": ("L23324444", _pk(House.mine)),
    "nomination": ("L22224444", _pk(House.proposed)),
    "nomination_report": ("L23324444", _pk(House.proposed)),
    "nomination_paste": ("L55555555", _pk(House.proposed)),
    "nomination_versions": ("L23324444", _pk(House.proposed)),
    "nomination_restore": ("L55555555", _pk(House.proposed, 1)),
    "nomination_endorse": ("L23334444", _pk(House.proposed)),
    "nomination_examine": ("L23334444", _pk(lambda w: w.proposed("submitted"))),
    "nomination_namesake": ("L23333444", _namesake),
    "exclusions": ("L22222233", _nothing),
    "exclusion_new": ("L23333333", _nothing),
    "exclusion_close": ("L23333333", _pk(House.exclusion)),
    "nomination_move": ("L23324444", _pk(House.proposed, "rut")),
    "cut_line": ("L22233333", _nothing),
    "quota_exception_new": ("L23333333", lambda w: (w.period.code, w.form.code, "collective")),
    "quota_exception_revoke": ("L23333333", _pk(House.quota_exception)),
    "outlook": ("L22224444", _pk(House.mine)),
    "today": ("L22233333", _nothing),
    "council": ("L22233333", _nothing),
    "meeting_new": ("L23333333", _nothing),
    "meeting": ("L22244444", _pk(House.meeting)),
    "meeting_item": ("L22244444", _item),
    "meeting_vote": ("L55555555", _secret_item),
    "meeting_vote_progress": ("L22244444", _secret_item),
    "meeting_vote_end": ("L55555555", _secret_item),
    "meeting_count": ("L23344444", _secret_item),
    "meeting_count_confirm": ("L55555555", _secret_item),
    "meeting_paper_ballots": ("L23344444", _pk(lambda w: w.meeting("open", secret=True))),
    "meeting_tellers": ("L23344444", _pk(lambda w: w.meeting("open", secret=True))),
    "meeting_agenda": ("L23344444", _pk(House.meeting)),
    "meeting_reschedule": ("L23344444", _pk(House.meeting)),
    "meeting_attendance": ("L23344444", _pk(House.meeting)),
    "meeting_open": ("L23344444", _pk(House.meeting)),
    "meeting_cancel": ("L23344444", _pk(House.meeting)),
    "meeting_opinions": ("L23344444", _pk(lambda w: w.meeting("open"))),
    "meeting_opinion": ("L23244444", _item),
    "meeting_opinion_remove": ("L55555555", lambda w: (*_item(w), 1)),
    "meeting_recusal": ("L23244444", _item),
    "meeting_recusal_withdraw": ("L55555555", lambda w: (*_item(w), 1)),
    "meeting_put_off": ("L23344444", _item),
    "meeting_take_up": ("L55555555", _item),
    "meeting_propose_end": ("L23344444", _pk(lambda w: w.meeting("open"))),
    "meeting_close": ("L23344444", _pk(lambda w: w.meeting("open"))),
    "dossiers": ("L22333333", _nothing),
    "dossier": ("L22444444", _pk(House.dossier)),
    "dossier_freeze": ("L55555555", _pk(House.dossier)),
    "dossier_agreement": ("L22444444", _pk(House.dossier)),
    "dossier_bundle": ("L55555555", _pk(House.dossier)),
    "dossier_check": ("L22333333", _nothing),
    "dossier_bound": ("LRR444444", _pk(House.dossier, 1)),
    "dossier_evidence": ("L23444444", _pk(House.dossier)),
    "dossier_sets": ("L23444444", _pk(House.dossier)),
    "hand_over_bundle": ("L22444444", _package),
    "remark_answer": ("L23444444", _remark),
    "dossier_hand_over": ("L23444444", _pk(House.dossier)),
    "dossier_take_back": ("L23444444", _pk(lambda w: w.dossier(state="handed_over"))),
    "dossier_conclude": ("L23444444", _pk(lambda w: w.dossier(state="handed_over"))),
    "own_award": ("L22333333", House.term_award),
    "own_decide": ("L22333333", House.term_award),
    "own_draft": ("LRR333333", House.term_award),
    "own_freeze": ("L55555555", House.term_award),
    "own_agreement": ("L22333333", House.term_award),
    "own_bound": ("LRR333333", lambda w: (*w.term_award(), 1)),
    "own_bundle": ("L55555555", House.term_award),
    "paper": ("L22444444", _paper),
    "paper_download": ("L22444444", _paper),
    "signed_copies": ("L22444444", _paper),
    "signed_copy_new": ("L23444444", _paper),
    "signed_copy_sign": ("L23444444", _paper),
    "signed_copy": ("L22444444", _signed_copy),
    "paper_finish": ("L55555555", _pk(House.paper)),
    "paper_draft": ("L22444444", _kind("to-trinh", House.dossier)),
    "paper_issue": ("L23444444", _kind("to-trinh", House.dossier)),
    "printout": ("L44444444", lambda w: ("khong-co", 1)),
    "run": ("L22444444", _pk(House.run)),
    "run_progress": ("L22444444", _pk(House.run)),
    "run_file": ("L22444444", _made),
    "run_again": ("L55555555", _pk(lambda w: w.run("failed"))),
    "results": ("L22222222", _nothing),
    "honour_board": ("222222222", _nothing),
    "login": ("222222222", _nothing),
    "logout": ("L55555555", _nothing),
    "password_change": ("L22222222", _nothing),
    "password_change_done": ("L22222222", _nothing),
    "registrations": ("L22222233", _nothing),
    "registration_new": ("L23322233", _nothing),
    "registrations_accept": ("L55555555", _nothing),
    "registration": ("L22224444", _pk(House.mine)),
    "registration_edit": ("L23324444", _pk(lambda w: w.mine("draft"))),
    "registration_return": ("L23334444", _pk(lambda w: w.mine("submitted"))),
    "registration_results": ("L23324444", _pk(House.mine)),
    "registration_move": ("L55555555", _pk(lambda w: w.mine("draft"), "gui")),
    "scorecards": ("L22222233", _nothing),
    "scorecard_start": ("L55555555", _pk(House.mine)),
    "evidence_papers": ("L23322233", _nothing),
    "evidence_paper": ("L22224444", _evidence_paper),
    "evidence_paper_content": ("L22224444", _evidence_paper),
    "evidence_paper_file": ("L22224444", _evidence_paper),
    "evidence_paper_edit": ("L23324444", _evidence_paper),
    "evidence_paper_remove": ("L55555555", _evidence_paper),
    "evidence_remove": ("L55555555", _evidence),
    "scorecard": ("L22224444", _pk(House.sheet)),
    "scorecard_self": ("L23324444", _pk(House.sheet)),
    "scorecard_appraise": ("L23334444", _pk(lambda w: w.sheet("submitted"))),
    "evidence": ("L22224444", _score),
    "evidence_cite": ("L23324444", _score),
    "scorecard_return": ("L23333333", _pk(lambda w: w.sheet("submitted"))),
    "scorecard_reopen": ("L23333333", _pk(lambda w: w.sheet("appraised"))),
    "explanations_open": ("L23333333", _nothing),
    "explanations": ("L22224444", _pk(lambda w: w.sheet("appraised"))),
    "explanation": ("L22224444", _explained),
    "explanation_withdraw": ("L55555555", _explanation),
    "scorecard_agree": ("L55555555", _pk(lambda w: w.sheet("appraised"))),
    "council_points": ("L23334444", _pk(lambda w: w.sheet("appraised"))),
    "scorecard_move": ("L55555555", _pk(House.sheet, "gui")),
    "ranking": ("L22222222", _nothing),
    "ranking_publish": ("L55555555", _nothing),
    "measures": ("L22222233", _nothing),
    "measure_values": ("L22224444", _pk(House.mine)),
    "initiatives": ("L22222233", _nothing),
    "initiative_new": ("L23322233", _nothing),
    "initiative": ("L22224444", _pk(House.initiative)),
    "initiative_edit": ("L23324444", _pk(House.initiative)),
    "initiative_recognise": ("L23334444", _pk(House.initiative)),
    "initiative_remove": ("L55555555", _pk(House.initiative)),
    "news": ("222222222", _nothing),
    "news_item": ("222222222", _pk(lambda w: w.news("published"))),
    "exemplars": ("222222222", _nothing),
    "exemplar": ("222222222", _pk(lambda w: w.exemplar("published"))),
    "publicity": ("L23333323", _nothing),
    "publicity_activities": ("L23333323", _nothing),
    "publicity_activity_new": ("L23333323", _nothing),
    "publicity_activity_edit": ("L23333323", _pk(House.propaganda)),
    "publicity_activity_remove": ("L23333323", _pk(House.propaganda)),
    "publicity_new": ("L23333323", lambda w: ("tin",)),
    "publicity_article": ("L23333323", _kind("tin", House.news)),
    "publicity_edit": ("L23333323", _kind("tin", House.news)),
    "publicity_move": ("L55555555", _kind("tin", House.news, "dang")),
    "guide": ("L22222222", _nothing),
}


def addresses(resolver: URLResolver) -> Iterator[str]:
    """The names of all addresses outside the admin, whose pages have tests of their own."""
    for entry in resolver.url_patterns:
        if isinstance(entry, URLPattern):
            yield str(entry.name)
        elif entry.namespace != "admin":
            yield from addresses(entry)


def test_every_address_stands_in_the_table_once() -> None:
    found = list(addresses(get_resolver()))

    assert sorted(found) == sorted(TABLE)


@pytest.fixture
def telling_templates(settings: Any) -> None:
    """Templates say which variable they miss instead of leaving a gap."""
    engine = dict(settings.TEMPLATES[0])
    engine["OPTIONS"] = engine["OPTIONS"] | {"string_if_invalid": MISSING}
    settings.TEMPLATES = [engine]


@contextmanager
def only_reading() -> Iterator[list[str]]:
    """Collects the statements that write; sessions are kept by Django itself."""
    written: list[str] = []

    def watch(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if re.match(r"\s*(INSERT|UPDATE|DELETE)", sql, re.IGNORECASE) and "django_session" not in sql:
            written.append(sql[:200])
        return execute(sql, params, many, context)

    with connection.execute_wrapper(watch):
        yield written


def answer(response: HttpResponse) -> str:
    """The letter of ``MEANING`` for a response."""
    if response.status_code == 302:
        return "L" if response["Location"].startswith(reverse("login")) else "R"
    letters = {status: letter for letter, status in MEANING.items()}
    return letters.get(response.status_code, str(response.status_code))


@pytest.mark.django_db
@pytest.mark.usefixtures("telling_templates")
@pytest.mark.parametrize("name", TABLE)
def test_who_gets_in(name: str) -> None:
    """The answers of the table, writing nothing on the way, and pages as pages must be."""
    expected, args = TABLE[name]
    w = House()
    w.period, w.term, w.table, w.bands, w.council, w.own_form  # noqa: B018 - a campaign as it stands after its plan is loaded
    url = reverse(name, args=args(w))
    answers = ""
    for role in ROLES:
        client = Client()
        if role != GUEST:
            client.force_login(w.user(role))
        with only_reading() as written:
            response = client.get(url)
        answers += answer(response)
        assert written == [], f"GET {name} by {role} writes"
        if response.status_code == 200 and response["Content-Type"].startswith("text/html"):
            check_page(response.content.decode(), f"{name} by {role}")
    assert answers == expected, f"{name} ({url}) by {', '.join(ROLES)}"


@pytest.mark.django_db
@pytest.mark.parametrize("role", ["unit", "person", "other_unit", "council", "culture"])
def test_the_admin_is_closed_to_whom_it_is_not_for(role: str) -> None:
    w = House()
    client = Client()
    client.force_login(w.user(role))

    for page in ("index", "awards_nomination_changelist", "nomination_approve", "campaigns_user_add"):
        assert client.get(reverse(f"admin:{page}"), follow=True).status_code == 403, page
