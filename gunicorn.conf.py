"""How the application server runs; it reads this file by itself. PORT and WORKERS: from the environment."""

from __future__ import annotations

import os
from typing import Any

bind = f"127.0.0.1:{os.environ.get('PORT', '8000')}"
workers = int(os.environ.get("WORKERS", "2"))
threads = 4
worker_class = "gthread"
preload_app = True  # the workers share the memory of what is loaded, and a bad setting is said once
timeout = 120  # seconds: a list of a thousand rows to PDF takes eleven
max_requests = 2000  # renew a worker now and then: typesetting keeps a little memory of every paper
max_requests_jitter = 200
loglevel = "warning"
control_socket_disable = True


def when_ready(server: Any) -> None:
    """Say where the portal is, now that it really answers."""
    print(f"\nCổng thông tin đã sẵn sàng: http://{bind}/    (Ctrl+C để dừng)\n", flush=True)
