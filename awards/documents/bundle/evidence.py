"""Evidence for the bound dossier: turned into pages where that can be, else listed as a file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import PurePath

from awards.documents.bundle.names import proof_name
from awards.queries.enclosures import Proof
from campaigns.documents.fonts import letters
from campaigns.documents.office import office_pages
from campaigns.documents.pages import pdf_pages, picture_page
from campaigns.documents.stored import read_evidence
from campaigns.errors import Refused
from campaigns.rules.evidence import title_of

PICTURES = (".png", ".jpg", ".jpeg")
OFFICE = {".docx": "tệp Word không in được thành trang", ".xlsx": "tệp Excel không in được thành trang"}


@dataclass(frozen=True)
class Enclosure:
    """One file of evidence: where it lies in the ZIP, and its pages or why there are none."""

    proof: Proof
    file: str
    content: bytes
    pdf: bytes = b""
    reason: str = ""

    @property
    def nominee(self) -> str:
        """Whose evidence it is."""
        return str(self.proof.nomination.registration.participant)

    @property
    def title(self) -> str:
        """The criteria with the places of the proof, and the paper as a text cites it."""
        return self._named(self.proof.paper.title)

    @property
    def name(self) -> str:
        """The same for a list that has columns for the paper's number and day."""
        return self._named(title_of(replace(self.proof.paper.details, number="", dated=None)))

    @property
    def reference(self) -> str:
        """The paper's number and symbol."""
        return printable(self.proof.paper.number)

    def _named(self, title: str) -> str:
        return f"Tiêu chí {printable(self.proof.places)}: {printable(title) or self.proof.paper.filename}"


def printable(text: str) -> str:
    """``text`` in letters that can be printed; its author may type any."""
    known = letters()
    return " ".join("".join(each for each in text if each in known or each.isspace()).split())


def enclosures_of(proofs: Sequence[Proof]) -> tuple[Enclosure, ...]:
    """Every file of evidence in order. Refused with ``file_missing`` or ``file_changed``."""
    nominees = list(dict.fromkeys(proof.nomination.pk for proof in proofs))
    contents = [read_evidence(proof.paper) for proof in proofs]
    endings = [PurePath(proof.paper.filename).suffix.lower() for proof in proofs]
    turned = office_pages(
        {
            f"{place}{ending}": content
            for place, (ending, content) in enumerate(zip(endings, contents, strict=True), start=1)
            if ending in OFFICE
        }
    )
    found = []
    for place, (proof, ending, content) in enumerate(zip(proofs, endings, contents, strict=True), start=1):
        pdf, reason = _pages(ending, content, turned.get(f"{place}{ending}", b""))
        name = proof_name(place, nominees.index(proof.nomination.pk) + 1, proof)
        found.append(Enclosure(proof, name, content, pdf, reason))
    return tuple(found)


def _pages(ending: str, content: bytes, turned: bytes) -> tuple[bytes, str]:
    """The pages of a file and "", or nothing and why."""
    if ending in OFFICE and not turned:
        return b"", OFFICE[ending]
    try:
        if ending in PICTURES:
            return picture_page(content), ""
        return pdf_pages(turned or content), ""
    except Refused as refusal:
        return b"", str(refusal)
