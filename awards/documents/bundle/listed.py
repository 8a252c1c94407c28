"""index.json read back: which files it lists, and whether what it says of their order holds together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from awards.documents.bundle.listing import INDEX, SCHEMA

PLACE = re.compile(r"(\d{2,})_")


class BadIndex(Exception):
    """An index that cannot be used; its text says why, in Vietnamese."""


@dataclass(frozen=True)
class ListedFile:
    """A file that the index lists. ``pages`` is None for what need not open as a PDF."""

    name: str
    digest: str
    pages: int | None = None
    first_page: int | None = None
    signatures: int | None = None
    is_paper: bool = False
    is_bound: bool = False


@dataclass(frozen=True)
class Listed:
    """All that the index says; ``pages`` is the length of the bound dossier without its cover."""

    schema: int
    is_draft: bool
    files: tuple[ListedFile, ...]
    sets: int = 0
    pages: int = 0
    index_pages: int = 0
    bound_evidence: tuple[tuple[str, int, int], ...] = ()  # name, first page, pages in the bound dossier
    exceptions: tuple[str, ...] = ()


def listed_in(content: Any) -> Listed:
    """The index as read from JSON. Raises ``BadIndex`` for another shape and for a newer schema."""
    try:
        schema = int(content["schema"])
        if schema > SCHEMA:
            raise BadIndex(f"Tệp {INDEX} do phiên bản mới hơn của cổng tạo ra, cổng này không kiểm tra được.")
        return _read(schema, content)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise BadIndex(f"Tệp {INDEX} không đúng định dạng.") from error


def faults_of_order(listed: Listed) -> Iterator[str]:
    """Papers stand in the order of their numbers, each begins where the last ended, no set is missing."""
    papers = [each for each in listed.files if each.is_paper]
    for place, each in enumerate(papers, start=1):
        found = PLACE.match(each.name)
        if found is None or int(found[1]) != place:
            yield f"Văn bản “{each.name}” đứng thứ {place} trong {INDEX}, không đúng thứ tự của tên tệp."
    if listed.schema < SCHEMA:
        return
    page = listed.index_pages + 1
    spans = [(each.name, each.first_page, each.pages or 0) for each in papers]
    for name, first, pages in [*spans, *listed.bound_evidence]:
        if first != page:
            yield f"{INDEX} ghi “{name}” bắt đầu từ trang {first}, đúng ra là trang {page}."
        page += pages
    if page - 1 != listed.pages:
        yield f"{INDEX} ghi bản đóng quyển {listed.pages} trang, cộng các phần được {page - 1} trang."
    bound = [each for each in listed.files if each.is_bound]
    if len(bound) != listed.sets:
        yield f"Hồ sơ lập {listed.sets} bộ nhưng có {len(bound)} bản đóng quyển."
    for each in bound:
        if each.pages is None or each.pages <= listed.pages:
            yield f"Bản đóng quyển “{each.name}” thiếu trang: {INDEX} ghi {each.pages} trang kể cả bìa."


def _read(schema: int, content: Any) -> Listed:
    files = [
        ListedFile(
            name=str(row["file"]),
            digest=str(row["sha256"]),
            pages=int(row["pages"]) if "pages" in row else None,
            first_page=row.get("first_page"),
            is_paper=True,
        )
        for row in content["papers"]
    ]
    if schema < SCHEMA:
        return Listed(schema, bool(content["draft"]), tuple(files))
    words = [row["word"] for row in content["papers"]]
    files += [ListedFile(str(row["file"]), str(row["sha256"])) for row in words]
    files += [
        ListedFile(str(row["file"]), str(row["sha256"]), int(row["pages"]), signatures=len(row["signatures"]))
        for row in (paper["signed"] for paper in content["papers"])
        if row
    ]
    index = content["index"]
    files.append(ListedFile(str(index["file"]), str(index["sha256"]), int(index["pages"])))
    evidence = content["evidence"]
    for row in evidence:
        opens = str(row["file"]).lower().endswith(".pdf") and not row["enclosed_because"]
        files.append(ListedFile(str(row["file"]), str(row["sha256"]), int(row["pages"]) if opens else None))
    files += [
        ListedFile(str(row["file"]), str(row["sha256"]), int(row["pages"]), is_bound=True)
        for row in content["bound"]
    ]
    return Listed(
        schema=schema,
        is_draft=bool(content["draft"]),
        files=tuple(files),
        sets=int(content["sets"]),
        pages=int(content["pages"]),
        index_pages=int(index["pages"]),
        bound_evidence=tuple(
            (str(row["file"]), int(row["first_page"]), int(row["pages"])) for row in evidence if row["pages"]
        ),
        exceptions=tuple(
            f"{row['name']}: {words}" for row in content["papers"] for words in row["exceptions"]
        ),
    )
