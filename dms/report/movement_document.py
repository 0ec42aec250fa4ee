"""The published movement, `movement/1`: what a request comes to, for other programs.

Amounts are text with decimals; days are ISO dates, and what is not known is null.
"""

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field

from dms.contracts.contract_document import LineRecord
from dms.contracts.rules.refund import Method, Refund
from dms.contracts.state.journal import outcome_of
from dms.contracts.state.movement import Movement
from dms.contracts.state.requests import AnyRequest, Conclude
from dms.contracts.state.slots import SlotKind
from dms.documents import Day, Result
from dms.issue_document import IssueDocument
from dms.report.figures import Amount, Payers
from dms.report.movement_text import ids_of
from dms.report.plain import amount

__all__ = ["MovementDocument", "OtherCounting", "RefundPart", "movement_document"]

_Count = Annotated[int, Field(ge=0)]


class OtherCounting(Result):
    """The days by the other reading of notice, where the contract leaves it open."""

    counting: Literal["strict", "lenient"]
    effective: Day | None
    latest_filing: Day | None


class RefundPart(Result):
    """What becomes of the premium of days given up; `kept` and `returned` add up to `paid`."""

    member: str | None
    """Id of the person; null for the contract as a whole."""
    method: Method
    freed: Amount
    """Premium of the days no longer insured."""
    unpaid: Amount
    """The part of it that was never paid: it lowers later instalments."""
    paid: Amount
    expense_load: Amount
    share_kept: Amount
    claims: Amount
    kept: Amount
    returned: Amount
    steps: tuple[str, ...]
    """The same in words, one figure after another."""


class PaymentChange(Result):
    """By how much a payment changes."""

    kind: SlotKind
    number: int | None
    """Of an instalment, from 1 on."""
    due: Day | None
    """Null: the contract does not say."""
    amount: Amount


class MovementDocument(Result):
    """A request with what comes of it."""

    dms: Literal["movement/1"]
    """Format of this document."""
    number: _Count
    """Its number in the journal, when it is applied next."""
    kind: str
    status: Literal["accepted", "refused"]
    request: AnyRequest | Conclude
    people: tuple[str, ...]
    """Ids of everybody it is about."""
    effective: Day | None
    """The first day with the change: of cover for a joiner, without cover for a leaver."""
    wished: Day | None
    """The same day, as it was wished for."""
    latest_filing: Day | None
    """The last day on which the request would have been in time for the wish."""
    other_counting: OtherCounting | None
    days_without_cover: _Count
    days_too_long: _Count
    """Days that a leaver is insured, and paid for, beyond the wish."""
    amount: Amount
    """The change of the premium of the contract."""
    paid: Amount
    """What the policyholder pays by it."""
    returned: Amount
    """What comes back of paid premium, set off or in cash."""
    payments: tuple[PaymentChange, ...]
    """The payments that become more or less; they add up to `amount`."""
    payers: Payers | None
    """Who bears the change; null where the contract does not say."""
    modules: dict[str, Amount]
    """The change by kinds of care; what the insurer keeps is not in it."""
    lines: tuple[LineRecord, ...]
    refunds: tuple[RefundPart, ...]
    alternatives: dict[Method, Amount]
    """What would come back either way, as far as the contract says."""
    reasons: tuple[str, ...]
    options: tuple[str, ...]
    """What remains possible when it is refused."""
    issues: tuple[IssueDocument, ...]
    basis: Annotated[str, Field(pattern=r"^[0-9a-f]*$")]
    """The hash of the journal that it was made on; empty for the first list."""


def movement_document(movement: Movement, lang: str = "ru") -> MovementDocument:
    """Return a movement as a document; its words are in one language."""
    roubles = movement.rounding.roubles
    return MovementDocument.model_validate(
        {
            "dms": "movement/1",
            "number": movement.number,
            "kind": movement.kind,
            "status": movement.status,
            "request": movement.request.model_dump(exclude_none=True),  # its kind counts as set
            "people": ids_of(movement),
            "effective": movement.effective,
            "wished": movement.wished,
            "latest_filing": movement.latest_filing,
            "other_counting": _other_counting(movement),
            "days_without_cover": movement.days_without_cover,
            "days_too_long": movement.days_too_long,
            "amount": amount(movement.amount),
            "paid": amount(movement.paid),
            "returned": amount(movement.returned),
            "payments": list(_payments(movement)),
            "payers": {w: amount(part) for w, part in movement.payers.items()} or None,
            "modules": {kind: amount(part) for kind, part in movement.by_module.items()},
            "lines": outcome_of(movement).get("lines", ()),
            "refunds": [_refund(id_, r, lang) for id_, r in movement.refunds.items()],
            "alternatives": {w: amount(roubles(u)) for w, u in movement.alternatives.items()},
            "reasons": [reason.to(lang) for reason in movement.reasons],
            "options": [option.to(lang) for option in movement.options],
            "issues": [issue.to_dict(lang) for issue in movement.issues],
            "basis": movement.basis,
        }
    )


def _payments(movement: Movement) -> Iterator[dict[str, object]]:
    for slot, units in sorted(movement.change.slots, key=lambda one: one[0].order):
        yield {
            "kind": slot.kind,
            "number": slot.number,
            "due": slot.due,
            "amount": amount(movement.rounding.roubles(units)),
        }


def _other_counting(movement: Movement) -> dict[str, object] | None:
    if movement.counting is None:
        return None
    return {
        "counting": movement.counting.value,
        "effective": movement.other_effective,
        "latest_filing": movement.other_latest_filing,
    }


_SUMS = ("freed", "unpaid", "paid", "expense_load", "share_kept", "claims", "kept", "returned")


def _refund(id_: str, refund: Refund, lang: str) -> dict[str, object]:
    sums = {name: amount(refund.rounding.roubles(getattr(refund, name))) for name in _SUMS}
    return {
        "member": id_ or None,
        "method": refund.method,
        "steps": [step.to(lang) for step in refund.steps],
        **sums,
    }
