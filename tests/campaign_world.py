"""A campaign with people in it, for tests: what the lower app keeps."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from functools import cached_property
from typing import Any

from awards.models import (
    Condition,
    Council,
)
from campaigns.enums import (
    ArticleState,
    ExplanationState,
    Level,
    ParticipantKind,
    PointStage,
    PropagandaForm,
    Role,
    ScorecardState,
)
from campaigns.models import (
    Announcement,
    AwardForm,
    Campaign,
    CaseDeputy,
    Collective,
    CriteriaSet,
    Criterion,
    Evidence,
    EvidencePaper,
    Exemplar,
    Explanation,
    GradeBand,
    Individual,
    Initiative,
    Measure,
    MeasureValue,
    Organisation,
    Period,
    PointChange,
    PropagandaActivity,
    Publication,
    Rating,
    Registration,
    RegistrationTarget,
    Score,
    Scorecard,
    User,
)
from tests import factories as make

NOW = make.at(2024, 12, 5)


class CampaignWorld:
    """A campaign with a year, the term, a unit, a person, and what they registered and scored."""

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
            "registration": fields.pop("registration", None) or self.registration("accepted"),
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

    def case_deputy(self, **fields: Any) -> CaseDeputy:
        """Somebody named for the cases of the office's clerk."""
        values = {
            "campaign": self.campaign,
            "clerk": self.office,
            "deputy": fields.pop("deputy", None) or make.make_user(Role.INDIVIDUAL),
            "basis": "Thông báo số 15/TB-UBND ngày 02/01/2024",
            "from_date": date(2024, 1, 2),
        }
        return CaseDeputy.objects.create(**(values | fields))

    def point_change(self, **fields: Any) -> PointChange:
        values = {
            "score": fields.pop("score", None) or self.score(),
            "stage": PointStage.APPRAISED,
            "old_points": Decimal(50),
            "new_points": Decimal(48),
            "reason": "Thiếu báo cáo quý IV.",
            "by": self.office,
            "at": NOW,
        }
        return PointChange.objects.create(**(values | fields))

    def explanation(self, state: str = "open", **fields: Any) -> Explanation:
        values = {
            "score": fields.pop("score", None) or self.score(),
            "appraised_at": NOW,
            "state": state,
            "old_points": Decimal(48),
            "text": "Báo cáo quý IV đã nộp.",
            "written_by": self.office,
            "written_at": NOW,
        }
        if state in (ExplanationState.ACCEPTED, ExplanationState.KEPT):
            answerer = make.make_user(Role.OFFICE)
            values |= {"answer": "Đã đối chiếu.", "answered_by": answerer, "answered_at": NOW}
        return Explanation.objects.create(**(values | fields))

    def publication(self, **fields: Any) -> Publication:
        values = {
            "period": self.period,
            "participant_kind": ParticipantKind.COLLECTIVE,
            "number": 1,
            "tie_rule": "Khi bằng tổng điểm thì đồng hạng.",
            "rows": [],
            "scale": {"full": "100", "sections": [], "thresholds": []},
            "published_by": self.office,
            "published_at": NOW,
        }
        return Publication.objects.create(**(values | fields))

    def evidence_paper(self, **fields: Any) -> EvidencePaper:
        """A paper of the unit that nothing cites yet; each call has other bytes by its sum."""
        values = {
            "unit": self.unit,
            "kind": "Báo cáo",
            "number": "12/BC-UBND",
            "dated": date(2024, 10, 10),
            "issuer": "UBND xã",
            "abstract": "về kết quả cải cách hành chính",
            "file": "khong-co.pdf",
            "filename": "bao-cao.pdf",
            "content_type": "application/pdf",
            "size": 10,
            "pages": 3,
            "sha256": f"{EvidencePaper.objects.count():064}",
            "uploaded_by": self.office,
            "uploaded_at": NOW,
        }
        return EvidencePaper.objects.create(**(values | fields))

    def evidence(self, **fields: Any) -> Evidence:
        """A citation; other fields describe its paper, which belongs to the sheet's participant."""
        score = fields.pop("score", None) or self.score()
        own = {name: fields.pop(name) for name in ("page", "passage") if name in fields}
        registration = score.scorecard.registration
        paper = fields.pop("paper", None) or self.evidence_paper(
            **({"unit": registration.unit, "individual": registration.individual} | fields)
        )
        return Evidence.objects.create(score=score, paper=paper, cited_by=self.office, cited_at=NOW, **own)

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


def moment(hour: int) -> datetime:
    """An hour on the day of the world."""
    return make.at(2024, 12, 5, hour)
