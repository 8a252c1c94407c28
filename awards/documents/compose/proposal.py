"""Tờ trình đề nghị khen thưởng from the rows of a dossier."""

from __future__ import annotations

from datetime import date

from awards.documents.compose import words
from awards.documents.sheets import Nominees, ProposalSheet
from awards.enums import PaperKind
from awards.models import Dossier, Nomination
from awards.queries.nominations import IN_NAME_ORDER
from campaigns.documents.sheets import Recipients
from campaigns.models import AwardForm, Organisation, Signatory
from campaigns.rules.vietnamese import count_words


def proposal_sheet(
    dossier: Dossier,
    *,
    today: date,
    number: int | None = None,
    day: date | None = None,
    signatory: Signatory | None = None,
) -> ProposalSheet:
    """The letter that takes a dossier up; without ``number`` and ``day`` the draft with its blanks.

    The law cited is that of ``day``, for a draft that of ``today``. Where the level above picks and proposes
    further, the letter goes to the direct superior and not to the authority (Kế hoạch 454, mục IV.4.1).
    """
    period, form = dossier.period, dossier.award_form
    campaign = period.campaign
    organisation = campaign.organisation
    nominations = nominations_in(dossier)
    registrations = [nomination.registration for nomination in nominations]
    movement, full = words.movement_of(period), words.full_form(form)
    merits = f"{words.kinds(registrations)} có thành tích xuất sắc trong {movement}"
    receivers = _receivers(form, organisation)
    return ProposalSheet(
        letterhead=words.letterhead(PaperKind.PROPOSAL, organisation, number=number, day=day, today=today),
        subject=f"Về việc đề nghị tặng {full} cho {merits}",
        addressees=receivers,
        legal_bases=words.legal_bases(campaign, day or today, nominations),
        opening=f"{organisation} kính đề nghị {_request(form, organisation)} cho {merits}",
        groups=(
            Nominees(
                full,
                tuple(each.unit.name for each in registrations if each.individual is None),
                tuple(words.person_of(each) for each in registrations if each.individual is not None),
            ),
        ),
        enclosures=_enclosures(dossier, nominations),
        sets=_sets_in_words(dossier),
        closing=f"{organisation} kính đề nghị {', '.join(receivers)} xem xét, quyết định",
        recipients=Recipients(
            ("Như trên", f"Chủ tịch, các Phó Chủ tịch {organisation.short_name}", "Lưu: VT, TĐKT")
        ),
        signature=words.signature(organisation, signatory, on_behalf=True),
    )


def nominations_in(dossier: Dossier) -> list[Nomination]:
    """The nominations of a dossier with their participants, in the order of the list."""
    rows = dossier.nominations.select_related(
        "registration__period", "registration__collective", "registration__individual", "registration__unit"
    )
    return list(rows.order_by(*IN_NAME_ORDER))


def _receivers(form: AwardForm, organisation: Organisation) -> tuple[str, ...]:
    first = organisation.parent_name if words.goes_through_superior(form) else form.authority
    return tuple(dict.fromkeys(name for name in (first, form.submit_to) if name))


def _request(form: AwardForm, organisation: Organisation) -> str:
    noun = words.award_noun(form)
    if words.goes_through_superior(form):
        return f"{organisation.parent_name} xem xét, đề nghị {form.authority} tặng {noun}"
    return f"{form.authority} xét, tặng {noun}"


def _enclosures(dossier: Dossier, nominations: list[Nomination]) -> tuple[str, ...]:
    """What goes with the letter, by the plan's list, with originals and copies (mục IV.5.2, IV.5.3)."""
    sets, originals = _sets(dossier)
    kinds = dossier.award_form.required_papers.order_by("position", "pk").values_list("kind", flat=True)
    registrations = [nomination.registration for nomination in nominations]
    names = {
        PaperKind.MINUTES.value: ("Biên bản họp xét của Hội đồng Thi đua - Khen thưởng", 1),
        PaperKind.ACHIEVEMENT_REPORT.value: (
            f"Báo cáo thành tích của {words.counts(registrations)}",
            len(registrations),
        ),
    }
    wanted = [names[kind] for kind in kinds if kind in names]
    return tuple(f"{name} ({_copies(sets, originals, papers)})" for name, papers in wanted)


def _sets(dossier: Dossier) -> tuple[int, int]:
    """How many sets, how many of them originals: as the receiver of this dossier asked, else as planned."""
    form = dossier.award_form
    return dossier.sets or form.sets, dossier.originals or form.originals


def _sets_in_words(dossier: Dossier) -> str:
    sets, originals = _sets(dossier)
    if not sets:
        return ""
    some = f", trong đó có {count_words(originals)} bộ gốc" if originals < sets else ""
    return f"{count_words(sets)} bộ{some}"


def _copies(sets: int, originals: int, papers: int) -> str:
    pairs = ((originals * papers, "bản chính"), ((sets - originals) * papers, "bản sao"))
    return ", ".join(f"{count_words(count)} {word}" for count, word in pairs if count) or "bản chính"
