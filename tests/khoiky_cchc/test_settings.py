"""Promises of the settings that other parts rely on."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.contrib.auth.hashers import check_password, make_password
from django.contrib.staticfiles import finders

from khoiky_cchc import settings as portal

ROOT = Path(__file__).resolve().parent.parent.parent


def _read(expression: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Evaluate an expression over the settings in a fresh program with this environment."""
    program = f"from khoiky_cchc import settings as s; print({expression})"
    return subprocess.run(
        [sys.executable, "-c", program],
        cwd=ROOT,
        env=os.environ | environment,
        capture_output=True,
        text=True,
        check=False,
    )


def test_bootstrap_is_served_from_this_host() -> None:
    assert finders.find("bootstrap/css/bootstrap.min.css")
    assert finders.find("bootstrap/js/bootstrap.bundle.min.js")


def test_passwords_are_argon2_with_modest_memory(settings) -> None:  # type: ignore[no-untyped-def]
    settings.PASSWORD_HASHERS = portal.PASSWORD_HASHERS
    encoded = make_password("Mật khẩu dài 2022")
    assert encoded.startswith("argon2$argon2id$v=19$m=19456,t=2,p=1$")
    assert check_password("Mật khẩu dài 2022", encoded)


def test_no_secret_file_is_served() -> None:
    served = [
        portal.STATIC_ROOT,
        *(Path(entry[1] if isinstance(entry, tuple) else entry) for entry in portal.STATICFILES_DIRS),
    ]
    private = [portal.DATA_DIR, portal.PRIVATE_ROOT, portal.PAPERS_ROOT]
    assert not any(folder.is_relative_to(root) for folder in private for root in served)


@pytest.mark.parametrize(("behind", "secure"), [("true", "True"), ("false", "False")])
def test_one_switch_turns_https_on(behind: str, secure: str) -> None:
    result = _read(
        "s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_SECURE, s.SECURE_SSL_REDIRECT", BEHIND_HTTPS=behind
    )
    assert result.stdout.split() == [secure] * 3


def test_a_bad_value_ends_with_one_line() -> None:
    result = _read("1", UPLOAD_MAX_MB="many")
    assert result.returncode == 1
    assert result.stderr.startswith("Cấu hình sai: UPLOAD_MAX_MB")
    assert result.stderr.count("\n") == 1


def test_debug_is_off_by_default(monkeypatch: pytest.MonkeyPatch) -> None:
    assert _read("s.DEBUG", DEBUG="").stdout == "False\n"
