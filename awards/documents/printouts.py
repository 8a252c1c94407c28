"""Papers without a number, printed from the rows as they stand: which rows, whose, and by which composer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from awards.documents import compose
from awards.documents.sheets import Sheet
from awards.enums import PrintKind
from awards.models import CertificateLayout, Decision, Dossier
from awards.queries.certificates import layouts_visible_to, own_decisions_visible_to
from awards.queries.council import meetings_run_by
from awards.queries.dossiers import dossiers_visible_to, folder_of, returned_to
from awards.queries.results import decisions_visible_to
from campaigns.models import Period, Registration, Scorecard, User
from campaigns.queries.campaign import campaigns_shown
from campaigns.queries.ranking import periods_visible_to
from campaigns.queries.registrations import visible_to as registrations_visible_to
from campaigns.queries.scorecards import visible_to as scorecards_visible_to


@dataclass(frozen=True)
class Printout:
    """One kind of printout: its address, the rows that a user may print, and how a row becomes a sheet."""

    kind: PrintKind
    slug: str
    file_stem: str
    rows: Callable[[User], QuerySet]
    compose: Callable[[Any, date], Sheet]  # the row and today; raises Refused when it cannot be made yet


def _registration_form(registration: Registration, today: date) -> Sheet:
    return compose.registration_form_sheet(registration, today=today)


def _score_form(scorecard: Scorecard, today: date) -> Sheet:
    return compose.score_form_sheet(scorecard, today=today)


def _evidence_list(scorecard: Scorecard, today: date) -> Sheet:
    return compose.evidence_list_sheet(scorecard, today=today)


def _ranking(period: Period, today: date) -> Sheet:
    return compose.ranking_sheet(period, today=today)


def _nominee_list(dossier: Dossier, today: date) -> Sheet:
    return compose.nominee_list_sheet(dossier, today=today)


def _bonus_table(decision: Decision, today: date) -> Sheet:
    return compose.bonus_table_sheet(decision, today=today)


def _hand_over_note(dossier: Dossier, today: date) -> Sheet:
    folder = folder_of(dossier)
    return compose.hand_over_sheet(folder, compose.issued_rows(folder))


def _index(dossier: Dossier, today: date) -> Sheet:
    folder = folder_of(dossier)
    return compose.index_sheet(folder, compose.issued_rows(folder))


def _certificates(decision: Decision, today: date) -> Sheet:
    return compose.certificate_sheet(decision, today=today)


def _certificate_words(decision: Decision, today: date) -> Sheet:
    return compose.certificate_sheet(decision, today=today, framed=False)


def _certificate_sample(layout: CertificateLayout, today: date) -> Sheet:
    return compose.sample_certificate_sheet(layout, today=today)


def _calibration(layout: CertificateLayout, today: date) -> Sheet:
    return compose.calibration_sheet(layout, today=today)


K = PrintKind
ALL: tuple[Printout, ...] = (
    Printout(K.LAUNCH_PLAN, "ke-hoach", "Ke-hoach", campaigns_shown, compose.launch_plan_sheet),
    Printout(K.BALLOT, "phieu-bau", "Phieu-bau", meetings_run_by, compose.ballot_sheet),
    Printout(
        K.REGISTRATION_FORM,
        "phieu-dang-ky",
        "Phieu-dang-ky-thi-dua",
        registrations_visible_to,
        _registration_form,
    ),
    Printout(K.SCORE_FORM, "phieu-cham-diem", "Phieu-cham-diem", scorecards_visible_to, _score_form),
    Printout(
        K.EVIDENCE_LIST,
        "danh-muc-tai-lieu",
        "Danh-muc-tai-lieu-kiem-chung",
        scorecards_visible_to,
        _evidence_list,
    ),
    Printout(K.RANKING, "bang-xep-hang", "Bang-xep-hang", periods_visible_to, _ranking),
    Printout(K.NOMINEE_LIST, "danh-sach-de-nghi", "Danh-sach-de-nghi", dossiers_visible_to, _nominee_list),
    Printout(K.BONUS_TABLE, "bang-tien-thuong", "Bang-tien-thuong", decisions_visible_to, _bonus_table),
    Printout(K.HAND_OVER_NOTE, "phieu-giao-nhan", "Phieu-giao-nhan", dossiers_visible_to, _hand_over_note),
    Printout(K.INDEX, "muc-luc-ho-so", "Muc-luc-ho-so", dossiers_visible_to, _index),
    Printout(K.CERTIFICATE, "giay-khen", "Giay-khen", own_decisions_visible_to, _certificates),
    Printout(
        K.CERTIFICATE_WORDS,
        "giay-khen-phoi",
        "Giay-khen_in-tren-phoi",
        own_decisions_visible_to,
        _certificate_words,
    ),
    Printout(
        K.CERTIFICATE_SAMPLE, "giay-khen-thu", "Giay-khen_in-thu", layouts_visible_to, _certificate_sample
    ),
    Printout(
        K.CERTIFICATE_CALIBRATION,
        "giay-khen-can-chinh",
        "Giay-khen_can-chinh",
        layouts_visible_to,
        _calibration,
    ),
    Printout(K.EXPLANATION, "giai-trinh", "Giai-trinh-bo-sung-ho-so", returned_to, compose.explanation_of),
)
PRINTOUTS = {printout.slug: printout for printout in ALL}
