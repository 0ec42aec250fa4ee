"""The deadlines of a contract's year: for joiners, relatives, leavers, changes and payments.

What the terms do not state, or what depends on working days that nobody knows yet, has no deadline
and is asked about.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from attrs import frozen

from dms.contracts.contract import Contract
from dms.contracts.rules.deadlines import Deadline, DeadlineKind, deadlines, window_deadlines
from dms.contracts.terms.filing import FilingRule
from dms.errors import UnknownCalendarYear
from dms.i18n import text
from dms.issues import Issue
from dms.modules.questions import under
from dms.periods import Period

__all__ = ["ContractDeadlines", "contract_deadlines"]


@frozen
class ContractDeadlines:
    """All last days to file or to pay, the earliest first, and what must be stated for the rest."""

    deadlines: tuple[Deadline, ...]
    issues: tuple[Issue, ...] = ()


def contract_deadlines(contract: Contract, within: Period | None = None) -> ContractDeadlines:
    """Return the deadlines of a contract; `within` keeps those that fall into a period."""
    found: list[Deadline] = []
    issues = list(_open(contract))
    for make in _makers(contract):
        try:
            found += make()
        except UnknownCalendarYear as error:
            issues.append(error.issue)
    kept = (one for one in found if within is None or one.last_filing in within)
    ordered = sorted(kept, key=lambda one: (one.last_filing, one.event, one.kind))
    return ContractDeadlines(tuple(ordered), tuple(dict.fromkeys(issues)))


def _rules(contract: Contract) -> Iterator[tuple[str, FilingRule, DeadlineKind]]:
    """Yield the rules that this contract has, with their places in the terms."""
    terms = contract.terms
    yield "/enrolment", terms.enrolment, DeadlineKind.JOINING
    if terms.relatives.entry is not None:
        yield "/relatives/entry", terms.relatives.entry, DeadlineKind.RELATIVES
    yield "/leaving", terms.leaving, DeadlineKind.LEAVING
    if terms.programme_change.allowed:
        yield "/programme_change", terms.programme_change, DeadlineKind.PROGRAMME_CHANGE
    if terms.swap.allowed:
        yield "/swap", terms.swap, DeadlineKind.SWAP


def _makers(contract: Contract) -> Iterator[Callable[[], Iterable[Deadline]]]:
    """Yield what makes deadlines, month by month: a year that is not known spoils only its own."""
    calendar = contract.agreement.calendar
    months = list(contract.period.months(contract.period.start.replace(day=1)))
    for _, rule, kind in _rules(contract):
        for month in months:
            yield partial(deadlines, rule, month, calendar, what=kind)
    relatives = contract.terms.relatives
    rule = relatives.entry or contract.terms.enrolment
    yield partial(window_deadlines, relatives, rule, contract.period, calendar)
    yield partial(_payments, contract)


def _payments(contract: Contract) -> Iterator[Deadline]:
    schedule = contract.agreement.schedule
    for one in schedule.dues if schedule is not None else ():
        if one.due is not None and one.period.start <= contract.period.last_day:
            yield Deadline(
                kind=DeadlineKind.PAYMENT,
                event=one.period.start,
                last_filing=one.due,
                title=text(
                    "Instalment {number}, for {start} to {last_day}",
                    number=one.number,
                    start=one.period.start,
                    last_day=one.period.last_day,
                ),
            )


def _open(contract: Contract) -> Iterator[Issue]:
    """Ask for what has to be stated before all deadlines are known."""
    for pointer, rule, _ in _rules(contract):
        asked = [name for name in ("days", "counting") if _is_open(rule, name)]
        if not rule.says_notice:
            asked.append("notice")
        yield from under(pointer, (rule.ask_about(name) for name in asked))
    payment = contract.terms.payment
    schedule = contract.agreement.schedule
    if schedule is None:
        yield from under("/payment", [payment.ask_about("schedule")])
    elif any(one.due is None for one in schedule.dues):
        yield from under("/payment", [payment.ask_about("due")])


def _is_open(rule: FilingRule, name: str) -> bool:
    matters = rule.needs_notice if name == "counting" else True
    return matters and getattr(rule, name) is None
