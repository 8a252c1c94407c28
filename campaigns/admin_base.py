"""The admin site of the portal and what every admin page of both apps shares."""

from __future__ import annotations

from django.contrib.admin import AdminSite


class PortalAdminSite(AdminSite):
    site_header = "Quản trị"
    site_title = "Quản trị"
    index_title = "Quản trị"
