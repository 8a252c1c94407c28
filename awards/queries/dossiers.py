"""Dossiers: which there are, and what stands against handing one over."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet

from awards.models import Dossier, Nomination, Remark
from awards.queries.agreement import reasons_of_disagreement
from awards.queries.folders import Folder, build
from awards.queries.papers import SETTLED
from campaigns.enums import Level, Role
from campaigns.errors import Reason
from campaigns.models import AwardForm, Campaign, Period, User
from campaigns.rules.vietnamese import short_date


def dossiers_visible_to(user: User) -> QuerySet[Dossier]:
    """The dossiers of the active campaign for the office and the chairman, none for anybody else; the
    latest period first."""
    rows = (
        Dossier.objects.filter(period__campaign__is_active=True)
        .select_related("period__campaign__organisation", "award_form")
        .order_by("-period__dossier_before", "award_form__position", "pk")
    )
    return rows if user.has_role(Role.OFFICE, Role.CHAIRMAN) else rows.none()


def returned_to(user: User) -> QuerySet[Dossier]:
    """The dossiers that ``user`` may read and on which the receiving office remarked something."""
    remarked = Remark.objects.order_by().values("hand_over__dossier")
    return dossiers_visible_to(user).filter(pk__in=remarked)


def folders_in(period: Period) -> list[Folder]:
    """Every dossier of ``period``, and the commune's own awards that have approved nominations."""
    dossiers = list(
        Dossier.objects.filter(period=period)
        .select_related("award_form")
        .order_by("award_form__position", "pk")
    )
    settled = [state.value for state in SETTLED]
    own = AwardForm.objects.filter(
        campaign=period.campaign_id,
        level=Level.COMMUNE.value,
        pk__in=Nomination.objects.filter(registration__period=period, state__in=settled)
        .order_by()
        .values("award_form"),
    ).order_by("position", "pk")
    pairs: list[tuple[AwardForm, Dossier | None]] = [(dossier.award_form, dossier) for dossier in dossiers]
    return build(period, [*pairs, *((form, None) for form in own)])


def folder_of(dossier: Dossier) -> Folder:
    """The folder of a dossier that goes up."""
    return build(dossier.period, [(dossier.award_form, dossier)])[0]


def own_folder(period: Period, form: AwardForm) -> Folder:
    """The folder of the commune's own award in a period."""
    return build(period, [(form, None)])[0]


def find_folder(campaign: Campaign, period_code: str, form_code: str) -> Folder | Reason:
    """The folder named by the codes of the plan, or why there is none."""
    period = campaign.periods.filter(code=period_code).order_by("pk").first()
    if period is None:
        known = ", ".join(campaign.periods.order_by("code").values_list("code", flat=True))
        return Reason("unknown_period", f"Không có đợt thi đua mang mã “{period_code}” (các mã: {known}).")
    form = campaign.award_forms.filter(code=form_code).order_by("pk").first()
    if form is None:
        known = ", ".join(campaign.award_forms.order_by("position").values_list("code", flat=True))
        sentence = f"Không có hình thức khen thưởng mang mã “{form_code}” (các mã: {known})."
        return Reason("unknown_form", sentence)
    if form.is_own:
        return own_folder(period, form)
    dossier = Dossier.objects.filter(period=period, award_form=form).order_by("pk").first()
    if dossier is None:
        return Reason("no_dossier", f"Đợt {period} chưa có hồ sơ {form}: chưa có đề nghị nào được duyệt.")
    return folder_of(dossier)


def reasons_incomplete(folder: Folder) -> list[Reason]:
    """What is still missing; empty means that every paper the plan wants is issued, and that they agree.

    Once all are there, a difference between them for which no reason is on record stops the dossier too.
    """
    if not folder.nominations:
        return [Reason("dossier_empty", "Hồ sơ chưa có đề nghị nào được Chủ tịch duyệt.")]
    missing = [
        Reason(f"paper_{slot.state}", f"{slot.title}: {slot.fault or slot.state_label.lower()}.")
        for slot in folder.slots
        if not slot.is_done
    ]
    missing += reasons_unanswered(folder)
    return missing or reasons_of_disagreement(folder)


def reasons_unanswered(folder: Folder) -> list[Reason]:
    """The receiving office's remarks that are neither fixed nor answered yet."""
    return [
        Reason(
            "remark_open", f"Ý kiến {remark.number} của nơi nhận hồ sơ chưa được tiếp thu hoặc giải trình."
        )
        for remark in folder.open_remarks
    ]


def reasons_against_handing_over(folder: Folder, handed_on: date, today: date) -> list[Reason]:
    """Why a dossier cannot be recorded as handed over on ``handed_on``; a late day is lawful."""
    found = reasons_incomplete(folder)
    if handed_on > today:
        found.append(Reason("date_in_future", f"Ngày nộp {short_date(handed_on)} chưa đến."))
    issued = [slot.paper.issued_on for slot in folder.slots if slot.paper]
    if issued and handed_on < max(issued):
        last = short_date(max(issued))
        sentence = f"Ngày nộp {short_date(handed_on)} trước ngày của văn bản cuối cùng ({last})."
        found.append(Reason("before_papers", sentence))
    if folder.hand_overs and handed_on < (before := folder.hand_overs[-1].handed_on):
        sentence = f"Ngày nộp {short_date(handed_on)} trước lần nộp trước ({short_date(before)})."
        found.append(Reason("before_last_hand_over", sentence))
    return found
