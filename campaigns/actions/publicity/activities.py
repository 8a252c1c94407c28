"""The propaganda that was done: recorded, corrected, taken out."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from campaigns.actions.audit import record
from campaigns.actions.publicity.guards import require_publisher, stranger
from campaigns.enums import PropagandaForm
from campaigns.errors import STALE, Reason, Refused, refuse_if
from campaigns.models import Campaign, Collective, PropagandaActivity, User
from campaigns.rules.vietnamese import nfc, short_date

MOST_REACHED = 1_000_000  # people at one activity of a commune: more is a slip of the keyboard
LONGEST_ACTIVITY = 300


def record_activity(
    *,
    campaign: Campaign,
    collective: Collective,
    held_on: date,
    form: str,
    title: str,
    reach: int,
    by: User,
    now: datetime,
) -> PropagandaActivity:
    """Record one activity of propaganda; the standards on propaganda count these (Kế hoạch 454, mục IV.3.2a).

    Refused: ``not_yours``, ``date_in_future``, ``before_campaign``, ``form_missing``, ``title_missing``,
    ``title_too_long``, ``reach_out_of_range``, ``other_organisation``.
    """
    require_publisher(by)
    refuse_if(_reasons_against_activity(campaign, collective, held_on, form, nfc(title), reach, now))
    with transaction.atomic():
        made = PropagandaActivity.objects.create(
            campaign=campaign,
            collective=collective,
            held_on=held_on,
            form=form,
            title=nfc(title),
            reach=reach,
            recorded_by=by,
            recorded_at=now,
        )
        record(by=by, now=now, action="propaganda.record", summary="Ghi hoạt động tuyên truyền.", about=made)
    return made


def edit_activity(
    *,
    activity: PropagandaActivity,
    collective: Collective,
    held_on: date,
    form: str,
    title: str,
    reach: int,
    by: User,
    now: datetime,
) -> PropagandaActivity:
    """Correct a recorded activity; old and new values go into the record.

    Refused: the codes of ``record_activity``, and ``stale`` when it was removed meanwhile.
    """
    require_publisher(by)
    wanted = {
        "collective": collective,
        "held_on": held_on,
        "form": form,
        "title": nfc(title),
        "reach": reach,
    }
    refuse_if(_reasons_against_activity(activity.campaign, collective, held_on, form, nfc(title), reach, now))
    with transaction.atomic():
        kept = _hold_activity(activity)
        changes = {
            name: [str(getattr(kept, name)), str(value)]
            for name, value in wanted.items()
            if getattr(kept, name) != value
        }
        if changes:
            for name, value in wanted.items():
                setattr(kept, name, value)
            kept.save()
            record(
                by=by,
                now=now,
                action="propaganda.edit",
                summary="Sửa hoạt động tuyên truyền.",
                about=kept,
                changes=changes,
            )
    return kept


def remove_activity(*, activity: PropagandaActivity, by: User, now: datetime) -> None:
    """Take out an activity that was recorded by mistake. Refused: ``not_yours``, ``stale`` (gone already)."""
    require_publisher(by)
    with transaction.atomic():
        kept = _hold_activity(activity)
        was = {"held_on": [str(kept.held_on), None], "collective": [str(kept.collective), None]}
        record(
            by=by,
            now=now,
            action="propaganda.remove",
            summary="Xóa hoạt động tuyên truyền.",
            about=kept,
            changes=was,
        )
        kept.delete()


def _hold_activity(activity: PropagandaActivity) -> PropagandaActivity:
    rows = PropagandaActivity.objects.select_for_update(of=("self",)).select_related("collective")
    kept = rows.filter(pk=activity.pk).first()
    if kept is None:
        raise Refused(STALE)
    return kept


def _reasons_against_activity(
    campaign: Campaign,
    collective: Collective,
    held_on: date,
    form: str,
    title: str,
    reach: int,
    now: datetime,
) -> list[Reason]:
    reasons = []
    if collective.organisation_id != campaign.organisation_id:
        reasons.append(stranger(collective))
    if held_on > timezone.localdate(now):
        reasons.append(Reason("date_in_future", "Ngày thực hiện không được sau hôm nay."))
    if held_on < campaign.starts_on:
        first = short_date(campaign.starts_on)
        reasons.append(Reason("before_campaign", f"Phong trào bắt đầu từ ngày {first}."))
    if form not in list(PropagandaForm):
        reasons.append(Reason("form_missing", "Hãy chọn hình thức tuyên truyền."))
    if not title:
        reasons.append(Reason("title_missing", "Hãy ghi nội dung tuyên truyền."))
    if len(title) > LONGEST_ACTIVITY:
        reasons.append(Reason("title_too_long", f"Nội dung dài quá {LONGEST_ACTIVITY} ký tự."))
    if not 0 <= reach <= MOST_REACHED:
        reasons.append(Reason("reach_out_of_range", "Số lượt người tiếp cận phải từ 0 đến 1.000.000."))
    return reasons
