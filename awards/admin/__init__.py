"""The admin of the upper app."""

from awards.admin import approvals, certificates, council, plan, record, signing, word_templates

__all__ = ["approvals", "certificates", "council", "plan", "record", "signing", "word_templates"]
