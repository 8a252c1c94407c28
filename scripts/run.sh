#!/bin/sh
# make run: from a fresh checkout to a served portal. Run again it is quick and destroys nothing.
set -eu
PYTHON=${PYTHON:-python3}
PORT=${PORT:-8000}
export PORT

sh scripts/system.sh
if ! "$PYTHON" scripts/port_free.py "$PORT"; then exit 1; fi
sh scripts/setup.sh requirements.txt
.venv/bin/python scripts/prepare.py
exec .venv/bin/python -m gunicorn khoiky_cchc.wsgi
