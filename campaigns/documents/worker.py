"""A process that only sets papers: HTML comes in on its standard input, PDF goes out on its standard output.

pool.py starts it. It knows neither the project's settings nor its database, opens nothing but the papers'
stylesheet and fonts, and ends when its input does, be it that the pool closed it or that the process above
is gone.

A message is a letter, a length (four bytes, the most significant first) and so many bytes:

    in    H  HTML                   out   W  nothing: warm, the first paper may come
                                          P  the PDF
                                          R  a refusal: JSON, [[code, sentence], …]
                                          E  anything else that went wrong: the traceback
"""

from __future__ import annotations

import gc
import json
import os
import select
import sys
import traceback
from typing import IO

from campaigns.documents.pdf import PaperError, render_pdf

HTML, WARM, PDF, REFUSAL, FAULT = b"H", b"W", b"P", b"R", b"E"
IDLE = 300.0  # seconds without a paper after which a worker makes room
FIRST = "<html lang='vi'><head><title>.</title></head><body><p class='text'>Văn bản</p></body></html>"


def send(target: IO[bytes], kind: bytes, body: bytes) -> None:
    """Write one message."""
    target.write(kind + len(body).to_bytes(4, "big") + body)
    target.flush()


def receive(source: IO[bytes]) -> tuple[bytes, bytes]:
    """Read one message: its letter and its body. ``EOFError`` when there is none, or only a part."""
    head = source.read(5)
    length = int.from_bytes(head[1:], "big")
    body = source.read(length) if len(head) == 5 else b""
    if len(head) < 5 or len(body) < length:
        raise EOFError
    return head[:1], body


def main() -> None:
    """Warm up, say so, and serve on the standard streams; what else is printed goes to the log."""
    target = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    render_pdf(FIRST)
    gc.collect()
    gc.freeze()  # what is there now stays: the collector need not look at it again
    send(target, WARM, b"")
    serve(sys.stdin.buffer, target)


def serve(source: IO[bytes], target: IO[bytes]) -> None:
    """Set one paper after the other until the input ends or nothing has come for a while."""
    while select.select([source], [], [], IDLE)[0]:
        try:
            _, html = receive(source)
        except EOFError:
            return
        send(target, *_answer(html.decode()))


def _answer(html: str) -> tuple[bytes, bytes]:
    try:
        return PDF, render_pdf(html)
    except PaperError as refusal:
        return REFUSAL, json.dumps([(reason.code, reason.sentence) for reason in refusal.reasons]).encode()
    except Exception:
        return FAULT, traceback.format_exc().encode()
