"""Options of one part that are in each other's way: what together they mean is not clear."""

from collections import Counter
from collections.abc import Iterator

from dms.configurator.parts import Part
from dms.configurator.soundness.faults import fault
from dms.configurator.soundness.values_together import values_together
from dms.i18n import text
from dms.issues import Issue, Severity
from dms.modules.programme import Programme
from dms.pricing.offer import Offer

__all__ = ["options_together"]


def options_together(offer: Offer, programme: Programme, part: Part) -> Iterator[Issue]:
    """Report options that replace the same price, set the same field, or do not fit together."""
    yield from _two_premiums(offer, part)
    yield from _same_field(offer, part)
    yield from values_together(offer, part.module or programme, part)


def _two_premiums(offer: Offer, part: Part) -> Iterator[Issue]:
    """Report options that each replace the price: together nobody knows which one counts."""
    names = list(dict.fromkeys(name for name, _, v, _ in part.values if v.premium is not None))
    if len(names) > 1:
        said = text(
            "{care}: several options replace the price: {options}",
            care=part.title,
            options=", ".join(names),
        )
        hint = text("Let one replace it, and the others add, or change it by per cent.")
        pointer = f"{part.pointer}/options/{names[1]}"
        yield fault("OPTION-PREMIUM-TWICE", said, hint, offer, pointer)


def _same_field(offer: Offer, part: Part) -> Iterator[Issue]:
    """Warn of options that set the same field, where the later one wins."""
    fields = {
        name: {field for value in option.values.values() for field in value.set}
        for name, option in part.options.items()
    }
    counts = Counter(field for own in fields.values() for field in own)
    for field in sorted(field for field, count in counts.items() if count > 1):
        names = [name for name, own in fields.items() if field in own]
        said = text(
            "{care}: several options set `{field}`: {options}; the last one counts",
            care=part.title,
            field=field,
            options=", ".join(names),
        )
        hint = text("Put them into one option, or exclude their values by a rule.")
        where = offer.locate(f"{part.pointer}/options/{names[-1]}")
        yield Issue("OPTION-FIELD-TWICE", Severity.WARNING, said, hint, where)
