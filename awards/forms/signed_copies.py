"""Signed copies: what is uploaded beside a paper, and with which key a paper is signed here."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.conf import settings

from awards.documents.signing import MOST_KEY_BYTES, KeyFile, Token, has_token
from awards.enums import CopyKind
from awards.forms.dossiers import RefusableForm

FILE, TOKEN = "tep", "thiet-bi"


class CopyForm(RefusableForm):
    """A scan, or the paper signed with other software."""

    kind = forms.ChoiceField(
        label="Loại bản ký",
        choices=(
            (CopyKind.SCAN.value, "Bản quét: văn bản giấy đã ký, đóng dấu rồi quét hoặc chụp"),
            (CopyKind.DIGITAL.value, "Bản ký số: chính tệp đã phát hành, ký số bằng phần mềm khác"),
        ),
        widget=forms.RadioSelect,
        error_messages={"required": "Hãy chọn loại bản ký."},
    )
    upload = forms.FileField(
        label="Tệp",
        widget=forms.ClearableFileInput({"accept": ".pdf,.png,.jpg,.jpeg"}),
        allow_empty_file=True,
    )
    note = forms.CharField(label="Ghi chú", max_length=300, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        most = settings.UPLOAD_MAX_BYTES // (1024 * 1024)
        kinds = "Bản quét: PDF, JPG hoặc PNG (ảnh được chuyển thành PDF khổ A4). Bản ký số: PDF."
        self.fields["upload"].help_text = f"{kinds} Tối đa {most} MB."


class SignForm(RefusableForm):
    """Who signs and with which key; a passphrase never comes back into the page."""

    place = forms.ChoiceField(
        label="Chữ ký của", widget=forms.RadioSelect, error_messages={"required": "Hãy chọn ai ký."}
    )
    means = forms.ChoiceField(
        label="Khóa ký",
        choices=(
            (FILE, "Tệp chứng thư số (.p12, .pfx)"),
            (TOKEN, "Thiết bị ký số cắm ở máy chủ (USB token)"),
        ),
        widget=forms.RadioSelect,
        initial=FILE,
    )
    key_file = forms.FileField(
        label="Tệp chứng thư số",
        required=False,
        widget=forms.ClearableFileInput({"accept": ".p12,.pfx"}),
        help_text="Tệp và mật khẩu chỉ dùng cho lần ký này, cổng không lưu lại.",
    )
    passphrase = forms.CharField(
        label="Mật khẩu của tệp",
        required=False,
        strip=False,
        max_length=200,
        widget=forms.PasswordInput({"autocomplete": "off"}),
    )

    def __init__(self, *args: Any, places: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["place"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = list(places)
        if len(places) == 1:
            field.initial = places[0][0]
        if has_token():
            self.fields["passphrase"].label = "Mật khẩu của tệp hoặc mã PIN của thiết bị"
        else:
            del self.fields["means"]

    def clean(self) -> dict[str, Any]:
        """A key file is needed unless the token signs."""
        values = super().clean() or {}
        if not self._by_token(values) and not values.get("key_file") and "key_file" not in self.errors:
            self.add_error("key_file", "Hãy chọn tệp chứng thư số.")
        return values

    def key(self) -> KeyFile | Token:
        """What signs; only after ``is_valid``."""
        values = self.cleaned_data
        if self._by_token(values):
            return Token(values["passphrase"])
        return KeyFile(values["key_file"].read(MOST_KEY_BYTES + 1), values["passphrase"])

    def _by_token(self, values: dict[str, Any]) -> bool:
        return values.get("means") == TOKEN
