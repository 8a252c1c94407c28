"""Every constraint of the lower app: broken alone, refused by the database, told in Vietnamese."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from campaigns.enums import ParticipantKind
from campaigns.models import Criterion, GradeBand, Posting, Rating, Signatory
from tests import factories as make
from tests.constraints import Broken, Cases, check_refused, clash, declared
from tests.world import NOW, World, moment

# A kind of period that nobody knows cannot have the right year either.
IMPLIED = {"period_kind_known": {"period_year_iff_annual"}}


def _second_signatory(w: World) -> Broken:
    first = w.organisation.signatories.get()
    second = Signatory.objects.create(
        organisation=w.organisation, role="vice_chairman", name="Đỗ Văn Đạt", title="x"
    )
    return clash(first, second, "name")


def _second_posting(w: World) -> Broken:
    earlier = Posting.objects.create(
        individual=w.person, unit=w.unit, post="Kế toán", from_date=date(2010, 1, 1), to_date=date(2015, 1, 4)
    )
    return earlier, {"to_date": None}


def _other_person_registration(w: World) -> Broken:
    first = w.registration(participant=w.person)
    second = w.registration(participant=make.make_individual(w.unit))
    return clash(first, second, "individual")


def _second_band(w: World, field: str) -> Broken:
    other = GradeBand.objects.create(campaign=w.campaign, code="khac", name="Khác", at_least=Decimal(33))
    return clash(w.bands["tot"], other, field)


def _second_rating(w: World, field: str) -> Broken:
    other = Rating.objects.create(campaign=w.campaign, code="khac", name="Khác", rank=9)
    return clash(w.ratings["hoan-thanh"], other, field)


def _second_table(w: World, field: str) -> Broken:
    return clash(w.table, w.other_table(), field)


def _second_section(w: World) -> Broken:
    first = w.table.sections.get()
    return clash(first, w.table.sections.create(code="muc-2", name="Thể chế"), "code")


def _second_form(w: World) -> Broken:
    return clash(w.form, make.make_award_form(w.campaign, "bang-khen-tinh"), "code")


def _second_paper(w: World, **owner: object) -> Broken:
    return clash(w.evidence_paper(**owner), w.evidence_paper(**owner), "sha256")


def _second_citation(w: World, **place: object) -> Broken:
    first = w.evidence(**place)
    return clash(first, w.evidence(score=first.score, **place), "paper")


def _second_explanation(w: World) -> Broken:
    first = w.explanation()
    return w.explanation(appraised_at=moment(9)), {"score": first.score}


def _explanation_after_an_answer(w: World) -> Broken:
    first = w.explanation("kept")
    return w.explanation("kept"), {"score": first.score}


CASES: Cases = {
    "organisation_number_series_known": lambda w: (w.organisation, {"number_series": "lost"}),
    "signatory_role_known": lambda w: (w.organisation.signatories.get(), {"role": "lost"}),
    "signatory_name_once": _second_signatory,
    "campaign_dates_in_order": lambda w: (w.campaign, {"ends_on": date(2022, 1, 4)}),
    "campaign_one_active": lambda w: clash(w.campaign, make.make_campaign(), "is_active"),
    "period_kind_known": lambda w: (w.period, {"kind": "lost"}),
    "period_code_once": lambda w: clash(w.period, make.make_period(w.campaign, 2023), "code"),
    "period_year_iff_annual": lambda w: (w.period, {"year": None}),
    "period_registration_in_order": lambda w: (w.period, {"registration_opens": date(2024, 4, 1)}),
    "period_scoring_after_registration": lambda w: (w.period, {"scoring_closes": date(2024, 3, 30)}),
    "period_dossier_after_scoring": lambda w: (w.period, {"dossier_before": date(2024, 11, 14)}),
    "award_form_level_known": lambda w: (w.form, {"level": "lost"}),
    "award_form_code_once": _second_form,
    "award_form_originals_within_sets": lambda w: (w.form, {"originals": 2}),
    "collective_kind_known": lambda w: (w.unit, {"kind": "lost"}),
    "collective_code_once": lambda w: clash(w.unit, make.make_collective(w.organisation), "code"),
    "collective_name_once": lambda w: clash(w.unit, make.make_collective(w.organisation), "name"),
    "individual_kind_known": lambda w: (w.person, {"kind": "lost"}),
    "individual_honorific_known": lambda w: (w.person, {"honorific": "lost"}),
    "individual_dates_in_order": lambda w: (w.person, {"left_on": date(2015, 1, 4)}),
    "individual_once": lambda w: clash(
        w.person, make.make_individual(w.unit), "name_search", "date_of_birth"
    ),
    "posting_dates_in_order": lambda w: (w.person.postings.get(), {"to_date": date(2015, 1, 4)}),
    "posting_one_open": _second_posting,
    "registration_state_known": lambda w: (w.registration(), {"state": "lost"}),
    "registration_one_participant": lambda w: (w.registration(), {"collective": None}),
    "registration_collective_once": lambda w: clash(w.registration(), w.registration(), "collective"),
    "registration_individual_once": _other_person_registration,
    "registration_completion_known": lambda w: (w.registration(), {"completion_level": "lost"}),
    "registration_submitted_together": lambda w: (w.registration("submitted"), {"submitted_by": None}),
    "registration_submitted_iff_state": lambda w: (
        w.registration(),
        {"submitted_by": w.office, "submitted_at": NOW},
    ),
    "registration_returned_together": lambda w: (w.registration("returned"), {"returned_by": None}),
    "registration_returned_with_reason": lambda w: (w.registration("returned"), {"return_reason": ""}),
    "registration_accepted_together": lambda w: (w.registration("accepted"), {"accepted_by": None}),
    "registration_accepted_iff_state": lambda w: (
        w.registration("accepted"),
        {"accepted_by": None, "accepted_at": None},
    ),
    "target_kind_known": lambda w: (w.target(), {"kind": "lost"}),
    "target_figure_planned": lambda w: (w.target(), {"planned": None}),
    "measure_unit_known": lambda w: (w.measure, {"unit": "lost"}),
    "measure_kind_known": lambda w: (w.measure, {"measured_kind": "lost"}),
    "measure_range_in_order": lambda w: (w.measure, {"maximum": Decimal("-0.01")}),
    "measure_two_decimals": lambda w: (w.measure, {"decimals": 3}),
    "measure_code_once": lambda w: clash(w.measure, make.make_measure(w.campaign, "sipas"), "code"),
    "rating_code_once": lambda w: _second_rating(w, "code"),
    "rating_rank_once": lambda w: _second_rating(w, "rank"),
    "measure_value_once": lambda w: clash(w.value(), w.value(), "registration"),
    "measure_value_or_rating": lambda w: (w.value(), {"rating": w.ratings["hoan-thanh"]}),
    "measure_value_has_source": lambda w: (w.value(), {"source": ""}),
    "grade_band_code_once": lambda w: _second_band(w, "code"),
    "grade_band_threshold_once": lambda w: _second_band(w, "at_least"),
    "criteria_set_kind_known": lambda w: (w.table, {"participant_kind": "lost"}),
    "criteria_set_code_once": lambda w: _second_table(w, "code"),
    "criteria_set_one_per_kind": lambda w: _second_table(w, "participant_kind"),
    "criteria_set_total_positive": lambda w: (w.table, {"total": Decimal(0)}),
    "criteria_section_code_once": _second_section,
    "criterion_rule_known": lambda w: (w.criteria[0], {"rule": "lost"}),
    "criterion_code_once": lambda w: clash(w.criteria[0], w.criteria[1], "code"),
    "criterion_points_positive": lambda w: (w.criteria[0], {"max_points": Decimal(0)}),
    "criterion_ratio_has_measure": lambda w: (w.criteria[0], {"rule": "ratio", "full_at": Decimal(98)}),
    "evidence_paper_has_abstract": lambda w: (w.evidence_paper(), {"abstract": ""}),
    "evidence_paper_of_unit_once": _second_paper,
    "evidence_paper_of_person_once": lambda w: _second_paper(w, individual=w.person),
    "evidence_page_from_one": lambda w: (w.evidence(page=1), {"page": 0}),
    "evidence_cited_once": lambda w: _second_citation(w, page=2, passage="mục II"),
    "evidence_cited_once_without_page": _second_citation,
    "initiative_one_author": lambda w: (w.initiative(), {"individual": w.person}),
    "initiative_level_known": lambda w: (w.recognised(), {"level": "lost"}),
    "initiative_recognition_complete": lambda w: (w.recognised(), {"decision_number": ""}),
    "announcement_state_known": lambda w: (w.news(), {"state": "lost"}),
    "announcement_published_iff_state": lambda w: (w.news(), {"published_at": NOW}),
    "exemplar_state_known": lambda w: (w.exemplar(), {"state": "lost"}),
    "exemplar_published_iff_state": lambda w: (w.exemplar("published"), {"published_at": None}),
    "exemplar_at_most_one_subject": lambda w: (w.exemplar(), {"individual": w.person}),
    "propaganda_form_known": lambda w: (w.propaganda(), {"form": "lost"}),
    "scorecard_state_known": lambda w: (w.scorecard(), {"state": "lost"}),
    "scorecard_submitted_together": lambda w: (w.scorecard("submitted"), {"submitted_by": None}),
    "scorecard_submitted_iff_state": lambda w: (w.scorecard("submitted"), {"state": "draft"}),
    "scorecard_returned_with_reason": lambda w: (w.scorecard("returned"), {"return_reason": ""}),
    "scorecard_appraised_together": lambda w: (w.scorecard("appraised"), {"appraised_by": None}),
    "scorecard_appraised_iff_state": lambda w: (
        w.scorecard("appraised"),
        {"appraised_by": None, "appraised_at": None},
    ),
    "scorecard_total_iff_appraised": lambda w: (w.scorecard("appraised"), {"total": None}),
    "scorecard_published_together": lambda w: (w.scorecard("published"), {"published_by": None}),
    "scorecard_published_iff_state": lambda w: (
        w.scorecard("published"),
        {"published_by": None, "published_at": None},
    ),
    "scorecard_agreed_together": lambda w: (w.scorecard("appraised"), {"agreed_by": w.office}),
    "scorecard_round_after_appraisal": lambda w: (w.scorecard("submitted"), {"explain_until": NOW.date()}),
    "explanation_state_known": lambda w: (w.explanation(), {"state": "lost"}),
    "explanation_one_open": _second_explanation,
    "explanation_once_an_appraisal": _explanation_after_an_answer,
    "explanation_has_text": lambda w: (w.explanation(), {"text": ""}),
    "explanation_answered_together": lambda w: (w.explanation("kept"), {"answered_by": None}),
    "explanation_answered_iff_state": lambda w: (w.explanation("kept"), {"state": "withdrawn"}),
    "explanation_answer_has_reason": lambda w: (w.explanation("kept"), {"answer": ""}),
    "explanation_answered_by_another": lambda w: (w.explanation("kept"), {"answered_by": w.office}),
    "explanation_old_or_not_arising": lambda w: (w.explanation(), {"old_not_arising": True}),
    "explanation_new_or_not_arising": lambda w: (
        w.explanation("accepted", new_points=Decimal(50)),
        {"new_not_arising": True},
    ),
    "explanation_new_points_in_range": lambda w: (
        w.explanation("accepted"),
        {"new_points": Decimal("-0.01")},
    ),
    "explanation_new_only_accepted": lambda w: (w.explanation("kept"), {"new_points": Decimal(50)}),
    "scorecard_rank_iff_published": lambda w: (w.scorecard("published"), {"rank": None}),
    "score_once": lambda w: clash(w.score(), w.score(), "scorecard"),
    "score_self_points_in_range": lambda w: (w.score(), {"self_points": Decimal("60.01")}),
    "score_points_in_range": lambda w: (w.score(), {"points": Decimal("-0.01"), "reason": "Thiếu."}),
    "score_change_has_reason": lambda w: (w.score(), {"points": Decimal(49)}),
    "score_council_points_in_range": lambda w: (
        w.score(),
        {"council_points": Decimal("60.01"), "council_reason": "Theo kết luận."},
    ),
    "score_council_has_reason": lambda w: (w.score(), {"council_points": Decimal(40)}),
    "score_self_points_or_not_arising": lambda w: (w.score(), {"self_not_arising": True}),
    "score_points_or_not_arising": lambda w: (
        w.score(points=Decimal(49), reason="Thiếu."),
        {"not_arising": True},
    ),
    "score_council_points_or_not_arising": lambda w: (
        w.score(council_points=Decimal(40), council_reason="Theo kết luận."),
        {"council_not_arising": True},
    ),
    "score_points_stamped_together": lambda w: (w.score(), {"points_by": w.office}),
    "case_deputy_is_another": lambda w: (w.case_deputy(), {"deputy": w.office}),
    "case_deputy_has_basis": lambda w: (w.case_deputy(), {"basis": ""}),
    "case_deputy_dates_in_order": lambda w: (w.case_deputy(), {"ended_on": date(2023, 12, 31)}),
    "case_deputy_one_open": lambda w: clash(w.case_deputy(), w.case_deputy(clerk=make.make_user()), "clerk"),
    "point_change_stage_known": lambda w: (w.point_change(), {"stage": "lost"}),
    "point_change_old_or_not_arising": lambda w: (w.point_change(), {"old_not_arising": True}),
    "point_change_new_or_not_arising": lambda w: (w.point_change(), {"new_not_arising": True}),
    "publication_kind_known": lambda w: (w.publication(), {"participant_kind": "lost"}),
    "publication_number_once": lambda w: clash(w.publication(), w.publication(number=2), "number"),
    "publication_number_positive": lambda w: (w.publication(), {"number": 0}),
}


@pytest.mark.django_db
@pytest.mark.usefixtures("papers_unguarded")
@pytest.mark.parametrize("name", CASES)
def test_is_refused_by_name_and_in_vietnamese(name: str) -> None:
    row, change = CASES[name](World())

    check_refused(name, row, change, IMPLIED.get(name, ()))


def test_no_constraint_is_left_out() -> None:
    assert set(CASES) == set(declared("campaigns"))


@pytest.mark.django_db
def test_the_edges_are_lawful() -> None:
    """0 points, full points, equal dates and a second closed posting are all allowed."""
    w = World()

    w.score(self_points=Decimal(0), points=Decimal(0))
    w.score(self_points=Decimal(60), points=Decimal(60))
    make.make_individual(w.unit, left_on=date(2015, 1, 5))
    make.make_period(w.campaign, 2023, scoring_closes=date(2023, 3, 31), dossier_before=date(2023, 3, 31))
    make.make_criteria_set(w.campaign, ParticipantKind.INDIVIDUAL)


@pytest.mark.django_db
def test_a_missing_figure_is_not_lawful_by_being_unknown() -> None:
    """A CHECK lets NULL pass: the threshold of a ratio must be asked for by name."""
    w = World()
    Criterion.objects.filter(pk=w.criteria[0].pk).update(rule="ratio", measure=w.measure, full_at=98)

    check_refused("criterion_ratio_has_measure", w.criteria[0], {"full_at": None})
