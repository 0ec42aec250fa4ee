"""A list of joiners as requests: employees first, so that relatives find theirs in the contract."""

from collections.abc import Iterator
from datetime import date

from dms.contracts.state.records import MemberRecord
from dms.contracts.state.requests import Add, AddRelative, Request
from dms.errors import LoadError
from dms.i18n import text
from dms.issues import Issue, Location, Severity
from dms.members import Member, Relationship, Roster

__all__ = ["request_to_join", "requests_to_join"]


def requests_to_join(
    joiners: Roster, *, requested_on: date, start: date | None = None, note: str | None = None
) -> list[Request]:
    """Return a request for each person of a list, in the order in which they can be granted.

    `start` is the wished first day of those for whom the list names none. Nobody joins for a part
    of the rest of the contract: a last day in the list is refused with
    :class:`~dms.errors.LoadError`, all of them at once.
    """
    if refused := list(_with_last_day(joiners)):
        raise LoadError(refused)
    ordered = sorted(joiners, key=lambda member: member.relationship != Relationship.EMPLOYEE)
    return [request_to_join(member, requested_on, start, note) for member in ordered]


def request_to_join(
    member: Member, requested_on: date, start: date | None = None, note: str | None = None
) -> Request:
    """Return the request of one person, by the rules for employees or for relatives."""
    kind = Add if member.relationship == Relationship.EMPLOYEE else AddRelative
    return kind(
        member=MemberRecord.of(member),
        requested_on=requested_on,
        start=member.start or start,
        note=note,
    )


def _with_last_day(joiners: Roster) -> Iterator[Issue]:
    for member in joiners:
        if member.last_day is not None:
            yield Issue(
                "JOINING-LAST-DAY",
                Severity.ERROR,
                text("The list names a last day of cover, but joiners stay to the contract's end"),
                text("Empty the cell; end the cover with a request of its own"),
                Location(member=member.id),
            )
