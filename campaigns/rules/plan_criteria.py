"""Reads what is measured: measures, ratings, grade bands and criteria tables of a plan file."""

from __future__ import annotations

from decimal import Decimal

from campaigns.enums import CriterionRule, MeasuredKind, MeasureUnit, ParticipantKind
from campaigns.rules.plan_checks import distinct
from campaigns.rules.plan_reader import Reader
from campaigns.rules.plan_rows import (
    CriteriaSectionRow,
    CriteriaSetRow,
    CriterionRow,
    GradeBandRow,
    MeasureRow,
    OptionRow,
    RatingRow,
)
from campaigns.rules.scoring import OUTSIDE_THE_TABLE

HIGHEST_RANK = 32_000
LEAST = Decimal("0.01")
POINTS = Decimal(9_999)
BY_OPTIONS = (CriterionRule.CHOICE, CriterionRule.DEDUCTION)  # they need their list


def read_measures(root: Reader) -> tuple[MeasureRow, ...]:
    """The definitions of the figures that criteria and standards ask for; the codes are unique."""
    tables = root.tables("measures")
    rows = tuple(_measure(table) for table in tables)
    distinct(tables, "code", [row.code for row in rows], "mã")
    return rows


def _measure(table: Reader) -> MeasureRow:
    row = MeasureRow(
        code=table.code("code"),
        name=table.text("name", longest=200),
        unit=table.choice("unit", MeasureUnit),
        measured_kind=table.choice("for", MeasuredKind),
        minimum=table.maybe_decimal("minimum"),
        maximum=table.maybe_decimal("maximum"),
        decimals=table.number("decimals", most=2, default=2),
    )
    low, high = row.minimum, row.maximum
    if table.sound("minimum", "maximum") and low is not None and high is not None and low > high:
        table.refuse("maximum", f"phải không nhỏ hơn minimum ({low}).")
    return row


def read_ratings(root: Reader) -> tuple[RatingRow, ...]:
    """The yearly ratings of cadres; codes and ranks are unique, a higher rank is better."""
    tables = root.tables("ratings")
    rows = tuple(
        RatingRow(
            code=table.code("code"),
            name=table.text("name", longest=120),
            rank=table.number("rank", most=HIGHEST_RANK),
        )
        for table in tables
    )
    distinct(tables, "code", [row.code for row in rows], "mã")
    distinct(tables, "rank", [row.rank for row in rows], "bậc")
    return rows


def read_grade_bands(root: Reader) -> tuple[GradeBandRow, ...]:
    """The bands of the total; codes and thresholds are unique."""
    tables = root.tables("grade_bands")
    rows = tuple(
        GradeBandRow(
            code=table.code("code"),
            name=table.text("name", longest=60),
            at_least=table.decimal("at_least", most=POINTS),
        )
        for table in tables
    )
    distinct(tables, "code", [row.code for row in rows], "mã")
    distinct(tables, "at_least", [row.at_least for row in rows], "mức điểm")
    return rows


def read_criteria_sets(root: Reader, measures: dict[str, MeasureRow]) -> tuple[CriteriaSetRow, ...]:
    """The criteria tables, one a kind of participant; the points of each add up to its total.

    Criteria of rule ``bonus`` and ``penalty`` lie outside the total.
    """
    tables = root.tables("criteria_sets")
    rows = tuple(_criteria_set(table, measures) for table in tables)
    distinct(tables, "code", [row.code for row in rows], "mã")
    distinct(tables, "for", [row.participant_kind.value for row in rows], "đối tượng")
    return rows


def _criteria_set(table: Reader, measures: dict[str, MeasureRow]) -> CriteriaSetRow:
    kind = table.choice("for", ParticipantKind)
    if table.sound("for"):
        measures = {code: row for code, row in measures.items() if row.is_kept_for(kind)}
    sections = table.tables("sections", required=True)
    row = CriteriaSetRow(
        code=table.code("code"),
        name=table.text("name", longest=200),
        participant_kind=kind,
        total=table.decimal("total", least=LEAST, most=POINTS),
        is_sample=table.boolean("sample", default=False),
        sections=tuple(_criteria_section(section, measures) for section in sections),
        tie_break=table.texts("tie_break"),
    )
    distinct(sections, "code", [section.code for section in row.sections], "mã")
    _check_tie_break(table, row)
    given = [criterion for section in sections for criterion in section.tables("criteria")]
    if table.sound("total") and given and all(criterion.sound("max_points") for criterion in given):
        _check_total(table, row)
    return row


def _check_tie_break(table: Reader, row: CriteriaSetRow) -> None:
    known = [section.code for section in row.sections]
    lost = [code for code in row.tie_break if code not in known]
    if lost:
        codes = ", ".join(known)
        table.refuse("tie_break", f"bảng điểm không có nhóm “{lost[0]}”; các nhóm là: {codes}.")
    if len(set(row.tie_break)) != len(row.tie_break):
        table.refuse("tie_break", "mỗi nhóm chỉ ghi một lần.")


def _check_total(table: Reader, row: CriteriaSetRow) -> None:
    points = [
        criterion.max_points
        for section in row.sections
        for criterion in section.criteria
        if criterion.rule not in OUTSIDE_THE_TABLE
    ]
    if sum(points) != row.total:
        sentence = f"các tiêu chí cộng lại được {sum(points)} điểm, không phải {row.total}; hãy sửa cho khớp."
        table.refuse("total", sentence)


def _criteria_section(table: Reader, measures: dict[str, MeasureRow]) -> CriteriaSectionRow:
    tables = table.tables("criteria", required=True)
    criteria = tuple(_criterion(criterion, measures) for criterion in tables)
    distinct(tables, "code", [criterion.code for criterion in criteria], "mã")
    return CriteriaSectionRow(
        code=table.code("code"), name=table.text("name", longest=300), criteria=criteria
    )


def _criterion(table: Reader, measures: dict[str, MeasureRow]) -> CriterionRow:
    rule = table.choice("rule", CriterionRule)
    by_ratio = rule is CriterionRule.RATIO
    by_options = rule in BY_OPTIONS
    max_points = table.decimal("max_points", least=LEAST, most=POINTS)
    options = tuple(_option(option) for option in table.tables("options", required=by_options))
    row = CriterionRow(
        code=table.code("code"),
        text=table.text("text", longest=2_000),
        max_points=max_points,
        rule=rule,
        evidence_required=table.boolean("evidence", default=False),
        measure=table.reference("measure", measures, "measures", default=None if by_ratio else ""),
        full_at=table.decimal("full_at", least=LEAST) if by_ratio else table.maybe_decimal("full_at"),
        options=options,
    )
    if table.sound("rule"):
        _check_criterion_keys(table, by_ratio, by_options or rule in OUTSIDE_THE_TABLE)
    is_choice = rule is CriterionRule.CHOICE and bool(options) and table.sound("rule", "max_points")
    if is_choice and max(option.points for option in options) != max_points:
        table.refuse("options", f"mức cao nhất phải bằng max_points ({max_points} điểm).")
    return row


def _check_criterion_keys(table: Reader, by_ratio: bool, takes_options: bool) -> None:
    if not by_ratio:
        table.unwanted(("measure", "full_at"), 'chỉ dùng khi rule = "ratio"')
    if not takes_options:
        table.unwanted(("options",), 'chỉ dùng khi rule = "choice", "deduction", "bonus" hoặc "penalty"')


def _option(table: Reader) -> OptionRow:
    return OptionRow(label=table.text("label", longest=300), points=table.decimal("points", most=POINTS))
