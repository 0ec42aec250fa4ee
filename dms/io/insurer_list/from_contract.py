"""Listed changes of a contract: what the insurer is told of a period, as its lists have it.

People are compared as the books had them before the period and as they have them at its end, so
somebody who joins and leaves again within it stands in the list once, with the true days.
"""

from collections.abc import Iterator, Mapping
from datetime import date

from attrs import evolve, frozen

from dms.contracts.accounts.books import books_on
from dms.contracts.accounts.insured_list import cover_on, programme_title
from dms.contracts.contract import Contract
from dms.contracts.state.person import Person
from dms.io.insurer_list.change import ListedChange, ListKind
from dms.members import Member
from dms.periods import ONE_DAY, Period

__all__ = ["listed_changes"]


def listed_changes(contract: Contract, period: Period) -> tuple[ListedChange, ...]:
    """Return what was booked in a period and changes the list of insured people, as they joined.

    The list that the contract began with is its annex and stands in no list of changes. A change of
    programme is a detachment from the old one and an attachment to the new one. The number of the
    policy is taken from the column `policy_number` of the roster, where there is one.
    """
    people = {person.id: person for person in contract.conclusion.change.people}
    before: Mapping[str, Person] = people
    if contract.agreement.concluded_on < period.start:
        before = books_on(contract, period.start - ONE_DAY).people
    listed, after = _Listed(contract), books_on(contract, period.last_day).people
    return tuple(
        change for id_, person in after.items() for change in listed.of(before.get(id_), person)
    )


@frozen
class _Listed:
    """Makes the changes of one contract."""

    contract: Contract

    def of(self, before: Person | None, after: Person) -> Iterator[ListedChange]:
        """Return what has changed for a person."""
        was, now = _cover(before), _cover(after)
        if before is not None and was is not None and now is None:
            never = (was.start, was.start - ONE_DAY)
            yield self._change(after, ListKind.DETACH, _programme(before), *never)
        elif now is not None:
            yield from self._moved(before, after, was, now)
            if before is not None and _facts(before) != _facts(after):
                yield self._change(after, ListKind.DATA_CHANGE, _programme(after), *_ends(now))

    def _moved(
        self, before: Person | None, after: Person, was: Period | None, now: Period
    ) -> Iterator[ListedChange]:
        """Return what has changed in the days of cover and the programme."""
        programme = _programme(after)
        if before is None or was is None:
            yield self._change(after, ListKind.ATTACH, programme, *_ends(now))
        elif was.start != now.start:
            first = cover_on(after, was.start)
            if first is not None and first != now and first.last_day != was.last_day:
                yield self._change(after, ListKind.DETACH, _programme(before), *_ends(first))
            yield self._change(after, ListKind.ATTACH, programme, *_ends(now))
        elif _programme(before) != programme:
            changed = after.stretches[-1].period.start
            eve = (now.start, changed - ONE_DAY)
            yield self._change(after, ListKind.DETACH, _programme(before), *eve)
            yield self._change(after, ListKind.ATTACH, programme, changed, now.last_day)
        elif was.last_day != now.last_day:
            yield self._change(after, ListKind.DETACH, programme, *_ends(now))

    def _change(
        self, person: Person, kind: ListKind, programme: str, start: date, last_day: date
    ) -> ListedChange:
        return ListedChange(
            person.member,
            kind,
            start=start,
            last_day=last_day,
            policy_number=person.member.extra.get("policy_number"),
            contract_number=self.contract.number,
            policyholder=self.contract.agreement.policyholder,
            programme=programme_title(self.contract, programme),
        )


def _cover(person: Person | None) -> Period | None:
    """Return the latest unbroken cover of a person."""
    if person is None or person.last_day is None:
        return None
    return cover_on(person, person.last_day)


def _ends(cover: Period) -> tuple[date, date]:
    return cover.start, cover.last_day


def _programme(person: Person) -> str:
    return person.stretches[-1].programme


def _facts(person: Person) -> Member:
    """Return what is known of a person beside the programme."""
    return evolve(person.member, programme=None)
