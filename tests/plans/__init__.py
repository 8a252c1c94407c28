"""Plan files for tests: one sound, several broken, each with its mistakes named in its first line."""

from __future__ import annotations

from pathlib import Path

from campaigns.rules.plan_text import parse

FOLDER = Path(__file__).parent
SHIPPED = FOLDER.parent.parent / "campaigns" / "plans" / "kh454-khoi-ky.toml"
SECOND = FOLDER / "suoi-nga.toml"


def tables(path: Path) -> dict[str, object]:
    """The tables of the plan file at ``path``."""
    return parse(path.read_bytes())
