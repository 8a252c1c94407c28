"""Stored files as they were stored: issued papers, signed copies, evidence, ZIPs that were handed over."""

from __future__ import annotations

from hashlib import sha256

from awards.models import HandOver, Paper, SignedCopy
from campaigns.errors import Reason, Refused
from campaigns.models import Evidence


def read_file(paper: Paper) -> bytes:
    """The stored bytes of an issued paper. Refused with ``file_missing`` or ``file_changed``."""
    return _read(paper, str(paper), "bản đã phát hành")


def read_copy(copy: SignedCopy) -> bytes:
    """The stored bytes of a signed copy. Refused with ``file_missing`` or ``file_changed``."""
    return _read(copy, str(copy), "bản đã lưu")


def read_evidence(evidence: Evidence) -> bytes:
    """The stored bytes of a file of evidence. Refused with ``file_missing`` or ``file_changed``."""
    return _read(evidence, f"tài liệu kiểm chứng “{evidence.title}”", "bản đã tải lên")


def read_package(hand_over: HandOver) -> bytes:
    """The ZIP that was handed over. Refused with ``file_missing`` or ``file_changed``."""
    return _read(hand_over, f"hồ sơ nộp lần {hand_over.number}", "bản đã nộp")


def _read(row: Paper | SignedCopy | Evidence | HandOver, name: str, stored_as: str) -> bytes:
    try:
        with row.file.open("rb") as stored:
            content: bytes = stored.read()
    except (OSError, ValueError) as error:
        sentence = f"Không tìm thấy tệp của {name} trên máy chủ. Hãy khôi phục từ bản sao lưu."
        raise Refused(Reason("file_missing", sentence)) from error
    if sha256(content).hexdigest() != row.sha256:
        sentence = f"Tệp của {name} không còn đúng với {stored_as}. Hãy khôi phục từ bản sao lưu."
        raise Refused(Reason("file_changed", sentence))
    return content
