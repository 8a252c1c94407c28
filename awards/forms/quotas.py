"""What is typed for an exception to a shared ceiling."""

from __future__ import annotations

from django import forms

from awards.actions.quota_exceptions import MOST_EXTRA
from awards.forms.dossiers import DAY, RefusableForm


class ExceptionForm(RefusableForm):
    """So many places more, why, and the paper by which the higher authority agreed."""

    extra = forms.IntegerField(
        label="Số suất thêm",
        min_value=1,
        max_value=MOST_EXTRA,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    issuer = forms.CharField(
        label="Cơ quan chấp thuận", max_length=200, help_text="Cơ quan đã ban hành văn bản chấp thuận."
    )
    paper_number = forms.CharField(
        label="Số, ký hiệu văn bản",
        max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        help_text="Ví dụ: 215/PNV-TĐKT.",
    )
    paper_date = forms.DateField(label="Ngày văn bản", widget=forms.DateInput(attrs=DAY))
    reason = forms.CharField(label="Lý do", max_length=2000, widget=forms.Textarea(attrs={"rows": 3}))


class RevokeForm(RefusableForm):
    """Why an exception is taken back."""

    reason = forms.CharField(label="Lý do thu hồi", max_length=2000, widget=forms.Textarea(attrs={"rows": 3}))
