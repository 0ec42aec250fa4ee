"""Writing a file whole or not at all: whoever reads it sees the old content or the new one."""

import os
import sys
from contextlib import suppress
from pathlib import Path
from secrets import token_hex

__all__ = ["write_atomically"]


def write_atomically(
    path: Path, content: bytes, *, new: bool = False, private: bool = True
) -> None:
    """Put `content` in the place of a file; a crash at any moment leaves the old file whole.

    The new file is written beside the old one, forced to the disk and renamed. An existing file
    keeps its permissions; a new one can be read by its owner only, since lists of insured people
    are personal data; one that is not `private` gets the permissions that new files have on this
    system. Raises OSError when the folder or the disk does not let it be written, and
    FileExistsError when a file is there already and `new` says that none may be.
    """
    path = Path(os.path.realpath(path))  # a link stays a link
    temporary = path.with_name(f".{path.name[:50]}.{token_hex(8)}.tmp")
    try:
        _fill(temporary, content, mode=0o600 if private else 0o666)
        if new:
            _put_new(temporary, path)
        else:
            _put(temporary, path)
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise
    _sync_folder(path.parent)


def _fill(temporary: Path, content: bytes, *, mode: int) -> None:
    """Write a file that nobody else has opened, down to the disk."""

    def created(name: str, flags: int) -> int:
        return os.open(name, flags, mode)  # less what the system takes away from new files

    with open(temporary, "xb", opener=created) as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _put(temporary: Path, path: Path) -> None:
    if path.exists():
        temporary.chmod(path.stat().st_mode & 0o777)
    temporary.replace(path)


def _put_new(temporary: Path, path: Path) -> None:
    """Give a file its name at once, unless another one has it: a rename would replace that."""
    try:
        os.link(temporary, path)
    except FileExistsError:
        raise
    except OSError:  # a disk that has no links
        path.touch(mode=0o600, exist_ok=False)
        temporary.replace(path)
    else:
        temporary.unlink()


def _sync_folder(folder: Path) -> None:
    """Force the new name to the disk, where the system can."""
    if sys.platform == "win32":  # pragma: no cover - it has no way to do so
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
