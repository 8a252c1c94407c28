"""The council: seats, meetings, attendance and votes."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from awards.enums import Choice, MeetingState, SeatRole, VoteBase, VoteResult
from awards.models.nomination import Nomination
from campaigns.models import Campaign, Individual, Period
from campaigns.models.constraints import one_of, ordered, state_has
from campaigns.models.validators import validate_name
from campaigns.rules.printable import LONGEST_NAME

S = MeetingState
# what is frozen when a meeting closes, asked for by name: a CHECK lets NULL pass
_FIGURES = tuple(
    f"{name}__isnull"
    for name in ("closed_by", "closed_at", "members_count", "present_count", "quorum_needed", "pass_above")
)


class Council(models.Model):
    """The *Hội đồng thi đua - khen thưởng* and the settings of its vote."""

    campaign = models.OneToOneField(
        Campaign, verbose_name="kế hoạch", on_delete=models.CASCADE, related_name="council"
    )
    quorum = models.DecimalField(
        "tỷ lệ có mặt tối thiểu", max_digits=5, decimal_places=4, help_text="Ví dụ 0,6667 là hai phần ba."
    )
    base = models.CharField("tỷ lệ tính trên", max_length=20, choices=VoteBase.choices())
    pass_above = models.DecimalField(
        "thông qua khi trên", max_digits=5, decimal_places=4, help_text="Ví dụ 0,5: phải trên 50 %."
    )
    secret = models.BooleanField("bỏ phiếu kín", default=False)

    class Meta:
        verbose_name = "Hội đồng"
        verbose_name_plural = "Hội đồng"
        ordering = ("campaign",)
        constraints = (
            one_of("base", VoteBase, "council_base_known"),
            models.CheckConstraint(
                condition=Q(quorum__gt=0, quorum__lte=1),
                name="council_quorum_share",
                violation_error_message="Tỷ lệ có mặt phải lớn hơn 0 và không quá 1.",
            ),
            models.CheckConstraint(
                condition=Q(pass_above__gte=0, pass_above__lt=1),
                name="council_pass_share",
                violation_error_message="Tỷ lệ thông qua phải từ 0 đến dưới 1.",
            ),
        )

    def __str__(self) -> str:
        return f"Hội đồng – {self.campaign}"


class Seat(models.Model):
    """A member of the council."""

    council = models.ForeignKey(
        Council, verbose_name="Hội đồng", on_delete=models.CASCADE, related_name="seats"
    )
    position = models.PositiveSmallIntegerField("thứ tự", default=0)
    name = models.CharField("họ và tên", max_length=LONGEST_NAME, validators=[validate_name])
    title = models.CharField("chức vụ", max_length=160, validators=[validate_name])
    role = models.CharField("vai trò trong Hội đồng", max_length=20, choices=SeatRole.choices())
    individual = models.ForeignKey(
        Individual,
        verbose_name="là cá nhân",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="seats",
        help_text="Để cổng biết khi nào thành viên có lợi ích liên quan.",
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="tài khoản",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="seats",
    )
    left_on = models.DateField("thôi tham gia từ ngày", null=True, blank=True)

    class Meta:
        verbose_name = "thành viên Hội đồng"
        verbose_name_plural = "thành viên Hội đồng"
        ordering = ("council", "position", "pk")
        constraints = (
            one_of("role", SeatRole, "seat_role_known"),
            models.UniqueConstraint(
                fields=("council",),
                condition=Q(role=SeatRole.CHAIR.value, left_on__isnull=True),
                name="seat_one_chair",
                violation_error_message="Hội đồng đã có Chủ tịch.",
            ),
            models.UniqueConstraint(
                fields=("council", "user"),
                condition=Q(user__isnull=False, left_on__isnull=True),
                name="seat_user_once",
                violation_error_message="Tài khoản này đã gắn với một thành viên khác.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.name} – {self.title}"


class Meeting(models.Model):
    """A meeting (*cuộc họp xét*) over the nominations of one period."""

    council = models.ForeignKey(
        Council, verbose_name="Hội đồng", on_delete=models.PROTECT, related_name="meetings"
    )
    period = models.ForeignKey(
        Period, verbose_name="đợt thi đua", on_delete=models.PROTECT, related_name="meetings"
    )
    state = models.CharField("trạng thái", max_length=20, choices=S.choices(), default=S.PLANNED.value)
    version = models.PositiveIntegerField(default=1, editable=False)
    starts_at = models.DateTimeField("bắt đầu lúc")
    ends_at = models.DateTimeField("kết thúc lúc", null=True, blank=True)
    place = models.CharField("địa điểm", max_length=200, validators=[validate_name])
    secret = models.BooleanField("bỏ phiếu kín", default=False)
    chaired_by = models.ForeignKey(
        Seat, verbose_name="chủ trì", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    secretary = models.ForeignKey(
        Seat, verbose_name="thư ký", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    opinions = models.TextField("ý kiến thảo luận", blank=True)
    reason = models.TextField("lý do hủy", blank=True)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    end_proposed_at = models.DateTimeField("Văn phòng đề nghị kết thúc lúc", null=True, blank=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="người kết thúc cuộc họp",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    closed_at = models.DateTimeField("chốt kết quả lúc", null=True, blank=True)
    closed_for_chair = models.BooleanField("ghi theo kết luận của chủ tọa", default=False)
    members_count = models.PositiveSmallIntegerField("tổng số thành viên", null=True, blank=True)
    present_count = models.PositiveSmallIntegerField("số có mặt", null=True, blank=True)
    quorum_needed = models.PositiveSmallIntegerField("số có mặt tối thiểu", null=True, blank=True)
    base = models.CharField("tỷ lệ tính trên", max_length=20, choices=VoteBase.choices(), blank=True)
    pass_above = models.DecimalField(
        "thông qua khi trên", max_digits=5, decimal_places=4, null=True, blank=True
    )

    class Meta:
        verbose_name = "cuộc họp"
        verbose_name_plural = "cuộc họp"
        ordering = ("-starts_at", "-pk")
        constraints = (
            one_of("state", MeetingState, "meeting_state_known"),
            ordered("starts_at", "ends_at", "meeting_times_in_order", "Giờ kết thúc phải sau giờ bắt đầu."),
            state_has(
                (S.CLOSED,),
                "ends_at",
                "meeting_ends_iff_closed",
                "Cuộc họp đã kết thúc phải có giờ kết thúc.",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[S.OPEN.value, S.CLOSED.value])
                | Q(chaired_by__isnull=False, secretary__isnull=False),
                name="meeting_has_chair_and_secretary",
                violation_error_message="Cuộc họp phải có người chủ trì và thư ký.",
            ),
            models.CheckConstraint(
                condition=~Q(state=S.CANCELLED.value) | ~Q(reason=""),
                name="meeting_cancelled_with_reason",
                violation_error_message="Hủy cuộc họp phải ghi rõ lý do.",
            ),
            models.CheckConstraint(
                condition=Q(state=S.CLOSED.value, base__in=[base.value for base in VoteBase])
                & Q(**dict.fromkeys(_FIGURES, False))
                | ~Q(state=S.CLOSED.value)
                & Q(base="", closed_for_chair=False, **dict.fromkeys(_FIGURES, True)),
                name="meeting_figures_iff_closed",
                violation_error_message=(
                    "Cuộc họp đã kết thúc phải ghi lại người kết thúc, số thành viên, số có mặt và cách tính "
                    "tỷ lệ; cuộc họp chưa kết thúc thì chưa có."
                ),
            ),
        )

    def __str__(self) -> str:
        return f"Họp xét {self.period}"


class Attendance(models.Model):
    """Whether a member was there; an absent one has a reason."""

    meeting = models.ForeignKey(
        Meeting, verbose_name="cuộc họp", on_delete=models.CASCADE, related_name="attendances"
    )
    seat = models.ForeignKey(
        Seat, verbose_name="thành viên", on_delete=models.PROTECT, related_name="attendances"
    )
    present = models.BooleanField("có mặt", default=True)
    reason = models.CharField("lý do vắng", max_length=200, blank=True)
    arrived_at = models.TimeField("đến lúc", null=True, blank=True)
    left_at = models.TimeField("về lúc", null=True, blank=True)

    class Meta:
        verbose_name = "điểm danh"
        verbose_name_plural = "điểm danh"
        ordering = ("meeting", "seat__position", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("meeting", "seat"),
                name="attendance_once",
                violation_error_message="Thành viên này đã được điểm danh.",
            ),
            models.CheckConstraint(
                condition=Q(present=True) | ~Q(reason=""),
                name="attendance_absence_has_reason",
                violation_error_message="Thành viên vắng mặt phải ghi lý do.",
            ),
            models.CheckConstraint(
                condition=Q(present=True) | Q(arrived_at__isnull=True, left_at__isnull=True),
                name="attendance_times_of_present",
                violation_error_message="Thành viên vắng mặt không có giờ đến, giờ về.",
            ),
            ordered("arrived_at", "left_at", "attendance_times_in_order", "Giờ về phải sau giờ đến."),
        )

    def __str__(self) -> str:
        return f"{self.seat}: {'có mặt' if self.present else 'vắng'}"


class AgendaItem(models.Model):
    """One nomination on a meeting's agenda; counts and result are frozen when the meeting closes."""

    meeting = models.ForeignKey(
        Meeting, verbose_name="cuộc họp", on_delete=models.CASCADE, related_name="items"
    )
    nomination = models.ForeignKey(
        Nomination, verbose_name="đề nghị", on_delete=models.PROTECT, related_name="agenda_items"
    )
    position = models.PositiveSmallIntegerField("thứ tự", default=0)
    votes_for = models.PositiveSmallIntegerField("đồng ý", null=True, blank=True)
    votes_against = models.PositiveSmallIntegerField("không đồng ý", null=True, blank=True)
    votes_abstain = models.PositiveSmallIntegerField("không có ý kiến", null=True, blank=True)
    votes_invalid = models.PositiveSmallIntegerField("không hợp lệ", null=True, blank=True)
    interested = models.PositiveSmallIntegerField("không biểu quyết vì có liên quan", null=True, blank=True)
    present = models.PositiveSmallIntegerField("có mặt khi biểu quyết", null=True, blank=True)
    base = models.PositiveSmallIntegerField("số người làm cơ sở tính tỷ lệ", null=True, blank=True)
    share = models.DecimalField("tỷ lệ đồng ý (%)", max_digits=5, decimal_places=2, null=True, blank=True)
    result = models.CharField("kết quả", max_length=10, choices=VoteResult.choices(), blank=True)
    put_off_reason = models.TextField("lý do hoãn", blank=True)
    put_off_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="người ghi hoãn",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    put_off_at = models.DateTimeField("hoãn lúc", null=True, blank=True)
    voided = models.PositiveSmallIntegerField("số phiếu không còn giá trị do hoãn", default=0)

    class Meta:
        verbose_name = "nội dung họp"
        verbose_name_plural = "nội dung họp"
        ordering = ("meeting", "position", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("meeting", "nomination"),
                name="agenda_item_once",
                violation_error_message="Đề nghị này đã có trong chương trình họp.",
            ),
            models.CheckConstraint(
                condition=Q(result__in=["", *(result.value for result in VoteResult)]),
                name="agenda_result_known",
                violation_error_message="Kết quả không thuộc danh mục.",
            ),
            models.CheckConstraint(
                condition=Q(result__in=["", VoteResult.PUT_OFF.value])
                | Q(
                    votes_for__isnull=False,
                    votes_against__isnull=False,
                    votes_abstain__isnull=False,
                    votes_invalid__isnull=False,
                    interested__isnull=False,
                    present__isnull=False,
                    base__isnull=False,
                    share__isnull=False,
                ),
                name="agenda_result_has_counts",
                violation_error_message="Kết quả biểu quyết phải có đủ số phiếu.",
            ),
            models.CheckConstraint(
                condition=Q(
                    result=VoteResult.PUT_OFF.value,
                    put_off_by__isnull=False,
                    put_off_at__isnull=False,
                    votes_for__isnull=True,
                    share__isnull=True,
                )
                & ~Q(put_off_reason="")
                | ~Q(result=VoteResult.PUT_OFF.value)
                & Q(put_off_reason="", put_off_by__isnull=True, put_off_at__isnull=True, voided=0),
                name="agenda_put_off_with_reason",
                violation_error_message=(
                    "Nội dung hoãn phải ghi lý do, người ghi và không có số phiếu; nội dung khác thì không "
                    "có lý do hoãn."
                ),
            ),
        )

    def __str__(self) -> str:
        return str(self.nomination)


class Ballot(models.Model):
    """One member's open vote; ``by_rule`` marks a member who may not vote because of an interest."""

    item = models.ForeignKey(
        AgendaItem, verbose_name="nội dung", on_delete=models.CASCADE, related_name="ballots"
    )
    seat = models.ForeignKey(
        Seat, verbose_name="thành viên", on_delete=models.PROTECT, related_name="ballots"
    )
    choice = models.CharField("ý kiến", max_length=10, choices=Choice.choices())
    by_rule = models.BooleanField("không biểu quyết vì có liên quan", default=False)
    cast_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name="người ghi", on_delete=models.PROTECT, related_name="+"
    )
    cast_at = models.DateTimeField("ghi lúc")

    class Meta:
        verbose_name = "phiếu biểu quyết"
        verbose_name_plural = "phiếu biểu quyết"
        ordering = ("item", "seat__position", "pk")
        constraints = (
            one_of("choice", Choice, "ballot_choice_known"),
            models.UniqueConstraint(
                fields=("item", "seat"),
                name="ballot_once",
                violation_error_message="Thành viên này đã biểu quyết.",
            ),
            models.CheckConstraint(
                condition=Q(by_rule=False) | Q(choice=Choice.ABSTAIN.value),
                name="ballot_by_rule_abstains",
                violation_error_message="Thành viên có liên quan không biểu quyết.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.seat}: {Choice(self.choice).label}"
