"""One small lawful world for tests of the whole: a row of every kind, made when it is first asked for."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from functools import cached_property
from typing import Any

from awards.actions.certificates import begin_layout
from awards.enums import Choice, MeetingState, Outcome, PaperKind, RemarkState, Rounding, VoteResult
from awards.models import (
    AgendaItem,
    Attendance,
    Ballot,
    BaseSalary,
    BonusFactor,
    CertificateLayout,
    Condition,
    Council,
    Decision,
    DecisionResult,
    Dossier,
    Finding,
    HandOver,
    Meeting,
    Nomination,
    Paper,
    Regime,
    Remark,
    RequiredPaper,
    Run,
)
from campaigns.enums import ArticleState, Level, ParticipantKind, PropagandaForm, Role, ScorecardState
from campaigns.models import (
    Announcement,
    AwardForm,
    Campaign,
    Collective,
    CriteriaSet,
    Criterion,
    Evidence,
    Exemplar,
    GradeBand,
    Individual,
    Initiative,
    Measure,
    MeasureValue,
    Organisation,
    Period,
    PropagandaActivity,
    Rating,
    Registration,
    RegistrationTarget,
    Score,
    Scorecard,
    User,
)
from tests import factories as make

NOW = make.at(2024, 12, 5)
GIVEN = {
    "votes_for": 8,
    "votes_against": 1,
    "votes_abstain": 0,
    "votes_invalid": 0,
    "interested": 0,
    "base": 9,
    "share": Decimal("88.89"),
    "result": VoteResult.PASSED,
}


class World:
    """A campaign with a year, the term, a unit, a person, and whatever else a test asks for."""

    @cached_property
    def campaign(self) -> Campaign:
        return make.make_campaign()

    @cached_property
    def organisation(self) -> Organisation:
        return self.campaign.organisation

    @cached_property
    def period(self) -> Period:
        return make.make_period(self.campaign)

    @cached_property
    def term(self) -> Period:
        return make.make_period(self.campaign, None)

    @cached_property
    def form(self) -> AwardForm:
        return make.make_award_form(self.campaign)

    @cached_property
    def own_form(self) -> AwardForm:
        """The award that the commune's chairman decides himself."""
        return make.make_award_form(self.campaign, "giay-khen-xa", level=Level.COMMUNE, name="Giấy khen xã")

    @cached_property
    def office(self) -> User:
        return make.make_user(Role.OFFICE)

    @cached_property
    def unit(self) -> Collective:
        return make.make_collective(self.organisation)

    @cached_property
    def person(self) -> Individual:
        return make.make_individual(self.unit)

    @cached_property
    def bands(self) -> dict[str, GradeBand]:
        return make.make_bands(self.campaign)

    @cached_property
    def ratings(self) -> dict[str, Rating]:
        return make.make_ratings(self.campaign)

    @cached_property
    def measure(self) -> Measure:
        return make.make_measure(self.campaign)

    @cached_property
    def table(self) -> CriteriaSet:
        return make.make_criteria_set(self.campaign)

    @cached_property
    def criteria(self) -> list[Criterion]:
        return list(Criterion.objects.filter(section__criteria_set=self.table))

    @cached_property
    def condition(self) -> Condition:
        return make.make_condition(self.form)

    @cached_property
    def council(self) -> Council:
        return make.make_council(self.campaign)

    @cached_property
    def seats(self) -> list[Any]:
        return list(self.council.seats.all())

    def registration(self, state: str = "draft", **fields: Any) -> Registration:
        """A registration; of a new collective unless ``participant`` is given."""
        participant = fields.pop("participant", None) or make.make_collective(self.organisation)
        period = fields.pop("period", self.period)
        return make.make_registration(period, participant, state, by=self.office, **fields)

    def target(self, **fields: Any) -> RegistrationTarget:
        values = {"registration": self.registration(), "kind": "figure", "text": "Hồ sơ", "planned": 90}
        return RegistrationTarget.objects.create(**(values | fields))

    def value(self, **fields: Any) -> MeasureValue:
        values = {
            "registration": self.registration("accepted"),
            "measure": self.measure,
            "value": Decimal("98.5"),
            "source": "Báo cáo số 12/BC-UBND",
            "recorded_by": self.office,
            "recorded_at": NOW,
        }
        return MeasureValue.objects.create(**(values | fields))

    def initiative(self, **fields: Any) -> Initiative:
        values = {"period": self.period, "collective": self.unit, "title": "Trả kết quả tại nhà"}
        return Initiative.objects.create(**(values | fields))

    def recognised(self, **fields: Any) -> Initiative:
        return self.initiative(
            level=Level.DISTRICT,
            recognised_by="Hội đồng sáng kiến huyện",
            decision_number="15/QĐ-UBND",
            decision_date=date(2024, 6, 3),
            **fields,
        )

    def scorecard(self, state: str = "draft", **fields: Any) -> Scorecard:
        """A sheet in ``state`` with the stamps that its constraints ask for."""
        s = ScorecardState
        values: dict[str, Any] = {"criteria_set": self.table, "state": state}
        if state != s.DRAFT:
            values |= {"submitted_by": self.office, "submitted_at": NOW, "self_total": Decimal(90)}
        if state == s.RETURNED:
            values["return_reason"] = "Thiếu tài liệu."
        if state in (s.APPRAISED, s.PUBLISHED):
            values |= {"appraised_by": self.office, "appraised_at": NOW, "total": Decimal(90)}
        if state == s.PUBLISHED:
            values |= {"published_by": self.office, "published_at": NOW, "rank": 1}
        registration = fields.pop("registration", None) or self.registration("accepted")
        return Scorecard.objects.create(registration=registration, **(values | fields))

    def score(self, **fields: Any) -> Score:
        criterion = fields.pop("criterion", None) or self.criteria[0]
        card = fields.pop("scorecard", None) or self.scorecard()
        values = {"max_points": criterion.max_points, "self_points": Decimal(50)}
        return Score.objects.create(scorecard=card, criterion=criterion, **(values | fields))

    def evidence(self, **fields: Any) -> Evidence:
        values = {
            "score": fields.pop("score", None) or self.score(),
            "title": "Báo cáo quý",
            "file": "khong-co.pdf",
            "filename": "bao-cao.pdf",
            "content_type": "application/pdf",
            "size": 10,
            "sha256": "0" * 64,
            "uploaded_by": self.office,
            "uploaded_at": NOW,
        }
        return Evidence.objects.create(**(values | fields))

    def news(self, state: str = "draft", **fields: Any) -> Announcement:
        return Announcement.objects.create(**(self._article(state) | fields))

    def exemplar(self, state: str = "draft", **fields: Any) -> Exemplar:
        return Exemplar.objects.create(**(self._article(state) | {"collective": self.unit} | fields))

    def _article(self, state: str) -> dict[str, Any]:
        return {
            "campaign": self.campaign,
            "title": "Phát động thi đua",
            "body": "Sáng nay, xã tổ chức lễ phát động.",
            "state": state,
            "author": self.office,
            "created_at": NOW,
            "published_at": NOW if state == ArticleState.PUBLISHED else None,
        }

    def propaganda(self, **fields: Any) -> PropagandaActivity:
        values = {
            "campaign": self.campaign,
            "collective": self.unit,
            "held_on": date(2024, 5, 6),
            "form": PropagandaForm.LOUDSPEAKER,
            "title": "Bài phát thanh",
            "recorded_by": self.office,
            "recorded_at": NOW,
        }
        return PropagandaActivity.objects.create(**(values | fields))

    def nomination(self, state: str = "draft", **fields: Any) -> Nomination:
        registration = fields.pop("registration", None) or self.registration("accepted")
        form = fields.pop("award_form", self.form)
        return make.make_nomination(registration, form, state, by=self.office, **fields)

    def finding(self, **fields: Any) -> Finding:
        values = {
            "nomination": fields.pop("nomination", None) or self.nomination("submitted"),
            "condition": self.condition,
            "outcome": Outcome.MET,
            "note": "Biên bản số 2",
            "by": self.office,
            "at": NOW,
        }
        return Finding.objects.create(**(values | fields))

    def meeting(self, state: str = "planned", **fields: Any) -> Meeting:
        values: dict[str, Any] = {
            "council": self.council,
            "period": self.period,
            "state": state,
            "starts_at": NOW,
            "place": "Hội trường",
            "created_by": self.office,
        }
        if state in (MeetingState.OPEN, MeetingState.CLOSED):
            values |= {"chaired_by": self.seats[0], "secretary": self.seats[1]}
        if state == MeetingState.CLOSED:
            values["ends_at"] = make.at(2024, 12, 5, 10)
        if state == MeetingState.CANCELLED:
            values["reason"] = "Không đủ thành viên."
        return Meeting.objects.create(**(values | fields))

    def attendance(self, **fields: Any) -> Attendance:
        values = {"meeting": fields.pop("meeting", None) or self.meeting(), "seat": self.seats[0]}
        return Attendance.objects.create(**(values | fields))

    def item(self, **fields: Any) -> AgendaItem:
        """A nomination on an agenda; with ``**GIVEN`` its vote is counted."""
        values = {
            "meeting": fields.pop("meeting", None) or self.meeting(),
            "nomination": fields.pop("nomination", None) or self.nomination("accepted"),
        }
        return AgendaItem.objects.create(**(values | fields))

    def ballot(self, **fields: Any) -> Ballot:
        values = {
            "item": fields.pop("item", None) or self.item(),
            "seat": self.seats[0],
            "choice": Choice.FOR,
            "cast_by": self.office,
            "cast_at": NOW,
        }
        return Ballot.objects.create(**(values | fields))

    def dossier(self, **fields: Any) -> Dossier:
        values = {"period": self.period, "award_form": self.form, "created_at": NOW}
        return Dossier.objects.create(**(values | fields))

    def hand_over(self, **fields: Any) -> HandOver:
        values = {
            "dossier": fields.pop("dossier", None) or self.dossier(),
            "handed_on": date(2024, 12, 27),
            "handed_by": "Lê Văn Cường",
            "received_by": "Vũ Minh Khôi",
            "receipt_number": "12",
            "recorded_by": self.office,
            "recorded_at": NOW,
        }
        return HandOver.objects.create(**(values | fields))

    def remark(self, state: str = "open", **fields: Any) -> Remark:
        values = {
            "hand_over": fields.pop("hand_over", None) or self.hand_over(),
            "number": 1,
            "text": "Thiếu dấu giáp lai",
            "state": state,
        }
        if state != RemarkState.OPEN:
            values |= {"answer": "Đã đóng dấu.", "answered_by": self.office, "answered_at": NOW}
        return Remark.objects.create(**(values | fields))

    def decision(self, **fields: Any) -> Decision:
        values = {
            "period": self.period,
            "award_form": self.form,
            "number": f"{Decision.objects.count() + 1}/QĐ-UBND",
            "decided_on": date(2025, 1, 10),
            "issuer": "Chủ tịch Ủy ban nhân dân huyện",
            "recorded_by": self.office,
            "recorded_at": NOW,
        }
        return Decision.objects.create(**(values | fields))

    def result(self, **fields: Any) -> DecisionResult:
        values = {
            "decision": fields.pop("decision", None) or self.decision(),
            "nomination": fields.pop("nomination", None) or self.nomination("awarded"),
            "awarded": True,
            "bonus": 540_000,
        }
        return DecisionResult.objects.create(**(values | fields))

    @cached_property
    def certificate_layout(self) -> CertificateLayout:
        """The places on a Giấy khen as they are before anybody measures."""
        begin_layout(organisation=self.organisation)
        return CertificateLayout.objects.get(organisation=self.organisation)

    def paper(self, kind: str = PaperKind.PROPOSAL, **fields: Any) -> Paper:
        """A reserved paper; about a dossier unless another subject is given."""
        subjects = ("dossier", "meeting", "nomination", "decision", "period")
        if not any(subject in fields for subject in subjects):
            other = make.make_award_form(self.campaign, f"hinh-thuc-{AwardForm.objects.count()}")
            fields["dossier"] = self.dossier(award_form=other)
        numbered = kind != PaperKind.ACHIEVEMENT_REPORT
        values = {
            "organisation": self.organisation,
            "kind": kind,
            "series": "ubnd",
            "number": Paper.objects.count() + 1 if numbered else None,
            "year": 2024,
            "symbol": "TTr-UBND",
            "issued_on": date(2024, 12, 20),
            "payload": {"title": "Tờ trình"},
            "issued_by": self.office,
            "issued_at": NOW,
        }
        return Paper.objects.create(**(values | fields))

    def run(self, state: str = "waiting", **fields: Any) -> Run:
        values = {
            "kind": "bundle",
            "period": self.period,
            "award_form": self.form,
            "state": state,
            "asked_by": self.office,
            "asked_at": NOW,
            "beat_at": NOW,
            "finished_at": NOW if state in ("done", "failed") else None,
        }
        return Run.objects.create(**(values | fields))

    def regime(self, **fields: Any) -> Regime:
        values = {
            "campaign": self.campaign,
            "code": f"nd{Regime.objects.count() + 1}",
            "rounding": Rounding.UP,
            "from_date": date(2020, 1, 1),
        }
        return Regime.objects.create(**(values | fields))

    def factor(self, **fields: Any) -> BonusFactor:
        values = {"regime": self.regime(), "award_form": self.form, "factor": Decimal("0.3")}
        return BonusFactor.objects.create(**(values | fields))

    def salary(self, year: int) -> BaseSalary:
        return BaseSalary.objects.create(campaign=self.campaign, from_date=date(year, 7, 1), amount=1_490_000)

    def required_paper(self, kind: str = PaperKind.PROPOSAL) -> RequiredPaper:
        return RequiredPaper.objects.create(award_form=self.form, kind=kind)

    def other_table(self) -> CriteriaSet:
        """The table for people, beside the one for collectives."""
        return make.make_criteria_set(self.campaign, ParticipantKind.INDIVIDUAL)


def moment(hour: int) -> datetime:
    """An hour on the day of the world."""
    return make.at(2024, 12, 5, hour)
