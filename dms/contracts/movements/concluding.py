"""Concluding: the first list of people becomes a contract, priced like any quote.

Each member gets the premium that a quote gives; nothing is priced twice.
"""

from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from attrs import evolve, frozen

from dms.contracts.movements import refusals
from dms.contracts.movements.charging import line_of
from dms.contracts.movements.placing import place
from dms.contracts.rules.admission import relative_admitted
from dms.contracts.rules.schedule import schedule_of
from dms.contracts.rules.windows import open_window
from dms.contracts.state.agreed import agreed_offer
from dms.contracts.state.agreement import Agreement
from dms.contracts.state.movement import Change, Line, LineKind, Movement
from dms.contracts.state.person import Person
from dms.contracts.state.requests import Conclude
from dms.contracts.state.slots import Slot, add_up
from dms.contracts.state.stretch import Ref, Stretch
from dms.contracts.terms.relative_terms import Since
from dms.contracts.terms.terms import Terms
from dms.errors import QuoteRefused
from dms.issues import Issue, Location, Severity, errors_in
from dms.members import Member, Relationship, Roster
from dms.modules.questions import under
from dms.periods import Period
from dms.pricing.choices import Chosen
from dms.pricing.offer import Offer
from dms.pricing.quote import Quote
from dms.pricing.quoting import quote
from dms.pricing.rating import PricedCell, TermPrice
from dms.pricing.setting import Setting
from dms.pricing.tariff import Tariff
from dms.workdays import WorkCalendar

__all__ = ["Concluded", "conclude", "uplift_of_first_list"]


@frozen
class Concluded:
    """A contract on its first day: the agreement, and the movement that began it."""

    agreement: Agreement
    movement: Movement
    issues: tuple[Issue, ...]
    """What the quote remarks, and what the terms leave open about payment."""


def conclude(
    offer: Offer,
    roster: Roster,
    terms: Terms,
    *,
    number: str,
    period: Period | None,
    concluded_on: date | None,
    modules: Chosen,
    payment: str | None,
    headcount: int | None,
    policyholder: str | None,
    calendar: WorkCalendar,
) -> Concluded:
    """Price the first list and lay its premium into the payments.

    Raises :class:`~dms.errors.QuoteRefused` with everything that stands in the way when anybody
    has no price.
    """
    agreed = agreed_offer(offer, terms)
    priced = quote(
        agreed, roster, period=period, modules=modules, payment=payment, headcount=headcount
    )
    setting, tariff = _complete(priced)
    schedule, open_ = schedule_of(terms.payment, setting.period, calendar, agreed.rounding.unit)
    if faults := errors_in(open_):
        raise QuoteRefused(faults)
    agreement = Agreement(
        number,
        offer,
        terms,
        setting,
        concluded_on or setting.period.start,
        modules,
        members=roster,
        policyholder=policyholder,
        tariff=tariff,
        schedule=schedule,
        calendar=calendar,
        contract_prices=tuple(_contract_prices(priced)),
    )
    began = _began(agreement, priced)
    remarks = (*priced.issues, *open_, *_doubtful_relatives(agreement, priced.roster))
    return Concluded(agreement, began, remarks)


def _complete(priced: Quote) -> tuple[Setting, Tariff]:
    """Return what a quote that prices everybody rests on, or raise with what is in the way."""
    if priced.status != "complete" or priced.setting is None or priced.plan is None:
        raise QuoteRefused(errors_in(priced.issues))
    return priced.setting, priced.plan.tariff


def _doubtful_relatives(agreement: Agreement, roster: Roster) -> Iterator[Issue]:
    """Warn of relatives whom the insurer takes with the first list, though the terms do not."""
    terms, ids = agreement.terms.relatives, set(roster.column("id"))
    for member in roster:
        if member.relationship == Relationship.EMPLOYEE:
            continue
        if member.employee_id is not None and member.employee_id not in ids:
            yield evolve(refusals.stranger(member), severity=Severity.WARNING)
        if terms.relationships is None:
            continue
        entry = member.start or agreement.period.start
        wrong = relative_admitted(terms, member.relationship, member.birth, entry)
        if wrong is not None:
            where = Location(member=member.id, pointer="/relatives")
            yield evolve(wrong, severity=Severity.WARNING, where=where)


def _began(agreement: Agreement, priced: Quote) -> Movement:
    people: dict[str, Person] = {}
    lines: list[Line] = []
    placements: dict[tuple[int, Period], dict[Slot, int]] = {}
    uplifts = _Uplifts(agreement, priced.roster)
    for index, member in enumerate(priced.roster):
        cell = priced.cells[priced.numbers[index]]
        assert isinstance(cell, PricedCell)  # noqa: S101 - the quote is complete
        stretch = _stretch(cell, priced.units[index], uplifts.of(member), Ref(0, index))
        lines.append(line_of(stretch, member.id))
        key = (stretch.premium, stretch.period)
        if key not in placements:
            placements[key] = place(agreement, *key)
        facts = evolve(member, start=None, last_day=None)
        people[member.id] = Person(facts, (stretch,), placements[key])
    extra = [
        Line(LineKind.CHARGE, units, None, agreement.period, ((kind, units),), employer=units)
        for kind, units in agreement.contract_prices
    ]
    placed = add_up(
        *(person.placed for person in people.values()),
        *(place(agreement, line.units, agreement.period) for line in extra),
    )
    return Movement(
        request=Conclude(requested_on=agreement.concluded_on),
        accepted=True,
        number=0,
        basis="",
        effective=agreement.period.start,
        lines=(*lines, *extra),
        change=Change(
            tuple(_with_relatives(people)),
            tuple(placed.items()),
            contract_premium=sum(line.units for line in extra),
        ),
        rounding=agreement.rounding,
    )


def _stretch(cell: PricedCell, units: int, uplift: Fraction, ref: Ref) -> Stretch:
    term: TermPrice = cell.term.with_uplift(uplift) if uplift else cell.term
    premium = term.premium(cell.share) if uplift else units
    programme = term.plan.programme.id
    return Stretch(cell.period, programme, term, cell.share, premium, ref, uplift)


def _contract_prices(priced: Quote) -> Iterator[tuple[str, int]]:
    """Return what is priced for the contract as a whole, in units; the employer pays it."""
    for line in priced.contract:
        yield line.kind, priced.offer.rounding.units_of(Fraction(line.premium))


def _with_relatives(people: dict[str, Person]) -> Iterator[Person]:
    """Tie relatives to their employees."""
    families: dict[str, list[str]] = {}
    for person in people.values():
        if person.member.employee_id in people:
            families.setdefault(person.member.employee_id or "", []).append(person.id)
    for id_, person in people.items():
        family = families.get(id_)
        yield evolve(person, relatives=tuple(family)) if family else person


class _Uplifts:
    """What relatives of the first list pay more, where the terms say that they do."""

    def __init__(self, agreement: Agreement, roster: Roster) -> None:
        self.agreement = agreement
        starts = zip(roster.column("id"), roster.column("start"), strict=True)
        self.entries: dict[str, date | None] = dict(starts)
        self.found: dict[tuple[object, ...], Fraction] = {}

    def of(self, member: Member) -> Fraction:
        """Return the uplift of a member, nothing for employees."""
        if member.relationship == Relationship.EMPLOYEE:
            return Fraction(0)
        employee_entry = self.entries.get(member.employee_id or "")
        key = (member.start, employee_entry)
        if key not in self.found:
            self.found[key] = uplift_of_first_list(self.agreement, member, employee_entry)
        return self.found[key]


def uplift_of_first_list(
    agreement: Agreement, member: Member, employee_entry: date | None
) -> Fraction:
    """Return what a relative of the first list pays more, from the first day of cover on.

    Raises :class:`~dms.errors.QuoteRefused` when no window is open or it is not stated.
    """
    terms, period = agreement.terms.relatives, agreement.period
    if all(window.uplift == 0 for window in terms.windows or ()):
        return Fraction(0)
    if terms.uplift_from_start is None:
        raise QuoteRefused(under("/relatives", [terms.ask_about("uplift_from_start")]))
    if not terms.uplift_from_start:
        return Fraction(0)
    entry = member.start or period.start
    window = open_window(
        terms,
        {
            Since.CONTRACT_START: period.start,
            Since.EMPLOYEE_ENTRY: employee_entry or period.start,
        },
        requested_on=min(agreement.concluded_on, entry),
        entry=entry,
        contract=period,
        calendar=agreement.calendar,
    )
    if window.uplift is None:
        raise QuoteRefused(under("/relatives", window.issues))
    return Fraction(window.uplift)
