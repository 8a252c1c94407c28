"""The second chapter of the summary report: what became of the period, in figures and sentences."""

from __future__ import annotations

from collections.abc import Sequence

from awards.documents.blocks import paragraph, points
from awards.documents.compose import words
from awards.documents.sheets import FigureTable, SummaryPart
from awards.documents.sheets.summary import SummaryBlock
from awards.queries import summary
from awards.queries.statistics import awards_by_form
from awards.queries.summary import DecisionLine
from campaigns.enums import ParticipantKind, RegistrationState
from campaigns.models import Exemplar, Period
from campaigns.queries.ranking import published
from campaigns.queries.statistics import KindCount, on_time, sheets_by_grade
from campaigns.rules.vietnamese import (
    capitalise_first,
    count_words,
    money,
    number,
    number_in_words,
    official_date,
)

FIRST_PLACES = 3
MOST_IN_WORDS = 999_999_999_999


def results(period: Period) -> tuple[SummaryPart, ...]:
    """The numbered parts of "Kết quả thực hiện"; a part says so where nothing is recorded."""
    periods = summary.periods_summed(period)
    parts = [
        SummaryPart("Đăng ký thi đua", _registration(period)),
        SummaryPart("Kết quả thực hiện các chỉ số", _measures(period)),
        SummaryPart("Chấm điểm, xếp hạng", _scores(period)),
        SummaryPart("Công tác tuyên truyền", _propaganda(period)),
        SummaryPart("Sáng kiến, giải pháp", _initiatives(periods)),
        SummaryPart("Điển hình tiên tiến", _exemplars(period)),
        SummaryPart("Công tác khen thưởng", _awards(period, periods)),
    ]
    if len(periods) > 1:
        parts.append(SummaryPart("Tổng hợp kết quả từng đợt", _years(periods)))
    return tuple(parts)


def counted(kinds: KindCount) -> str:
    """How many: "02 tập thể, 03 cá nhân"; a kind with none is left out, both give "00 tập thể, cá nhân"."""
    pairs = ((kinds.collectives, "tập thể"), (kinds.people, "cá nhân"))
    return (
        ", ".join(f"{count_words(count)} {word}" for count, word in pairs if count) or "00 tập thể, cá nhân"
    )


def _registration(period: Period) -> tuple[SummaryBlock, ...]:
    entitled, sent = summary.entitled(period), summary.registered(period)
    accepted = summary.registered(period, RegistrationState.ACCEPTED)
    text = (
        f"Toàn xã có {counted(entitled)} thuộc đối tượng thi đua; {counted(sent)} đã gửi đăng ký thi đua "
        f"{words.span_of(period)}, {_of_these(accepted, sent)} được tiếp nhận"
    )
    line = on_time(period)[0]
    in_time = f"Số đăng ký gửi đúng thời hạn là {line.in_time}/{line.all}, đạt {line.percent}%"
    return (paragraph(text), paragraph(in_time)) if line.all else (paragraph(text),)


def _of_these(accepted: KindCount, sent: KindCount) -> str:
    """How many of those who sent something: all of them are not counted twice."""
    return "đều" if accepted == sent else f"trong đó {counted(accepted)}"


def _measures(period: Period) -> tuple[SummaryBlock, ...]:
    lines = summary.measure_lines(period)
    if not lines:
        return (paragraph("Chưa ghi nhận số liệu chỉ số nào"),)
    rows = tuple(
        (
            f"{line.name} ({line.unit})",
            count_words(line.count),
            *(number(figure, 2) for figure in (line.average, line.lowest, line.highest)),
        )
        for line in lines
    )
    header = ("Chỉ số", "Số tập thể, cá nhân", "Trung bình", "Thấp nhất", "Cao nhất")
    found = summary.ratings(period)
    rated = ", ".join(f"{count_words(count)} người xếp loại “{name}”" for name, count in found)
    table = FigureTable(header, rows)
    return (table, paragraph(f"Kết quả đánh giá cán bộ, công chức: {rated}")) if rated else (table,)


def _scores(period: Period) -> tuple[SummaryBlock, ...]:
    lines = [line for line in sheets_by_grade(period) if line.total]
    if not lines:
        return (paragraph("Chưa có phiếu chấm điểm nào được thẩm định"),)
    sheets = KindCount(sum(line.collectives for line in lines), sum(line.people for line in lines))
    line = on_time(period)[1]
    table = FigureTable(
        ("Mức xếp loại", "Tập thể", "Cá nhân", "Cộng"),
        tuple(
            (each.label, *(count_words(count) for count in (each.collectives, each.people, each.total)))
            for each in lines
        ),
    )
    text = (
        f"Đã thẩm định kết quả tự chấm điểm của {counted(sheets)}; {line.in_time}/{line.all} phiếu gửi "
        "đúng thời hạn"
    )
    first = [_first(period, kind) for kind in ParticipantKind]
    return (
        paragraph(f"{text}. Kết quả xếp loại như sau:"),
        table,
        *(paragraph(sentence) for sentence in first if sentence),
    )


def _first(period: Period, kind: ParticipantKind) -> str:
    """Who leads the published ranking; a tie may bring more names than places."""
    cards = [card for card in published(period, kind) if card.rank and card.rank <= FIRST_PLACES]
    names = "; ".join(
        f"{card.registration.participant} ({number(card.total, 2)} điểm)" for card in cards if card.total
    )
    return f"{kind.label} dẫn đầu: {names}" if names else ""


def _propaganda(period: Period) -> tuple[SummaryBlock, ...]:
    forms, reach = summary.propaganda(period)
    if not forms:
        return (paragraph("Chưa ghi nhận hoạt động tuyên truyền nào"),)
    kinds = "; ".join(f"{words.lower_first(form.label)}: {count_words(count)}" for form, count in forms)
    total = count_words(sum(count for _, count in forms))
    return (
        paragraph(
            f"Đã tổ chức {total} hoạt động tuyên truyền với {number(reach)} lượt người tiếp cận, gồm {kinds}"
        ),
    )


def _initiatives(periods: Sequence[Period]) -> tuple[SummaryBlock, ...]:
    count, recognised = summary.initiatives(periods)
    if not count:
        return (paragraph("Chưa ghi nhận sáng kiến, giải pháp nào"),)
    text = f"Có {count_words(count)} sáng kiến, giải pháp về cải cách hành chính"
    if [of_level for _, of_level in recognised] == [count]:
        ((level, _),) = recognised
        return (paragraph(f"{text}, đều được công nhận {words.lower_first(level.label)}"),)
    levels = "; ".join(
        f"{count_words(of_level)} sáng kiến được công nhận {words.lower_first(level.label)}"
        for level, of_level in recognised
    )
    return (paragraph(f"{text}, trong đó {levels}" if levels else text),)


def _exemplars(period: Period) -> tuple[SummaryBlock, ...]:
    rows = summary.exemplars(period)
    if not rows:
        return (paragraph("Chưa giới thiệu điển hình tiên tiến nào"),)
    text = f"Đã giới thiệu, nhân rộng {count_words(len(rows))} điển hình tiên tiến:"
    return paragraph(text), points(tuple(_exemplar(row) for row in rows))


def _exemplar(row: Exemplar) -> str:
    who = row.individual or row.collective
    return f"{who} (bài “{row.title}”)" if who else f"Bài “{row.title}”"


def _awards(period: Period, periods: Sequence[Period]) -> tuple[SummaryBlock, ...]:
    lines = [line for line in awards_by_form(period) if line.proposed]
    decisions = summary.decision_lines(periods)
    blocks: list[SummaryBlock] = []
    if lines:
        rows = tuple(
            (
                f"{line.form} ({line.kind.label.lower()})",
                *(count_words(count) for count in (line.proposed, line.approved, line.awarded)),
            )
            for line in lines
        )
        header = ("Hình thức khen thưởng", "Đề nghị", "Chủ tịch duyệt", "Được khen")
        blocks += [
            paragraph(f"Kết quả xét, đề nghị khen thưởng {words.span_of(period)}:"),
            FigureTable(header, rows),
        ]
    if decisions:
        blocks += [
            paragraph("Các quyết định khen thưởng đã ban hành:"),
            points(tuple(_decision(line) for line in decisions)),
        ]
        total = sum(line.bonus or 0 for line in decisions)
        if total:
            in_words = (
                f" (bằng chữ: {capitalise_first(number_in_words(total))} đồng)"
                if total <= MOST_IN_WORDS
                else ""
            )
            blocks.append(paragraph(f"Tổng số tiền thưởng: {money(total)}{in_words}"))
    return tuple(blocks) or (paragraph("Chưa có đề nghị khen thưởng nào"),)


def _decision(line: DecisionLine) -> str:
    decision = line.decision
    bonus = f", tiền thưởng {money(line.bonus)}" if line.bonus else ""
    given = f"tặng {words.award_noun(decision.award_form)} cho {counted(line.awarded)}{bonus}"
    return (
        f"Quyết định số {decision.number} {official_date(decision.decided_on)} của {decision.issuer}: {given}"
    )


def _years(periods: Sequence[Period]) -> tuple[SummaryBlock, ...]:
    header = ("Đợt thi đua", "Tập thể đăng ký", "Cá nhân đăng ký", "Tập thể được khen", "Cá nhân được khen")
    rows = tuple(
        (
            line.name,
            *(
                count_words(count)
                for kinds in (line.registered, line.awarded)
                for count in (kinds.collectives, kinds.people)
            ),
        )
        for line in summary.year_lines(periods)
    )
    return (FigureTable(header, rows),)
