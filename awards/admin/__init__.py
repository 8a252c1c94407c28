"""The admin of the upper app."""

from awards.admin import approvals, certificates, council, plan, record, signing

__all__ = ["approvals", "certificates", "council", "plan", "record", "signing"]
