"""Quoting: from an offer and a roster to a quote, in one walk.

Settle what is common to the group, narrow the tariff to it, sort the members into cells, price each
cell once, and hand the prices back to the members.
"""

from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from math import lcm

from attrs import evolve

from dms.errors import LoadError
from dms.issues import Issue, errors_in
from dms.members import Roster
from dms.money import fit
from dms.periods import Period
from dms.pricing import refusals
from dms.pricing.cells import sort_into_cells
from dms.pricing.choices import Chosen
from dms.pricing.contract_lines import ContractLine, price_contract
from dms.pricing.doubts import doubt_issues
from dms.pricing.observations import (
    assumption_issues,
    cliff_issues,
    territory_issues,
    zero_issues,
)
from dms.pricing.offer import Offer
from dms.pricing.on_request import on_request_issues
from dms.pricing.planning import build_plan
from dms.pricing.quote import Quote
from dms.pricing.rating import PricedCell, Rater
from dms.pricing.rounding import RoundingRule
from dms.pricing.setting import Setting, settle
from dms.pricing.tariff import Tariff
from dms.pricing.tariff_building import build_tariff
from dms.pricing.unborn import unborn

__all__ = ["quote"]


def quote(
    offer: Offer,
    roster: Roster,
    *,
    period: Period | None = None,
    modules: Chosen = None,
    payment: str | None = None,
    headcount: int | None = None,
    today: date | None = None,
) -> Quote:
    """Price a roster under an offer, exactly, and explain what could not be priced.

    `period` is the contract period (both days count) where the offer names none; `modules` the
    kinds of care taken in a programme, by its id, by default all that are offered but for what is
    given on request only; `payment` one of the offer's ways to pay; `headcount` how many people the
    prices are for, where that is not the number of members, say because rows of the list are still
    faulty; `today` serves only to warn of an offer that has expired.

    Raises :class:`~dms.errors.LoadError` when the tariff itself is faulty.
    """
    if not isinstance(roster, Roster):
        raise TypeError("quote() takes a Roster; what read_roster() returns has it as `.roster`")
    tariff = build_tariff(offer)
    if faults := errors_in(tariff.issues):
        raise LoadError(faults)
    setting, issues = settle(tariff, roster, period, payment, today, modules, headcount)
    issues = [*tariff.issues, *issues]
    if setting is None:
        return Quote(offer, roster, tuple(issues))
    return _price_members(tariff, roster, setting, modules, issues)


def _price_members(
    tariff: Tariff, roster: Roster, setting: Setting, modules: Chosen, issues: list[Issue]
) -> Quote:
    """Price everybody in a settled group; `issues` are what is known of the group so far."""
    offer = tariff.offer
    plan = build_plan(tariff, setting.group, modules)
    cells, numbers = sort_into_cells(roster, plan, setting.period)
    rater = Rater(plan, setting.period)
    priced = [rater.rate(cell) for cell in cells]
    _set_apart_unborn(roster, setting.period, priced, numbers)
    contract = list(price_contract(plan, offer.rounding))
    issues += [line for line in contract if isinstance(line, Issue)]
    issues += [*doubt_issues(tariff, roster), *assumption_issues(offer)]
    issues += [*territory_issues(roster, plan, modules), *on_request_issues(offer, modules)]
    result = Quote(
        offer,
        roster,
        tuple(issues),
        setting,
        plan,
        priced,
        numbers,
        _units(priced, numbers, roster, offer.rounding),
        tuple(line for line in contract if isinstance(line, ContractLine)),
    )
    more = (*zero_issues(result), *cliff_issues(result, modules))
    return evolve(result, group_issues=(*issues, *more))


def _set_apart_unborn(
    roster: Roster, period: Period, priced: list[PricedCell | Issue], numbers: list[int]
) -> None:
    """Refuse whoever is born after the start of cover, even where the price ignores age."""
    apart: dict[int, int] = {}
    for index in unborn(roster, period):
        cell = numbers[index]
        numbers[index] = apart.setdefault(cell, len(priced) + len(apart))
    priced += [refusals.unborn()] * len(apart)


def _units(
    cells: Sequence[PricedCell | Issue],
    numbers: Sequence[int],
    roster: Roster,
    rounding: RoundingRule,
) -> Sequence[int]:
    """Return the premium of each member in units of the rounding."""
    if rounding.level == "group":
        return _fitted_to_group(cells, numbers, roster, rounding)
    due = [cell.due if isinstance(cell, PricedCell) else 0 for cell in cells]
    return list(map(due.__getitem__, numbers))


def _fitted_to_group(
    cells: Sequence[PricedCell | Issue],
    numbers: Sequence[int],
    roster: Roster,
    rounding: RoundingRule,
) -> Sequence[int]:
    """Round the total of the group and fit the members to it by largest remainder.

    Equal remainders are served in the order of ids, so the order of the roster does not matter.
    """
    exact = [cell.exact_due if isinstance(cell, PricedCell) else Fraction(0) for cell in cells]
    scale = lcm(*(amount.denominator for amount in exact))
    weights = [int(amount * scale) for amount in exact]
    ids = roster.columns.get("id", ())
    order = sorted(range(len(numbers)), key=ids.__getitem__)
    whole = [weights[numbers[i]] for i in order]
    units = [0] * len(numbers)
    if any(whole):
        total = rounding.units(sum(whole), 0, Fraction(1, scale))
        for i, part in zip(order, fit(total, whole), strict=True):
            units[i] = part
    return units
