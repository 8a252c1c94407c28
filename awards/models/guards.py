"""Which rows of this app the database itself keeps as they are: issued papers.

A finished paper is neither changed nor deleted; a reserved one may be given its file and may be taken back,
and nothing else of it changes.
"""

from __future__ import annotations

from typing import Any

from django.apps import AppConfig
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.signals import post_migrate
from django.dispatch import receiver

from awards.models.paper import Paper
from campaigns.models import triggers
from campaigns.models.triggers import Trigger

FILLED = frozenset({"file", "sha256", "size", "pages"})  # what a reserved row is given once
EDITED, DELETED = "paper_never_edited", "paper_never_deleted"
TRIGGERS = (EDITED, DELETED)


def install(connection: BaseDatabaseWrapper) -> None:
    """Put the triggers of ``awards_paper`` in place, in the form of today's columns."""
    triggers.install(connection, Paper, _of_papers())


def remove(connection: BaseDatabaseWrapper) -> None:
    """Take the triggers away, for a table that is emptied on purpose."""
    triggers.remove(connection, Paper, _of_papers())


def installed(connection: BaseDatabaseWrapper) -> set[str]:
    """The names of the triggers that the table of papers has now."""
    return triggers.installed(connection, Paper)


@receiver(post_migrate, dispatch_uid="awards.papers.guards")
def _after_migrate(sender: AppConfig, using: str, **_: Any) -> None:
    connection = connections[using]
    if sender.label == Paper._meta.app_label and triggers.has_all_columns(connection, Paper):
        install(connection)


def _of_papers() -> tuple[Trigger, ...]:
    lasting = [str(field.column) for field in Paper._meta.concrete_fields if field.name not in FILLED]
    return (
        Trigger(
            EDITED, "UPDATE", lambda differs: f"OLD.sha256 <> '' OR {triggers.changed(lasting, differs)}"
        ),
        Trigger(DELETED, "DELETE", lambda _: "OLD.sha256 <> ''"),
    )
