"""Contract: an offer and a roster agreed on terms, and everything that happened since.

A contract is its list of applied movements, nothing else: who is insured on a day, what a month
cost and what falls due are computed from it. A request is first a *preview*, a
:class:`~dms.contracts.state.movement.Movement` with dates, money and reasons; applying it gives
another contract and cannot change the amount.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any, Literal

from attrs import evolve, field, frozen

from dms.contracts.movements.concluding import Concluded, conclude
from dms.contracts.movements.course import Course
from dms.contracts.movements.previews import preview
from dms.contracts.rules.refund import Method
from dms.contracts.state.agreement import Agreement
from dms.contracts.state.journal import Entry, begun, header_of, outcome_of
from dms.contracts.state.movement import Movement
from dms.contracts.state.person import Person
from dms.contracts.state.records import MemberRecord
from dms.contracts.state.requests import (
    Add,
    AddRelative,
    ChangeProgramme,
    Correct,
    Pay,
    Recalculate,
    Remove,
    Request,
    Swap,
    Terminate,
)
from dms.contracts.state.slots import Slot
from dms.contracts.state.standing import Standing
from dms.contracts.state.stretch import Stretch
from dms.contracts.terms.relative_terms import Since
from dms.contracts.terms.terms import Terms
from dms.errors import MovementRefused, MovementStale
from dms.issues import Issue
from dms.members import Member, Roster
from dms.periods import Period
from dms.pricing.choices import Chosen
from dms.pricing.offer import Offer
from dms.russian_calendar import RussianCalendar
from dms.workdays import WorkCalendar

__all__ = ["Contract"]


@frozen(eq=False, repr=False)
class Contract:
    """A contract with its journal.

    It is never changed: :meth:`apply` returns another one. Make it with :meth:`from_offer`, or read
    it with :func:`dms.load_contract`.
    """

    agreement: Agreement
    conclusion: Movement
    """The movement that the contract began with: everybody of the first list."""
    entries: tuple[Entry, ...]
    standing: Standing
    issues: tuple[Issue, ...] = ()
    """What was remarked or left open when it was concluded."""
    first_hash: str = field(default="", repr=False)

    @classmethod
    def from_offer(
        cls,
        offer: Offer,
        roster: Roster,
        *,
        terms: Terms,
        number: str,
        period: Period | None = None,
        concluded_on: date | None = None,
        modules: Chosen = None,
        payment: str | None = None,
        headcount: int | None = None,
        policyholder: str | None = None,
        calendar: WorkCalendar | None = None,
    ) -> "Contract":
        """Conclude a contract: everybody of the roster is charged as a quote has it.

        `period`, `modules`, `payment` and `headcount` are those of :func:`dms.quote`;
        `concluded_on` is the first day of the contract unless it is given; `calendar` knows the
        working days, the Russian one by default.

        Raises :class:`~dms.errors.QuoteRefused` with everything that is wrong when somebody has no
        price, :class:`~dms.errors.LoadError` when the tariff itself is faulty, and ValueError for
        an empty `number`.
        """
        if not number.strip():
            raise ValueError("A contract needs a number")
        concluded = conclude(
            offer,
            roster,
            terms,
            number=number,
            period=period,
            concluded_on=concluded_on,
            modules=modules,
            payment=payment,
            headcount=headcount,
            policyholder=policyholder if policyholder is not None else offer.client,
            calendar=calendar if calendar is not None else RussianCalendar(),
        )
        return cls._begun(concluded)

    @classmethod
    def _begun(cls, concluded: Concluded) -> "Contract":
        """Return the contract as it stands with nothing but its first list."""
        agreement = concluded.agreement
        head = begun(header_of(agreement))
        standing = Standing.begun(agreement, concluded.movement.change, head)
        return cls(agreement, concluded.movement, (), standing, concluded.issues, head)

    def begun_on(self, terms: Terms) -> "Contract":
        """Return the contract as it began, with other terms on what may happen later.

        The first list keeps its premium: terms that price it otherwise need another conclusion.
        """
        agreement = evolve(self.agreement, terms=terms)
        return self._begun(Concluded(agreement, self.conclusion, self.issues))

    # -- requests ---------------------------------------------------------------------------------

    def preview(self, request: Request) -> Movement:
        """Return what comes of a request; the contract stays what it is."""
        return preview(self.standing, request, self.journal)

    def add(self, member: Member, *, requested_on: date, start: date | None = None) -> Movement:
        """Preview the joining of an employee; `start` is the wished first day of cover."""
        record = MemberRecord.of(member)
        return self.preview(Add(member=record, requested_on=requested_on, start=start))

    def add_relative(
        self,
        member: Member,
        *,
        requested_on: date,
        start: date | None = None,
        events: Mapping[Since, date] | None = None,
    ) -> Movement:
        """Preview the joining of a relative of an insured employee.

        `events` names days that a window is measured from and the contract does not know, such as
        that of a marriage.
        """
        record = MemberRecord.of(member)
        return self.preview(
            AddRelative(
                member=record, requested_on=requested_on, start=start, events=dict(events or {})
            )
        )

    def remove(
        self,
        member_id: str,
        *,
        last_day: date,
        requested_on: date,
        refund: Method | str = Method.SET_OFF,
        claims: Decimal | None = None,
    ) -> Movement:
        """Preview the leaving of a person after `last_day`, which is still insured.

        What comes back of paid premium is set off or returned in cash (`refund`); `claims` is what
        the insurer paid for the person's care, in roubles, where the contract takes it off.
        """
        return self.preview(
            Remove(
                member_id=member_id,
                last_day=last_day,
                requested_on=requested_on,
                refund=Method(refund),
                claims=claims,
            )
        )

    def change_programme(
        self, member_id: str, programme: str, *, requested_on: date, start: date | None = None
    ) -> Movement:
        """Preview the move of a person to another programme from a wished day on."""
        return self.preview(
            ChangeProgramme(
                member_id=member_id, programme=programme, requested_on=requested_on, start=start
            )
        )

    def swap(
        self, member_id: str, joiner: Member, *, requested_on: date, start: date | None = None
    ) -> Movement:
        """Preview that a joiner takes the place of a person from a wished day on."""
        return self.preview(
            Swap(
                member_id=member_id,
                joiner=MemberRecord.of(joiner),
                requested_on=requested_on,
                start=start,
            )
        )

    def terminate(
        self,
        by: Literal["client", "insurer"],
        *,
        last_day: date,
        requested_on: date,
        refund: Method | str = Method.CASH,
        claims: Decimal | None = None,
    ) -> Movement:
        """Preview the early end of the whole contract after `last_day`."""
        return self.preview(
            Terminate(
                by=by,
                last_day=last_day,
                requested_on=requested_on,
                refund=Method(refund),
                claims=claims,
            )
        )

    def pay(self, amount: Decimal | None = None, *, on: date) -> Movement:
        """Preview a payment in roubles; everything due on the day when no amount is given."""
        return self.preview(Pay(amount=amount, requested_on=on))

    def recalculate(self, start: date, *, requested_on: date) -> Movement:
        """Preview new prices by the headcount and the ages of a day, where the terms say so."""
        return self.preview(Recalculate(start=start, requested_on=requested_on))

    def correct(self, number: int, *, requested_on: date, **true: Any) -> Movement:
        """Preview a correction of a movement: `member_id`, `facts`, `start`, `last_day`, `amount`.

        Number 0 is the list that the contract began with.
        """
        return self.preview(Correct(corrects=number, requested_on=requested_on, **true))

    # -- the journal ------------------------------------------------------------------------------

    def apply(self, *movements: Movement) -> "Contract":
        """Return the contract with movements applied, all or none.

        A movement that was previewed before others were applied is made again and must come to the
        same. Raises :class:`~dms.errors.MovementRefused` for a refused movement and
        :class:`~dms.errors.MovementStale` when it would come to something else by now.
        """
        return self._advanced((movement.request, movement) for movement in movements)

    def replay(self, requests: Iterable[Request]) -> "Contract":
        """Return the contract with requests granted one after the other, all or none.

        Raises :class:`~dms.errors.MovementRefused` for the first that is refused.
        """
        return self._advanced((request, None) for request in requests)

    def _advanced(self, wanted: Iterable[tuple[Request, Movement | None]]) -> "Contract":
        course = self.course
        for request, seen in wanted:
            course.enter(_now(course, request, seen))
        return evolve(self, standing=course.standing, entries=tuple(course.entries))

    @property
    def course(self) -> Course:
        """The contract as it stands, to lead it through requests; it stays what it is."""
        return Course(self.standing, self.journal, self.entries)

    @cached_property
    def journal(self) -> tuple[Movement, ...]:
        """Every movement by its number, the first list of members first."""
        return (self.conclusion, *(entry.movement for entry in self.entries))

    # -- what stands ------------------------------------------------------------------------------

    @property
    def number(self) -> str:
        """The number of the contract."""
        return self.agreement.number

    @property
    def terms(self) -> Terms:
        """What the contract says about joining, leaving and paying."""
        return self.agreement.terms

    @property
    def period(self) -> Period:
        """The contract period, to the early end where there is one; both days count."""
        return self.standing.within

    @property
    def premium(self) -> Decimal:
        """The premium of the contract as it stands, in roubles."""
        return self._roubles(self.standing.premium)

    @property
    def paid(self) -> Decimal:
        """What the policyholder has paid, in roubles."""
        return self._roubles(self.standing.paid)

    @property
    def returned(self) -> Decimal:
        """What the insurer has returned in cash, in roubles."""
        return self._roubles(self.standing.returned)

    @property
    def balance(self) -> Decimal:
        """What is still to be paid in all, in roubles; negative when money is to come back."""
        standing = self.standing
        return self._roubles(standing.premium - standing.paid + standing.returned)

    @property
    def payments(self) -> dict[Slot, Decimal]:
        """The premium by the payments it falls into, in the order they are due."""
        slots = self.standing.slots
        ordered = sorted(slots, key=lambda slot: slot.order)
        return {slot: self._roubles(slots[slot]) for slot in ordered}

    def insured_on(self, day: date) -> Iterator[tuple[Person, Stretch]]:
        """Return who is insured on a day and under what, employees and relatives as they joined."""
        for person in self.standing.people.values():
            stretch = person.stretch_on(day)
            if stretch is not None:
                yield person, stretch

    def person(self, member_id: str) -> Person:
        """Return a person of the contract; KeyError for a stranger."""
        found = self.standing.person(member_id)
        if found is None:
            raise KeyError(f"The contract has nobody with the number {member_id!r}")
        return found

    @property
    def head(self) -> str:
        """The hash of the agreement and of every entry so far."""
        return self.standing.head

    def _roubles(self, units: int) -> Decimal:
        return self.agreement.rounding.roubles(units)

    def __repr__(self) -> str:
        return f"<Contract {self.number} with {len(self.entries)} movements>"


def _now(course: Course, request: Request, seen: Movement | None) -> Movement:
    """Return the movement as it is granted now, the same as it was seen."""
    if seen is not None and not seen.accepted:
        raise MovementRefused(seen.issues)
    if seen is not None and seen.basis == course.standing.head:
        return seen
    movement = course.preview(request)
    if not movement.accepted:
        raise MovementRefused(movement.issues)
    if seen is not None and _figures(seen) != _figures(movement):
        raise MovementStale(seen.number)
    return movement


def _figures(movement: Movement) -> dict[str, Any]:
    """Return what must not change between a preview and its application.

    Line references point to what is in force now, so they are not among it.
    """
    outcome = outcome_of(movement)
    for line in outcome.get("lines", ()):
        line.pop("reverses", None)
    return outcome | {"payments": dict(movement.change.slots), "back": movement.returned}
