"""Results in files: never over an input, whole or not at all, readable by those who may."""

import os
import stat
from pathlib import Path

import pytest
import typer

from dms.cli.results import check_results, same_file, write_new, write_result


@pytest.fixture
def work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "in.yaml").write_text("input", "utf-8")
    (tmp_path / "folder").mkdir()
    return tmp_path


SPELLINGS = ["in.yaml", "./in.yaml", "folder/../in.yaml", "soft", "hard"]


@pytest.fixture
def linked(work: Path) -> Path:
    (work / "soft").symlink_to("in.yaml")
    (work / "hard").hardlink_to("in.yaml")
    return work


@pytest.mark.parametrize("name", SPELLINGS)
def test_no_spelling_and_no_link_overwrites_an_input(linked: Path, name: str) -> None:
    source = Path("in.yaml").absolute()
    assert same_file(Path(name), source)
    with pytest.raises(typer.BadParameter, match="overwrite an input"):
        write_result(Path(name), "result", None, source, lang="en")
    with pytest.raises(typer.BadParameter, match="overwrite an input"):
        check_results([Path("a.txt"), Path(name)], [source, None], "en")
    assert source.read_text("utf-8") == "input"


def test_files_that_are_not_there_are_compared_by_their_place(work: Path) -> None:
    assert same_file(Path("a"), Path("folder/../a"))
    assert not same_file(Path("a"), Path("b"))
    assert not same_file(Path("a"), Path("in.yaml"))


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (("a.txt", "none/b.txt"), "none/b.txt cannot be written"),
        (("folder",), "folder cannot be written"),
        (("a.txt", "in.yaml/b.txt"), "cannot be written"),
        (("a.txt", "b.txt", "./a.txt"), "same name"),
        (("in.yaml", "in.yaml"), "same name"),
    ],
)
def test_results_that_cannot_be_written_as_named(
    work: Path, names: tuple[str, ...], said: str
) -> None:
    with pytest.raises(typer.BadParameter, match=said):
        check_results([Path(name) for name in names], [], "en")
    check_results([Path("a.txt"), Path("b.txt")], [Path("in.yaml")], "en")
    assert sorted(path.name for path in work.iterdir()) == ["folder", "in.yaml"]


class TestWriting:
    def test_an_earlier_result_is_replaced(
        self, work: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        for words in ("first", "второй\n"):
            write_result(Path("a.txt"), words, Path("in.yaml"), lang="en")
        assert (work / "a.txt").read_bytes() == "второй\n".encode()
        assert capsys.readouterr().err.splitlines() == ["Written: a.txt"] * 2

    @pytest.mark.parametrize(("private", "mode"), [(True, 0o600), (False, 0o640)])
    def test_who_may_read_a_new_file(self, work: Path, private: bool, mode: int) -> None:
        before = os.umask(0o027)
        try:
            write_result(Path("a.xlsx"), b"x", lang="en", private=private)
        finally:
            os.umask(before)
        assert stat.S_IMODE(Path("a.xlsx").stat().st_mode) == mode

    def test_an_earlier_file_stays_whole_when_writing_fails(
        self, work: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def broken(*_: object) -> None:
            raise OSError

        write_result(Path("a.txt"), "first", lang="en")
        monkeypatch.setattr(os, "fsync", broken)
        with pytest.raises(typer.BadParameter, match="cannot be written"):
            write_result(Path("a.txt"), "second", lang="en")
        assert sorted(path.name for path in work.iterdir()) == ["a.txt", "folder", "in.yaml"]
        assert (work / "a.txt").read_text("utf-8") == "first"

    def test_a_file_that_may_not_be_written_stays(
        self, work: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        kept = work / "kept.txt"
        kept.write_text("first", "utf-8")
        kept.chmod(0o444)
        monkeypatch.setattr(os, "access", lambda *_: False)
        monkeypatch.setattr(Path, "write_bytes", _refusing)
        with pytest.raises(typer.BadParameter, match="cannot be written"):
            write_result(kept, "second", lang="en")
        assert kept.read_text("utf-8") == "first"

    def test_a_pipe_takes_what_is_written_and_stays_a_pipe(self, work: Path) -> None:
        os.mkfifo("pipe")
        reading = os.open("pipe", os.O_RDONLY | os.O_NONBLOCK)
        try:
            write_result(Path("pipe"), "words", lang="en")
            assert os.read(reading, 10) == b"words"
        finally:
            os.close(reading)
        assert Path("pipe").is_fifo()

    def test_a_folder_is_no_file(self, work: Path) -> None:
        with pytest.raises(typer.BadParameter, match="cannot be written"):
            write_result(Path("folder"), "words", lang="en")

    def test_a_new_file_never_replaces_one(self, work: Path) -> None:
        write_new(Path("new.yaml"), "words", lang="en")
        with pytest.raises(typer.BadParameter, match="is there already"):
            write_new(Path("in.yaml"), b"words", lang="en")
        with pytest.raises(typer.BadParameter, match="cannot be written"):
            write_new(Path("none/new.yaml"), "words", lang="en")
        assert (work / "new.yaml").read_text("utf-8") == "words"
        assert (work / "in.yaml").read_text("utf-8") == "input"


def _refusing(*_: object) -> int:
    raise PermissionError
