"""Cover wishes: on which days people were to be insured, whatever the terms made of it.

Wishes are read from the first list and the requests alone, so they are the same under all terms.
Days that were wished for and are not insured are days without cover; insured days that nobody
wished for are days too long.
"""

from collections.abc import Iterable
from datetime import date

from attrs import evolve, frozen

from dms.contracts.contract import Contract
from dms.contracts.state.requests import (
    Add,
    AddRelative,
    Correct,
    Remove,
    Request,
    Swap,
    Terminate,
)
from dms.periods import ONE_DAY, Period

__all__ = ["CoverDays", "CoverWishes"]


@frozen
class CoverDays:
    """How the cover of one person meets the wish, in days."""

    insured: int = 0
    without_cover: int = 0
    """Wished for and not insured."""
    too_long: int = 0
    """Insured and not wished for."""


class CoverWishes:
    """The wished days of everybody, gathered request by request."""

    def __init__(self, contract: Contract, requests: Iterable[tuple[int, Request]]) -> None:
        self.within = contract.agreement.period
        self.joiners: set[str] = set()
        """Ids of everybody who asked to join after the beginning."""
        self._spans: dict[str, list[Period]] = {}
        self._families: dict[str, list[str]] = {}
        self._known_to: dict[str, date] = {}
        self._people: dict[int, str] = {}
        for person in contract.conclusion.change.people:
            self._spans[person.id] = [stretch.period for stretch in person.stretches]
            self._families[person.id] = list(person.relatives)
        for number, request in requests:
            self._take(number, request)

    def _take(self, number: int, request: Request) -> None:
        match request:
            case Add() | AddRelative():
                self._people[number] = request.member.id
                self._families.setdefault(request.member.employee_id or "", []).append(
                    request.member.id
                )
                self._join(request.member.id, request.start, request)
            case Swap():
                start = self._first_day(request.start, request)
                self._leave(request.member_id, start - ONE_DAY)
                self._join(request.joiner.id, request.start, request)
            case Remove():
                self._people[number] = request.member_id
                self._leave_with_family(request.member_id, request.last_day)
            case Terminate():
                for id_ in self._spans:
                    self._leave(id_, request.last_day)
            case Correct():
                self._correct(request)

    def _first_day(self, wished: date | None, request: Request) -> date:
        """Return the wished first day; who names none wants it at once."""
        return wished or max(request.requested_on, self.within.start)

    def _join(self, id_: str, wished: date | None, request: Request) -> None:
        start = self._first_day(wished, request)
        if start not in self.within:
            return
        self.joiners.add(id_)
        spans = self._spans.setdefault(id_, [])
        if spans and spans[-1].last_day >= start:  # asked for again: the first wish stays
            return
        spans.append(Period(start, self.within.last_day))

    def _leave_with_family(self, id_: str, last_day: date) -> None:
        """End a wish; whether relatives were to leave too nobody said, so no days are counted."""
        self._leave(id_, last_day)
        for relative in self._families.get(id_, ()):
            self._known_to[relative] = min(last_day, self._known_to.get(relative, last_day))

    def _leave(self, id_: str, last_day: date) -> None:
        spans = [span for span in self._spans.get(id_, ()) if span.start <= last_day]
        if spans and spans[-1].last_day > last_day:
            spans[-1] = evolve(spans[-1], last_day=last_day)
        self._spans[id_] = spans

    def _correct(self, request: Correct) -> None:
        """Take the true days for the wished ones."""
        id_ = request.member_id or self._people.get(request.corrects, "")
        spans = self._spans.get(id_)
        if not spans:
            return
        start = request.start or spans[-1].start
        last_day = request.last_day or spans[-1].last_day
        spans[-1:] = [Period(start, last_day)] if start <= last_day else []

    def days_of(self, id_: str, cover: Iterable[Period]) -> CoverDays:
        """Compare somebody's cover with the wish; both are closed periods in order."""
        insured = list(cover)
        wished = self._spans.get(id_, [])
        until = self._known_to.get(id_)
        looked_at, hoped_for = _days(_to(insured, until)), _days(_to(wished, until))
        met = sum(
            overlap.days
            for a in _to(insured, until)
            for b in wished
            if (overlap := a.overlap(b)) is not None
        )
        return CoverDays(_days(insured), hoped_for - met, looked_at - met)


def _days(periods: Iterable[Period]) -> int:
    return sum(period.days for period in periods)


def _to(periods: Iterable[Period], until: date | None) -> list[Period]:
    """Return the periods as far as a day; it counts."""
    if until is None:
        return list(periods)
    return [evolve(p, last_day=min(p.last_day, until)) for p in periods if p.start <= until]
