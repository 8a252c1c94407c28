"""What every rendered page must be like, whoever asks for it."""

from __future__ import annotations

import re

MISSING = "⟦no variable: %s⟧"
"""Stands where a template names a variable that its view does not give (``string_if_invalid``)."""

# A row of the board stands for a participant who has not registered yet.
MAY_BE_MISSING = {"row.registration.submitted_at", "row.registration.award_form.name"}
ENGLISH = re.compile(
    r"\b(Submit|Save|Cancel|Delete|Edit|Search|Login|Logout|Password|Username|None|True|False|Error|Please|"
    r"required|Next|Previous|draft|submitted|accepted|returned|appraised|published|endorsed|passed|approved|"
    r"awarded|preparing|collective|individual|annual)\b"
)


def check_page(html: str, where: str) -> None:
    """One h1, at most one main button, Vietnamese only, and nothing that the view forgot."""
    assert html.count("<h1") == 1, f"{where}: {html.count('<h1')} × h1"
    assert len(re.findall(r'class="[^"]*\bbtn-primary\b', html)) <= 1, f"{where}: more than one btn-primary"
    forgotten = set(re.findall("⟦no variable: ([^⟧]*)⟧", html)) - MAY_BE_MISSING
    assert not forgotten, f"{where}: {sorted(forgotten)}"
    english = ENGLISH.findall(seen_text(html))
    assert not english, f"{where}: {english[:5]}"
    assert '<html lang="vi"' in html, where


def seen_text(html: str) -> str:
    """What people read: no tags, scripts or pictures; with titles, labels and placeholders."""
    html = re.sub(r"(?s)<(script|style|svg|code)\b.*?</\1>|<!--.*?-->", " ", html)
    spoken = re.findall(r'\b(?:title|alt|aria-label|placeholder|data-confirm)="([^"]*)"', html)
    return re.sub(r"<[^>]+>", " ", html) + " " + " ".join(spoken)
