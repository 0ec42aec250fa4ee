"""The bench: everything that stays the same while somebody chooses.

The offer and its rules, the people, and the price of every alternative.
"""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from typing import Any

from attrs import field, frozen

from dms.configurator.choice import PROGRAMME
from dms.configurator.composing import composed
from dms.configurator.contract_prices import ContractPrices
from dms.configurator.group import group_rulings
from dms.configurator.logic.theory import Theory
from dms.configurator.model import ChoiceModel, Ruling
from dms.configurator.origin import Origin
from dms.configurator.price_board import PriceBoard, PriceLine, Unpriced
from dms.configurator.priced_alternatives import WHOLE
from dms.configurator.selection import Selection
from dms.configurator.states import Difference
from dms.members import Roster
from dms.pricing.offer import Offer
from dms.pricing.quote import Quote
from dms.pricing.quoting import quote

__all__ = ["Bench", "Taken", "selections_of"]

Taken = Mapping[str, bool]
"""Whether each choice is taken, by the way it is written."""


@frozen(eq=False)
class Bench:
    """A programme, the people it is for, and what everything in it costs them."""

    model: ChoiceModel
    roster: Roster = field(repr=False)
    people: Roster = field(repr=False)
    """Those of the roster who are in the programme."""
    board: PriceBoard = field(repr=False)
    asked: Mapping[str, Any] = field(repr=False)
    """How the price is asked for: the arguments of :func:`dms.quote`."""
    _totals: dict[object, int | None] = field(factory=dict, repr=False)

    @cached_property
    def contract_prices(self) -> ContractPrices:
        """What is priced once for the contract."""
        return ContractPrices(self.model.offer, self.roster, self.asked)

    @cached_property
    def rulings(self) -> tuple[Ruling, ...]:
        """What this group adds to the rules."""
        return group_rulings(self.model, self.people, self.board, self.contract_prices)

    @cached_property
    def theory(self) -> Theory:
        """All rules, those of the group too."""
        return self.model.theory_with(self.rulings)

    @cached_property
    def origins(self) -> Mapping[str, Origin]:
        """The rules in words, by their ids."""
        return {one.origin.id: one.origin for one in (*self.model.rulings, *self.rulings)}

    def selections(self, taken: Taken) -> tuple[Selection, Selection]:
        """Return what is taken of the programme, and of the modules of the contract."""
        return selections_of(self.model, taken)

    def offer(self, taken: Taken) -> Offer:
        """Return the plain offer that a configuration comes to."""
        own, contract = self.selections(taken)
        return composed(self.model.offer, [own], contract)

    def quote(self, taken: Taken) -> Quote:
        """Price a configuration like any other offer."""
        return quote(self.offer(taken), self.roster, **self.asked)

    def units(self, taken: Taken) -> int | None:
        """Return the premium of the whole contract, in units of the rounding; None without any."""
        key = tuple(taken.items())
        if key not in self._totals:
            self._totals[key] = self._units(taken)
        return self._totals[key]

    def _units(self, taken: Taken) -> int | None:
        own, contract = self.selections(taken)
        lines = self._lines(own)
        if lines is None or not self.board.heads or not (lines or self.board.others):
            return None
        once = [
            self.contract_prices.of(part.module, contract.values_of(part.kind))
            for part in self.model.parts.listed
            if part.in_contract and part.module is not None and part.kind in contract.taken
        ]
        flat = [units for units in once if isinstance(units, int)]
        if len(flat) < len(once):
            return None
        return self.board.crowd.units((*self.board.others, *lines)) + sum(flat)

    def _lines(self, own: Selection) -> list[PriceLine] | None:
        over = own.values_of(PROGRAMME)
        kinds = [WHOLE] + [
            part.kind
            for part in self.model.parts.listed
            if part.module is not None and part.kind in own.taken
        ]
        found = [self.board.line(kind, own.values_of(kind), over) for kind in kinds]
        if any(isinstance(line, Unpriced) for line in found):
            return None
        return [line for line in found if isinstance(line, tuple)]

    def total(self, taken: Taken) -> Decimal | None:
        """Return the premium of the whole contract in roubles; None where there is none."""
        units = self.units(taken)
        return None if units is None else self.model.offer.rounding.roubles(units)

    def difference(self, before: Taken, after: Taken) -> Difference | None:
        """Return what a change costs, for the group and for one person of the programme."""
        one, other = self.units(before), self.units(after)
        if one is None or other is None or not self.board.own_heads:
            return None
        rule = self.model.offer.rounding
        each = Fraction(rule.unit) * (other - one) / self.board.own_heads
        choices = self.model.parts.choices
        along = tuple(c for c in choices if after[str(c)] > before[str(c)])
        without = tuple(c for c in choices if c.is_care and after[str(c)] < before[str(c)])
        per_head = rule.roubles(rule.units_of(each))
        return Difference(rule.roubles(other - one), per_head, along, without)


def selections_of(model: ChoiceModel, taken: Taken) -> tuple[Selection, Selection]:
    """Return what is taken of a programme, and of the modules of the contract."""
    kinds = [part for part in model.parts.listed if part.module and taken[part.kind]]
    on = [c for c in model.parts.choices if not c.is_care and taken[str(c)]]
    values = {choice.name: choice.value for choice in on if choice.value is not None}
    listed = {m.kind for m in model.programme.modules}
    own = Selection(
        of=model.programme.id,
        taken={part.kind for part in kinds if part.kind in listed},
        values=values,
    )
    return own, Selection(of="", taken={p.kind for p in kinds if p.in_contract}, values=values)
