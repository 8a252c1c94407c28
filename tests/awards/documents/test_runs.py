"""Work in the background: asked for once, followed by its row, and it always says how it ended."""

from __future__ import annotations

from datetime import datetime, timedelta
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from django.core.management import call_command
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from awards.actions.runs import advance, ask_for_run, claim, fail, finish
from awards.documents import runs
from awards.documents.runs import Made, perform, start
from awards.enums import RunKind, RunState
from awards.models import Paper, Run
from awards.queries.dossiers import folder_of
from awards.queries.runs import KEPT, SILENCE, is_stalled
from campaigns.enums import Role
from campaigns.errors import Refused
from tests.awards.award_story import NOW, Story, tell
from tests.factories import make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def story(db: None) -> Story:
    return tell()


def ask(story: Story, kind: RunKind = RunKind.BUNDLE, now: datetime = NOW) -> tuple[Run, bool]:
    return ask_for_run(kind=kind, folder=folder_of(story.dossier), by=story.office, now=now)


def test_the_reports_of_a_folder_are_frozen_and_told(story: Story) -> None:
    run = start(kind=RunKind.REPORTS, folder=folder_of(story.dossier), by=story.office)
    run.refresh_from_db()
    count = len(story.nominations)
    assert (run.state, run.done, run.total) == ("done", count, count)
    assert run.outcome == [f"Đã chốt {count} báo cáo thành tích."]
    assert Paper.objects.filter(kind="achievement_report").exclude(sha256="").count() == count


def test_a_report_is_never_set_twice(story: Story) -> None:
    start(kind=RunKind.REPORTS, folder=folder_of(story.dossier), by=story.office)
    sums = list(Paper.objects.order_by("pk").values_list("pk", "sha256"))
    again = start(kind=RunKind.REPORTS, folder=folder_of(story.dossier), by=story.office)
    again.refresh_from_db()
    assert again.outcome == ["Đã chốt 0 báo cáo thành tích."]
    assert list(Paper.objects.order_by("pk").values_list("pk", "sha256")) == sums


def test_a_bundle_waits_with_its_name(story: Story) -> None:
    story.file_all()
    run = start(kind=RunKind.DRAFT_BUNDLE, folder=folder_of(story.dossier), by=story.office)
    run.refresh_from_db()
    assert run.state == RunState.DONE
    assert run.file_name
    assert run.file_name.startswith("BAN-NHAP_Ho-so_")
    with run.file.open("rb") as stored, ZipFile(BytesIO(stored.read())) as archive:
        assert "index.json" in archive.namelist()


def test_what_is_missing_ends_the_run_in_words(story: Story) -> None:
    run = start(kind=RunKind.BUNDLE, folder=folder_of(story.dossier), by=story.office)
    run.refresh_from_db()
    assert run.state == RunState.FAILED
    assert any("chưa phát hành" in sentence for sentence in run.outcome)
    assert not run.file


def test_an_unforeseen_error_ends_the_run_too(
    story: Story, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(run: Run, tell: runs.Progress) -> Made:
        raise ZeroDivisionError

    monkeypatch.setitem(runs.MAKERS, RunKind.BUNDLE, broken)
    run = start(kind=RunKind.BUNDLE, folder=folder_of(story.dossier), by=story.office)
    run.refresh_from_db()
    assert (run.state, run.outcome) == ("failed", [runs.UNEXPECTED])
    assert "ZeroDivisionError" in caplog.text


def test_two_clicks_follow_one_run(story: Story) -> None:
    first, is_new = ask(story)
    again, is_newer = ask(story)
    assert (first.pk, is_new, is_newer) == (again.pk, True, False)
    other, _ = ask(story, RunKind.REPORTS)
    assert other.pk != first.pk


def test_a_dead_worker_gives_way(story: Story) -> None:
    dead, _ = ask(story)
    claim(run=dead, now=NOW)
    dead.refresh_from_db()
    assert not is_stalled(dead, NOW + SILENCE)
    later = NOW + SILENCE + timedelta(seconds=1)
    assert is_stalled(dead, later)
    fresh, is_new = ask(story, now=later)
    dead.refresh_from_db()
    assert (dead.state, is_new, fresh.pk != dead.pk) == ("failed", True, True)


def test_a_run_is_claimed_once(story: Story) -> None:
    run, _ = ask(story)
    assert claim(run=run, now=NOW)
    assert not claim(run=run, now=NOW)
    perform.call(run.pk)
    run.refresh_from_db()
    assert run.state == RunState.WORKING, "another worker has it"


def test_a_run_that_is_over_stays_as_it_is(story: Story) -> None:
    run, _ = ask(story)
    claim(run=run, now=NOW)
    fail(run=run, now=NOW, sentences=["Hỏng."])
    advance(run=run, now=NOW, done=1, total=2, note="x")
    finish(run=run, now=NOW, sentences=["Xong."], name="a.zip", content=b"PK")
    run.refresh_from_db()
    assert (run.state, run.outcome, run.total, run.file_name) == ("failed", ["Hỏng."], 0, "")


def test_old_files_are_thrown_away(story: Story) -> None:
    for place in range(KEPT + 2):
        run, _ = ask(story, now=NOW + timedelta(seconds=place))
        claim(run=run, now=NOW)
        finish(run=run, now=NOW, name="a.zip", content=b"PK")
    kept = Run.objects.exclude(file="").order_by("pk")
    assert kept.count() == KEPT
    assert all(each.file.storage.exists(str(each.file)) for each in kept)
    assert Run.objects.filter(file="", file_name="").count() == 2


@pytest.mark.parametrize("role", [Role.UNIT, Role.COUNCIL, Role.ADMINISTRATOR])
def test_strangers_ask_for_nothing(story: Story, role: Role) -> None:
    with pytest.raises(Refused):
        start(kind=RunKind.BUNDLE, folder=folder_of(story.dossier), by=make_user(role))


def test_the_chairman_reads_but_freezes_nothing(story: Story) -> None:
    chairman = make_user(Role.CHAIRMAN)
    assert start(kind=RunKind.DRAFT_BUNDLE, folder=folder_of(story.dossier), by=chairman)
    with pytest.raises(Refused):
        start(kind=RunKind.REPORTS, folder=folder_of(story.dossier), by=chairman)


@pytest.mark.django_db(transaction=True)
def test_the_worker_does_what_waits_in_the_database(story: Story, settings: Any) -> None:
    """The real queue and the real worker, which a closed browser does not touch."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    run = start(kind=RunKind.REPORTS, folder=folder_of(story.dossier), by=story.office)
    run.refresh_from_db()
    assert run.state == RunState.WAITING
    assert DBTaskResult.objects.count() == 1
    call_command("db_worker", batch=True, interval=0, startup_delay=False)
    run.refresh_from_db()
    assert run.state == RunState.DONE
    assert run.finished_at
    assert run.finished_at <= timezone.now()
