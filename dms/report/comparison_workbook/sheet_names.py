"""Names of sheets: at most 31 signs, none of those that programs refuse, no two alike."""

from attrs import define, field

from dms.printable import printable

__all__ = ["SheetNames"]

_MOST = 31
_REFUSED = str.maketrans(dict.fromkeys("[]:*?/\\", " "))


@define
class SheetNames:
    """The names that are taken already."""

    _taken: set[str] = field(factory=lambda: {"history"})  # programs keep this one to themselves

    def claim(self, wanted: str) -> str:
        """Return the wanted name, or the nearest to it that is allowed and free."""
        clean = " ".join(printable(wanted).translate(_REFUSED).split()).strip(" '") or "…"
        name, number = _shortened(clean, _MOST), 1
        while name.casefold() in self._taken:
            number += 1
            tail = f" {number}"
            name = _shortened(clean, _MOST - len(tail)) + tail
        self._taken.add(name.casefold())
        return name


def _shortened(name: str, most: int) -> str:
    """Leave out the middle of a name that is too long: beginning and end tell names apart."""
    if len(name) <= most:
        return name
    head = most * 3 // 5
    return f"{name[:head]}…{name[head + 1 - most :]}"
