"""The papers of one small dossier as the check gets them, agreeing in everything until a test changes one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from awards.documents.sheets import AchievementReportSheet, Nominees, ProposalSheet
from awards.enums import PaperKind
from awards.rules.agreement import Law, Nominee, PaperFacts, Result, Truth, Votes, check
from campaigns.documents.payload import to_payload
from tests.awards.documents import report_samples, samples

MEETING, LETTER_DAY = 7, date(2024, 12, 9)
LAW = Law(samples.LEGAL_BASES[1:3], date(2024, 1, 1), date(2025, 6, 30))
OLD_LAW = Law(("Căn cứ Nghị định số 91/2017/NĐ-CP ngày 31 tháng 7 năm 2017",), None, date(2023, 12, 31))


def votes(in_favour: int, against: int = 0, abstaining: int = 0, base: int = 9) -> Votes:
    share = (Decimal(100) * in_favour / base).quantize(Decimal("0.01"))
    return Votes(MEETING, in_favour, against, abstaining, 0, base, share, "Thông qua")


def nominees() -> tuple[Nominee, ...]:
    """The two collectives and two people that the sample minutes passed."""
    return (
        Nominee(1, "Hội Liên hiệp Phụ nữ xã Nà Mường", False, votes=votes(6)),
        Nominee(2, "Trạm Y tế xã Nà Mường", False, votes=votes(7)),
        Nominee(3, samples.MAI.name, True, samples.MAI.post, samples.MAI.unit, votes=votes(5, 1)),
        Nominee(
            4,
            samples.SON.name,
            True,
            samples.SON.post,
            samples.SON.unit,
            Decimal("92.50"),
            "Xuất sắc",
            votes(5, 0, 1),
        ),
    )


def truth(**changes: Any) -> Truth:
    values: dict[str, Any] = {
        "forms": (samples.DISTRICT_AWARD, "Giấy khen của Chủ tịch UBND huyện Bản Lầu"),
        "nominees": nominees(),
        "others": (samples.PHUONG.name,),
        "laws": (OLD_LAW, LAW),
        "plan_number": "312/KH-UBND",
        "plan_date": date(2022, 7, 18),
        "last_day": date(2024, 12, 29),
    }
    return Truth(**(values | changes))


def letter_sheet(**changes: Any) -> ProposalSheet:
    sheet = samples.proposal(
        groups=(
            Nominees(
                samples.DISTRICT_AWARD,
                ("Hội Liên hiệp Phụ nữ xã Nà Mường", "Trạm Y tế xã Nà Mường"),
                (samples.MAI, samples.SON),
            ),
        )
    )
    enclosures = (
        "Biên bản họp xét của Hội đồng Thi đua - Khen thưởng (01 bản chính)",
        "Báo cáo thành tích của 02 tập thể, 02 cá nhân (04 bản chính)",
    )
    return replace(sheet, **({"enclosures": enclosures} | changes))


def letter(sheet: ProposalSheet | None = None, **facts: Any) -> PaperFacts:
    return _facts(
        "paper-2",
        "Tờ trình số 05/TTr-UBND",
        PaperKind.PROPOSAL,
        1,
        sheet or letter_sheet(),
        {"on": LETTER_DAY, "dated": LETTER_DAY, "reference": "05/TTr-UBND"} | facts,
    )


def minutes(sheet: Any = None, **facts: Any) -> PaperFacts:
    day = date(2024, 12, 6)
    made = sheet or samples.minutes()
    made = replace(made, letterhead=replace(made.letterhead, dated=day))
    return _facts(
        "paper-1",
        "Biên bản số 03/BB-HĐTĐKT",
        PaperKind.MINUTES,
        MEETING,
        made,
        {"on": day, "dated": day, "reference": "03/BB-HĐTĐKT"} | facts,
    )


def decision(sheet: Any = None, **facts: Any) -> PaperFacts:
    day = date(2025, 2, 5)
    return _facts(
        "paper-9",
        "Quyết định số 412/QĐ-UBND",
        PaperKind.AWARD_DECISION,
        30,
        sheet or samples.decision(),
        {"on": day, "dated": day, "reference": "412/QĐ-UBND"} | facts,
    )


def report_sheet() -> AchievementReportSheet:
    """The report of Lò Văn Sơn."""
    return replace(
        report_samples.individual_report(),
        award_form=samples.DISTRICT_AWARD,
        subject=f"{samples.SON.name}, công chức Văn phòng - Thống kê,\n{samples.SON.unit}",
    )


def report(sheet: AchievementReportSheet | None = None) -> PaperFacts:
    return _facts(
        "paper-3",
        "Báo cáo thành tích: Lò Văn Sơn",
        PaperKind.ACHIEVEMENT_REPORT,
        4,
        sheet or report_sheet(),
        {"on": LETTER_DAY},
    )


def compare(*papers: PaperFacts, **changes: Any) -> Result:
    return check(papers, truth(**changes))


def _facts(
    key: str, title: str, kind: PaperKind, subject: int, sheet: Any, rest: dict[str, Any]
) -> PaperFacts:
    return PaperFacts(key, title, kind, subject, to_payload(sheet), **rest)
