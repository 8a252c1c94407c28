#!/bin/sh
# Makes .venv and installs the given requirements files into it; does nothing when they have not changed.
#     sh scripts/setup.sh requirements.txt [requirements-dev.txt]
set -eu
PYTHON=${PYTHON:-python3}
UV=uv==0.13.9

sh scripts/system.sh "$@"

if ! .venv/bin/python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
    echo "Tạo môi trường .venv"
    "$PYTHON" -m venv --clear .venv
fi

stamp_of() { echo ".venv/$1.sha256"; }
fresh=yes
for file in "$@"; do
    sha256sum --check --status "$(stamp_of "$file")" 2>/dev/null || fresh=no
done
[ $fresh = no ] || exit 0

echo "Cài thư viện: $*"
files=""
for file in "$@"; do files="$files -r $file"; done
python=.venv/bin/python
# Compiled at once, or the first start pays for it. uv is many times quicker; pip is what every Python has.
if ! { $python -m pip install --quiet --disable-pip-version-check "$UV" &&
    $python -m uv pip install --quiet --python $python --compile-bytecode $files; } 2>.venv/uv.log; then
    echo "uv không dùng được (xem .venv/uv.log), chuyển sang pip"
    if ! $python -m pip install --quiet --disable-pip-version-check --compile $files; then
        echo "Không cài được thư viện Python. Hãy kiểm tra mạng rồi chạy lại." >&2
        exit 1
    fi
fi
for file in "$@"; do sha256sum "$file" >"$(stamp_of "$file")"; done
