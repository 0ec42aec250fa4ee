"""Tax: how much of the 6 % limit each contract uses, what lies over it, and where that comes from.

Only where the labour costs are given. It is not advice.
"""

from collections.abc import Iterator
from decimal import Decimal
from typing import ClassVar

from attrs import frozen

from dms.comparison.comparison import Comparison
from dms.contracts.checks.tax_year import TaxFacts, taxes_of
from dms.contracts.tax import TaxView
from dms.contracts.tax.labour import CapBase, base_name
from dms.contracts.tax.remarks import Remark, status_name
from dms.contracts.tax.years import TaxYear
from dms.i18n import Text, text
from dms.issues import Severity
from dms.report.charts import cap_line
from dms.report.comparison_page.sections import Figure, Listing, Part
from dms.report.comparison_page.tables import Cell, Row, Table, Words, mark, money, said
from dms.report.tax_words import NOT_ADVICE

__all__ = ["Taxes", "taxes"]


@frozen(kw_only=True)
class Taxes(Part):
    """The limit for each contract, with sources."""

    title: ClassVar[Text] = text("Taxes and accounting")
    template: ClassVar[str] = "taxes.html.j2"
    notice: Text
    figures: tuple[Figure, ...]
    lists: tuple[Listing, ...]
    without: Words


def taxes(comparison: Comparison, facts: TaxFacts, lang: str) -> Taxes:
    """Return the tax view of each contract, after the hiring plan where there is one."""
    views = {
        id_: taxes_of(contract, comparison.by_id[id_].requests, facts).view
        for id_, contract in comparison.contracts.items()
    }
    without = [name for id_, name in comparison.names.items() if id_ not in views]
    return Taxes(
        notice=NOT_ADVICE,
        figures=tuple(_figures(comparison, views, lang)),
        lists=tuple(_lists(views, lang)),
        without=text("Without a contract: {names}", names=", ".join(without)) if without else "",
    )


def _figures(comparison: Comparison, views: dict[str, TaxView], lang: str) -> Iterator[Figure]:
    number = 0
    for id_, view in views.items():
        for year in view.years:
            for base in CapBase if year.bases_differ else (CapBase.YEAR_START,):
                number += 1
                yield _figure(f"tax-{number}", comparison.names[id_], year, base, lang)


def _figure(prefix: str, name: str, year: TaxYear, base: CapBase, lang: str) -> Figure:
    figures = year.at_end(base)
    caption = text(
        "{name}, {year}: the limit of the tax year. {base}",
        name=name,
        year=str(year.year),
        base=base_name(base),
    )
    chart = cap_line(
        figures.cap, year.months[-1].employees, prefix=prefix, title=caption.to(lang), lang=lang
    )
    table = Table(
        caption=text(
            "{name}, {year}, in figures. {base}",
            name=name,
            year=str(year.year),
            base=base_name(base),
        ),
        heads=["", text("Roubles")],
        rows=[
            [said(text("Within the limit")), _sum(figures.deductible)],
            [said(text("Over the limit")), _sum(figures.over_cap)],
        ],
        foot=[
            [said(text("Paid for employees")), money(year.months[-1].employees)],
            *_more(year, base),
        ],
        numbers=True,
        adds_up=figures.deductible is not None,
    )
    return Figure(caption=caption, chart=chart, table=table)


def _more(year: TaxYear, base: CapBase) -> Iterator[Row]:
    figures = year.at_end(base)
    yield [said(text("Labour costs that count")), _sum(figures.labour)]
    yield [said(text("The limit")), _sum(figures.cap)]
    yield [said(text("Tax on profit on what is over the limit")), _sum(year.tax_on_excess(base))]


def _sum(amount: Decimal | None) -> Cell:
    return mark("not_stated", text("not known")) if amount is None else money(amount)


def _lists(views: dict[str, TaxView], lang: str) -> Iterator[Listing]:
    """Return conditions with their sources, and what is open, each once."""
    remarks = dict.fromkeys(_remark(r, lang) for view in views.values() for r in view.remarks)
    issues = [issue for view in views.values() for issue in view.issues]
    open_ = dict.fromkeys(i.message(lang) for i in issues if i.severity is Severity.QUESTION)
    other = dict.fromkeys(i.message(lang) for i in issues if i.severity is not Severity.QUESTION)
    for title, lines in (
        (text("What to mind"), other),
        (text("What is open"), open_),
        (text("What this rests on"), remarks),
    ):
        if lines:
            yield Listing(title, tuple(lines))


def _remark(remark: Remark, lang: str) -> str:
    status = status_name(remark.status).to(lang)
    known = text("as of {day}", day=remark.as_of).to(lang)
    return f"{remark.text.to(lang)} [{status}; {remark.source}; {known}]"
