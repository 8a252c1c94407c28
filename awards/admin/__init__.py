"""The admin of the upper app."""

from awards.admin import approvals, council, plan, record, signing

__all__ = ["approvals", "council", "plan", "record", "signing"]
