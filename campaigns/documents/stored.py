"""Stored files as they were stored: read, and compared with the sum that was taken then."""

from __future__ import annotations

from hashlib import sha256
from typing import Any, Protocol

from campaigns.errors import Reason, Refused
from campaigns.models import EvidencePaper


class Stored(Protocol):
    """A row with a file and the sum of its bytes."""

    file: Any
    sha256: Any


def read_stored(row: Stored, name: str, stored_as: str) -> bytes:
    """The bytes of ``row``. Refused with ``file_missing`` or ``file_changed``, called ``name`` there."""
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


def read_evidence(paper: EvidencePaper) -> bytes:
    """The stored bytes of a paper of evidence. Refused with ``file_missing`` or ``file_changed``."""
    return read_stored(paper, f"tài liệu kiểm chứng “{paper.title}”", "bản đã tải lên")
