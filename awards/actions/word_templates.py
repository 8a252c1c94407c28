"""An office's own Word templates: added, put to use, taken out of use, removed."""

from __future__ import annotations

import hashlib
from datetime import datetime

from django.core.files.base import ContentFile
from django.db import transaction

from awards.models import PaperTemplate
from awards.permissions import may_keep_templates
from campaigns.actions.audit import record
from campaigns.errors import NOT_YOURS, Reason, Refused
from campaigns.models import Organisation, User
from campaigns.rules.vietnamese import nfc

_GONE = Reason("template_gone", "Mẫu này vừa được xóa.")
_IN_USE = Reason("template_in_use", "Mẫu đang dùng nên không xóa được. Hãy ngừng dùng mẫu trước.")


def add_template(
    *, organisation: Organisation, sheet: str, title: str, content: bytes, by: User, now: datetime
) -> PaperTemplate:
    """Keep a template that has been looked through; it is not in use yet. Refused: ``not_yours``."""
    _check(by)
    template = PaperTemplate(
        organisation=organisation,
        sheet=sheet,
        title=nfc(title)[:200],
        size=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
        uploaded_by=by,
        uploaded_at=now,
    )
    template.file.save("x.docx", ContentFile(content), save=False)
    try:
        with transaction.atomic():
            template.save()
            _tell(template, by, now, "add", f"Tải lên mẫu Word “{template.title}”.")
    except BaseException:
        template.file.storage.delete(template.file.name or "")
        raise
    return template


def use_template(*, template: PaperTemplate, by: User, now: datetime) -> None:
    """Put a template to use, in place of the one that was. Refused: ``not_yours``, ``template_gone``."""
    _check(by)
    with transaction.atomic():
        Organisation.objects.select_for_update().get(pk=template.organisation_id)
        others = PaperTemplate.objects.filter(organisation=template.organisation_id, sheet=template.sheet)
        others.exclude(pk=template.pk).filter(is_active=True).update(is_active=False)
        if not PaperTemplate.objects.filter(pk=template.pk).update(is_active=True):
            raise Refused(_GONE)
        _tell(template, by, now, "use", f"Dùng mẫu Word “{template.title}”.")


def stop_template(*, template: PaperTemplate, by: User, now: datetime) -> None:
    """Go back to the portal's own look. Refused: ``not_yours``, ``template_gone``."""
    _check(by)
    with transaction.atomic():
        if not PaperTemplate.objects.filter(pk=template.pk).update(is_active=False):
            raise Refused(_GONE)
        _tell(template, by, now, "stop", f"Ngừng dùng mẫu Word “{template.title}”.")


def remove_template(*, template: PaperTemplate, by: User, now: datetime) -> None:
    """Remove a template that is not in use, from the disk once the act is saved.

    Refused: ``not_yours``, ``template_in_use``, ``template_gone`` (a second click).
    """
    _check(by)
    storage, name = template.file.storage, template.file.name or ""
    with transaction.atomic():
        if PaperTemplate.objects.filter(pk=template.pk, is_active=True).exists():
            raise Refused(_IN_USE)
        _tell(template, by, now, "remove", f"Xóa mẫu Word “{template.title}”.")
        if not PaperTemplate.objects.filter(pk=template.pk, is_active=False).delete()[0]:
            raise Refused(_GONE)
        transaction.on_commit(lambda: storage.delete(name))


def _check(by: User) -> None:
    if not may_keep_templates(by):
        raise Refused(NOT_YOURS)


def _tell(template: PaperTemplate, by: User, now: datetime, act: str, summary: str) -> None:
    record(by=by, now=now, action=f"template.{act}", summary=summary[:400], about=template)
