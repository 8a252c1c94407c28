"""A small campaign that is ready to be scored: one table with all four rules, its measure, its people."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image
from pypdf import PdfWriter

from campaigns.actions import scorecards
from campaigns.actions.measures import record_measure
from campaigns.actions.scorecards import AppraisalEntry, SelfEntry
from campaigns.enums import CriterionRule, MeasuredKind, ParticipantKind, Role
from campaigns.errors import Refused
from campaigns.models import (
    Collective,
    CriteriaSection,
    CriteriaSet,
    Criterion,
    Individual,
    Measure,
    Period,
    Registration,
    Scorecard,
    User,
)
from tests import factories as make

NOW = make.at(2024, 10, 1)
DOCX_PARTS = ("[Content_Types].xml", "word/document.xml")
XLSX_PARTS = ("[Content_Types].xml", "xl/workbook.xml")


@dataclass
class Scene:
    """A period, the table for collectives and for people, one unit with its speaker, and the office."""

    period: Period
    measure: Measure
    unit: Collective
    speaker: User
    office: User

    def register(self, participant: Collective | Individual | None = None) -> Registration:
        return make.make_registration(self.period, participant or self.unit, "accepted")

    def started(self, participant: Collective | Individual | None = None) -> Scorecard:
        return scorecards.start(registration=self.register(participant), by=self.office, now=NOW)

    def filled(self, participant: Collective | Individual | None = None, judged: int = 25) -> Scorecard:
        """A sheet with every point given and its figure recorded."""
        card = self.started(participant)
        record_measure(
            registration=card.registration,
            measure=self.measure,
            by=self.office,
            now=NOW,
            source="Báo cáo số 12",
            value=Decimal(98),
        )
        scorecards.save_self(scorecard=card, by=self.office, now=NOW, entries=entries(card, judged))
        return card

    def submitted(self, participant: Collective | Individual | None = None, judged: int = 25) -> Scorecard:
        card = self.filled(participant, judged)
        return scorecards.submit(scorecard=card, by=self.office, now=NOW)

    def appraised(
        self,
        participant: Collective | Individual | None = None,
        judged: int = 25,
        now: datetime = NOW,
    ) -> Scorecard:
        card = self.submitted(participant, judged)
        kept = {criterion: AppraisalEntry(entry.points) for criterion, entry in entries(card, judged).items()}
        scorecards.save_appraisal(scorecard=card, by=self.office, now=now, entries=kept)
        return scorecards.finish(scorecard=card, by=self.office, now=now)


def make_scene() -> Scene:
    period = make.make_period()
    campaign = period.campaign
    make.make_bands(campaign)
    measure = make.make_measure(campaign, measured_kind=MeasuredKind.BOTH)
    for kind in ParticipantKind:
        make_table(period, kind, measure)
    unit = make.make_collective(campaign.organisation)
    return Scene(
        period=period,
        measure=measure,
        unit=unit,
        speaker=make.make_user(Role.UNIT, collective=unit),
        office=make.make_user(Role.OFFICE),
    )


def make_table(period: Period, kind: ParticipantKind, measure: Measure) -> CriteriaSet:
    """100 points: 30 by judgement with evidence, 20 by ratio of 98 %, 30 by choice, 20 with deductions."""
    table = CriteriaSet.objects.create(
        campaign=period.campaign,
        code=kind.value,
        name="Bảng điểm thử",
        participant_kind=kind,
        total=Decimal(100),
    )
    first = CriteriaSection.objects.create(criteria_set=table, position=1, code="mot", name="Chỉ đạo")
    second = CriteriaSection.objects.create(criteria_set=table, position=2, code="hai", name="Thủ tục")
    rows = (
        (first, "danh-gia", 30, CriterionRule.JUDGEMENT, {"evidence_required": True}),
        (first, "ty-le", 20, CriterionRule.RATIO, {"measure": measure, "full_at": Decimal(98)}),
        (
            second,
            "lua-chon",
            30,
            CriterionRule.CHOICE,
            {
                "options": [
                    {"label": "Đúng hạn", "points": "30"},
                    {"label": "Chậm", "points": "12.5"},
                    {"label": "Không làm", "points": "0"},
                ]
            },
        ),
        (second, "tru-diem", 20, CriterionRule.DEDUCTION, {"options": [{"label": "Mỗi lỗi", "points": "2"}]}),
    )
    for position, (section, code, worth, rule, fields) in enumerate(rows, start=1):
        Criterion.objects.create(
            section=section,
            position=position,
            code=code,
            text=f"Tiêu chí {code}",
            max_points=Decimal(worth),
            rule=rule,
            **fields,
        )
    return table


def make_extra(scene: Scene) -> None:
    """One bonus and one penalty of at most 10 points in every table."""
    for table in CriteriaSet.objects.filter(campaign=scene.period.campaign).order_by("pk"):
        section = CriteriaSection.objects.create(
            criteria_set=table, position=3, code="ba", name="Thưởng, phạt"
        )
        for position, (code, rule) in enumerate(
            (("thuong", CriterionRule.BONUS), ("phat", CriterionRule.PENALTY)), start=1
        ):
            Criterion.objects.create(
                section=section,
                position=position,
                code=code,
                text=f"Tiêu chí {code}",
                max_points=Decimal(10),
                rule=rule,
            )


def refusal(act: Callable[[], object]) -> tuple[str, ...]:
    """The codes with which ``act`` is refused."""
    try:
        act()
    except Refused as refused:
        return refused.codes
    raise AssertionError("nothing was refused")


def ids(card: Scorecard) -> dict[str, int]:
    """The ids of the criteria by their codes."""
    return {score.criterion.code: score.criterion_id for score in card.scores.select_related("criterion")}


def entries(card: Scorecard, judged: int = 25) -> dict[int, SelfEntry]:
    """Lawful own points for everything that is typed: judged + 30 + 20; with the measured 20 they are 95."""
    by_code = ids(card)
    return {
        by_code["danh-gia"]: SelfEntry(Decimal(judged), "Có kế hoạch kèm theo."),
        by_code["lua-chon"]: SelfEntry(Decimal(30)),
        by_code["tru-diem"]: SelfEntry(Decimal(20)),
    }


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def text_of(response: Any) -> str:
    """The page as the browser gets it."""
    return response.content.decode()


def pdf(name: str = "bao-cao.pdf") -> SimpleUploadedFile:
    writer, stream = PdfWriter(), BytesIO()
    writer.add_blank_page(200, 200)
    writer.write(stream)
    return SimpleUploadedFile(name, stream.getvalue())


def locked_pdf() -> SimpleUploadedFile:
    writer, stream = PdfWriter(), BytesIO()
    writer.add_blank_page(200, 200)
    writer.encrypt("bi-mat", algorithm="RC4-128")
    writer.write(stream)
    return SimpleUploadedFile("khoa.pdf", stream.getvalue())


def picture(kind: str = "PNG") -> bytes:
    stream = BytesIO()
    Image.new("RGB", (40, 30), "white").save(stream, kind)
    return stream.getvalue()


def package(*parts: str, filling: bytes = b"<x/>") -> bytes:
    stream = BytesIO()
    with ZipFile(stream, "w", 8) as archive:
        for part in parts:
            archive.writestr(part, filling)
    return stream.getvalue()
