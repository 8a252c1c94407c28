"""Which rows of the lower app the database itself keeps as they are: published rankings."""

from __future__ import annotations

from typing import Any

from django.apps import AppConfig
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.signals import post_migrate
from django.dispatch import receiver

from campaigns.models import triggers
from campaigns.models.publication import Publication
from campaigns.models.triggers import Trigger

EDITED, DELETED = "publication_never_edited", "publication_never_deleted"
TRIGGERS = (EDITED, DELETED)
_TABLE = Publication._meta.db_table
_KEPT = (Trigger(EDITED, _TABLE, "UPDATE", "1 = 1"), Trigger(DELETED, _TABLE, "DELETE", "1 = 1"))


def install(connection: BaseDatabaseWrapper) -> None:
    """Put the triggers of published rankings in place."""
    triggers.install(connection, _KEPT)


def remove(connection: BaseDatabaseWrapper) -> None:
    """Take the triggers away, for a table that is emptied on purpose."""
    triggers.remove(connection, _KEPT)


def installed(connection: BaseDatabaseWrapper) -> set[str]:
    """The names of the triggers that the table of published rankings has now."""
    return triggers.installed(connection, [_TABLE])


@receiver(post_migrate, dispatch_uid="campaigns.publications.guards")
def _after_migrate(sender: AppConfig, using: str, **_: Any) -> None:
    connection = connections[using]
    if sender.label == Publication._meta.app_label and triggers.have_all_columns(connection, [Publication]):
        install(connection)
