"""What the tools of make check cannot see about the tree as a whole."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import unicodedata
from collections.abc import Iterator
from importlib.metadata import packages_distributions, version
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
OWN_PACKAGES = ("awards", "campaigns", "khoiky_cchc", "scripts", "tests")
LEFT_BEHIND = {"data", "staticfiles", "screens", "__pycache__"}  # and every hidden folder but .ci
TEXT_SUFFIXES = {".css", ".example", ".html", ".js", ".md", ".po", ".py", ".sh", ".svg", ".toml", ".txt", ""}
MOST_LINES = 400


def _belongs(path: Path) -> bool:
    folders = path.relative_to(ROOT).parts[:-1]
    return not any(name in LEFT_BEHIND or (name.startswith(".") and name != ".ci") for name in folders)


def _files(*suffixes: str) -> Iterator[Path]:
    for path in sorted(ROOT.rglob("*")):
        if path.is_file() and path.suffix in suffixes and path.name != ".env" and _belongs(path):
            yield path


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def _found(pattern: re.Pattern[str], *suffixes: str) -> list[str]:
    """Every line that matches, as file:line."""
    return [
        f"{_name(path)}:{number}: {line.strip()[:100]}"
        for path in _files(*suffixes)
        if path != Path(__file__)
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if pattern.search(line)
    ]


def _own_python(*packages: str) -> list[Path]:
    return [path for path in _files(".py") if path.relative_to(ROOT).parts[0] in packages]


def test_no_path_of_a_developers_machine() -> None:
    assert _found(re.compile(r"/(work|root|Users)/|/home/\w"), *TEXT_SUFFIXES) == []


def test_no_asset_from_another_host() -> None:
    """Commune networks are closed or slow: pages load from this host alone."""
    tag = r"<(script|link|img|iframe|source|video|audio)\b[^>]*\b(src|href|srcset)\s*=\s*[\"']\s*(https?:)?//"
    style = r"(url\(|@import)\s*[\"']?\s*(https?:)?//"
    program = r"(from|import|fetch\()\s*[\"'](https?:)?//"
    networks = r"\b(cdn\.|cdnjs|jsdelivr|unpkg|googleapis|gstatic)"
    assert _found(re.compile("|".join([tag, style, program, networks])), ".html", ".css", ".js", ".svg") == []


def test_the_place_comes_from_rows() -> None:
    """Another commune's plan loads just as well: no place stands in the code, the pages or the scripts."""
    places = re.compile("Khôi Kỳ|Đại Từ|Thái Nguyên", re.IGNORECASE)
    allowed = ("tests/", "docs/")
    found = _found(places, ".py", ".html", ".js", ".css", ".svg")
    assert [line for line in found if not line.startswith(allowed)] == []


def test_every_text_is_composed() -> None:
    """NFC: the same word typed twice is the same characters."""
    loose = [
        _name(path)
        for path in _files(*TEXT_SUFFIXES)
        if not unicodedata.is_normalized("NFC", path.read_text(encoding="utf-8"))
    ]
    assert loose == []


def test_no_file_is_too_long() -> None:
    lengths = {
        _name(path): len(path.read_text(encoding="utf-8").splitlines())
        for path in _own_python(*OWN_PACKAGES)
        if path.parent.name != "migrations"
    }
    assert {name: lines for name, lines in lengths.items() if lines > MOST_LINES} == {}


def test_own_code_is_imported_at_the_top() -> None:
    """An import inside a function hides a direction that import-linter forbids, or a circle."""
    hidden = [
        f"{_name(path)}:{statement.lineno}"
        for path in _own_python("awards", "campaigns", "khoiky_cchc", "scripts")
        for function in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
        for statement in ast.walk(function)
        if _imports_own_code(statement)
    ]
    assert hidden == []


def _imports_own_code(statement: ast.AST) -> bool:
    if isinstance(statement, ast.ImportFrom):
        return statement.level > 0 or (statement.module or "").split(".")[0] in OWN_PACKAGES
    return isinstance(statement, ast.Import) and any(
        alias.name.split(".")[0] in OWN_PACKAGES for alias in statement.names
    )


def test_imports_point_down() -> None:
    lint = "from importlinter.cli import lint_imports_command as lint; lint()"
    result = subprocess.run(
        [sys.executable, "-c", lint], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert result.returncode == 0, result.stdout[-3000:]


@pytest.mark.parametrize("package", ["tests", "campaigns", "awards"])
def test_every_folder_with_python_is_a_package(package: str) -> None:
    """Without __init__.py, tests of one name shadow each other and the import rules miss a module."""
    folders = {path.parent for path in _own_python(package)}
    assert [_name(folder) for folder in folders if not (folder / "__init__.py").exists()] == []


def _pins(*files: str) -> dict[str, str]:
    """The version to which each package of the requirements files is pinned, by its normal name."""
    lines = [line for file in files for line in (ROOT / file).read_text(encoding="utf-8").splitlines()]
    found = [re.match(r"([\w.-]+)(?:\[[\w,]+\])?==(\S+)", line) for line in lines]
    return {_normal(pin[1]): pin[2] for pin in found if pin}


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _foreign_imports(*packages: str) -> set[str]:
    """The packages from outside, by their normal names, that the code of ``packages`` imports."""
    names: set[str] = set()
    for path in _own_python(*packages):
        for statement in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(statement, ast.Import):
                names |= {alias.name.partition(".")[0] for alias in statement.names}
            elif isinstance(statement, ast.ImportFrom) and statement.level == 0:
                names.add((statement.module or "").partition(".")[0])
    brought_by = packages_distributions()
    foreign = names - sys.stdlib_module_names - set(OWN_PACKAGES)
    return {_normal(each) for name in foreign for each in brought_by.get(name, [name])}


@pytest.mark.parametrize(
    ("packages", "files"),
    [
        (("awards", "campaigns", "khoiky_cchc"), ("requirements.txt",)),
        (OWN_PACKAGES, ("requirements.txt", "requirements-dev.txt")),
    ],
)
def test_every_import_is_pinned_by_name(packages: tuple[str, ...], files: tuple[str, ...]) -> None:
    """What comes along with another package today may stay away tomorrow."""
    assert _foreign_imports(*packages) - _pins(*files).keys() == set()


def test_the_pins_are_what_is_installed() -> None:
    pins = _pins("requirements.txt", "requirements-dev.txt")
    assert {name: version(name) for name in pins} == pins


def test_every_setting_is_in_the_example_and_every_line_of_it_is_a_setting() -> None:
    asked = re.compile(r"env\.\w+\(\s*\"([A-Z_0-9]+)\"")
    settings = set(asked.findall((ROOT / "khoiky_cchc" / "settings.py").read_text(encoding="utf-8")))
    example = (ROOT / ".env.example").read_text(encoding="utf-8")
    assert set(re.findall(r"^([A-Z_0-9]+)=", example, re.MULTILINE)) == settings


def test_no_link_of_the_docs_leads_nowhere() -> None:
    """But for the pictures: `make screens` and `make papers` draw those."""
    link = re.compile(r"\]\(([^)#:]+)(?:#[^)]*)?\)")
    broken = [
        f"{_name(path)}: {target}"
        for path in _files(".md")
        for target in link.findall(path.read_text(encoding="utf-8"))
        if not (path.parent / target).exists() and not re.search(r"\b(screens|papers)\b", target)
    ]
    assert broken == []
