"""The contracts in a published comparison: terms side by side, the year of a plan, the months."""

from typing import Annotated

from pydantic import Field

from dms.comparison.comparison import Comparison
from dms.comparison.hiring_years import HiringYear
from dms.comparison.monthly_costs import CandidateCosts, MonthSum, Payments
from dms.comparison.statements.statement import TermsCell
from dms.documents import Result
from dms.issue_document import IssueDocument
from dms.modules.questions import Stated
from dms.report.comparison_document.offers import Count
from dms.report.figures import Amount
from dms.report.plain import Data, amount
from dms.report.what_if_document import Figures, figures_of

__all__ = ["CostsPart", "TermsRowPart", "YearsPart", "costs", "terms_rows", "years"]


class TermsCellPart(Result):
    """What the terms of one offer say."""

    stated: Stated
    """`no` is ruled out; `unknown` is not stated."""
    words: str
    clause: str | None
    by_offer: bool
    """The offer says so, and the terms leave it out."""
    assumed: bool
    """Only assumed for this calculation."""


class TermsRowPart(Result):
    """One statement of the terms, by offers."""

    key: str
    """Path of the statement in the terms."""
    group: str
    title: str
    differs: bool
    cells: dict[str, TermsCellPart]


class YearPart(Result):
    """What the hiring plan comes to with one offer."""

    figures: Figures | None
    """Null where the contract leaves something open."""
    common: Figures
    """Of those requests only that every contract answers."""
    refused: Count
    left_open: Count
    questions: tuple[IssueDocument, ...]


class YearsPart(Result):
    """The hiring plan led through the contracts."""

    plan: str
    joiners: Count
    """People who ask to join."""
    complete: bool
    """Whether every contract answers the whole plan."""
    offers: dict[str, YearPart]


class MonthPart(Result):
    """Roubles in a calendar month."""

    month: Annotated[str, Field(pattern=r"^[0-9]{4}-[0-9]{2}$")]
    amount: Amount


class PaymentsPart(Result):
    """When the premium is to be paid."""

    months: tuple[MonthPart, ...]
    undated: Amount
    credit: Amount
    returned: Amount


class CostsPart(Result):
    """The cost of one offer by month; null where it is not known."""

    premium: Amount
    months: tuple[MonthPart, ...]
    """They add up to the premium."""
    payments: PaymentsPart | None
    planned_premium: Amount | None
    """After the hiring plan."""
    planned_months: tuple[MonthPart, ...] | None
    planned_payments: PaymentsPart | None


def terms_rows(comparison: Comparison, lang: str) -> list[Data]:
    """Return the terms statement by statement, the shape of :class:`TermsRowPart`."""
    return [
        {
            "key": row.key,
            "group": row.group.to(lang),
            "title": row.title.to(lang),
            "differs": row.differs,
            "cells": {id_: _said(cell, lang) for id_, cell in row.cells.items()},
        }
        for row in comparison.terms
        if row.stated
    ]


def _said(cell: TermsCell, lang: str) -> Data:
    return {
        "stated": cell.stated,
        "words": cell.words.to(lang),
        "clause": cell.clause,
        "by_offer": cell.by_offer,
        "assumed": cell.assumed,
    }


def years(comparison: Comparison, lang: str) -> Data | None:
    """Return the year of the plan, the shape of :class:`YearsPart`; None without one."""
    found = comparison.years
    if found is None:
        return None
    return {
        "plan": found.plan.id,
        "joiners": found.joiners,
        "complete": found.is_complete,
        "offers": {id_: _year(one, lang) for id_, one in found.years.items()},
    }


def _year(one: HiringYear, lang: str) -> Data:
    return {
        "figures": figures_of(one.total),
        "common": figures_of(one.common),
        "refused": len(one.refused),
        "left_open": len(one.open),
        "questions": [issue.to_dict(lang) for issue in one.questions],
    }


def costs(comparison: Comparison) -> dict[str, Data]:
    """Return costs by month, the shape of :class:`CostsPart`."""
    return {id_: _costs(one) for id_, one in comparison.monthly_costs.items()}


def _costs(one: CandidateCosts) -> Data:
    return {
        "premium": amount(one.premium),
        "months": _months(one.months),
        "payments": _payments(one.payments),
        "planned_premium": amount(one.planned_premium),
        "planned_months": _months(one.planned_months),
        "planned_payments": _payments(one.planned_payments),
    }


def _months(found: tuple[MonthSum, ...] | None) -> list[Data] | None:
    if found is None:
        return None
    return [{"month": f"{one.month.start:%Y-%m}", "amount": amount(one.amount)} for one in found]


def _payments(found: Payments | None) -> Data | None:
    if found is None:
        return None
    sums = {name: amount(getattr(found, name)) for name in ("undated", "credit", "returned")}
    return {"months": _months(found.months), **sums}
