"""Forms of evidence: a new paper, a paper of the store, and what a paper says of itself."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from django import forms
from django.conf import settings
from django.http import QueryDict

from campaigns.errors import STALE, Refused
from campaigns.models import EvidencePaper
from campaigns.rules.evidence import PaperDetails
from campaigns.rules.uploads import ACCEPTED

KINDS_LIST = "loai-van-ban"  # the id of the page's list of suggestions
LONGEST_PAGE = 99_999
# Which field shows a refusal; all others are told above the form.
FIELD_OF = {
    "file_kind": "upload",
    "file_empty": "upload",
    "file_unreadable": "upload",
    "file_locked": "upload",
    "file_too_large": "upload",
    "file_too_large_inside": "upload",
    "file_macros": "upload",
    "page_beyond": "page",
    "cited_twice": "page",
    "abstract_missing": "abstract",
    "reason_missing": "reason",
}


class EvidenceBase(forms.Form):
    """A form that tells each refusal at the field that it is about; what was typed stays."""

    is_stale = False

    def refuse(self, refusal: Refused) -> None:
        """Every reason becomes an error of its field, or of the whole form."""
        self.is_stale = STALE.code in refusal.codes
        for reason in refusal.reasons:
            name = FIELD_OF.get(reason.code, "")
            self.add_error(name if name in self.fields else None, reason.sentence)


class PlaceForm(EvidenceBase):
    """Where in the paper the proof stands."""

    page = forms.IntegerField(
        label="Trang",
        required=False,
        min_value=1,
        max_value=LONGEST_PAGE,
        widget=forms.TextInput({"inputmode": "numeric", "autocomplete": "off"}),
        help_text="Trang của tệp có nội dung chứng minh; để trống nếu là cả tài liệu.",
    )
    passage = forms.CharField(
        label="Dòng, mục",
        required=False,
        max_length=120,
        help_text="Ví dụ: dòng 5–9, mục II.2, bảng 3.",
    )


class DetailsForm(EvidenceBase):
    """What a paper says of itself, in the order in which it is cited."""

    kind = forms.CharField(
        label="Tên loại văn bản",
        required=False,
        max_length=60,
        widget=forms.TextInput({"list": KINDS_LIST, "autocomplete": "off"}),
        help_text="Ví dụ: Báo cáo, Kế hoạch, Ảnh. Chọn trong gợi ý hoặc tự gõ.",
    )
    number = forms.CharField(
        label="Số, ký hiệu",
        required=False,
        max_length=60,
        help_text="Ví dụ: 12/BC-UBND; ảnh, bảng số liệu thì để trống.",
    )
    dated = forms.DateField(
        label="Ngày văn bản",
        required=False,
        widget=forms.DateInput({"inputmode": "numeric", "placeholder": "dd/mm/yyyy"}),
        help_text="Ngày, tháng, năm; ví dụ 10/10/2024.",
    )
    issuer = forms.CharField(label="Cơ quan ban hành", required=False, max_length=200)
    abstract = forms.CharField(
        label="Trích yếu nội dung",
        required=False,
        max_length=300,
        widget=forms.Textarea({"rows": 2}),
        help_text="Ví dụ: về kết quả cải cách hành chính năm 2024. Để trống thì lấy tên tệp.",
    )

    def details(self) -> PaperDetails:
        """What was typed; only after ``is_valid``."""
        typed = self.cleaned_data
        return PaperDetails(
            typed["kind"], typed["number"], typed["dated"], typed["issuer"], typed["abstract"]
        )


class EvidenceForm(DetailsForm, PlaceForm):
    """A new paper: its file, what it says of itself, and where the proof stands."""

    upload = forms.FileField(
        label="Tệp",
        widget=forms.ClearableFileInput({"accept": ".pdf,.png,.jpg,.jpeg,.docx,.xlsx"}),
        allow_empty_file=True,
    )
    field_order = ("upload", "kind", "number", "dated", "issuer", "abstract", "page", "passage")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        most = settings.UPLOAD_MAX_BYTES // (1024 * 1024)
        self.fields["upload"].help_text = f"Nhận tệp {ACCEPTED}; mỗi tệp tối đa {most} MB."


class CiteForm(PlaceForm):
    """A paper of the store, chosen on the page, and where the proof stands."""

    paper = forms.IntegerField(
        widget=forms.HiddenInput,
        error_messages={"required": "Hãy chọn một tài liệu.", "invalid": "Hãy chọn một tài liệu."},
    )


class PaperForm(DetailsForm):
    """The details of a kept paper; with ``is_sent`` a reason is asked for."""

    reason = forms.CharField(
        label="Lý do sửa",
        max_length=2000,
        widget=forms.Textarea({"rows": 2}),
        help_text="Phiếu viện dẫn tài liệu này đã gửi; lý do được ghi vào lịch sử của phiếu.",
    )

    def __init__(self, data: QueryDict | None = None, *, paper: EvidencePaper, is_sent: bool) -> None:
        super().__init__(data, initial=asdict(paper.details))
        self.fields["abstract"].required = True
        self.fields["abstract"].help_text = "Ví dụ: về kết quả cải cách hành chính năm 2024."
        if not is_sent:
            del self.fields["reason"]
