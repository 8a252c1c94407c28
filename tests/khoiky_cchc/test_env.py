"""Settings from the environment: what is taken, and what ends the program with one line."""

from __future__ import annotations

from pathlib import Path

import pytest

from khoiky_cchc import env


@pytest.mark.parametrize(
    ("word", "meant"), [("true", True), ("ON", True), ("1", True), ("no", False), ("0", False)]
)
def test_a_flag_is_read(monkeypatch: pytest.MonkeyPatch, word: str, meant: bool) -> None:
    monkeypatch.setenv("SWITCH", word)
    assert env.flag("SWITCH", not meant) is meant


@pytest.mark.parametrize("default", [True, False])
def test_an_empty_value_means_the_default(monkeypatch: pytest.MonkeyPatch, default: bool) -> None:
    monkeypatch.setenv("SWITCH", "")
    assert env.flag("SWITCH", default) is default


def test_an_unknown_word_is_not_taken_for_no(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SWITCH", "tru")
    with pytest.raises(SystemExit, match="Cấu hình sai: SWITCH: “tru”"):
        env.flag("SWITCH", False)


@pytest.mark.parametrize(
    ("word", "accepted"), [("1", True), ("100", True), ("0", False), ("101", False), ("2.5", False)]
)
def test_a_whole_number_stays_between_its_ends(
    monkeypatch: pytest.MonkeyPatch, word: str, accepted: bool
) -> None:
    monkeypatch.setenv("SIZE", word)
    if accepted:
        assert env.whole("SIZE", 10, least=1, most=100) == int(word)
    else:
        with pytest.raises(SystemExit, match="từ 1 đến 100"):
            env.whole("SIZE", 10, least=1, most=100)


def test_one_of_some_words_in_any_case(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LEVEL", "info")
    assert env.one_of("LEVEL", "WARNING", ("INFO", "WARNING")) == "INFO"
    monkeypatch.setenv("LEVEL", "loud")
    with pytest.raises(SystemExit, match="LEVEL"):
        env.one_of("LEVEL", "WARNING", ("INFO", "WARNING"))


def test_words_are_cut_at_commas(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOSTS", " a.vn , b.vn,")
    assert env.words("HOSTS", []) == ["a.vn", "b.vn"]


def test_a_folder_is_made_and_must_be_absolute(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert env.folder("HOME_OF_DATA", tmp_path / "a" / "b").is_dir()
    monkeypatch.setenv("HOME_OF_DATA", "data")
    with pytest.raises(SystemExit, match="tuyệt đối"):
        env.folder("HOME_OF_DATA", tmp_path)


def test_a_folder_that_is_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "taken").touch()
    with pytest.raises(SystemExit, match="không tạo được thư mục"):
        env.folder("HOME_OF_DATA", tmp_path / "taken")


def test_databases(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert env.database("DB", tmp_path / "db.sqlite3")["NAME"] == str(tmp_path / "db.sqlite3")
    monkeypatch.setenv("DB", "postgres://clerk:secret@localhost:5433/portal")
    config = env.database("DB", tmp_path)
    assert (config["ENGINE"], config["NAME"], config["PORT"]) == (
        "django.db.backends.postgresql",
        "portal",
        5433,
    )


@pytest.mark.parametrize(
    "address", ["mysql://a@b/c", "portal", "postgres://", "sqlite:///", "postgres://h:port/db"]
)
def test_other_databases_are_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, address: str) -> None:
    monkeypatch.setenv("DB", address)
    with pytest.raises(SystemExit, match="Cấu hình sai: DB"):
        env.database("DB", tmp_path)


def test_the_secret_is_made_once_and_kept_private(tmp_path: Path) -> None:
    path = tmp_path / "secret_key"
    first = env.secret("KEY", path)
    assert len(first) >= env.KEY_LENGTH
    assert env.secret("KEY", path) == first
    assert path.stat().st_mode & 0o777 == 0o600
    assert list(tmp_path.iterdir()) == [path]


def test_a_short_secret_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("KEY", "x" * (env.KEY_LENGTH - 1))
    with pytest.raises(SystemExit, match="KEY"):
        env.secret("KEY", tmp_path / "unused")


def test_what_is_set_already_wins_over_the_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("NAME_A=file\nNAME_B=file\n")
    monkeypatch.setenv("NAME_A", "machine")
    monkeypatch.setenv("NAME_B", "")
    monkeypatch.delenv("NAME_B")
    env.load_file(tmp_path / ".env")
    assert (env.text("NAME_A", ""), env.text("NAME_B", "")) == ("machine", "file")
