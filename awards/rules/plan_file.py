"""Reads a whole plan file: the lower app's part, then standards, quotas, law, money and council."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from awards.enums import QuotaScope, Rounding, SeatRole, VoteBase
from awards.rules.paper_kinds import for_dossiers
from awards.rules.plan_rows import (
    AwardRulesRow,
    BaseSalaryRow,
    BonusRow,
    CouncilRow,
    PaperRow,
    Plan,
    QuotaRow,
    RegimeRow,
    SeatRow,
    stored_share,
)
from awards.rules.plan_standards import Known, read_standards
from campaigns.enums import ParticipantKind, PeriodKind
from campaigns.rules.plan_checks import distinct, in_order
from campaigns.rules.plan_file import read_campaign
from campaigns.rules.plan_reader import Mistake, Reader
from campaigns.rules.printable import LONGEST_NAME

TWO_THIRDS = Fraction(2, 3)
HALF = Fraction(1, 2)


def read_plan(tables: Mapping[str, object]) -> tuple[Plan, tuple[Mistake, ...]]:
    """The plan in the ``tables`` of a file, and every mistake in it; with a mistake the plan is of no use."""
    mistakes: list[Mistake] = []
    root = Reader(tables, "", mistakes)
    campaign = read_campaign(root)
    known = Known.of(campaign)
    plan = Plan(
        campaign=campaign,
        award_rules=tuple(_award_rules(table, known) for table in root.tables("award_forms")),
        regimes=_regimes(root, [form.code for form in campaign.award_forms]),
        base_salaries=_base_salaries(root),
        council=_council(root.table("council")),
    )
    root.finish()
    return plan, tuple(mistakes)


def _award_rules(table: Reader, known: Known) -> AwardRulesRow:
    return AwardRulesRow(
        code=table.code("code"),
        standards=read_standards(table, known),
        quotas=_quotas(table),
        papers=_papers(table),
    )


def _quotas(form: Reader) -> tuple[QuotaRow, ...]:
    tables = form.tables("quotas")
    rows = tuple(
        QuotaRow(
            period_kind=table.choice("period", PeriodKind),
            participant_kind=table.choice("for", ParticipantKind),
            maximum=table.number("max", most=9_999),
            scope=table.choice("scope", QuotaScope),
        )
        for table in tables
    )
    pairs = [f"{row.period_kind.value}, {row.participant_kind.value}" for row in rows]
    distinct(tables, "for", pairs, "cặp loại đợt và đối tượng")
    return rows


def _papers(form: Reader) -> tuple[PaperRow, ...]:
    tables = form.tables("papers")
    rows = tuple(
        PaperRow(kind=table.choice("kind", for_dossiers()), required=table.boolean("required", default=True))
        for table in tables
    )
    distinct(tables, "kind", [row.kind.value for row in rows], "loại văn bản")
    return rows


def _regimes(root: Reader, forms: list[str]) -> tuple[RegimeRow, ...]:
    tables = root.tables("regimes")
    rows = tuple(_regime(table, forms) for table in tables)
    distinct(tables, "code", [row.code for row in rows], "mã")
    if all(table.sound("code") and _has_sound_dates(table) for table in tables):
        _check_overlaps(tables, rows)
    return rows


def _regime(table: Reader, forms: list[str]) -> RegimeRow:
    row = RegimeRow(
        code=table.code("code"),
        from_date=table.maybe_day("from_date"),
        to_date=table.maybe_day("to_date"),
        legal_bases=table.texts("legal_bases"),
        report_form=table.text("report_form", default="", longest=120),
        collective_factor=table.decimal("collective_factor", most=Decimal(99), default=Decimal(2)),
        rounding=table.choice("rounding", Rounding),
        rounding_unit=table.number("rounding_unit", least=1, most=10_000_000),
        bonus=_bonus(table.table("bonus", required=False), forms),
    )
    in_order(table, "from_date", "to_date")
    return row


def _bonus(table: Reader, forms: list[str]) -> tuple[BonusRow, ...]:
    """The factors by award form code; a form that is not there has no bonus set."""
    rows = []
    for code in table.keys:
        factor = table.decimal(code, most=Decimal(999), places=3)
        rows.append(BonusRow(code, factor))
        if code not in forms:
            table.refuse(code, f"“{code}” không phải mã hình thức khen thưởng ở award_forms; hãy sửa mã.")
    return tuple(rows)


def _has_sound_dates(table: Reader) -> bool:
    return all(table.sound(key) or not table.has(key) for key in ("from_date", "to_date"))


def _check_overlaps(tables: list[Reader], rows: tuple[RegimeRow, ...]) -> None:
    """Each day has at most one regime, because the date of a paper chooses it."""
    by_start = sorted(zip(rows, tables, strict=True), key=lambda pair: pair[0].from_date or date.min)
    for (earlier, _), (later, table) in pairwise(by_start):
        if (later.from_date or date.min) <= (earlier.to_date or date.max):
            sentence = (
                f"khoảng thời gian trùng với “{earlier.code}”; mỗi ngày chỉ thuộc một chế độ, hãy sửa ngày."
            )
            table.refuse("from_date", sentence)


def _base_salaries(root: Reader) -> tuple[BaseSalaryRow, ...]:
    tables = root.tables("base_salaries")
    rows = tuple(
        BaseSalaryRow(from_date=table.day("from_date"), amount=table.number("amount", least=1))
        for table in tables
    )
    distinct(tables, "from_date", [row.from_date for row in rows], "ngày")
    return rows


def _council(table: Reader) -> CouncilRow:
    """Defaults where no statute speaks: two thirds of all members, more than half of them, open vote."""
    tables = table.tables("seats")
    row = CouncilRow(
        quorum=stored_share(table.share("quorum", default=TWO_THIRDS)),
        base=table.choice("base", VoteBase, default=VoteBase.MEMBERS),
        pass_above=stored_share(table.share("pass_above", default=HALF)),
        secret=table.boolean("secret", default=False),
        seats=tuple(_seat(seat) for seat in tables),
    )
    if table.sound("quorum") and row.quorum == 0:
        table.refuse("quorum", "phải lớn hơn 0.")
    if table.sound("pass_above") and row.pass_above == 1:
        table.refuse("pass_above", "phải nhỏ hơn 1: không ai vượt quá toàn bộ số phiếu.")
    distinct(tables, "name", [seat.name for seat in row.seats], "tên")
    sound = bool(tables) and all(seat.sound("role") for seat in tables)
    if sound and [seat.role for seat in row.seats].count(SeatRole.CHAIR) != 1:
        table.refuse("seats", 'Hội đồng phải có đúng một người với role = "chair".')
    return row


def _seat(table: Reader) -> SeatRow:
    return SeatRow(
        name=table.text("name", longest=LONGEST_NAME),
        title=table.text("title", longest=160),
        role=table.choice("role", SeatRole),
    )
