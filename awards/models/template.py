"""An office's own Word templates, one in use for each kind of paper."""

from __future__ import annotations

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Q

from awards.models.paper import paper_storage
from campaigns.models import Organisation


def template_file_name(instance: PaperTemplate, filename: str) -> str:
    """A name that cannot clash, beside the papers and so in the same back-up."""
    return f"templates/{uuid4().hex}.docx"


class PaperTemplate(models.Model):
    """A .docx into which the fields of one kind of paper are filled; a paper's PDF stays the portal's own."""

    organisation = models.ForeignKey(
        Organisation, verbose_name="cơ quan", on_delete=models.PROTECT, related_name="paper_templates"
    )
    sheet = models.CharField("loại văn bản", max_length=60)  # the name of its sheet: "ProposalSheet"
    title = models.CharField("tên mẫu", max_length=200)
    file = models.FileField("tệp Word", upload_to=template_file_name, storage=paper_storage, max_length=200)
    size = models.PositiveIntegerField("dung lượng (byte)")
    sha256 = models.CharField("mã kiểm tra SHA-256", max_length=64)
    is_active = models.BooleanField("đang dùng", default=False)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name="người tải lên", on_delete=models.PROTECT, related_name="+"
    )
    uploaded_at = models.DateTimeField("tải lên lúc")

    class Meta:
        verbose_name = "mẫu Word của cơ quan"
        verbose_name_plural = "mẫu Word của cơ quan"
        ordering = ("sheet", "-is_active", "-uploaded_at", "-pk")
        constraints = (
            models.UniqueConstraint(
                fields=("organisation", "sheet"),
                condition=Q(is_active=True),
                name="template_one_active",
                violation_error_message="Mỗi loại văn bản chỉ dùng một mẫu; hãy ngừng dùng mẫu kia trước.",
            ),
            models.CheckConstraint(
                condition=~Q(file="") & Q(size__gt=0) & ~Q(sha256=""),
                name="template_file_complete",
                violation_error_message="Mẫu phải có tệp, dung lượng và mã kiểm tra.",
            ),
        )

    def __str__(self) -> str:
        return self.title
