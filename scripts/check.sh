#!/bin/sh
# make check: every check runs, also after one has failed; the failed ones are named at the end. Changes nothing.
set -eu
sh scripts/setup.sh requirements.txt requirements-dev.txt

DATA_DIR=$(mktemp -d) # a database and a key of its own: a check leaves nothing behind
export DATA_DIR
trap 'rm -rf "$DATA_DIR"' EXIT

failed=""
check() {
    name=$1
    shift
    echo "== $name"
    .venv/bin/python "$@" || failed="$failed\n  $name"
}

check "Quy tắc viết mã" -m ruff check --quiet --output-format concise .
check "Định dạng" -m ruff format --check --quiet .
check "Kiểu dữ liệu" -m mypy
check "Chiều của import" -c "from importlinter.cli import lint_imports_command as lint; lint()"
check "Cấu hình Django" manage.py check --fail-level WARNING
check "Migration còn thiếu" manage.py makemigrations --check --dry-run
check "docs/states.md" manage.py states --check

if [ -n "$failed" ]; then
    printf "Chưa đạt:$failed\n" >&2
    exit 1
fi
echo "Đạt mọi kiểm tra."
