"""The tax view of a contract: figures, the positions they rest on, and what is open. No advice.

It starts from payments and covers, so any contract can be looked at. What is missing becomes a
question, and the figures that depend on it stay unknown.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal

from attrs import field, frozen

from dms.contracts.tax.cap import roubles
from dms.contracts.tax.ending import EarlyEnd, early_end
from dms.contracts.tax.expenses import recognise
from dms.contracts.tax.exposures import Exposure, exposures
from dms.contracts.tax.facts import Facts, FirstMonth
from dms.contracts.tax.inputs import Accrual, Cover, Ending
from dms.contracts.tax.one_year import OneYearTest
from dms.contracts.tax.open_points import input_issues, people_issues, term_issues, year_issues
from dms.contracts.tax.parameter_table import TaxParameter
from dms.contracts.tax.parameters import DEDUCTION_LIMIT, Found, TaxParameters, look_up
from dms.contracts.tax.people_positions import (
    contribution_remarks,
    income_tax_remarks,
    rate_remark,
    vat_remark,
)
from dms.contracts.tax.profit_positions import early_end_remarks, one_year_remark, profit_remarks
from dms.contracts.tax.remarks import Remark
from dms.contracts.tax.years import TaxYear, tax_years
from dms.issues import Issue
from dms.money import in_units
from dms.periods import Period
from dms.pricing.exact import added

__all__ = ["TaxView", "tax_view"]


@frozen(kw_only=True)
class TaxView:
    """What a contract means for taxes and contributions, with sources."""

    contract: Period
    one_year: OneYearTest
    years: tuple[TaxYear, ...]
    exposures: tuple[Exposure, ...]
    """Employees covered for less than a year, by id: a disputed position."""
    early_end: EarlyEnd | None
    """What an early end means; None: the contract runs to its term."""
    paid_by_insured: Mapping[str, Decimal]
    """Roubles that employees pay themselves, by id of the insured person."""
    remarks: tuple[Remark, ...]
    issues: tuple[Issue, ...] = field(factory=tuple)

    @property
    def paid(self) -> Decimal:
        """Return everything that the employer pays, refunds taken off."""
        return added(*(year.paid for year in self.years))


def tax_view(
    accruals: Iterable[Accrual],
    covers: Iterable[Cover],
    *,
    contract: Period,
    labour_costs: Mapping[date, Decimal],
    parameters: TaxParameters | None = None,
    other_payments: Mapping[date, Decimal] | None = None,
    base_from: date | None = None,
    first_month: FirstMonth | None = None,
    accident_rate: Decimal | None = None,
    contribution_rates: Mapping[str, Decimal] | None = None,
    ending: Ending | None = None,
) -> TaxView:
    """Look at a contract as the tax on profit, contributions and income tax do.

    `contract` is the term as agreed. `labour_costs` are roubles of all employees by month (its
    first day), without payments for ДМС and other voluntary insurance; a month that is missing is
    unknown. `parameters` are the shipped ones by default. `other_payments` are roubles by month
    under п. 24.2 ст. 255 НК РФ; a month that is missing had none, None: not stated. `base_from` is
    the day the contract takes effect or of the first payment (п. 3 ст. 318), the start of the
    contract by default; `first_month` says what counts of the month it lies in. `accident_rate` is
    the rate of contributions against accidents as a share; `contribution_rates` are tariffs by id
    of a person for whom the single tariff does not hold. `ending` tells of an early end.

    Raises ValueError for amounts of parts of a kopeck, months not named by their first day,
    negative costs, rates that are no shares, and an end outside the contract.
    """
    facts = Facts(
        contract=contract,
        labour_costs=labour_costs,
        parameters=parameters if parameters is not None else TaxParameters.shipped(),
        other_payments=other_payments,
        base_from=base_from if base_from is not None else contract.start,
        first_month=first_month,
        accident_rate=accident_rate,
        contribution_rates=contribution_rates or {},
        ending=ending,
    )
    return _view(tuple(accruals), tuple(covers), facts)


def _view(accruals: tuple[Accrual, ...], covers: tuple[Cover, ...], facts: Facts) -> TaxView:
    test = OneYearTest(facts.contract)
    ledger = recognise(accruals, covers, ended=facts.ended, lasts_a_year=test.passes)
    years, exposed = tax_years(ledger, facts), exposures(covers, facts)
    end, own = early_end(years, facts), _paid_by_insured(accruals)
    limits = _limits(facts) if own else {}
    issues = [
        *term_issues(test),
        *input_issues(accruals, covers),
        *year_issues(years, facts),
        *people_issues(covers, exposed, facts),
        *(issue for found in limits.values() for issue in found.issues),
    ]
    return TaxView(
        contract=facts.contract,
        one_year=test,
        years=years,
        exposures=exposed,
        early_end=end,
        paid_by_insured=own,
        remarks=(
            one_year_remark(test),
            *profit_remarks(years, facts),
            *(early_end_remarks(end) if end is not None else ()),
            *contribution_remarks(exposed),
            *_rates(exposed),
            *income_tax_remarks(added(*own.values()), _known(limits)),
            vat_remark(),
        ),
        issues=tuple(dict.fromkeys(issues)),
    )


def _paid_by_insured(accruals: Iterable[Accrual]) -> Mapping[str, Decimal]:
    kopecks: Counter[str] = Counter()
    for accrual in accruals:
        kopecks[accrual.member] += in_units(accrual.employee)
    return {member: roubles(paid) for member, paid in sorted(kopecks.items()) if paid}


def _limits(facts: Facts) -> dict[int, Found]:
    """Look up the limits of the social deduction in the years of the contract."""
    years = range(facts.contract.start.year, facts.contract.last_day.year + 1)
    return {y: look_up(facts.parameters, DEDUCTION_LIMIT, date(y, 1, 1)) for y in years}


def _known(limits: Mapping[int, Found]) -> dict[int, TaxParameter]:
    found = {year: limit.parameter for year, limit in limits.items()}
    return {year: limit for year, limit in found.items() if limit is not None}


def _rates(exposed: Iterable[Exposure]) -> Iterator[Remark]:
    """State the tariffs of contributions that were used, each once."""
    used = {one.tariff.value: one.tariff for one in exposed if one.tariff is not None}
    return (rate_remark(tariff) for tariff in used.values())
