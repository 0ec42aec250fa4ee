"""Option steps: what a value costs more or less, as a step of the tariff before all others."""

from collections.abc import Iterator, Mapping, Sequence

from attrs import evolve, frozen

from dms.configurator.choice import PROGRAMME, Choice
from dms.configurator.renaming import Names, renamed_rate
from dms.configurator.selection import Selection
from dms.documents import Document
from dms.modules.options import Option, OptionValue
from dms.pricing.factors import Factor
from dms.pricing.offer import Offer

__all__ = ["option_steps"]

_LONGEST_ID = 80


def option_steps(
    offer: Offer, selections: Sequence[Selection], contract: Selection, names: Names
) -> Iterator[tuple[Factor, str]]:
    """Yield a factor for each value that is taken and changes a price, with its place in the offer.

    A value that several programmes take is one factor for all of them.
    """
    used = {factor.id for factor in offer.factors}
    for part in _parts(offer, selections, contract):
        for step in part.steps():
            id_ = _unused(".".join(filter(None, (part.programme, *step.choice_steps))), used)
            used.add(id_)
            yield step.factor(id_, names), step.pointer


def _unused(wanted: str, used: set[str]) -> str:
    """Return an id that no factor has yet."""
    found, number = wanted[:_LONGEST_ID], 2
    while found in used:
        end = f"-{number}"
        found, number = wanted[: _LONGEST_ID - len(end)] + end, number + 1
    return found


@frozen
class _Step:
    """A value that changes the price of a module, or of everything in some programmes."""

    choice: Choice
    option: Option
    value: OptionValue
    programmes: tuple[str, ...]
    """The programmes that take it, by their new ids; none for a module of the contract."""
    pointer: str

    @property
    def choice_steps(self) -> tuple[str | None, ...]:
        return self.choice.kind, self.choice.option, self.choice.value

    def factor(self, id_: str, names: Names) -> Factor:
        assert self.value.step is not None  # noqa: S101 - values without a step make none
        key, rate = self.value.step
        label = self.value.name or str(self.choice)
        said = {
            "id": id_,
            "name": f"{self.option.name}: {label}" if self.option.name else label,
            key: renamed_rate(rate, names),
            "modules": None if self.choice.kind == PROGRAMME else [self.choice.kind],
            "programmes": list(self.programmes),
            "clause": self.value.clause,
            "source": self.value.source,
        }
        return Factor.model_validate({k: v for k, v in said.items() if v is not None})


@frozen
class _Part:
    """A module, or a programme as such, and the selections that take it."""

    part: Document
    kind: str
    taking: Sequence[Selection]
    pointer: str
    programme: str | None = None
    """The insurer's programme that it stands in; None for a module of the contract."""

    def steps(self) -> Iterator[_Step]:
        options: Mapping[str, Option] = getattr(self.part, "options", None) or {}
        for name, option in options.items():
            for id_, value in option.values.items():
                mine = [one for one in self.taking if one.values_of(self.kind).get(name) == id_]
                if mine and value.step is not None:
                    made = tuple(one.made for one in mine) if self.programme is not None else ()
                    place = f"{self.pointer}/options/{name}/values/{id_}"
                    yield _Step(Choice(self.kind, name, id_), option, value, made, place)


def _parts(offer: Offer, selections: Sequence[Selection], contract: Selection) -> Iterator[_Part]:
    for index, programme in enumerate(offer.programmes):
        made = [one for one in selections if one.of == programme.id]
        whole = _Part(programme, PROGRAMME, made, f"/programmes/{index}", programme.id)
        for number, module in enumerate(programme.modules):
            taking = [one for one in made if module.kind in one.taken]
            pointer = f"{whole.pointer}/modules/{number}"
            yield evolve(whole, part=module, kind=module.kind, taking=taking, pointer=pointer)
        yield whole
    for number, module in enumerate(offer.modules):
        taking = [contract] if module.kind in contract.taken else []
        yield _Part(module, module.kind, taking, f"/modules/{number}")
