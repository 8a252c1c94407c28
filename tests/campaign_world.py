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
    PointStage,
    PropagandaForm,
    Role,
    ScorecardState,
)
from campaigns.models import (
    Announcement,
    AwardForm,
    Campaign,
    Collective,
    CriteriaSet,
    Criterion,
    Evidence,
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


def moment(hour: int) -> datetime:
    """An hour on the day of the world."""
    return make.at(2024, 12, 5, hour)
