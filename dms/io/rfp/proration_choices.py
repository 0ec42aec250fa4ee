"""What a part of the term costs: the ways that a form lets choose from."""

from typing import Any

from dms.contracts.terms_words.proration import months_in_words
from dms.i18n import Text, text
from dms.io.rfp.choices import Choice, choice_of

__all__ = ["PRORATIONS"]


def _months(count: Any, anchor: Any) -> tuple[dict[str, str], Text]:
    return {"method": "months", "count": count, "anchor": anchor}, months_in_words(count, anchor)


_WAYS: tuple[tuple[dict[str, str], Text], ...] = (
    ({"method": "days"}, text("in proportion to days")),
    _months("started", "contract_day"),
    _months("started", "calendar_month"),
    _months("full", "contract_day"),
    _months("full", "calendar_month"),
    ({"method": "none"}, text("the price of the whole term")),
)

PRORATIONS: Choice = choice_of(_WAYS)
"""The price of a part of the term, as contracts usually word it; other ways go into a note."""
