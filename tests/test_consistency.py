"""What must hold for the project as a whole: templates, files, words, order of rows, migrations."""

from __future__ import annotations

import ast
import enum
import inspect
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.db.models import Model
from django.template.loader import get_template
from django.urls import URLPattern, URLResolver, get_resolver
from django.utils.text import camel_case_to_spaces

from awards import enums as upper_words
from campaigns import enums as lower_words
from campaigns.enums import Word
from tests.page_checks import ENGLISH

ROOT = settings.BASE_DIR
TEMPLATES = ROOT / "templates"
STATIC = ROOT / "static"
CODE = ("campaigns", "awards", "khoiky_cchc")
# Django, crispy-forms and the servers ask for these by name.
ASKED_BY_NAME = {
    "400.html",
    "403.html",
    "403_csrf.html",
    "404.html",
    "500.html",
    "admin/base_site.html",
    "admin/search_form.html",
    "bootstrap5/errors.html",
    "bootstrap5/errors_formset.html",
    "registration/lockout.html",
    "registration/login.html",
    "registration/password_change_done.html",
    "registration/password_change_form.html",
}
PLACES = re.compile("Khôi Kỳ|Khôi kỳ|KHÔI KỲ|Đại Từ|Thái Nguyên")


def files(folder: Path, *endings: str) -> list[Path]:
    """The files under ``folder`` with one of ``endings``; all of them without."""
    found = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return [
        path for path in found if "__pycache__" not in path.parts and (not endings or path.suffix in endings)
    ]


def sources() -> list[Path]:
    return [path for app in CODE for path in files(ROOT / app, ".py") if "migrations" not in path.parts]


def words() -> list[type[Word]]:
    return [
        value
        for module in (lower_words, upper_words)
        for value in vars(module).values()
        if inspect.isclass(value) and issubclass(value, Word) and value is not Word
    ]


def models() -> Iterator[type[Model]]:
    for app in ("campaigns", "awards"):
        yield from apps.get_app_config(app).get_models()


def url_names(resolver: URLResolver, space: str = "") -> Iterator[str]:
    for entry in resolver.url_patterns:
        if isinstance(entry, URLPattern):
            yield f"{space}{entry.name}"
        else:
            yield from url_names(entry, f"{entry.namespace}:" if entry.namespace else space)


# --- Words ---------------------------------------------------------------------------------------


def test_every_word_has_a_label_of_its_own_in_nfc() -> None:
    for kind in words():
        labels = [word.label for word in kind]
        assert all(labels), kind
        assert len(set(labels)) == len(labels), kind
        assert all(unicodedata.is_normalized("NFC", label) for label in labels), kind
        assert enum.unique(kind) is kind


def test_every_text_is_in_nfc() -> None:
    """A letter and its accent written apart look the same and are found by no search."""
    texts = sources() + files(TEMPLATES) + files(STATIC, ".js", ".css") + files(ROOT, ".toml", ".po")
    texts = [path for path in texts if ".venv" not in path.parts]

    assert [
        str(path) for path in texts if not unicodedata.is_normalized("NFC", path.read_text(encoding="utf-8"))
    ] == []


def test_no_place_stands_in_code_templates_or_scripts() -> None:
    """The commune, its district and its province are rows: another commune's plan loads as well."""
    texts = sources() + files(TEMPLATES) + files(STATIC, ".js", ".css", ".svg")
    sample = ROOT / "awards" / "sample"

    found = [
        f"{path.relative_to(ROOT)}: {match.group()}"
        for path in texts
        if not path.is_relative_to(sample)
        for match in PLACES.finditer(path.read_text(encoding="utf-8"))
    ]

    assert found == []


# --- Templates and static files ------------------------------------------------------------------


def text_of(path: Path) -> str:
    """What people read in a template: no tags, comments, scripts or styles."""
    text = path.read_text(encoding="utf-8")
    text = re.sub(r"(?s)\{%\s*comment\b.*?endcomment\s*%\}|\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", " ", text)
    return re.sub(r"(?s)<(script|style|svg)\b.*?</\1>|<!--.*?-->|<[^>]*>", " ", text)


def test_every_template_compiles_and_speaks_vietnamese() -> None:
    english = {}
    for path in files(TEMPLATES):
        get_template(str(path.relative_to(TEMPLATES)))
        if found := ENGLISH.findall(text_of(path)):
            english[str(path.relative_to(TEMPLATES))] = found

    assert english == {}


def test_every_address_that_a_template_names_exists() -> None:
    known = set(url_names(get_resolver()))
    named = {
        (name, str(path.relative_to(TEMPLATES)))
        for path in files(TEMPLATES)
        for name in re.findall(r"\{%\s*url\s+[\"']([^\"']+)[\"']", path.read_text(encoding="utf-8"))
    }

    assert sorted(each for each in named if each[0] not in known) == []


def test_no_template_is_unused() -> None:
    """Each is named by the code or by another template, or asked for by name by a package."""
    named = set(ASKED_BY_NAME)
    for path in sources():
        named |= {text for text in strings_of(path) if text.endswith(".html")}
    for path in files(TEMPLATES):
        named |= set(re.findall(r"[\"']([\w/.-]+\.html)[\"']", path.read_text(encoding="utf-8")))
    folders = tuple(text for path in sources() for text in strings_of(path) if text.endswith("/"))

    unused = [
        name
        for name in (str(path.relative_to(TEMPLATES)) for path in files(TEMPLATES))
        if name not in named and not name.startswith(folders)
    ]

    assert unused == []


def strings_of(path: Path) -> Iterator[str]:
    """The strings of a Python file; of an f-string the parts that are plain."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def test_no_static_file_is_unused() -> None:
    texts = "\n".join(
        path.read_text(encoding="utf-8")
        for path in sources() + files(TEMPLATES) + files(STATIC, ".css", ".js")
    )

    unused = [
        name
        for name in (str(path.relative_to(STATIC)) for path in files(STATIC))
        if name not in texts and Path(name).name not in texts and not name.endswith("LICENSE.txt")
    ]

    assert unused == []


def test_every_static_file_that_a_template_names_exists() -> None:
    named = {
        name
        for path in files(TEMPLATES)
        for name in re.findall(r"\{%\s*static\s+[\"']([^\"']+)[\"']", path.read_text(encoding="utf-8"))
    }

    missing = [
        name
        for name in sorted(named)
        if not name.startswith(("bootstrap/", "prose/", "admin/")) and not (STATIC / name).is_file()
    ]
    assert missing == []


def test_pages_ask_nobody_else_for_anything() -> None:
    """No asset of a page comes from another server."""
    outside = re.compile(r"(?:src|href|action)=[\"'](?:https?:)?//|@import|url\([\"']?(?:https?:)?//")
    texts = files(TEMPLATES) + files(STATIC, ".css")

    assert [str(path) for path in texts if outside.search(path.read_text(encoding="utf-8"))] == []


# --- Models --------------------------------------------------------------------------------------


def test_every_model_has_an_order_and_names_for_people() -> None:
    for model in models():
        given = camel_case_to_spaces(model.__name__)
        assert model._meta.ordering, model
        assert given not in (model._meta.verbose_name, model._meta.verbose_name_plural), model
        assert model.__str__ is not Model.__str__, model


@pytest.mark.django_db
def test_no_migration_is_missing() -> None:
    call_command("makemigrations", "--check", "--dry-run", verbosity=0)


def test_the_system_check_finds_nothing() -> None:
    call_command("check", "--fail-level", "WARNING")
