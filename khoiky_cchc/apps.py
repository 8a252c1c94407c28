"""The admin app with the portal's own site in the place of Django's."""

from __future__ import annotations

from django.contrib import admin
from django.contrib.admin.apps import AdminConfig


class PortalAdminConfig(AdminConfig):
    default_site = "campaigns.admin_base.PortalAdminSite"

    def ready(self) -> None:
        """The pages of the apps are found; the queue of the worker is none of them."""
        super().ready()
        queue = [model for model in admin.site._registry if model._meta.app_label == "django_tasks_database"]
        admin.site.unregister(queue)
