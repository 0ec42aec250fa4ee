"""A selection: what one programme of a composed offer consists of."""

from collections.abc import Iterable, Mapping
from functools import cached_property

from attrs import field, frozen

from dms.configurator.choice import PROGRAMME

__all__ = ["Selection"]


def _set(kinds: Iterable[str]) -> frozenset[str]:
    return frozenset(kinds)


def _copied(values: Mapping[str, str]) -> dict[str, str]:
    return dict(values)


@frozen
class Selection:
    """The kinds of care that are taken from a programme, and the values of their options.

    `of` is the insurer's programme; `id` and `name` those of the programme that is made of it;
    `values` has a value for the name of an option: `{"dental.place": "specialised"}`. Options that
    it leaves out keep what is written in the offer.
    """

    of: str
    taken: frozenset[str] = field(converter=_set)
    values: Mapping[str, str] = field(factory=dict, converter=_copied, hash=False)
    id: str | None = None
    name: str | None = None

    @property
    def made(self) -> str:
        """The id of the programme that is made."""
        return self.id if self.id is not None else self.of

    def values_of(self, kind: str = PROGRAMME) -> Mapping[str, str]:
        """Return the values of the options of a kind of care, or of the programme itself."""
        return self._by_kind.get(kind, {})

    @cached_property
    def _by_kind(self) -> Mapping[str, Mapping[str, str]]:
        found: dict[str, dict[str, str]] = {}
        for name, value in self.values.items():
            kind, _, option = name.partition(".")
            found.setdefault(kind, {})[option] = value
        return found
