"""Reads one table of a plan file key by key and collects every mistake instead of stopping at the first.

A ``Reader`` answers with a value of the right type even after a mistake (an empty word, zero, the first
day of the calendar), so that reading goes on; ``sound`` tells the checks across keys what may be compared.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from difflib import get_close_matches
from fractions import Fraction
from typing import TypeVar

from campaigns.enums import Word
from campaigns.rules.printable import faults_in_text

CODE = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*")
SHARE = re.compile(r"(\d{1,4})\s*/\s*(\d{1,4})")
LARGEST = 2_000_000_000
CHOSEN = TypeVar("CHOSEN", bound=Word)
VALUE = TypeVar("VALUE")


@dataclass(frozen=True, slots=True)
class Mistake:
    """One mistake in a plan file: the path of the key and what to do about it (Vietnamese)."""

    path: str
    sentence: str

    def __str__(self) -> str:
        return f"{self.path}: {self.sentence}" if self.path else self.sentence


class Reader:
    """One table; ``path`` is where it stands in the file, ``mistakes`` is shared with the whole file."""

    def __init__(self, table: Mapping[str, object], path: str, mistakes: list[Mistake]) -> None:
        self._table = table
        self._path = path
        self._mistakes = mistakes
        self._asked: list[str] = []
        self._bad: set[str] = set()
        self._children: dict[str, Reader] = {}

    # ── what a table tells about itself

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys that stand in the table, in the order of the file."""
        return tuple(self._table)

    def path(self, key: str = "") -> str:
        """The path of ``key``, or of the table itself."""
        return ".".join(part for part in (self._path, key) if part)

    def has(self, key: str) -> bool:
        """Whether ``key`` is written in the table; asking makes it a known key."""
        self._ask(key)
        return key in self._table

    def sound(self, *keys: str) -> bool:
        """Whether all ``keys`` are written and were read without a mistake."""
        return all(key in self._table and key not in self._bad for key in keys)

    def refuse(self, key: str, sentence: str) -> None:
        """Note a mistake at ``key``; an empty key means the table itself."""
        self._bad.add(key)
        mistake = Mistake(self.path(key), sentence)
        if mistake not in self._mistakes:
            self._mistakes.append(mistake)

    def unwanted(self, keys: Iterable[str], sentence: str) -> None:
        """Note each of ``keys`` that is written although it has no meaning here."""
        for key in keys:
            if self.has(key):
                self.refuse(key, f"{sentence}; hãy xóa khóa này.")

    def finish(self) -> None:
        """Note every key that nobody asked for, here and in the tables below."""
        for key in self._table:
            if key not in self._asked:
                self.refuse(key, f"khóa này không có trong mẫu{self._suggestion(key)}")
        for child in self._children.values():
            child.finish()

    # ── values

    def text(self, key: str, *, default: str | None = None, longest: int = 500) -> str:
        """A text on one line: NFC, spaces joined. Without ``default`` it must be there and not blank."""
        return self._length(key, " ".join(self._words(key, default).split()), default, longest)

    def paragraphs(self, key: str, *, default: str | None = None, longest: int = 50_000) -> str:
        """A text of several lines, NFC, without space around the lines and the whole."""
        lines = [line.strip() for line in self._words(key, default).splitlines()]
        return self._length(key, "\n".join(lines).strip(), default, longest)

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts, each on one line; a missing key is an empty list."""
        self._ask(key)
        values = self._table.get(key, [])
        if not isinstance(values, list) or not all(
            isinstance(value, str) and value.strip() for value in values
        ):
            self.refuse(key, 'phải là danh sách các dòng chữ, ví dụ ["dòng một", "dòng hai"].')
            return ()
        return tuple(" ".join(unicodedata.normalize("NFC", value).split()) for value in values)

    def code(self, key: str) -> str:
        """A code: small ASCII letters, digits, hyphen and underscore, at most 40 characters."""
        value = self.text(key, longest=40)
        if self.sound(key) and not CODE.fullmatch(value):
            self.refuse(
                key, f"mã “{value}” chỉ được gồm chữ thường không dấu, chữ số, dấu - và _ (ví dụ giay-khen)."
            )
        return value

    def reference(self, key: str, known: Iterable[str], where: str, *, default: str | None = None) -> str:
        """The code of something defined in the table ``where``; ``known`` are the codes defined there."""
        value = self.text(key, default=default, longest=40)
        if self.sound(key) and value not in (codes := list(known)):
            self.refuse(key, f"“{value}” không có ở {where} hoặc không dùng được ở đây; {_choose(codes)}")
        return value

    def choice(self, key: str, words: Iterable[CHOSEN], *, default: CHOSEN | None = None) -> CHOSEN:
        """One of ``words``; after a mistake the first of them."""
        value = self.text(key, default=default, longest=40)
        for word in words:
            if word.value == value:
                return word
        if self.sound(key):
            self.refuse(key, f"“{value}” không thuộc danh mục; {_choose([word.value for word in words])}")
        return next(iter(words))

    def boolean(self, key: str, *, default: bool | None = None) -> bool:
        """True or false."""
        value = self._take(key, default)
        if isinstance(value, bool):
            return value
        return self._wrong(key, value, "phải là true hoặc false (không có dấu ngoặc kép).", False)

    def number(self, key: str, *, least: int = 0, most: int = LARGEST, default: int | None = None) -> int:
        """A whole number between ``least`` and ``most``, both included."""
        value = self._take(key, default)
        if isinstance(value, bool) or not isinstance(value, int):
            return self._wrong(key, value, "phải là số nguyên (không có dấu ngoặc kép).", least)
        if not least <= value <= most:
            self.refuse(key, f"phải từ {least} đến {most}, đang là {value}.")
            return least
        return value

    def decimal(
        self,
        key: str,
        *,
        least: Decimal = Decimal(0),
        most: Decimal = Decimal(1_000_000),
        places: int = 2,
        default: Decimal | None = None,
    ) -> Decimal:
        """An exact number between ``least`` and ``most`` with at most ``places`` decimals."""
        value = self._take(key, default)
        if isinstance(value, bool) or not isinstance(value, int | Decimal):
            return self._wrong(key, value, "phải là số, dấu thập phân là dấu chấm (ví dụ 98.5).", least)
        number = Decimal(value)
        if not number.is_finite() or not least <= number <= most:
            self.refuse(key, f"phải từ {least} đến {most}, đang là {value}.")
            return least
        if not _has_places(number, places):
            self.refuse(key, f"chỉ được có tối đa {places} chữ số thập phân, đang là {value}.")
            return least
        return number

    def maybe_decimal(self, key: str, *, least: Decimal = Decimal(0), places: int = 2) -> Decimal | None:
        """Like ``decimal``; a missing key is None."""
        return self.decimal(key, least=least, places=places) if self.has(key) else None

    def share(self, key: str, *, default: Fraction) -> Fraction:
        """A share between 0 and 1, both included, written "2/3" or 0.5; kept exact."""
        value = self._take(key, str(default))
        found: Fraction | None = None
        if isinstance(value, str) and (parts := SHARE.fullmatch(value.strip())) and int(parts[2]):
            found = Fraction(int(parts[1]), int(parts[2]))
        elif (
            isinstance(value, int | Decimal)
            and not isinstance(value, bool)
            and _has_places(Decimal(value), 4)
        ):
            found = Fraction(value)
        if found is not None and 0 <= found <= 1:
            return found
        return self._wrong(key, value, 'phải là tỷ lệ từ 0 đến 1, ví dụ "2/3" hoặc 0.5.', default)

    def day(self, key: str) -> date:
        """A day without a time."""
        value = self._take(key, None)
        if isinstance(value, date) and not isinstance(value, datetime):
            return value
        sentence = "phải là ngày viết dạng năm-tháng-ngày, không có dấu ngoặc kép (ví dụ 2022-07-29)."
        return self._wrong(key, value, sentence, date.min)

    def maybe_day(self, key: str) -> date | None:
        """Like ``day``; a missing key is None."""
        return self.day(key) if self.has(key) else None

    # ── tables below

    def table(self, key: str, *, required: bool = True) -> Reader:
        """The table ``key``; an empty one when it is missing (a mistake if ``required``) or no table."""
        self._ask(key)
        value = self._table.get(key)
        if value is None and required:
            self.refuse(key, f"thiếu bảng này; hãy thêm bảng [{_bare(self.path(key))}].")
        if value is not None and not isinstance(value, dict):
            self.refuse(key, f"phải là một bảng, viết [{_bare(self.path(key))}].")
        if not isinstance(value, dict):
            return Reader({}, self.path(key), [])
        return self._child(value, self.path(key))

    def tables(self, key: str, *, required: bool = False) -> list[Reader]:
        """The tables of the list ``key`` in their order; none when it is missing."""
        self._ask(key)
        values = self._table.get(key, [])
        if not isinstance(values, list) or not all(isinstance(value, dict) for value in values):
            self.refuse(
                key, f"phải là danh sách các bảng, mỗi bảng bắt đầu bằng [[{_bare(self.path(key))}]]."
            )
            return []
        if required and not values:
            self.refuse(key, f"chưa có bảng nào; hãy thêm ít nhất một bảng [[{_bare(self.path(key))}]].")
        return [self._child(value, f"{self.path(key)}[{index}]") for index, value in enumerate(values)]

    # ── how it is done

    def _child(self, table: Mapping[str, object], path: str) -> Reader:
        """The reader of a table below; the same one each time, so that two parts may read one table."""
        return self._children.setdefault(path, Reader(table, path, self._mistakes))

    def _ask(self, key: str) -> None:
        if key not in self._asked:
            self._asked.append(key)

    def _take(self, key: str, default: object) -> object:
        """The value as written, or ``default``; None after the mistake of a missing key."""
        self._ask(key)
        if key in self._table:
            return self._table[key]
        if default is None:
            self.refuse(key, f"thiếu khóa bắt buộc này; hãy thêm dòng {key} = … vào bảng.")
        return default

    def _words(self, key: str, default: str | None) -> str:
        value = self._take(key, default)
        if not isinstance(value, str):
            return self._wrong(key, value, 'phải là chữ trong dấu ngoặc kép (ví dụ "Năm 2022").', "")
        words = unicodedata.normalize("NFC", value.replace("\r\n", "\n"))
        if any(unicodedata.category(letter) in {"Cc", "Cs"} and letter not in "\n\t" for letter in words):
            return self._wrong(key, value, "có ký tự điều khiển không đọc được; hãy gõ lại dòng này.", "")
        for fault in faults_in_text(words):
            self.refuse(key, f"{fault[:1].lower()}{fault[1:]}")
        return words

    def _length(self, key: str, value: str, default: str | None, longest: int) -> str:
        if self.sound(key) and not value and default is None:
            self.refuse(key, "không được để trống.")
        if len(value) > longest:
            self.refuse(key, f"dài {len(value)} ký tự; hãy rút gọn còn tối đa {longest} ký tự.")
        return value

    def _wrong(self, key: str, value: object, sentence: str, instead: VALUE) -> VALUE:
        """Note ``sentence`` unless the key was missing, which is noted already; answer ``instead``."""
        if value is not None:
            self.refuse(key, sentence)
        return instead

    def _suggestion(self, key: str) -> str:
        near = get_close_matches(key, self._asked, n=1, cutoff=0.6)
        return f"; có phải là “{near[0]}”?" if near else "; hãy xóa hoặc sửa tên khóa."


def _has_places(number: Decimal, places: int) -> bool:
    """Whether ``number`` is finite, not huge, and exact with ``places`` decimals."""
    return number.is_finite() and abs(number) <= LARGEST and number == round(number, places)


def _choose(codes: list[str]) -> str:
    return f"hãy chọn một trong: {', '.join(codes)}." if codes else "ở đó chưa có mã nào."


def _bare(path: str) -> str:
    """The path as the header of a list of tables is written, without places in the list."""
    return re.sub(r"\[\d+\]", "", path)
