"""Ends with one clear line when the port in the first argument cannot be served on 127.0.0.1."""

from __future__ import annotations

import socket
import sys


def problem(word: str) -> str | None:
    """Why the port ``word`` cannot be used, in one sentence; None when it can."""
    if not word.isdecimal() or not 1 <= int(word) <= 65535:
        return f"PORT={word} không phải là số cổng từ 1 đến 65535."
    with socket.socket() as listener:
        # As the server does: a port whose last connections are only fading away is free.
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind(("127.0.0.1", int(word)))
        except PermissionError:
            return f"Tài khoản này không được dùng cổng {word}. Hãy chọn cổng từ 1024: make run PORT=8000"
        except OSError:
            return f"Cổng {word} đang có chương trình khác dùng. Hãy chọn cổng khác: make run PORT=8001"
    return None


if __name__ == "__main__":
    sys.exit(problem(sys.argv[1]))
