"""A tax view as plain text: the cap month by month, what stands apart, positions with sources."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from dms.contracts.tax.ending import EarlyEnd
from dms.contracts.tax.expenses import ExpenseKind
from dms.contracts.tax.exposures import Exposure
from dms.contracts.tax.labour import CapBase, base_name
from dms.contracts.tax.remarks import Remark, Status, status_name
from dms.contracts.tax.view import TaxView
from dms.contracts.tax.years import TaxMonth, TaxYear
from dms.i18n import format_amount, format_date, format_money, text
from dms.issues import Severity
from dms.pricing.exact import added
from dms.report.issue_lines import issue_line
from dms.report.tables import aligned
from dms.report.tax_words import NOT_ADVICE, kind_title, reason_title

__all__ = ["NAMED", "render_tax"]

NAMED = 20
"""How many people are named by their ids; the rest is counted."""

_COLUMNS = (
    text("Month"),
    text("Expense"),
    text("Labour costs so far"),
    text("Cap"),
    text("Expense so far"),
    text("Deductible"),
    text("Over the cap"),
)

_AT_STAKE = (text("Premium"), text("Tariff"), text("Accidents"))


def render_tax(view: TaxView, lang: str = "ru") -> str:
    """Write a tax view for people; people in it are named by their ids."""
    questions = [i for i in view.issues if i.severity is Severity.QUESTION]
    others = [i for i in view.issues if i.severity is not Severity.QUESTION]
    sections = [
        _heading(view, lang),
        [issue_line(issue, lang) for issue in others],
        *(lines for year in view.years for lines in _year(year, lang)),
        _exposures(view.exposures, lang),
        _early_end(view.early_end, lang),
        _own(view, lang),
        _titled(text("Questions").to(lang), (i.line(lang) for i in questions)),
        _titled(text("What this rests on").to(lang), (_remark(r, lang) for r in view.remarks)),
    ]
    return "\n\n".join("\n".join(lines) for lines in sections if lines) + "\n"


def _heading(view: TaxView, lang: str) -> list[str]:
    title = text(
        "Tax view of the contract {start} to {last_day}",
        start=view.contract.start,
        last_day=view.contract.last_day,
    )
    paid = text("The employer pays {sum}", sum=format_money(view.paid, lang))
    return [title.to(lang), NOT_ADVICE.to(lang), view.one_year.explanation.to(lang), paid.to(lang)]


def _titled(title: str, lines: Iterable[str]) -> list[str]:
    found = [f"  {line}" for line in lines]
    return [title, *found] if found else []


def _year(year: TaxYear, lang: str) -> Iterator[list[str]]:
    """Write a tax year: one table, or one for each starting point where they differ."""
    if ExpenseKind.EMPLOYEES in year.expense:
        for base in CapBase if year.bases_differ else (CapBase.YEAR_START,):
            title = f"{year.year} · {base_name(base).to(lang)}"
            yield [title, *_table(year, base, lang)]
    apart = {k: v for k, v in year.expense.items() if k is not ExpenseKind.EMPLOYEES}
    rows = [(f"  {kind_title(k).to(lang)}", format_money(v, lang)) for k, v in apart.items()]
    if rows:
        title = text("{year} · Not deductible", year=str(year.year)).to(lang)
        yield [title, *aligned(rows, right=(1,))]


def _table(year: TaxYear, base: CapBase, lang: str) -> list[str]:
    first = next(i for i, m in enumerate(year.months) if ExpenseKind.EMPLOYEES in m.expense)
    rows = [_row(month, base, lang) for month in year.months[first:]]
    heading = tuple(column.to(lang) for column in _COLUMNS)
    return aligned([heading, *rows], right=range(1, len(heading)))


def _row(month: TaxMonth, base: CapBase, lang: str) -> tuple[str, ...]:
    caps = month.caps[base]
    figures = (
        month.expense.get(ExpenseKind.EMPLOYEES, Decimal(0)),
        caps.labour,
        caps.cap,
        month.employees,
        caps.deductible,
        caps.over_cap,
    )
    return (f"{month.month.start:%m.%Y}", *(_or_unknown(figure, lang) for figure in figures))


def _or_unknown(amount: Decimal | None, lang: str) -> str:
    return text("unknown").to(lang) if amount is None else format_amount(amount, lang)


def _exposures(exposed: tuple[Exposure, ...], lang: str) -> list[str]:
    """Write the contributions at stake, a limited number of people by id."""
    if not exposed:
        return []
    status = status_name(Status.DISPUTED).to(lang)
    rows = [_exposed(one, lang) for one in exposed[:NAMED]]
    rest = len(exposed) - NAMED
    more = ["  " + text("and {count} more", count=rest).to(lang)] if rest > 0 else []
    totals = [one.total for one in exposed]
    known = [total for total in totals if total is not None]
    complete = added(*known) if len(known) == len(totals) else None
    heading = ("", "", "", *(column.to(lang) for column in _AT_STAKE))
    return [
        f"{text('Contributions at stake').to(lang)} ({status})",
        *aligned([heading, *rows], right=(3, 4, 5)),
        *more,
        f"  {text('Total').to(lang)}: {_or_unknown(complete, lang)}",
    ]


def _exposed(one: Exposure, lang: str) -> tuple[str, ...]:
    days = (format_date(day, lang) for day in (one.period.start, one.period.last_day))
    return (
        f"  № {one.member}",
        " – ".join(days),
        ", ".join(reason_title(kind).to(lang) for kind in one.kinds),
        format_amount(one.premium, lang),
        _or_unknown(one.main, lang),
        _or_unknown(one.accident, lang),
    )


def _early_end(end: EarlyEnd | None, lang: str) -> list[str]:
    if end is None:
        return []
    ended = text("The contract ended early on {day}", day=end.ending.last_day).to(lang)
    returned = text("The insurer returns {sum}", sum=format_money(end.ending.returned, lang))
    rows = [
        (f"  {base_name(base).to(lang)}", str(year), _or_unknown(amount, lang))
        for year, amounts in end.restored.items()
        for base, amount in amounts.items()
    ]
    title = [f"  {text('Expense to be restored').to(lang)}"] if rows else []
    return [ended, f"  {returned.to(lang)}", *title, *aligned(rows, right=(2,))]


def _own(view: TaxView, lang: str) -> list[str]:
    if not view.paid_by_insured:
        return []
    paid = format_money(added(*view.paid_by_insured.values()), lang)
    return [text("Employees pay {sum} themselves: no expense of the employer", sum=paid).to(lang)]


def _remark(remark: Remark, lang: str) -> str:
    status = status_name(remark.status).to(lang)
    known = text("as of {day}", day=remark.as_of).to(lang)
    return f"{remark.text.to(lang)} [{status}; {remark.source}; {known}]"
