#!/bin/sh
# Makes sure of what pip cannot bring: Python 3.11 with venv, and the libraries that set the papers in type.
#     sh scripts/system.sh [requirements-dev.txt]      with the latter also what drives the browser of the tests
# Installs missing Debian packages as root or with passwordless sudo; otherwise says in one sentence what to type.
set -eu
PYTHON=${PYTHON:-python3}

if ! "$PYTHON" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
    echo "Cần Python 3.11 trở lên; “$PYTHON” không đáp ứng. Hãy cài bằng: apt-get install python3" \
        "(hoặc chỉ rõ: make PYTHON=/đường/dẫn/python3.11 …)" >&2
    exit 1
fi

# Asking the loader itself is right on every distribution, and for libraries that came another way.
loads() { "$PYTHON" -c "import ctypes; ctypes.CDLL('$1')" 2>/dev/null; }

missing=""
"$PYTHON" -c 'import ensurepip, venv' 2>/dev/null || missing="$missing python3-venv"
loads libpango-1.0.so.0 || missing="$missing libpango-1.0-0"
loads libpangoft2-1.0.so.0 || missing="$missing libpangoft2-1.0-0"
loads libharfbuzz-subset.so.0 || missing="$missing libharfbuzz-subset0"
case " $* " in
*" requirements-dev.txt "*) loads libatomic.so.1 || missing="$missing libatomic1" ;; # Playwright's driver
esac
[ -n "$missing" ] || exit 0

install="apt-get install -y --no-install-recommends$missing"
if ! command -v apt-get >/dev/null; then
    echo "Thiếu các gói hệ thống (tên theo Debian):$missing. Hãy cài chúng rồi chạy lại." >&2
    exit 1
elif [ "$(id -u)" = 0 ]; then
    as_root=""
elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then
    as_root="sudo -n"
else
    echo "Thiếu các gói hệ thống. Hãy chạy lệnh này rồi chạy lại: sudo $install" >&2
    exit 1
fi

echo "Cài gói hệ thống:$missing"
log=$(mktemp)
trap 'rm -f "$log"' EXIT
export DEBIAN_FRONTEND=noninteractive
# An old package list is a common reason to fail, an unreachable one is not: hence the order.
if ! $as_root $install >"$log" 2>&1 && ! { $as_root apt-get update && $as_root $install; } >"$log" 2>&1; then
    tail -n 5 "$log" >&2
    echo "Không cài được gói hệ thống. Hãy kiểm tra mạng rồi chạy: $install" >&2
    exit 1
fi
