"""The dossier's ZIP: names, order, checksums, equal bytes, refusals; and its two commands."""

from __future__ import annotations

import io
import json
import subprocess
from datetime import date
from pathlib import Path
from zipfile import ZipFile

import pytest
from django.core.management import CommandError, call_command
from docx import Document

from awards.actions.papers import attach, reserve
from awards.documents.bundle import bundle, check
from awards.documents.compose import sheet_of
from awards.enums import PaperKind
from awards.models import Paper
from awards.models.paper import paper_storage
from awards.queries.dossiers import folder_of, own_folder
from campaigns.documents.payload import to_payload
from campaigns.errors import Refused
from tests.awards.award_story import MINUTES_DAY, PROPOSAL_DAY, TODAY, Story, plain_pdf, tell
from tests.awards.documents.reading import Reading
from tests.awards.documents.test_issue import decide
from tests.factories import at


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
        assert names[:5] == [
            "00_Muc-luc-ho-so.pdf",
            "01_To-trinh_05-TTr-UBND.docx",
            "01_To-trinh_05-TTr-UBND.pdf",
            "02_Bien-ban_03-BB-HDTDKT.docx",
            "02_Bien-ban_03-BB-HDTDKT.pdf",
        ]
        assert names[5].startswith("03_Bao-cao-thanh-tich_Truong-Tieu-hoc-so-")
        assert names[9:] == [
            "DOC-TOI.txt",
            "Dong-quyen/Ho-so_giay-khen-huyen_2024_bo-1_GOC.pdf",
            "SHA256SUMS",
            "index.json",
        ]
        index = json.loads(archive.read("index.json"))
        assert [paper["kind"] for paper in index["papers"]] == [
            "proposal",
            "minutes",
            "achievement_report",
            "achievement_report",
        ]
        assert index["draft"] is False
        assert (index["schema"], index["hand_over"], index["pages"]) == (2, 1, 5)
        assert [paper["first_page"] for paper in index["papers"]] == [2, 3, 4, 5]
        assert index["papers"][0]["reference"] == "05/TTr-UBND"
        read = Reading(archive.read("00_Muc-luc-ho-so.pdf"))
        assert "05/TTr-UBND" in read
        assert "04 văn bản, lập thành 01 bộ" in read


def test_equal_papers_give_equal_bytes(full: Story) -> None:
    first = bundle(folder_of(full.dossier), today=TODAY)
    assert bundle(folder_of(full.dossier), today=TODAY.replace(year=2026)).content == first.content


def test_every_step_is_told(full: Story) -> None:
    steps: list[tuple[int, int, str]] = []
    bundle(folder_of(full.dossier), today=TODAY, progress=lambda *step: steps.append(step))
    assert [done for done, _, _ in steps] == sorted(done for done, _, _ in steps)
    assert {total for _, total, _ in steps} == {5}
    assert steps[-1] == (5, 5, "Xong")


def test_the_letter_says_what_is_inside_and_how_to_check_it(full: Story, tmp_path: Path) -> None:
    made = bundle(folder_of(full.dossier), today=TODAY)
    with ZipFile(io.BytesIO(made.content)) as archive:
        archive.extractall(tmp_path)
    letter = (tmp_path / "DOC-TOI.txt").read_text("utf-8-sig")
    assert "04 văn bản" in letter
    assert "sha256sum -c SHA256SUMS" in letter
    assert "BẢN NHÁP" not in letter
    checked = subprocess.run(
        ["sha256sum", "-c", "--quiet", "SHA256SUMS"], cwd=tmp_path, capture_output=True, check=False
    )
    assert checked.returncode == 0, checked.stdout


def test_word_files_stand_beside_the_papers(full: Story) -> None:
    """Each from the frozen sheet of its paper, listed with its sum."""
    made = bundle(folder_of(full.dossier), today=TODAY)
    with ZipFile(io.BytesIO(made.content)) as archive:
        index = json.loads(archive.read("index.json"))
        files = [paper["word"]["file"] for paper in index["papers"]]
        assert files == [paper["file"].replace(".pdf", ".docx") for paper in index["papers"]]
        read = Document(io.BytesIO(archive.read(files[0])))
        assert "TỜ TRÌNH" in [paragraph.text.upper() for paragraph in read.paragraphs]
    assert check(io.BytesIO(made.content), "ho-so.zip").is_whole


def test_a_late_paper_is_told(full: Story) -> None:
    current = Paper.objects.get(kind="proposal")
    sheet = sheet_of(PaperKind.PROPOSAL, full.dossier, today=date(2025, 1, 6), number=1, day=date(2025, 1, 6))
    late = reserve(
        kind=PaperKind.PROPOSAL,
        subject=full.dossier,
        number=1,
        day=date(2025, 1, 6),
        payload=to_payload(sheet),
        by=full.office,
        now=at(2025, 1, 6),
        replaces=current,
        accept_late=True,
    )
    attach(paper=late, pdf=plain_pdf("muộn"), pages=1, by=full.office, now=at(2025, 1, 6))
    made = bundle(folder_of(full.dossier), today=date(2025, 1, 6))
    notes = check(io.BytesIO(made.content), "ho-so.zip").notes
    assert len(notes) == 1
    assert "Phát hành ngày 06/01/2025, sau ngày cuối cùng gửi hồ sơ (29/12/2024)" in notes[0]


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
