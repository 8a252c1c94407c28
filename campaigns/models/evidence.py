"""Evidence: the papers that an owner keeps once, and the criteria that they prove."""

from __future__ import annotations

from pathlib import PurePath
from typing import Any
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Q

from campaigns.models.participant import Collective, Individual
from campaigns.models.scorecard import Score
from campaigns.rules.evidence import PaperDetails, place_of, title_of
from campaigns.rules.vietnamese import fold


def evidence_name(instance: EvidencePaper, filename: str) -> str:
    """A name that says nothing about the contents and cannot clash."""
    return f"{instance.unit_id}/{uuid4().hex}{PurePath(filename).suffix.lower()}"


class EvidencePaper(models.Model):
    """A paper or picture that proves scores (*văn bản, tài liệu kiểm chứng*), kept once by its owner.

    The owner is ``individual`` where there is one, else ``unit``; he keeps the same bytes once.
    """

    unit = models.ForeignKey(
        Collective, verbose_name="đơn vị", on_delete=models.PROTECT, related_name="evidence_papers"
    )
    individual = models.ForeignKey(
        Individual,
        verbose_name="cá nhân",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="evidence_papers",
    )
    kind = models.CharField("tên loại văn bản", max_length=60, blank=True)
    number = models.CharField("số, ký hiệu", max_length=60, blank=True)
    dated = models.DateField("ngày văn bản", null=True, blank=True)
    issuer = models.CharField("cơ quan ban hành", max_length=200, blank=True)
    abstract = models.CharField("trích yếu nội dung", max_length=300)
    file = models.FileField("tệp", upload_to=evidence_name, max_length=200)
    filename = models.CharField("tên tệp", max_length=200)
    content_type = models.CharField("loại tệp", max_length=100)
    size = models.PositiveIntegerField("dung lượng (byte)")
    pages = models.PositiveIntegerField("số trang", null=True, blank=True)
    sha256 = models.CharField("mã kiểm tra SHA-256", max_length=64)
    version = models.PositiveIntegerField(default=1, editable=False)
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField("tải lên lúc")
    text_search = models.CharField(max_length=1000, editable=False)

    class Meta:
        verbose_name = "văn bản, tài liệu kiểm chứng"
        verbose_name_plural = "văn bản, tài liệu kiểm chứng"
        ordering = ("unit", "-uploaded_at", "-pk")
        constraints = (
            models.CheckConstraint(
                condition=~Q(abstract=""),
                name="evidence_paper_has_abstract",
                violation_error_message="Hãy ghi trích yếu nội dung của tài liệu.",
            ),
            models.UniqueConstraint(
                fields=("unit", "sha256"),
                condition=Q(individual__isnull=True),
                name="evidence_paper_of_unit_once",
                violation_error_message="Tệp này đã có trong kho tài liệu của đơn vị.",
            ),
            models.UniqueConstraint(
                fields=("individual", "sha256"),
                condition=Q(individual__isnull=False),
                name="evidence_paper_of_person_once",
                violation_error_message="Tệp này đã có trong kho tài liệu của cá nhân.",
            ),
        )

    def __str__(self) -> str:
        return self.title

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save, with the column for searching made from what the paper says of itself."""
        self.text_search = search_text(self.details, self.filename)
        super().save(*args, **kwargs)

    @property
    def details(self) -> PaperDetails:
        """What the paper says of itself."""
        return PaperDetails(self.kind, self.number, self.dated, self.issuer, self.abstract)

    @property
    def title(self) -> str:
        """The paper as a text cites it."""
        return title_of(self.details)

    @property
    def owner(self) -> Collective | Individual:
        """Whose paper it is."""
        return self.individual or self.unit


def search_text(details: PaperDetails, filename: str) -> str:
    """What a search looks through, for writers that go past ``EvidencePaper.save``."""
    return fold(f"{title_of(details)} {filename}")[:1000]


class Evidence(models.Model):
    """One citation: this paper, at this page and passage, proves this score (*viện dẫn*)."""

    score = models.ForeignKey(Score, verbose_name="điểm", on_delete=models.CASCADE, related_name="evidence")
    paper = models.ForeignKey(
        EvidencePaper, verbose_name="tài liệu", on_delete=models.PROTECT, related_name="citations"
    )
    page = models.PositiveIntegerField("trang", null=True, blank=True)
    passage = models.CharField("dòng, mục", max_length=120, blank=True)
    cited_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    cited_at = models.DateTimeField("viện dẫn lúc")

    class Meta:
        verbose_name = "viện dẫn tài liệu kiểm chứng"
        verbose_name_plural = "viện dẫn tài liệu kiểm chứng"
        ordering = ("score", "cited_at", "pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(page__isnull=True) | Q(page__gte=1),
                name="evidence_page_from_one",
                violation_error_message="Số trang tính từ 1.",
            ),
            models.UniqueConstraint(
                fields=("score", "paper", "page", "passage"),
                condition=Q(page__isnull=False),
                name="evidence_cited_once",
                violation_error_message="Tiêu chí này đã viện dẫn đúng chỗ đó của tài liệu.",
            ),
            models.UniqueConstraint(
                fields=("score", "paper", "passage"),
                condition=Q(page__isnull=True),
                name="evidence_cited_once_without_page",
                violation_error_message="Tiêu chí này đã viện dẫn đúng chỗ đó của tài liệu.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.title} ({self.place})" if self.place else self.title

    @property
    def title(self) -> str:
        """The paper as a text cites it."""
        return self.paper.title

    @property
    def place(self) -> str:
        """Where in the paper the proof stands; empty for the whole of it."""
        return place_of(self.page, self.passage)
