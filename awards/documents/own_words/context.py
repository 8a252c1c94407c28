"""What a template is filled with: the fields of a sheet, written as the papers write them."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

from django.template.loader import render_to_string
from django.utils.html import strip_tags

from awards.documents.own_words.fields import fields_of
from awards.documents.own_words.meanings import READY
from campaigns.documents.sheets import Letterhead
from campaigns.rules.vietnamese import clock_time, count_words, official_date, short_number

ENDINGS = " .;"
UNGROUPED = ("year", "number")


def context_of(sheet: Any) -> dict[str, Any]:
    """The values by the names that ``fields_of`` lists: texts, yes or no, groups and lists of these."""
    values = vars(_plain(sheet)) | _ready(sheet)
    return {name: values[name] for name in fields_of(type(sheet))}


def _plain(value: Any) -> Any:
    """A group's parts are attributes and no dict, so that a part may be called "items"."""
    if value is None:
        return ""
    if isinstance(value, bool | str):
        return value
    if isinstance(value, datetime):
        return f"{clock_time(value)}, {official_date(value)}"
    if isinstance(value, date):
        return official_date(value)
    if isinstance(value, Decimal):
        return short_number(value)
    if isinstance(value, int):
        return count_words(value)
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if not is_dataclass(value):
        raise TypeError(f"{type(value).__name__} has no place in a sheet")
    names = [each.name for each in fields(value)]
    names += [name for name, found in vars(type(value)).items() if isinstance(found, property)]
    return SimpleNamespace(**{name: _part(name, getattr(value, name)) for name in names})


def _part(name: str, value: Any) -> Any:
    """A value by its name: years and numbers of papers are written without the dots of thousands."""
    return f"{value:02}" if type(value) is int and name.endswith(UNGROUPED) else _plain(value)


def _ready(sheet: Any) -> dict[str, Any]:
    found: dict[str, Any] = dict.fromkeys(READY, "")
    head = getattr(sheet, "letterhead", None)
    if isinstance(head, Letterhead):
        dated = _said("date.html", head)
        found |= {
            "so_ky_hieu": _said("number.html", head) if head.has_number else "",
            "ngay_thang": dated,
            "dia_danh_ngay_thang": f"{head.place}, {dated}" if head.has_place_date else "",
            "co_quan_chu_quan": (head.superior or "").upper(),
            "co_quan_ban_hanh": " ".join(head.issuer).upper(),
        }
    recipients = getattr(sheet, "recipients", None)
    lines = [f"- {line.strip(ENDINGS)}" for line in recipients.lines] if recipients else []
    found["noi_nhan"] = [f"{line};" for line in lines[:-1]] + [f"{line}." for line in lines[-1:]]
    signature = getattr(sheet, "signature", None)
    found["quyen_han_nguoi_ky"] = list(signature.capacity) if signature else []
    found["ho_ten_nguoi_ky"] = signature.name if signature else ""
    return found


def _said(template: str, head: Letterhead) -> str:
    return strip_tags(render_to_string(f"documents/{template}", {"head": head}))
