"""Digital signatures inside the PDFs of a dossier: who signed, when, and whether that holds."""

from __future__ import annotations

from dataclasses import dataclass

from awards.documents.signing import SignatureFinding, verify_pdf
from awards.queries.signed_copies import trusted_roots

MARK = b"/ByteRange"  # what a signature covers stands in plain bytes in every signed PDF


@dataclass(frozen=True)
class Signed:
    """One signature of a PDF; ``fault`` says what is wrong with it, ``note`` what else there is to know."""

    name: str
    at: str
    fault: str = ""
    note: str = ""


def signatures_of(pdf: bytes) -> list[Signed]:
    """The signatures in ``pdf``, verified with the trusted roots of the portal and without the internet.

    Refused with ``file_unreadable`` when it is not a whole PDF.
    """
    if MARK not in pdf:
        return []
    return [_told(finding) for finding in verify_pdf(pdf, trusted_roots())]


def _told(finding: SignatureFinding) -> Signed:
    at = finding.signed_at.isoformat() if finding.signed_at else ""
    problems = " ".join(finding.problems)
    if not finding.is_intact:
        return Signed(finding.signer, at, fault=f"{finding.integrity}. {problems}".strip())
    note = problems if not finding.is_trusted else ""
    return Signed(finding.signer, at, note=f"{finding.integrity}. {note}".strip().rstrip("."))
