"""What a tariff looks at: its personal dimensions, and the numbers at which prices may change."""

from collections.abc import Iterable, Mapping

from attrs import frozen

from dms.modules.eligibility import Eligibility
from dms.pricing.dimensions import Level, Order
from dms.pricing.tables import Table

__all__ = ["LookedAt"]


@frozen
class LookedAt:
    """The dimensions of all tables and rules of an offer."""

    names: frozenset[str]
    """Every dimension that some table has."""
    personal: tuple[str, ...]
    """Personal dimensions that prices or admission look at, in a fixed order."""
    units: frozenset[str]
    """Dimensions that are counted by, so that their exact value matters."""
    cuts: Mapping[str, tuple[int, ...]]
    """For each dimension of numbers, those at which a price or the admission may change."""

    @classmethod
    def by(
        cls, tables: Iterable[Table], rules: Iterable[Eligibility], units: Iterable[str]
    ) -> "LookedAt":
        """Collect what tables and rules of admission look at, and what is counted by."""
        every, admitting, counted = tuple(tables), tuple(rules), frozenset(units)
        dimensions = {d for table in every for d in table.dimensions}
        personal = {d.name for d in dimensions if d.level is Level.MEMBER} | counted
        if any(rule.ages is not None for rule in admitting):
            personal.add("age")
        if any(rule.relationships is not None for rule in admitting):
            personal.add("relationship")
        return cls(
            frozenset(d.name for d in dimensions),
            tuple(sorted(personal)),
            counted,
            _cuts(every, admitting),
        )


def _cuts(tables: Iterable[Table], rules: Iterable[Eligibility]) -> dict[str, tuple[int, ...]]:
    cuts: dict[str, set[int]] = {}
    for table in tables:
        for d in table.dimensions:
            if d.order is Order.NUMBERS:
                cuts.setdefault(d.name, set()).update(table.cuts(d.name))
    for rule in rules:
        if rule.ages is not None:
            after = {rule.ages.high + 1} if rule.ages.high is not None else set()
            cuts.setdefault("age", set()).update({rule.ages.low} | after)
    return {name: tuple(sorted(found)) for name, found in cuts.items()}
