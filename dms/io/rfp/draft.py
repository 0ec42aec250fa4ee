"""A draft: the data of a document as the answers give it, and the cell that each part is from."""

from collections.abc import Mapping
from itertools import pairwise
from typing import Any

from attrs import evolve, field, frozen

from dms.io.parsed import Parsed, pointer_to
from dms.io.rfp.form import Path
from dms.issues import Location

__all__ = ["Draft", "Placed"]


@frozen
class Placed(Parsed):
    """Plain data whose parts stand in cells."""

    places: Mapping[str, Location] = field(factory=dict, repr=False)

    def locate(self, pointer: str = "", *, at_key: bool = False) -> Location:  # noqa: ARG002 - cells have no keys
        """Return the cell of a part, or of the nearest one around it."""
        part = pointer
        while part and part not in self.places:
            part = part.rpartition("/")[0]
        return evolve(self.places.get(part, Location(file=self.file)), pointer=pointer)


class Draft:
    """Puts values where they belong, and remembers where they come from."""

    def __init__(self, file: str, data: dict[str, Any], home: Location) -> None:
        self.file = file
        self.data = data
        self._places: dict[str, Location] = {"": home}

    def put(self, path: Path, value: Any) -> None:
        """Set a value, with the groups and lists around it."""
        part: Any = self.data
        for step, following in pairwise(path):
            empty: Any = [] if isinstance(following, int) else {}
            part = self._below(part, step, empty)
        if path[-1] == len(part) and isinstance(part, list):
            part.append(value)
        else:
            part[path[-1]] = value

    @staticmethod
    def _below(part: Any, step: str | int, empty: Any) -> Any:
        if isinstance(step, str):
            return part.setdefault(step, empty)
        if step == len(part):
            part.append(empty)
        return part[step]

    def place(self, path: Path, where: Location) -> None:
        """Say where a part stands; groups stand where their first part does."""
        for length in range(1, len(path) + 1):
            self._places.setdefault(pointer_to(path[:length]), where)

    def result(self) -> Placed:
        """Return the data with its places."""
        return Placed(self.data, file=self.file, places=self._places)
