"""News and exemplars: written, published, withdrawn; and the propaganda activities that were held."""

from __future__ import annotations

from datetime import date, datetime
from typing import TypeVar

from django.db import transaction
from django.utils import timezone

from campaigns.actions.audit import record
from campaigns.enums import ArticleState, PropagandaForm
from campaigns.errors import NOT_YOURS, STALE, Reason, Refused, refuse_if
from campaigns.models import (
    Announcement,
    Campaign,
    Collective,
    Exemplar,
    Individual,
    PropagandaActivity,
    User,
)
from campaigns.permissions import may_publish_news
from campaigns.queries.publicity import stamp_of
from campaigns.rules.vietnamese import nfc, short_date

A = TypeVar("A", Announcement, Exemplar)

MOST_REACHED = 1_000_000  # people at one activity of a commune: more is a slip of the keyboard
LONGEST_TITLE = 200
LONGEST_SUMMARY = 400
LONGEST_ACTIVITY = 300


def save_article(
    *,
    article: A,
    by: User,
    now: datetime,
    title: str,
    summary: str,
    body: str,
    collective: Collective | None = None,
    individual: Individual | None = None,
    seen: str | None = None,
) -> A:
    """Write a new article (an unsaved row of its campaign) or correct one, published or not.

    ``seen`` is the ``stamp_of`` what the user's page showed; ``collective`` and ``individual`` say whom an
    exemplar is about. Refused: ``not_yours``, ``title_missing``, ``title_too_long``, ``summary_too_long``,
    ``body_missing``, ``two_subjects``, ``other_organisation``, ``stale``.
    """
    _require(by)
    words = {"title": nfc(title), "summary": nfc(summary), "body": nfc(body)}
    reasons = _reasons_against_words(**words)
    if isinstance(article, Exemplar):
        reasons += _reasons_against_subject(article.campaign, collective, individual)
    refuse_if(reasons)
    with transaction.atomic():
        kept = _hold(article, seen) if article.pk else article
        before = {name: getattr(kept, name) for name in words}
        for name, text in words.items():
            setattr(kept, name, text)
        if isinstance(kept, Exemplar):
            kept.collective, kept.individual = collective, individual
        new = kept.pk is None
        if new:
            kept.author, kept.created_at = by, now
        kept.save()
        changes = {name: [before[name], text] for name, text in words.items() if before[name] != text}
        summary_line = "Soạn bài mới." if new else "Sửa bài."
        record(
            by=by,
            now=now,
            action="article.write" if new else "article.edit",
            summary=summary_line,
            about=kept,
            changes={} if new else changes,
        )
    return kept


def publish(*, article: A, by: User, now: datetime, seen: str | None = None) -> A:
    """Put an article before the public. Refused: ``not_yours``, ``wrong_state`` (published already),
    ``stale``."""
    already = Reason("wrong_state", "Bài này đã đăng rồi.")
    return _turn(article, by, now, seen, ArticleState.PUBLISHED, already, "article.publish", "Đăng bài.")


def withdraw(*, article: A, by: User, now: datetime, seen: str | None = None) -> A:
    """Take an article back to a draft. Refused: ``not_yours``, ``wrong_state`` (a draft), ``stale``."""
    not_out = Reason("wrong_state", "Bài này chưa đăng nên không cần gỡ.")
    return _turn(article, by, now, seen, ArticleState.DRAFT, not_out, "article.withdraw", "Gỡ bài.")


def remove_article(
    *, article: Announcement | Exemplar, by: User, now: datetime, seen: str | None = None
) -> None:
    """Throw a draft away. Refused: ``not_yours``, ``wrong_state`` (published: withdraw it first),
    ``stale``."""
    _require(by)
    with transaction.atomic():
        kept = _hold(article, seen)
        if kept.state == ArticleState.PUBLISHED:
            raise Refused(Reason("wrong_state", "Bài đang đăng: hãy gỡ bài trước khi xóa."))
        record(by=by, now=now, action="article.remove", summary="Xóa bản nháp.", about=kept)
        kept.delete()


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
    _require(by)
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
    _require(by)
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
    _require(by)
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


def _require(by: User) -> None:
    if not may_publish_news(by):
        raise Refused(NOT_YOURS)


def _turn(
    article: A,
    by: User,
    now: datetime,
    seen: str | None,
    target: ArticleState,
    refusal: Reason,
    action: str,
    words: str,
) -> A:
    _require(by)
    with transaction.atomic():
        kept = _hold(article, seen)
        if kept.state == target:
            raise Refused(refusal)
        kept.state = target.value
        kept.published_at = now if target is ArticleState.PUBLISHED else None
        kept.save(update_fields=["state", "published_at"])
        record(by=by, now=now, action=action, summary=words, about=kept)
    return kept


def _hold(article: A, seen: str | None) -> A:
    """The row as it stands now, locked; refused when it is gone or no longer what the page showed."""
    rows = type(article)._default_manager.select_for_update(of=("self",)).select_related("campaign")
    kept = rows.filter(pk=article.pk).first()
    if kept is None or (seen is not None and stamp_of(kept) != seen):
        raise Refused(STALE)
    return kept


def _hold_activity(activity: PropagandaActivity) -> PropagandaActivity:
    rows = PropagandaActivity.objects.select_for_update(of=("self",)).select_related("collective")
    kept = rows.filter(pk=activity.pk).first()
    if kept is None:
        raise Refused(STALE)
    return kept


def _reasons_against_words(title: str, summary: str, body: str) -> list[Reason]:
    reasons = []
    if not title:
        reasons.append(Reason("title_missing", "Hãy ghi tiêu đề."))
    if len(title) > LONGEST_TITLE:
        reasons.append(Reason("title_too_long", f"Tiêu đề dài quá {LONGEST_TITLE} ký tự."))
    if len(summary) > LONGEST_SUMMARY:
        reasons.append(Reason("summary_too_long", f"Tóm tắt dài quá {LONGEST_SUMMARY} ký tự."))
    if not body:
        reasons.append(Reason("body_missing", "Hãy viết nội dung."))
    return reasons


def _reasons_against_subject(
    campaign: Campaign, collective: Collective | None, individual: Individual | None
) -> list[Reason]:
    if collective is not None and individual is not None:
        sentence = "Bài viết về một tập thể hoặc một cá nhân, không cả hai."
        return [Reason("two_subjects", sentence)]
    subject = collective or individual
    if subject is not None and subject.organisation_id != campaign.organisation_id:
        return [_stranger(subject)]
    return []


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
        reasons.append(_stranger(collective))
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


def _stranger(subject: Collective | Individual) -> Reason:
    return Reason("other_organisation", f"{subject} không thuộc cơ quan phát động phong trào này.")
