"""The admin app with the portal's own site in the place of Django's."""

from __future__ import annotations

from django.contrib.admin.apps import AdminConfig


class PortalAdminConfig(AdminConfig):
    default_site = "campaigns.admin_base.PortalAdminSite"
