"""Rerun: the same first list and the same requests, from the beginning, under other terms.

What the other terms refuse is kept as a refused movement, never lost. The requests keep their own
filing days and wishes; only what the contract answers changes.
"""

from collections.abc import Iterable, Mapping

from attrs import evolve, frozen

from dms.contracts.contract import Contract
from dms.contracts.movements.course import Course
from dms.contracts.movements.outcome import refused
from dms.contracts.movements.paying import due_by
from dms.contracts.movements.refusals import flaw
from dms.contracts.state.movement import Movement
from dms.contracts.state.requests import Correct, Pay, Request
from dms.contracts.terms.terms import Terms
from dms.i18n import text
from dms.issues import Issue

__all__ = ["Rerun", "answer", "begun_under", "run"]

_PRICED_BY = ("relatives", "payment", "recalculation", "proration")
"""The parts of the terms that premium and payments of the first list depend on."""


@frozen(eq=False)
class Rerun:
    """A contract that was led through requests, and the answer to each of them."""

    contract: Contract
    """The contract with everything that was granted."""
    answers: Mapping[int, Movement]
    """The movement that came of each request, granted or refused, by the request's number."""
    pays_when_due: bool = False
    """Whether everything was paid on the day it fell due, whatever the requests say."""

    @property
    def refused(self) -> tuple[Movement, ...]:
        """What these terms do not grant, with reasons and options."""
        return tuple(movement for movement in self.answers.values() if not movement.accepted)

    @property
    def numbers(self) -> dict[int, int]:
        """The number in this contract's journal by the number of the request."""
        granted = {n: m.number for n, m in self.answers.items() if m.accepted}
        return {0: 0, **granted}


def begun_under(contract: Contract, terms: Terms) -> Contract:
    """Return the contract as it would have begun under other terms, without any movement.

    Where nothing differs that the first list is priced by, it is not priced again. Raises
    :class:`~dms.errors.QuoteRefused` when these terms give somebody of the first list no price, or
    leave open what the price depends on.
    """
    agreement = contract.agreement
    if all(getattr(terms, part) == getattr(contract.terms, part) for part in _PRICED_BY):
        return contract.begun_on(terms)
    return Contract.from_offer(
        agreement.offer,
        agreement.members,
        terms=terms,
        number=agreement.number,
        period=agreement.period,
        concluded_on=agreement.concluded_on,
        modules=agreement.modules,
        payment=agreement.setting.payment,
        headcount=agreement.setting.headcount,
        policyholder=agreement.policyholder,
        calendar=agreement.calendar,
    )


def run(
    contract: Contract, requests: Iterable[tuple[int, Request]], *, pays_when_due: bool = False
) -> Rerun:
    """Lead a contract through numbered requests; what it refuses changes nothing.

    The numbers are those by which corrections name the request that was wrong. With
    `pays_when_due` everything that has fallen due by the day of a request is paid before it.
    """
    course = contract.course
    answers: dict[int, Movement] = {}
    numbers = {0: 0}
    for number, request in requests:
        if pays_when_due and due_by(course.standing, request.requested_on) > course.standing.paid:
            course.enter(course.preview(Pay(requested_on=request.requested_on)))
        movement = answers[number] = answer(course, request, numbers)
        if movement.accepted:
            numbers[number] = movement.number
            course.enter(movement)
    ended = evolve(contract, standing=course.standing, entries=tuple(course.entries))
    return Rerun(ended, answers, pays_when_due)


def answer(course: Course, request: Request, numbers: Mapping[int, int]) -> Movement:
    """Return what comes of a request; a correction names what it corrects by `numbers`."""
    if not isinstance(request, Correct):
        return course.preview(request)
    number = numbers.get(request.corrects)
    if number is None:
        return refused(course.standing, request, [_nothing_to_correct()])
    same = number == request.corrects
    return course.preview(request if same else request.model_copy(update={"corrects": number}))


def _nothing_to_correct() -> Issue:
    return flaw(
        "MOVEMENT-NOT-GRANTED",
        text("The movement that this corrects is not granted under these terms"),
        text("File what is true as a request of its own"),
    )
