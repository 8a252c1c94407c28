#!/bin/sh
# make run: from a fresh checkout to a served portal with its worker. Run again it is quick and destroys nothing.
set -eu
PORT=${PORT:-8000}
export PORT

sh scripts/setup.sh requirements.txt
.venv/bin/python scripts/port_free.py "$PORT"
.venv/bin/python scripts/prepare.py

sh scripts/worker.sh &
worker=$!
server=""
stop() {
    kill "$worker" $server 2>/dev/null || true
    wait
}
trap stop EXIT
trap 'exit 130' INT TERM HUP
.venv/bin/python -m gunicorn khoiky_cchc.wsgi &
server=$!
wait "$server"
