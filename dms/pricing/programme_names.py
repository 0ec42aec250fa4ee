"""What a roster may call the programmes of an offer or a brief: by their ids or by their names."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Protocol

from dms.pricing.dimensions import same

__all__ = ["Named", "meant_programme", "programme_names"]


class Named(Protocol):
    """Whatever has an id and perhaps a name: a programme of an offer, or of a brief."""

    @property
    def id(self) -> str:
        """Short name for machines."""

    @property
    def name(self) -> str | None:
        """Name for people."""


def programme_names(programmes: Iterable[Named]) -> dict[str, str]:
    """Map ids and names of programmes, as a roster may spell them, to ids; ids come first.

    A spelling that two programmes share means neither of them.
    """
    listed = list(programmes)
    named = [(same(p.name), p.id) for p in listed if p.name]
    by_id = [(same(p.id), p.id) for p in listed]
    return _unique(named) | _unique(by_id)


def meant_programme(
    written: str | None, programmes: Collection[str], names: Mapping[str, str]
) -> str | None:
    """Return the id that a roster means by an id or a name; no word means the only one there is."""
    if written is None:
        return next(iter(programmes)) if len(programmes) == 1 else None
    return written if written in programmes else names.get(same(written))


def _unique(pairs: Sequence[tuple[str, str]]) -> dict[str, str]:
    spelled = Counter(spelling for spelling, _ in pairs)
    return {spelling: id_ for spelling, id_ in pairs if spelled[spelling] == 1}
