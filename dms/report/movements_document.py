"""Previewed movements as a published document: one in full, several together, with other terms."""

from collections.abc import Iterable, Sequence
from typing import Literal

from dms.contracts.state.movement import Movement
from dms.contracts.terms.terms import Terms
from dms.contracts.what_if.counterfactual import Alternative
from dms.documents import Result
from dms.issue_document import IssueDocument
from dms.issues import Issue
from dms.pricing.exact import added
from dms.report.figures import Amount
from dms.report.movement_document import MovementDocument, movement_document
from dms.report.plain import amount

__all__ = ["MovementsDocument", "movements_document"]


class AlternativePart(Result):
    """What one request would come to under other terms."""

    movement: MovementDocument | None
    """Null when the contract could not have been concluded on them."""
    amount: Amount | None
    """How much more premium; null where the two cannot be compared."""
    days_without_cover: int | None
    """How many more days without cover; negative when cover would begin earlier."""
    days_too_long: int | None
    issues: tuple[IssueDocument, ...]


class MovementsDocument(Result):
    """Movements that are applied together or not at all."""

    dms: Literal["movements/1"]
    status: Literal["accepted", "refused"]
    """Refused when any of them is."""
    amount: Amount
    """The change of the premium by those that are granted."""
    movements: tuple[MovementDocument, ...]
    terms: str | None
    """Id of the other terms, where they were asked about."""
    under: tuple[AlternativePart, ...]
    """The same requests under them, in the same order."""
    issues: tuple[IssueDocument, ...]
    """What is wrong or open about the list that the requests come from."""


def movements_document(
    movements: Sequence[Movement],
    others: Sequence[Alternative] = (),
    terms: Terms | None = None,
    remarks: Iterable[Issue] = (),
    lang: str = "ru",
) -> MovementsDocument:
    """Make the document: `others` are the requests under `terms`, `remarks` concern the list."""
    granted = [movement for movement in movements if movement.accepted]
    return MovementsDocument(
        dms="movements/1",
        status="accepted" if len(granted) == len(movements) else "refused",
        amount=added(*(movement.amount for movement in granted)),
        movements=tuple(movement_document(movement, lang) for movement in movements),
        terms=terms.id if terms is not None else None,
        under=tuple(_alternative(one, lang) for one in others),
        issues=tuple(IssueDocument.model_validate(one.to_dict(lang)) for one in remarks),
    )


def _alternative(one: Alternative, lang: str) -> AlternativePart:
    return AlternativePart.model_validate(
        {
            "movement": movement_document(one.other, lang) if one.other is not None else None,
            "amount": amount(one.amount),
            "days_without_cover": one.days_without_cover,
            "days_too_long": one.days_too_long,
            "issues": [issue.to_dict(lang) for issue in one.issues],
        }
    )
