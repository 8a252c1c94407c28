"""What a column's text must be, told in the form in which it is typed."""

from __future__ import annotations

from django.core.exceptions import ValidationError

from campaigns.rules.printable import faults_in_name, faults_in_text


def validate_printable(text: str) -> None:
    """Refuse a text with letters that papers cannot show; raises ``ValidationError`` with the sentence."""
    _refuse(faults_in_text(text))


def validate_name(name: str) -> None:
    """Refuse a name that papers cannot show or that has a word longer than a line of a heading."""
    _refuse(faults_in_name(name))


def _refuse(faults: list[str]) -> None:
    if faults:
        raise ValidationError(faults, code="unprintable")
