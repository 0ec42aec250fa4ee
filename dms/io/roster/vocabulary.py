"""What the headings of one kind of list mean: of rosters, or of invoices by person."""

from collections.abc import Mapping
from functools import cached_property
from types import MappingProxyType

from attrs import field, frozen

from dms.io.roster.words import plain

__all__ = ["Vocabulary"]


@frozen(eq=False)
class Vocabulary:
    """Fields with all their headings, the usual one first, parted by `|`.

    `telling` are the fields that make a row of headings the heading of a list of people.
    """

    aliases: Mapping[str, str] = field(repr=False)
    telling: frozenset[str]

    @cached_property
    def headings(self) -> Mapping[str, str]:
        """The field of every known heading in its :func:`~dms.io.roster.words.plain` form."""
        return MappingProxyType(
            {plain(head): name for name, heads in self.aliases.items() for head in heads.split("|")}
        )

    def field_named(self, heading: str) -> str | None:
        """Return the field a plain heading stands for."""
        return self.headings.get(heading)

    def usual_heading(self, name: str) -> str:
        """Return how lists usually call the column of a field."""
        return self.aliases[name].partition(" | ")[0]
