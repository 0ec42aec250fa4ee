"""Proposing: the difference between a contract and a new list of people, as requests to file.

A list of a day says who should be insured from that day on. What no request can say, or what
somebody has to answer first, is an issue and changes nothing.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from attrs import evolve, frozen

from dms.column_titles import column_titles
from dms.contracts.contract import Contract
from dms.contracts.rosters.joining_list import request_to_join
from dms.contracts.rosters.roster_diff import ChangeKind, RosterChange, diff_rosters
from dms.contracts.state.requests import ChangeProgramme, Correct, Remove, Request
from dms.i18n import Text, text
from dms.issues import Issue, Location, Severity
from dms.members import Member, Roster
from dms.periods import ONE_DAY

__all__ = ["Proposal", "propose", "roster_on"]


@frozen
class Proposal:
    """What a new list of people comes to."""

    changes: tuple[RosterChange, ...]
    """Everything that is different, also what no request follows from."""
    requests: tuple[Request, ...]
    """What to file, in an order in which it can be granted."""
    issues: tuple[Issue, ...]
    """What somebody has to answer or to do by hand."""


def roster_on(contract: Contract, day: date) -> Roster:
    """Return who is insured on a day, with the programmes of that day, as a list of people.

    Only those who leave before the contract ends have a last day.
    """
    return Roster.of(
        evolve(
            person.member,
            programme=stretch.programme,
            last_day=person.last_day if person.last_day != contract.period.last_day else None,
        )
        for person, stretch in contract.insured_on(day)
    )


def propose(contract: Contract, new: Roster, *, on: date, requested_on: date) -> Proposal:
    """Compare a new list with who is insured on a day, and say what is to be filed.

    `on` is the first day that the new list holds for: joiners wish for it, and who is not in the
    list any more is insured to the day before. Facts that only one of the lists knows are no
    difference.
    """
    known = roster_on(contract, on)
    changes = diff_rosters(known, _comparable(contract, known, new))
    proposer = _Proposer(contract, on, requested_on, *_sets(changes))
    found = [part for change in changes for part in proposer.of(change)]
    return Proposal(
        changes,
        tuple(sorted((r for r in found if isinstance(r, Request)), key=proposer.order)),
        tuple(issue for issue in found if isinstance(issue, Issue)),
    )


def _comparable(contract: Contract, known: Roster, new: Roster) -> Roster:
    """Write the new list as the contract writes its own: programmes by id, unknown facts as known.

    A last day that is the contract's own says nothing new.
    """
    before = {member.id: member for member in known}
    return Roster.of(_filled(contract, before.get(member.id), member) for member in new)


def _filled(contract: Contract, before: Member | None, member: Member) -> Member:
    programme = contract.agreement.desk.programme_id(member.programme) or member.programme
    end = member.last_day if member.last_day != contract.period.last_day else None
    written = evolve(member, programme=programme, last_day=end)
    if before is None:
        return written
    facts: dict[str, Any] = {
        name: _either(getattr(before, name), getattr(written, name)) for name in _FACTS
    }
    extra = {n: _either(value, member.extra.get(n)) for n, value in before.extra.items()}
    until = before.last_day if end is None else end
    return evolve(written, **facts, start=before.start, last_day=until, extra=extra)


_FACTS = (
    "birth",
    "sex",
    "programme",
    "place",
    "office",
    "grade",
    "name",
    "employee_id",
)


def _either(ours: object, new: object) -> object:
    """Return the new fact where both lists know it; else ours, which is then no difference."""
    return ours if ours is None or new is None else new


_ORDER = ("remove", "correct", "change_programme", "add", "add_relative")


def _sets(changes: Iterable[RosterChange]) -> tuple[frozenset[str], frozenset[str]]:
    """Return who has to be cleared up first, and who leaves."""
    ids: dict[ChangeKind, set[str]] = {kind: set() for kind in ChangeKind}
    for change in changes:
        ids[change.kind].add(change.member_id)
    unclear = ids[ChangeKind.RENUMBERED] | ids[ChangeKind.DUPLICATE]
    return frozenset(unclear), frozenset(ids[ChangeKind.LEFT])


@frozen
class _Proposer:
    """Turns differences into requests."""

    contract: Contract
    on: date
    requested_on: date
    unclear: frozenset[str]
    """Ids of whom somebody has to say first who they are."""
    leaving: frozenset[str]

    def of(self, change: RosterChange) -> Iterator[Request | Issue]:
        """Yield what is to be filed for a difference, or why nothing is."""
        after, id_ = change.after, change.member_id
        if change.question is not None or change.kind is ChangeKind.CIRCUMSTANCES_CHANGED:
            yield _by_hand(change)
        elif change.kind is ChangeKind.LEFT:
            yield from self._left(id_)
        elif after is None or id_ in self.unclear:
            return
        elif change.kind is ChangeKind.JOINED:
            yield from self._joined(after)
        elif change.kind is ChangeKind.PROGRAMME_CHANGED and after.programme is not None:
            yield ChangeProgramme(
                member_id=id_,
                programme=after.programme,
                start=self.on,
                requested_on=self.requested_on,
            )
        elif change.kind is ChangeKind.DATES_CHANGED and after.last_day is not None:
            yield self._remove(id_, after.last_day)
        elif change.kind is ChangeKind.DATA_CORRECTED:
            yield self._corrected(change, after)

    def order(self, request: Request) -> tuple[int, bool]:
        """Put leavers first, relatives among them before employees, and joining relatives last."""
        person = self.contract.standing.person(getattr(request, "member_id", ""))
        is_employee = person is not None and person.is_employee
        return _ORDER.index(getattr(request, "kind", "")), is_employee

    def _joined(self, member: Member) -> Iterator[Request | Issue]:
        yield request_to_join(evolve(member, last_day=None), self.requested_on, self.on)
        if member.last_day is not None:
            yield _issue("ROSTER-DIFF-LAST-DAY", *_LAST_DAY, member.id)

    def _left(self, id_: str) -> Iterator[Request]:
        """Yield the leaving of a person; relatives may leave by that of their employee."""
        employee = self.contract.person(id_).member.employee_id
        together = self.contract.terms.leaving.with_employee
        if not (together and employee in self.leaving):
            yield self._remove(id_, self.on - ONE_DAY)

    def _remove(self, id_: str, last_day: date) -> Remove:
        return Remove(member_id=id_, last_day=last_day, requested_on=self.requested_on)

    def _corrected(self, change: RosterChange, after: Member) -> Correct:
        """Correct the movement that the person is charged by."""
        stretch = self.contract.person(change.member_id).stretch_on(self.on)
        assert stretch is not None  # noqa: S101 - the list is of people insured on the day
        return Correct(
            corrects=stretch.charge.movement,
            member_id=change.member_id,
            facts={name: getattr(after, name) for name in change.fields},
            requested_on=self.requested_on,
        )


_Words = tuple[Text, Text]

_LAST_DAY: _Words = (
    text("The new list names a last day for somebody who joins"),
    text("Apply the joining first, then end the cover with a request of its own"),
)
_CIRCUMSTANCES: _Words = (
    text("Something has changed that no request is filed for"),
    text("Tell the insurer; where it was written down wrongly, correct the movement"),
)
_ANSWER = text("Answer it in the list, then compare again; nothing is proposed for it now")


def _by_hand(change: RosterChange) -> Issue:
    """Say what no request can say, or what has to be answered first."""
    if change.question is not None:
        return _issue("ROSTER-DIFF-QUESTION", change.question, _ANSWER, change.member_id)
    said, hint = _CIRCUMSTANCES
    fields = text("{said}: {fields}", said=said, fields=column_titles(change.fields))
    return _issue("ROSTER-DIFF-CIRCUMSTANCES", fields, hint, change.member_id)


def _issue(code: str, said: Text, hint: Text, member: str) -> Issue:
    return Issue(code, Severity.QUESTION, said, hint, Location(member=member))
