"""A lock between programs: only one at a time changes a file.

The lock is held on a file of its own beside the one it guards, since that one is replaced by a new
file with every change. The system releases it when a program ends, however it ends; the lock file
stays and does no harm.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep
from typing import IO

__all__ = ["LockBusy", "locked"]

_PAUSE = 0.02
"""Seconds between two attempts."""


class LockBusy(Exception):
    """Another program held the lock for the whole time that was waited."""


@contextmanager
def locked(path: Path, *, wait: float) -> Iterator[None]:
    """Hold the lock beside a file, `<name>.lock`, for the length of a `with` block.

    Waits up to `wait` seconds and raises LockBusy when another program still holds it. Raises
    OSError when the lock file cannot be written.
    """
    with path.with_name(path.name + ".lock").open("a+b") as file:
        deadline = monotonic() + wait
        while not _taken(file):
            if monotonic() >= deadline:
                raise LockBusy
            sleep(_PAUSE)
        try:
            yield
        finally:
            _give_back(file)


if sys.platform == "win32":  # pragma: no cover - one system runs one half
    import msvcrt

    def _taken(file: IO[bytes]) -> bool:
        file.seek(0)
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    def _give_back(file: IO[bytes]) -> None:
        file.seek(0)
        msvcrt.locking(file.fileno(), msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _taken(file: IO[bytes]) -> bool:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def _give_back(file: IO[bytes]) -> None:
        fcntl.flock(file, fcntl.LOCK_UN)
