"""Refusals of swaps and of an early end, in words that say what to do next."""

from datetime import date

from dms.contracts.movements.refusals import flaw
from dms.contracts.state.person import Person
from dms.i18n import text
from dms.issues import Issue

__all__ = [
    "ended_already",
    "insurer_may_not",
    "swap_not_allowed",
    "swap_of_programmes",
    "swap_of_unlike",
    "swap_with_family",
]


def swap_not_allowed(member_id: str) -> Issue:
    """Refuse a swap that the contract excludes."""
    return flaw(
        "MOVEMENT-SWAP-NOT-ALLOWED",
        text("By this contract nobody takes the place of another"),
        text("Remove the one and add the other, each by its own rules"),
        member_id,
    )


def swap_of_unlike(leaver: Person) -> Issue:
    """Refuse to put an employee into the place of a relative, or a child in that of a spouse."""
    return flaw(
        "MOVEMENT-SWAP-UNLIKE",
        text("Only a person of the same relationship can take this place"),
        text("Remove the one and add the other, each by its own rules"),
        leaver.id,
    )


def swap_with_family(leaver: Person) -> Issue:
    """Refuse to swap an employee whose relatives would stay behind."""
    return flaw(
        "MOVEMENT-SWAP-FAMILY",
        text("By this contract relatives leave with their employee, and a swap leaves them here"),
        text("Remove the relatives from that day on first, then swap the employee"),
        leaver.id,
    )


def swap_of_programmes(leaver: Person) -> Issue:
    """Refuse another programme where the place is taken over with its programme."""
    return flaw(
        "MOVEMENT-SWAP-PROGRAMME",
        text("By this contract the joiner takes the programme of the leaver"),
        text("Leave the programme out, or remove the one and add the other"),
        leaver.id,
    )


def insurer_may_not() -> Issue:
    """Refuse an early end by an insurer who has no such right (ГК РФ ст. 310)."""
    return flaw(
        "MOVEMENT-END-NOT-ALLOWED",
        text("By this contract the insurer may not end it early"),
        text("See `termination.by_insurer` in the terms"),
    )


def ended_already(last_day: date) -> Issue:
    """Refuse to end a contract twice."""
    return flaw(
        "MOVEMENT-ENDED-ALREADY",
        text("The contract ends early on {last_day} already", last_day=last_day),
        text("Agree another day with the insurer in writing; an early end is not taken back here"),
    )
