"""The whole portal in one file, and back: rows, uploaded evidence and issued papers.

The rows are written in Django's own serial form, so a copy made on SQLite is restored on PostgreSQL and
the other way round.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path, PurePosixPath
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile

from django.apps import apps
from django.conf import settings
from django.contrib.auth.models import Group
from django.core import serializers
from django.core.management.color import no_style
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.db.migrations.recorder import MigrationRecorder
from django.db.models import Model

from awards.models import Run, guards
from campaigns.errors import Reason, Refused
from campaigns.models import User

MANIFEST, ROWS = "manifest.json", "rows.jsonl"
OWN_APPS = ("campaigns", "awards")
PASSING: frozenset[type[Model]] = frozenset({Run})  # what can be made again at any time


def back_up(*, target: Path, now: datetime) -> dict[str, int]:
    """Write everything into the ZIP ``target``; returns the number of rows of each table and of files.

    Refused with ``exists`` when ``target`` is there already, ``unwritable`` when it cannot be written. All
    rows are read in one transaction.
    """
    if target.exists():
        raise Refused(Reason("exists", f"Tệp {target} đã có; hãy chọn tên khác."))
    try:
        with ZipFile(target, "x", ZIP_DEFLATED) as archive:
            counts, digest = _write_rows(archive)
            files = _write_files(archive)
            manifest = {
                "made_at": now.isoformat(),
                "migrations": _migrations(),
                "rows": counts,
                "rows_sha256": digest,
                "files": files,
            }
            archive.writestr(MANIFEST, json.dumps(manifest, ensure_ascii=False, indent=1, sort_keys=True))
    except OSError as trouble:
        target.unlink(missing_ok=True)
        raise Refused(
            Reason("unwritable", f"Không ghi được {target}: hãy kiểm tra thư mục và quyền ghi.")
        ) from trouble
    return {**counts, "files": len(files)}


def restore(*, source: Path) -> dict[str, int]:
    """Bring back what ``back_up`` wrote, into a portal that has no accounts yet; all of it or nothing.

    Refused with ``unreadable`` (not such a file), ``damaged`` (a sum is wrong), ``other_version`` (written by
    another version of the portal), ``not_empty`` (there are accounts already).
    """
    if User.objects.exists():
        raise Refused(
            Reason("not_empty", "Cơ sở dữ liệu đã có tài khoản; chỉ khôi phục vào cơ sở dữ liệu trống.")
        )
    try:
        with ZipFile(source) as archive:
            manifest = json.loads(archive.read(MANIFEST))
            lines = archive.read(ROWS)
            _check(archive, manifest, lines)
            with transaction.atomic():
                with guards.lifted(connection):
                    _load(lines)
                _compare(manifest["rows"])
                _unpack(archive, manifest["files"])
    except (OSError, BadZipFile, KeyError, ValueError) as trouble:
        raise Refused(Reason("unreadable", f"Không đọc được bản sao lưu {source}: {trouble}.")) from trouble
    except (DatabaseError, IntegrityError, serializers.base.DeserializationError) as trouble:
        raise Refused(Reason("damaged", f"Dữ liệu trong {source} không nạp được: {trouble}.")) from trouble
    return {**manifest["rows"], "files": len(manifest["files"])}


def _models() -> list[type[Model]]:
    own = [model for app in OWN_APPS for model in apps.get_app_config(app).get_models()]
    return [Group, *(model for model in own if model not in PASSING)]


def _rows() -> Iterator[Model]:
    for model in _models():
        yield from model._default_manager.order_by("pk").iterator(chunk_size=500)


def _write_rows(archive: ZipFile) -> tuple[dict[str, int], str]:
    counts = {model._meta.label: 0 for model in _models()}
    with transaction.atomic():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        digest = hashlib.sha256()
        with archive.open(ROWS, "w", force_zip64=True) as out:
            for row in _rows():
                line = serializers.serialize("jsonl", [row], ensure_ascii=False).encode()
                digest.update(line)
                out.write(line)
                counts[row._meta.label] += 1
    return counts, digest.hexdigest()


def _roots() -> dict[str, Path]:
    return {"evidence": Path(settings.PRIVATE_ROOT), "papers": Path(settings.PAPERS_ROOT)}


def _write_files(archive: ZipFile) -> dict[str, str]:
    sums = {}
    for name, root in _roots().items():
        for path in sorted(path for path in root.rglob("*") if path.is_file()):
            inside = str(PurePosixPath(name, *path.relative_to(root).parts))
            data = path.read_bytes()
            archive.writestr(inside, data)
            sums[inside] = hashlib.sha256(data).hexdigest()
    return sums


def _migrations() -> list[str]:
    applied = MigrationRecorder(connection).applied_migrations()
    return sorted(f"{app}.{name}" for app, name in applied if app in OWN_APPS)


def _check(archive: ZipFile, manifest: dict[str, object], lines: bytes) -> None:
    if manifest["migrations"] != _migrations():
        sentence = (
            "Bản sao lưu thuộc phiên bản khác của cổng; hãy khôi phục bằng đúng phiên bản đó rồi nâng cấp."
        )
        raise Refused(Reason("other_version", sentence))
    files = manifest["files"]
    assert isinstance(files, dict)
    wrong = [
        name for name, digest in files.items() if hashlib.sha256(archive.read(name)).hexdigest() != digest
    ]
    if hashlib.sha256(lines).hexdigest() != manifest["rows_sha256"]:
        wrong.insert(0, ROWS)
    if wrong:
        raise Refused(Reason("damaged", f"Bản sao lưu bị hỏng ở: {', '.join(wrong)}."))


def _load(lines: bytes) -> None:
    with connection.constraint_checks_disabled():
        for item in serializers.deserialize("jsonl", lines):
            item.save()
    models = _models()
    connection.check_constraints(table_names=[model._meta.db_table for model in models])
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), models):
            cursor.execute(statement)


def _compare(counts: dict[str, int]) -> None:
    for model in _models():
        found = model._default_manager.count()
        if found != counts.get(model._meta.label):
            raise ValueError(
                f"{model._meta.label}: {found} dòng, bản sao lưu ghi {counts.get(model._meta.label)}"
            )


def _unpack(archive: ZipFile, names: Iterable[str]) -> None:
    roots = _roots()
    for name in names:
        top, *rest = PurePosixPath(name).parts
        if top not in roots or not rest or ".." in rest:
            raise ValueError(f"đường dẫn lạ: {name}")
        path = roots[top].joinpath(*rest)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(archive.read(name))
