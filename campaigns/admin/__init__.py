"""The admin of the lower app."""

from campaigns.admin import accounts, criteria, deputies, people, plan, record

__all__ = ["accounts", "criteria", "deputies", "people", "plan", "record"]
