"""The admin of the upper app."""

from awards.admin import approvals, council, plan, record, word_templates

__all__ = ["approvals", "council", "plan", "record", "word_templates"]
