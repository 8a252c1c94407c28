"""What the office signs and checks with: pictures of signatures and of the seal, certificates that it
trusts."""

from __future__ import annotations

from uuid import uuid4

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q

from awards.models.paper import paper_storage
from campaigns.models import Organisation, Signatory
from campaigns.models.constraints import exactly_one, ordered

LEAST_MM, MOST_MM = 10, 70


def picture_name(instance: SignaturePicture, filename: str) -> str:
    """A name that cannot clash."""
    return f"ky/{uuid4().hex}.png"


class SignaturePicture(models.Model):
    """The picture of a person's signature or of the organisation's seal, as it stands on signed papers.

    PNG with clear ground, the signature blue, the seal red and in its real size (Nghị định 30/2020/NĐ-CP, Phụ
    lục I, mục II.7d, II.8a).
    """

    signatory = models.OneToOneField(
        Signatory,
        verbose_name="chữ ký của",
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="picture",
    )
    organisation = models.OneToOneField(
        Organisation,
        verbose_name="dấu của",
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="seal",
    )
    file = models.FileField("ảnh PNG", upload_to=picture_name, storage=paper_storage, max_length=200)
    width_mm = models.PositiveSmallIntegerField(
        "chiều rộng trên giấy (mm)",
        validators=(MinValueValidator(LEAST_MM), MaxValueValidator(MOST_MM)),
        help_text="Dấu: đúng đường kính thật của dấu, ví dụ 36. Chữ ký: thường từ 35 đến 55.",
    )
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name="người đưa lên", on_delete=models.PROTECT, related_name="+"
    )
    added_at = models.DateTimeField("đưa lên lúc")

    class Meta:
        verbose_name = "ảnh chữ ký, ảnh dấu"
        verbose_name_plural = "ảnh chữ ký, ảnh dấu"
        ordering = ("organisation", "signatory", "pk")
        constraints = (
            exactly_one(
                ("signatory", "organisation"),
                "signature_picture_one_owner",
                "Ảnh phải là chữ ký của một người ký hoặc dấu của một cơ quan.",
            ),
            models.CheckConstraint(
                condition=Q(width_mm__gte=LEAST_MM, width_mm__lte=MOST_MM),
                name="signature_picture_width",
                violation_error_message=f"Chiều rộng phải từ {LEAST_MM} đến {MOST_MM} mm.",
            ),
        )

    def __str__(self) -> str:
        return f"Chữ ký của {self.signatory}" if self.signatory else f"Dấu của {self.organisation}"


class TrustedRoot(models.Model):
    """The certificate of an authority whose signatures the office trusts; checked without the internet."""

    name = models.CharField("cơ quan cấp chứng thư số", max_length=300)
    issuer = models.CharField("được chứng thực bởi", max_length=300)
    sha256 = models.CharField("dấu vân tay SHA-256", max_length=64)
    valid_from = models.DateTimeField("có hiệu lực từ")
    valid_until = models.DateTimeField("hết hiệu lực")
    pem = models.TextField("chứng thư số")
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name="người đưa lên", on_delete=models.PROTECT, related_name="+"
    )
    added_at = models.DateTimeField("đưa lên lúc")

    class Meta:
        verbose_name = "chứng thư số gốc được tin cậy"
        verbose_name_plural = "chứng thư số gốc được tin cậy"
        ordering = ("name", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("sha256",),
                name="trusted_root_once",
                violation_error_message="Chứng thư số này đã được cài.",
            ),
            ordered(
                "valid_from",
                "valid_until",
                "trusted_root_dates_ordered",
                "Ngày có hiệu lực của chứng thư số phải trước ngày hết hiệu lực.",
            ),
        )

    def __str__(self) -> str:
        return self.name
