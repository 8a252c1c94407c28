"""Reads the lower app's part of a plan file: organisation, campaign, periods, people's units, criteria.

The tables and keys are those of docs/plan-file.md. Every mistake goes to the reader.
"""

from __future__ import annotations

from campaigns.enums import (
    CollectiveKind,
    Level,
    NumberSeries,
    PeriodKind,
    SignatoryRole,
)
from campaigns.rules.plan_checks import distinct, in_order
from campaigns.rules.plan_criteria import (
    read_criteria_sets,
    read_grade_bands,
    read_measures,
    read_ratings,
)
from campaigns.rules.plan_reader import Reader
from campaigns.rules.plan_rows import (
    AwardFormRow,
    CampaignPlan,
    CampaignRow,
    CollectiveRow,
    MessageRow,
    OrganisationRow,
    PeriodRow,
    SectionRow,
    SignatoryRow,
    SlipRow,
    TextRow,
)
from campaigns.rules.printable import LONGEST_NAME

SCHEMA = 1
MOST_EXPLANATION_DAYS = 60
HEADS = {SignatoryRole.CHAIRMAN, SignatoryRole.ACTING_CHAIRMAN}


def read_campaign(root: Reader) -> CampaignPlan:
    """The lower app's part of the plan whose outermost table is ``root``.

    After a mistake the rows are not to be used: look at the list of mistakes first. Keys of the upper app
    stay unread; ``root.finish()`` is for whoever reads last.
    """
    _check_schema(root)
    organisation = root.table("organisation")
    campaign = root.table("campaign")
    measures = read_measures(root)
    return CampaignPlan(
        organisation=_organisation(organisation),
        signatories=_signatories(organisation),
        campaign=_campaign(campaign),
        legal_bases=_texts(campaign.tables("legal_bases"), longest=2_000),
        sections=tuple(_section(table) for table in campaign.tables("sections")),
        messages=tuple(_message(table) for table in campaign.tables("messages")),
        recipients=_texts(campaign.tables("recipients"), longest=300),
        slips=tuple(_slip(table) for table in campaign.tables("slips")),
        periods=_periods(root),
        collectives=_collectives(root),
        measures=measures,
        ratings=read_ratings(root),
        grade_bands=read_grade_bands(root),
        criteria_sets=read_criteria_sets(root, {measure.code: measure for measure in measures}),
        award_forms=_award_forms(root),
    )


def _check_schema(root: Reader) -> None:
    version = root.number("schema")
    if root.sound("schema") and version != SCHEMA:
        root.refuse("schema", f"phiên bản {version} chưa được hỗ trợ; hãy dùng mẫu phiên bản {SCHEMA}.")


def _organisation(table: Reader) -> OrganisationRow:
    return OrganisationRow(
        name=table.text("name", longest=200),
        short_name=table.text("short_name", longest=120),
        abbreviation=table.text("abbreviation", longest=20),
        parent_name=table.text("parent_name", longest=200),
        parent_short_name=table.text("parent_short_name", longest=120),
        place=table.text("place", longest=80),
        council_name=table.text("council_name", longest=200),
        council_abbreviation=table.text("council_abbreviation", longest=20),
        number_series=table.choice("number_series", NumberSeries, default=NumberSeries.PER_KIND),
    )


def _signatories(organisation: Reader) -> tuple[SignatoryRow, ...]:
    tables = organisation.tables("signatories", required=True)
    rows = tuple(
        SignatoryRow(
            role=table.choice("role", SignatoryRole),
            name=table.text("name", longest=LONGEST_NAME),
            title=table.text("title", longest=120),
        )
        for table in tables
    )
    distinct(tables, "name", [row.name for row in rows], "tên")
    sound = bool(tables) and all(table.sound("role") for table in tables)
    if sound and not HEADS & {row.role for row in rows}:
        wanted = 'phải có một người ký với role = "chairman" hoặc "acting_chairman".'
        organisation.refuse("signatories", wanted)
    return rows


def _campaign(table: Reader) -> CampaignRow:
    row = CampaignRow(
        code=table.code("code"),
        title=table.text("title", longest=300),
        movement=table.text("movement", longest=200),
        plan_number=table.text("plan_number", longest=40),
        plan_date=table.day("plan_date"),
        starts_on=table.day("starts_on"),
        ends_on=table.day("ends_on"),
        slogan=table.text("slogan", longest=400),
        preamble=table.paragraphs("preamble", default=""),
    )
    in_order(table, "starts_on", "ends_on")
    return row


def _texts(tables: list[Reader], *, longest: int) -> tuple[TextRow, ...]:
    return tuple(TextRow(table.text("text", longest=longest)) for table in tables)


def _section(table: Reader) -> SectionRow:
    return SectionRow(
        number=table.text("number", longest=12),
        heading=table.text("heading", longest=300),
        body=table.paragraphs("body", default=""),
    )


def _message(table: Reader) -> MessageRow:
    return MessageRow(group=table.text("group", longest=20), text=table.text("text", longest=300))


def _slip(table: Reader) -> SlipRow:
    return SlipRow(
        place=table.text("place", longest=200),
        written=table.text("written", longest=400),
        note=table.text("note", longest=400),
    )


def _periods(root: Reader) -> tuple[PeriodRow, ...]:
    tables = root.tables("periods", required=True)
    rows = tuple(_period(table) for table in tables)
    distinct(tables, "code", [row.code for row in rows], "mã")
    distinct(tables, "year", [row.year for row in rows], "năm")
    return rows


def _period(table: Reader) -> PeriodRow:
    kind = table.choice("kind", PeriodKind)
    row = PeriodRow(
        code=table.code("code"),
        kind=kind,
        name=table.text("name", longest=120),
        year=table.number("year", least=2000, most=2100) if table.has("year") else None,
        registration_opens=table.day("registration_opens"),
        registration_closes=table.day("registration_closes"),
        scoring_closes=table.day("scoring_closes"),
        dossier_before=table.day("dossier_before"),
        explanation_days=table.number("explanation_days", most=MOST_EXPLANATION_DAYS, default=0),
    )
    if table.sound("kind"):
        if kind is PeriodKind.ANNUAL and not table.has("year"):
            table.refuse("year", "đợt hằng năm phải ghi năm (ví dụ year = 2022).")
        if kind is PeriodKind.TERM and table.has("year"):
            table.refuse("year", "đợt giai đoạn không ghi năm; hãy xóa dòng này.")
    in_order(table, "registration_opens", "registration_closes", "scoring_closes", "dossier_before")
    return row


def _collectives(root: Reader) -> tuple[CollectiveRow, ...]:
    tables = root.tables("collectives")
    rows = tuple(
        CollectiveRow(
            code=table.code("code"),
            name=table.text("name", longest=200),
            kind=table.choice("kind", CollectiveKind),
        )
        for table in tables
    )
    distinct(tables, "code", [row.code for row in rows], "mã")
    distinct(tables, "name", [row.name for row in rows], "tên")
    return rows


def _award_forms(root: Reader) -> tuple[AwardFormRow, ...]:
    tables = root.tables("award_forms")
    rows = tuple(_award_form(table) for table in tables)
    distinct(tables, "code", [row.code for row in rows], "mã")
    return rows


def _award_form(table: Reader) -> AwardFormRow:
    row = AwardFormRow(
        code=table.code("code"),
        name=table.text("name", longest=200),
        level=table.choice("level", Level),
        authority=table.text("authority", longest=200),
        submit_to=table.text("submit_to", default="", longest=200),
        sets=table.number("sets", most=99, default=1),
        originals=table.number("originals", most=99, default=1),
    )
    if table.sound("sets", "originals") and row.originals > row.sets:
        table.refuse("originals", f"số bản gốc ({row.originals}) không được hơn số bộ hồ sơ ({row.sets}).")
    return row
