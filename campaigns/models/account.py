"""Accounts: who signs in, for whom he speaks and which roles he has."""

from __future__ import annotations

from functools import cached_property
from typing import NamedTuple

from django.contrib.auth.models import AbstractUser
from django.db import models

from campaigns.enums import Role


class Case(NamedTuple):
    """Keys of what a clerk has an interest in: himself, and the unit that he speaks for."""

    campaign: int
    individual: int | None
    collective: int | None

    def covers(self, campaign: int, *, individual: int | None, collective: int | None) -> bool:
        """Whether something of this person, or of this collective, is the clerk's own case."""
        if campaign != self.campaign:
            return False
        if individual is not None:
            return individual == self.individual
        return collective is not None and collective == self.collective


class User(AbstractUser):
    """A person who signs in; roles are Django groups named by ``Role``."""

    first_name = None  # type: ignore[assignment]
    last_name = None  # type: ignore[assignment]
    full_name = models.CharField("họ và tên", max_length=120)
    collective = models.ForeignKey(
        "campaigns.Collective",
        verbose_name="đơn vị đại diện",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="speakers",
        help_text="Tập thể mà tài khoản này thay mặt đăng ký, tự chấm điểm và đề nghị.",
    )
    individual = models.OneToOneField(
        "campaigns.Individual",
        verbose_name="cá nhân",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="user",
        help_text="Chính người sử dụng tài khoản này, nếu người đó tham gia phong trào.",
    )

    REQUIRED_FIELDS = ["full_name"]

    class Meta:
        verbose_name = "tài khoản"
        verbose_name_plural = "tài khoản"
        ordering = ("username",)

    def __str__(self) -> str:
        return self.full_name or self.username

    @cached_property
    def roles(self) -> frozenset[Role]:
        """The roles of this account; groups with other names give none."""
        known = {role.value for role in Role}
        return frozenset(Role(name) for name in self.groups.values_list("name", flat=True) if name in known)

    @cached_property
    def deputised(self) -> tuple[Case, ...]:
        """Whose cases this account handles for the office today, as (campaign, individual, collective)."""
        rows = self.deputised_cases.filter(ended_on__isnull=True).order_by("pk")
        keys = rows.values_list("campaign_id", "clerk__individual_id", "clerk__collective_id")
        return tuple(Case(*ids) for ids in keys)

    def has_role(self, *roles: Role) -> bool:
        """Whether the account is active and holds at least one of ``roles``."""
        return self.is_active and not self.roles.isdisjoint(roles)

    def get_full_name(self) -> str:
        """The name as it stands on papers."""
        return self.full_name

    def get_short_name(self) -> str:
        """The given name, which is the last word of a Vietnamese name."""
        return self.full_name.split()[-1] if self.full_name else self.username
