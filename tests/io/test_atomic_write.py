"""A file is written whole or not at all."""

import os
import stat
from pathlib import Path

import pytest

from dms.io import atomic_write
from dms.io.atomic_write import write_atomically


def test_a_new_file_belongs_to_its_owner_only(tmp_path: Path) -> None:
    path = tmp_path / "c.json"
    write_atomically(path, b"new")
    assert path.read_bytes() == b"new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [found.name for found in tmp_path.iterdir()] == ["c.json"]


def test_a_new_file_without_people_is_like_any_other(tmp_path: Path) -> None:
    path = tmp_path / "form.xlsx"
    before = os.umask(0o022)
    try:
        write_atomically(path, b"new", private=False)
        write_atomically(tmp_path / "other.xlsx", b"new", new=True, private=False)
    finally:
        os.umask(before)
    modes = {stat.S_IMODE(found.stat().st_mode) for found in tmp_path.iterdir()}
    assert modes == {0o644}


@pytest.mark.parametrize("sign", ["d", "ж", "😀"])
def test_any_name_that_a_file_may_have(tmp_path: Path, sign: str) -> None:
    path = tmp_path / (sign * (250 // len(sign.encode())))
    write_atomically(path, b"new")
    assert path.read_bytes() == b"new"


def test_an_existing_file_keeps_its_permissions(tmp_path: Path) -> None:
    path = tmp_path / "c.json"
    path.write_bytes(b"old")
    path.chmod(0o640)
    write_atomically(path, b"new")
    assert path.read_bytes() == b"new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    path, link = tmp_path / "c.json", tmp_path / "link.json"
    path.write_bytes(b"old")
    link.symlink_to(path)
    write_atomically(link, b"new")
    assert link.is_symlink()
    assert path.read_bytes() == b"new"


@pytest.mark.parametrize("step", ["fsync", "chmod", "replace"])
def test_a_crash_leaves_the_old_file_whole(
    step: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "c.json"
    path.write_bytes(b"old")

    def crash(*_: object) -> None:
        raise KeyboardInterrupt

    owner = atomic_write.os if step == "fsync" else Path
    monkeypatch.setattr(owner, step, crash)
    with pytest.raises(KeyboardInterrupt):
        write_atomically(path, b"new" * 1000)
    assert path.read_bytes() == b"old"
    assert [found.name for found in tmp_path.iterdir()] == ["c.json"]


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        write_atomically(tmp_path / "none" / "c.json", b"new")


def test_the_folder_is_forced_to_the_disk_where_that_can_be(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced: list[bool] = []
    real = os.fsync

    def noted(descriptor: int) -> None:
        synced.append(stat.S_ISDIR(os.fstat(descriptor).st_mode))
        real(descriptor)

    monkeypatch.setattr(atomic_write.os, "fsync", noted)
    write_atomically(tmp_path / "c.json", b"new")
    assert synced == [False, True]
