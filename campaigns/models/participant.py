"""Who takes part: collectives and people, who move and leave without losing history."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Q

from campaigns.enums import CollectiveKind, Honorific, IndividualKind
from campaigns.models.constraints import one_of, ordered
from campaigns.models.organisation import Organisation
from campaigns.models.validators import validate_name
from campaigns.rules.printable import LONGEST_NAME
from campaigns.rules.vietnamese import fold, nfc, person_sort_key, sort_key


class Collective(models.Model):
    """A *tập thể*: the committee itself, the Front, a mass organisation, an agency, a hamlet."""

    organisation = models.ForeignKey(
        Organisation, verbose_name="cơ quan", on_delete=models.PROTECT, related_name="collectives"
    )
    code = models.SlugField("mã", max_length=40)
    name = models.CharField("tên tập thể", max_length=200, validators=[validate_name])
    kind = models.CharField("loại", max_length=20, choices=CollectiveKind.choices())
    position = models.PositiveSmallIntegerField("thứ tự", default=0)
    founded_year = models.PositiveSmallIntegerField("năm thành lập", null=True, blank=True)
    headcount = models.PositiveSmallIntegerField(
        "số cán bộ, công chức, người lao động", null=True, blank=True
    )
    structure = models.TextField("cơ cấu tổ chức", blank=True)
    functions = models.TextField("chức năng, nhiệm vụ", blank=True)
    closed_on = models.DateField("giải thể, sáp nhập từ ngày", null=True, blank=True)
    name_search = models.CharField(max_length=200, editable=False, db_index=True)
    name_sort = models.CharField(max_length=1000, editable=False)

    class Meta:
        verbose_name = "tập thể"
        verbose_name_plural = "tập thể"
        ordering = ("position", "name_sort", "pk")
        constraints = (
            one_of("kind", CollectiveKind, "collective_kind_known"),
            models.UniqueConstraint(
                fields=("organisation", "code"),
                name="collective_code_once",
                violation_error_message="Mã tập thể này đã có.",
            ),
            models.UniqueConstraint(
                fields=("organisation", "name"),
                name="collective_name_once",
                violation_error_message="Tên tập thể này đã có.",
            ),
        )

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save, with the columns for searching and sorting made from the name."""
        self.name = nfc(self.name)
        self.name_search = fold(self.name)
        self.name_sort = sort_key(self.name)
        super().save(*args, **kwargs)


class Individual(models.Model):
    """A *cá nhân*; unit and post are today's, earlier ones stand in ``postings``."""

    organisation = models.ForeignKey(
        Organisation, verbose_name="cơ quan", on_delete=models.PROTECT, related_name="individuals"
    )
    full_name = models.CharField("họ và tên", max_length=LONGEST_NAME, validators=[validate_name])
    honorific = models.CharField("xưng hô", max_length=4, choices=Honorific.choices(), blank=True)
    other_name = models.CharField("bí danh", max_length=120, blank=True, validators=[validate_name])
    date_of_birth = models.DateField("ngày sinh", null=True, blank=True)
    hometown = models.CharField("quê quán", max_length=200, blank=True, validators=[validate_name])
    residence = models.CharField("nơi thường trú", max_length=200, blank=True, validators=[validate_name])
    kind = models.CharField("đối tượng", max_length=20, choices=IndividualKind.choices())
    unit = models.ForeignKey(
        Collective, verbose_name="đơn vị công tác", on_delete=models.PROTECT, related_name="people"
    )
    post = models.CharField("chức vụ, vị trí công tác", max_length=160, validators=[validate_name])
    is_head = models.BooleanField("là người đứng đầu đơn vị", default=False)
    entered_on = models.DateField("công tác từ ngày")
    left_on = models.DateField("thôi công tác từ ngày", null=True, blank=True)
    name_search = models.CharField(max_length=120, editable=False, db_index=True)
    name_sort = models.CharField(max_length=600, editable=False)

    class Meta:
        verbose_name = "cá nhân"
        verbose_name_plural = "cá nhân"
        ordering = ("name_sort", "pk")
        constraints = (
            one_of("kind", IndividualKind, "individual_kind_known"),
            models.CheckConstraint(
                condition=Q(honorific__in=["", *(honorific.value for honorific in Honorific)]),
                name="individual_honorific_known",
                violation_error_message="Xưng hô phải là Ông, Bà hoặc để trống.",
            ),
            ordered(
                "entered_on", "left_on", "individual_dates_in_order", "Ngày thôi công tác phải sau ngày vào."
            ),
            models.UniqueConstraint(
                fields=("organisation", "name_search", "date_of_birth"),
                name="individual_once",
                violation_error_message="Người này (cùng họ tên, cùng ngày sinh) đã có trong danh sách.",
            ),
        )

    def __str__(self) -> str:
        return self.full_name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save, with the columns for searching and sorting made from the name."""
        self.full_name = nfc(self.full_name)
        self.name_search = fold(self.full_name)
        self.name_sort = person_sort_key(self.full_name)
        super().save(*args, **kwargs)


class Posting(models.Model):
    """Where a person worked from one day to another; the open one is today's."""

    individual = models.ForeignKey(
        Individual, verbose_name="cá nhân", on_delete=models.CASCADE, related_name="postings"
    )
    unit = models.ForeignKey(
        Collective, verbose_name="đơn vị", on_delete=models.PROTECT, related_name="postings"
    )
    post = models.CharField("chức vụ, vị trí công tác", max_length=160, validators=[validate_name])
    from_date = models.DateField("từ ngày")
    to_date = models.DateField("đến ngày", null=True, blank=True)

    class Meta:
        verbose_name = "quá trình công tác"
        verbose_name_plural = "quá trình công tác"
        ordering = ("individual", "from_date", "pk")
        constraints = (
            ordered("from_date", "to_date", "posting_dates_in_order", "Ngày đến phải sau ngày từ."),
            models.UniqueConstraint(
                fields=("individual",),
                condition=Q(to_date__isnull=True),
                name="posting_one_open",
                violation_error_message="Người này đang có một vị trí công tác chưa kết thúc.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.individual}: {self.post}, {self.unit}"
