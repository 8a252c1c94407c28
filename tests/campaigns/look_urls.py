"""Addresses enough for the layout: the tests of the look do not wait for the pages."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import path


def page(request: HttpRequest) -> HttpResponse:
    return HttpResponse()


urlpatterns = [
    path("", page, name="home"),
    path("ke-hoach/", page, name="plan"),
    path("dang-ky/", page, name="registrations"),
    path("dang-ky/<int:pk>/", page, name="registration"),
    path("viec-can-lam/", page, name="worklist"),
    path("dang-nhap/", page, name="login"),
    path("dang-xuat/", page, name="logout"),
    path("doi-mat-khau/", page, name="password_change"),
]
