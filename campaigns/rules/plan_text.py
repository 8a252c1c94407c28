"""The text of a plan file: bytes in, tables out."""

from __future__ import annotations

import re
import tomllib
from decimal import Decimal

PLACE = re.compile(r"line (\d+), column (\d+)")


class Unreadable(Exception):
    """The file is not TOML at all; the message is one Vietnamese sentence."""


def parse(content: bytes) -> dict[str, object]:
    """The tables of a plan file; numbers with a point become decimals.

    A byte order mark (Windows' Notepad writes one) is skipped. Raises ``Unreadable`` for bytes that are
    not UTF-8 and for text that is not TOML.
    """
    try:
        return tomllib.loads(content.decode("utf-8-sig"), parse_float=Decimal)
    except UnicodeDecodeError:
        raise Unreadable("Tệp không ở bảng mã UTF-8; hãy lưu lại tệp với bảng mã UTF-8.") from None
    except (tomllib.TOMLDecodeError, RecursionError, ArithmeticError, ValueError) as error:
        raise Unreadable(f"Tệp không đúng cú pháp TOML{_place(error)}; hãy sửa rồi nạp lại.") from None


def _place(error: Exception) -> str:
    """Where the parser stopped; its own words are English and stay out."""
    found = PLACE.search(str(error))
    return f" ở dòng {found[1]}, cột {found[2]}" if found else ""
