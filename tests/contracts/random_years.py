"""Random years: contracts of every kind with whatever may happen to them, as it was booked."""

from datetime import date, timedelta

from contract_helpers import START
from hypothesis import strategies as st
from random_contracts import (
    any_member,
    any_offer,
    any_relative,
    any_terms,
    days,
    first_lists,
    programmes,
    requested,
)

from dms.contracts.contract import Contract
from dms.contracts.state.movement import Movement
from dms.members import Roster
from dms.periods import Period

KINDS = ("add", "add", "relative", "remove", "remove", "change", "swap", "pay", "correct")


@st.composite
def years(draw: st.DrawFn, most: int = 8) -> Contract:
    """Conclude a contract and grant what is asked for, as far as it can be granted."""
    found = Contract.from_offer(
        draw(any_offer()),
        Roster.of(draw(first_lists())),
        terms=draw(any_terms()),
        number="1",
        concluded_on=draw(st.sampled_from([None, START - timedelta(20)])),
    )
    for number in range(draw(st.integers(0, most))):
        movement = draw(movements(found, number))
        if movement.accepted:
            found = found.apply(movement)
    return found


@st.composite
def movements(draw: st.DrawFn, of: Contract, number: int) -> Movement:
    """Preview something that may be asked of a contract; it may be refused."""
    kind, on, day = draw(st.sampled_from(KINDS)), draw(requested), draw(days)
    whom = draw(st.sampled_from(list(of.standing.people)))
    refund = draw(st.sampled_from(["set_off", "cash"]))
    if kind == "add":
        return of.add(draw(any_member(f"N{number}")), requested_on=on, start=day)
    if kind == "relative":
        member = draw(any_relative(f"R{number}", whom))
        return of.add_relative(member, requested_on=on, start=day)
    if kind == "remove":
        return of.remove(whom, last_day=day, requested_on=on, refund=refund)
    if kind == "change":
        return of.change_programme(whom, draw(programmes), requested_on=on, start=day)
    if kind == "swap":
        return of.swap(whom, draw(any_member(f"S{number}")), requested_on=on, start=day)
    if kind == "correct" and of.entries:
        wrong = draw(st.integers(0, len(of.entries)))
        return of.correct(wrong, requested_on=on, member_id=whom, start=day)
    if draw(st.integers(0, 9)) == 0:
        return of.terminate("client", last_day=day, requested_on=on, refund=refund)
    return of.pay(on=on)


def months_of(of: Contract) -> list[Period]:
    """The months in which anything of a contract can be booked or earned."""
    return list(Period(date(2025, 12, 1), date(2027, 1, 31)).months())
