"""The published tax view, `tax/1`: what other programs read.

Amounts are text with two decimals; what is unknown is null and never a zero. People are named by
their ids only.
"""

from collections.abc import Mapping
from decimal import Decimal
from typing import Annotated, Literal, TypeVar

from pydantic import Field

from dms.contracts.tax.cap import CapFigures
from dms.contracts.tax.ending import EarlyEnd
from dms.contracts.tax.expenses import ExpenseKind
from dms.contracts.tax.exposures import Exposure, ExposureKind
from dms.contracts.tax.labour import CapBase
from dms.contracts.tax.one_year import OneYearTest
from dms.contracts.tax.remarks import Status
from dms.contracts.tax.view import TaxView
from dms.contracts.tax.years import TaxMonth, TaxYear
from dms.documents import Result
from dms.issue_document import IssueDocument
from dms.report.figures import Amount, IsoDay, Term
from dms.report.plain import Data, amount, term
from dms.report.tax_words import NOT_ADVICE

__all__ = ["TaxDocument", "tax_document"]

_Key = TypeVar("_Key", bound=str)


class OneYearPart(Result):
    """Whether a term is at least one year."""

    passes: bool
    passing_last_day: IsoDay
    """The earliest last day with which the term passes."""
    days_short: Annotated[int, Field(ge=0)]
    explanation: str


class CapPart(Result):
    """The cap at the end of a month, as running totals of the tax year; null is unknown."""

    labour: Amount | None
    """Labour costs that count."""
    cap: Amount | None
    """The part of them up to which payments are deductible, shared with clause 24.2."""
    deductible: Amount | None
    over_cap: Amount | None
    """With `deductible` it is the expense for employees."""
    deducted: Amount | None
    """What this month adds to `deductible`."""


class MonthPart(Result):
    """One month."""

    month: Annotated[str, Field(pattern=r"^[0-9]{4}-[0-9]{2}$")]
    expense: dict[ExpenseKind, Amount]
    """Recognised in this month, by kind."""
    employees: Amount
    """Recognised for employees from the start of the tax year."""
    caps: dict[CapBase, CapPart]
    """By the day from which labour costs count."""


class YearPart(Result):
    """One tax year."""

    year: int
    cap_share: str | None
    """Share of labour costs; null: not known or not needed."""
    bases_differ: bool
    """Whether the day from which labour costs count matters."""
    expense: dict[ExpenseKind, Amount]
    tax_on_excess: dict[CapBase, Amount | None]
    """Tax on profit that what lies over the cap does not save."""
    months: tuple[MonthPart, ...]


class ExposurePart(Result):
    """Contributions on the premium of one employee, if the disputed position is followed."""

    member: str
    """Id of the employee."""
    kinds: tuple[ExposureKind, ...]
    period: Term
    premium: Amount
    main: Amount | None
    accident: Amount | None
    total: Amount | None
    status: Literal[Status.DISPUTED]


class EarlyEndPart(Result):
    """What the early end of the contract means."""

    last_day: IsoDay
    returned: Amount
    one_year: OneYearPart
    restored: dict[int, dict[CapBase, Amount | None]]
    """Expense to be restored, by tax year."""
    total: dict[CapBase, Amount | None]


class RemarkPart(Result):
    """One statement with its source."""

    text: str
    source: str
    status: Status
    as_of: IsoDay


class TaxDocument(Result):
    """What a contract means for taxes and contributions; not advice."""

    dms: Literal["tax/1"]
    """Format of this document."""
    notice: str
    """What this document is not."""
    contract: Term
    one_year: OneYearPart
    paid: Amount
    """Everything that the employer pays, refunds taken off."""
    years: tuple[YearPart, ...]
    exposures: tuple[ExposurePart, ...]
    early_end: EarlyEndPart | None
    paid_by_insured: dict[str, Amount]
    """What employees pay themselves, by id of the insured person."""
    remarks: tuple[RemarkPart, ...]
    issues: tuple[IssueDocument, ...]


def tax_document(view: TaxView, lang: str = "ru") -> TaxDocument:
    """Return a tax view as a document; its words are in `lang` (`ru` or `en`)."""
    return TaxDocument.model_validate(
        {
            "dms": "tax/1",
            "notice": NOT_ADVICE.to(lang),
            "contract": term(view.contract),
            "one_year": _one_year(view.one_year, lang),
            "paid": amount(view.paid),
            "years": [_year(year) for year in view.years],
            "exposures": [_exposure(exposure) for exposure in view.exposures],
            "early_end": _early_end(view.early_end, lang),
            "paid_by_insured": _amounts(view.paid_by_insured),
            "remarks": [
                {
                    "text": one.text.to(lang),
                    "source": one.source,
                    "status": one.status,
                    "as_of": one.as_of.isoformat(),
                }
                for one in view.remarks
            ],
            "issues": [issue.to_dict(lang) for issue in view.issues],
        }
    )


def _amounts(found: Mapping[_Key, Decimal]) -> Data:
    return {str(key): amount(roubles) for key, roubles in found.items()}


def _one_year(test: OneYearTest, lang: str) -> Data:
    return {
        "passes": test.passes,
        "passing_last_day": test.passing_last_day.isoformat(),
        "days_short": test.days_short,
        "explanation": test.explanation.to(lang),
    }


def _year(year: TaxYear) -> Data:
    share = year.cap_share
    return {
        "year": year.year,
        "cap_share": f"{share.value:f}" if share is not None else None,
        "bases_differ": year.bases_differ,
        "expense": _amounts(year.expense),
        "tax_on_excess": {base: amount(year.tax_on_excess(base)) for base in CapBase},
        "months": [_month(month) for month in year.months],
    }


def _month(month: TaxMonth) -> Data:
    return {
        "month": f"{month.month.start:%Y-%m}",
        "expense": _amounts(month.expense),
        "employees": amount(month.employees),
        "caps": {base: _cap(figures) for base, figures in month.caps.items()},
    }


def _cap(figures: CapFigures) -> Data:
    return {
        "labour": amount(figures.labour),
        "cap": amount(figures.cap),
        "deductible": amount(figures.deductible),
        "over_cap": amount(figures.over_cap),
        "deducted": amount(figures.deducted),
    }


def _exposure(exposure: Exposure) -> Data:
    return {
        "member": exposure.member,
        "kinds": exposure.kinds,
        "period": term(exposure.period),
        "premium": amount(exposure.premium),
        "main": amount(exposure.main),
        "accident": amount(exposure.accident),
        "total": amount(exposure.total),
        "status": Status.DISPUTED,
    }


def _early_end(end: EarlyEnd | None, lang: str) -> Data | None:
    if end is None:
        return None
    return {
        "last_day": end.ending.last_day.isoformat(),
        "returned": amount(end.ending.returned),
        "one_year": _one_year(end.one_year, lang),
        "restored": {
            year: {base: amount(roubles) for base, roubles in amounts.items()}
            for year, amounts in end.restored.items()
        },
        "total": {base: amount(end.total(base)) for base in CapBase},
    }
