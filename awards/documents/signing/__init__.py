"""Signed papers: scans, digital signatures made here or elsewhere, and what is found of them."""

from awards.documents.signing.copies import (
    keep_upload,
    places_to_sign,
    sign_paper,
    without_picture,
)
from awards.documents.signing.findings import SignatureFinding
from awards.documents.signing.keys import MOST_KEY_BYTES, KeyFile, Token, has_token
from awards.documents.signing.verify import verify_pdf

__all__ = [
    "MOST_KEY_BYTES",
    "KeyFile",
    "SignatureFinding",
    "Token",
    "has_token",
    "keep_upload",
    "places_to_sign",
    "sign_paper",
    "verify_pdf",
    "without_picture",
]
