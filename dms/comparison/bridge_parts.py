"""Bridge parts: what may make one quote dearer than another, its order and its words."""

from collections.abc import Mapping

from attrs import field, frozen

from dms.comparison.absences import Absence, absence_in_words
from dms.comparison.components import component_order, component_title
from dms.comparison.parts import module_order
from dms.i18n import Text, plural, text
from dms.modules.registry import title_of
from dms.pricing.offer import Offer
from dms.pricing.tariff import WHOLE_PROGRAMME

__all__ = [
    "MODULE",
    "ONLY_A",
    "ONLY_B",
    "PEOPLE",
    "PEOPLE_CHANGED",
    "PEOPLE_GROUP",
    "PEOPLE_JOINED",
    "PEOPLE_LEFT",
    "PEOPLE_OLDER",
    "UNPRICED_A",
    "UNPRICED_B",
    "UNPRICED_BETWEEN",
    "BridgePart",
    "Words",
    "module_title",
]

PEOPLE_LEFT = "people_left"
"""Who is not in the second roster any more, at the prices of the first quote."""
PEOPLE_JOINED = "people_joined"
"""Who is new in the second roster, at the prices of the quote that prices them first."""
PEOPLE_GROUP = "people_group"
"""The size of the group and the start of the contract changed, under the same prices."""
PEOPLE_OLDER = "people_older"
"""People are in other bands of age than before, under the same prices."""
PEOPLE_CHANGED = "people_changed"
"""Programmes, towns, relationships … of people changed, under the same prices."""
UNPRICED_A = "people_unpriced_a"
"""The first quote has no price for them, so they are not comparable."""
UNPRICED_B = "people_unpriced_b"
"""The second quote has no price for them, so they are not comparable."""
UNPRICED_BETWEEN = "people_unpriced_between"
"""The first offer has no price for them in the group of the second quote."""
PEOPLE = (
    PEOPLE_LEFT,
    PEOPLE_JOINED,
    PEOPLE_GROUP,
    PEOPLE_OLDER,
    PEOPLE_CHANGED,
    UNPRICED_A,
    UNPRICED_B,
    UNPRICED_BETWEEN,
)
"""What comes from the people and not from the offers, in the order in which it is shown."""
ONLY_A = "module_only_a"
"""A kind of care that has a price in the first quote only."""
ONLY_B = "module_only_b"
"""A kind of care that has a price in the second quote only."""
MODULE = "module"
"""All components of a kind of care that both quotes price."""


@frozen
class BridgePart:
    """One reason why quotes differ.

    `kind` is one of the names above or a component (:mod:`dms.comparison.components`); `absence`
    says why one quote has no price for the module.
    """

    kind: str
    module: str | None = None
    absence: Absence | None = None

    def __lt__(self, other: "BridgePart") -> bool:
        return self._order < other._order

    @property
    def _order(self) -> tuple[object, ...]:
        if self.kind in PEOPLE:
            return 0, (PEOPLE.index(self.kind), ""), module_order(self.module)
        only = self.kind in (ONLY_A, ONLY_B)
        within = (-1, f"{self.kind} {self.absence}") if only else component_order(self.kind)
        return 1, module_order(self.module), within

    @property
    def whole_module(self) -> "BridgePart":
        """The reason that this one belongs to where each kind of care is one step."""
        if self.kind in PEOPLE:
            return BridgePart(self.kind)
        return self if self.absence is not None else BridgePart(MODULE, self.module)

    @property
    def all_modules(self) -> "BridgePart":
        """The reason that this one belongs to where each component is one step."""
        return self if self.absence is not None else BridgePart(self.kind)


@frozen
class Words:
    """What the reasons are called; knows the two offers and how many people they are about."""

    offers: tuple[Offer, Offer]
    heads: Mapping[str, int] = field(factory=dict)

    @property
    def names(self) -> tuple[str, str]:
        """The names of the insurers, with the ids of the offers where they are the same."""
        one, other = self.offers
        names = one.insurer.name, other.insurer.name
        if len(set(names)) == 2:
            return names
        return f"{names[0]} ({one.id})", f"{names[1]} ({other.id})"

    def of(self, part: BridgePart) -> Text:
        """Return what a reason is called."""
        if part.absence is not None and part.module is not None:
            without = self.names[part.kind == ONLY_A]
            return absence_in_words(part.absence, module_title(part.module), without)
        if part.module is None:
            return self._name(part.kind)
        if part.kind == MODULE:
            return module_title(part.module)
        return text(
            "{module} · {reason}", module=module_title(part.module), reason=self._name(part.kind)
        )

    def _name(self, kind: str) -> Text:
        return self._people(kind) if kind in PEOPLE else component_title(kind, self.offers)

    def _people(self, kind: str) -> Text:
        count, (one, other) = self.heads.get(kind, 0), self.names
        match kind:
            case "people_left":
                return plural("{count} person left", "{count} people left", count)
            case "people_joined":
                return plural("{count} person joined", "{count} people joined", count)
            case "people_group":
                return text("Size of the group and start of the contract")
            case "people_older":
                return text("People are older")
            case "people_changed":
                return text("Programmes, towns and other data of people")
            case "people_unpriced_between":
                return text("{offer} does not price everybody in the new group", offer=one)
        return plural(
            "Not comparable: {offer} has no price for {count} person",
            "Not comparable: {offer} has no price for {count} people",
            count,
            offer=one if kind == UNPRICED_A else other,
        )


def module_title(kind: str) -> Text:
    """Return what a kind of care is called, or one price for the whole programme."""
    return text("Whole programme") if kind == WHOLE_PROGRAMME else title_of(kind)
