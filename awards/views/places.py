"""Where a paper belongs: the page on which each reader finds it."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse

from awards.models import Dossier, Meeting, Nomination
from awards.permissions import may_read_dossiers
from awards.queries.papers import Subject
from campaigns.models import AwardForm, Period, User


@dataclass(frozen=True)
class Place:
    """Where a paper belongs, for the way back."""

    url: str
    label: str


def place_of_subject(subject: Subject, user: User) -> Place:
    """The page on which the paper stands for this reader."""
    if isinstance(subject, Meeting):
        return Place(reverse("meeting", args=[subject.pk]), "Cuộc họp")
    if isinstance(subject, Nomination):
        if not may_read_dossiers(user):
            return Place(reverse("nomination", args=[subject.pk]), "Đề nghị khen thưởng")
        if subject.dossier is None:
            return _own_place(subject.registration.period, subject.award_form)
        return Place(reverse("dossier", args=[subject.dossier.pk]), "Hồ sơ")
    if isinstance(subject, Dossier):
        return Place(reverse("dossier", args=[subject.pk]), "Hồ sơ")
    if isinstance(subject, Period):
        return Place(f"{reverse('statistics')}?dot={subject.code}#van-ban", f"Văn bản của {subject.name}")
    if not may_read_dossiers(user):
        return Place(reverse("results"), "Kết quả khen thưởng")
    return _own_place(subject.period, subject.award_form)


def _own_place(period: Period, form: AwardForm) -> Place:
    if not form.is_own:
        return Place(reverse("dossiers"), "Hồ sơ khen thưởng")
    return Place(reverse("own_award", args=[period.code, form.code]), str(form))
