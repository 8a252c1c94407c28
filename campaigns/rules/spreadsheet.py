"""A table as a CSV file that spreadsheet programs open without running anything in it."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

_STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def defused(cell: object) -> str:
    """The cell as text; one that a spreadsheet would take for a formula gets an apostrophe in front."""
    text = "" if cell is None else str(cell)
    return f"'{text}" if text.startswith(_STARTS_A_FORMULA) else text


def csv_bytes(header: Iterable[object], rows: Iterable[Iterable[object]]) -> bytes:
    """The table in UTF-8 with a byte order mark (Excel asks for it), comma-separated, lines ended by CRLF."""
    page = io.StringIO(newline="")
    writer = csv.writer(page)
    for row in (header, *rows):
        writer.writerow([defused(cell) for cell in row])
    return page.getvalue().encode("utf-8-sig")
