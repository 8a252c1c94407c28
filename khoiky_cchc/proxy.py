"""Who is really asking when a reverse proxy stands in front."""

from __future__ import annotations

from django.http import HttpRequest


def client_address(request: HttpRequest) -> str:
    """The address that the reverse proxy saw: the last entry of X-Forwarded-For.

    Only the last entry is written by our own proxy; those before it are whatever the client
    claimed. Without the header it is the address of the connection.
    """
    forwarded = request.headers.get("X-Forwarded-For", "").rpartition(",")[2].strip()
    return forwarded or request.META.get("REMOTE_ADDR", "")
