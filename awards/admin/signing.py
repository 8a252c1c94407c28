"""Pictures of signatures and of the seal, kept by the office; trusted authorities, kept by the
administrator."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.files.base import ContentFile
from django.db import transaction
from django.http import HttpRequest
from django.utils import timezone

from awards.models import SignaturePicture, SignedCopy, TrustedRoot
from awards.rules.certificates import MOST_BYTES as MOST_CERTIFICATE
from awards.rules.certificates import Certificate, read_authority
from awards.rules.pictures import MOST_BYTES as MOST_PICTURE
from awards.rules.pictures import clean_picture, ink_colour
from campaigns.admin_base import OFFICE, PortalAdmin, ReadOnlyMixin
from campaigns.enums import Role
from campaigns.errors import Refused
from campaigns.http import signed_in

COLOURS = {"signatory": ("blue", "xanh"), "organisation": ("red", "đỏ")}


class PictureForm(forms.ModelForm):
    """A picture with its owner and its width on paper; the file is looked into and made anew."""

    upload = forms.FileField(
        label="Ảnh PNG",
        widget=forms.ClearableFileInput({"accept": ".png"}),
        allow_empty_file=True,
        help_text="Nền trong suốt; chữ ký màu xanh, dấu màu đỏ (Nghị định 30/2020/NĐ-CP, Phụ lục I).",
    )

    class Meta:
        model = SignaturePicture
        fields = ("signatory", "organisation", "width_mm")

    def clean_upload(self) -> bytes:
        """The picture as it is kept."""
        try:
            return clean_picture(self.cleaned_data["upload"].read(MOST_PICTURE + 1))
        except Refused as refusal:
            raise forms.ValidationError([reason.sentence for reason in refusal.reasons]) from refusal


class KeptAdmin(PortalAdmin):
    """Rows that are added and taken away, never changed: another picture or certificate is another row."""

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Never."""
        return False


@admin.register(SignaturePicture)
class SignaturePictureAdmin(KeptAdmin):
    form = PictureForm
    list_display = ("__str__", "width_mm", "added_by", "added_at")
    list_select_related = ("signatory", "organisation", "added_by")
    fields = ("signatory", "organisation", "width_mm", "upload")

    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """The upload only where something is added."""
        return ("signatory", "organisation", "width_mm", "added_by", "added_at") if obj else self.fields

    def save_model(self, request: HttpRequest, obj: SignaturePicture, form: Any, change: bool) -> None:
        """Keep the cleaned picture, and warn when its colour is not the decree's."""
        picture: bytes = form.cleaned_data["upload"]
        obj.added_by, obj.added_at = signed_in(request), timezone.now()
        obj.file.save("x.png", ContentFile(picture), save=False)
        obj.save()
        colour, word = COLOURS["signatory" if obj.signatory_id else "organisation"]
        if ink_colour(picture) != colour:
            messages.warning(request, f"Ảnh không phải màu {word} như Nghị định 30/2020/NĐ-CP quy định.")

    def delete_model(self, request: HttpRequest, obj: SignaturePicture) -> None:
        """Take the file away too, once the row is gone."""
        storage, name = obj.file.storage, obj.file.name or ""
        super().delete_model(request, obj)
        transaction.on_commit(lambda: storage.delete(name))


class RootForm(forms.ModelForm):
    """A certificate file of an authority."""

    upload = forms.FileField(
        label="Tệp chứng thư số",
        widget=forms.ClearableFileInput({"accept": ".cer,.crt,.pem,.der"}),
        allow_empty_file=True,
        help_text="Chứng thư số gốc tải từ trang của cơ quan cấp (.cer, .crt, .pem).",
    )

    class Meta:
        model = TrustedRoot
        fields = ()

    def clean_upload(self) -> Certificate:
        """The certificate, if it is an authority's and is not there yet."""
        try:
            found = read_authority(self.cleaned_data["upload"].read(MOST_CERTIFICATE + 1))
        except Refused as refusal:
            raise forms.ValidationError([reason.sentence for reason in refusal.reasons]) from refusal
        if TrustedRoot.objects.filter(sha256=found.sha256).exists():
            raise forms.ValidationError("Chứng thư số này đã được cài.")
        return found


@admin.register(TrustedRoot)
class TrustedRootAdmin(KeptAdmin):
    readers = writers = frozenset({Role.ADMINISTRATOR})
    form = RootForm
    list_display = ("name", "issuer", "valid_from", "valid_until", "sha256")
    fields = ("upload",)

    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """What the certificate says, once it is there."""
        if obj is None:
            return self.fields
        return ("name", "issuer", "valid_from", "valid_until", "sha256", "pem", "added_by", "added_at")

    def save_model(self, request: HttpRequest, obj: TrustedRoot, form: Any, change: bool) -> None:
        """Keep what stands in the certificate."""
        found: Certificate = form.cleaned_data["upload"]
        obj.name, obj.issuer, obj.sha256, obj.pem = found.subject, found.issuer, found.sha256, found.pem
        obj.valid_from, obj.valid_until = found.valid_from, found.valid_until
        obj.added_by, obj.added_at = signed_in(request), timezone.now()
        obj.save()


@admin.register(SignedCopy)
class SignedCopyAdmin(ReadOnlyMixin, PortalAdmin):
    readers = OFFICE | {Role.CHAIRMAN}
    list_display = ("paper", "number", "kind", "uploaded_by", "uploaded_at", "sha256")
    list_filter = ("kind",)
    list_select_related = ("paper", "uploaded_by")
    exclude = ("file", "findings")
