"""A figure as the office types it: decimal comma, dots between thousands."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from django import forms

from campaigns.rules.vietnamese import short_number

_GROUPED = re.compile(r"[+-]?\d{1,3}(\.\d{3})+(,\d+)?")


class FigureField(forms.DecimalField):
    """A number from "98,5", "98.5" or "1.234.567,5": dots before groups of three digits are thousands.

    It shows a stored number the way people write it, without idle zeros.
    """

    default_error_messages = {
        "invalid": "Hãy nhập một con số, ví dụ 98,5.",
        "min_value": "Con số không được nhỏ hơn %(limit_value)s.",
        "max_value": "Con số không được lớn hơn %(limit_value)s.",
        "max_digits": "Con số quá dài.",
        "max_whole_digits": "Con số quá lớn.",
        "max_decimal_places": "Con số có nhiều nhất %(max)s chữ số sau dấu phẩy.",
    }
    widget = forms.TextInput

    def to_python(self, value: Any) -> Decimal | None:  # type: ignore[override]
        """The number typed; spaces and a percent sign at the end are forgiven."""
        if isinstance(value, str):
            text = "".join(value.split()).removesuffix("%")
            value = (
                text.replace(".", "").replace(",", ".")
                if _GROUPED.fullmatch(text)
                else text.replace(",", ".")
            )
        return super().to_python(value)

    def prepare_value(self, value: Any) -> Any:
        """A stored number in words of the office; typed text as it was typed."""
        return short_number(value) if isinstance(value, Decimal) else value

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """Phones open their number keys."""
        return {"inputmode": "decimal", "autocomplete": "off"}
