"""Prices for the contract as a whole: the office doctor is paid for once, whoever is insured.

The price is the row of the price list, the factors that name the module, and the quantities the
module is priced by (visits × hours × weeks × rate of an hour).
"""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from attrs import frozen

from dms.i18n import Text
from dms.issues import Issue
from dms.pricing import refusals
from dms.pricing.exact import Exact
from dms.pricing.plan import LinePlan, Plan
from dms.pricing.rounding import RoundingRule
from dms.pricing.steps import Hole, walk

__all__ = ["ContractLine", "price_contract"]


@frozen
class ContractLine:
    """A price for the contract as a whole, in roubles, with what it was multiplied by."""

    kind: str
    premium: Decimal
    plan: LinePlan
    quantities: tuple[tuple[Text, Decimal], ...] = ()


def price_contract(plan: Plan, rounding: RoundingRule) -> Iterator[ContractLine | Issue]:
    """Price the modules of the contract; an issue stands for what has no price."""
    if plan.tariff.contract_unpriced:
        yield refusals.not_priced_in_contract(plan.tariff.contract_unpriced, plan)
    for line in plan.contract:
        yield _price(line, plan, rounding)


def _price(line: LinePlan, plan: Plan, rounding: RoundingRule) -> ContractLine | Issue:
    base = line.base.find(())
    if isinstance(base, Hole):
        return refusals.no_rate(base, plan)
    amount = base.value
    for taken in walk(base, line.steps, ()):
        if isinstance(taken, Hole):
            return refusals.no_rate(taken, plan)
        amount = taken.amount
    if amount.digits < 0:
        return refusals.negative(line, plan)
    quantities = line.line.module.quantities() if line.line.module is not None else ()
    for _, number in quantities:
        amount = amount.times(Exact.of(number))
    premium = rounding.roubles(rounding.units(amount.digits, amount.places, Fraction(1)))
    return ContractLine(line.line.kind, premium, line, quantities)
