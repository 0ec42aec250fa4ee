"""Gathering: read several inputs and tell of everything that is wrong with any of them at once."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

from dms.errors import LoadError
from dms.issues import Issue

__all__ = ["Gathering"]

T = TypeVar("T")


class Gathering:
    """Reads one input after the other and keeps what is wrong with each.

    >>> gathering = Gathering()
    >>> gathering.read(lambda: 1), gathering.issues
    (1, [])
    """

    def __init__(self) -> None:
        self.issues: list[Issue] = []

    def read(self, reader: Callable[[], T]) -> T | None:
        """Return what was read; None where it could not be used, and the reasons are kept."""
        try:
            return reader()
        except LoadError as error:
            self.issues += error.issues
            return None

    def read_file(self, reader: Callable[[Path], T], path: Path | None) -> T | None:
        """Read a file that need not be there; None where none was named too."""
        return self.read(partial(reader, path)) if path is not None else None

    def finish(self) -> None:
        """Raise LoadError with everything that was wrong with any input."""
        if self.issues:
            raise LoadError(self.issues)
