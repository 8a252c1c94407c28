"""The addresses of the upper app, in the order of the stages."""

from __future__ import annotations

from django.urls import URLPattern, path

urlpatterns: list[URLPattern] = []
