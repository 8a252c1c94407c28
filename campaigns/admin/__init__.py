"""The admin of the lower app."""

from campaigns.admin import accounts, criteria, people, plan, record

__all__ = ["accounts", "criteria", "people", "plan", "record"]
