"""News and exemplars: written, published, withdrawn, thrown away."""

from __future__ import annotations

from datetime import datetime
from typing import Any, TypeVar

from django.db import transaction

from campaigns.actions.audit import record
from campaigns.actions.publicity.guards import require_publisher, stranger
from campaigns.enums import ArticleState
from campaigns.errors import STALE, Reason, Refused, refuse_if
from campaigns.models import Announcement, Campaign, Collective, Exemplar, Individual, User
from campaigns.queries.publicity import stamp_of
from campaigns.rules.vietnamese import nfc

A = TypeVar("A", bound=Announcement | Exemplar)

LONGEST_TITLE = 200
LONGEST_SUMMARY = 400


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
    require_publisher(by)
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
    require_publisher(by)
    with transaction.atomic():
        kept = _hold(article, seen)
        if kept.state == ArticleState.PUBLISHED:
            raise Refused(Reason("wrong_state", "Bài đang đăng: hãy gỡ bài trước khi xóa."))
        record(by=by, now=now, action="article.remove", summary="Xóa bản nháp.", about=kept)
        kept.delete()


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
    require_publisher(by)
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
    every: Any = type(article)._default_manager  # the checker loses A behind a manager
    rows = every.select_for_update(of=("self",)).select_related("campaign")
    kept: A | None = rows.filter(pk=article.pk).first()
    if kept is None or (seen is not None and stamp_of(kept) != seen):
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
        return [stranger(subject)]
    return []
