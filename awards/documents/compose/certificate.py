"""Giấy khen from a decision of the commune's chairman, and the sheets by which the office measures them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from awards.documents.compose import words
from awards.documents.sheets import (
    AwardDecisionSheet,
    CalibrationMark,
    CalibrationSheet,
    Certificate,
    CertificateSheet,
    PlacedText,
    read_sheet,
)
from awards.enums import CertificatePart, PaperKind
from awards.models import CertificateLayout, Decision
from awards.queries.certificates import Layout, layout_of
from awards.queries.papers import current_paper
from awards.queries.results import awarded_by
from awards.rules.certificate import LOOKS, Place
from campaigns.documents import fonts
from campaigns.documents.headings import balanced
from campaigns.documents.sheets import Letterhead, Person, Signature
from campaigns.errors import Reason, Refused, refuse_if
from campaigns.models import Organisation
from campaigns.rules.vietnamese import capitalise_first, official_date, short_number

STEP = Decimal("0.5")  # points by which a long text shrinks
LEADING = Decimal("1.3")  # line height in ems
TENTH = Decimal("0.01")  # of a millimetre: nothing printed is finer
NATION, MOTTO = "Cộng hòa xã hội chủ nghĩa Việt Nam", "Độc lập - Tự do - Hạnh phúc"
BLANK = "………………"
Texts = Mapping[CertificatePart, str]


def certificate_sheet(decision: Decision, *, today: date, framed: bool = True) -> CertificateSheet:
    """A Giấy khen for everybody whom a decision awards, collectives first.

    Who signed the decision signs. ``framed`` is False for pre-printed sheets: no frame, and none of the parts
    that stand there already. Refused with ``nobody_awarded``, or with ``certificate_too_long`` for each text
    that does not fit its place even at its least size.
    """
    organisation = decision.period.campaign.organisation
    results = awarded_by(decision)
    if not results:
        raise Refused(Reason("nobody_awarded", "Quyết định này không khen thưởng tập thể, cá nhân nào."))
    signer, layout = _signer(decision), layout_of(organisation)
    day = official_date(decision.decided_on)
    common = _common(organisation, signer) | {
        CertificatePart.AUTHORITY: decision.award_form.authority,
        CertificatePart.TITLE: words.award_noun(decision.award_form),
        CertificatePart.ACHIEVEMENT: f"Đã có thành tích xuất sắc trong {words.movement_of(decision.period)}",
        CertificatePart.PLACE_DATE: f"{organisation.place}, {day}",
        CertificatePart.DECISION: f"Quyết định số {decision.number} {day}",
    }
    people = [words.person_of(result.nomination.registration) for result in results]
    return CertificateSheet(
        letterhead=_letterhead(organisation, decision.decided_on),
        subject=f"{words.award_noun(decision.award_form)} theo Quyết định số {decision.number} {day}",
        framed=framed,
        certificates=_certificates(
            [common | _named(person, layout.honorific) for person in people], layout, framed=framed
        ),
    )


def sample_certificate_sheet(row: CertificateLayout, *, today: date) -> CertificateSheet:
    """A Giấy khen with invented words, to see where everything stands."""
    organisation, layout = row.organisation, layout_of(row.organisation)
    day = official_date(today)
    person = Person("Nguyễn Thị A", post="Công chức Văn phòng - Thống kê", unit=organisation.name)
    texts = (
        _common(organisation, words.signature(organisation, None, on_behalf=False))
        | _named(person, layout.honorific)
        | {
            CertificatePart.AUTHORITY: f"Chủ tịch {organisation.name}",
            CertificatePart.TITLE: "Giấy khen",
            CertificatePart.ACHIEVEMENT: "Đã có thành tích xuất sắc trong phong trào thi đua “Thực hiện cải "
            f"cách hành chính” năm {today.year}",
            CertificatePart.PLACE_DATE: f"{organisation.place}, {day}",
            CertificatePart.DECISION: f"Quyết định số {BLANK} {day}",
        }
    )
    return CertificateSheet(
        letterhead=_letterhead(organisation, today),
        subject="Giấy khen in thử",
        framed=True,
        certificates=_certificates([texts], layout, framed=True),
    )


def calibration_sheet(row: CertificateLayout, *, today: date) -> CalibrationSheet:
    """A grid in millimetres with a cross where each part begins, to lay over a pre-printed sheet."""
    layout = layout_of(row.organisation)
    return CalibrationSheet(
        letterhead=_letterhead(row.organisation, today),
        subject="Tờ căn chỉnh giấy khen",
        marks=tuple(
            CalibrationMark(
                label=f"{part.label} ({short_number(place.x)}; {short_number(place.y)})",
                left=place.x + layout.offset_x,
                baseline=place.y + layout.offset_y,
                width=place.width,
            )
            for part, place in layout.places.items()
        ),
        offset_x=layout.offset_x,
        offset_y=layout.offset_y,
    )


def _letterhead(organisation: Organisation, day: date) -> Letterhead:
    return words.plain_letterhead(organisation, dated=day, year=day.year)


def _signer(decision: Decision) -> Signature:
    paper = current_paper(PaperKind.AWARD_DECISION, decision)
    sheet = read_sheet(paper.payload) if paper else None
    if isinstance(sheet, AwardDecisionSheet):
        return sheet.signature
    return words.signature(decision.period.campaign.organisation, None, on_behalf=False)


def _common(organisation: Organisation, signer: Signature) -> dict[CertificatePart, str]:
    """What stands on every Giấy khen of an organisation."""
    return {
        CertificatePart.NATION: NATION,
        CertificatePart.MOTTO: MOTTO,
        CertificatePart.GIVES: "Tặng",
        CertificatePart.CAPACITY: "\n".join(signer.capacity),
        CertificatePart.SIGNER: signer.name,
        CertificatePart.GOLD_BOOK: f"Số sổ vàng: {BLANK}",
    }


def _named(person: Person, honorific: str) -> dict[CertificatePart, str]:
    """The lines about the awarded: a collective has neither honorific nor post."""
    if not (person.post or person.unit):
        return {CertificatePart.RECIPIENT: person.name, CertificatePart.POST: ""}
    address = person.honorific or honorific
    return {
        CertificatePart.RECIPIENT: f"{address} {person.name}".strip(),
        CertificatePart.POST: ", ".join(filter(None, (capitalise_first(person.post), person.unit))),
    }


def _certificates(pages: list[Texts], layout: Layout, *, framed: bool) -> tuple[Certificate, ...]:
    reasons: list[Reason] = []
    certificates = []
    for texts in pages:
        placed = []
        for part, place in layout.places.items():
            if not texts[part] or (part in layout.preprinted and not framed):
                continue
            found = _fitted(part, texts[part], place, layout)
            if isinstance(found, Reason):
                reasons.append(found)
            else:
                placed.append(found)
        certificates.append(Certificate(tuple(placed)))
    refuse_if(dict.fromkeys(reasons))
    return tuple(certificates)


def _fitted(part: CertificatePart, text: str, place: Place, layout: Layout) -> PlacedText | Reason:
    """The text in its place, as large as it fits; the reason when it does not fit at the least size."""
    size = place.size
    while size >= place.least_size:
        lines = _broken(part, text, size, place)
        if lines:
            leading = (size * LEADING * fonts.MM_PER_POINT).quantize(TENTH)
            top = place.y + layout.offset_y - fonts.baseline_mm(size=size, leading=leading)
            return PlacedText(
                part=part.value,
                left=place.x + layout.offset_x,
                top=top.quantize(TENTH),
                width=place.width,
                size=size,
                leading=leading,
                align=place.align.value,
                lines=lines,
            )
        size -= STEP
    sentence = (
        f"“{text}” không vừa ô “{part.label}” rộng {short_number(place.width)} mm, {place.lines} dòng, kể "
        f"cả ở cỡ chữ nhỏ nhất {short_number(place.least_size)}. Hãy nới ô hoặc giảm cỡ nhỏ nhất trong Quản "
        "trị, mục Mẫu giấy khen."
    )
    return Reason("certificate_too_long", sentence)


def _broken(part: CertificatePart, text: str, size: Decimal, place: Place) -> tuple[str, ...]:
    """The lines of the text at a size; none when they are too many or one is too long."""
    look = LOOKS[part]
    lines = balanced(
        text,
        size=size,
        width=int(place.width),
        capitals=look.capitals,
        bold=look.bold,
        italic=look.italic,
    )
    longest = max(fonts.width_mm(line, size=size, bold=look.bold, italic=look.italic) for line in lines)
    return lines if len(lines) <= place.lines and longest <= place.width else ()
