"""Small builders of rows for tests. Each gives a lawful row; a test names only what it is about."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from itertools import count
from typing import Any
from zoneinfo import ZoneInfo

from django.contrib.auth.models import Group

from awards.enums import Check, NominationState, QuotaScope, SeatRole, VoteBase
from awards.models import Condition, Council, Nomination, Quota, Seat, Standard
from campaigns.enums import (
    CollectiveKind,
    CriterionRule,
    IndividualKind,
    Level,
    MeasuredKind,
    MeasureUnit,
    ParticipantKind,
    PeriodKind,
    RegistrationState,
    Role,
    SignatoryRole,
)
from campaigns.models import (
    AwardForm,
    Campaign,
    Collective,
    CriteriaSection,
    CriteriaSet,
    Criterion,
    GradeBand,
    Individual,
    Measure,
    Organisation,
    Period,
    Posting,
    Rating,
    Registration,
    Signatory,
    User,
)

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
PASSWORD = "mat-khau-thu-454"
NAMES = ("Trần Thị Bình", "Lê Văn Cường", "Phạm Thu Dung", "Đỗ Văn Đạt", "Ngô Thị Hà", "Vũ Minh Khôi")
_serial = count(1)


def at(year: int, month: int, day: int, hour: int = 8, minute: int = 0) -> datetime:
    """A moment by the office's clock."""
    return datetime(year, month, day, hour, minute, tzinfo=ZONE)


def make_organisation(**fields: Any) -> Organisation:
    number = next(_serial)
    values = {
        "name": f"Ủy ban nhân dân xã Thử Nghiệm {number}",
        "short_name": f"UBND xã Thử Nghiệm {number}",
        "abbreviation": "UBND",
        "parent_name": "Ủy ban nhân dân huyện Mẫu",
        "parent_short_name": "UBND huyện Mẫu",
        "place": "Thử Nghiệm",
        "council_name": "Hội đồng Thi đua - Khen thưởng",
        "council_abbreviation": "HĐTĐKT",
    } | fields
    organisation = Organisation.objects.create(**values)
    Signatory.objects.create(
        organisation=organisation, role=SignatoryRole.CHAIRMAN, name="Nguyễn Văn An", title="Chủ tịch"
    )
    return organisation


def make_campaign(**fields: Any) -> Campaign:
    values = {
        "organisation": fields.get("organisation") or make_organisation(),
        "code": f"kh{next(_serial)}",
        "title": "Phát động phong trào thi đua “Thử nghiệm”",
        "movement": "Thử nghiệm",
        "plan_number": "01/KH-UBND",
        "plan_date": date(2022, 1, 5),
        "starts_on": date(2022, 1, 5),
        "ends_on": date(2025, 12, 31),
        "slogan": "Thi đua là yêu nước",
        "is_active": not Campaign.objects.filter(is_active=True).exists(),
    } | fields
    return Campaign.objects.create(**values)


def make_period(campaign: Campaign | None = None, year: int | None = 2024, **fields: Any) -> Period:
    """A year (or, with ``year=None``, the term) with windows up to 31/03 and 15/11, dossiers before 30/12."""
    last = year or 2025
    values = {
        "campaign": campaign or make_campaign(),
        "code": str(year) if year else "giai-doan",
        "kind": PeriodKind.ANNUAL if year else PeriodKind.TERM,
        "name": f"Năm {year}" if year else "Giai đoạn 2022 - 2025",
        "year": year,
        "registration_opens": date(last, 1, 15),
        "registration_closes": date(last, 3, 31),
        "scoring_closes": date(last, 11, 15),
        "dossier_before": date(last, 12, 30),
    } | fields
    return Period.objects.create(**values)


def make_award_form(campaign: Campaign, code: str = "giay-khen-huyen", **fields: Any) -> AwardForm:
    values = {
        "campaign": campaign,
        "code": code,
        "name": "Giấy khen của Chủ tịch Ủy ban nhân dân huyện",
        "level": Level.DISTRICT,
        "authority": "Chủ tịch Ủy ban nhân dân huyện",
        "submit_to": "Phòng Nội vụ huyện",
        "sets": 1,
        "originals": 1,
    } | fields
    return AwardForm.objects.create(**values)


def make_collective(organisation: Organisation, **fields: Any) -> Collective:
    number = next(_serial)
    values = {
        "organisation": organisation,
        "code": f"don-vi-{number}",
        "name": f"Trường Tiểu học số {number}",
        "kind": CollectiveKind.AGENCY,
    } | fields
    return Collective.objects.create(**values)


def make_individual(unit: Collective, **fields: Any) -> Individual:
    number = next(_serial)
    values = {
        "organisation": unit.organisation,
        "full_name": f"{NAMES[number % len(NAMES)]}",
        "date_of_birth": date(1970 + number % 30, 1 + number % 12, 1 + number % 28),
        "kind": IndividualKind.OFFICIAL,
        "unit": unit,
        "post": "Công chức",
        "entered_on": date(2015, 1, 5),
    } | fields
    individual = Individual.objects.create(**values)
    Posting.objects.create(
        individual=individual, unit=unit, post=individual.post, from_date=individual.entered_on
    )
    return individual


def make_user(*roles: Role, **fields: Any) -> User:
    """An account with ``roles``; the password is ``PASSWORD``."""
    number = next(_serial)
    values = {"username": f"nguoi-dung-{number}", "full_name": f"Người dùng {number}"} | fields
    user = User(**values, is_staff=bool({Role.OFFICE, Role.CHAIRMAN, Role.ADMINISTRATOR} & set(roles)))
    user.set_password(PASSWORD)
    user.save()
    user.groups.set([Group.objects.get_or_create(name=role.value)[0] for role in roles])
    return user


def make_registration(
    period: Period, participant: Collective | Individual, state: str = "draft", **fields: Any
) -> Registration:
    """A registration in ``state``, with the stamps that its constraints ask for."""
    person = participant if isinstance(participant, Individual) else None
    by = fields.pop("by", None) or make_user(Role.OFFICE)
    moment = at(period.registration_opens.year, 2, 1)
    values: dict[str, Any] = {
        "period": period,
        "individual": person,
        "collective": None if person else participant,
        "unit": person.unit if person else participant,
        "post": person.post if person else "",
        "completion_level": "good",
        "state": state,
        "created_by": by,
        "created_at": moment,
    }
    if state != RegistrationState.DRAFT:
        values |= {"submitted_by": by, "submitted_at": moment}
    if state == RegistrationState.RETURNED:
        values |= {"returned_by": by, "returned_at": moment, "return_reason": "Thiếu chỉ tiêu."}
    if state == RegistrationState.ACCEPTED:
        values |= {"accepted_by": by, "accepted_at": moment}
    return Registration.objects.create(**(values | fields))


def make_bands(campaign: Campaign) -> dict[str, GradeBand]:
    rows = (
        ("xuat-sac", "Xuất sắc", 90),
        ("tot", "Tốt", 80),
        ("kha", "Khá", 70),
        ("trung-binh", "Trung bình", 50),
        ("yeu", "Yếu", 0),
    )
    return {
        code: GradeBand.objects.create(campaign=campaign, code=code, name=name, at_least=Decimal(least))
        for code, name, least in rows
    }


def make_ratings(campaign: Campaign) -> dict[str, Rating]:
    rows = (
        ("khong-hoan-thanh", "Không hoàn thành nhiệm vụ", 1),
        ("hoan-thanh", "Hoàn thành nhiệm vụ", 2),
        ("hoan-thanh-tot", "Hoàn thành tốt nhiệm vụ", 3),
        ("hoan-thanh-xuat-sac", "Hoàn thành xuất sắc nhiệm vụ", 4),
    )
    return {
        code: Rating.objects.create(campaign=campaign, code=code, name=name, rank=rank)
        for code, name, rank in rows
    }


def make_measure(campaign: Campaign, code: str = "on_time", **fields: Any) -> Measure:
    values = {
        "campaign": campaign,
        "code": code,
        "name": "Tỷ lệ giải quyết hồ sơ đúng hạn",
        "unit": MeasureUnit.PERCENT,
        "measured_kind": MeasuredKind.COLLECTIVE,
        "minimum": Decimal(0),
        "maximum": Decimal(100),
    } | fields
    return Measure.objects.create(**values)


def make_criteria_set(
    campaign: Campaign, kind: ParticipantKind = ParticipantKind.COLLECTIVE, points: tuple[int, ...] = (60, 40)
) -> CriteriaSet:
    """A table with one section and one criterion by judgement for each of ``points``."""
    table = CriteriaSet.objects.create(
        campaign=campaign,
        code=f"bang-{kind.value}",
        name="Bảng điểm thử",
        participant_kind=kind,
        total=Decimal(sum(points)),
    )
    section = CriteriaSection.objects.create(
        criteria_set=table, code="muc-1", name="Công tác chỉ đạo, điều hành"
    )
    for index, worth in enumerate(points, start=1):
        Criterion.objects.create(
            section=section,
            position=index,
            code=f"tc-{index}",
            text=f"Tiêu chí thứ {index}",
            max_points=Decimal(worth),
            rule=CriterionRule.JUDGEMENT,
        )
    return table


def make_condition(
    award_form: AwardForm, kind: ParticipantKind = ParticipantKind.COLLECTIVE, **fields: Any
) -> Condition:
    standard = Standard.objects.get_or_create(award_form=award_form, participant_kind=kind)[0]
    number = next(_serial)
    values = {
        "standard": standard,
        "position": number,
        "code": f"dk-{number}",
        "text": "Tích cực học tập nâng cao trình độ chuyên môn, nghiệp vụ.",
        "check_by": Check.ATTESTED,
    } | fields
    return Condition.objects.create(**values)


def make_quota(award_form: AwardForm, maximum: int, **fields: Any) -> Quota:
    values = {
        "award_form": award_form,
        "period_kind": PeriodKind.ANNUAL,
        "participant_kind": ParticipantKind.COLLECTIVE,
        "maximum": maximum,
        "scope": QuotaScope.AUTHORITY,
    } | fields
    return Quota.objects.create(**values)


def make_council(campaign: Campaign, members: int = 9, **fields: Any) -> Council:
    """A council of ``members`` seats: the chair, the secretary and plain members."""
    values = {
        "campaign": campaign,
        "quorum": Decimal("0.6667"),
        "base": VoteBase.MEMBERS,
        "pass_above": Decimal("0.5"),
        "secret": False,
    } | fields
    council = Council.objects.create(**values)
    roles = [SeatRole.CHAIR, SeatRole.SECRETARY, *([SeatRole.MEMBER] * (members - 2))]
    for index, role in enumerate(roles, start=1):
        Seat.objects.create(
            council=council, position=index, name=f"Thành viên {index}", title="Cán bộ", role=role
        )
    return council


def make_nomination(
    registration: Registration, award_form: AwardForm, state: str = "draft", **fields: Any
) -> Nomination:
    """A nomination in ``state``, with the stamps that its constraints ask for."""
    by = fields.pop("by", None) or make_user(Role.OFFICE)
    moment = at(registration.period.dossier_before.year, 12, 1)
    values: dict[str, Any] = {
        "registration": registration,
        "award_form": award_form,
        "state": state,
        "created_by": by,
        "created_at": moment,
        "general": f"Tên đơn vị: {registration.unit.name}",
        "results": "Hoàn thành các chỉ tiêu đã đăng ký.",
    }
    s = NominationState
    if state not in (s.DRAFT, s.RETURNED, s.WITHDRAWN):
        values |= {
            "endorsed_by": by,
            "endorsed_at": moment,
            "endorsing_body": "Ủy ban nhân dân xã",
            "endorser_title": "Chủ tịch",
            "endorser_name": "Nguyễn Văn An",
        }
    if state not in (s.DRAFT, s.ENDORSED, s.WITHDRAWN):
        values |= {"submitted_by": by, "submitted_at": moment}
    if state in (s.RETURNED, s.SENT_BACK, s.WITHDRAWN):
        values["reason"] = "Cần bổ sung."
    if state in (s.ACCEPTED, s.PASSED, s.FAILED, s.SENT_BACK, s.APPROVED, s.AWARDED, s.NOT_AWARDED):
        values |= {"accepted_by": by, "accepted_at": moment}
    if state in (s.APPROVED, s.AWARDED, s.NOT_AWARDED):
        values |= {"approved_by": by, "approved_at": moment}
    return Nomination.objects.create(**(values | fields))
