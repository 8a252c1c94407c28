"""Báo cáo tổng kết from the figures of a period and the office's own words."""

from __future__ import annotations

from datetime import date

from awards.documents.blocks import paragraph
from awards.documents.compose import words
from awards.documents.compose.summary_results import counted, results
from awards.documents.sheets import SummaryChapter, SummaryPart, SummaryReportSheet
from awards.documents.sheets.summary import SummaryBlock
from awards.enums import PaperKind
from awards.models import SummaryText
from awards.queries import summary
from awards.queries.statistics import dossiers_on_time
from campaigns.documents.sheets import Recipients
from campaigns.models import Period, Signatory
from campaigns.queries.statistics import OnTime, on_time
from campaigns.rules.richtext import read_plain
from campaigns.rules.vietnamese import count_words, official_date, short_date


def summary_sheet(
    period: Period,
    *,
    today: date,
    number: int | None = None,
    day: date | None = None,
    signatory: Signatory | None = None,
) -> SummaryReportSheet:
    """The report on a year, or on the whole term, to the superior, with the figures as they stand."""
    campaign = period.campaign
    organisation = campaign.organisation
    movement = words.movement_of(period)
    text = SummaryText.objects.filter(period=period).order_by("pk").first()
    return SummaryReportSheet(
        letterhead=words.letterhead(
            PaperKind.SUMMARY_REPORT, organisation, number=number, day=day, today=today
        ),
        subject=f"Tổng kết {movement}",
        addressees=(organisation.parent_name,),
        opening=(
            f"Thực hiện {words.plan_of(campaign)} về {words.lower_first(campaign.title)}, {organisation} "
            f"báo cáo kết quả thực hiện {words.span_of(period)} như sau:"
        ),
        chapters=(
            SummaryChapter("Công tác chỉ đạo, phát động", (SummaryPart("", _direction(period)),)),
            SummaryChapter("Kết quả thực hiện", results(period)),
            SummaryChapter(
                "Đánh giá chung",
                (
                    SummaryPart("Ưu điểm", _strengths(period, text)),
                    SummaryPart("Tồn tại, hạn chế", _shortcomings(period, text)),
                ),
            ),
            *_outlook(period, text),
        ),
        closing=(
            f"Trên đây là báo cáo tổng kết {movement} của {organisation}, kính báo cáo "
            f"{organisation.parent_name}"
        ),
        recipients=Recipients(
            (
                "Như trên",
                f"Chủ tịch, các Phó Chủ tịch {organisation.short_name}",
                "Các thành viên Hội đồng Thi đua - Khen thưởng",
                "Lưu: VT, TĐKT",
            )
        ),
        signature=words.signature(organisation, signatory, on_behalf=True),
    )


def _direction(period: Period) -> tuple[SummaryBlock, ...]:
    campaign = period.campaign
    sentences = [
        f"{official_date(campaign.plan_date).capitalize()}, {campaign.organisation} ban hành Kế hoạch số "
        f"{campaign.plan_number} {words.lower_first(campaign.title)}, với khẩu hiệu “{campaign.slogan}”",
        f"Việc đăng ký thi đua {words.span_of(period)} được tổ chức từ ngày "
        f"{short_date(period.registration_opens)} đến ngày {short_date(period.registration_closes)}; tập "
        "thể, cá nhân "
        f"tự chấm điểm đến hết ngày {short_date(period.scoring_closes)}; hồ sơ khen thưởng gửi trước ngày "
        f"{short_date(period.dossier_before)}",
    ]
    days = summary.meetings_held(summary.periods_summed(period))
    if days:
        held = ", ".join(short_date(day) for day in days)
        sentences.append(
            f"Hội đồng Thi đua - Khen thưởng đã họp xét {count_words(len(days))} lần (ngày {held})"
        )
    return tuple(paragraph(sentence) for sentence in sentences)


def _strengths(period: Period, text: SummaryText | None) -> tuple[SummaryBlock, ...]:
    rates = [line for line in (*on_time(period), dossiers_on_time(period)) if line.all]
    shares = "; ".join(
        f"{words.lower_first(line.label)} {line.in_time}/{line.all} ({line.percent}%)" for line in rates
    )
    own = _own(text.strengths if text else "")
    if shares:
        return (*own, paragraph(f"Tỷ lệ thực hiện đúng thời hạn: {shares}"))
    return own or (paragraph("Chưa có số liệu để đánh giá"),)


def _shortcomings(period: Period, text: SummaryText | None) -> tuple[SummaryBlock, ...]:
    found: list[SummaryBlock] = []
    missing = summary.unregistered_units(period)
    if missing:
        names = ", ".join(unit.name for unit in missing)
        found.append(paragraph(f"Còn {count_words(len(missing))} tập thể chưa đăng ký thi đua: {names}"))
    late = [line for line in (*on_time(period), dossiers_on_time(period)) if line.in_time < line.all]
    if late:
        found.append(paragraph(f"Còn chậm thời hạn: {'; '.join(map(_late, late))}"))
    found += _own(text.shortcomings if text else "")
    return tuple(found) or (paragraph("Không có tập thể chậm đăng ký, không có phiếu, hồ sơ gửi chậm"),)


def _late(line: OnTime) -> str:
    return f"{count_words(line.all - line.in_time)} trường hợp {words.lower_first(line.label)}"


def _outlook(period: Period, text: SummaryText | None) -> tuple[SummaryChapter, ...]:
    """What comes next; a draft of the last report has no such chapter until the office has written it."""
    found = _directions(period, text)
    heading = "Phương hướng, nhiệm vụ thời gian tới"
    return (SummaryChapter(heading, (SummaryPart("", found),)),) if found else ()


def _directions(period: Period, text: SummaryText | None) -> tuple[SummaryBlock, ...]:
    own = _own(text.directions if text else "")
    coming = summary.next_period(period)
    if coming is None:
        return own
    entitled = counted(summary.entitled(coming))
    return (
        *own,
        paragraph(
            f"Tổ chức đăng ký thi đua {words.span_of(coming)} cho {entitled} từ ngày "
            f"{short_date(coming.registration_opens)} đến ngày {short_date(coming.registration_closes)}"
        ),
    )


def _own(text: str) -> tuple[SummaryBlock, ...]:
    """The office's lines: paragraphs and dashed points."""
    return read_plain(text)
