"""What was read from a document: plain data, and where every part of it stands.

Parts are named by JSON pointers (RFC 6901): `/tariff/rates/0/amount`; the whole is the empty one.
"""

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from typing import Any

from attrs import field, frozen

from dms.issues import Location

__all__ = ["Lines", "Parsed", "Position", "pointer_to"]

Position = tuple[int, int]
"""Line and column, both counted from 1."""


def pointer_to(parts: Iterable[str | int], base: str = "") -> str:
    """Write the way down from `base` as a JSON pointer.

    >>> pointer_to(["tariff", 0, "km/h"])
    '/tariff/0/km~1h'
    """
    steps = (str(part).replace("~", "~0").replace("/", "~1") for part in parts)
    return base + "".join(f"/{step}" for step in steps)


@frozen
class Parsed:
    """A document as plain data (dicts, lists, texts, whole numbers, decimals, booleans, None).

    `positions` says where each value starts and `keys` where each key does, by JSON pointer;
    both are empty for data that never stood in a file.
    """

    data: Any
    positions: Mapping[str, Position] = field(factory=dict, repr=False)
    keys: Mapping[str, Position] = field(factory=dict, repr=False)
    file: str | None = None

    def locate(self, pointer: str = "", *, at_key: bool = False) -> Location:
        """Return the place of a value (or of its key), or of the nearest part around it."""
        found = self.keys.get(pointer) if at_key else None
        part = pointer
        while found is None:
            found = self.positions.get(part)
            if not part:
                break
            part = part.rpartition("/")[0]
        line, column = found or (None, None)
        return Location(file=self.file, line=line, column=column, pointer=pointer)


class Lines:
    """Turns offsets in a text into lines and columns."""

    def __init__(self, source: str) -> None:
        self._length = len(source)
        self._starts = [0, *(i + 1 for i, char in enumerate(source) if char == "\n")]

    def position(self, offset: int) -> Position:
        """Return line and column of the character at `offset`."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    @property
    def end(self) -> Position:
        """Return where the text ends."""
        return self.position(self._length)
