"""The admin of the upper app."""

from awards.admin import approvals, certificates, council, past_awards, plan, record, signing, word_templates

__all__ = [
    "approvals",
    "certificates",
    "council",
    "past_awards",
    "plan",
    "record",
    "signing",
    "word_templates",
]
