"""What each kind of paper is: about what it is written, how it is numbered, under which words it is found.

Kinds of papers and their signs: Nghị định 30/2020/NĐ-CP, Phụ lục III, mục I.
"""

from __future__ import annotations

from dataclasses import dataclass

from awards.enums import PaperKind

BODY = "{body}"  # stands for the abbreviation of the issuing body in a sign


@dataclass(frozen=True)
class KindFacts:
    """The lasting facts of one kind of issued paper.

    ``subject`` is the field of ``Paper`` that names what it is about; ``sign`` follows the number
    ("TTr-{body}"), empty for a paper without a number. ``of_council``: the council issues it, in its own
    series (Phụ lục I, mục II.3a). ``is_signed``: the office chooses who signs for the commune. ``repeats``:
    several may be issued about one subject. ``in_dossier``: a plan may ask for it in a dossier.
    """

    subject: str
    slug: str
    file_stem: str
    sign: str = ""
    of_council: bool = False
    is_signed: bool = False
    repeats: bool = False
    in_dossier: bool = False

    @property
    def is_numbered(self) -> bool:
        """Whether the office's register gives it a number."""
        return bool(self.sign)


FACTS: dict[PaperKind, KindFacts] = {
    PaperKind.PROPOSAL: KindFacts(
        "dossier", "to-trinh", "To-trinh", f"TTr-{BODY}", is_signed=True, in_dossier=True
    ),
    PaperKind.MINUTES: KindFacts(
        "meeting", "bien-ban", "Bien-ban", f"BB-{BODY}", of_council=True, in_dossier=True
    ),
    PaperKind.ACHIEVEMENT_REPORT: KindFacts("nomination", "bao-cao", "Bao-cao-thanh-tich", in_dossier=True),
    PaperKind.AWARD_DECISION: KindFacts(
        "decision", "quyet-dinh", "Quyet-dinh", f"QĐ-{BODY}", is_signed=True, in_dossier=True
    ),
    PaperKind.INVITATION: KindFacts("meeting", "giay-moi", "Giay-moi", f"GM-{BODY}", of_council=True),
    PaperKind.TALLY_MINUTES: KindFacts(
        "meeting", "bien-ban-kiem-phieu", "Bien-ban-kiem-phieu", f"BB-{BODY}", of_council=True
    ),
    PaperKind.REMINDER: KindFacts(
        "period", "cong-van-don-doc", "Cong-van-don-doc", f"{BODY}-TĐKT", is_signed=True, repeats=True
    ),
    PaperKind.SUMMARY_REPORT: KindFacts(
        "period", "bao-cao-tong-ket", "Bao-cao-tong-ket", f"BC-{BODY}", is_signed=True
    ),
}


def unnumbered() -> list[str]:
    """The codes of the kinds that bear no number."""
    return [kind.value for kind, facts in FACTS.items() if not facts.is_numbered]


def repeating() -> list[str]:
    """The codes of the kinds of which several may be issued about one subject."""
    return [kind.value for kind, facts in FACTS.items() if facts.repeats]


def of_council(*, council: bool) -> list[str]:
    """The codes of the numbered kinds that the council issues, or of those that the committee issues."""
    return [kind.value for kind, facts in FACTS.items() if facts.is_numbered and facts.of_council == council]


def series_of(kind: PaperKind, *, shared: bool, body: str, council: str) -> str:
    """The number series of ``kind``: its own sign, or for ``shared`` one for all papers of the body.

    The council's papers have their own in any case (Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.3a); a kind
    without a number is counted by nothing, and its code stands for the series.
    """
    facts = FACTS[kind]
    if not facts.is_numbered:
        return kind.value
    if shared and not facts.of_council:
        return body
    return sign_of(kind, body=body, council=council)


def for_dossiers() -> list[PaperKind]:
    """The kinds that a plan may ask for in a dossier."""
    return [kind for kind, facts in FACTS.items() if facts.in_dossier]


def sign_of(kind: PaperKind, *, body: str, council: str) -> str:
    """The sign after the number, with the abbreviation of the body that issues: "TTr-UBND"; "" for none."""
    facts = FACTS[kind]
    return facts.sign.replace(BODY, council if facts.of_council else body)
