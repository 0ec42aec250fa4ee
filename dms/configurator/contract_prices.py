"""What each alternative of the modules priced once for the contract costs."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from attrs import field, frozen

from dms.configurator.choice import Choice
from dms.configurator.composing import composed
from dms.configurator.priced_alternatives import Values
from dms.configurator.selection import Selection
from dms.errors import LoadError
from dms.issues import Issue, errors_in
from dms.members import Roster
from dms.modules.base import Module
from dms.pricing.contract_lines import ContractLine, price_contract
from dms.pricing.offer import Offer
from dms.pricing.planning import build_plan
from dms.pricing.setting import settle
from dms.pricing.tariff_building import build_tariff

__all__ = ["ContractPrices"]

_Key = tuple[str, Values]


@frozen
class ContractPrices:
    """Premiums for the contract as such, in units of the rounding, or why there is none."""

    offer: Offer
    roster: Roster = field(repr=False)
    asked: Mapping[str, Any] = field(repr=False)
    """How the price is asked for: the arguments of :func:`dms.quote`."""
    _known: dict[_Key, int | Issue] = field(factory=dict, repr=False, eq=False)

    def of(self, module: Module, values: Mapping[str, str]) -> int | Issue:
        """Return what a module costs with these values; options left out keep what is written."""
        options = module.options or {}
        full = tuple((name, values.get(name, one.written)) for name, one in options.items())
        key = (module.kind, full)
        if key not in self._known:
            self._known[key] = self._price(module.kind, full)
        return self._known[key]

    def _price(self, kind: str, values: Values) -> int | Issue:
        named = {Choice(kind, name, value).name: value for name, value in values}
        made = composed(self.offer, (), Selection(of="", taken={kind}, values=named))
        tariff = build_tariff(made)
        if faults := errors_in(tariff.issues):
            raise LoadError(faults)
        asked = {name: self.asked.get(name) for name in ("period", "payment", "today")}
        setting, issues = settle(
            tariff, self.roster, **asked, modules=None, headcount=self.asked.get("headcount")
        )
        if setting is None:
            return errors_in(issues)[0]
        plan = build_plan(tariff, setting.group)
        found = list(price_contract(plan, self.offer.rounding))
        missing = next((line for line in found if isinstance(line, Issue)), None)
        if missing is not None:
            return missing
        premiums = [line.premium for line in found if isinstance(line, ContractLine)]
        return sum(self.offer.rounding.units_of(Fraction(premium)) for premium in premiums)
