"""Measures pages and papers on a throw-away database and prints the figures side by side, as ratios.

    make bench      about three minutes; make bench ARGS=papers or ARGS=pages for one half

Seconds differ from machine to machine; the ratios and the counts of queries are what to compare between two
versions of the code.
"""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent.parent))
os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
os.environ.pop("DATABASE_URL", None)

import django

django.setup()

from scripts.bench.pages import measure_pages  # noqa: E402
from scripts.bench.papers import measure_papers  # noqa: E402
from scripts.bench.word import measure_word  # noqa: E402
from tests.settings import TEST_ROOT  # noqa: E402

if __name__ == "__main__":
    try:
        if "pages" not in sys.argv[1:]:
            measure_papers()
            measure_word()
        if "papers" not in sys.argv[1:]:
            measure_pages()
    finally:
        shutil.rmtree(TEST_ROOT, ignore_errors=True)
