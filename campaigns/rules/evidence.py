"""How evidence is named and where in it the proof stands, in the words of an office."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from campaigns.rules.vietnamese import capitalise_first, nfc, short_date

KINDS = (
    "Báo cáo",
    "Kế hoạch",
    "Quyết định",
    "Công văn",
    "Thông báo",
    "Biên bản",
    "Tờ trình",
    "Giấy chứng nhận",
    "Bảng số liệu",
    "Ảnh",
)
NUMBERED, OTHER = "Văn bản", "Tài liệu"  # of which nobody said what it is


@dataclass(frozen=True)
class PaperDetails:
    """What a paper says of itself. Photographs have no number and often no issuer; only ``abstract`` (trích
    yếu) is needed."""

    kind: str = ""
    number: str = ""
    dated: date | None = None
    issuer: str = ""
    abstract: str = ""

    def tidied(self) -> PaperDetails:
        """The same as it is stored: composed letters, single spaces, one line."""
        return replace(
            self,
            kind=capitalise_first(_line(self.kind)),
            number=_line(self.number),
            issuer=_line(self.issuer),
            abstract=_line(self.abstract),
        )


def title_of(details: PaperDetails) -> str:
    """The paper as a text cites it (Nghị định 30/2020/NĐ-CP, Phụ lục I, căn cứ ban hành): name of its kind,
    number, day, issuer, then what it is about.

    "Báo cáo số 12/BC-UBND ngày 10/10/2024 của UBND xã về kết quả cải cách hành chính". What is not
    known is left out; an abstract that does not begin with "về" follows after a colon.
    """
    unnamed = NUMBERED if details.number else OTHER if details.dated or details.issuer else ""
    parts = [details.kind or unnamed]
    if details.number:
        parts.append(f"số {details.number}")
    if details.dated:
        parts.append(f"ngày {short_date(details.dated)}")
    if details.issuer:
        parts.append(f"của {details.issuer}")
    head = " ".join(part for part in parts if part)
    if not head or not details.abstract:
        return capitalise_first(head or details.abstract)
    about = details.abstract
    if about.lower().startswith("về "):
        return capitalise_first(f"{head} v{about[1:]}")
    return capitalise_first(f"{head}: {about}")


def place_of(page: int | None, passage: str) -> str:
    """Where in a paper the proof stands: "trang 3, dòng 5–9"; empty for the whole of it."""
    return ", ".join(part for part in (f"trang {page}" if page else "", passage) if part)


def _line(text: str) -> str:
    return " ".join(nfc(text).split())
