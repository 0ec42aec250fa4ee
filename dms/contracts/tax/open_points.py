"""Open points of a tax view: what is missing, what is over the cap, what nobody has settled."""

from collections.abc import Iterable, Iterator
from datetime import date

from dms.contracts.tax.expenses import ExpenseKind
from dms.contracts.tax.exposures import Exposure
from dms.contracts.tax.facts import Facts
from dms.contracts.tax.inputs import Accrual, Cover, Insured
from dms.contracts.tax.labour import CapBase, base_name, labour_of, part_month
from dms.contracts.tax.one_year import OneYearTest
from dms.contracts.tax.years import TaxYear
from dms.i18n import Text, plural, text
from dms.i18n.texts import Amount
from dms.issues import Issue, Location, Severity

__all__ = ["input_issues", "people_issues", "term_issues", "year_issues"]


def _question(code: str, said: Text, hint: Text) -> Issue:
    return Issue(code, Severity.QUESTION, said, hint)


def term_issues(test: OneYearTest) -> Iterator[Issue]:
    """Warn of a contract of less than a year."""
    if not test.passes:
        yield Issue(
            "TAX-TERM-SHORT",
            Severity.WARNING,
            plural(
                "The contract is {count} day short of one year, so no payment under it reduces "
                "profit",
                "The contract is {count} days short of one year, so no payment under it reduces "
                "profit",
                test.days_short,
            ),
            text("Let the contract run to {day} or later", day=test.passing_last_day),
        )


def input_issues(accruals: Iterable[Accrual], covers: Iterable[Cover]) -> Iterator[Issue]:
    """Tell of payments for employees on whose employment nothing is stated."""
    known = {cover.member for cover in covers}
    paid = (a.member for a in accruals if a.insured is Insured.EMPLOYEE)
    for member in dict.fromkeys(paid):
        if member not in known:
            yield Issue(
                "TAX-COVER-MISSING",
                Severity.QUESTION,
                text("Something is paid for this employee, but the days of cover are not given"),
                text("Give the cover with the last day of employment, if there is one"),
                Location(member=member),
            )


def year_issues(years: Iterable[TaxYear], facts: Facts) -> Iterator[Issue]:
    """Return what is open or over the cap in each tax year."""
    concerned = [year for year in years if ExpenseKind.EMPLOYEES in year.expense]
    if concerned and facts.other_payments is None:
        yield _question(
            "TAX-OTHER-PAYMENTS-UNSTATED",
            text("Payments under clause 24.2 share the cap; none are stated, so none are counted"),
            text("State them by month, or an empty list when there are none"),
        )
    for year in concerned:
        yield from year.issues
        yield from _missing(year, facts)
        yield from _over(year)


def _missing(year: TaxYear, facts: Facts) -> Iterator[Issue]:
    """Ask for what is needed to know the cap; nothing is asked where the cap does not matter."""
    last = {base: month for base in CapBase if (month := _last_open(year, base)) is not None}
    months = sorted({m for base, end in last.items() for m in _without(year, base, end, facts)})
    if months:
        yield _question(
            "TAX-LABOUR-MISSING",
            text(
                "Labour costs are not stated for {months}; from there on the cap is unknown",
                months=", ".join(f"{month:%m.%Y}" for month in months),
            ),
            text("State the labour costs of these months; they are not taken for zero"),
        )
    started = part_month(facts)
    in_middle = started is not None and started.year == year.year
    if CapBase.CONTRACT_START in last and in_middle and facts.first_month is None:
        yield _question(
            "TAX-FIRST-MONTH-UNSTATED",
            text("The base starts on {day}, in the middle of a month", day=facts.base_from),
            text(
                "Say what counts of the labour costs of that month: all (whole), the part from "
                "that day (by_days) or nothing (left_out)"
            ),
        )


def _last_open(year: TaxYear, base: CapBase) -> date | None:
    """Return the last month in which it is unknown what is deductible."""
    months = [m.month.start for m in year.months if m.caps[base].deductible is None]
    return months[-1] if months else None


def _without(year: TaxYear, base: CapBase, until: date, facts: Facts) -> Iterator[date]:
    """Return the months up to one that need labour costs and have none."""
    for month in (m.month.start for m in year.months):
        stated = month in facts.labour_costs
        if month <= until and not stated and labour_of(month, base, facts) is None:
            yield month


def _over(year: TaxYear) -> Iterator[Issue]:
    """Warn of what lies over the cap at the end of the year, once where both bases agree."""
    bases = tuple(CapBase) if year.bases_differ else (CapBase.YEAR_START,)
    for base in bases:
        figures = year.at_end(base)
        if figures.cap is None or not figures.over_cap:
            continue
        tax = year.tax_on_excess(base)
        yield Issue(
            "TAX-CAP-EXCEEDED",
            Severity.WARNING,
            text(
                "{year}: payments for employees are {over} roubles over the cap of {cap} roubles "
                "by {month} ({base})",
                year=str(year.year),
                over=Amount(figures.over_cap),
                cap=Amount(figures.cap),
                month=f"{year.months[-1].month.start:%m.%Y}",
                base=base_name(base),
            ),
            text("Expect {tax} roubles more tax on profit", tax=Amount(tax))
            if tax is not None
            else text("State the rate of the tax on profit to see what this costs"),
        )
        if year.months[-1].month.start.month < 12:
            yield _rest_of_the_year(year)


def _rest_of_the_year(year: TaxYear) -> Issue:
    return _question(
        "TAX-YEAR-OPEN",
        text("{year}: labour costs of later months can still raise the cap", year=str(year.year)),
        text("State them, or a forecast, up to December"),
    )


def people_issues(
    covers: Iterable[Cover], exposed: Iterable[Exposure], facts: Facts
) -> Iterator[Issue]:
    """Return what is open about contributions."""
    exposed = tuple(exposed)
    for exposure in exposed:
        yield from exposure.issues
    if exposed and facts.accident_rate is None:
        yield _question(
            "TAX-ACCIDENT-RATE-UNSTATED",
            text("The rate of contributions against accidents at work is not stated"),
            text("State the rate of your company; it is set by its class of risk"),
        )
    insured = {cover.insured for cover in covers}
    if Insured.RELATIVE in insured:
        yield _question(
            "TAX-CONTRIBUTIONS-RELATIVES",
            text("Contributions on payments for relatives are not computed"),
            text("No verified source settles them; ask your auditor"),
        )
    if Insured.CONTRACTOR in insured:
        yield _question(
            "TAX-CONTRIBUTIONS-CONTRACTORS",
            text("Contributions on payments for people under civil-law contracts are not computed"),
            text("No verified source settles them; ask your auditor"),
        )
