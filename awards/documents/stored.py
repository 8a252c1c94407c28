"""Stored files as they were stored: issued papers, signed copies, ZIPs that were handed over."""

from __future__ import annotations

from awards.models import HandOver, Paper, SignedCopy
from campaigns.documents.stored import read_stored


def read_file(paper: Paper) -> bytes:
    """The stored bytes of an issued paper. Refused with ``file_missing`` or ``file_changed``."""
    return read_stored(paper, str(paper), "bản đã phát hành")


def read_copy(copy: SignedCopy) -> bytes:
    """The stored bytes of a signed copy. Refused with ``file_missing`` or ``file_changed``."""
    return read_stored(copy, str(copy), "bản đã lưu")


def read_package(hand_over: HandOver) -> bytes:
    """The ZIP that was handed over. Refused with ``file_missing`` or ``file_changed``."""
    return read_stored(hand_over, f"hồ sơ nộp lần {hand_over.number}", "bản đã nộp")
