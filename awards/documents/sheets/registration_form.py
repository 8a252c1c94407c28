"""Phiếu đăng ký thi đua."""

from __future__ import annotations

from dataclasses import dataclass

from awards.documents.sheets.report import Fact
from campaigns.documents.sheets import Letterhead, Signature


@dataclass(frozen=True)
class Promise:
    """One target or task that is registered; a task has no unit."""

    name: str
    unit: str
    planned: str


@dataclass(frozen=True)
class RegistrationFormSheet:
    """Phiếu đăng ký thi đua: the four contents of a registration (Kế hoạch 454, mục IV.1).

    An empty ``completion_level`` or ``award_form`` leaves a dotted line to be filled in by hand.
    """

    letterhead: Letterhead
    subject: str
    addressees: tuple[str, ...]
    facts: tuple[Fact, ...]
    figures: tuple[Promise, ...]
    tasks: tuple[Promise, ...]
    completion_level: str
    award_form: str
    closing: str
    signatures: tuple[Signature, ...]

    @property
    def title(self) -> str:
        return f"Phiếu đăng ký thi đua: {self.facts[0].text}"
