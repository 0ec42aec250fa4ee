"""Admission of relatives: who may be insured at all, by relationship and age."""

from datetime import date

from dms.bands import Band
from dms.contracts.terms.relative_terms import RelativeTerms
from dms.i18n import Text, text
from dms.issues import Issue, Severity
from dms.members import Birth, Relationship
from dms.periods import age_on

__all__ = ["relationship_admitted", "relative_admitted"]


def relative_admitted(
    terms: RelativeTerms, relationship: Relationship, birth: Birth | None, entry: date
) -> Issue | None:
    """Return why a relative cannot be insured, or None when nothing stands against it.

    Ages are full years on `entry`, the first day of cover; both ends of the limits are admitted.
    Where only the year of birth is known, both possible ages must be admitted. Terms that name no
    relationships give a question.
    """
    wrong = relationship_admitted(terms, relationship)
    if wrong is not None:
        return wrong
    ages = terms.ages.get(relationship)
    return None if ages is None else _too_young_or_old(ages, birth, entry)


def relationship_admitted(terms: RelativeTerms, relationship: Relationship) -> Issue | None:
    """Return why relatives of a kind cannot be insured on any day, or None."""
    if terms.relationships is None:
        return terms.ask_about("relationships")
    if relationship in terms.relationships:
        return None
    return _refused(
        "RELATIVES-NOT-ADMITTED",
        text("The contract does not insure relatives of this kind"),
        text("See `relationships` in the terms; a contract of their own remains"),
    )


def _too_young_or_old(ages: Band, birth: Birth | None, entry: date) -> Issue | None:
    if birth is None:
        return _refused(
            "RELATIVES-BIRTH-MISSING",
            text("The contract has an age limit here, and the birth date is missing"),
            text("Give the birth date of the relative"),
        )
    admitted = {age in ages for age in _possible_ages(birth, entry)}
    if admitted == {True}:
        return None
    if admitted == {False}:
        return _refused(
            "RELATIVES-AGE",
            text("On the first day of cover the relative is not aged {ages}", ages=str(ages)),
            text("See `ages` in the terms; a contract of their own remains"),
        )
    return _refused(
        "RELATIVES-BIRTH-YEAR",
        text(
            "By the year of birth the relative may be inside or outside the ages {ages}",
            ages=str(ages),
        ),
        text("Give the full birth date"),
    )


def _possible_ages(birth: Birth, entry: date) -> tuple[int, ...]:
    if isinstance(birth, date):
        return (age_on(birth, entry),)
    return (entry.year - birth - 1, entry.year - birth)


def _refused(code: str, said: Text, hint: Text) -> Issue:
    return Issue(code, Severity.ERROR, said, hint)
