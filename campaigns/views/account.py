"""Signing in and out, and the own password."""

from __future__ import annotations

from typing import cast

from django.contrib.auth import views
from django.urls import NoReverseMatch, reverse

from campaigns.enums import Role
from campaigns.models import User


class SignIn(views.LoginView):
    """The sign-in page; django-axes counts the failures."""

    def get_default_redirect_url(self) -> str:
        """Where one lands without a page of one's own: the work, the admin for who only keeps accounts."""
        user = cast(User, self.request.user)
        place = "admin:index" if user.roles == {Role.ADMINISTRATOR} else "worklist" if user.roles else "home"
        try:
            return reverse(place)
        except NoReverseMatch:  # the upper app, which has the work list, is optional
            return reverse("home")


class SignOut(views.LogoutView):
    """Ends the session; by POST only."""


class PasswordChange(views.PasswordChangeView):
    """The own password, with the old one asked for."""


class PasswordChangeDone(views.PasswordChangeDoneView):
    """Says that the new password holds."""
