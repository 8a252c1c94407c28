"""Registration for a period (Kế hoạch 454, mục IV.1): write, send, take back, return, accept, report."""

from campaigns.actions.registrations.sending import (
    SeveralAccepted,
    accept,
    accept_several,
    recall,
    send_back,
    submit,
)
from campaigns.actions.registrations.targets import TargetInput, TargetResult
from campaigns.actions.registrations.writing import record_results, register, save, start

__all__ = [
    "SeveralAccepted",
    "TargetInput",
    "TargetResult",
    "accept",
    "accept_several",
    "recall",
    "record_results",
    "register",
    "save",
    "send_back",
    "start",
    "submit",
]
