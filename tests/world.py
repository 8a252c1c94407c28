"""One small lawful world for tests of the whole: a row of every kind, made when it is first asked for."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any

from django.db import connection

from awards.actions.certificates import begin_layout
from awards.enums import (
    Choice,
    ExclusionKind,
    MeetingState,
    Outcome,
    PaperKind,
    RemarkState,
    Rounding,
    VoteBase,
    VoteResult,
)
from awards.models import (
    AgendaItem,
    Attendance,
    Ballot,
    BallotBox,
    BaseSalary,
    BonusFactor,
    CertificateLayout,
    Decision,
    DecisionResult,
    Dossier,
    Exclusion,
    Finding,
    HandOver,
    LeftOutEvidence,
    Meeting,
    Namesake,
    Nomination,
    Opinion,
    Paper,
    PaperCount,
    PastAward,
    QuotaException,
    Recusal,
    Regime,
    Remark,
    RequiredPaper,
    Run,
    Teller,
    Turn,
    guards,
)
from campaigns.enums import ParticipantKind
from campaigns.models import (
    AwardForm,
    CriteriaSet,
)
from tests import factories as make
from tests.campaign_world import NOW, CampaignWorld, moment

CLOSED = {
    "members_count": 9,
    "present_count": 9,
    "quorum_needed": 6,
    "base": VoteBase.MEMBERS,
    "pass_above": Decimal("0.5"),
}
GIVEN = {
    "votes_for": 8,
    "votes_against": 1,
    "votes_abstain": 0,
    "votes_invalid": 0,
    "interested": 0,
    "present": 9,
    "base": 9,
    "share": Decimal("88.89"),
    "result": VoteResult.PASSED,
}


__all__ = ["GIVEN", "NOW", "World", "moment"]


class World(CampaignWorld):
    """The same with nominations, a council, dossiers and papers, and whatever else a test asks for."""

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
            values |= {"ends_at": make.at(2024, 12, 5, 10), "closed_by": self.office, "closed_at": NOW}
            values |= CLOSED
        if state == MeetingState.CANCELLED:
            values["reason"] = "Không đủ thành viên."
        return Meeting.objects.create(**(values | fields))

    def attendance(self, **fields: Any) -> Attendance:
        values = {"meeting": fields.pop("meeting", None) or self.meeting(), "seat": self.seats[0]}
        return Attendance.objects.create(**(values | fields))

    def item(self, **fields: Any) -> AgendaItem:
        """A nomination on an agenda, of a closed meeting too; with ``**GIVEN`` its vote is counted."""
        values = {
            "meeting": fields.pop("meeting", None) or self.meeting(),
            "nomination": fields.pop("nomination", None) or self.nomination("accepted"),
        }
        if values["meeting"].state == MeetingState.CLOSED:
            with guards.lifted(connection):
                return AgendaItem.objects.create(**(values | fields))
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

    def box(self, **fields: Any) -> BallotBox:
        values = {"item": fields.pop("item", None) or self.item()}
        return BallotBox.objects.create(**(values | fields))

    def turn(self, **fields: Any) -> Turn:
        values = {"item": fields.pop("item", None) or self.item(), "seat": self.seats[0], "means": "screen"}
        return Turn.objects.create(**(values | fields))

    def teller(self, **fields: Any) -> Teller:
        values = {"meeting": fields.pop("meeting", None) or self.meeting(), "seat": self.seats[2]}
        return Teller.objects.create(**(values | fields))

    def paper_count(self, **fields: Any) -> PaperCount:
        """Three printed ballots handed out, two returned; keyed and not yet confirmed."""
        values = {
            "item": fields.pop("item", None) or self.item(),
            "issued": 3,
            "returned": 2,
            "votes_for": 1,
            "votes_against": 1,
            "votes_abstain": 0,
            "votes_invalid": 0,
            "keyed_by": self.office,
            "keyed_at": NOW,
        }
        return PaperCount.objects.create(**(values | fields))

    def left_out(self, **fields: Any) -> LeftOutEvidence:
        values = {
            "nomination": fields.pop("nomination", None) or self.nomination(),
            "paper": fields.pop("paper", None) or self.evidence_paper(),
            "by": self.office,
            "at": NOW,
        }
        return LeftOutEvidence.objects.create(**(values | fields))

    def quota_exception(self, **fields: Any) -> QuotaException:
        """One place more for collectives, as the district agreed."""
        values = {
            "award_form": self.form,
            "period": self.period,
            "participant_kind": ParticipantKind.COLLECTIVE,
            "extra": 1,
            "reason": "Nhiều đơn vị cùng đạt kết quả xuất sắc.",
            "issuer": "Phòng Nội vụ huyện",
            "paper_number": f"{QuotaException.objects.count() + 1}/PNV",
            "paper_date": date(2024, 12, 2),
            "recorded_by": self.office,
            "recorded_at": NOW,
        }
        return QuotaException.objects.create(**(values | fields))

    def opinion(self, **fields: Any) -> Opinion:
        values = {
            "item": fields.pop("item", None) or self.item(),
            "seat": self.seats[0],
            "text": "Nhất trí đề nghị khen thưởng.",
            "recorded_by": self.office,
            "recorded_at": NOW,
        }
        return Opinion.objects.create(**(values | fields))

    def recusal(self, **fields: Any) -> Recusal:
        values = {
            "item": fields.pop("item", None) or self.item(),
            "seat": self.seats[0],
            "reason": "là vợ của người được xét",
            "declared_by": self.office,
            "declared_at": NOW,
        }
        return Recusal.objects.create(**(values | fields))

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

    def exclusion(self, **fields: Any) -> Exclusion:
        """A discipline of the unit's person; of another when ``individual`` or ``collective`` is given."""
        values = {
            "individual": None if "collective" in fields else self.person,
            "kind": ExclusionKind.DISCIPLINE,
            "paper_number": "45/QĐ-UBND",
            "paper_date": date(2024, 5, 6),
            "from_date": date(2024, 5, 6),
            "recorded_by": self.office,
            "recorded_at": NOW,
        }
        return Exclusion.objects.create(**(values | fields))

    def past_award(self, **fields: Any) -> PastAward:
        values = {
            "organisation": self.organisation,
            "name": "Nguyễn Văn Đoàn",
            "award": "Giấy khen của Chủ tịch Ủy ban nhân dân huyện",
            "number": f"{PastAward.objects.count() + 1}/QĐ-UBND",
            "decided_on": date(2021, 1, 12),
            "issuer": "Chủ tịch Ủy ban nhân dân huyện",
            "achievement": "Hoàn thành tốt nhiệm vụ cải cách hành chính năm 2020",
        }
        return PastAward.objects.create(**(values | fields))

    def namesake(self, **fields: Any) -> Namesake:
        values = {
            "individual": self.person,
            "past_award": None if "result" in fields else fields.pop("past_award", None) or self.past_award(),
            "is_same": False,
            "note": "Khác quê quán.",
            "by": self.office,
            "at": NOW,
        }
        return Namesake.objects.create(**(values | fields))

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
