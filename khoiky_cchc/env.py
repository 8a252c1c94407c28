"""Settings read from the environment: a bad value ends the program with one clear line.

An empty value counts as absent, so that a line ``NAME=`` in .env means the default.
"""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from typing import Any, NoReturn

import environ

TRUE_WORDS = frozenset({"1", "true", "yes", "on"})
FALSE_WORDS = frozenset({"0", "false", "no", "off"})
ENGINES = frozenset({"django.db.backends.sqlite3", "django.db.backends.postgresql"})
KEY_LENGTH = 50


def load_file(path: Path) -> None:
    """Put the lines of the .env file at ``path`` into the environment; what is already set there wins."""
    if path.is_file():
        environ.Env.read_env(path, overwrite=False)


def refuse(name: str, sentence: str) -> NoReturn:
    """End the program: the setting ``name`` is unusable for the reason in ``sentence``."""
    raise SystemExit(f"Cấu hình sai: {name}: {sentence}")


def text(name: str, default: str) -> str:
    return os.environ.get(name, "").strip() or default


def flag(name: str, default: bool) -> bool:
    """A yes or a no; django-environ would read every unknown word as no."""
    word = text(name, "true" if default else "false").lower()
    if word not in TRUE_WORDS | FALSE_WORDS:
        refuse(name, f"“{word}” phải là true hoặc false (must be true or false).")
    return word in TRUE_WORDS


def one_of(name: str, default: str, allowed: tuple[str, ...]) -> str:
    """One of the words in ``allowed``, in any case; returned as it stands there."""
    word = text(name, default).upper()
    if word not in allowed:
        refuse(name, f"“{word}” không nằm trong {', '.join(allowed)} (must be one of these).")
    return word


def whole(name: str, default: int, *, least: int, most: int) -> int:
    """A whole number between ``least`` and ``most``, both included."""
    word = text(name, str(default))
    if not word.isdecimal() or not least <= int(word) <= most:
        refuse(name, f"“{word}” phải là số nguyên từ {least} đến {most} (must be a whole number).")
    return int(word)


def words(name: str, default: list[str]) -> list[str]:
    """A list separated by commas."""
    return [word.strip() for word in text(name, ",".join(default)).split(",") if word.strip()]


def folder(name: str, default: Path) -> Path:
    """An absolute folder, made when it is not there yet."""
    path = Path(text(name, str(default)))
    if not path.is_absolute():
        refuse(name, f"“{path}” phải là đường dẫn tuyệt đối (must be an absolute path).")
    try:
        path.mkdir(mode=0o750, parents=True, exist_ok=True)
    except OSError:
        refuse(name, f"không tạo được thư mục {path}; hãy kiểm tra quyền ghi.")
    return path


def database(name: str, default: Path) -> dict[str, Any]:
    """The database at an address sqlite:///… or postgres://…; without one, the SQLite file ``default``."""
    address = text(name, f"sqlite:///{default}")
    if not address.startswith(("sqlite:///", "postgres://", "postgresql://")):
        refuse(name, "phải bắt đầu bằng sqlite:/// hoặc postgres:// (must name SQLite or PostgreSQL).")
    try:
        config: dict[str, Any] = dict(environ.Env.db_url_config(address))
    except ValueError as error:
        refuse(name, f"không đọc được địa chỉ cơ sở dữ liệu ({error}).")
    if config.get("ENGINE") not in ENGINES or config.get("NAME") in {"", ":memory:"}:
        refuse(name, "thiếu tên cơ sở dữ liệu (names no database).")
    return config


def secret(name: str, path: Path) -> str:
    """The secret from the environment, or else the one kept in ``path``, which is written once (0600).

    Two processes that start together get the same one: the file appears complete or not at all.
    """
    given = text(name, "")
    if given:
        if len(given) < KEY_LENGTH:
            refuse(name, f"phải dài ít nhất {KEY_LENGTH} ký tự (is too short).")
        return given
    try:
        if not path.exists():
            _write_once(path, secrets.token_urlsafe(KEY_LENGTH))
        return path.read_text(encoding="ascii")
    except OSError:
        refuse(name, f"không đọc hoặc ghi được {path}; hãy kiểm tra quyền.")


def _write_once(path: Path, content: str) -> None:
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    draft.touch(mode=0o600)
    draft.write_text(content, encoding="ascii")
    try:
        os.link(draft, path)
    except FileExistsError:
        return
    finally:
        draft.unlink()
