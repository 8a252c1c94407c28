"""What the public reads: news, exemplars, and the propaganda that was done."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models

from campaigns.enums import ArticleState, PropagandaForm
from campaigns.models.campaign import Campaign
from campaigns.models.constraints import one_of, state_has
from campaigns.models.participant import Collective, Individual
from campaigns.rules.vietnamese import fold, nfc


class Article(models.Model):
    """A text that is drafted and then published."""

    campaign = models.ForeignKey(Campaign, verbose_name="kế hoạch", on_delete=models.CASCADE)
    title = models.CharField("tiêu đề", max_length=200)
    summary = models.CharField("tóm tắt", max_length=400, blank=True)
    body = models.TextField("nội dung")
    state = models.CharField(
        "trạng thái", max_length=20, choices=ArticleState.choices(), default=ArticleState.DRAFT.value
    )
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name="người viết", on_delete=models.PROTECT, related_name="+"
    )
    created_at = models.DateTimeField("tạo lúc")
    published_at = models.DateTimeField("đăng lúc", null=True, blank=True)
    title_search = models.CharField(max_length=200, editable=False)

    class Meta:
        abstract = True
        ordering = ("-published_at", "-created_at", "-pk")

    def __str__(self) -> str:
        return self.title

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save, with the column for searching made from the title."""
        self.title = nfc(self.title)
        self.title_search = fold(self.title)
        super().save(*args, **kwargs)


class Announcement(Article):
    """A piece of news (*tin*)."""

    class Meta(Article.Meta):
        verbose_name = "tin"
        verbose_name_plural = "tin"
        default_related_name = "announcements"
        constraints = (
            one_of("state", ArticleState, "announcement_state_known"),
            state_has(
                (ArticleState.PUBLISHED,),
                "published_at",
                "announcement_published_iff_state",
                "Tin đã đăng phải có ngày đăng.",
            ),
        )


class Exemplar(Article):
    """A *điển hình tiên tiến*: a collective or person worth following."""

    collective = models.ForeignKey(
        Collective,
        verbose_name="tập thể",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="exemplars",
    )
    individual = models.ForeignKey(
        Individual,
        verbose_name="cá nhân",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="exemplars",
    )

    class Meta(Article.Meta):
        verbose_name = "điển hình tiên tiến"
        verbose_name_plural = "điển hình tiên tiến"
        default_related_name = "exemplars"
        constraints = (
            one_of("state", ArticleState, "exemplar_state_known"),
            state_has(
                (ArticleState.PUBLISHED,),
                "published_at",
                "exemplar_published_iff_state",
                "Bài đã đăng phải có ngày đăng.",
            ),
            models.CheckConstraint(
                condition=models.Q(collective__isnull=True) | models.Q(individual__isnull=True),
                name="exemplar_at_most_one_subject",
                violation_error_message="Bài viết về một tập thể hoặc một cá nhân, không cả hai.",
            ),
        )


class PropagandaActivity(models.Model):
    """One activity of *tuyên truyền*; the standards on propaganda count these."""

    campaign = models.ForeignKey(
        Campaign, verbose_name="kế hoạch", on_delete=models.CASCADE, related_name="propaganda"
    )
    collective = models.ForeignKey(
        Collective, verbose_name="đơn vị thực hiện", on_delete=models.PROTECT, related_name="propaganda"
    )
    held_on = models.DateField("ngày thực hiện")
    form = models.CharField("hình thức", max_length=20, choices=PropagandaForm.choices())
    title = models.CharField("nội dung", max_length=300)
    reach = models.PositiveIntegerField("số lượt người tiếp cận", default=0)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField("ghi lúc")

    class Meta:
        verbose_name = "hoạt động tuyên truyền"
        verbose_name_plural = "hoạt động tuyên truyền"
        ordering = ("-held_on", "-pk")
        constraints = (one_of("form", PropagandaForm, "propaganda_form_known"),)

    def __str__(self) -> str:
        return self.title
