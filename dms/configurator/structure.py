"""The structure that the text gives every policy, where the offer does not say otherwise.

«Базовая позиция в программе ДМС — амбулаторно-поликлиническое обслуживание»: a programme starts
from it, and planned inpatient care is added to emergency inpatient care: that is held here. That
home care and the ambulance need a territory, dental care a place, and the ambulance a line of its
own stands in the files of :mod:`dms.modules`; where an offer leaves it open, whoever takes the care
is told to ask.
"""

from collections.abc import Iterator

from dms.configurator.parts import Part
from dms.modules.base import Module, PricedPer
from dms.modules.options import Taken
from dms.modules.patching import patched
from dms.modules.programme import Programme
from dms.rates import INCLUDED, Rate

__all__ = ["BASE", "atoms_paid_in", "giving", "how_taken", "is_stated", "paid_atoms"]

BASE = "outpatient"
"""The kind of care that programmes start from."""


def how_taken(module: Module) -> Taken:
    """Return whether a kind of care is always taken, by default, or on request.

    Where the offer does not say it, outpatient care always is, and all else that is offered may be
    left out, as «Полис ДМС состоит из модулей, которые человек или организация выбирает» has it;
    whether the insurer agrees is then a question.
    """
    if module.taken is not None:
        return module.taken
    return Taken.ALWAYS if module.kind == BASE else Taken.BY_DEFAULT


def is_stated(module: Module) -> bool:
    """Say whether it is settled that the kind of care may be chosen or must be taken."""
    return module.taken is not None or module.kind == BASE


def giving(part: Part, needed: str) -> Iterator[str]:
    """Yield what has to be taken of a part so that it gives a kind of care: its own, or along.

    That is the care as such, or those values of an option with which it brings the other along.
    Where it does not as it is written, the insurer is asked, whatever a value may change.
    """
    module = part.module
    if module is None:
        return
    if part.kind == needed:
        yield part.kind
    if part.kind == needed or needed not in module.also_gives():
        return
    for name in part.options:
        choices = part.choices_of(name)
        gives = [
            needed in patched(module, {name: str(choice.value)}).also_gives() for choice in choices
        ]
        if len(set(gives)) > 1:
            yield from (str(c) for c, is_giving in zip(choices, gives, strict=True) if is_giving)
            return
    yield part.kind


def paid_atoms(part: Part) -> Iterator[str]:
    """Yield what has to be taken of a kind of care so that a person pays for it by itself.

    That is the care as such, or those values of an option with which its price is not `included`;
    nothing where it always is, or where the care is priced for the contract.
    """
    module = part.module
    if module is None or module.priced_per is PricedPer.CONTRACT:
        return
    prices: dict[str, object] = {str(part.care): module.premium}
    for name, option in part.options.items():
        stated = {id_: value.premium for id_, value in option.values.items() if value.premium}
        if stated:
            choices = part.choices_of(name)
            prices = {str(c): stated.get(str(c.value), module.premium) for c in choices}
    paid = [atom for atom, premium in prices.items() if premium != INCLUDED]
    yield from [str(part.care)] if len(paid) == len(prices) else paid


def atoms_paid_in(programme: Programme, part: Part) -> Iterator[str]:
    """Yield what has to be taken of a kind of care so that a person pays for the programme."""
    yield from [part.kind] if isinstance(programme.premium, Rate) else paid_atoms(part)
