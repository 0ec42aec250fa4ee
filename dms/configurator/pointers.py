"""Where the parts of a composed offer stand in the insurer's own document."""

from collections.abc import Callable

from attrs import field, frozen

from dms.issues import Location

__all__ = ["Pointers"]


@frozen
class Pointers:
    """Leads from places in the composed offer to the places they were taken from."""

    locate: Callable[[str], Location]
    """Finds a place of the insurer's document."""
    _origins: dict[str, str] = field(factory=dict)

    def note(self, made: str, origin: str) -> None:
        """Remember that what stands at `made` was taken from `origin`, with all below it."""
        self._origins[made] = origin

    def origin(self, made: str) -> str:
        """Return the pointer in the insurer's document."""
        part, rest = made, ""
        while part and part not in self._origins:
            part, _, step = part.rpartition("/")
            rest = f"/{step}{rest}"
        return self._origins.get(part, part) + rest

    def __call__(self, made: str) -> Location:
        """Return where a part of the composed offer was written."""
        return self.locate(self.origin(made))
