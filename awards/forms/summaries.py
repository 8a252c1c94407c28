"""The office's words for the summary report."""

from __future__ import annotations

from django import forms

LINES = "Mỗi dòng là một đoạn; dòng bắt đầu bằng dấu gạch ngang (-) là một ý trong danh sách."


def _text(label: str, help_text: str = "") -> forms.CharField:
    area = forms.Textarea(attrs={"rows": 7})
    return forms.CharField(
        label=label, required=False, max_length=20_000, widget=area, help_text=help_text or LINES
    )


class SummaryTextForm(forms.Form):
    """Three fields, each of which may stay empty."""

    strengths = _text("Ưu điểm")
    shortcomings = _text(
        "Tồn tại, hạn chế và nguyên nhân", f"{LINES} Cổng tự ghi đơn vị chưa đăng ký và việc chậm thời hạn."
    )
    directions = _text("Phương hướng, nhiệm vụ", f"{LINES} Phải có mục này mới phát hành được báo cáo.")
