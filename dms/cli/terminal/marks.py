"""Marks and words for where a choice stands, so that neither alone has to say it."""

from collections.abc import Mapping
from types import MappingProxyType

from dms.configurator.states import OptionState, Status
from dms.i18n import Text, text
from dms.report.configuration_words import is_chosen_by_value, status_word

__all__ = ["lacks_price", "mark_of", "word_of"]

_SIGNS: Mapping[Status, str] = MappingProxyType(
    {Status.CHOSEN: "x", Status.IMPLIED: "+", Status.EXCLUDED: "–", Status.OPEN: " "}
)

_PRICE = "price:"
"""What the ids of rules start with that stand for a missing price."""


def mark_of(state: OptionState) -> str:
    """Return the mark before a line: `[x]` for kinds of care, `(•)` for values."""
    sign = _SIGNS[Status.CHOSEN if is_chosen_by_value(state) else state.status]
    if state.choice.is_care:
        return f"[{sign}]"
    return f"({sign.replace('x', '•')})"


def word_of(state: OptionState, *, default: bool) -> Text:
    """Return the word beside a line; that the insurer names no price is not a no.

    `default`: it is taken where nobody chose and no rule hinders.
    """
    return text("no price") if lacks_price(state) else status_word(state, default=default)


def lacks_price(state: OptionState) -> bool:
    """Say whether it cannot be taken because somebody would be without a price."""
    rules = state.why.rules if state.why is not None else ()
    is_out = state.status is Status.EXCLUDED
    return is_out and any(rule.id.startswith(_PRICE) for rule in rules)
