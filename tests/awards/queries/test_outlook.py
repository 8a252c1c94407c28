"""What a participant still lacks, before and after the appraisal."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from awards.enums import Check, Outcome, QuotaScope
from awards.queries.outlook import FormOutlook, Outlook, Points, outlook_of
from campaigns.enums import CriterionRule, ParticipantKind, PeriodKind, Role
from campaigns.models import Criterion, Registration, Scorecard
from tests import factories as make
from tests.world import World

pytestmark = pytest.mark.django_db
TODAY = date(2024, 11, 1)


class Scene(World):
    """A sheet of 60 judged points with evidence and 40 measured ones, bands, and the district's award."""

    def set_up(self) -> Scene:
        self.bands  # noqa: B018 - the bands that the plan has
        first, second = self.criteria
        Criterion.objects.filter(pk=first.pk).update(evidence_required=True)
        Criterion.objects.filter(pk=second.pk).update(
            rule=CriterionRule.RATIO, measure=self.measure, full_at=Decimal(98)
        )
        del self.criteria
        return self

    def sheet(self, state: str = "draft", judged: int | None = 45, figure: str | None = "49") -> Scorecard:
        card = self.scorecard(state)
        given = None if judged is None else Decimal(judged)
        self.score(scorecard=card, criterion=self.criteria[0], self_points=given)
        self.score(scorecard=card, criterion=self.criteria[1], self_points=None)
        if figure is not None:
            self.value(registration=card.registration, value=Decimal(figure))
        return card

    def points(self, card: Scorecard) -> Points:
        found = self.look(card.registration).points
        assert found is not None
        return found

    @staticmethod
    def look(registration: Registration) -> Outlook:
        return outlook_of(
            Registration.objects.select_related("period__campaign").get(pk=registration.pk), TODAY
        )

    def form_of(self, registration: Registration) -> FormOutlook:
        (found,) = self.look(registration).forms
        return found


@pytest.fixture
def w() -> Scene:
    return Scene().set_up()


def test_own_points_and_recorded_figures_count_before_the_appraisal(w: Scene) -> None:
    points = w.points(w.sheet())
    assert (points.reckoning.total, points.is_provisional, points.is_final) == (Decimal(65), True, False)
    assert points.band is not None
    assert points.gap is not None
    assert (points.band.code, points.gap.band.code, points.gap.missing) == ("trung-binh", "kha", Decimal(5))
    judged, measured = sorted(points.lines, key=lambda each: each.line.number)
    assert (judged.gain, measured.gain) == (Decimal(15), Decimal(20))
    assert points.lines[0] is measured, "the biggest first"
    assert judged.closes_gap
    assert measured.todo == ("“Tỷ lệ giải quyết hồ sơ đúng hạn”: hiện 49,0%, cần 98,0% để đạt tối đa.",)
    assert judged.todo == ("Còn thiếu tài liệu kiểm chứng hoặc lời thuyết minh.",)


def test_a_figure_nobody_recorded_is_the_offices_to_record(w: Scene) -> None:
    measured = w.points(w.sheet(figure=None)).lines[0]
    assert measured.gain == Decimal(40)
    assert measured.todo[0].endswith(
        "chưa có số liệu, cần 98,0% để đạt tối đa; Văn phòng ghi số liệu ở mục Chỉ số."
    )


def test_full_points_without_proof_are_named(w: Scene) -> None:
    points = w.points(w.sheet(judged=60, figure="98"))
    (line,) = points.lines
    assert (line.gain, line.chance, line.todo) == (
        0,
        None,
        ("Còn thiếu tài liệu kiểm chứng hoặc lời thuyết minh.",),
    )


def test_a_blank_sheet_says_so(w: Scene) -> None:
    points = w.points(w.sheet(judged=None, figure=None))
    assert (points.is_blank, points.reckoning.total) == (True, 0)
    assert "Chưa tự chấm." in points.lines[0].todo


def test_what_the_appraiser_has_begun_is_not_shown(w: Scene) -> None:
    card = w.sheet("submitted")
    card.scores.filter(criterion=w.criteria[0]).update(points=Decimal(10), reason="Thiếu báo cáo.")
    points = w.points(card)
    assert (points.reckoning.total, points.is_provisional) == (Decimal(65), True)
    assert all("Thiếu báo cáo" not in todo for line in points.lines for todo in line.todo)


def test_the_council_and_the_appraisal_count_afterwards(w: Scene) -> None:
    card = w.sheet("published")
    card.scores.filter(criterion=w.criteria[0]).update(
        points=Decimal(40),
        reason="Thiếu báo cáo.",
        council_points=Decimal(42),
        council_reason="Có báo cáo bổ sung.",
    )
    card.scores.filter(criterion=w.criteria[1]).update(points=Decimal(40))
    points = w.points(card)
    assert (points.reckoning.total, points.is_provisional, points.is_final) == (Decimal(82), False, True)
    (line,) = points.lines
    assert (line.gain, line.todo) == (Decimal(18), ("Hội đồng: Có báo cáo bổ sung.",))


def test_rescaled_points_are_reckoned_anew(w: Scene) -> None:
    card = w.sheet("published", figure=None)
    card.scores.filter(criterion=w.criteria[0]).update(points=Decimal(45))
    card.scores.filter(criterion=w.criteria[1]).update(not_arising=True)
    points = w.points(card)
    assert points.reckoning.total == Decimal(75)
    (line,) = points.lines
    assert line.chance is not None
    assert (line.chance.missing, line.gain) == (Decimal(15), Decimal(25))


def test_conditions_say_who_and_by_when(w: Scene) -> None:
    make.make_condition(w.form, check_by=Check.GRADE, level="tot", text="Đạt mức tốt trở lên;")
    make.make_condition(w.form, check_by=Check.MEASURE, measure=w.measure, at_least=Decimal(90))
    make.make_condition(w.form)
    form = w.form_of(w.sheet().registration)
    assert (form.satisfied, form.total, form.is_clear) == (0, 3, False)
    figure, grade = form.conditions
    assert figure.finding is not None
    assert figure.finding.outcome == Outcome.NOT_MET, "what is not met stands before what is not known"
    assert (figure.last_day, grade.last_day) == (w.period.dossier_last_day, w.period.scoring_closes)
    assert [finding.outcome for finding in form.to_attest] == [Outcome.UNKNOWN]
    assert isinstance(figure.who, Role)


def test_an_attestation_in_the_negative_is_a_condition_not_met(w: Scene) -> None:
    nomination = w.nomination("submitted")
    w.finding(nomination=nomination, outcome=Outcome.NOT_MET)
    form = w.form_of(nomination.registration)
    assert (len(form.conditions), form.to_attest) == (1, ())


def test_without_a_nomination_that_comes_first(w: Scene) -> None:
    w.condition  # noqa: B018 - the standard that the plan has
    (step,) = w.form_of(w.registration("accepted")).papers
    assert (step.todo, step.who) == ("Chưa lập đề nghị và báo cáo thành tích.", Role.UNIT)


def test_an_empty_report_is_told_section_by_section(w: Scene) -> None:
    nomination = w.nomination("draft", measures_taken="", effect="", lessons="Làm sớm.")
    w.condition  # noqa: B018 - the standard that the plan has
    papers = [step.todo for step in w.form_of(nomination.registration).papers]
    assert papers == [
        "Báo cáo thành tích: Mục “Biện pháp, giải pháp thực hiện” chưa có nội dung.",
        "Báo cáo thành tích: Mục “Hiệu quả kinh tế - xã hội” chưa có nội dung.",
        "Báo cáo thành tích chưa có xác nhận của cấp ủy, chính quyền, cơ quan chủ quản.",
    ]


def test_a_form_that_the_plan_does_not_give_here(w: Scene) -> None:
    make.make_condition(w.own_form)
    make.make_quota(
        w.own_form,
        2,
        period_kind=PeriodKind.TERM,
        participant_kind=ParticipantKind.INDIVIDUAL,
        scope=QuotaScope.COMMUNE,
    )
    form = w.form_of(w.registration("accepted"))
    assert form.not_given.startswith("Kế hoạch không có chỉ tiêu “Giấy khen xã” cho tập thể")


def test_nothing_left_is_clear(w: Scene) -> None:
    nomination = w.nomination("approved")
    w.finding(nomination=nomination, outcome=Outcome.MET)
    assert w.form_of(nomination.registration).is_clear


def test_people_are_held_to_the_standard_for_people(w: Scene) -> None:
    w.condition  # noqa: B018 - the standard for collectives
    wanted = make.make_condition(
        w.form, ParticipantKind.INDIVIDUAL, check_by=Check.INITIATIVE, level="district"
    )
    form = w.form_of(w.registration("accepted", participant=w.person))
    assert [step.finding.code for step in form.conditions if step.finding] == [wanted.code]
    assert form.papers[0].who == Role.INDIVIDUAL
