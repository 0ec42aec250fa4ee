"""The early end of a contract: which expense the positions want restored, and what comes back.

An expense that was recognised under a contract that then ended before a year is restored: Минфин
13.10.2017 № 03-03-06/1/67067, 27.07.2022 № 03-03-06/1/72400. Sources differ on the period: in
income now, or in the periods of recognition. The figure is the same and is shown by tax year.
"""

from collections.abc import Iterable, Mapping
from decimal import Decimal

from attrs import frozen

from dms.contracts.tax.facts import Facts
from dms.contracts.tax.inputs import Ending
from dms.contracts.tax.labour import CapBase
from dms.contracts.tax.one_year import OneYearTest
from dms.contracts.tax.years import TaxYear
from dms.periods import Period
from dms.pricing.exact import added

__all__ = ["EarlyEnd", "early_end"]


@frozen(kw_only=True)
class EarlyEnd:
    """What the early end of a contract means for the tax on profit."""

    ending: Ending
    one_year: OneYearTest
    """Whether the contract had lasted a year when it ended."""
    restored: Mapping[int, Mapping[CapBase, Decimal | None]]
    """Roubles recognised up to the end of the contract that are to be restored, by tax year and
    starting point of the cap; None: unknown. Empty when the contract had lasted a year."""

    def total(self, base: CapBase) -> Decimal | None:
        """Return what is to be restored in all; None while a part of it is unknown."""
        parts = [amounts[base] for amounts in self.restored.values()]
        known = [part for part in parts if part is not None]
        return added(*known) if len(known) == len(parts) else None


def early_end(years: Iterable[TaxYear], facts: Facts) -> EarlyEnd | None:
    """Return what the early end means; None for a contract that runs to its term."""
    ending = facts.ending
    if ending is None:
        return None
    lasted = OneYearTest(Period(facts.contract.start, ending.last_day))
    restored = {} if lasted.passes else {y.year: _deducted(y, ending) for y in years}
    known = {year: amounts for year, amounts in restored.items() if amounts}
    return EarlyEnd(ending=ending, one_year=lasted, restored=known)


def _deducted(year: TaxYear, ending: Ending) -> Mapping[CapBase, Decimal | None]:
    """Return what was deducted in a year by the month in which the contract ended."""
    until = [month for month in year.months if month.month.start <= ending.last_day]
    return {base: until[-1].caps[base].deductible for base in CapBase} if until else {}
