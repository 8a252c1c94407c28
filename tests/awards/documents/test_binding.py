"""One bound set: cover, index with page numbers, papers and evidence in order, running numbers, outline."""

from __future__ import annotations

import io
import json
from datetime import date
from hashlib import sha256
from zipfile import ZipFile

import pikepdf
import pytest
from django.core.files.base import ContentFile
from PIL import Image

from awards.actions.dossiers import choose_sets
from awards.actions.enclosures import choose_evidence
from awards.documents.bundle import bound_set, bundle, check
from awards.documents.stored import read_file
from awards.models import Paper
from awards.queries.dossiers import folder_of, own_folder
from campaigns.documents.office import office_pages
from campaigns.errors import Refused
from campaigns.models import Evidence, EvidencePaper
from tests.awards.award_story import NOW, TODAY, Story, plain_pdf, tell
from tests.awards.documents.reading import Reading
from tests.awards.documents.test_issue import decide
from tests.factories import make_criteria_set
from tests.world import World


@pytest.fixture
def story(db: None) -> Story:
    """Issued papers as they are really set."""
    found = tell()
    found.issue_all()
    return found


def prove(story: Story, place: int, files: dict[str, bytes]) -> None:
    """Evidence of the nomination at ``place``, the first file for the last criterion, and so on."""
    registration = story.nominations[place].registration
    table = make_criteria_set(story.campaign, registration.participant_kind)
    world = World()
    card = world.scorecard(registration=registration, criteria_set=table)
    criteria = [each for section in table.sections.all() for each in section.criteria.all()]
    for criterion, (name, content) in zip(reversed(criteria), files.items(), strict=False):
        world.evidence(
            score=world.score(scorecard=card, criterion=criterion, self_points=10),
            kind="",
            number="",
            dated=None,
            issuer="",
            abstract=f"Tài liệu {name}",
            file=ContentFile(content, name),
            filename=name,
            content_type="application/octet-stream",
            size=len(content),
            sha256=sha256(content).hexdigest(),
        )


def picture(size: tuple[int, int]) -> bytes:
    target = io.BytesIO()
    Image.new("RGB", size, "navy").save(target, "PNG")
    return target.getvalue()


def outline_of(pdf: bytes) -> list[tuple[int, str, int]]:
    """Depth, title and page (the cover is 0) of every entry."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        pages = {page.obj.objgen: number for number, page in enumerate(opened.pages)}
        found: list[tuple[int, str, int]] = []

        def walk(items: list[pikepdf.OutlineItem], depth: int) -> None:
            for item in items:
                found.append((depth, item.title, pages[item.destination[0].objgen]))
                walk(item.children, depth + 1)

        with opened.open_outline() as outline:
            walk(list(outline.root), 0)
        return found


def test_every_page_but_the_cover_bears_its_number(story: Story) -> None:
    made = bound_set(folder_of(story.dossier), 1, today=TODAY)
    read = Reading(made.pdf)
    assert made.name == "Ho-so_giay-khen-huyen_2024_bo-1_GOC.pdf"
    assert len(read.pages) == made.pages + 1
    assert "Trang" not in read.page_text(1)
    for number in range(1, made.pages + 1):
        stamp = read.find(f"Trang {number}/{made.pages}")
        assert stamp.page == number + 1
        assert stamp.style == {("Regular", 10)}
        assert 280 < stamp.top < stamp.bottom < 290
        assert 192 < stamp.right < 196
    assert {name.split("-")[0] for name in read.fonts} == {"Portal"}


def test_the_papers_keep_their_own_pages(story: Story) -> None:
    """What a paper shows is untouched: its stamp stands where the paper has nothing."""
    made = bound_set(folder_of(story.dossier), 1, today=TODAY)
    read = Reading(made.pdf)
    for _, title, first in outline_of(made.pdf)[2:]:
        paper = Paper.objects.get(kind=kinds[title.split(":")[0].split(" ngày")[0]], **named(title, story))
        own = Reading(read_file(paper))
        for offset, page in enumerate(own.pages):
            letters = [each for each in page.chars if not each["text"].isspace()]
            bound = [each for each in read.pages[first + offset].chars if not each["text"].isspace()]
            assert [each["text"] for each in bound[: len(letters)]] == [each["text"] for each in letters]
            places = [(round(each["x0"], 1), round(each["top"], 1)) for each in letters]
            assert places == [(round(each["x0"], 1), round(each["top"], 1)) for each in bound[: len(letters)]]
            assert max(each["bottom"] for each in letters) < min(
                each["top"] for each in bound[len(letters) :]
            )
        assert sha256(read_file(paper)).hexdigest() == paper.sha256


kinds = {
    "Tờ trình đề nghị khen thưởng": "proposal",
    "Biên bản họp xét": "minutes",
    "Báo cáo thành tích": "achievement_report",
}


def named(title: str, story: Story) -> dict[str, object]:
    _, colon, name = title.partition(": ")
    found = [each for each in story.nominations if str(each.registration.participant) == name]
    return {"nomination": found[0]} if colon else {}


def test_the_index_names_the_page_where_each_paper_begins(story: Story) -> None:
    made = bound_set(folder_of(story.dossier), 1, today=TODAY)
    read = Reading(made.pdf)
    rows = [row for row in read.pages[1].extract_tables()[0] if row[0] and row[0].isdigit()]
    listed = [(" ".join((row[1] or "").split()), int(row[4] or 0)) for row in rows]
    entries = [(title, page) for _, title, page in outline_of(made.pdf)]
    assert entries[:2] == [("Bìa hồ sơ", 0), ("Mục lục hồ sơ", 1)]
    assert listed == entries[2:]


def test_the_cover(story: Story) -> None:
    read = Reading(bound_set(folder_of(story.dossier), 1, today=TODAY).pdf)
    for words in (
        "ỦY BAN NHÂN DÂN XÃ NÀ MƯỜNG",
        "HỒ SƠ ĐỀ NGHỊ TẶNG GIẤY KHEN CỦA CHỦ TỊCH ỦY BAN NHÂN DÂN HUYỆN BẢN LẦU NĂM 2024",
        "BỘ GỐC Bộ số 01/01",
        "Phòng Nội vụ huyện Bản Lầu",
        "04 văn bản",
        "Nà Mường, năm 2024",
    ):
        assert "".join(words.split()) in "".join(read.page_text(1).split())
    assert len(read.pages[0].extract_text()) < 600


def test_sets_are_marked_as_the_receiver_asked(story: Story) -> None:
    choose_sets(dossier=story.dossier, by=story.office, now=NOW, sets=3, originals=2, with_evidence=True)
    made = bundle(folder_of(story.dossier), today=TODAY)
    with ZipFile(io.BytesIO(made.content)) as archive:
        bound = [name for name in archive.namelist() if name.startswith("Dong-quyen/")]
        assert [name.rpartition("_bo-")[2] for name in bound] == ["1_GOC.pdf", "2_GOC.pdf", "3_SAO.pdf"]
        last = Reading(archive.read(bound[2]))
        index = json.loads(archive.read("index.json"))
    assert "BỘ SAO" in last
    assert "Bộ số 03/03" in last
    assert "lập thành 03 bộ, trong đó có 02 bộ gốc" in last
    assert [each["original"] for each in index["bound"]] == [True, True, False]
    assert check(io.BytesIO(made.content), "x.zip").is_whole
    for place in (0, 4):
        with pytest.raises(Refused) as refusal:
            bound_set(folder_of(story.dossier), place, today=TODAY)
        assert refusal.value.codes == ("unknown_set",)


def test_a_draft_says_so(db: None) -> None:
    story = tell()
    with pytest.raises(Refused) as refusal:
        bound_set(folder_of(story.dossier), 1, today=TODAY)
    assert refusal.value.codes == ("paper_missing",) * 4
    made = bound_set(folder_of(story.dossier), 1, today=TODAY, as_draft=True)
    assert made.name.startswith("BAN-NHAP_")
    assert "Bản nháp" in Reading(made.pdf)


def test_the_communes_own_award_is_bound_the_same_way(db: None) -> None:
    story = tell(people=2, collectives=0, own=True)
    story.file_minutes()
    decide(story)
    made = bound_set(own_folder(story.period, story.form), 1, today=TODAY, as_draft=True)
    read = Reading(made.pdf)
    assert "HỒ SƠ TẶNG GIẤY KHEN CỦA CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ NÀ MƯỜNG NĂM 2024" in read
    assert "Nơi nhận hồ sơ" not in read.page_text(1)
    assert "Quyết định tặng Giấy khen số 412/QĐ-UBND" in [title for _, title, _ in outline_of(made.pdf)]


def test_equal_papers_give_equal_bytes_and_a_claim_of_pdf_a(story: Story) -> None:
    prove(story, 0, {"anh.png": picture((300, 500))})
    first = bound_set(folder_of(story.dossier), 1, today=TODAY).pdf
    assert bound_set(folder_of(story.dossier), 1, today=TODAY).pdf == first
    with pikepdf.open(io.BytesIO(first)) as pdf:
        told = pdf.open_metadata()
        assert (told["pdfaid:part"], told["pdfaid:conformance"]) == ("3", "U")
        assert len(pdf.Root.OutputIntents) == 1
        assert str(pdf.Root.Lang) == "vi"
        assert told["dc:title"].startswith("Hồ sơ đề nghị tặng Giấy khen")


# --- Evidence --------------------------------------------------------------------------------------


def test_evidence_follows_the_papers_by_nominee_and_criterion(story: Story) -> None:
    prove(
        story,
        0,
        {"anh.png": picture((500, 300)), "bao-cao.pdf": plain_pdf("báo cáo", pages=2, size=(300, 400))},
    )
    prove(story, 1, {"khac.jpg.pdf": plain_pdf("khác")})
    made = bundle(folder_of(story.dossier), today=TODAY)
    with ZipFile(io.BytesIO(made.content)) as archive:
        index = json.loads(archive.read("index.json"))
        pdf = archive.read(index["bound"][0]["file"])
        kept = {each["file"]: archive.read(each["file"]) for each in index["evidence"]}
    unit, person = (str(each.registration.participant) for each in story.nominations)
    assert [(each["nominee"], each["criterion"], each["pages"]) for each in index["evidence"]] == [
        (unit, "1.1", 2),
        (unit, "1.2", 1),
        (person, "1.2", 1),
    ]
    assert [name.rpartition("/")[2] for name in kept] == [
        "01_TC-1.1_bao-cao.pdf",
        "02_TC-1.2_anh.png",
        "03_TC-1.2_khac.jpg.pdf",
    ]
    assert kept[index["evidence"][1]["file"]] == picture((500, 300)), "the file goes along as it was sent"
    entries = outline_of(pdf)
    start = [title for _, title, _ in entries].index("Tài liệu kiểm chứng")
    assert [(depth, title) for depth, title, _ in entries[start:]] == [
        (0, "Tài liệu kiểm chứng"),
        (1, unit),
        (2, "Tiêu chí 1.1: Tài liệu bao-cao.pdf"),
        (2, "Tiêu chí 1.2: Tài liệu anh.png"),
        (1, person),
        (2, "Tiêu chí 1.2: Tài liệu khac.jpg.pdf"),
    ]
    read = Reading(pdf)
    for each in index["evidence"]:
        heading = read.find(f"Tài liệu kiểm chứng – {each['nominee']} – Tiêu chí {each['criterion']}")
        assert heading.page == each["first_page"] + 1
        assert heading.bottom < 10
    wide = read.pages[index["evidence"][1]["first_page"]]
    assert wide.width > wide.height
    assert "Trang" in wide.extract_text()
    assert check(io.BytesIO(made.content), "x.zip").faults == ()


def test_what_cannot_become_pages_goes_along_as_a_file(story: Story, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert office_pages({"1.docx": b"x"}) == {}
    locked = io.BytesIO()
    with pikepdf.open(io.BytesIO(plain_pdf("khóa"))) as pdf:
        pdf.save(locked, encryption=pikepdf.Encryption(owner="a", user="b"))
    prove(story, 0, {"khoa.pdf": locked.getvalue(), "bang.xlsx": b"PK"})
    made = bundle(folder_of(story.dossier), today=TODAY)
    with ZipFile(io.BytesIO(made.content)) as archive:
        index = json.loads(archive.read("index.json"))
        read = Reading(archive.read("00_Muc-luc-ho-so.pdf"))
    assert [(each["pages"], each["first_page"], each["enclosed_because"]) for each in index["evidence"]] == [
        (0, None, "tệp Excel không in được thành trang"),
        (0, None, "tệp đặt mật khẩu"),
    ]
    assert "(kèm theo bản điện tử: tệp đặt mật khẩu)" in read
    assert "Hồ sơ gồm 04 văn bản, 02 tài liệu kiểm chứng" in read
    assert check(io.BytesIO(made.content), "x.zip").faults == ()


def test_a_title_in_letters_that_no_paper_prints(story: Story) -> None:
    """A mark that somebody typed into a title does not hold up the whole dossier."""
    prove(story, 0, {"anh.png": picture((300, 500))})
    EvidencePaper.objects.update(abstract="✓ Ảnh  một cửa 🎉")
    made = bound_set(folder_of(story.dossier), 1, today=TODAY)
    assert "Tiêu chí 1.2: Ảnh một cửa" in [title for _, title, _ in outline_of(made.pdf)]


def test_a_paper_is_enclosed_once_for_each_nominee(story: Story) -> None:
    """However often it is cited; the index tells every criterion and place, the number and the day."""
    prove(story, 0, {"bao-cao.pdf": plain_pdf("báo cáo", pages=2), "khac.pdf": plain_pdf("khác")})
    paper = EvidencePaper.objects.get(filename="bao-cao.pdf")
    EvidencePaper.objects.filter(pk=paper.pk).update(
        kind="Báo cáo", number="12/BC-UBND", dated=date(2031, 1, 2), abstract="về cải cách"
    )
    Evidence.objects.filter(paper=paper).update(page=2, passage="mục II")
    other = Evidence.objects.get(paper__filename="khac.pdf").score
    Evidence.objects.create(score=other, paper=paper, page=1, cited_by=story.office, cited_at=NOW)
    Evidence.objects.create(score=other, paper=paper, passage="bảng 3", cited_by=story.office, cited_at=NOW)
    made = bundle(folder_of(story.dossier), today=TODAY)
    with ZipFile(io.BytesIO(made.content)) as archive:
        rows = json.loads(archive.read("index.json"))["evidence"]
        read = Reading(archive.read("00_Muc-luc-ho-so.pdf"))
    assert [row["file"].rpartition("/")[2] for row in rows] == [
        "01_TC-1.1_khac.pdf",
        "02_TC-1.1_1.2_bao-cao.pdf",
    ]
    assert (rows[1]["criterion"], rows[1]["reference"], rows[1]["date"]) == (
        "1.1, 1.2",
        "12/BC-UBND",
        "2031-01-02",
    )
    assert rows[1]["proves"] == [
        {"criterion": "1.1", "place": "trang 1"},
        {"criterion": "1.1", "place": "bảng 3"},
        {"criterion": "1.2", "place": "trang 2, mục II"},
    ]
    assert "Tiêu chí 1.1 (trang 1; bảng 3), 1.2 (trang 2, mục II): Báo cáo về cải cách" in read
    assert "12/BC-UBND" in read
    assert "02/01/2031" in read
    assert "năm 2031" not in read, "the index bears the day of its last paper, not that of evidence"


def test_a_paper_that_is_left_out_stays_behind(story: Story) -> None:
    prove(story, 0, {"bao-cao.pdf": plain_pdf("báo cáo"), "khac.pdf": plain_pdf("khác")})
    nomination, paper = story.nominations[0], EvidencePaper.objects.get(filename="khac.pdf")
    choose_evidence(dossier=story.dossier, by=story.office, now=NOW, left_out=[(nomination.pk, paper.pk)])
    made = bundle(folder_of(story.dossier), today=TODAY)
    with ZipFile(io.BytesIO(made.content)) as archive:
        rows = json.loads(archive.read("index.json"))["evidence"]
    assert [row["file"].rpartition("/")[2] for row in rows] == ["01_TC-1.2_bao-cao.pdf"]
    assert check(io.BytesIO(made.content), "x.zip").faults == ()


def test_a_dossier_may_go_without_evidence(story: Story) -> None:
    prove(story, 0, {"anh.png": picture((300, 500))})
    choose_sets(dossier=story.dossier, by=story.office, now=NOW, sets=1, originals=1, with_evidence=False)
    made = bundle(folder_of(story.dossier), today=TODAY)
    with ZipFile(io.BytesIO(made.content)) as archive:
        assert json.loads(archive.read("index.json"))["evidence"] == []
        assert not [name for name in archive.namelist() if name.startswith("Tai-lieu")]


@pytest.mark.parametrize(("damage", "code"), [(b"", "file_missing"), (b"khac", "file_changed")])
def test_stored_evidence_is_checked(story: Story, damage: bytes, code: str) -> None:
    prove(story, 0, {"anh.png": picture((300, 500))})
    file = EvidencePaper.objects.get().file
    file.storage.delete(file.name)
    if damage:
        file.storage.save(file.name, ContentFile(damage))
    with pytest.raises(Refused) as refusal:
        bundle(folder_of(story.dossier), today=TODAY)
    assert refusal.value.codes == (code,)


def test_a_long_index_moves_the_pages_that_it_names(db: None) -> None:
    """Thirty-odd rows fill several pages of index; the first paper begins behind the last of them."""
    story = tell(people=30)
    story.file_all()
    made = bound_set(folder_of(story.dossier), 1, today=TODAY)
    entries = outline_of(made.pdf)
    first = entries[2][2]
    assert first > 2
    read = Reading(made.pdf)
    assert "Mục lục".upper() in read.page_text(2).upper()
    rows = [row for row in read.pages[1].extract_tables()[0] if row[0] and row[0].isdigit()]
    assert int(rows[0][4] or 0) == first
