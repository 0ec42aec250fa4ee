"""Admitting: whether a relative may be insured from a day on, and at which uplift.

Joining asks this of a wish, a correction of what is true.
"""

from collections.abc import Mapping
from datetime import date

from attrs import evolve

from dms.contracts.movements.repricing import entries_of
from dms.contracts.rules.windows import WindowDecision, open_window, relative_admitted
from dms.contracts.state.agreement import Agreement
from dms.contracts.state.person import Person
from dms.contracts.terms.relative_terms import Since
from dms.members import Member, Relationship
from dms.modules.questions import under

__all__ = ["admitted", "entry_before"]

_WHOSE = {Since.MARRIAGE: Relationship.SPOUSE, Since.BIRTH: Relationship.CHILD}
"""Whom an event opens a window for; the other events are those of everybody."""


def admitted(
    agreement: Agreement,
    member: Member,
    employee: Person | None,
    entry: date,
    *,
    requested_on: date,
    events: Mapping[Since, date],
) -> WindowDecision:
    """Return the window through which a relative joins on a day; without uplift it says why not.

    `employee` is whom the relative belongs to, `events` are the days that a request names.
    """
    terms = agreement.terms.relatives
    wrong = relative_admitted(terms, member.relationship, member.birth, entry)
    if wrong is not None:
        return WindowDecision(issues=tuple(under("/relatives", [wrong])))
    window = open_window(
        terms,
        _events(agreement, member, employee, entry, events),
        requested_on=requested_on,
        entry=entry,
        contract=agreement.period,
        calendar=agreement.calendar,
    )
    return evolve(window, issues=tuple(under("/relatives", window.issues)))


def _events(
    agreement: Agreement,
    member: Member,
    employee: Person | None,
    entry: date,
    named: Mapping[Since, date],
) -> dict[Since, date]:
    """Return the days that windows can be measured from for this relative."""
    known = {Since.CONTRACT_START: agreement.period.start}
    joined = entry_before(employee, entry) if employee is not None else None
    if joined is not None:
        known[Since.EMPLOYEE_ENTRY] = joined
    if isinstance(member.birth, date):
        known[Since.BIRTH] = member.birth
    return {
        since: day
        for since, day in ({**named} | known).items()
        if _WHOSE.get(since, member.relationship) == member.relationship
    }


def entry_before(person: Person, day: date) -> date | None:
    """Return the first day of the unbroken cover that a day lies in, or of the latest one."""
    periods = [stretch.period for stretch in person.stretches]
    entries = zip(periods, entries_of(periods), strict=True)
    return next((entry for period, entry in entries if day in period), person.entry)
