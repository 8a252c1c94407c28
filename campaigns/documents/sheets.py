"""The parts that every paper shares, as frozen data; templates/documents turns them into pages.

Layout: Nghị định số 30/2020/NĐ-CP, Phụ lục I. Texts are full Vietnamese sentences or names; the closing marks
of lists (";", ".") and of the paper ("./.") are set by the templates and may be left out here.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Letterhead:
    """The top of a paper: who issues it, under which number, where and when.

    ``issuer`` and ``superior`` are printed in capitals, a line each (a name may be cut where the office cuts
    it: "Ủy ban nhân dân", "xã …"); ``issuer_name`` is the same name in running text. ``number`` and ``dated``
    are None on a draft, which then shows the blanks that the office fills in by hand; ``year`` is printed in
    that blank.
    """

    issuer: tuple[str, ...]
    issuer_name: str
    place: str
    symbol: str = ""  # after the number: "TTr-UBND"
    superior: str | None = None
    number: int | None = None
    dated: date | None = None
    year: int | None = None
    has_number: bool = True
    has_place_date: bool = True
    about: str = ""  # a công văn's subject, printed after "V/v" under the number (mục II.5b)

    @property
    def printed_year(self) -> int | None:
        """The year of the date, or else the one known beforehand."""
        return self.dated.year if self.dated else self.year


@dataclass(frozen=True)
class Signature:
    """Who signs: ``capacity`` line by line ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"), in capitals.

    ``note`` says how to sign ("Ký, đóng dấu"); ``statement`` is what the signer confirms; ``office_title`` is
    the signer's other office, printed above the name (Phụ lục I, mục II.7đ). An empty ``name`` leaves the
    place blank.
    """

    capacity: tuple[str, ...]
    name: str = ""
    office_title: str = ""
    note: str = ""
    statement: str = ""


@dataclass(frozen=True)
class Recipients:
    """Nơi nhận: one receiver or group a line, the last one "Lưu: VT, …"."""

    lines: tuple[str, ...]


@dataclass(frozen=True)
class Person:
    """A person as a paper names one; ``honorific`` is "Ông" or "Bà", ``post`` and ``unit`` where he or she
    works."""

    name: str
    honorific: str = ""
    post: str = ""
    unit: str = ""
