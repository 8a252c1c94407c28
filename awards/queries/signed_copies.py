"""Signed copies beside the papers, and what they are signed and checked with."""

from __future__ import annotations

from collections.abc import Iterable

from awards.enums import CopyKind
from awards.models import Paper, SignaturePicture, SignedCopy, TrustedRoot
from campaigns.models import Organisation


def signed_copies_of(papers: Iterable[Paper]) -> dict[int, list[SignedCopy]]:
    """Paper id → its signed copies, the newest first; a paper without one has an empty list."""
    found: dict[int, list[SignedCopy]] = {paper.pk: [] for paper in papers}
    rows = SignedCopy.objects.filter(paper__in=list(found)).select_related("uploaded_by")
    for copy in rows.order_by("paper", "-number"):
        found[copy.paper_id].append(copy)
    return found


def newest_digital(paper: Paper) -> SignedCopy | None:
    """The copy that the next digital signature is added to."""
    rows = SignedCopy.objects.filter(paper=paper, kind=CopyKind.DIGITAL.value)
    return rows.order_by("-number").first()


def picture_of_signer(organisation: Organisation, name: str) -> SignaturePicture | None:
    """The picture of the signature of ``organisation``'s signatory called ``name``."""
    rows = SignaturePicture.objects.filter(signatory__organisation=organisation, signatory__name=name)
    return rows.order_by("pk").first()


def seal_of(organisation: Organisation) -> SignaturePicture | None:
    """The picture of the organisation's seal."""
    return SignaturePicture.objects.filter(organisation=organisation).order_by("pk").first()


def trusted_roots() -> list[str]:
    """The certificates of the trusted authorities, as PEM."""
    return list(TrustedRoot.objects.order_by("pk").values_list("pem", flat=True))
