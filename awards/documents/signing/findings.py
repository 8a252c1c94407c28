"""What is found of one digital signature, in words and as JSON."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

UNCHANGED, CHANGED = "Không thay đổi sau khi ký", "Đã bị thay đổi sau khi ký"


@dataclass(frozen=True)
class SignatureFinding:
    """One signature: who signed and when, and whether what was signed stands unchanged.

    ``signed_at`` is the signer's own statement unless ``has_timestamp``. ``is_intact``: the mathematics hold,
    the signature covers the whole file as it then was, and nothing but signatures was added later.
    ``is_trusted``: the certificate leads to an installed root and was valid on that day. ``problems`` says in
    words what is not so; ``notes`` what was not looked at.
    """

    field: str
    signer: str
    subject: str
    issuer: str
    serial: str
    signed_at: datetime | None
    has_timestamp: bool
    is_intact: bool
    is_trusted: bool
    covers_all: bool
    problems: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def integrity(self) -> str:
        """Unchanged or changed, in words."""
        return UNCHANGED if self.is_intact else CHANGED

    def to_json(self) -> dict[str, Any]:
        """What ``SignedCopy.findings`` keeps."""
        return asdict(self) | {
            "signed_at": self.signed_at.isoformat() if self.signed_at else None,
            "problems": list(self.problems),
            "notes": list(self.notes),
        }

    @classmethod
    def from_json(cls, values: dict[str, Any]) -> SignatureFinding:
        """The finding that ``to_json`` wrote."""
        signed_at = values["signed_at"]
        return cls(
            **values
            | {
                "signed_at": datetime.fromisoformat(signed_at) if signed_at else None,
                "problems": tuple(values["problems"]),
                "notes": tuple(values["notes"]),
            }
        )
