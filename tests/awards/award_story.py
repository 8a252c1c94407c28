"""A year's award from the council to the dossier, for tests of papers, dossiers and results."""

from __future__ import annotations

import io
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pikepdf

from awards.actions.approvals import approve
from awards.actions.council import cast, close_meeting, open_meeting, plan_meeting, set_attendance
from awards.actions.papers import attach, reserve
from awards.documents.compose import report_day, sheet_of
from awards.documents.issue import freeze_report, issue
from awards.enums import Choice, PaperKind, Rounding
from awards.models import (
    BaseSalary,
    BonusFactor,
    Dossier,
    Finding,
    Meeting,
    Nomination,
    Paper,
    Regime,
    RequiredPaper,
)
from awards.queries.council import items_of, members_of
from awards.queries.papers import Subject
from campaigns.documents.payload import to_payload
from campaigns.enums import ParticipantKind, PeriodKind, Role, TargetKind
from campaigns.models import AwardForm, Campaign, Period, RegistrationTarget, User
from tests.factories import (
    at,
    make_award_form,
    make_campaign,
    make_collective,
    make_condition,
    make_council,
    make_individual,
    make_nomination,
    make_organisation,
    make_period,
    make_quota,
    make_registration,
    make_user,
)

STARTS = at(2024, 12, 6, 14)
NOW = at(2024, 12, 10, 9)
TODAY = date(2024, 12, 10)
MINUTES_DAY, PROPOSAL_DAY = date(2024, 12, 7), date(2024, 12, 9)
ABSENT = "Đi công tác"
UPWARD = (PaperKind.PROPOSAL, PaperKind.MINUTES, PaperKind.ACHIEVEMENT_REPORT)
KIND_OF = {Dossier: PaperKind.PROPOSAL, Meeting: PaperKind.MINUTES, Nomination: PaperKind.ACHIEVEMENT_REPORT}
OWN = (PaperKind.MINUTES, PaperKind.ACHIEVEMENT_REPORT, PaperKind.AWARD_DECISION)


@dataclass
class Story:
    """Everything a test needs to go on with the work."""

    campaign: Campaign
    period: Period
    form: AwardForm
    office: User
    chairman: User
    meeting: Meeting
    nominations: list[Nomination]

    @property
    def dossier(self) -> Dossier:
        return Dossier.objects.get(period=self.period, award_form=self.form)

    def file_minutes(self) -> Paper:
        """The minutes with a file that is not set."""
        return self.file(self.meeting, 3, MINUTES_DAY)

    def issue_minutes(self, number: int = 3) -> None:
        issue(
            kind=PaperKind.MINUTES,
            subject=self.meeting,
            by=self.office,
            now=NOW,
            number=number,
            day=MINUTES_DAY,
        )

    def issue_all(self) -> None:
        """Minutes, proposal and the frozen reports."""
        self.issue_minutes()
        issue(
            kind=PaperKind.PROPOSAL, subject=self.dossier, by=self.office, now=NOW, number=5, day=PROPOSAL_DAY
        )
        for nomination in self.nominations:
            freeze_report(nomination=nomination, by=self.office, now=NOW)

    def file_all(self) -> None:
        """The same papers with a file that is not set: for tests that do not read it."""
        self.file(self.meeting, 3, MINUTES_DAY)
        self.file(self.dossier, 5, PROPOSAL_DAY)
        for nomination in self.nominations:
            self.file(nomination, None, report_day(nomination, TODAY))

    def file(self, subject: Subject, number: int | None, day: date, replaces: Paper | None = None) -> Paper:
        """One paper with a file that is not set."""
        kind = KIND_OF[type(subject)]
        sheet = sheet_of(kind, subject, today=TODAY, number=number, day=day)
        paper = reserve(
            kind=kind,
            subject=subject,
            number=number,
            day=day,
            payload=to_payload(sheet),
            by=self.office,
            now=NOW,
            replaces=replaces,
        )
        pdf = plain_pdf(str(paper))
        return attach(paper=paper, pdf=pdf, pages=1, by=self.office, now=NOW)


def plain_pdf(title: str, *, pages: int = 1, size: tuple[float, float] = (595.276, 841.89)) -> bytes:
    """A real PDF of empty pages; another title gives other bytes."""
    with pikepdf.new() as pdf:
        for _ in range(pages):
            pdf.add_blank_page(page_size=size)
        pdf.docinfo["/Title"] = title
        target = io.BytesIO()
        pdf.save(target, deterministic_id=True)
        return target.getvalue()


def office_campaign() -> Campaign:
    """A commune with names as papers need them, and the law of 2024."""
    organisation = make_organisation(
        name="Ủy ban nhân dân xã Nà Mường",
        short_name="UBND xã Nà Mường",
        parent_name="Ủy ban nhân dân huyện Bản Lầu",
        parent_short_name="UBND huyện Bản Lầu",
        place="Nà Mường",
        council_name="Hội đồng Thi đua - Khen thưởng xã Nà Mường",
    )
    campaign = make_campaign(
        organisation=organisation,
        title="Phát động phong trào thi đua “Thực hiện cải cách hành chính” xã Nà Mường",
        movement="Thực hiện cải cách hành chính",
        plan_number="312/KH-UBND",
        plan_date=date(2022, 7, 18),
    )
    for code, first, last, law, report in (
        ("nd91", None, date(2023, 12, 31), "Căn cứ Nghị định số 91/2017/NĐ-CP", "Mẫu số 07"),
        ("nd98", date(2024, 1, 1), date(2025, 6, 30), "Căn cứ Nghị định số 98/2023/NĐ-CP", "Mẫu số 08"),
    ):
        Regime.objects.create(
            campaign=campaign,
            code=code,
            from_date=first,
            to_date=last,
            legal_bases=[law],
            report_form=report,
            rounding=Rounding.UP,
        )
    BaseSalary.objects.create(campaign=campaign, from_date=date(2024, 7, 1), amount=2_340_000)
    return campaign


def award_form(campaign: Campaign, papers: tuple[PaperKind, ...] = UPWARD, **fields: object) -> AwardForm:
    """An award form with the papers of its dossier, a factor and one condition to attest."""
    values: dict[str, Any] = {
        "name": "Giấy khen của Chủ tịch UBND huyện Bản Lầu",
        "authority": "Chủ tịch Ủy ban nhân dân huyện Bản Lầu",
        "submit_to": "Phòng Nội vụ huyện Bản Lầu",
    } | fields
    form = make_award_form(campaign, **values)
    for position, kind in enumerate(papers, start=1):
        RequiredPaper.objects.create(award_form=form, position=position, kind=kind)
    for regime in campaign.regimes.all():
        BonusFactor.objects.create(regime=regime, award_form=form, factor=Decimal("0.3"))
    for participant_kind in ParticipantKind:
        make_condition(form, participant_kind)
        for period_kind in PeriodKind:
            make_quota(form, 40, participant_kind=participant_kind, period_kind=period_kind)
    return form


def accepted(period: Period, form: AwardForm, office: User, *, person: bool, **fields: object) -> Nomination:
    """A nomination that waits for the council, with two targets and its condition attested."""
    unit = make_collective(period.campaign.organisation, **({} if person else fields))
    participant = make_individual(unit, **fields) if person else unit
    registration = make_registration(period, participant, "accepted", by=office)
    RegistrationTarget.objects.create(
        registration=registration,
        position=1,
        kind=TargetKind.FIGURE,
        text="Tỷ lệ hồ sơ giải quyết đúng hạn",
        unit="%",
        planned=Decimal("98.00"),
        reached=Decimal("99.50"),
    )
    RegistrationTarget.objects.create(
        registration=registration,
        position=2,
        kind=TargetKind.TASK,
        text="Xây dựng mô hình một cửa thân thiện",
    )
    nomination = make_nomination(registration, form, "accepted", by=office)
    condition = form.standards.get(participant_kind=registration.participant_kind).conditions.get()
    Finding.objects.create(
        nomination=nomination, condition=condition, outcome="met", note="Đã kiểm tra.", by=office, at=NOW
    )
    return nomination


def hold_meeting(period: Period, office: User) -> Meeting:
    """A meeting over all that waits, with one member absent and everybody else in favour."""
    council = getattr(period.campaign, "council", None) or make_council(period.campaign)
    meeting = plan_meeting(
        council=council, period=period, starts_at=STARTS, place="Phòng họp UBND xã", by=office, now=STARTS
    )
    seats = members_of(meeting)
    present = {seat.pk: (index < len(seats) - 1, ABSENT) for index, seat in enumerate(seats)}
    set_attendance(meeting=meeting, present=present, by=office, now=STARTS)
    open_meeting(meeting=meeting, chaired_by=seats[0], secretary=seats[1], by=office, now=STARTS)
    for item in items_of(meeting):
        for seat in seats[:-1]:
            cast(item=item, seat=seat, choice=Choice.FOR, by=office, now=STARTS)
    return close_meeting(meeting=meeting, ends_at=STARTS + timedelta(hours=2), by=office, now=STARTS)


def tell(*, people: int = 1, collectives: int = 1, own: bool = False) -> Story:
    """The story up to the chairman's approval on 08/12/2024."""
    campaign = office_campaign()
    period = make_period(campaign, 2024)
    office, chairman = make_user(Role.OFFICE), make_user(Role.CHAIRMAN)
    if own:
        form = award_form(
            campaign,
            OWN,
            code="giay-khen-xa",
            name="Giấy khen của Chủ tịch UBND xã",
            level="commune",
            authority="Chủ tịch Ủy ban nhân dân xã Nà Mường",
            submit_to="",
        )
    else:
        form = award_form(campaign)
    nominations = [accepted(period, form, office, person=False) for _ in range(collectives)]
    nominations += [accepted(period, form, office, person=True) for _ in range(people)]
    meeting = hold_meeting(period, office)
    for nomination in nominations:
        nomination.refresh_from_db()
    approve(nominations=[(each, each.version) for each in nominations], by=chairman, now=at(2024, 12, 8))
    for nomination in nominations:
        nomination.refresh_from_db()
    meeting.refresh_from_db()
    return Story(campaign, period, form, office, chairman, meeting, nominations)
