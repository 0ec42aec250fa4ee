"""Open requests: those that nobody can answer, because some terms do not say.

Such a request is left out of both sides of a comparison, and with it everything later about the
same people: its question is asked, and its difference is unknown and not zero.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping

from attrs import frozen

from dms.contracts.contract import Contract
from dms.contracts.state.movement import Movement
from dms.contracts.state.requests import Add, AddRelative, Correct, Request, Swap
from dms.contracts.what_if.rerun import Rerun
from dms.issues import Issue, Severity

__all__ = [
    "LeftOut",
    "is_unstated",
    "open_in",
    "people_about",
    "questions_in",
    "unscheduled",
    "with_followers",
]

Numbered = tuple[int, Request]


@frozen
class LeftOut:
    """A request that is not compared."""

    number: int
    request: Request
    questions: tuple[Issue, ...]
    """What has to be answered first; none for a request that follows such a one."""


def is_unstated(issue: Issue) -> bool:
    """Say whether an issue asks for what a document leaves open."""
    return issue.severity is Severity.QUESTION or issue.code.endswith("-UNSTATED")


def open_in(rerun: Rerun) -> dict[int, tuple[Issue, ...]]:
    """Return the requests that these terms leave open, by number, with the questions."""
    undated = unscheduled(rerun.contract) if rerun.pays_when_due else ()
    found = {n: _open(movement, undated) for n, movement in rerun.answers.items()}
    return {number: issues for number, issues in found.items() if issues}


def _open(movement: Movement, undated: tuple[Issue, ...]) -> tuple[Issue, ...]:
    """Return the questions that a movement waits for; a leaver's money also waits for due days."""
    if not movement.accepted:
        undecided = all(is_unstated(i) for i in movement.issues if _matters(i))
        return tuple(i for i in movement.issues if is_unstated(i)) if undecided else ()
    freed = any(refund.freed for refund in movement.refunds.values())
    return undated if freed else ()


def _matters(issue: Issue) -> bool:
    return issue.severity in (Severity.ERROR, Severity.QUESTION)


def unscheduled(contract: Contract) -> tuple[Issue, ...]:
    """Return what is open about due days: how much was paid decides what a leaver gets back."""
    schedule = contract.agreement.schedule
    if schedule is not None and all(one.due is not None for one in schedule.dues):
        return ()
    return tuple(i for i in contract.issues if (i.where.pointer or "").startswith("/payment"))


def questions_in(rerun: Rerun) -> tuple[Issue, ...]:
    """Return the questions that granted requests bring up, each once."""
    granted = (movement for movement in rerun.answers.values() if movement.accepted)
    found = (issue for movement in granted for issue in movement.issues)
    return tuple(dict.fromkeys(issue for issue in found if is_unstated(issue)))


def with_followers(
    requests: Iterable[Numbered], open_: Mapping[int, tuple[Issue, ...]]
) -> Iterator[LeftOut]:
    """Return the open requests and all later ones that rest on them."""
    people: set[str] = set()
    numbers: set[int] = set()
    for number, request in requests:
        if number in open_ or _rests_on(request, people, numbers):
            people.update(people_about(request))
            numbers.add(number)
            yield LeftOut(number, request, open_.get(number, ()))


def people_about(request: Request) -> Iterator[str]:
    """Return the ids of the people whom a request is about; a swap is about two."""
    if isinstance(request, Add | AddRelative):
        yield request.member.id
    member_id = getattr(request, "member_id", None)
    if member_id is not None:
        yield member_id
    if isinstance(request, Swap):
        yield request.joiner.id


def _rests_on(request: Request, people: Collection[str], numbers: Collection[int]) -> bool:
    if isinstance(request, Correct) and request.corrects in numbers:
        return True
    employee = request.member.employee_id if isinstance(request, AddRelative) else None
    return employee in people or any(id_ in people for id_ in people_about(request))
