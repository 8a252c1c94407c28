"""The switchboard: which app answers which address. No app imports it."""

from __future__ import annotations

from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("admin/", admin.site.urls),
    path("", include("awards.urls")),
    path("", include("campaigns.urls")),
]
