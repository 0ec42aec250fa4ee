"""Refusals of corrections and payments, in words that say what to do next."""

from datetime import date
from decimal import Decimal

from dms.contracts.movements.refusals import flaw
from dms.contracts.state.person import Person
from dms.i18n import text
from dms.i18n.texts import Amount
from dms.issues import Issue
from dms.periods import Period

__all__ = [
    "corrected_already",
    "facts_unreadable",
    "finer_than_units",
    "no_amount",
    "not_set",
    "nothing_due",
    "nothing_to_correct",
    "payment_settled",
    "relatives_before",
    "start_impossible",
    "swapped_together",
    "touched_since",
    "unknown_movement",
    "whom",
]


def swapped_together(number: int) -> Issue:
    """Refuse to move the first day of one of two people who changed places."""
    return flaw(
        "MOVEMENT-SWAP-START",
        text("Movement {number} concerns two people, and one cannot be moved alone", number=number),
        text("Swap the two back from the first day on, then swap them on the true day"),
    )


def nothing_due(day: date) -> Issue:
    """Refuse a payment without an amount when nothing is due."""
    return flaw(
        "MOVEMENT-NOTHING-DUE",
        text("Nothing is due by {day} that is not paid", day=day),
        text("Name the amount to pay ahead"),
    )


def no_amount() -> Issue:
    """Refuse a payment of nothing."""
    return flaw(
        "MOVEMENT-NO-AMOUNT",
        text("A payment of zero pays nothing"),
        text("Name the amount, or leave it out to pay what is due"),
    )


def finer_than_units(unit: Decimal) -> Issue:
    """Refuse an amount with more kopecks than the contract counts in."""
    return flaw(
        "MOVEMENT-AMOUNT-UNIT",
        text("By the offer all amounts are multiples of {unit} ₽", unit=Amount(unit)),
        text("Check the amount; name it in such units"),
    )


def unknown_movement(number: int) -> Issue:
    """Refuse to correct what is not there."""
    return flaw(
        "MOVEMENT-UNKNOWN",
        text("The contract has no movement {number}", number=number),
        text("Look the number up in the list of movements"),
    )


def corrected_already(number: int, by: int) -> Issue:
    """Refuse to correct a line that another one has put right."""
    return flaw(
        "MOVEMENT-CORRECTED-ALREADY",
        text("Movement {number} was corrected by movement {by}", number=number, by=by),
        text("Correct that one instead"),
    )


def whom(number: int) -> Issue:
    """Refuse a correction that does not say whom it concerns."""
    return flaw(
        "MOVEMENT-WHOM",
        text("It is not clear whom in movement {number} the correction concerns", number=number),
        text("Name a person of that movement"),
    )


def nothing_to_correct() -> Issue:
    """Refuse a correction that changes nothing."""
    return flaw(
        "MOVEMENT-NOTHING-TO-CORRECT",
        text("The correction changes nothing"),
        text("Say what is true instead: facts, a day or an amount that the movement set"),
    )


def not_set(number: int, names: str) -> Issue:
    """Refuse to correct by a movement what it has not set."""
    return flaw(
        "MOVEMENT-NOT-SET",
        text("Movement {number} did not set this: {names}", number=number, names=names),
        text("Correct each thing by the movement that set it, one correction for each"),
    )


def facts_unreadable(names: str) -> Issue:
    """Refuse facts that a member does not have, or values that they cannot take."""
    return flaw(
        "MOVEMENT-FACTS",
        text("These facts cannot be read: {names}", names=names),
        text("Facts are birth, sex, programme, place, office, grade, name and further columns"),
    )


def start_impossible(person: Person, within: Period) -> Issue:
    """Refuse a first day that does not leave the rest of the cover in order."""
    return flaw(
        "MOVEMENT-START-IMPOSSIBLE",
        text(
            "The first day must lie between {start} and {last_day}",
            start=within.start,
            last_day=within.last_day,
        ),
        text("Name such a day, or correct the other movements of this person first"),
        person.id,
    )


def payment_settled(number: int, by: int, *, leaving: bool) -> Issue:
    """Refuse another amount of a payment that a later movement has kept or returned a part of."""
    return flaw(
        "MOVEMENT-TOUCHED-SINCE",
        text(
            "Movement {by} settles premium that was paid, and rests on movement {number}",
            number=number,
            by=by,
        ),
        text("Move its last day to the end of the contract, correct the payment, remove again")
        if leaving
        else text("Enter what was paid more as a payment; settle the rest with the insurer"),
    )


def relatives_before(person: Person, first: date) -> Issue:
    """Refuse a first day after that of relatives, who would be insured without the employee."""
    return flaw(
        "MOVEMENT-RELATIVES-BEFORE",
        text("Relatives of this employee are insured from {day}, before that day", day=first),
        text("Correct the first day of the relatives first, or name {day} or earlier", day=first),
        person.id,
    )


def touched_since(number: int, by: int) -> Issue:
    """Refuse to correct a movement that a later one of the same people rests on."""
    return flaw(
        "MOVEMENT-TOUCHED-SINCE",
        text(
            "Movement {by} concerns the same people and rests on movement {number}",
            number=number,
            by=by,
        ),
        text("Correct the later movement first"),
    )
