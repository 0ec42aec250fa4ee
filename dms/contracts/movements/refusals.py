"""Refusals: why a request is not granted, in words that say what to do next."""

from datetime import date

from dms.contracts.state.person import Person
from dms.i18n import Text, text
from dms.issues import Issue, Location, Severity
from dms.members import Member
from dms.periods import Period

__all__ = [
    "after_the_end",
    "before_entry",
    "changes_later",
    "employee_not_insured",
    "flaw",
    "insured_already",
    "is_a_relative",
    "is_an_employee",
    "leaves_already",
    "nobody",
    "not_allowed",
    "not_insured",
    "outside",
    "prices_are_fixed",
    "same_programme",
    "stranger",
    "unknown_programme",
]


def flaw(code: str, said: Text, hint: Text, member: str | None = None) -> Issue:
    """Make the issue that a request is refused with."""
    return Issue(code, Severity.ERROR, said, hint, Location(member=member))


def is_a_relative(member: Member) -> Issue:
    """Refuse to add a relative like an employee."""
    return flaw(
        "MOVEMENT-RELATIVE",
        text("Relatives join by other rules than employees"),
        text("Add this person as a relative, with the number of the employee"),
        member.id,
    )


def is_an_employee(member: Member) -> Issue:
    """Refuse a relative whose relationship is not said."""
    return flaw(
        "MOVEMENT-NO-RELATIVE",
        text("It is not said how this person is related to the employee"),
        text("Give the relationship: spouse, child, parent or other; employees are added as such"),
        member.id,
    )


def stranger(member: Member) -> Issue:
    """Refuse a relative of somebody who is not in the contract."""
    return flaw(
        "MOVEMENT-STRANGER",
        text("The employee of this relative is not in the contract"),
        text("Check the number of the employee, or add the employee first"),
        member.id,
    )


def employee_not_insured(member: Member) -> Issue:
    """Refuse a relative who would be insured without the employee."""
    return flaw(
        "MOVEMENT-EMPLOYEE-NOT-INSURED",
        text("The employee of this relative is not insured on that day"),
        text("Wish for a day on which the employee is insured"),
        member.id,
    )


def insured_already(person: Person) -> Issue:
    """Refuse to cover somebody twice."""
    return flaw(
        "MOVEMENT-INSURED-ALREADY",
        text("This person is insured already, to {last_day}", last_day=person.last_day),
        text("A person is covered once; see what else can be done"),
        person.id,
    )


def nobody(id_: str) -> Issue:
    """Refuse what concerns somebody whom the contract does not know."""
    return flaw(
        "MOVEMENT-NOBODY",
        text("The contract has nobody with this number"),
        text("Check the number; the list of insured shows all of them"),
        id_,
    )


def leaves_already(person: Person) -> Issue:
    """Refuse a second leaving."""
    return flaw(
        "MOVEMENT-LEAVES-ALREADY",
        text("This person is insured to {last_day} only", last_day=person.last_day),
        text("Correct the earlier movement if the day is wrong"),
        person.id,
    )


def before_entry(person: Person, entry: date) -> Issue:
    """Refuse a leaving before the joining."""
    return flaw(
        "MOVEMENT-BEFORE-ENTRY",
        text("Nobody leaves before joining; the cover begins on {entry}", entry=entry),
        text("To take the joining back, name the eve of that day as the last day"),
        person.id,
    )


def after_the_end(last_day: date, member: str | None = None) -> Issue:
    """Refuse a leaving, or an early end, that is none: the contract ends by then itself."""
    return flaw(
        "MOVEMENT-AFTER-END",
        text("The contract itself ends on {last_day}", last_day=last_day),
        text("Name an earlier last day of cover; nothing is to be done for this one"),
        member,
    )


def prices_are_fixed() -> Issue:
    """Refuse new prices where the contract fixes them."""
    return flaw(
        "MOVEMENT-PRICES-FIXED",
        text("By this contract prices stay what they are through the year"),
        text("See `recalculation` in the terms"),
    )


def outside(within: Period) -> Issue:
    """Refuse a day that the contract does not have."""
    return flaw(
        "MOVEMENT-OUTSIDE-CONTRACT",
        text(
            "The day lies outside the contract, {start} to {last_day}",
            start=within.start,
            last_day=within.last_day,
        ),
        text("Name a day of the contract period; both its ends count"),
    )


def not_allowed(person: Person) -> Issue:
    """Refuse a change of programme that the contract does not know."""
    return flaw(
        "MOVEMENT-CHANGE-NOT-ALLOWED",
        text("By this contract nobody changes the programme during the year"),
        text("Ask the insurer for a supplementary agreement, or wait for the renewal"),
        person.id,
    )


def not_insured(person: Person) -> Issue:
    """Refuse what concerns somebody who is not insured on the day."""
    return flaw(
        "MOVEMENT-NOT-INSURED",
        text("This person is not insured on that day"),
        text("Wish for a day on which the person is insured"),
        person.id,
    )


def unknown_programme(person: Person) -> Issue:
    """Refuse a programme that is not offered."""
    return flaw(
        "MOVEMENT-PROGRAMME-UNKNOWN",
        text("The contract has no programme of this name"),
        text("Use the id or the name of a programme of the offer"),
        person.id,
    )


def same_programme(person: Person) -> Issue:
    """Refuse a change that changes nothing."""
    return flaw(
        "MOVEMENT-PROGRAMME-SAME",
        text("This person has that programme on that day already"),
        text("Name another programme, or correct the earlier movement"),
        person.id,
    )


def changes_later(person: Person, day: date) -> Issue:
    """Refuse a change before another one that is waiting."""
    return flaw(
        "MOVEMENT-PENDING",
        text("Another change of this person takes effect on {day}", day=day),
        text("Correct that movement, or wish for a day after it"),
        person.id,
    )
