"""The names under which papers, evidence, bound sets and whole dossiers are saved: plain ASCII."""

from __future__ import annotations

from awards.enums import PaperKind
from awards.models import Nomination, Paper
from awards.queries.enclosures import Proof
from awards.queries.folders import Folder
from awards.queries.papers import Subject
from awards.rules.paper_kinds import FACTS
from campaigns.rules.vietnamese import ascii_filename

INDEX_PAPER, EXPLANATION = "00_Muc-luc-ho-so.pdf", "Giai-trinh-bo-sung-ho-so"
EVIDENCE, BOUND = "Tai-lieu-kiem-chung", "Dong-quyen"
DRAFT = "BAN-NHAP_"
MOST_CRITERIA = 3  # in the name of a file of evidence; the index has them all
LONGEST = 60  # of one part of a name, so that paths stay within what Windows opens


def bundle_name(folder: Folder, *, as_draft: bool = False) -> str:
    """The name of the ZIP: "Ho-so_giay-khen-huyen_2024.zip", "…_lan-2.zip" when it came back once.

    A draft's begins with "BAN-NHAP_".
    """
    return f"{_dossier_stem(folder, as_draft)}{_again(folder)}.zip"


def bound_name(folder: Folder, place: int, *, as_draft: bool = False) -> str:
    """The name of a bound set: "Ho-so_giay-khen-huyen_2024_bo-1_GOC.pdf"."""
    mark = "GOC" if place <= folder.originals else "SAO"
    return f"{_dossier_stem(folder, as_draft)}_bo-{place}_{mark}.pdf"


def paper_filename(paper: Paper) -> str:
    """The name under which an issued paper is saved: "To-trinh_05-TTr-UBND.pdf"."""
    return f"{stem(PaperKind(paper.kind), paper, paper.nomination)}.pdf"


def draft_filename(kind: PaperKind, subject: Subject) -> str:
    """The name under which a draft is saved: "To-trinh_du-thao.pdf"."""
    return f"{stem(kind, None, subject)}.pdf"


def stem(kind: PaperKind, paper: Paper | None, subject: Subject | None) -> str:
    """A paper's name without its place and its ending."""
    parts = [FACTS[kind].file_stem]
    if isinstance(subject, Nomination):
        parts.append(ascii_filename(str(subject.registration.participant)))
    if paper is None:
        parts.append("du-thao")
    elif paper.reference:
        parts.append(ascii_filename(paper.reference))
    return "_".join(parts)


def proof_name(place: int, nominee: int, proof: Proof) -> str:
    """The path of a file of evidence: "Tai-lieu-kiem-chung/02_Tram-Y-te/05_TC-2.3_bao-cao.docx"."""
    person = ascii_filename(str(proof.nomination.registration.participant))[:LONGEST]
    name, dot, ending = proof.paper.filename.rpartition(".")
    plain = ascii_filename(name or ending)[:LONGEST]
    criteria = "_".join(proof.criteria[:MOST_CRITERIA])
    last = f"{place:02}_TC-{criteria}_{plain}{dot}{ending.lower() if dot else ''}"
    return f"{EVIDENCE}/{nominee:02}_{person}/{last}"


def _dossier_stem(folder: Folder, as_draft: bool) -> str:
    mark = DRAFT if as_draft else ""
    return f"{mark}Ho-so_{ascii_filename(folder.award_form.code)}_{ascii_filename(folder.period.code)}"


def _again(folder: Folder) -> str:
    return f"_lan-{folder.turn}" if folder.turn > 1 else ""


def word_name(file: str) -> str:
    """The Word file beside a paper's PDF."""
    return f"{file.removesuffix('.pdf')}.docx"
