"""Gathering: read several inputs and tell of everything that is wrong with any of them at once.

What is wrong with files are issues; what is wrong with options are complaints that end the command.
"""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

import typer

from dms.errors import LoadError
from dms.issues import Issue

__all__ = ["Complaints", "Gathering"]

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


class Complaints:
    """Understands one option after the other and keeps what cannot be meant."""

    def __init__(self) -> None:
        self._said: list[str] = []

    def read(self, reader: Callable[[], T]) -> T | None:
        """Return what an option says; None, and a complaint is kept, if unclear."""
        try:
            return reader()
        except typer.BadParameter as complaint:
            self._said.append(complaint.message)
            return None

    def finish(self) -> None:
        """End the command with all complaints, if there are any."""
        if self._said:
            raise typer.BadParameter("\n".join(self._said))
