"""Requests: what a policyholder asks an insurer to do, as documents that programs send and keep.

A request says what is wished and when it was filed; what comes of it is a
:class:`~dms.contracts.state.movement.Movement`. The same requests, replayed in their order, are the
contract.
"""

from typing import Annotated, Any, Literal

from pydantic import ConfigDict, Field, TypeAdapter

from dms.contracts.rules.refund import Method
from dms.contracts.state.fact_values import FactValue
from dms.contracts.state.records import MemberRecord
from dms.contracts.terms.relative_terms import Since
from dms.documents import Day, Result, Roubles

__all__ = [
    "Add",
    "AddRelative",
    "AnyRequest",
    "ChangeProgramme",
    "Conclude",
    "Correct",
    "Pay",
    "Recalculate",
    "Remove",
    "Request",
    "Swap",
    "Terminate",
    "request_of",
]

MemberId = Annotated[str, Field(min_length=1, max_length=80)]


class Request(Result):
    """What all requests say: the day on which the insurer has it.

    A notice takes effect when it is delivered (ГК РФ ст. 165.1), so this is the day of receipt.
    """

    requested_on: Day
    note: Annotated[str | None, Field(repr=False)] = None


class Conclude(Request):
    """The contract is concluded, with the people it begins with."""

    kind: Literal["conclude"] = "conclude"


class Add(Request):
    """An employee is to be insured (прикрепление)."""

    kind: Literal["add"] = "add"
    member: MemberRecord
    start: Day | None = None
    """The wished first day of cover; the earliest possible one when left out."""


class AddRelative(Request):
    """A relative of an insured employee is to be insured."""

    kind: Literal["add_relative"] = "add_relative"
    member: MemberRecord
    start: Day | None = None
    events: dict[Since, Day] = Field(default_factory=dict, repr=False)
    """Days of events that a window is measured from and the contract does not know: a marriage."""


class Remove(Request):
    """A person is to leave (открепление)."""

    kind: Literal["remove"] = "remove"
    member_id: MemberId
    last_day: Day
    """The wished last day of cover; it counts."""
    refund: Method = Method.SET_OFF
    """How what comes back is to be returned: set off against later premium, or in cash."""
    claims: Roubles | None = None
    """What the insurer paid for the person's care, where the contract takes it off."""


class ChangeProgramme(Request):
    """A person is to move to another programme."""

    kind: Literal["change_programme"] = "change_programme"
    member_id: MemberId
    programme: str
    start: Day | None = None
    """The wished first day in the new programme."""


class Swap(Request):
    """A joiner is to take the place of a leaver (замена застрахованного)."""

    kind: Literal["swap"] = "swap"
    member_id: MemberId
    """Who leaves."""
    joiner: MemberRecord
    start: Day | None = None
    """The wished first day of the joiner; the leaver is insured to the day before."""


class Terminate(Request):
    """The whole contract is to end early."""

    kind: Literal["terminate"] = "terminate"
    by: Literal["client", "insurer"]
    last_day: Day
    refund: Method = Method.CASH
    claims: Roubles | None = None
    """What the insurer paid for care under the contract, where it is taken off."""


class Pay(Request):
    """The policyholder has paid; `requested_on` is the day of payment."""

    kind: Literal["pay"] = "pay"
    amount: Roubles | None = None
    """Roubles; everything due on the day and not paid yet when left out."""


class Correct(Request):
    """Something was written down wrongly; a new line puts it right and points to the old one."""

    kind: Literal["correct"] = "correct"
    corrects: Annotated[int, Field(ge=0)]
    """The number of the movement that was wrong; 0 is the list that the contract began with."""
    member_id: MemberId | None = None
    """Whom it concerns, where the movement was about several people."""
    facts: dict[str, FactValue] = Field(default_factory=dict, repr=False)
    """The true facts of the person by column: birth, sex, programme, place, grade …"""
    start: Day | None = None
    """The true first day of cover."""
    last_day: Day | None = None
    """The true last day of cover."""
    amount: Roubles | None = None
    """The true amount of a payment."""


class Recalculate(Request):
    """Prices are to follow the headcount and ages of a day, where the contract says so."""

    kind: Literal["recalculate"] = "recalculate"
    start: Day


AnyRequest = Annotated[
    Add | AddRelative | Remove | ChangeProgramme | Swap | Terminate | Pay | Correct | Recalculate,
    Field(discriminator="kind"),
]

_ADAPTER: TypeAdapter[Any] = TypeAdapter(AnyRequest, config=ConfigDict(hide_input_in_errors=True))


def request_of(data: Any) -> Any:
    """Read a request from plain data. Raises pydantic's ValidationError with the places."""
    return _ADAPTER.validate_python(data)
