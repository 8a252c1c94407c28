"""What is typed when a dossier goes up and comes back: sets, remarks, answers, and a ZIP to check."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from awards.enums import RemarkState
from awards.forms.dossiers import ReasonForm, RefusableForm
from awards.models import Nomination, Paper
from awards.models.dossier import MOST_SETS
from awards.queries.remarks import Thing

MOST_BYTES = 300 * 1024 * 1024  # of an uploaded ZIP


class SetsForm(RefusableForm):
    """How many sets the receiver wants, and what goes into them."""

    sets = forms.IntegerField(
        label="Số bộ hồ sơ", min_value=1, max_value=MOST_SETS, help_text="Theo yêu cầu của nơi nhận."
    )
    originals = forms.IntegerField(label="Trong đó số bộ gốc", min_value=1, max_value=MOST_SETS)
    with_evidence = forms.BooleanField(
        label="Kèm tài liệu kiểm chứng của các tập thể, cá nhân được đề nghị", required=False
    )


class TakeBackForm(ReasonForm):
    """Why the dossier comes back, and the receiving office's remarks as they were written."""

    remarks = forms.CharField(
        label="Ý kiến của nơi nhận hồ sơ",
        required=False,
        max_length=60_000,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text="Mỗi dòng một ý kiến; có thể dán cả danh sách. Mỗi ý kiến phải được tiếp thu hoặc "
        "giải trình trước khi nộp lại. Để trống nếu xã tự nhận lại hồ sơ.",
    )


class AnswerForm(RefusableForm):
    """What became of one remark."""

    about = forms.ChoiceField(label="Ý kiến nói về", required=False)
    outcome = forms.ChoiceField(
        label="Cách xử lý",
        choices=(
            (RemarkState.FIXED.value, "Tiếp thu, đã bổ sung hoặc sửa"),
            (RemarkState.ANSWERED.value, "Giải trình, giữ nguyên"),
        ),
        widget=forms.RadioSelect,
        error_messages={"required": "Hãy chọn tiếp thu hoặc giải trình."},
    )
    answer = forms.CharField(
        label="Nội dung tiếp thu, giải trình",
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text="In nguyên văn vào bảng Giải trình, bổ sung hồ sơ.",
    )

    def __init__(self, *args: Any, things: Sequence[Thing], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._things = {each.key: each for each in things}
        about = self.fields["about"]
        assert isinstance(about, forms.ChoiceField)
        about.choices = [("", "Cả hồ sơ"), *((each.key, each.label) for each in things)]

    @property
    def paper(self) -> Paper | None:
        """The paper chosen; only after ``is_valid``."""
        thing = self._things.get(self.cleaned_data["about"])
        return thing.paper if thing else None

    @property
    def nomination(self) -> Nomination | None:
        """The nomination chosen; only after ``is_valid``."""
        thing = self._things.get(self.cleaned_data["about"])
        return thing.nomination if thing else None


class CheckForm(forms.Form):
    """A ZIP that somebody holds."""

    file = forms.FileField(
        label="Tệp ZIP hồ sơ",
        help_text="Tệp tải từ cổng hoặc nhận từ nơi khác; tệp không được lưu lại.",
        widget=forms.ClearableFileInput(attrs={"accept": ".zip,application/zip"}),
    )

    def clean_file(self) -> Any:
        """The upload, unless it is larger than any dossier."""
        upload = self.cleaned_data["file"]
        if upload.size > MOST_BYTES:
            most = MOST_BYTES // (1024 * 1024)
            raise forms.ValidationError(f"Tệp lớn hơn {most} MB. Hãy kiểm tra bằng lệnh trên máy chủ.")
        return upload
