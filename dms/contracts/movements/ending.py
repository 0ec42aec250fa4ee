"""Ending: the whole contract ends early, by one side or the other.

A policyholder may step back at any time, but what was paid comes back only as far as the contract
says (ГК РФ ст. 958 п. 2 и 3); an insurer may do so only where the contract gives the right (ст.
310). The refund is one sum for the contract.
"""

from collections.abc import Iterator, Sequence

from attrs import evolve, frozen

from dms.contracts.movements import refusals, swap_refusals
from dms.contracts.movements.dates import date_of
from dms.contracts.movements.outcome import accepted, refused
from dms.contracts.movements.placing import credit_slot, place, taken_back
from dms.contracts.movements.releasing import Released, release
from dms.contracts.movements.settling import paid_part, paid_so_far
from dms.contracts.rules.effective_date import Decision
from dms.contracts.rules.refund import Method, refund
from dms.contracts.state.movement import Change, Line, LineKind, Movement
from dms.contracts.state.person import Person
from dms.contracts.state.requests import Terminate
from dms.contracts.state.slots import Slot, add_up
from dms.contracts.state.standing import Standing
from dms.contracts.state.stretch import Ref
from dms.contracts.state.units import units_of
from dms.contracts.terms.filing import FilingRule
from dms.contracts.terms.terms import EndTerms
from dms.issues import Issue
from dms.modules.questions import under
from dms.money import divide
from dms.periods import ONE_DAY, Period

__all__ = ["terminate"]


class _EndRule(FilingRule):
    """The notice of an early end, which takes effect on any day."""

    title = EndTerms.title


def terminate(standing: Standing, request: Terminate) -> Movement:
    """Preview the early end of the contract."""
    terminations = standing.agreement.terms.termination
    terms = terminations.by_client if request.by == "client" else terminations.by_insurer
    pointer = f"/termination/by_{request.by}"
    wrong = _wrong(standing, request, terms, pointer)
    if wrong is not None:
        return refused(standing, request, [wrong])
    if terms.notice is None:
        return refused(standing, request, under(pointer, [terms.ask_about("notice")]))
    rule = _EndRule(days="any", notice=terms.notice, counting=terms.counting, late="next_day")
    decision = date_of(standing, request, rule, pointer, request.last_day + ONE_DAY)
    if decision.effective is None:
        return refused(standing, request, (), decision=decision)
    return _ended(standing, request, terms, pointer, decision)


def _wrong(standing: Standing, request: Terminate, terms: EndTerms, pointer: str) -> Issue | None:
    if standing.ended is not None:
        return swap_refusals.ended_already(standing.ended)
    if request.last_day == standing.last_day:
        return refusals.after_the_end(standing.last_day)
    if request.last_day not in standing.within:
        return refusals.outside(standing.within)
    if request.by == "insurer" and terms.allowed is None:
        return under(pointer, [terms.ask_about("allowed")])[0]
    if request.by == "insurer" and not terms.allowed:
        return swap_refusals.insurer_may_not()
    return None


@frozen
class _Part:
    """What is released for one person, or for the contract as a whole."""

    person: Person | None
    lines: tuple[Line, ...]
    taken: list[tuple[Slot, int]]


def _ended(
    standing: Standing, request: Terminate, terms: EndTerms, pointer: str, decision: Decision
) -> Movement:
    parts = list(_parts(standing, decision))
    issues = [part for part in parts if isinstance(part, Issue)]
    if issues:
        return refused(standing, request, issues, decision=decision)
    released = [part for part in parts if isinstance(part, _Part)]
    taken = add_up(*(part.taken for part in released))
    paid, lowered = paid_part(taken.items(), paid_so_far(standing))
    lines = [line for part in released for line in part.lines]
    freed = -sum(line.units for line in lines)
    money = refund(
        terms.refund,
        freed=freed,
        paid=paid,
        charged=standing.premium,
        claims=units_of(standing, request.claims),
        method=request.refund,
        rounding=standing.agreement.rounding,
    )
    if isinstance(money, Issue):
        return refused(standing, request, under(f"{pointer}/refund", [money]), decision=decision)
    cash = request.refund is Method.CASH
    credit = credit_slot(standing.agreement, request.requested_on, cash=cash)
    assert decision.effective is not None  # noqa: S101 - asked for before
    change = Change(
        people=tuple(part.person for part in released if part.person is not None),
        slots=tuple(add_up(lowered, [(credit, -money.returned)]).items()),
        returned=money.returned if cash else 0,
        ended=decision.effective - ONE_DAY,
        contract_premium=sum(line.units for line in lines if line.member_id is None),
        contract_slots=tuple(
            (slot, -units) for part in released if part.person is None for slot, units in part.taken
        ),
    )
    return accepted(
        standing,
        request,
        change,
        [*lines, *_retained(money.kept, freed, lines)],
        decision,
        refunds={"": money},
        days_too_long=decision.days_lost,
    )


def _parts(standing: Standing, decision: Decision) -> Iterator[_Part | Issue]:
    """Release everybody who is insured after the end, and what the contract itself was charged."""
    detached_from = decision.effective
    assert detached_from is not None  # noqa: S101 - asked for before
    for person in standing.people.values():
        if not person.insured_from(detached_from):
            continue
        released = release(person, detached_from, standing.agreement.desk)
        yield released if isinstance(released, Issue) else _part_of(person, released)
    cover = Period(standing.within.start, detached_from - ONE_DAY)
    prices = standing.agreement.contract_prices
    for number, (kind, units) in enumerate(prices, start=len(standing.agreement.members)):
        yield _of_contract(standing, cover, kind, units, Ref(0, number))


def _part_of(person: Person, released: Released) -> _Part:
    taken = taken_back(person.placed, released.freed)
    placed = add_up(person.placed, [(slot, -units) for slot, units in taken])
    after = evolve(person, stretches=released.stretches, placed=placed)
    return _Part(after, released.lines, taken)


def _of_contract(
    standing: Standing, cover: Period, kind: str, premium: int, charge: Ref
) -> _Part | Issue:
    """Release what is priced for the contract as a whole, by the same share as for people."""
    share = standing.agreement.desk.share(cover)
    if isinstance(share, Issue):
        return share
    freed = premium - divide(premium * share.numerator, share.denominator)
    whole = standing.agreement.period
    line = Line(
        LineKind.RELEASE,
        -freed,
        None,
        Period(cover.last_day + ONE_DAY, whole.last_day),
        ((kind, -freed),),
        employer=-freed,
        reverses=charge,
    )
    return _Part(None, (line,), taken_back(place(standing.agreement, premium, whole), freed))


def _retained(kept: int, freed: int, lines: Sequence[Line]) -> tuple[Line, ...]:
    """Return the line of what the insurer keeps; the payers bear it as they bore the premium."""
    if not kept:
        return ()
    borne = [line.employer for line in lines]
    known = sum(part or 0 for part in borne)
    employer = None if None in borne else divide(kept * -known, freed)
    first = min(line.period.start for line in lines)
    days = Period(first, max(line.period.last_day for line in lines))
    return (Line(LineKind.RETAINED, kept, None, days, employer=employer),)
