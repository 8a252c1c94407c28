"""How the static files are collected: hashed names, compressed once, only what the pages use."""

from __future__ import annotations

from typing import Any

from django.contrib.staticfiles.apps import StaticFilesConfig
from whitenoise.compress import Compressor
from whitenoise.storage import CompressedManifestStaticFilesStorage


class PortalStaticFilesConfig(StaticFilesConfig):
    """Leaves aside what no page loads.

    Of Bootstrap the builds right to left, in parts, not minified; of the editor's package all but the editor.
    """

    ignore_patterns = [
        *StaticFilesConfig.ignore_patterns,
        "*.rtl.*",
        "*.esm.*",
        "bootstrap-*",
        "bootstrap.css*",
        "bootstrap.js*",
        "bootstrap.min.js*",
        "bootstrap.bundle.js*",
        "configurable.js*",
        "default.js*",
        "editor.css*",
        "material-icons*",
        "overrides.css*",
    ]


class GzipManifestStorage(CompressedManifestStaticFilesStorage):
    """WhiteNoise's storage with gzip alone: Brotli makes each start wait and saves little here."""

    def create_compressor(self, **options: Any) -> Compressor:
        return Compressor(use_brotli=False, **options)
