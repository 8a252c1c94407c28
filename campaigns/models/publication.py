"""A published ranking: kept as it was shown, one number after the other."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q

from campaigns.enums import ParticipantKind
from campaigns.models.campaign import Period
from campaigns.models.constraints import one_of
from campaigns.rules.publication import LeftOut, PublishedRow, Scale


class Publication(models.Model):
    """One publishing of the ranking of a period and kind of participant; never changed, never deleted.

    Sheets that are ready later come with a supplementary publication under the next number, which ranks all
    anew. ``rows``, ``scale`` and ``left_out`` are JSON of the frozen classes in ``rules/publication.py``.
    """

    period = models.ForeignKey(
        Period, verbose_name="đợt thi đua", on_delete=models.PROTECT, related_name="publications"
    )
    participant_kind = models.CharField("đối tượng", max_length=20, choices=ParticipantKind.choices())
    number = models.PositiveSmallIntegerField("lần công bố")
    tie_rule = models.TextField("cách xếp khi bằng điểm")
    rows = models.JSONField("bảng xếp hạng")
    scale = models.JSONField("thang điểm")
    left_out = models.JSONField("chưa có trong lần công bố", default=list, blank=True)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name="người công bố", on_delete=models.PROTECT, related_name="+"
    )
    published_at = models.DateTimeField("công bố lúc")

    class Meta:
        verbose_name = "lần công bố xếp hạng"
        verbose_name_plural = "các lần công bố xếp hạng"
        ordering = ("period", "participant_kind", "number")
        constraints = (
            one_of("participant_kind", ParticipantKind, "publication_kind_known"),
            models.UniqueConstraint(
                fields=("period", "participant_kind", "number"),
                name="publication_number_once",
                violation_error_message="Lần công bố này đã có; hãy tải lại trang.",
            ),
            models.CheckConstraint(
                condition=Q(number__gt=0),
                name="publication_number_positive",
                violation_error_message="Lần công bố được đánh số từ 1.",
            ),
        )

    def __str__(self) -> str:
        return f"Xếp hạng {self.get_participant_kind_display().lower()} {self.period}, lần {self.number}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Insert only: an existing row raises ``TypeError``."""
        if self.pk is not None:
            raise TypeError("a publication is never changed")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Refused: raises ``TypeError``."""
        raise TypeError("a publication is never deleted")

    @property
    def ranking(self) -> tuple[PublishedRow, ...]:
        """The places as they were published, best first."""
        return tuple(PublishedRow.from_json(row) for row in self.rows)

    @property
    def measured_on(self) -> Scale:
        """The scale of the points at that time."""
        return Scale.from_json(self.scale)

    @property
    def absent(self) -> tuple[LeftOut, ...]:
        """Who was not in it, and why."""
        return tuple(LeftOut(each["name"], each["reason"]) for each in self.left_out)
