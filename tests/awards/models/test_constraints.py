"""Every constraint of the upper app: broken alone, refused by the database, told in Vietnamese."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from awards.enums import PaperKind
from awards.models import CertificateField, Nomination, QuotaException, ReportVersion
from campaigns.enums import ParticipantKind, PeriodKind
from tests import factories as make
from tests.awards.models.council_cases import COUNCIL_CASES, closed_meeting
from tests.awards.own_templates import make_template
from tests.awards.signing_rows import seal, signed_copy, trusted_root
from tests.constraints import Broken, Cases, check_refused, clash, declared
from tests.world import CLOSED, NOW, World


def _quota(w: World, kind: ParticipantKind = ParticipantKind.COLLECTIVE) -> Broken:
    return make.make_quota(w.form, 4, participant_kind=kind), {}


def _revoked(w: World) -> QuotaException:
    return w.quota_exception(revoked_by=w.office, revoked_at=NOW, revoke_reason="Ghi nhầm đợt.")


def _second_quota(w: World) -> Broken:
    return clash(_quota(w)[0], _quota(w, ParticipantKind.INDIVIDUAL)[0], "participant_kind")


def _second_standard(w: World) -> Broken:
    other = make.make_condition(w.form, ParticipantKind.INDIVIDUAL).standard
    return clash(w.condition.standard, other, "participant_kind")


def _second_nomination(w: World) -> Broken:
    return clash(w.nomination(), w.nomination(), "registration")


def _second_award(w: World) -> Broken:
    first = w.nomination("awarded")
    other = w.nomination("submitted", registration=first.registration, award_form=w.own_form)
    return other, {"state": "approved", "approved_by": w.office, "approved_at": NOW}


def _same_paper(w: World, subject: str, first: object, second: object, kind: PaperKind) -> Broken:
    return clash(w.paper(kind, **{subject: first}), w.paper(kind, **{subject: second}), subject)


def _two_decisions(w: World) -> Broken:
    first, second = w.decision(), w.decision()
    return _same_paper(w, "decision", first, second, PaperKind.AWARD_DECISION)


def _second_copy(w: World, field: str) -> Broken:
    first = signed_copy(w)
    return clash(first, signed_copy(w, paper=first.paper, number=2), field)


def _measured(w: World) -> Broken:
    condition = make.make_condition(w.form, check_by="measure", measure=w.measure, more_than=Decimal(98))
    return condition, {"at_least": Decimal(98)}


def _second_factor(w: World) -> Broken:
    first = w.factor()
    return clash(first, w.factor(), "regime")


def _part(w: World, part: str = "title") -> CertificateField:
    return w.certificate_layout.fields.get(part=part)


def _second_hand_over(w: World) -> Broken:
    dossier = w.dossier()
    return clash(w.hand_over(dossier=dossier), w.hand_over(dossier=dossier, number=2), "number")


def _second_remark(w: World) -> Broken:
    hand_over = w.hand_over()
    return clash(w.remark(hand_over=hand_over), w.remark(hand_over=hand_over, number=2), "number")


def _version(w: World, number: int = 1, nomination: Nomination | None = None) -> ReportVersion:
    about = nomination or w.nomination()
    return ReportVersion.objects.create(
        nomination=about, number=number, content={}, saved_by=w.office, saved_at=NOW
    )


def _second_version(w: World) -> Broken:
    first = _version(w)
    return clash(first, _version(w, 2, first.nomination), "number")


def _second_namesake_of_a_result(w: World) -> Broken:
    other = w.result(nomination=w.nomination("awarded"))
    return clash(w.namesake(result=w.result()), w.namesake(result=other), "result")


CASES: Cases = {
    **COUNCIL_CASES,
    "certificate_offsets_in_range": lambda w: (w.certificate_layout, {"offset_x": Decimal("50.1")}),
    "certificate_part_known": lambda w: (_part(w), {"part": "lost"}),
    "certificate_align_known": lambda w: (_part(w), {"align": "lost"}),
    "certificate_part_once": lambda w: clash(_part(w), _part(w, "gives"), "part"),
    "certificate_part_on_page": lambda w: (_part(w), {"x": Decimal("60.1"), "width": Decimal(237)}),
    "certificate_sizes_in_order": lambda w: (_part(w), {"least_size": Decimal("46.5")}),
    "certificate_lines_in_range": lambda w: (_part(w), {"lines": 0}),
    "dossier_state_known": lambda w: (w.dossier(), {"state": "lost"}),
    "dossier_sets_in_range": lambda w: (w.dossier(sets=20, originals=20), {"sets": 21}),
    "hand_over_number_once": _second_hand_over,
    "hand_over_file_complete": lambda w: (w.hand_over(), {"sha256": "0" * 64}),
    "left_out_evidence_once": lambda w: clash(w.left_out(), w.left_out(), "nomination", "paper"),
    "remark_state_known": lambda w: (w.remark("answered"), {"state": "lost"}),
    "remark_number_once": _second_remark,
    "remark_has_text": lambda w: (w.remark(), {"text": ""}),
    "remark_about_one_thing": lambda w: (w.remark(paper=w.paper()), {"nomination": w.nomination()}),
    "remark_answered_together": lambda w: (w.remark("answered"), {"answered_by": None}),
    "remark_mended_if_fixed": lambda w: (w.remark("answered"), {"mended_by": w.paper()}),
    "dossier_once": lambda w: clash(w.dossier(), w.dossier(period=w.term), "period"),
    "standard_kind_known": lambda w: (w.condition.standard, {"participant_kind": "lost"}),
    "standard_once": _second_standard,
    "condition_check_known": lambda w: (make.make_condition(w.form, level="tot"), {"check_by": "lost"}),
    "condition_code_once": lambda w: clash(w.condition, make.make_condition(w.form), "code"),
    "condition_one_threshold": _measured,
    "condition_measure_complete": lambda w: (_measured(w)[0], {"more_than": None}),
    "condition_level_given": lambda w: (w.condition, {"check_by": "grade"}),
    "quota_period_known": lambda w: (_quota(w)[0], {"period_kind": "lost"}),
    "quota_kind_known": lambda w: (_quota(w)[0], {"participant_kind": "lost"}),
    "quota_scope_known": lambda w: (_quota(w)[0], {"scope": "lost"}),
    "quota_once": _second_quota,
    "quota_exception_kind_known": lambda w: (w.quota_exception(), {"participant_kind": "lost"}),
    "quota_exception_extra_positive": lambda w: (w.quota_exception(), {"extra": 0}),
    "quota_exception_has_reason": lambda w: (w.quota_exception(), {"reason": ""}),
    "quota_exception_has_paper": lambda w: (w.quota_exception(), {"paper_number": ""}),
    "quota_exception_paper_once": lambda w: clash(w.quota_exception(), w.quota_exception(), "paper_number"),
    "quota_exception_revoked_together": lambda w: (_revoked(w), {"revoked_by": None}),
    "quota_exception_revoked_with_reason": lambda w: (_revoked(w), {"revoke_reason": ""}),
    "required_paper_kind_known": lambda w: (w.required_paper(), {"kind": "lost"}),
    "required_paper_once": lambda w: clash(w.required_paper(), w.required_paper(PaperKind.MINUTES), "kind"),
    "regime_rounding_known": lambda w: (w.regime(), {"rounding": "lost"}),
    "regime_dates_in_order": lambda w: (w.regime(), {"to_date": date(2019, 12, 31)}),
    "regime_code_once": lambda w: clash(w.regime(), w.regime(), "code"),
    "bonus_factor_once": _second_factor,
    "base_salary_once": lambda w: clash(w.salary(2019), w.salary(2023), "from_date"),
    "nomination_state_known": lambda w: (w.nomination("submitted"), {"state": "lost"}),
    "nomination_once": _second_nomination,
    "nomination_one_award": _second_award,
    "nomination_endorsed_together": lambda w: (w.nomination("endorsed"), {"endorsed_by": None}),
    "nomination_endorsed_before_sending": lambda w: (w.nomination("endorsed"), {"endorsing_body": ""}),
    "nomination_submitted_together": lambda w: (w.nomination("submitted"), {"submitted_by": None}),
    "nomination_submitted_iff_state": lambda w: (
        w.nomination("submitted"),
        {"submitted_by": None, "submitted_at": None},
    ),
    "nomination_accepted_together": lambda w: (w.nomination("accepted"), {"accepted_by": None}),
    "nomination_reason_given": lambda w: (w.nomination("withdrawn"), {"reason": ""}),
    "nomination_approved_together": lambda w: (w.nomination("approved"), {"approved_by": None}),
    "nomination_approved_iff_state": lambda w: (
        w.nomination("approved"),
        {"approved_by": None, "approved_at": None},
    ),
    "finding_outcome_known": lambda w: (w.finding(), {"outcome": "unknown"}),
    "finding_has_note": lambda w: (w.finding(), {"note": ""}),
    "exclusion_kind_known": lambda w: (w.exclusion(), {"kind": "lost"}),
    "exclusion_one_participant": lambda w: (w.exclusion(), {"collective": w.unit}),
    "exclusion_paper_complete": lambda w: (w.exclusion(), {"paper_date": None}),
    "exclusion_discipline_has_paper": lambda w: (
        w.exclusion(),
        {"paper_number": "", "paper_date": None},
    ),
    "exclusion_other_has_note": lambda w: (w.exclusion(), {"kind": "other"}),
    "exclusion_dates_in_order": lambda w: (w.exclusion(), {"to_date": date(2024, 5, 5)}),
    "exclusion_lifted_together": lambda w: (
        w.exclusion(lifted_by=w.office, lifted_at=NOW, lifted_reason="Đã hủy."),
        {"lifted_by": None},
    ),
    "exclusion_lifted_with_reason": lambda w: (
        w.exclusion(lifted_by=w.office, lifted_at=NOW, lifted_reason="Đã hủy."),
        {"lifted_reason": ""},
    ),
    "past_award_kind_known": lambda w: (w.past_award(), {"participant_kind": "lost"}),
    "past_award_once": lambda w: clash(w.past_award(), w.past_award(), "number"),
    "past_award_collective_unborn": lambda w: (
        w.past_award(date_of_birth=date(1980, 2, 3)),
        {"participant_kind": "collective"},
    ),
    "namesake_one_award": lambda w: (w.namesake(), {"result": w.result()}),
    "namesake_has_note": lambda w: (w.namesake(), {"note": ""}),
    "namesake_result_once": _second_namesake_of_a_result,
    "namesake_past_once": lambda w: clash(w.namesake(), w.namesake(), "past_award"),
    "finding_once": lambda w: clash(w.finding(), w.finding(), "nomination"),
    "report_version_once": _second_version,
    "report_version_from_one": lambda w: (_version(w), {"number": 0}),
    "report_version_restores_earlier": lambda w: (_version(w, 2), {"restored_from": 2}),
    "decision_number_once": lambda w: clash(w.decision(), w.decision(), "number"),
    "decision_result_bonus_if_awarded": lambda w: (w.result(), {"awarded": False}),
    "paper_kind_known": lambda w: (w.paper(), {"kind": "lost"}),
    "paper_one_subject": lambda w: (w.paper(), {"dossier": None}),
    "paper_number_once": lambda w: clash(w.paper(), w.paper(symbol="QĐ-UBND"), "number"),
    "paper_reference_once": lambda w: clash(w.paper(), w.paper(series="rieng"), "number"),
    "paper_once_dossier": lambda w: clash(w.paper(), w.paper(), "dossier"),
    "paper_once_meeting": lambda w: _same_paper(w, "meeting", w.meeting(), w.meeting(), PaperKind.MINUTES),
    "paper_once_nomination": lambda w: _same_paper(
        w, "nomination", w.nomination(), w.nomination(), PaperKind.ACHIEVEMENT_REPORT
    ),
    "paper_once_decision": _two_decisions,
    "paper_once_period": lambda w: _same_paper(
        w, "period", w.period, make.make_period(w.campaign, code="khac", year=2023), PaperKind.MINUTES
    ),
    "paper_numbered_iff_kind": lambda w: (w.paper(), {"number": None}),
    "run_kind_known": lambda w: (w.run(), {"kind": "lost"}),
    "run_state_known": lambda w: (w.run(), {"state": "lost"}),
    "run_finished_iff_over": lambda w: (w.run(), {"state": "done"}),
    "template_one_active": lambda w: clash(make_template(w, is_active=True), make_template(w), "is_active"),
    "template_file_complete": lambda w: (make_template(w), {"size": 0}),
    "run_file_named": lambda w: (w.run("done"), {"file": "a.bin"}),
    "run_done_within_total": lambda w: (w.run(), {"done": 2, "total": 1}),
    "run_one_unfinished": lambda w: clash(w.run(), w.run("done"), "state", "finished_at"),
    "paper_file_complete": lambda w: (w.paper(), {"sha256": "0" * 64}),
    "signed_copy_kind_known": lambda w: (signed_copy(w), {"kind": "lost"}),
    "signed_copy_number_once": lambda w: _second_copy(w, "number"),
    "signed_copy_file_once": lambda w: _second_copy(w, "sha256"),
    "signed_copy_not_empty": lambda w: (signed_copy(w), {"size": 0}),
    "signature_picture_one_owner": lambda w: (seal(w), {"organisation": None}),
    "signature_picture_width": lambda w: (seal(w), {"width_mm": 71}),
    "trusted_root_once": lambda w: clash(trusted_root(w), trusted_root(w), "sha256"),
    "trusted_root_dates_ordered": lambda w: (trusted_root(w), {"valid_until": make.at(2019, 12, 31)}),
}


@pytest.mark.django_db
@pytest.mark.usefixtures("papers_unguarded")
@pytest.mark.parametrize("name", CASES)
def test_is_refused_by_name_and_in_vietnamese(name: str) -> None:
    row, change = CASES[name](World())

    check_refused(name, row, change)


def test_no_constraint_is_left_out() -> None:
    assert set(CASES) == set(declared("awards"))


@pytest.mark.django_db
@pytest.mark.parametrize("change", [{"originals": 0}, {"sets": 1}, {"sets": None}, {"originals": None}])
def test_sets_and_originals_go_together(change: dict[str, int | None]) -> None:
    """A CHECK lets NULL pass: both are there or neither, and originals are among the sets."""
    check_refused("dossier_sets_in_range", World().dossier(sets=2, originals=2), change)


@pytest.mark.django_db
@pytest.mark.parametrize("change", [{"answer": ""}, {"answered_at": None}, {"state": "open"}])
def test_an_answer_is_whole(change: dict[str, str | None]) -> None:
    check_refused("remark_answered_together", World().remark("answered"), change)


@pytest.mark.django_db
def test_the_edges_are_lawful() -> None:
    """A withdrawn nomination leaves room for a new one; a refused award for another award."""
    w = World()

    first = w.nomination("withdrawn")
    w.nomination("approved", registration=first.registration)
    denied = w.nomination("not_awarded")
    w.nomination("awarded", registration=denied.registration, award_form=w.own_form)
    make.make_quota(w.own_form, 2, period_kind=PeriodKind.TERM)

    assert Nomination.objects.count() == 4


@pytest.mark.django_db
@pytest.mark.parametrize(
    "change",
    [
        {"offset_x": Decimal("-50.1")},
        {"offset_y": Decimal("50.1")},
        {"offset_y": Decimal("-50.1")},
    ],
)
def test_a_sheet_is_moved_by_50_mm_at_most(change: dict[str, Decimal]) -> None:
    check_refused("certificate_offsets_in_range", World().certificate_layout, change)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "change",
    [{"x": Decimal("-0.1")}, {"y": Decimal("-0.1")}, {"y": Decimal("210.1")}, {"width": Decimal(0)}],
)
def test_a_part_stands_on_the_page_on_every_side(change: dict[str, Decimal]) -> None:
    check_refused("certificate_part_on_page", _part(World()), change)


@pytest.mark.django_db
@pytest.mark.parametrize("change", [{"least_size": Decimal("7.5")}, {"size": Decimal("96.5")}])
def test_letters_are_neither_tiny_nor_huge(change: dict[str, Decimal]) -> None:
    check_refused("certificate_sizes_in_order", _part(World()), change)


@pytest.mark.django_db
def test_the_edges_of_the_sheet_are_lawful() -> None:
    w = World()
    row = _part(w)
    row.x, row.width, row.y, row.size, row.least_size, row.lines = (
        Decimal(60),
        Decimal(237),
        Decimal(210),
        Decimal(96),
        Decimal(8),
        6,
    )
    row.full_clean()
    row.save()
    w.certificate_layout.offset_x = Decimal(-50)
    w.certificate_layout.full_clean()
    w.certificate_layout.save()


@pytest.mark.django_db
@pytest.mark.usefixtures("papers_unguarded")
def test_a_missing_size_is_not_lawful_by_being_unknown() -> None:
    """A CHECK lets NULL pass: the size of a file must be asked for by name."""
    check_refused("paper_file_complete", World().paper(), {"sha256": "0" * 64, "file": "2024/a.pdf"})


@pytest.mark.django_db
@pytest.mark.parametrize("field", [*CLOSED, "closed_by", "closed_at"])
def test_a_closed_meeting_has_every_figure(field: str) -> None:
    """A CHECK lets NULL pass: each of them must be asked for by name."""
    check_refused(
        "meeting_figures_iff_closed", closed_meeting(World()), {field: "" if field == "base" else None}
    )


@pytest.mark.django_db
@pytest.mark.parametrize("change", [{"put_off_reason": ""}, {"put_off_by": None}, {"put_off_at": None}])
def test_what_is_put_off_says_why(change: dict[str, object]) -> None:
    w = World()
    row = w.item(result="put_off", put_off_reason="Thiếu tài liệu", put_off_by=w.office, put_off_at=NOW)
    check_refused("agenda_put_off_with_reason", row, change)
