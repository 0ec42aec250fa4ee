"""How the premium is paid, in words: at once or in instalments, when, and what if late."""

from collections.abc import Mapping
from types import MappingProxyType

from dms.contracts.terms.payment_terms import DueRule, PaymentTerms
from dms.contracts.terms_words.filing import day_count_words
from dms.i18n import Text, plural, text

__all__ = ["CONSEQUENCES", "RHYTHMS", "due_words", "schedule_words"]

RHYTHMS: Mapping[str, Text] = MappingProxyType(
    {
        "single": text("at once"),
        "half_yearly": text("every half-year"),
        "quarterly": text("every quarter"),
        "monthly": text("every month"),
    }
)
"""Ways to pay that terms and briefs know."""

CONSEQUENCES: Mapping[str, Text] = MappingProxyType(
    {
        "nothing": text("by the contract nothing follows from paying late"),
        "set_off": text("the insurer may take the instalment off a claim (ГК РФ ст. 954 п. 4)"),
        "suspension": text("by the contract the cover rests until it is paid"),
        "termination": text("by the contract the insurer may end it"),
    }
)
"""What follows from paying late, by the word of the terms."""


def schedule_words(terms: PaymentTerms) -> Text | None:
    """Say in which rhythm or on how many days the premium is paid; None where not stated."""
    if terms.schedule is None:
        return None
    if isinstance(terms.schedule, str):
        return RHYTHMS[terms.schedule]
    return plural(
        "{count} payment on a day of its own",
        "{count} payments, each on a day of its own",
        len(terms.schedule),
    )


def due_words(rule: DueRule) -> Text:
    """Say when a payment of a rhythm is due."""
    days = day_count_words(rule)
    if days is None:
        return text("on the first day that is paid for")
    if rule.when == "before":
        return text("{days} before the first day that is paid for", days=days)
    return text("{days} after the first day that is paid for", days=days)
