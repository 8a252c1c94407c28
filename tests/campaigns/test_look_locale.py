"""No English reaches a reader: every string of Django that a person can meet has its Vietnamese."""

from __future__ import annotations

import ast
import gettext
import re
from collections.abc import Iterator
from pathlib import Path

import axes
import django
import pytest
from django.conf import settings
from django.utils import translation
from django.utils.translation.template import templatize

CATALOGUE = settings.BASE_DIR / "locale" / "vi" / "LC_MESSAGES"
DJANGO = Path(django.__file__).parent
MET_BY_PEOPLE = (
    DJANGO / "core" / "validators.py",
    DJANGO / "core" / "paginator.py",
    *sorted((DJANGO / "forms").glob("*.py")),
    DJANGO / "db" / "models" / "base.py",
    DJANGO / "db" / "models" / "constraints.py",
    *sorted((DJANGO / "db" / "models" / "fields").glob("*.py")),
    DJANGO / "utils" / "timesince.py",
    DJANGO / "contrib" / "messages" / "apps.py",
    *(DJANGO / "contrib" / "auth" / name for name in ("admin.py", "forms.py", "models.py", "apps.py")),
    *(DJANGO / "contrib" / "auth" / name for name in ("password_validation.py", "validators.py")),
    *sorted((DJANGO / "contrib" / "admin").glob("**/*.py")),
    Path(axes.__file__).parent / "conf.py",
)
SAME_IN_BOTH = {"IPv4", "IPv6", "Email", "URL", "…", ":", ":?.!", ", ", "%(class_name)s %(instance)s"}
NEVER_SHOWN = {"LogEntry Object"}
CALLS = {"_", "gettext", "gettext_lazy", "gettext_noop", "ngettext", "ngettext_lazy"}
TEMPLATE_CALL = re.compile(
    r"""(n?)gettext\(u?('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")(?:,\s*u?('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"))?"""
)
PO_ENTRY = re.compile(
    r'^msgid "(?P<one>.*)"\n(?:msgid_plural "(?P<many>.*)"\n)?msgstr(?:\[0\])? "(?P<own>.+)"$', re.M
)


def strings_of_code(path: Path) -> Iterator[tuple[str, ...]]:
    for node in ast.walk(ast.parse(path.read_text())):
        if not isinstance(node, ast.Call):
            continue
        name = getattr(node.func, "id", getattr(node.func, "attr", ""))
        texts = [
            arg.value for arg in node.args if isinstance(arg, ast.Constant) and isinstance(arg.value, str)
        ]
        if name in CALLS and texts:
            yield tuple(texts[:2]) if name.startswith("n") else (texts[0],)


def strings_of_template(path: Path) -> Iterator[tuple[str, ...]]:
    for found in TEMPLATE_CALL.finditer(templatize(path.read_text())):
        one, many = ast.literal_eval(found[2]), found[3]
        yield (one, ast.literal_eval(many)) if found[1] and many else (one,)


def translated(texts: tuple[str, ...]) -> bool:
    own = translation.ngettext(*texts, 2) if len(texts) == 2 else translation.gettext(texts[0])
    return own not in texts or texts[0] in SAME_IN_BOTH | NEVER_SHOWN


@pytest.fixture(autouse=True)
def _vietnamese():
    with translation.override("vi"):
        yield


@pytest.mark.parametrize("path", MET_BY_PEOPLE, ids=lambda path: "/".join(path.parts[-3:]))
def test_the_words_of_the_code_are_vietnamese(path: Path):
    assert [texts for texts in strings_of_code(path) if not translated(texts)] == []


def test_the_words_of_the_admin_pages_are_vietnamese():
    pages = sorted((DJANGO / "contrib" / "admin" / "templates").rglob("*.html"))
    english = {texts for page in pages for texts in strings_of_template(page) if not translated(texts)}
    assert english == set()


def test_the_compiled_catalogue_is_that_of_the_source():
    with (CATALOGUE / "django.mo").open("rb") as compiled:
        words = gettext.GNUTranslations(compiled)
    entries = list(PO_ENTRY.finditer((CATALOGUE / "django.po").read_text()))
    assert len(entries) > 100
    for entry in entries:
        one, many, own = (text and text.replace('\\"', '"') for text in entry.group("one", "many", "own"))
        assert (words.ngettext(one, many, 2) if many else words.gettext(one)) == own


def test_placeholders_survive_the_translation():
    marks = re.compile(r"%\(\w+\)[sdr]|%[sd]|\{\w*\}")
    for entry in PO_ENTRY.finditer((CATALOGUE / "django.po").read_text()):
        assert sorted(set(marks.findall(entry["own"]))) == sorted(set(marks.findall(entry["one"])))
