"""A secret vote: who has voted, and one box of sums; nothing that could tell who chose what (ADR 10)."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from awards.enums import VoteMeans
from awards.models.council import AgendaItem, Meeting, Seat
from campaigns.models.constraints import one_of, together

CHOICES = ("votes_for", "votes_against", "votes_abstain")
COUNTS = (*CHOICES, "votes_invalid")


class BallotBox(models.Model):
    """The sums of one item's secret vote, raised while it goes on and read by nobody before it is over.

    Printed ballots are poured in when their count is confirmed, so that the box never tells one way of voting
    from the other. ``ended_at``: from then on nobody votes; the sums are published in the item itself once
    the printed ballots, if there are any, are counted.
    """

    item = models.OneToOneField(
        AgendaItem, verbose_name="nội dung", on_delete=models.CASCADE, related_name="box", primary_key=True
    )
    votes_for = models.PositiveSmallIntegerField("đồng ý", default=0)
    votes_against = models.PositiveSmallIntegerField("không đồng ý", default=0)
    votes_abstain = models.PositiveSmallIntegerField("không có ý kiến", default=0)
    votes_invalid = models.PositiveSmallIntegerField("không hợp lệ", default=0)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="người kết thúc",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    ended_at = models.DateTimeField("kết thúc bỏ phiếu lúc", null=True, blank=True)

    class Meta:
        verbose_name = "hòm phiếu"
        verbose_name_plural = "hòm phiếu"
        ordering = ("item",)
        constraints = (
            together(
                "ended_by",
                "ended_at",
                "ballot_box_end_complete",
                "Kết thúc bỏ phiếu phải có người và thời điểm.",
            ),
        )

    def __str__(self) -> str:
        return f"Hòm phiếu: {self.item}"


class Turn(models.Model):
    """That a member has had his turn to vote on an item, and by what means. What he chose stands nowhere.

    All turns of an item are written anew, in the order of the seats, with every vote: neither keys nor
    positions in the table tell who came last.
    """

    item = models.ForeignKey(
        AgendaItem, verbose_name="nội dung", on_delete=models.CASCADE, related_name="turns"
    )
    seat = models.ForeignKey(Seat, verbose_name="thành viên", on_delete=models.PROTECT, related_name="turns")
    means = models.CharField("cách bỏ phiếu", max_length=10, choices=VoteMeans.choices())

    class Meta:
        verbose_name = "lượt bỏ phiếu kín"
        verbose_name_plural = "lượt bỏ phiếu kín"
        ordering = ("item", "seat__position", "pk")
        constraints = (
            one_of("means", VoteMeans, "turn_means_known"),
            models.UniqueConstraint(
                fields=("item", "seat"),
                name="turn_once",
                violation_error_message="Thành viên này đã bỏ phiếu nội dung đó.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.seat}: {VoteMeans(self.means).label}"


class Teller(models.Model):
    """A member of the counting team (*tổ kiểm phiếu*) of a meeting."""

    meeting = models.ForeignKey(
        Meeting, verbose_name="cuộc họp", on_delete=models.CASCADE, related_name="tellers"
    )
    seat = models.ForeignKey(Seat, verbose_name="thành viên", on_delete=models.PROTECT, related_name="+")
    is_head = models.BooleanField("tổ trưởng", default=False)

    class Meta:
        verbose_name = "thành viên Tổ kiểm phiếu"
        verbose_name_plural = "thành viên Tổ kiểm phiếu"
        ordering = ("meeting", "-is_head", "seat__position", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("meeting", "seat"),
                name="teller_once",
                violation_error_message="Thành viên này đã có trong Tổ kiểm phiếu.",
            ),
            models.UniqueConstraint(
                fields=("meeting",),
                condition=Q(is_head=True),
                name="teller_one_head",
                violation_error_message="Tổ kiểm phiếu đã có tổ trưởng.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.seat.name}{' (tổ trưởng)' if self.is_head else ''}"


class PaperCount(models.Model):
    """The count of one item's printed ballots, keyed by one person and confirmed by another.

    Once confirmed, its votes are poured into the box and blanked here.
    """

    item = models.OneToOneField(
        AgendaItem,
        verbose_name="nội dung",
        on_delete=models.CASCADE,
        related_name="paper_count",
        primary_key=True,
    )
    version = models.PositiveIntegerField(default=1, editable=False)
    issued = models.PositiveSmallIntegerField("phát ra")
    returned = models.PositiveSmallIntegerField("thu vào")
    votes_for = models.PositiveSmallIntegerField("đồng ý", null=True, blank=True)
    votes_against = models.PositiveSmallIntegerField("không đồng ý", null=True, blank=True)
    votes_abstain = models.PositiveSmallIntegerField("không có ý kiến", null=True, blank=True)
    votes_invalid = models.PositiveSmallIntegerField("không hợp lệ", null=True, blank=True)
    keyed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name="người nhập", on_delete=models.PROTECT, related_name="+"
    )
    keyed_at = models.DateTimeField("nhập lúc")
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="người xác nhận",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    confirmed_at = models.DateTimeField("xác nhận lúc", null=True, blank=True)

    class Meta:
        verbose_name = "kết quả kiểm phiếu giấy"
        verbose_name_plural = "kết quả kiểm phiếu giấy"
        ordering = ("item",)
        constraints = (
            models.CheckConstraint(
                condition=Q(returned__lte=F("issued")),
                name="paper_count_returned",
                violation_error_message="Số phiếu thu vào không được nhiều hơn số phiếu phát ra.",
            ),
            models.CheckConstraint(
                condition=Q(**{f"{name}__isnull": True for name in COUNTS})
                | Q(
                    **{f"{name}__isnull": False for name in COUNTS},
                    returned=F("votes_for") + F("votes_against") + F("votes_abstain") + F("votes_invalid"),
                ),
                name="paper_count_adds_up",
                violation_error_message="Các loại phiếu cộng lại phải bằng số phiếu thu vào.",
            ),
            models.CheckConstraint(
                condition=Q(confirmed_at__isnull=True, votes_for__isnull=False)
                | Q(confirmed_at__isnull=False, votes_for__isnull=True),
                name="paper_count_poured",
                violation_error_message="Phiếu đã xác nhận thì gộp vào hòm phiếu, không giữ riêng.",
            ),
            together(
                "confirmed_by",
                "confirmed_at",
                "paper_count_confirmation_complete",
                "Xác nhận kiểm phiếu phải có người và thời điểm.",
            ),
            models.CheckConstraint(
                condition=Q(confirmed_by__isnull=True) | ~Q(confirmed_by=F("keyed_by")),
                name="paper_count_second_person",
                violation_error_message="Người xác nhận phải khác người nhập kết quả kiểm phiếu.",
            ),
        )

    def __str__(self) -> str:
        return f"Kiểm phiếu giấy: {self.item}"
