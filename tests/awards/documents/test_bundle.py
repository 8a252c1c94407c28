"""The dossier's ZIP: names, order, checksums, equal bytes, refusals; and its two commands."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import pytest
from django.core.management import CommandError, call_command

from awards.documents.bundle import bundle, faults_of
from awards.models import Paper
from awards.models.paper import paper_storage
from awards.queries.dossiers import folder_of, own_folder
from campaigns.errors import Refused
from tests.awards.award_story import MINUTES_DAY, PROPOSAL_DAY, TODAY, Story, tell
from tests.awards.documents.reading import Reading
from tests.awards.documents.test_issue import decide


@pytest.fixture
def story(db: None) -> Story:
    return tell()


@pytest.fixture
def full(story: Story) -> Story:
    story.file_all()
    return story


def export(story: Story, folder: Path, *more: str) -> None:
    call_command("export_dossier", "--period", "2024", "--form", story.form.code, "--out", str(folder), *more)


def test_a_whole_dossier(full: Story) -> None:
    made = bundle(folder_of(full.dossier), today=TODAY)
    assert made.name == "Ho-so_giay-khen-huyen_2024.zip"
    with ZipFile(io.BytesIO(made.content)) as archive:
        names = archive.namelist()
        assert names[:3] == [
            "00_Muc-luc-ho-so.pdf",
            "01_To-trinh_05-TTr-UBND.pdf",
            "02_Bien-ban_03-BB-HDTDKT.pdf",
        ]
        assert names[3].startswith("03_Bao-cao-thanh-tich_Truong-Tieu-hoc-so-")
        assert names[5:] == ["SHA256SUMS", "index.json"]
        index = json.loads(archive.read("index.json"))
        assert [paper["kind"] for paper in index["papers"]] == [
            "proposal",
            "minutes",
            "achievement_report",
            "achievement_report",
        ]
        assert index["draft"] is False
        assert index["papers"][0]["reference"] == "05/TTr-UBND"
        read = Reading(archive.read("00_Muc-luc-ho-so.pdf"))
        assert "05/TTr-UBND" in read
        assert "04 văn bản, lập thành 01 bộ" in read


def test_equal_papers_give_equal_bytes(full: Story) -> None:
    first = bundle(folder_of(full.dossier), today=TODAY)
    assert bundle(folder_of(full.dossier), today=TODAY.replace(year=2026)).content == first.content


def test_an_incomplete_dossier_is_refused_with_every_reason(story: Story) -> None:
    story.file_minutes()
    with pytest.raises(Refused) as refusal:
        bundle(folder_of(story.dossier), today=TODAY)
    assert refusal.value.codes == ("paper_missing",) * 3
    draft = bundle(folder_of(story.dossier), today=TODAY, as_draft=True)
    assert draft.name == "BAN-NHAP_Ho-so_giay-khen-huyen_2024.zip"
    with ZipFile(io.BytesIO(draft.content)) as archive:
        assert "01_To-trinh_du-thao.pdf" in archive.namelist()
        assert "02_Bien-ban_03-BB-HDTDKT.pdf" in archive.namelist()


def test_a_proposal_that_no_longer_fits_stops_the_bundle(full: Story) -> None:
    person = full.nominations[1].registration.individual
    assert person is not None
    person.full_name = "Lò Văn Mới"
    person.save()
    with pytest.raises(Refused) as refusal:
        bundle(folder_of(full.dossier), today=TODAY)
    assert refusal.value.codes == ("paper_outdated",)
    current = Paper.objects.get(kind="proposal")
    letter = full.file(full.dossier, 6, PROPOSAL_DAY, replaces=current)
    with pytest.raises(Refused) as refusal:
        bundle(folder_of(full.dossier), today=TODAY)
    assert set(refusal.value.codes) == {"disagreement"}, "minutes and report still bear the old name"
    report = Paper.objects.get(nomination=full.nominations[1])
    full.file(full.nominations[1], None, report.issued_on, replaces=report)
    full.file(full.meeting, 4, MINUTES_DAY, replaces=Paper.objects.get(kind="minutes"))
    full.file(full.dossier, 7, PROPOSAL_DAY, replaces=letter)
    assert bundle(folder_of(full.dossier), today=TODAY)


@pytest.mark.parametrize(("damage", "code"), [("gone", "file_missing"), ("changed", "file_changed")])
def test_a_stored_paper_is_checked(full: Story, damage: str, code: str) -> None:
    path = Path(paper_storage().path(Paper.objects.get(kind="minutes").file.name))
    if damage == "gone":
        path.unlink()
    else:
        path.write_bytes(path.read_bytes() + b"\n")
    with pytest.raises(Refused) as refusal:
        bundle(folder_of(full.dossier), today=TODAY)
    assert refusal.value.codes == (code,)


def test_the_commune_keeps_its_own(db: None) -> None:
    story = tell(people=2, collectives=0, own=True)
    story.file_minutes()
    decide(story)
    made = bundle(own_folder(story.period, story.form), today=TODAY, as_draft=True)
    with ZipFile(io.BytesIO(made.content)) as archive:
        assert "04_Quyet-dinh_412-QD-UBND.pdf" in archive.namelist()


# --- Commands --------------------------------------------------------------------------------------


def test_the_command_writes_the_buttons_bytes(full: Story, tmp_path: Path) -> None:
    export(full, tmp_path / "moi" / "thu-muc")
    path = tmp_path / "moi" / "thu-muc" / "Ho-so_giay-khen-huyen_2024.zip"
    assert path.read_bytes() == bundle(folder_of(full.dossier), today=TODAY).content
    assert list(path.parent.iterdir()) == [path]
    call_command("verify_dossier", str(path))


def test_a_draft_on_request(story: Story, tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="Chưa xuất được hồ sơ") as stop:
        export(story, tmp_path)
    assert "\n" not in str(stop.value)
    assert list(tmp_path.iterdir()) == []
    export(story, tmp_path, "--draft")
    assert [path.name for path in tmp_path.iterdir()] == ["BAN-NHAP_Ho-so_giay-khen-huyen_2024.zip"]


@pytest.mark.parametrize(
    ("period", "form", "words"),
    [
        ("1999", "giay-khen-huyen", "Không có đợt thi đua mang mã “1999”"),
        ("2024", "huan-chuong", "Không có hình thức khen thưởng mang mã “huan-chuong”"),
        ("2023", "giay-khen-huyen", "chưa có hồ sơ"),
    ],
)
def test_unknown_codes(story: Story, tmp_path: Path, period: str, form: str, words: str) -> None:
    story.campaign.periods.create(
        code="2023",
        name="Năm 2023",
        kind="annual",
        year=2023,
        registration_opens="2023-01-15",
        registration_closes="2023-03-31",
        scoring_closes="2023-11-15",
        dossier_before="2023-12-30",
    )
    with pytest.raises(CommandError, match=words):
        call_command("export_dossier", "--period", period, "--form", form, "--out", str(tmp_path))


def test_a_folder_that_cannot_be_written(full: Story, tmp_path: Path) -> None:
    blocked = tmp_path / "tep"
    blocked.write_text("không phải thư mục")
    with pytest.raises(CommandError, match="Không ghi được vào thư mục"):
        export(full, blocked)


def rewritten(content: bytes, change: Callable[[dict[str, bytes]], object]) -> bytes:
    """The ZIP with its files changed."""
    with ZipFile(io.BytesIO(content)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    change(files)
    target = io.BytesIO()
    with ZipFile(target, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return target.getvalue()


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda files: files.pop("01_To-trinh_05-TTr-UBND.pdf"), "Thiếu tệp “01_To-trinh_05-TTr-UBND.pdf”."),
        (lambda files: files.update({"la.pdf": b"%PDF"}), "Có tệp lạ “la.pdf”"),
        (lambda files: files.update({"index.json": b"{}"}), "Tệp “index.json” đã bị thay đổi"),
        (lambda files: files.pop("SHA256SUMS"), "không có tệp SHA256SUMS"),
        (lambda files: files.update({"SHA256SUMS": b"xyz"}), "không đúng định dạng"),
    ],
)
def test_damage_is_named(
    full: Story, tmp_path: Path, change: Callable[[dict[str, bytes]], object], words: str
) -> None:
    path = tmp_path / "ho-so.zip"
    path.write_bytes(rewritten(bundle(folder_of(full.dossier), today=TODAY).content, change))
    assert any(words in fault for fault in faults_of(path))
    with pytest.raises(CommandError, match=r"tệp|Tệp"):
        call_command("verify_dossier", str(path))


def test_what_is_no_bundle(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(b"khong phai zip")
    assert "không phải tệp ZIP" in faults_of(tmp_path / "a.zip")[0]
    assert "Không có tệp" in faults_of(tmp_path / "b.zip")[0]
