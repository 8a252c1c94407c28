"""If the dossiers went out today: who goes, who does not, and who has to act."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from awards.enums import Check, Outcome, PaperKind, Readiness
from awards.models import Nomination, Paper
from awards.queries.today import FormToday, Line, today_of
from campaigns.enums import Role
from campaigns.models import Registration
from tests import factories as make
from tests.world import GIVEN, World

pytestmark = pytest.mark.django_db
R = Readiness


class Scene(World):
    """The district's award for collectives: five places, one attested condition, proposal and report."""

    def set_up(self) -> Scene:
        make.make_quota(self.form, 5)
        self.condition  # noqa: B018 - the standard that the plan has
        for kind in (PaperKind.PROPOSAL, PaperKind.MINUTES, PaperKind.ACHIEVEMENT_REPORT):
            self.required_paper(kind)
        return self

    def case(self, state: str, *, proved: bool = True, rank: int = 1) -> Nomination:
        registration = self.registration("accepted")
        if rank:
            self.scorecard("published", registration=registration, rank=rank, total=Decimal(100 - rank))
        dossier = None
        if state == "approved":
            dossier = self.period.dossiers.first() or self.dossier()
        row = self.nomination(state, registration=registration, dossier=dossier)
        if proved:
            self.finding(nomination=row, outcome=Outcome.MET)
        return row

    def issued(self, kind: PaperKind, **subject: object) -> Paper:
        """A finished paper about ``subject``, as it would stand in the dossier."""
        paper = self.paper(kind, **subject)
        Paper.objects.fill(paper, file="van-ban.pdf", sha256="0" * 64, size=10, pages=1)
        return paper

    def form_today(self) -> FormToday:
        (found,) = today_of(self.period).forms
        return found

    def line(self) -> Line:
        (found,) = self.form_today().lines
        return found


@pytest.fixture
def w() -> Scene:
    return Scene().set_up()


@pytest.mark.parametrize(
    ("state", "readiness", "who"),
    [
        ("draft", R.LACKING, (Role.OFFICE,)),
        ("endorsed", R.LACKING, (Role.UNIT,)),
        ("returned", R.LACKING, (Role.UNIT,)),
        ("submitted", R.LACKING, (Role.OFFICE,)),
        ("accepted", R.LACKING, (Role.COUNCIL,)),
        ("passed", R.LACKING, (Role.CHAIRMAN,)),
        ("sent_back", R.LACKING, (Role.OFFICE,)),
        ("failed", R.ENDED, ()),
        ("awarded", R.GONE, ()),
        ("not_awarded", R.ENDED, ()),
    ],
)
def test_each_state_says_whose_turn_it_is(
    w: Scene, state: str, readiness: Readiness, who: tuple[Role, ...]
) -> None:
    w.case(state)
    line = w.line()
    assert (line.readiness, line.who) == (readiness, who)
    assert line.hindrances or state == "awarded"


def test_what_is_not_proved_is_named(w: Scene) -> None:
    w.case("accepted", proved=False)
    (turn, condition) = w.line().hindrances
    assert turn.sentence == "Chờ Hội đồng họp xét."
    assert condition.sentence == "Chưa có căn cứ: “Tích cực học tập nâng cao trình độ chuyên môn, nghiệp vụ”."
    assert condition.who == Role.OFFICE


def test_several_that_nothing_proves_are_one_line(w: Scene) -> None:
    make.make_condition(w.form)
    w.case("accepted", proved=False)
    assert [each.sentence for each in w.line().hindrances] == [
        "Chờ Hội đồng họp xét.",
        "Chưa có căn cứ: 02 điều kiện.",
    ]


def test_what_is_not_met_is_told_one_by_one(w: Scene) -> None:
    for text in ("Trên 98%;", "Trên 99%;"):
        make.make_condition(
            w.form, check_by=Check.MEASURE, measure=w.measure, more_than=Decimal(98), text=text
        )
    row = w.case("accepted")
    w.value(registration=row.registration, value=Decimal(98))
    assert [each.sentence for each in w.line().hindrances[1:]] == [
        "Chưa đạt: “Trên 98%”.",
        "Chưa đạt: “Trên 99%”.",
    ]


def test_an_approved_one_waits_for_its_papers(w: Scene) -> None:
    w.case("approved")
    form = w.form_today()
    assert [each.sentence for each in form.shared] == [
        "Tờ trình đề nghị khen thưởng: chưa phát hành.",
        "Biên bản họp xét: chưa có cuộc họp xét đã kết thúc.",
    ]
    (line,) = form.lines
    assert [each.sentence for each in line.hindrances] == ["Báo cáo thành tích: chưa chốt."]
    assert line.readiness == R.LACKING


def test_with_all_papers_it_goes(w: Scene) -> None:
    row = w.case("approved")
    meeting = w.meeting("closed")
    w.item(meeting=meeting, nomination=row, **GIVEN)
    w.issued(PaperKind.MINUTES, meeting=meeting)
    w.issued(PaperKind.ACHIEVEMENT_REPORT, nomination=row)
    names = {"collectives": [str(row.registration.participant)], "individuals": []}
    w.issued(PaperKind.PROPOSAL, dossier=row.dossier, payload={"groups": [names]})
    form = w.form_today()
    assert form.shared == ()
    assert form.lines[0].readiness == R.READY
    assert form.count(R.READY) == 1


def test_what_lies_with_the_receiver_is_gone(w: Scene) -> None:
    row = w.case("approved")
    assert row.dossier is not None
    row.dossier.state = "handed_over"
    row.dossier.save()
    form = w.form_today()
    assert (form.is_gone, form.lines[0].readiness) == (True, R.GONE)


def test_the_line_of_the_quota_is_told(w: Scene) -> None:
    w.form.quotas.update(maximum=1)
    first, second = w.case("accepted"), w.case("accepted", rank=2)
    lines = {line.nomination: line for line in w.form_today().lines}
    assert len(lines[first].hindrances) == 1
    assert lines[second].hindrances[1].sentence == "Xếp hạng 2, dưới ranh giới: đã hết 01 suất."


def test_another_award_ends_it(w: Scene) -> None:
    row = w.case("submitted")
    other = make.make_award_form(w.campaign, "khac")
    w.nomination("approved", registration=row.registration, award_form=other)
    line = w.line()
    assert line.readiness == R.ENDED
    assert "mỗi thành tích chỉ khen một lần" in line.hindrances[0].sentence


@pytest.mark.parametrize("state", ["submitted", "approved"])
def test_a_flag_ends_it_even_when_approved(w: Scene, state: str) -> None:
    row = w.case(state)
    w.exclusion(collective=row.registration.collective)
    line = w.line()
    assert (line.readiness, line.who) == (R.ENDED, ())
    assert line.hindrances[0].sentence.startswith("Chưa xét khen thưởng:")


def test_counts_on_top(w: Scene) -> None:
    w.case("accepted")
    w.case("failed")
    w.case("withdrawn")
    Registration.objects.filter(nominations=None).delete()
    w.registration("accepted")
    w.registration("draft")
    today = today_of(w.period)
    assert dict(today.counts) == {R.READY: 0, R.LACKING: 1, R.GONE: 0, R.ENDED: 1}
    assert today.by_role == [(Role.COUNCIL, 1)]
    assert today.not_nominated == 2, "the withdrawn one may be nominated anew"


def queries(w: Scene) -> int:
    with CaptureQueriesContext(connection) as seen:
        today_of(w.period)
    return len(seen)


def test_sixty_nominations_cost_no_more_queries_than_two(w: Scene) -> None:
    w.case("approved")
    w.case("accepted")
    few = queries(w)
    for index in range(58):
        w.case("approved" if index < 3 else "submitted", rank=index + 2)
    assert len(w.form_today().lines) == 60
    assert queries(w) == few
