"""What every page knows: whose portal it is, and where the reader may go."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.http import HttpRequest
from django.urls import NoReverseMatch, get_script_prefix, reverse
from django.utils import timezone

from campaigns.enums import Role
from campaigns.models import Campaign, Organisation, User
from campaigns.queries.campaign import active_campaign

DEFAULT_NAME = "Cổng thi đua, khen thưởng"


@dataclass(frozen=True)
class Destination:
    """One entry of the navigation; without ``roles`` everybody may go there."""

    url_name: str
    label: str
    icon: str
    roles: frozenset[Role] = frozenset()


@dataclass(frozen=True)
class Item:
    label: str
    url: str
    icon: str
    active: bool


@dataclass(frozen=True)
class Group:
    title: str
    items: tuple[Item, ...]


PARTICIPANTS = frozenset({Role.OFFICE, Role.UNIT, Role.INDIVIDUAL})
DECIDERS = PARTICIPANTS | {Role.COUNCIL, Role.CHAIRMAN}
EVERYBODY = frozenset(Role)

WORK = (
    Destination("worklist", "Việc cần làm", "tasks", EVERYBODY - {Role.ADMINISTRATOR}),
    Destination("registrations", "Đăng ký", "register", PARTICIPANTS | {Role.CHAIRMAN}),
    Destination("scorecards", "Chấm điểm", "score", PARTICIPANTS),
    Destination("measures", "Chỉ số", "measure", PARTICIPANTS),
    Destination("initiatives", "Sáng kiến", "initiative", PARTICIPANTS),
    Destination("ranking", "Xếp hạng", "ranking", DECIDERS),
    Destination("nominations", "Đề nghị", "nominate", DECIDERS),
    Destination("today", "Nếu gửi hôm nay", "calendar", frozenset({Role.CHAIRMAN, Role.OFFICE})),
    Destination("council", "Họp xét", "council", frozenset({Role.OFFICE, Role.COUNCIL, Role.CHAIRMAN})),
    Destination("dossiers", "Hồ sơ", "dossier", frozenset({Role.OFFICE, Role.CHAIRMAN})),
    Destination("results", "Kết quả", "result", PARTICIPANTS | {Role.CHAIRMAN}),
)
OVERSIGHT = (
    Destination("publicity", "Tin bài, điển hình", "publicity", frozenset({Role.OFFICE, Role.CULTURE})),
    Destination(
        "statistics",
        "Thống kê",
        "statistics",
        frozenset({Role.OFFICE, Role.CULTURE, Role.CHAIRMAN, Role.COUNCIL}),
    ),
    Destination("guide", "Hướng dẫn", "guide", EVERYBODY),
    Destination(
        "admin:index", "Quản trị", "settings", frozenset({Role.OFFICE, Role.CHAIRMAN, Role.ADMINISTRATOR})
    ),
)
PUBLIC = (
    Destination("home", "Trang chủ", "home"),
    Destination("plan", "Kế hoạch", "plan"),
    Destination("honour_board", "Bảng vàng", "honour"),
    Destination("exemplars", "Điển hình", "exemplar"),
    Destination("news", "Tin tức", "news"),
)


def portal(request: HttpRequest) -> dict[str, Portal]:
    """The context processor: ``portal`` for every template, read from the database only when a page asks."""
    return {"portal": Portal(request)}


class Portal:
    """The portal as the reader of one request sees it."""

    def __init__(self, request: HttpRequest) -> None:
        self.request = request

    @cached_property
    def campaign(self) -> Campaign | None:
        """The active campaign, or None before the first plan is loaded."""
        return active_campaign()

    @property
    def organisation(self) -> Organisation | None:
        """Whose campaign is active: the portal wears its name."""
        return self.campaign.organisation if self.campaign else None

    @property
    def name(self) -> str:
        """The name in the letterhead and in the window's title."""
        return self.organisation.name if self.organisation else DEFAULT_NAME

    @property
    def movement(self) -> str:
        """The movement as the letterhead names it; empty before the first plan is loaded."""
        if self.campaign is None:
            return ""
        years = f"{self.campaign.starts_on.year} – {self.campaign.ends_on.year}"
        return f"Phong trào thi đua “{self.campaign.movement}”, giai đoạn {years}"

    @cached_property
    def roles(self) -> tuple[Role, ...]:
        """The reader's roles in the order of their definition; none for a guest."""
        user = getattr(self.request, "user", None)
        return tuple(role for role in Role if role in user.roles) if isinstance(user, User) else ()

    @cached_property
    def today(self) -> date:
        """Today by the portal's time zone."""
        return timezone.localdate()

    @property
    def home_url(self) -> str:
        """The root of the site, also when a proxy serves it below a prefix."""
        return get_script_prefix()

    @cached_property
    def navigation(self) -> tuple[Group, ...]:
        """The groups of links for this reader: the public pages for a guest; first the work for a user."""
        groups = (
            self._group("Công việc", WORK),
            self._group("Theo dõi", OVERSIGHT),
            self._group("Trang công khai", PUBLIC),
        )
        return tuple(group for group in groups if group.items)

    def _group(self, title: str, places: tuple[Destination, ...]) -> Group:
        allowed = [place for place in places if not place.roles or not place.roles.isdisjoint(self.roles)]
        items = (_item(place, self.request.path) for place in allowed)
        return Group(title, tuple(item for item in items if item))


def _item(place: Destination, path: str) -> Item | None:
    """The link to ``place``; None where the app that owns it is not installed (the upper app is optional)."""
    try:
        url = reverse(place.url_name)
    except NoReverseMatch:
        return None
    active = path == url or (url != get_script_prefix() and path.startswith(url))
    return Item(place.label, url, place.icon, active)
