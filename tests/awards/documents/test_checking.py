"""A dossier's ZIP broken in every way: what is wrong is said in words, with the file and what to do."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any
from zipfile import ZIP_STORED, ZipFile

import pytest
from django.core.management import CommandError, call_command

from awards.documents.bundle import bundle, check, checking
from awards.queries.dossiers import folder_of
from tests.awards.award_story import TODAY, Story, plain_pdf, tell

PROPOSAL = "01_To-trinh_05-TTr-UBND.pdf"
BOUND = "Dong-quyen/Ho-so_giay-khen-huyen_2024_bo-1_GOC.pdf"
Files = dict[str, bytes]


@pytest.fixture
def whole(db: None) -> bytes:
    story = tell()
    story.file_all()
    return bundle(folder_of(story.dossier), today=TODAY).content


@pytest.fixture
def draft(db: None) -> bytes:
    story: Story = tell()
    story.file_minutes()
    return bundle(folder_of(story.dossier), today=TODAY, as_draft=True).content


def rewritten(content: bytes, change: Callable[[Files], object]) -> bytes:
    """The ZIP with its files changed; sums and index stay as they were."""
    with ZipFile(io.BytesIO(content)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    change(files)
    target = io.BytesIO()
    with ZipFile(target, "w", ZIP_STORED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return target.getvalue()


def forged(content: bytes, change: Callable[[Files], object]) -> bytes:
    """The same by somebody who also writes new sums."""

    def change_and_sum(files: Files) -> None:
        change(files)
        lines = (
            f"{sha256(data).hexdigest()}  {name}\n" for name, data in files.items() if name != "SHA256SUMS"
        )
        files["SHA256SUMS"] = "".join(lines).encode()

    return rewritten(content, change_and_sum)


def reindexed(change: Callable[[dict[str, Any]], object]) -> Callable[[Files], object]:
    """A change of what index.json says."""

    def do(files: Files) -> None:
        index = json.loads(files["index.json"])
        change(index)
        files["index.json"] = json.dumps(index).encode()

    return do


def faults(content: bytes) -> list[str]:
    return list(check(io.BytesIO(content), "ho-so.zip").faults)


def test_a_whole_one(whole: bytes) -> None:
    found = check(io.BytesIO(whole), "ho-so.zip")
    assert (found.faults, found.notes) == ((), ())
    assert found.summary == "4 văn bản, 13 tệp; mã kiểm tra, thứ tự và số trang đều khớp."


def test_a_draft_is_whole_and_said_to_be_one(draft: bytes) -> None:
    found = check(io.BytesIO(draft), "ho-so.zip")
    assert found.is_whole
    assert "bản nháp" in found.notes[0]


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda files: files.pop(PROPOSAL), [f"Thiếu tệp “{PROPOSAL}”. Hãy tải lại hồ sơ"]),
        (lambda files: files.update({"la.pdf": b"%PDF"}), ["Có tệp lạ “la.pdf”", "Hãy hỏi lại nơi gửi"]),
        (lambda files: files.update({"index.json": b"{}"}), ["Tệp “index.json” đã bị thay đổi"]),
        (lambda files: files.update({PROPOSAL: b"khac"}), [f"Tệp “{PROPOSAL}” đã bị thay đổi"]),
        (lambda files: files.update({"DOC-TOI.txt": b""}), ["Tệp “DOC-TOI.txt” đã bị thay đổi"]),
        (lambda files: files.pop("SHA256SUMS"), ["không có tệp SHA256SUMS"]),
        (lambda files: files.update({"SHA256SUMS": b"xyz"}), ["SHA256SUMS không đúng định dạng"]),
        (lambda files: files.update({"SHA256SUMS": b""}), ["SHA256SUMS không đúng định dạng"]),
        (
            lambda files: files.update({"../../x.pdf": b""}),
            ["Tên tệp không hợp lệ: ../../x.pdf", "Đừng giải nén"],
        ),
        (lambda files: files.update({"/etc/x": b""}), ["Tên tệp không hợp lệ"]),
        (lambda files: files.update({"C:x.exe": b""}), ["Tên tệp không hợp lệ"]),
    ],
)
def test_damage_is_named(whole: bytes, change: Callable[[Files], object], words: list[str]) -> None:
    (fault,) = faults(rewritten(whole, change))
    for word in words:
        assert word in fault


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda files: files.pop("index.json"), "Hồ sơ không có tệp index.json"),
        (lambda files: files.update({"index.json": b"[1"}), "index.json không đúng định dạng"),
        (lambda files: files.update({"index.json": b"[]"}), "index.json không đúng định dạng"),
        (reindexed(lambda index: index.update(schema=3)), "phiên bản mới hơn"),
        (reindexed(lambda index: index.pop("papers")), "index.json không đúng định dạng"),
        (reindexed(lambda index: index["papers"][0].pop("sha256")), "index.json không đúng định dạng"),
        (reindexed(lambda index: index["papers"].pop()), "không có trong danh mục index.json"),
        (reindexed(lambda index: index["papers"].reverse()), "không đúng thứ tự của tên tệp"),
        (reindexed(lambda index: index["papers"][0].update(pages=7)), "có 1 trang, index.json ghi 7"),
        (
            reindexed(lambda index: index["papers"][1].update(first_page=9)),
            "trang 9, đúng ra là trang 3",
        ),
        (
            reindexed(lambda index: index.update(pages=99)),
            "99 trang, cộng các phần được 5",
        ),
        (reindexed(lambda index: index.update(sets=2)), "Hồ sơ lập 2 bộ nhưng có 1 bản đóng quyển"),
        (
            lambda files: files.update({PROPOSAL: plain_pdf("khác")}),
            f"“{PROPOSAL}” không đúng với",
        ),
        (lambda files: files.pop(PROPOSAL), f"index.json nêu tệp “{PROPOSAL}” nhưng hồ sơ không có"),
        (lambda files: files.update({"la.txt": b"x"}), "“la.txt” không có trong danh mục index.json"),
        (lambda files: files.update({PROPOSAL: b"%PDF-1.7"}), f"“{PROPOSAL}” không mở được như tệp PDF"),
    ],
)
def test_a_forger_who_writes_new_sums_is_found(
    whole: bytes, change: Callable[[Files], object], words: str
) -> None:
    found = faults(forged(whole, change))
    assert any(words in fault for fault in found), found
    assert all(fault.endswith(".") for fault in found)


def test_a_bound_set_cut_short(whole: bytes) -> None:
    """Index and sums fit the shorter file, but not the number of pages in the dossier."""

    def cut(files: Files) -> None:
        files[BOUND] = plain_pdf("ngắn", pages=4)
        index = json.loads(files["index.json"])
        index["bound"][0] |= {"pages": 4, "sha256": sha256(files[BOUND]).hexdigest()}
        files["index.json"] = json.dumps(index).encode()

    (fault,) = faults(forged(whole, cut))
    assert f"“{BOUND}” thiếu trang" in fault


def test_every_fault_is_told_at_once(whole: bytes, tmp_path: Path) -> None:
    def ruin(files: Files) -> None:
        files.pop(PROPOSAL)
        files["la.pdf"] = b"x"
        files["DOC-TOI.txt"] = b"x"

    path = tmp_path / "ho-so.zip"
    path.write_bytes(rewritten(whole, ruin))
    assert len(check(path, path.name).faults) == 3
    with pytest.raises(CommandError) as stop:
        call_command("verify_dossier", str(path))
    assert str(stop.value).startswith("ho-so.zip: có 3 điểm sai.\n- Thiếu tệp")
    assert str(stop.value).count("\n- ") == 3


def test_the_command_on_a_whole_one(whole: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "ho-so.zip"
    path.write_bytes(whole)
    call_command("verify_dossier", str(path))
    assert "ho-so.zip: hồ sơ còn nguyên vẹn. 4 văn bản" in capsys.readouterr().out


def test_a_flipped_bit(whole: bytes) -> None:
    """The ZIP's own check finds it: the file cannot be read."""
    place = whole.index(b"%PDF-") + 200
    broken = whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :]
    (fault, *more) = faults(broken)
    assert "bị hỏng, không đọc được" in fault
    assert more == []


def test_cut_off_and_not_a_zip(whole: bytes, tmp_path: Path) -> None:
    assert faults(whole[: len(whole) // 2])
    assert "không phải tệp ZIP hoặc đã hỏng" in faults(whole[:100])[0]
    assert "không phải tệp ZIP" in faults(b"khong phai zip")[0]
    assert "Không có tệp “b.zip”" in check(tmp_path / "b.zip", "b.zip").faults[0]


def test_a_name_twice(whole: bytes) -> None:
    target = io.BytesIO(whole)
    with ZipFile(target, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr(PROPOSAL, b"x")
    assert faults(target.getvalue())[0].startswith(f"Tên tệp bị lặp trong hồ sơ: {PROPOSAL}.")


def test_an_old_bundle_is_still_read(whole: bytes) -> None:
    """Those of the first schema list papers only."""

    def as_before(files: Files) -> None:
        index = json.loads(files["index.json"])
        keys = ("file", "kind", "name", "reference", "date", "pages", "sha256")
        papers = [{key: paper[key] for key in keys} for paper in index["papers"]]
        files["index.json"] = json.dumps({"schema": 1, "draft": False, "papers": papers}).encode()
        files.pop(BOUND)
        files.pop("DOC-TOI.txt")

    assert faults(forged(whole, as_before)) == []


def test_what_unpacks_to_too_much(whole: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    """Asked of the directory of the ZIP, before anything is unpacked."""
    monkeypatch.setattr(checking, "MOST_BYTES", 10_000)
    assert "quá lớn khi mở ra" in faults(whole)[0]
    monkeypatch.undo()
    monkeypatch.setattr(checking, "MOST_FILES", 3)
    assert "quá lớn khi mở ra" in faults(whole)[0]
