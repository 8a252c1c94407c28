"""The achievement report as it is written in the browser: in the editor, or in plain lines without it.

Each section has two fields: the text, and under ``<name>-goc`` the HTML that the text was shown from. The
editor sends HTML as the text; plain lines are laid over the HTML, so that what they do not show is kept.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.forms import BoundField
from django.http import QueryDict

from awards.queries.nominations import section_label
from awards.queries.report import SECTIONS
from campaigns.documents import fonts
from campaigns.rules.richtext import (
    Document,
    faults,
    looks_like_html,
    merge_plain,
    read,
    read_html,
    to_html,
    to_plain,
)

LONGEST_SENT = 400_000  # letters of one field: a paste from Word brings thousands for each line
BASE = "-goc"
HINTS = {
    "general": "Mỗi dòng một mục, dạng “Tên mục: nội dung”.",
    "results": "So với từng chỉ tiêu, nhiệm vụ đã đăng ký: đăng ký bao nhiêu, đạt bao nhiêu. Mỗi ý một dòng.",
    "measures_taken": "Đã làm gì, làm như thế nào để đạt kết quả trên; cách làm mới, sáng kiến đã áp dụng.",
    "effect": "Lợi ích cho người dân, tổ chức, cơ quan: thời gian, chi phí tiết kiệm, mức độ hài lòng.",
    "lessons": "Điều rút ra để đơn vị, cá nhân khác học tập: việc nào nên làm, việc nào nên tránh.",
}
ROWS = {"general": 9, "results": 12}


class ReportForm(forms.Form):
    """The five sections of the report; nothing is required while it is being written."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in SECTIONS:
            self.fields[name] = forms.CharField(
                label=section_label(name),
                help_text=HINTS[name],
                required=False,
                max_length=LONGEST_SENT,
                widget=forms.Textarea(attrs={"rows": ROWS.get(name, 7), "data-rich-text": name}),
            )
            self.fields[name + BASE] = forms.CharField(
                required=False, max_length=LONGEST_SENT, widget=forms.HiddenInput
            )

    @classmethod
    def showing(cls, documents: Mapping[str, Document]) -> ReportForm:
        """The form with these documents in it, not yet sent."""
        initial: dict[str, str] = {}
        for name, document in documents.items():
            initial |= {name: to_plain(document), name + BASE: to_html(document)}
        return cls(initial=initial)

    def clean(self) -> dict[str, Any]:
        """Refuses, beside the section, what could not be laid out on paper."""
        typed = super().clean() or self.cleaned_data
        for name, document in self.documents().items():
            for reason in faults(document, fonts.letters()):
                self.add_error(name, reason.sentence)
        return typed

    def documents(self) -> dict[str, Document]:
        """What was typed, cleaned, also when it is refused."""
        return {name: self._document(name) for name in SECTIONS}

    def _document(self, name: str) -> Document:
        typed, base = self.data.get(name, ""), self.data.get(name + BASE, "")
        if looks_like_html(typed):
            return read_html(typed)
        return merge_plain(read_html(base), typed) if base else read(typed)

    def show_again(self) -> None:
        """Show what was typed as it was understood, with the errors beside it."""
        shown = QueryDict(mutable=True)
        for name, document in self.documents().items():
            shown[name], shown[name + BASE] = to_plain(document), to_html(document)
        self.data = shown

    def base_of(self, name: str) -> BoundField:
        """The hidden field of a section."""
        return self[name + BASE]
