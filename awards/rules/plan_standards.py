"""Reads the standards of an award form, condition by condition (Kế hoạch 454, mục IV.3)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

from awards.enums import Check
from awards.rules.plan_rows import ConditionRow, StandardRow
from campaigns.enums import Level, MeasureUnit, ParticipantKind
from campaigns.rules.plan_checks import distinct
from campaigns.rules.plan_reader import Reader
from campaigns.rules.plan_rows import CampaignPlan, MeasureRow

THRESHOLDS = ("at_least", "more_than")
WITH_THRESHOLD = frozenset({Check.MEASURE, Check.UNIT_GRADE})
WITH_MEASURE = WITH_THRESHOLD | {Check.RATING}
WITHOUT_LEVEL = frozenset({Check.MEASURE, Check.ATTESTED})


@dataclass(frozen=True, slots=True)
class Known:
    """The codes that conditions may refer to."""

    measures: dict[str, MeasureRow]
    levels: dict[Check, tuple[str, list[str]]]

    @classmethod
    def of(cls, campaign: CampaignPlan) -> Self:
        """What ``campaign`` defines; ``levels`` gives for each check the table and its codes."""
        bands = ("grade_bands", [band.code for band in campaign.grade_bands])
        return cls(
            measures={measure.code: measure for measure in campaign.measures},
            levels={
                Check.GRADE: bands,
                Check.UNIT_GRADE: bands,
                Check.RATING: ("ratings", [rating.code for rating in campaign.ratings]),
                Check.INITIATIVE: ("danh mục cấp", [level.value for level in Level]),
            },
        )

    def measures_for(self, check: Check, kind: ParticipantKind) -> list[str]:
        """The codes of the measures by which ``check`` can be proved for a participant of ``kind``."""
        measured = ParticipantKind.COLLECTIVE if check is Check.UNIT_GRADE else kind
        return [
            code
            for code, measure in self.measures.items()
            if measure.is_kept_for(measured)
            and (measure.unit is MeasureUnit.RATING) == (check is Check.RATING)
        ]


def read_standards(form: Reader, known: Known) -> tuple[StandardRow, ...]:
    """The standards of one award form, at most one a kind of participant."""
    tables = form.tables("standards")
    rows = tuple(_standard(table, known) for table in tables)
    distinct(tables, "for", [row.participant_kind.value for row in rows], "đối tượng")
    return rows


def _standard(table: Reader, known: Known) -> StandardRow:
    kind = table.choice("for", ParticipantKind)
    tables = table.tables("conditions", required=True)
    conditions = tuple(_condition(condition, kind, known) for condition in tables)
    distinct(tables, "code", [condition.code for condition in conditions], "mã")
    return StandardRow(kind, conditions)


def _condition(table: Reader, kind: ParticipantKind, known: Known) -> ConditionRow:
    check = table.choice("check", Check)
    measure = _measure(table, check, kind, known)
    row = ConditionRow(
        code=table.code("code"),
        text=table.text("text", longest=2_000),
        check_by=check,
        measure=measure,
        at_least=table.maybe_decimal("at_least"),
        more_than=table.maybe_decimal("more_than"),
        level=_level(table, check, known),
        counts_propaganda=table.boolean("counts_propaganda", default=False),
        may_not_apply=table.boolean("may_not_apply", default=False),
    )
    if table.sound("check"):
        _check_thresholds(table, check, known.measures.get(measure))
    return row


def _measure(table: Reader, check: Check, kind: ParticipantKind, known: Known) -> str:
    """The measure's code; a rating finds the only measure of ratings by itself."""
    if not table.sound("check"):
        return table.text("measure", default="", longest=40)
    if check not in WITH_MEASURE:
        table.unwanted(("measure",), f'không dùng với check = "{check.value}"')
        return ""
    codes = known.measures_for(check, kind)
    if check is Check.RATING and len(codes) == 1:
        return table.reference("measure", codes, "measures", default=codes[0])
    optional = "" if check is Check.UNIT_GRADE else None
    return table.reference("measure", codes, "measures", default=optional)


def _level(table: Reader, check: Check, known: Known) -> str:
    if not table.sound("check"):
        return table.text("level", default="", longest=40)
    if check in WITHOUT_LEVEL:
        table.unwanted(("level",), f'không dùng với check = "{check.value}"')
        return ""
    where, codes = known.levels[check]
    return table.reference("level", codes, where)


def _check_thresholds(table: Reader, check: Check, measure: MeasureRow | None) -> None:
    given = [key for key in THRESHOLDS if table.has(key)]
    if check not in WITH_THRESHOLD:
        table.unwanted(given, f'không dùng với check = "{check.value}"')
        return
    if len(given) == 2:
        table.refuse("more_than", "chỉ ghi một trong hai: at_least (từ … trở lên) hoặc more_than (trên …).")
    if not given and check is Check.MEASURE:
        table.refuse("at_least", "thiếu ngưỡng; hãy ghi at_least (từ … trở lên) hoặc more_than (trên …).")
    for key in given:
        if table.sound(key) and measure is not None and measure.maximum is not None:
            _check_reachable(table, key, measure)


def _check_reachable(table: Reader, key: str, measure: MeasureRow) -> None:
    value, maximum = table.decimal(key), measure.maximum
    if maximum is not None and (value > maximum or (key == "more_than" and value == maximum)):
        table.refuse(key, f"không thể đạt: “{measure.code}” lớn nhất là {maximum}; hãy sửa ngưỡng.")
