"""load_plan and dump_plan as the office's technician calls them."""

from __future__ import annotations

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from campaigns.models import Campaign
from tests.plans import FOLDER, SECOND, SHIPPED

pytestmark = pytest.mark.django_db


def run(*words: str) -> tuple[str, str]:
    """What a command writes on its two channels."""
    out, err = StringIO(), StringIO()
    call_command(*words, stdout=out, stderr=err)
    return out.getvalue(), err.getvalue()


def test_load_says_what_it_did() -> None:
    out, err = run("load_plan", str(SHIPPED))
    assert out.startswith("Đã nạp 454/KH-UBND – Thực hiện cải cách hành chính: ")
    assert err == ""

    out, err = run("load_plan", str(SHIPPED))
    assert out == "454/KH-UBND – Thực hiện cải cách hành chính: không có gì thay đổi.\n"


def test_load_activates_when_asked() -> None:
    run("load_plan", str(SHIPPED))
    run("load_plan", str(SECOND), "--activate")

    assert Campaign.objects.get(is_active=True).code == "sach-dep"


def test_load_prints_every_mistake_on_a_line() -> None:
    err = StringIO()
    with pytest.raises(CommandError, match="12 lỗi, chưa thay đổi gì"):
        call_command("load_plan", str(FOLDER / "broken-references.toml"), stderr=err)

    lines = err.getvalue().splitlines()
    assert len(lines) == 12
    assert lines[0].startswith("campaign.ends_on: ")
    assert not Campaign.objects.exists()


@pytest.mark.parametrize(
    ("name", "word"), [("broken-syntax.toml", "TOML"), ("nowhere.toml", "Không đọc được")]
)
def test_an_unreadable_file_is_one_clear_line(name: str, word: str) -> None:
    err = StringIO()
    with pytest.raises(CommandError, match=word) as caught:
        call_command("load_plan", str(FOLDER / name), stderr=err)

    assert len(str(caught.value).splitlines()) == 1
    assert err.getvalue() == ""


def test_dump_gives_a_file_that_loads(tmp_path: Path) -> None:
    run("load_plan", str(SECOND))
    out, err = run("dump_plan", "sach-dep")
    copy = tmp_path / "copy.toml"
    copy.write_text(out, encoding="utf-8")

    assert err == ""
    assert "không có gì thay đổi" in run("load_plan", str(copy))[0]


def test_dump_of_an_unknown_code_names_the_known_ones() -> None:
    run("load_plan", str(SECOND))

    with pytest.raises(CommandError, match="Không có kế hoạch mã “kh999”; các mã đang có: sach-dep"):
        run("dump_plan", "kh999")
