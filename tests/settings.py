"""The portal's settings for tests: a home of its own that is thrown away, and nothing slow on purpose."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

TEST_ROOT = Path(tempfile.mkdtemp(prefix="portal-test-"))
os.environ["DATA_DIR"] = str(TEST_ROOT)

from khoiky_cchc.settings import *  # noqa: E402, F403
from khoiky_cchc.settings import DATABASE, STORAGES  # noqa: E402

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
WHITENOISE_AUTOREFRESH = True  # nothing has been collected
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}  # there is no worker
AXES_ENABLED = False  # the tests of sign-in switch it on

if DATABASE["ENGINE"].endswith("sqlite3"):
    # A file and not the memory: only a file shows locks, to threads and to other processes alike.
    DATABASE["TEST"] = {"NAME": str(TEST_ROOT / "test.sqlite3")}
    DATABASE["OPTIONS"]["init_command"] = (
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF; PRAGMA foreign_keys=ON;"
    )
else:
    DATABASE["TEST"] = {"CHARSET": "UTF8", "TEMPLATE": "template0"}
    DATABASE["CONN_MAX_AGE"] = 0  # an open connection would keep the test database from being dropped
