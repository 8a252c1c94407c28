"""Where each part of a Giấy khen stands on the sheet, as the office measured it."""

from __future__ import annotations

from decimal import Decimal

from django.db import models
from django.db.models import F, Q

from awards.enums import Alignment, CertificatePart
from awards.rules.certificate import FARTHEST, LARGEST, MOST_LINES, PAGE_HEIGHT, PAGE_WIDTH, SMALLEST
from campaigns.models import Organisation
from campaigns.models.constraints import one_of


class CertificateLayout(models.Model):
    """The Giấy khen of one organisation; the offsets move everything at once, as a printer wants it."""

    organisation = models.OneToOneField(
        Organisation, verbose_name="cơ quan", on_delete=models.CASCADE, related_name="certificate_layout"
    )
    honorific = models.CharField(
        "xưng hô trước họ tên",
        max_length=20,
        blank=True,
        default="Ông (Bà)",
        help_text="Dùng cho cá nhân khi chưa ghi riêng; để trống nếu phôi đã in sẵn.",
    )
    offset_x = models.DecimalField(
        "dịch ngang (mm)",
        max_digits=4,
        decimal_places=1,
        default=Decimal(0),
        help_text="Số dương dịch cả trang sang phải, số âm sang trái.",
    )
    offset_y = models.DecimalField(
        "dịch dọc (mm)",
        max_digits=4,
        decimal_places=1,
        default=Decimal(0),
        help_text="Số dương dịch cả trang xuống dưới, số âm lên trên.",
    )

    class Meta:
        verbose_name = "mẫu giấy khen"
        verbose_name_plural = "mẫu giấy khen"
        ordering = ("organisation",)
        constraints = (
            models.CheckConstraint(
                condition=Q(
                    offset_x__gte=-FARTHEST,
                    offset_x__lte=FARTHEST,
                    offset_y__gte=-FARTHEST,
                    offset_y__lte=FARTHEST,
                ),
                name="certificate_offsets_in_range",
                violation_error_message="Chỉ dịch được tối đa 50 mm về mỗi phía.",
            ),
        )

    def __str__(self) -> str:
        return f"Giấy khen – {self.organisation}"


class CertificateField(models.Model):
    """The place of one part."""

    layout = models.ForeignKey(
        CertificateLayout, verbose_name="mẫu giấy khen", on_delete=models.CASCADE, related_name="fields"
    )
    part = models.CharField("nội dung", max_length=20, choices=CertificatePart.choices())
    x = models.DecimalField("cách mép trái (mm)", max_digits=4, decimal_places=1)
    y = models.DecimalField("chân chữ cách mép trên (mm)", max_digits=4, decimal_places=1)
    width = models.DecimalField("rộng (mm)", max_digits=4, decimal_places=1)
    size = models.DecimalField("cỡ chữ", max_digits=3, decimal_places=1)
    least_size = models.DecimalField("cỡ nhỏ nhất", max_digits=3, decimal_places=1)
    align = models.CharField("căn", max_length=10, choices=Alignment.choices())
    lines = models.PositiveSmallIntegerField("số dòng tối đa", default=1)
    preprinted = models.BooleanField("phôi đã in sẵn", default=False)

    class Meta:
        verbose_name = "nội dung trên giấy khen"
        verbose_name_plural = "nội dung trên giấy khen"
        ordering = ("layout", "y", "x", "pk")
        constraints = (
            one_of("part", CertificatePart, "certificate_part_known"),
            one_of("align", Alignment, "certificate_align_known"),
            models.UniqueConstraint(
                fields=("layout", "part"),
                name="certificate_part_once",
                violation_error_message="Nội dung này đã có trên mẫu giấy khen.",
            ),
            models.CheckConstraint(
                condition=Q(
                    x__gte=0, y__gte=0, width__gt=0, y__lte=PAGE_HEIGHT, x__lte=PAGE_WIDTH - F("width")
                ),
                name="certificate_part_on_page",
                violation_error_message="Ô chữ phải nằm trọn trong trang giấy 297 × 210 mm.",
            ),
            models.CheckConstraint(
                condition=Q(least_size__gte=SMALLEST, least_size__lte=F("size"), size__lte=LARGEST),
                name="certificate_sizes_in_order",
                violation_error_message="Cỡ chữ từ 8 đến 96, cỡ nhỏ nhất không lớn hơn cỡ chữ.",
            ),
            models.CheckConstraint(
                condition=Q(lines__gte=1, lines__lte=MOST_LINES),
                name="certificate_lines_in_range",
                violation_error_message="Số dòng tối đa phải từ 1 đến 6.",
            ),
        )

    def __str__(self) -> str:
        return CertificatePart(self.part).label
