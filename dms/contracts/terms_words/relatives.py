"""Relatives in words: who may join, for how long and from when, at which uplift, and who pays."""

from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType

from dms.contracts.terms.relative_terms import RelativeTerms, Since, Window
from dms.i18n import Text, plural, text
from dms.members import Relationship
from dms.modules.field_words import in_words
from dms.pricing.naming import listed, relationship_name

__all__ = ["AFTER", "PAYERS", "SINCE", "uplift_words", "who_words", "window_words"]

SINCE: Mapping[Since, Text] = MappingProxyType(
    {
        Since.CONTRACT_START: text("from the start of the contract"),
        Since.EMPLOYEE_ENTRY: text("from the first day of cover of the employee"),
        Since.BIRTH: text("from the birth"),
        Since.MARRIAGE: text("from the marriage"),
    }
)
"""The events that windows are measured from."""
AFTER: Mapping[str, Text] = MappingProxyType(
    {
        "refuse": text("they may not join any more"),
        "next_anniversary": text("with the next contract"),
    }
)
"""What holds after the last window, by the word of the terms."""
PAYERS: Mapping[str, Text] = MappingProxyType(
    {"employer": text("the employer"), "employee": text("the employee")}
)
"""Who bears the premium of relatives, by the word of the terms."""


def who_words(terms: RelativeTerms) -> Text | None:
    """Name who may be insured, with their ages where the terms limit them; None if not stated."""
    if terms.relationships is None:
        return None
    if not terms.relationships:
        return text("no relatives are insured")
    return listed([_aged(one, terms) for one in terms.relationships])


def _aged(relationship: Relationship, terms: RelativeTerms) -> Text:
    name, ages = relationship_name(relationship), terms.ages.get(relationship)
    return name if ages is None else text("{who} aged {ages}", who=name, ages=in_words(ages))


def window_words(window: Window) -> Text | None:
    """Say how long relatives can join; None where it is not stated."""
    if window.whole_term:
        return text("the whole term")
    if window.months is not None:
        return plural("{count} month", "{count} months", window.months)
    return None if window.days is None else plural("{count} day", "{count} days", window.days)


def uplift_words(uplift: Decimal) -> Text:
    """Say how much more relatives cost than employees."""
    return text("{percent} % more", percent=uplift * 100) if uplift else text("without an uplift")
