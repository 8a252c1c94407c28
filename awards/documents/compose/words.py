"""What all papers say alike: who issues, who signs, which law, which movement."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from django.utils import timezone

from awards.documents.sheets import Fact
from awards.enums import PaperKind, SeatRole
from awards.models import Meeting, Nomination, Paper, Seat
from awards.queries.papers import award_noun as award_noun
from awards.queries.papers import full_form as full_form
from awards.queries.papers import issued_minutes, meetings_behind, regime_for, symbol_of
from campaigns.documents.sheets import Letterhead, Person, Signature
from campaigns.enums import CollectiveKind, Level, ParticipantKind, SignatoryRole
from campaigns.models import AwardForm, Campaign, Collective, Organisation, Period, Registration, Signatory
from campaigns.queries.campaign import span_of as span_of
from campaigns.queries.signatories import head_of
from campaigns.rules.signing import capacity
from campaigns.rules.vietnamese import count_words, official_date

BODY = re.compile(r"(ủy ban nhân dân)\s+(.+)", re.IGNORECASE)
SIGNED, SEALED = "Ký, ghi rõ họ tên", "Ký, đóng dấu"


def issuer_lines(organisation: Organisation) -> tuple[str, ...]:
    """The name as the letterhead cuts it: "Ủy ban nhân dân" over "xã …"."""
    found = BODY.fullmatch(organisation.name)
    return (found[1], found[2]) if found else (organisation.name,)


def letterhead(
    kind: PaperKind,
    organisation: Organisation,
    *,
    number: int | None,
    day: date | None,
    today: date,
    about: str = "",
) -> Letterhead:
    """The commune's letterhead, with no superior above it; blanks for a number or a day not given."""
    return Letterhead(
        issuer=issuer_lines(organisation),
        issuer_name=organisation.name,
        place=organisation.place,
        symbol=symbol_of(kind, organisation),
        number=number,
        dated=day,
        year=today.year,
        about=about,
    )


def council_lines(organisation: Organisation) -> tuple[str, ...]:
    """The council's name over the place, which its superior's line already has."""
    place = issuer_lines(organisation)[-1]
    return (organisation.council_name.removesuffix(f" {place}"),)


def council_letterhead(
    kind: PaperKind,
    organisation: Organisation,
    *,
    number: int | None,
    day: date | None,
    year: int,
    has_place_date: bool = False,
) -> Letterhead:
    """The council's: "UBND xã …" over its name without the place; minutes bear no place and date."""
    return Letterhead(
        superior=organisation.short_name,
        issuer=council_lines(organisation),
        issuer_name=organisation.council_name,
        place=organisation.place,
        symbol=symbol_of(kind, organisation),
        number=number,
        dated=day,
        year=year,
        has_place_date=has_place_date,
    )


def unit_letterhead(unit: Collective, *, dated: date | None, year: int) -> Letterhead:
    """A unit's letterhead, without a number: the commune stands above it, above the commune the district."""
    organisation = unit.organisation
    of_committee = unit.kind == CollectiveKind.COMMITTEE
    return Letterhead(
        superior=organisation.parent_short_name if of_committee else organisation.short_name,
        issuer=(unit.name,),
        issuer_name=unit.name,
        place=organisation.place,
        dated=dated,
        year=year,
        has_number=False,
    )


def form_letterhead(unit: Collective, *, dated: date | None, year: int) -> Letterhead:
    """The head of a form that a unit fills in; the commune's own bears no superior."""
    if unit.kind == CollectiveKind.COMMITTEE:
        return plain_letterhead(unit.organisation, dated=dated, year=year)
    return unit_letterhead(unit, dated=dated, year=year)


def plain_letterhead(organisation: Organisation, *, dated: date | None, year: int) -> Letterhead:
    """The commune's letterhead of a paper without a number."""
    return Letterhead(
        issuer=issuer_lines(organisation),
        issuer_name=organisation.name,
        place=organisation.place,
        dated=dated,
        year=year,
        has_number=False,
    )


def signature(organisation: Organisation, signatory: Signatory | None, *, on_behalf: bool) -> Signature:
    """Who signs, in his capacity: "TM. ỦY BAN NHÂN DÂN / CHỦ TỊCH", a deputy with "KT. CHỦ TỊCH".

    ``on_behalf`` is False for the chairman's own power, which has no "TM." (Nghị định 30/2020/NĐ-CP, Phụ
    lục I, mục II.7). Without a signatory the head signs.
    """
    head = head_of(organisation)
    signer = signatory or head
    chairman = SignatoryRole.CHAIRMAN
    lines = capacity(
        SignatoryRole(signer.role) if signer else chairman,
        signer.title if signer else chairman.label,
        head_title=head.title if head else chairman.label,
        body=issuer_lines(organisation)[0],
        on_behalf=on_behalf,
    )
    return Signature(lines, signer.name if signer else "")


def council_signature(seat: Seat | None) -> Signature:
    """The council's chairman with his office title above the name (Phụ lục I, mục II.7c, 7đ).

    A deputy who signs in his place has "KT." (mục II.7b); without a seat the place stays blank.
    """
    lines: tuple[str, ...] = ("TM. HỘI ĐỒNG", "CHỦ TỊCH")
    if seat is None:
        return Signature(lines)
    if seat.role != SeatRole.CHAIR:
        lines = ("TM. HỘI ĐỒNG", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")
    return Signature(lines, seat.name, office_title=seat.title)


def goes_through_superior(form: AwardForm) -> bool:
    """Whether the level above picks and proposes further (Kế hoạch 454, mục IV.4.1)."""
    return form.level not in (Level.COMMUNE, Level.DISTRICT)


def movement_of(period: Period) -> str:
    """The movement and the period: "phong trào thi đua “…” năm 2024"."""
    return f"phong trào thi đua “{period.campaign.movement}” {span_of(period)}"


def plan_of(campaign: Campaign) -> str:
    """The launch plan: "Kế hoạch số … ngày … của …"."""
    day = official_date(campaign.plan_date)
    return f"Kế hoạch số {campaign.plan_number} {day} của {campaign.organisation}"


def legal_bases(campaign: Campaign, day: date, nominations: list[Nomination]) -> tuple[str, ...]:
    """The law in force on ``day``, the campaign's plan and the council's minutes behind ``nominations``."""
    regime = regime_for(campaign, day)
    title = f"{campaign.title[:1].lower()}{campaign.title[1:]}"
    law = [str(text) for text in regime.legal_bases] if regime else []
    return (
        *law,
        f"Căn cứ {plan_of(campaign)} về {title}",
        *(f"Căn cứ {text}" for text in minutes_behind(nominations)),
    )


def minutes_behind(nominations: list[Nomination]) -> list[str]:
    """The minutes on which ``nominations`` rest; without its number while they are not issued."""
    meetings = meetings_behind(nominations)
    papers = issued_minutes(meetings)
    return [_minutes(meeting, papers.get(meeting.pk)) for meeting in meetings]


def _minutes(meeting: Meeting, paper: Paper | None) -> str:
    name = f"Biên bản số {paper.reference}" if paper else "Biên bản họp xét"
    held = official_date(timezone.localdate(meeting.starts_at))
    return f"{name} {held} của {meeting.period.campaign.organisation.council_name}"


def counts(registrations: Iterable[Registration]) -> str:
    """How many: "02 tập thể, 03 cá nhân"; a kind with none is left out."""
    kinds = [registration.participant_kind for registration in registrations]
    words = ((ParticipantKind.COLLECTIVE, "tập thể"), (ParticipantKind.INDIVIDUAL, "cá nhân"))
    return ", ".join(f"{count_words(kinds.count(kind))} {word}" for kind, word in words if kind in kinds)


def kinds(registrations: Iterable[Registration]) -> str:
    """Who: "tập thể, cá nhân", or the one kind that there is."""
    found = {registration.participant_kind for registration in registrations}
    words = ((ParticipantKind.COLLECTIVE, "tập thể"), (ParticipantKind.INDIVIDUAL, "cá nhân"))
    return ", ".join(word for kind, word in words if kind in found) or "tập thể, cá nhân"


def person_of(registration: Registration) -> Person:
    """The participant as papers name him: a person with the post and unit of the registration."""
    person = registration.individual
    if person is None:
        return Person(registration.unit.name)
    return Person(
        person.full_name, person.get_honorific_display(), post=registration.post, unit=registration.unit.name
    )


def named(registration: Registration) -> str:
    """The participant inside a sentence: "bà Hoàng Thị Mai", or the collective."""
    person = person_of(registration)
    return f"{person.honorific.lower()} {person.name}".strip()


def member_of(seat: Seat) -> Person:
    """A member of the council as papers name him, "Ông" or "Bà" where the list of people says so."""
    honorific = seat.individual.get_honorific_display() if seat.individual else ""
    return Person(seat.name, honorific, post=seat.title)


def head_of_unit(unit: Collective) -> str:
    """The name of the head of a unit today; "" when none is known."""
    head = unit.people.filter(is_head=True, left_on__isnull=True).order_by("pk").first()
    return head.full_name if head else ""


def facts_of(registration: Registration) -> tuple[Fact, ...]:
    """Who takes part, as the lines at the head of a form: a person with post and unit."""
    if registration.individual is None:
        return (Fact("Tên tập thể", registration.unit.name),)
    return (
        Fact("Họ và tên", registration.individual.full_name),
        Fact("Chức vụ, vị trí công tác", registration.post),
        Fact("Đơn vị công tác", registration.unit.name),
    )


def lower_first(text: str) -> str:
    """The text with its first letter in lower case."""
    return f"{text[:1].lower()}{text[1:]}"
