"""No half-issued number: whatever breaks between the number and the file leaves no row, or one to finish."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.db import connection
from django.template import TemplateDoesNotExist, TemplateSyntaxError

from awards.actions import papers
from awards.documents.issue import finish
from awards.documents.stored import read_file
from awards.models import Paper
from awards.queries.dossiers import folder_of, reasons_incomplete
from campaigns.documents import fonts, pdf
from campaigns.documents.pdf import press
from campaigns.errors import Refused
from campaigns.models import AuditEntry
from tests.awards.award_story import NOW, Story, tell
from tests.awards.documents.test_issue import refused

ROOT = Path(settings.BASE_DIR)


@pytest.fixture
def story(db: None) -> Story:
    return tell()


@pytest.fixture
def cold_press() -> Iterator[None]:
    """Fonts and stylesheet are read anew, and the spoilt ones forgotten afterwards."""
    press._press.cache_clear()
    yield
    press._press.cache_clear()


def nothing_is_left(number: int = 3) -> str:
    """No row, the number free again, and the record says why."""
    assert not Paper.objects.exists()
    assert not AuditEntry.objects.filter(action="paper.issue").exists()
    entry = AuditEntry.objects.get(action="paper.release")
    assert f"{number:02}/BB-" in entry.summary
    return entry.reason


def template(settings: object, tmp_path: Path, text: str) -> None:
    """Another template of the minutes."""
    folder = tmp_path / "documents"
    folder.mkdir()
    (folder / "minutes.html").write_text(text, encoding="utf-8")
    engine = dict(settings.TEMPLATES[0])  # type: ignore[attr-defined]
    settings.TEMPLATES = [engine | {"DIRS": [tmp_path, *engine["DIRS"]]}]  # type: ignore[attr-defined]


def test_a_mistake_in_the_template(story: Story, settings: object, tmp_path: Path) -> None:
    template(settings, tmp_path, "{% khong_co_the_nay %}")
    with pytest.raises(TemplateSyntaxError):
        story.issue_minutes()
    assert nothing_is_left() == "Máy chủ không dựng được tệp PDF."


def test_a_missing_part_of_the_template(story: Story, settings: object, tmp_path: Path) -> None:
    template(settings, tmp_path, '{% include "documents/khong-co.html" %}')
    with pytest.raises(TemplateDoesNotExist):
        story.issue_minutes()
    nothing_is_left()


@pytest.mark.parametrize("address", ["http://127.0.0.1:9/a.png", "file:///etc/passwd", "paper:la.ttf"])
def test_a_fetch_outside_the_allow_list(story: Story, settings: object, tmp_path: Path, address: str) -> None:
    template(settings, tmp_path, f'<!DOCTYPE html><html lang="vi"><img src="{address}"></html>')
    assert refused(story.issue_minutes) == ("paper_asset",)
    assert address in nothing_is_left()


@pytest.mark.usefixtures("cold_press")
def test_a_font_file_that_is_gone(story: Story, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setitem(pdf.ASSETS, fonts.REGULAR, tmp_path / fonts.REGULAR)
    assert refused(story.issue_minutes) == ("paper_asset",)
    assert fonts.REGULAR in nothing_is_left()


def test_interrupted_while_the_paper_is_set(story: Story, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(press.Press, "typeset", interrupt)
    with pytest.raises(KeyboardInterrupt):
        story.issue_minutes()
    nothing_is_left()


def test_a_disk_that_takes_no_file(story: Story, monkeypatch: pytest.MonkeyPatch) -> None:
    """The number stays reserved and says so; the file is made when there is room again."""

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(papers.paper_storage(), "save", full)
        assert refused(story.issue_minutes) == ("not_stored",)
    paper = Paper.objects.get()
    assert not paper.is_finished
    sentences = [reason.sentence for reason in reasons_incomplete(folder_of(story.dossier))]
    assert any("chưa tạo xong tệp" in sentence for sentence in sentences)
    done = finish(paper=paper, by=story.office, now=NOW)
    assert read_file(done).startswith(b"%PDF")


KILLED = """
import os, signal, django
django.setup()
from awards.documents import issue as desk
from awards.enums import PaperKind
from awards.models import Meeting
from campaigns.models import User
from tests.awards.award_story import MINUTES_DAY, NOW
desk.render = lambda sheet: os.kill(os.getpid(), signal.SIGKILL)
desk.issue(
    kind=PaperKind.MINUTES,
    subject=Meeting.objects.get(),
    by=User.objects.get(pk={pk}),
    now=NOW,
    number=3,
    day=MINUTES_DAY,
)
"""


def _database() -> str:
    """The address of the database that this test works on, for another process."""
    name = str(connection.settings_dict["NAME"])
    if connection.vendor == "sqlite":
        return f"sqlite:///{name}"
    return urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{name}").geturl()


@pytest.mark.django_db(transaction=True)
def test_killed_between_the_number_and_the_file() -> None:
    """Another process is really killed; its number is reserved, and the next one finishes the paper."""
    story = tell(collectives=0)
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "khoiky_cchc.settings",
        "PYTHONPATH": str(ROOT),
        "DATABASE_URL": _database(),
    }
    ended = subprocess.run(
        [sys.executable, "-c", KILLED.format(pk=story.office.pk)],
        env=environment,
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == -9, ended.stderr[-1500:]
    paper = Paper.objects.get()
    assert (paper.number, paper.is_finished) == (3, False)
    assert refused(story.issue_minutes) == ("number_taken", "already_issued")
    assert finish(paper=paper, by=story.office, now=NOW).is_finished
    with pytest.raises(Refused):
        finish(paper=paper, by=story.office, now=NOW)
