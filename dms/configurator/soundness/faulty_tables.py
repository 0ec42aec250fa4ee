"""Price tables that no plain quote looks at: those of values, and of care on request."""

from collections.abc import Iterator, Sequence

from attrs import evolve

from dms.configurator.model import ChoiceModel
from dms.configurator.parts import Part
from dms.configurator.pointers import Pointers
from dms.issues import Issue, Location, errors_in
from dms.modules.base import Module
from dms.modules.options import OptionValue
from dms.pricing.offer import Offer
from dms.pricing.tables import build_table
from dms.pricing.tariff_building import build_tariff
from dms.rates import Rate

__all__ = ["faulty_tables"]


def faulty_tables(offer: Offer, models: Sequence[ChoiceModel]) -> Iterator[Issue]:
    """Yield what is wrong with prices that count only when somebody chooses them.

    What a table says does not depend on other options, so each is looked at once and by itself.
    """
    for model in models:
        yield from _of_values(offer, [one for one in model.parts.listed if not one.in_contract])
    once = [part for part in models[0].parts.listed if part.in_contract]
    if once:
        yield from _of_contract(offer, once)


def _of_values(offer: Offer, parts: Sequence[Part]) -> Iterator[Issue]:
    """Report holes, overlaps and unknown names in what the values of a programme cost."""
    dimensions, upper_end = build_tariff(offer).dimensions, offer.age.upper_end
    for part in parts:
        for _, _, value, pointer in part.values:
            for key, rate in _rates(value):
                place = Location(pointer=f"{pointer}/{key}")
                _, issues = build_table(rate, dimensions, place, upper_end)
                for issue in errors_in(issues):
                    yield evolve(issue, where=offer.locate(issue.where.pointer or ""))


def _of_contract(offer: Offer, parts: Sequence[Part]) -> Iterator[Issue]:
    """Report what is wrong with prices for the contract, each at its own place.

    The prices of values, and of care on request, are looked at as if each were the premium of a
    module that is always taken: like any price for the contract, they cannot look at people.
    """
    pointers = Pointers(offer.locate)
    made: list[Module] = []
    for part in parts:
        for rate, place, key in _prices(part):
            assert part.module is not None  # noqa: S101 - the contract has modules only
            here = f"/modules/{len(made)}"
            pointers.note(here, place)
            pointers.note(f"{here}/premium", f"{place}/{key}")
            plain = {"premium": rate, "taken": None, "options": None}
            made.append(part.module.model_copy(update=plain))
    known = {(issue.code, issue.where) for issue in build_tariff(offer).issues}
    laid = offer.agreeing({"modules": tuple(made)}).read_from(pointers)
    for issue in errors_in(build_tariff(laid).issues):
        if (issue.code, issue.where) not in known:
            yield issue


def _prices(part: Part) -> Iterator[tuple[Rate, str, str]]:
    """Yield the prices of a module and of its values, with their places and keys."""
    if part.module is not None and isinstance(part.module.premium, Rate):
        yield part.module.premium, part.pointer, "premium"
    for _, _, value, pointer in part.values:
        yield from ((rate, pointer, key) for key, rate in _rates(value))


def _rates(value: OptionValue) -> Iterator[tuple[str, Rate]]:
    if isinstance(value.premium, Rate):
        yield "premium", value.premium
    if value.step is not None:
        yield value.step
