"""The published reconciliation, `reconciliation/1`: what other programs read."""

from typing import Literal

from dms.contracts.invoices.reconciliation import Compared, Outcome, Reconciliation
from dms.documents import Result
from dms.issue_document import IssueDocument
from dms.report.figures import Amount
from dms.report.plain import Data, amount

__all__ = ["ReconciliationDocument", "reconciliation_document"]


class ExplainedPart(Result):
    """The way of counting that comes to the figure of the invoice."""

    codes: tuple[str, ...]
    """Short stable names of what is counted otherwise, such as `days_of_365`."""
    titles: tuple[str, ...]
    """The same in words."""
    formulas: tuple[str, ...]


class ComparedPart(Result):
    """One person."""

    outcome: Outcome
    member: str | None
    """Id of the person; null for somebody whom the contract does not know."""
    ours: Amount | None
    theirs: Amount | None
    difference: Amount
    """Theirs less ours."""
    formulas: tuple[str, ...]
    """How our figure comes about, where theirs is another."""
    explained: ExplainedPart | None
    where: tuple[str, ...]
    """The lines of the invoice."""


class TotalsPart(Result):
    """The sums over all people."""

    ours: Amount
    theirs: Amount
    difference: Amount
    explained: Amount
    """The part of the difference for which a way of counting was found."""
    beside: Amount
    """Expected, but not for any person; in no total."""


class ReconciliationDocument(Result):
    """An invoice compared with a contract."""

    dms: Literal["reconciliation/1"]
    """Format of this document."""
    contract: str
    agrees: bool
    totals: TotalsPart
    people: tuple[ComparedPart, ...]
    issues: tuple[IssueDocument, ...]


def reconciliation_document(found: Reconciliation, lang: str = "ru") -> ReconciliationDocument:
    """Return a reconciliation as a document; its words are in `lang` (`ru` or `en`)."""
    sums = ("ours", "theirs", "difference", "explained", "beside")
    return ReconciliationDocument.model_validate(
        {
            "dms": "reconciliation/1",
            "contract": found.contract,
            "agrees": found.agrees,
            "totals": {name: amount(getattr(found, name)) for name in sums},
            "people": [_person(one, lang) for one in found.people],
            "issues": [issue.to_dict(lang) for issue in found.issues],
        }
    )


def _person(one: Compared, lang: str) -> Data:
    return {
        "outcome": one.outcome,
        "member": one.member_id,
        "ours": amount(one.ours),
        "theirs": amount(one.theirs),
        "difference": amount(one.difference),
        "formulas": [formula.to(lang) for formula in one.formulas],
        "explained": _explained(one, lang),
        "where": [str(place) for place in one.where],
    }


def _explained(one: Compared, lang: str) -> Data | None:
    if one.explained is None:
        return None
    return {
        "codes": one.explained.codes,
        "titles": [title.to(lang) for title in one.explained.titles],
        "formulas": [formula.to(lang) for formula in one.explained.formulas],
    }
