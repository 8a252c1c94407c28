"""The password hash, measured for a small server."""

from __future__ import annotations

from django.contrib.auth.hashers import Argon2PasswordHasher


class OfficeArgon2Hasher(Argon2PasswordHasher):
    """Argon2id with 19 MiB and two passes: OWASP's least, and a fifth of Django's memory.

    Ten people who sign in at the same moment then take 190 MiB and not 1 GiB. A password stored
    with other parameters is re-hashed at its owner's next sign-in.
    """

    time_cost = 2
    memory_cost = 19_456  # KiB
    parallelism = 1
