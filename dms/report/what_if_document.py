"""The published comparison of terms, `what-if/1`: what other programs read.

Amounts are text with two decimals; what nobody has said is null and never a zero. People are named
by their ids only.
"""

from typing import Annotated, Literal

from pydantic import Field

from dms.contracts.state.movement import Movement
from dms.contracts.what_if.clauses import Clause, clause_title
from dms.contracts.what_if.measures import Measures, PersonFigures
from dms.contracts.what_if.open_requests import LeftOut, people_about
from dms.contracts.what_if.what_if import ClauseEffect, PersonEffect, Side, WhatIf
from dms.documents import Result
from dms.issue_document import IssueDocument
from dms.report.figures import Amount, IsoDay, Term
from dms.report.plain import Data, amount, term

__all__ = ["Figures", "WhatIfDocument", "figures_of", "what_if_document"]

_Count = Annotated[int, Field(ge=0)]


class Figures(Result):
    """Money, days and people of a year, or the difference of two."""

    premium: Amount
    """The five amounts that follow, added up."""
    first_list: Amount
    joining: Amount
    leaving: Amount
    retained: Amount
    """Kept by the insurer of premium that was paid."""
    changes: Amount
    returned: Amount
    """Of paid premium, set off or in cash; it is in `leaving` already."""
    days_insured: int
    days_without_cover: int
    days_too_long: int
    people_waiting: int
    people_too_long: int
    refused: int


class RefusedPart(Result):
    """A request that some terms do not grant."""

    kind: str
    member: str | None
    """Id of the person, where it is about one."""
    requested_on: IsoDay
    issues: tuple[IssueDocument, ...]
    options: tuple[str, ...]


class SidePart(Result):
    """The year under one of the two sets of terms."""

    terms: str
    """Id of the terms."""
    figures: Figures | None
    mean_days_without_cover: Amount | None
    """For each person who asks to join."""
    refused: tuple[RefusedPart, ...]


class ClausePart(Result):
    """What one clause changes alone, all others as in the first terms."""

    clause: Clause
    title: str
    effect: Figures | None
    premium_per_day: Amount | None
    """Premium for each day of cover more; null where the price of a day changes too."""
    questions: tuple[IssueDocument, ...]


class CoverPart(Result):
    """What one side comes to for a person."""

    premium: Amount
    start: IsoDay | None
    last_day: IsoDay | None
    days_insured: _Count
    days_without_cover: _Count
    days_too_long: _Count


class PersonPart(Result):
    """A person for whom the two sides differ."""

    member: str
    a: CoverPart
    b: CoverPart


class LeftOutPart(Result):
    """A request on neither side, because some terms leave it open."""

    number: _Count
    kind: str
    questions: tuple[IssueDocument, ...]


class WhatIfDocument(Result):
    """A contract year under two sets of terms."""

    dms: Literal["what-if/1"]
    """Format of this document."""
    contract: str
    period: Term
    compared: _Count
    """Requests on both sides."""
    joiners: _Count
    a: SidePart
    b: SidePart
    difference: Figures | None
    """The second side less the first."""
    premium_per_day: Amount | None
    """Premium for each day of cover more; null where the price of a day changes too."""
    clauses: tuple[ClausePart, ...]
    rest: Figures | None
    """What the clauses do only together; with the clauses it is the difference."""
    people: tuple[PersonPart, ...]
    left_out: tuple[LeftOutPart, ...]
    questions: tuple[IssueDocument, ...]


def what_if_document(whatif: WhatIf, lang: str = "ru") -> WhatIfDocument:
    """Return a comparison of terms as a document; its words are in `lang` (`ru` or `en`)."""
    return WhatIfDocument.model_validate(
        {
            "dms": "what-if/1",
            "contract": whatif.contract.number,
            "period": term(whatif.contract.agreement.period),
            "compared": whatif.compared,
            "joiners": whatif.joiners,
            "a": _side(whatif, whatif.a, lang),
            "b": _side(whatif, whatif.b, lang),
            "difference": figures_of(whatif.difference),
            "premium_per_day": amount(whatif.premium_per_day),
            "clauses": [_clause(one, lang) for one in whatif.clauses],
            "rest": figures_of(whatif.rest),
            "people": [_person(one) for one in whatif.people],
            "left_out": [_left_out(one, lang) for one in whatif.left_out],
            "questions": [issue.to_dict(lang) for issue in whatif.questions],
        }
    )


_MONEY = ("premium", "first_list", "joining", "leaving", "retained", "changes", "returned")
_COUNTS = (
    "days_insured",
    "days_without_cover",
    "days_too_long",
    "people_waiting",
    "people_too_long",
    "refused",
)


def figures_of(measures: Measures | None) -> Data | None:
    """Return the figures of a year as plain data, the shape of :class:`Figures`."""
    if measures is None:
        return None
    return {
        **{name: amount(getattr(measures, name)) for name in _MONEY},
        **{name: getattr(measures, name) for name in _COUNTS},
    }


def _side(whatif: WhatIf, side: Side, lang: str) -> Data:
    return {
        "terms": side.terms.id,
        "figures": figures_of(side.total),
        "mean_days_without_cover": amount(whatif.mean_days_without_cover(side)),
        "refused": [_refused(movement, lang) for movement in side.refused],
    }


def _refused(movement: Movement, lang: str) -> Data:
    return {
        "kind": movement.kind,
        "member": next(people_about(movement.request), None),
        "requested_on": movement.request.requested_on.isoformat(),
        "issues": [issue.to_dict(lang) for issue in movement.issues],
        "options": [option.to(lang) for option in movement.options],
    }


def _clause(one: ClauseEffect, lang: str) -> Data:
    return {
        "clause": one.clause,
        "title": clause_title(one.clause).to(lang),
        "effect": figures_of(one.effect),
        "premium_per_day": amount(one.premium_per_day),
        "questions": [issue.to_dict(lang) for issue in one.questions],
    }


def _person(one: PersonEffect) -> Data:
    return {"member": one.member_id, "a": _cover(one.before), "b": _cover(one.after)}


def _cover(figures: PersonFigures) -> Data:
    return {
        "premium": amount(figures.premium),
        "start": figures.start.isoformat() if figures.start is not None else None,
        "last_day": figures.last_day.isoformat() if figures.last_day is not None else None,
        "days_insured": figures.days.insured,
        "days_without_cover": figures.days.without_cover,
        "days_too_long": figures.days.too_long,
    }


def _left_out(one: LeftOut, lang: str) -> Data:
    return {
        "number": one.number,
        "kind": getattr(one.request, "kind", ""),
        "questions": [issue.to_dict(lang) for issue in one.questions],
    }
