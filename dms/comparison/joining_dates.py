"""Joining and leaving on sample days: from when, at which price, and what comes back.

The same employee asks on the same day for the same with every candidate. What a contract refuses
says why, and what it leaves open is asked about.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from decimal import Decimal

from attrs import field, frozen

from dms.comparison.one_group import one_of
from dms.comparison.samples import SampleAnswer, SampleDay, ask, free_id
from dms.contracts.contract import Contract
from dms.contracts.movements.dates import date_of
from dms.contracts.rules.effective_date import Decision
from dms.contracts.rules.refund import Method, Refund
from dms.contracts.state.requests import Add, Remove
from dms.contracts.what_if.template_people import like
from dms.i18n import Text, text
from dms.modules.questions import Stated
from dms.periods import ONE_DAY

__all__ = [
    "JoiningRow",
    "LeavingAnswer",
    "LeavingRow",
    "joining_dates",
    "leaving_dates",
]


@frozen
class JoiningRow:
    """Somebody who joins, with every candidate."""

    asked: SampleDay
    title: Text
    answers: Mapping[str, SampleAnswer]
    """By the id of the candidate."""


@frozen
class LeavingAnswer:
    """What a contract makes of a leaving: until when, and what comes back each way."""

    wished: date
    """The wished last day of cover."""
    decision: Decision = field(repr=False)
    """From which day there is no cover any more, or why that cannot be told."""
    ways: Mapping[Method, SampleAnswer] = field(repr=False)

    @property
    def last_day(self) -> date | None:
        """The last day of cover; None where the contract refuses or does not say."""
        effective = self._detached_from
        return None if effective is None else effective - ONE_DAY

    @property
    def days_too_long(self) -> int | None:
        """Days insured, and paid for, beyond the wish; None likewise."""
        return None if self._detached_from is None else self.decision.days_lost

    @property
    def _detached_from(self) -> date | None:
        refused = all(way.granted is Stated.NO for way in self.ways.values())
        return None if refused else self.decision.effective

    def returned(self, method: Method) -> Decimal | None:
        """Return what comes back of paid premium this way, in roubles; None where not known."""
        return self._sum(method, lambda refund: refund.returned)

    def kept(self, method: Method) -> Decimal | None:
        """Return what the insurer keeps of paid premium for days without cover, in roubles."""
        return self._sum(method, lambda refund: refund.kept)

    def lowered(self, method: Method) -> Decimal | None:
        """Return the premium for days without cover not paid yet: instalments become lower."""
        return self._sum(method, lambda refund: refund.unpaid)

    def _sum(self, method: Method, units: Callable[[Refund], int]) -> Decimal | None:
        way = self.ways[method]
        if way.granted is not Stated.YES:
            return None
        refunds = way.movement.refunds.values()
        return way.movement.rounding.roubles(sum(units(refund) for refund in refunds))


@frozen
class LeavingRow:
    """Somebody who leaves, with every candidate."""

    asked: SampleDay
    title: Text
    answers: Mapping[str, LeavingAnswer]
    """By the id of the candidate."""


def joining_dates(
    contracts: Mapping[str, Contract], employee: str, days: Iterable[SampleDay]
) -> tuple[JoiningRow, ...]:
    """Let somebody like an employee of the list join on sample days, with every candidate.

    `contracts` are by the id of the candidate and for the same people, `employee` is the id of the
    model (:func:`~dms.comparison.typical_employee.typical_employee` finds one). Raises ValueError
    for contracts that cannot be compared and KeyError for a stranger.
    """
    one_of(contracts)
    return tuple(
        JoiningRow(
            asked, _joining(asked), {i: _join(c, employee, asked) for i, c in contracts.items()}
        )
        for asked in days
    )


def _join(contract: Contract, employee: str, asked: SampleDay) -> SampleAnswer:
    record = like(contract.person(employee).member, free_id(contract))
    return ask(contract, Add(member=record, start=asked.day, requested_on=asked.requested_on))


def _joining(asked: SampleDay) -> Text:
    if asked.day is None:
        return text("Asked for on {requested}, as early as possible", requested=asked.requested_on)
    return text(
        "Asked for on {requested}, from {day} on", requested=asked.requested_on, day=asked.day
    )


def leaving_dates(
    contracts: Mapping[str, Contract], employee: str, days: Iterable[SampleDay]
) -> tuple[LeavingRow, ...]:
    """Let an employee leave on sample days, with every candidate; what fell due has been paid.

    The arguments and the errors are those of :func:`joining_dates`.
    """
    one_of(contracts)
    return tuple(
        LeavingRow(
            asked, _leaving(asked), {i: _leave(c, employee, asked) for i, c in contracts.items()}
        )
        for asked in days
    )


def _leave(contract: Contract, employee: str, asked: SampleDay) -> LeavingAnswer:
    last_day = asked.day or asked.requested_on
    member_id = contract.person(employee).id
    requests = {
        method: Remove(
            member_id=member_id,
            last_day=last_day,
            requested_on=asked.requested_on,
            refund=method,
        )
        for method in Method
    }
    return LeavingAnswer(
        last_day,
        date_of(
            contract.standing,
            requests[Method.SET_OFF],
            contract.terms.leaving,
            "/leaving",
            last_day + ONE_DAY,
        ),
        {method: ask(contract, request) for method, request in requests.items()},
    )


def _leaving(asked: SampleDay) -> Text:
    return text(
        "Asked for on {requested}, {day} as the last day",
        requested=asked.requested_on,
        day=asked.day or asked.requested_on,
    )
