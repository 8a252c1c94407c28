"""Lawful rows of signed copies and of what is signed and checked with, beside those of the world."""

from __future__ import annotations

from typing import Any

from awards.enums import CopyKind
from awards.models import SignaturePicture, SignedCopy, TrustedRoot
from tests import factories as make
from tests.world import NOW, World


def signed_copy(w: World, **fields: Any) -> SignedCopy:
    """A scan beside a paper of its own, unless another one is given."""
    values = {
        "paper": fields.get("paper") or w.paper(),
        "number": 1,
        "kind": CopyKind.SCAN,
        "file": "2024/ky.pdf",
        "sha256": f"{SignedCopy.objects.count():064x}",
        "size": 1,
        "pages": 1,
        "uploaded_by": w.office,
        "uploaded_at": NOW,
    }
    return SignedCopy.objects.create(**(values | fields))


def seal(w: World, **fields: Any) -> SignaturePicture:
    """The picture of the organisation's seal."""
    values = {
        "organisation": w.organisation,
        "file": "ky/dau.png",
        "width_mm": 36,
        "added_by": w.office,
        "added_at": NOW,
    }
    return SignaturePicture.objects.create(**(values | fields))


def trusted_root(w: World, **fields: Any) -> TrustedRoot:
    """The certificate of some authority."""
    values = {
        "name": "Cơ quan chứng thực",
        "issuer": "Cơ quan chứng thực",
        "sha256": f"{TrustedRoot.objects.count():064x}",
        "valid_from": make.at(2020, 1, 1),
        "valid_until": make.at(2040, 1, 1),
        "pem": "-----BEGIN CERTIFICATE-----",
        "added_by": w.office,
        "added_at": NOW,
    }
    return TrustedRoot.objects.create(**(values | fields))
