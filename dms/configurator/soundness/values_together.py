"""Values of several options of one part: each fits by itself, and not all of them together.

The doctor by the hour is one value, a stay of weeks that nobody knows is another: together there
are no hours to be paid. Every combination is priced before somebody chooses, so none may be such.
"""

from collections.abc import Iterator, Mapping
from itertools import combinations, product
from typing import Any

from pydantic import ValidationError

from dms.configurator.choice import Choice
from dms.configurator.parts import Part
from dms.configurator.soundness.faults import fault
from dms.documents import Document
from dms.i18n import Text, text
from dms.issues import Issue
from dms.modules.patching import patched
from dms.pricing.naming import listed
from dms.pricing.offer import Offer

__all__ = ["values_together"]

_AT_ONCE = (2, 3)
"""How many values are tried together. What can be wrong with a module when every value by itself
is right lies between its fields, and no check of a module looks at more than three of them."""


def values_together(offer: Offer, made_of: Document, part: Part) -> Iterator[Issue]:
    """Report the smallest sets of values with which a module, or a programme, cannot be made."""
    told: list[frozenset[tuple[str, str]]] = []
    for values in _combined(part):
        chosen = frozenset(values.items())
        if any(one <= chosen for one in told):
            continue
        reason = _reason(made_of, values)
        if reason is not None:
            told.append(chosen)
            yield _clash(offer, part, values, reason)


def _combined(part: Part) -> Iterator[dict[str, str]]:
    """Yield values by their options, fewer at once before more; defaults change nothing."""
    for size in _AT_ONCE:
        for names in combinations(part.options, size):
            for ids in product(*(part.options[name].values for name in names)):
                yield dict(zip(names, ids, strict=True))


def _reason(made_of: Document, values: Mapping[str, str]) -> Text | None:
    """Return what is wrong with a part that has these values, as its own check says it."""
    try:
        patched(made_of, values)
    except ValidationError as error:
        found = error.errors(include_url=False)[0]
        context: Mapping[str, Any] = found.get("ctx", {})
        inner = context.get("parts", [{"ctx": context}])[0]["ctx"]
        if "template" not in inner:
            return text("they contradict each other")
        return text(inner["template"], **{k: v for k, v in inner.items() if k != "template"})
    return None


def _clash(offer: Offer, part: Part, values: Mapping[str, str], reason: Text) -> Issue:
    choices = [Choice(part.kind, name, id_) for name, id_ in values.items()]
    said = text(
        "These values do not go together: {values} ({reason})",
        values=listed([part.title_of(choice) for choice in choices]),
        reason=reason,
    )
    hint = text("Put them into one option, with a value for everything that goes together.")
    return fault("OPTION-VALUES-CLASH", said, hint, offer, part.place_of(choices[-1]))
