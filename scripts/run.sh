#!/bin/sh
# make run: from a fresh checkout to a served portal. Run again it is quick and destroys nothing.
set -eu
PORT=${PORT:-8000}
export PORT

sh scripts/setup.sh requirements.txt
.venv/bin/python scripts/port_free.py "$PORT"
.venv/bin/python scripts/prepare.py
exec .venv/bin/python -m gunicorn khoiky_cchc.wsgi
