"""A back-up brings everything back, and a damaged one nothing."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import pytest
from django.apps import apps
from django.conf import settings
from django.core import serializers
from django.core.management import CommandError, call_command
from django.db import connection

from awards.actions.backups import back_up, restore
from awards.enums import PaperKind
from awards.models import Dossier, Paper, guards
from campaigns.actions.audit import record
from campaigns.enums import Role
from campaigns.errors import Refused
from campaigns.models import User
from tests.factories import (
    at,
    make_award_form,
    make_campaign,
    make_collective,
    make_council,
    make_nomination,
    make_period,
    make_registration,
    make_user,
)

pytestmark = pytest.mark.django_db(transaction=True)
NOW = at(2024, 12, 1)


@pytest.fixture
def world() -> User:
    period = make_period(make_campaign())
    form = make_award_form(period.campaign)
    office = make_user(Role.OFFICE)
    registration = make_registration(
        period, make_collective(period.campaign.organisation), "accepted", by=office
    )
    make_nomination(registration, form, "accepted", by=office)
    make_council(period.campaign)
    record(by=office, now=NOW, action="test", summary="Thử", about=registration)
    dossier = Dossier.objects.create(period=period, award_form=form, created_at=NOW)
    Paper.objects.create(
        organisation=period.campaign.organisation,
        kind=PaperKind.PROPOSAL,
        dossier=dossier,
        series="TTr",
        number=5,
        year=2024,
        issued_on=NOW.date(),
        payload={"kind": "proposal"},
        issued_by=office,
        issued_at=NOW,
    )
    for root in (settings.PRIVATE_ROOT, settings.PAPERS_ROOT):
        path = Path(root) / "a" / "tệp.pdf"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"%PDF-1.7 thu")
    return office


def everything() -> str:
    rows = [
        row
        for app in ("auth", "campaigns", "awards")
        for model in apps.get_app_config(app).get_models()
        if model._meta.label != "auth.Permission"
        for row in model._default_manager.order_by("pk")
    ]
    return serializers.serialize("json", rows, indent=1, ensure_ascii=False)


def wipe() -> None:
    guards.remove(connection)
    call_command("flush", interactive=False, verbosity=0)
    for root in (settings.PRIVATE_ROOT, settings.PAPERS_ROOT):
        for path in Path(root).rglob("*.pdf"):
            path.unlink()


def test_round_trip(world: User, tmp_path: Path) -> None:
    before, target = everything(), tmp_path / "sao-luu.zip"
    counts = back_up(target=target, now=NOW)
    wipe()
    assert restore(source=target) == counts
    assert everything() == before
    assert (Path(settings.PRIVATE_ROOT) / "a" / "tệp.pdf").read_bytes() == b"%PDF-1.7 thu"
    assert make_user(Role.UNIT).pk > world.pk


def rewrite(target: Path, name: str, change: Callable[[bytes], bytes]) -> None:
    with ZipFile(target) as archive:
        parts = {part: archive.read(part) for part in archive.namelist()}
    parts[name] = change(parts[name])
    with ZipFile(target, "w") as archive:
        for part, data in parts.items():
            archive.writestr(part, data)


@pytest.mark.parametrize("name", ["rows.jsonl", "papers/a/tệp.pdf"])
def test_a_changed_byte_is_found(world: User, tmp_path: Path, name: str) -> None:
    target = tmp_path / "sao-luu.zip"
    back_up(target=target, now=NOW)
    rewrite(target, name, lambda data: data.replace(b"t", b"T", 1))
    wipe()
    with pytest.raises(Refused) as refusal:
        restore(source=target)
    assert refusal.value.codes == ("damaged",)
    assert name in str(refusal.value)
    assert not User.objects.exists()


def test_another_version_is_refused(world: User, tmp_path: Path) -> None:
    target = tmp_path / "sao-luu.zip"
    back_up(target=target, now=NOW)

    def older(data: bytes) -> bytes:
        return json.dumps(json.loads(data) | {"migrations": ["campaigns.0000_khac"]}).encode()

    rewrite(target, "manifest.json", older)
    wipe()
    with pytest.raises(Refused) as refusal:
        restore(source=target)
    assert refusal.value.codes == ("other_version",)


def test_only_into_an_empty_portal(world: User, tmp_path: Path) -> None:
    target = tmp_path / "sao-luu.zip"
    back_up(target=target, now=NOW)
    with pytest.raises(CommandError, match="trống"):
        call_command("restore", str(target))


def test_never_over_another_file(world: User, tmp_path: Path) -> None:
    target = tmp_path / "sao-luu.zip"
    target.write_bytes(b"quan trong")
    with pytest.raises(CommandError, match="đã có"):
        call_command("backup", str(target))
    assert target.read_bytes() == b"quan trong"


def test_what_is_no_backup(tmp_path: Path) -> None:
    source = tmp_path / "la.zip"
    source.write_bytes(b"khong phai zip")
    with pytest.raises(CommandError, match="Không đọc được"):
        call_command("restore", str(source))
    with pytest.raises(CommandError, match="Không ghi được"):
        call_command("backup", str(tmp_path / "khong" / "co.zip"))
