#!/bin/sh
# Runs one of the developers' programs with everything that it needs:  sh scripts/tool.sh scripts/bench …
set -eu
sh scripts/setup.sh requirements.txt requirements-dev.txt
exec .venv/bin/python "$@"
