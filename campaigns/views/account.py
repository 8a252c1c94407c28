"""Signing in; signing out and the own password are Django's own views (see ``campaigns.urls``)."""

from __future__ import annotations

from typing import cast

from django.contrib.auth.views import LoginView
from django.urls import NoReverseMatch, get_script_prefix, reverse

from campaigns.enums import Role
from campaigns.models import User


class SignIn(LoginView):
    """The sign-in page; django-axes counts the failures."""

    def get_default_redirect_url(self) -> str:
        """Where one lands who asked for no page: his work, or the admin for who only keeps accounts."""
        user = cast(User, self.request.user)
        if user.roles == {Role.ADMINISTRATOR}:
            return reverse("admin:index")
        try:
            return reverse("worklist") if user.roles else get_script_prefix()
        except NoReverseMatch:  # the upper app, which has the work list, is optional
            return get_script_prefix()
