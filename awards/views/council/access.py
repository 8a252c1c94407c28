"""Who reads and who runs a meeting."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_http_methods

from awards.models import AgendaItem, Meeting
from awards.permissions import may_keep_case, may_read_case, may_run_meeting, may_see_meeting
from awards.queries.council import items_of, meetings_visible_to
from campaigns.http import signed_in
from campaigns.models import User

EDIT = require_http_methods(["GET", "HEAD", "POST"])


def meeting_to_read(request: HttpRequest, pk: int) -> tuple[User, Meeting]:
    """The user and a meeting that he may read; 404 for strangers."""
    user = signed_in(request)
    found = get_object_or_404(meetings_visible_to(user), pk=pk)
    if not may_see_meeting(user, found):
        raise PermissionDenied
    return user, found


def meeting_to_run(request: HttpRequest, pk: int) -> tuple[User, Meeting]:
    """The same for the office, which runs it; 403 for those who only read."""
    user, found = meeting_to_read(request, pk)
    if not may_run_meeting(user):
        raise PermissionDenied
    return user, found


def item_to_read(request: HttpRequest, pk: int, item_pk: int) -> tuple[User, AgendaItem]:
    """The user and one item that he may read, of a meeting or as the deputy named for that case; 404 for
    strangers."""
    user = signed_in(request)
    found = get_object_or_404(Meeting.objects.filter(period__campaign__is_active=True), pk=pk)
    item = get_object_or_404(items_of(found), pk=item_pk)
    if not may_read_case(user, item):
        raise Http404
    return user, item


def item_to_run(request: HttpRequest, pk: int, item_pk: int) -> tuple[User, AgendaItem]:
    """The same for who keeps the record of the case; 403 for those who only read."""
    user, item = item_to_read(request, pk, item_pk)
    if not may_keep_case(user, item):
        raise PermissionDenied
    return user, item
