"""Options and kinds of care that can be chosen and have no price, two prices, or an idle one."""

from collections import Counter
from collections.abc import Iterator, Sequence

from dms.configurator.choice import PROGRAMME
from dms.configurator.parts import Part
from dms.i18n import Text, text
from dms.issues import Issue, Severity
from dms.modules.base import PricedPer
from dms.modules.options import OptionValue
from dms.modules.programme import Programme
from dms.pricing.offer import Offer
from dms.pricing.tariff_building import build_tariff
from dms.rates import Rate

__all__ = ["price_faults"]

_LOOKED_AT = ("clinic_tier", "deductible")
"""What a tariff may look at, so that a value which sets it needs no price of its own."""


def price_faults(offer: Offer, programme: Programme, parts: Sequence[Part]) -> Iterator[Issue]:
    """Report what has no price, or one that can mean two things; what is open is a question."""
    for part in parts:
        yield from _no_premium(offer, programme, part)
        yield from _two_premiums(offer, part)
        yield from _same_field(offer, part)
        for name, option in part.options.items():
            for id_, value in option.values.items():
                pointer = f"{part.pointer}/options/{name}/values/{id_}"
                yield from _of_value(offer, programme, part, value, pointer)


def _no_premium(offer: Offer, programme: Programme, part: Part) -> Iterator[Issue]:
    """Report care that can be chosen, and whose price was forgotten."""
    module = part.module
    if module is None or module.taken is None or "premium" in module.model_fields_set:
        return
    if part.in_contract or (module.priced_per is PricedPer.PERSON and programme.premium is None):
        said = text("{care} can be chosen, and there is no price for it", care=part.title)
        yield _fault("OPTION-PRICE-MISSING", said, _STATE_IT, offer, part.pointer)


_STATE_IT = text("State the price; if the insurer names none, write `unknown`.")


def _of_value(
    offer: Offer, programme: Programme, part: Part, value: OptionValue, pointer: str
) -> Iterator[Issue]:
    if not value.said and not _is_looked_at(offer, value):
        said = text("{care}: a value of an option has no price", care=part.title)
        hint = text(
            "Write one of premium, add, percent, multiply; `price: same` where it costs the same,"
            " `price: unknown` where the insurer names none."
        )
        yield _fault("OPTION-PRICE-MISSING", said, hint, offer, pointer)
    elif value.price_unknown:
        said = text("{care}: the price of a value is not stated", care=part.title)
        hint = text("Ask the insurer; until then nobody can choose it.")
        yield Issue("OPTION-PRICE-UNSTATED", Severity.QUESTION, said, hint, offer.locate(pointer))
    if value.step is not None:
        yield from _idle_step(offer, programme, part, value.step[0], pointer)
    if value.premium is not None and _is_paid_by_contract(part):
        said = text("{care} is priced for the contract, and not in the programme", care=part.title)
        hint = text("Move the option to the module under `modules` of the offer.")
        yield _fault("OPTION-PRICE-IDLE", said, hint, offer, pointer)


def _is_looked_at(offer: Offer, value: OptionValue) -> bool:
    names = build_tariff(offer).looked_at.names
    return any(name in value.set and name in names for name in _LOOKED_AT)


def _is_paid_by_contract(part: Part) -> bool:
    module = part.module
    return module is not None and module.priced_per is PricedPer.CONTRACT and not part.in_contract


def _idle_step(
    offer: Offer, programme: Programme, part: Part, key: str, pointer: str
) -> Iterator[Issue]:
    if part.kind == PROGRAMME:
        lines = [m.kind for m in programme.modules if isinstance(m.premium, Rate)]
        if key == "add" and len(lines) + isinstance(programme.premium, Rate) > 1:
            said = text("An option of the programme cannot add roubles to several kinds of care")
            hint = text("Use percent or multiply, or put the roubles into one kind of care.")
            yield _fault("OPTION-ADD-PROGRAMME", said, hint, offer, f"{pointer}/{key}")
        return
    module = part.module
    own = [module.premium if module is not None else None]
    own += [value.premium for option in part.options.values() for value in option.values.values()]
    if _is_paid_by_contract(part) or not any(isinstance(premium, Rate) for premium in own):
        said = text("{care} has no price of its own that this could change", care=part.title)
        hint = text("State its premium, or write `price: same` here.")
        yield _fault("OPTION-PRICE-IDLE", said, hint, offer, f"{pointer}/{key}")


def _two_premiums(offer: Offer, part: Part) -> Iterator[Issue]:
    """Report options that each replace the price: together nobody knows which one counts."""
    names = [
        name
        for name, option in part.options.items()
        if any(value.premium is not None for value in option.values.values())
    ]
    if len(names) > 1:
        said = text(
            "{care}: several options replace the price: {options}",
            care=part.title,
            options=", ".join(names),
        )
        hint = text("Let one replace it, and the others add, or change it by per cent.")
        pointer = f"{part.pointer}/options/{names[1]}"
        yield _fault("OPTION-PREMIUM-TWICE", said, hint, offer, pointer)


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


def _fault(code: str, said: Text, hint: Text, offer: Offer, pointer: str) -> Issue:
    return Issue(code, Severity.ERROR, said, hint, offer.locate(pointer))
