"""The first text of an achievement report: what the portal knows already, in whole sentences.

Sections of Mẫu số 07 (Nghị định 91/2017/NĐ-CP): I. Thông tin chung; II. Thành tích đạt được, which has the
results against what was registered, the measures taken, their effect and the experience drawn. Nothing is
praised that no row says; what the portal does not know in part I is asked for in brackets.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass

from awards.queries.report.facts import ReportFacts, facts_of
from awards.queries.report.figures import written_figures
from awards.queries.report.general import general
from awards.queries.report.results import results
from awards.queries.report.wording import Wording
from awards.queries.report.work import effect, measures_taken
from campaigns.models import Registration
from campaigns.rules.richtext import to_html


@dataclass(frozen=True)
class ReportText:
    """The five sections, named as on ``Nomination``."""

    general: str = ""
    results: str = ""
    measures_taken: str = ""
    effect: str = ""
    lessons: str = ""

    def sections(self) -> dict[str, str]:
        """Field name → text, in the order of the report."""
        return asdict(self)


SECTIONS = tuple(ReportText().sections())


def first_text(registration: Registration) -> ReportText:
    """The report as far as the rows can write it; a section of which nothing is known stays empty."""
    return text_from(facts_of(registration))


def text_from(facts: ReportFacts) -> ReportText:
    """The same from rows that were read already."""
    wording = Wording(written_figures(facts))
    return ReportText(
        general=to_html(general(facts, wording)),
        results=to_html(results(facts, wording)),
        measures_taken=to_html(measures_taken(facts, wording)),
        effect=to_html(effect(facts, wording)),
    )
