"""One group: contracts with several insurers for the same people and the same days.

Only the programme of a person may be called otherwise from insurer to insurer.
"""

from collections.abc import Mapping

from attrs import evolve

from dms.contracts.contract import Contract
from dms.contracts.state.records import MemberRecord
from dms.contracts.state.requests import Add, AddRelative, ChangeProgramme, Request, Swap
from dms.members import Roster

__all__ = ["Programmes", "as_listed", "in_programmes", "one_of"]

Programmes = Mapping[str, str]
"""The programme of an insurer by what the client's list calls it; others have the same name."""


def one_of(contracts: Mapping[str, Contract]) -> Contract:
    """Return one of the contracts, no matter which, to look at the group they are all for.

    Raises ValueError for none at all, for different people or days, and for contracts in which
    something has happened already.
    """
    if not contracts:
        raise ValueError("There is no contract to compare")
    first, *others = contracts.values()
    if any(contract.entries for contract in contracts.values()):
        raise ValueError("Contracts are compared as they begin, before any movement")
    for other in others:
        if other.agreement.period != first.agreement.period:
            raise ValueError("Contracts for different days cannot be compared")
        if _ids(other.agreement.members) != _ids(first.agreement.members):
            raise ValueError("Contracts for different people cannot be compared")
    return first


def as_listed(contract: Contract, roster: Roster | None) -> Contract:
    """Return the contract with the programmes that the client's list names, to plan with.

    Raises ValueError for a list of other people.
    """
    if roster is None:
        return contract
    if _ids(roster) != _ids(contract.agreement.members):
        raise ValueError("The list has other people than the contracts")
    named = dict(zip(roster.column("id"), roster.column("programme"), strict=True))
    people = {
        id_: evolve(person, member=evolve(person.member, programme=named[id_]))
        for id_, person in contract.standing.people.items()
    }
    return evolve(contract, standing=evolve(contract.standing, people=people))


def _ids(roster: Roster) -> list[str]:
    return list(roster.column("id"))


def in_programmes(request: Request, programmes: Programmes) -> Request:
    """Return a request with the programme as an insurer calls it."""
    match request:
        case Add() | AddRelative():
            return request.model_copy(update={"member": _renamed(request.member, programmes)})
        case Swap():
            return request.model_copy(update={"joiner": _renamed(request.joiner, programmes)})
        case ChangeProgramme():
            name = programmes.get(request.programme, request.programme)
            return request.model_copy(update={"programme": name})
        case _:
            return request


def _renamed(member: MemberRecord, programmes: Programmes) -> MemberRecord:
    name = member.programme
    if name is None:
        return member
    return member.model_copy(update={"programme": programmes.get(name, name)})
