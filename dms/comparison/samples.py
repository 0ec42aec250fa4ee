"""Samples: a request put to a contract to see what comes of it; the contract stays what it is."""

from datetime import date
from decimal import Decimal

from attrs import field, frozen

from dms.contracts.contract import Contract
from dms.contracts.state.movement import LineKind, Movement
from dms.contracts.state.requests import Request
from dms.contracts.what_if.open_requests import is_unstated, open_in
from dms.contracts.what_if.rerun import run
from dms.i18n import Text
from dms.issues import Issue
from dms.modules.questions import Stated

__all__ = ["SampleAnswer", "SampleDay", "ask", "free_id"]


@frozen
class SampleDay:
    """When something is asked for, and for when."""

    requested_on: date
    """The day of filing."""
    day: date | None = None
    """The wished first day of cover, the earliest possible one when left out; for who leaves the
    last day of cover, that of filing when left out."""


@frozen
class SampleAnswer:
    """What a contract makes of a sample request."""

    movement: Movement = field(repr=False)
    waiting: tuple[Issue, ...] = ()
    """The questions without whose answer nobody can tell what comes of it."""

    @property
    def granted(self) -> Stated:
        """Whether it is granted; "not stated" where the contract leaves that or its money open."""
        if self.waiting:
            return Stated.NOT_STATED
        return Stated.of(self.movement.accepted)

    @property
    def effective(self) -> date | None:
        """The first day with the change; None where it is not granted."""
        return self.movement.effective

    @property
    def days_without_cover(self) -> int | None:
        """Days from the wish to the first day of cover; None where it is not granted."""
        return self.movement.days_without_cover if self._known else None

    @property
    def premium(self) -> Decimal | None:
        """By how much the premium changes, in roubles; None where it is not granted."""
        return self.movement.amount if self._known else None

    @property
    def full(self) -> Decimal | None:
        """What the whole term would cost the person, in roubles, with the uplift of relatives."""
        terms = (one.term for one in self.movement.lines if one.kind is LineKind.CHARGE)
        term = next((one for one in terms if one is not None), None)
        return None if term is None else term.rounding.roubles(term.full)

    @property
    def reasons(self) -> tuple[Text, ...]:
        """Why it comes as it does, in words."""
        return self.movement.reasons

    @property
    def refusals(self) -> tuple[Issue, ...]:
        """Why it is refused, with what to do next."""
        if self.granted is not Stated.NO:
            return ()
        return tuple(issue for issue in self.movement.issues if not is_unstated(issue))

    @property
    def options(self) -> tuple[Text, ...]:
        """What remains possible where it is refused."""
        return self.movement.options

    @property
    def questions(self) -> tuple[Issue, ...]:
        """What to ask the insurer, also where it is granted by one reading of the contract."""
        remarked = (issue for issue in self.movement.issues if is_unstated(issue))
        return tuple(dict.fromkeys((*self.waiting, *remarked)))

    @property
    def _known(self) -> bool:
        return self.granted is Stated.YES


def ask(contract: Contract, request: Request) -> SampleAnswer:
    """Return what a contract makes of a request, everything due by then being paid."""
    led = run(contract, [(1, request)], pays_when_due=True)
    return SampleAnswer(led.answers[1], open_in(led).get(1, ()))


def free_id(contract: Contract) -> str:
    """Return an id that nobody of the contract has."""
    number = 1
    while contract.standing.person(f"new-{number}") is not None:
        number += 1
    return f"new-{number}"
