#!/bin/sh
# make fix: repairs what the tools can repair. What is left needs a person: see make check.
set -eu
sh scripts/setup.sh requirements.txt requirements-dev.txt
.venv/bin/python -m ruff check --fix --quiet . || true
.venv/bin/python -m ruff format .
.venv/bin/python manage.py states
