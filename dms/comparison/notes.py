"""Notes: what offers say of one kind of care beyond yes and price, field by field.

The same fields for all candidates, so that they stand side by side: those that have to be agreed
for this kind of care, and those that at least one of the offers states.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from attrs import field, frozen

from dms.i18n import Text, plural, text
from dms.modules.base import Module
from dms.modules.field_words import FIELDS, in_words
from dms.modules.programme import Programme
from dms.modules.registry import kinds
from dms.pricing.offer import Offer
from dms.territory import Territory
from dms.territory_relation import Relation, compare

__all__ = ["Note", "Source", "alike", "notes_side_by_side"]

_COUNTED = ("clinics", "diagnostic_clinics")
"""Lists that are too long for a table; they are compared in a section of their own."""


@frozen
class Note:
    """One thing that an offer says of a kind of care; `words` is None where it does not."""

    key: str
    title: Text
    words: Text | None
    value: object = field(default=None, eq=False, repr=False)


@frozen(eq=False)
class Source:
    """Where the notes of one candidate come from."""

    offer: Offer
    programme: Programme | None
    modules: tuple[Module, ...]
    """Empty where the care comes along with another module, so that nothing is said of it."""

    def each(self, name: str) -> list[Any]:
        """Return what each module states of a field; None is not stated."""
        return [self._get(module, name) for module in self.modules]

    def _get(self, module: Module, name: str) -> Any:
        """Return what is stated of a field; what the programme states holds for its modules."""
        if name == "exclusions":
            return self._exclusions(module)
        own = getattr(module, name, None)
        if own is None and name in ("clinics", "deductible"):
            return getattr(self.programme, name, None)
        return own

    def _exclusions(self, module: Module) -> tuple[object, ...] | None:
        """Return what module, programme and offer leave out, None where none of them says."""
        parts = (module, self.programme, self.offer)
        stated = [part.exclusions for part in parts if part and part.exclusions is not None]
        return tuple(dict.fromkeys(e for part in stated for e in part)) if stated else None


def notes_side_by_side(kind: str, sources: Sequence[Source]) -> list[tuple[Note, ...]]:
    """Return the notes on a kind of care for each of the sources, in the same order for all."""
    asked = _asked_of(kind)
    names = [
        name
        for name in FIELDS
        if name in asked or any(value is not None for s in sources for value in s.each(name))
    ]
    return [tuple(_note(name, source) for name in names) for source in sources]


def alike(notes: Iterable[Note]) -> bool:
    """Say whether notes on one thing say the same; territories are compared as areas."""
    first, *others = notes
    return all(_same(first, other) for other in others)


def _same(one: Note, other: Note) -> bool:
    a, b = one.value, other.value
    if isinstance(a, Territory) and isinstance(b, Territory):
        return a.call_until == b.call_until and compare(a, b) is Relation.EQUAL
    return one.words == other.words


def _note(name: str, source: Source) -> Note:
    each = source.each(name)
    values = list(dict.fromkeys(value for value in each if value is not None))
    if not values:
        return Note(name, FIELDS[name], None)
    words = _one_after_another([_words(name, value) for value in values])
    if None in each:
        words = text("{words}; elsewhere not stated", words=words)
    one = values[0] if len(values) == 1 and None not in each else None
    return Note(name, FIELDS[name], words, one)


def _words(name: str, value: object) -> Text:
    if name in _COUNTED and isinstance(value, tuple):
        return plural("{count} clinic", "{count} clinics", len(value))
    return in_words(value)


def _one_after_another(found: Sequence[Text]) -> Text:
    named = {f"t{number}": one for number, one in enumerate(found)}
    return Text("; ".join(f"{{{name}}}" for name in named), named)


def _asked_of(kind: str) -> set[str]:
    """Return the fields that have to be agreed for a kind of care."""
    known = kinds().get(kind)
    return {name for ask in known.asks for name in ask.fields} if known is not None else set()
