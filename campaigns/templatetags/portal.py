"""The tags and filters of the portal's pages: ``{% load portal %}``."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from django import template
from django.core.paginator import Page
from django.forms import BaseForm, BoundField
from django.templatetags.static import static
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from campaigns.enums import Role
from campaigns.rules import vietnamese
from campaigns.templatetags.marks import mark_of

register = template.Library()

NONE = "–"  # what stands where there is no number
SOON = 7  # days: from here on a deadline is shown as a warning

STAGES = (
    ("registration", "Đăng ký"),
    ("scoring", "Chấm điểm"),
    ("ranking", "Xếp hạng"),
    ("nomination", "Đề nghị"),
    ("council", "Họp xét"),
    ("chairman", "Chủ tịch duyệt"),
    ("dossier", "Trình, nộp hồ sơ"),
    ("result", "Kết quả"),
)
FINISHED = "finished"


@dataclass(frozen=True)
class Problem:
    """One line of the error summary; ``target`` is the id of the field, or empty for the whole form."""

    sentence: str
    label: str = ""
    target: str = ""


# --- Words and numbers ---------------------------------------------------------------------------


@register.filter
def official_date(value: date | datetime | None) -> str:
    """ "ngày 05 tháng 02 năm 2025"; nothing for no date."""
    return vietnamese.official_date(_day(value)) if value else ""


@register.filter
def short_date(value: date | datetime | None) -> str:
    """ "05/02/2025"; nothing for no date."""
    return vietnamese.short_date(_day(value)) if value else ""


@register.filter
def moment(value: datetime | None) -> str:
    """ "14:05 ngày 05/02/2025", by the portal's time zone; nothing for no time."""
    return f"{timezone.localtime(value):%H:%M} ngày {short_date(value)}" if value else ""


@register.filter
def number(value: Decimal | int | None, decimals: int | None = None) -> str:
    """A number with the decimal comma and dots between thousands, without idle zeros: "87,5".

    With ``decimals`` exactly as many places. A dash where there is no number.
    """
    if value is None or value == "":
        return NONE
    return vietnamese.short_number(value) if decimals is None else vietnamese.number(value, decimals)


@register.filter
def points(value: Decimal | int | None) -> str:
    """ "87,5 điểm"; "chưa chấm" where there are none."""
    return "chưa chấm" if value is None or value == "" else f"{vietnamese.short_number(value)} điểm"


@register.filter
def percent(value: Decimal | int | None) -> str:
    """ "98,5%"; a dash where there is none."""
    return NONE if value is None or value == "" else f"{vietnamese.short_number(value)}%"


@register.filter
def money(value: Decimal | int | None) -> str:
    """ "450.000 đồng"; a dash where there is none."""
    return NONE if value is None or value == "" else vietnamese.money(value)


@register.filter
def whole_minutes(value: timedelta) -> int:
    """A span of time in minutes, begun minutes counted."""
    return -(-int(value.total_seconds()) // 60)


@register.filter
def days_left(last_day: date, today: date) -> str:
    """How long there is still time, ``last_day`` itself included: "Còn 3 ngày", "Hôm nay là hạn cuối", …"""
    days = (_day(last_day) - today).days
    if days > 0:
        return f"Còn {days} ngày"
    return "Hôm nay là hạn cuối" if days == 0 else f"Quá hạn {-days} ngày"


def _day(value: date | datetime) -> date:
    if isinstance(value, datetime):
        return timezone.localtime(value).date() if timezone.is_aware(value) else value.date()
    return value


# --- Marks ---------------------------------------------------------------------------------------


@register.simple_tag
def icon(name: str) -> SafeString:
    """One icon of static/img/icons.svg; it decorates, so a word must stand beside it."""
    return format_html(
        '<svg class="icon" aria-hidden="true" focusable="false"><use href="{}#{}"></use></svg>',
        static("img/icons.svg"),
        name,
    )


@register.inclusion_tag("components/state.html")
def state(value: str, label: str = "") -> dict[str, Any]:
    """A state as word, shape and colour.

    ``value`` is a member of one of the enums, or a stored code with its ``label`` (``get_state_display``). A
    bare code without a label is refused: no raw code may reach a screen.
    """
    words = label or getattr(value, "label", "")
    if not words:
        raise template.TemplateSyntaxError(f"state: the code {value!r} needs its label")
    return {"mark": mark_of(str(value)), "words": words}


@register.inclusion_tag("components/deadline.html", takes_context=True)
def deadline(context: template.Context, last_day: date) -> dict[str, Any]:
    """The last day of something and how near it is; the colour warns from seven days before."""
    today = context["portal"].today
    days = (_day(last_day) - today).days
    tone = "stop" if days < 0 else "warn" if days <= SOON else "rest"
    return {"tone": tone, "last_day": last_day, "words": days_left(last_day, today)}


@register.inclusion_tag("components/stage_bar.html")
def stage_bar(current: str) -> dict[str, Any]:
    """The campaign's eight stages with the ``current`` one marked; "finished" when all lie behind.

    Refuses an unknown code with ``ValueError``.
    """
    codes = [code for code, _ in STAGES] + [FINISHED]
    here = codes.index(current)
    places = ["done" if at < here else "current" if at == here else "ahead" for at in range(len(STAGES))]
    return {"stages": [(label, place) for (_, label), place in zip(STAGES, places, strict=True)]}


@register.inclusion_tag("components/progress.html")
def progress(done: Decimal | int, total: Decimal | int, label: str) -> dict[str, Any]:
    """How much of ``total`` is done, as a bar with words: "12 trên 20 đơn vị"."""
    return {"done": done, "total": total, "label": label}


@register.inclusion_tag("components/finding.html")
def finding(
    outcome: str,
    sentence: str,
    value: str = "",
    threshold: str = "",
    note: str = "",
    source: str = "",
    who: Role | None = None,
) -> dict[str, Any]:
    """One condition of a standard: the plan's sentence, met or not or unknown, value seen and threshold.

    ``source`` is the paper on which it stands, ``who`` the role that acts next. Many in a table:
    ``components/findings.html``.
    """
    return {
        "outcome": outcome,
        "sentence": sentence,
        "value": value,
        "threshold": threshold,
        "note": note,
        "source": source,
        "who": who,
    }


# --- Lists and forms -------------------------------------------------------------------------------


@register.inclusion_tag("components/pagination.html", takes_context=True)
def pagination(context: template.Context, page: Page[Any]) -> dict[str, Any]:
    """The links between the pages of a list; they keep the filters of the address. Nothing for one page."""
    numbers = page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    return {
        "page": page,
        "numbers": list(numbers),
        "gap": page.paginator.ELLIPSIS,
        "request": context["request"],
    }


@register.inclusion_tag("components/error_summary.html")
def error_summary(*forms: BaseForm) -> dict[str, Any]:
    """Everything wrong with the ``forms``, each line a link to its field; nothing when nothing is wrong."""
    return {"problems": [problem for form in forms for problem in _problems(form)]}


def _problems(form: BaseForm) -> list[Problem]:
    found = [Problem(str(sentence)) for sentence in form.non_field_errors()]
    for field in form:
        found += [_problem(field, str(sentence)) for sentence in field.errors]
    return found


def _problem(field: BoundField, sentence: str) -> Problem:
    if field.is_hidden:
        return Problem(sentence)
    return Problem(sentence, str(field.label), field.id_for_label or f"div_{field.auto_id}")
