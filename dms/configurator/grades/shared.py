"""What grades share: modules of the contract, and options that are the same for all."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import product

from attrs import field, frozen

from dms.configurator.choice import Choice
from dms.configurator.parts import Parts
from dms.configurator.variants import Variant, variants

__all__ = ["Shared", "shared_options", "ways_to_share"]


@frozen
class Shared:
    """One way to settle everything that grades have in common."""

    contract: Mapping[str, Variant] = field(hash=False)
    """What is taken of each module of the contract."""
    same: Mapping[str, Choice] = field(hash=False)
    """The value of each option that is the same for all, by its name."""
    departing: frozenset[Choice]
    """The values that are not the defaults."""

    @property
    def contract_atoms(self) -> frozenset[str]:
        """Everything that is taken of the contract, as it is written."""
        return frozenset[str]().union(*(variant.atoms for variant in self.contract.values()))

    def barred(self, parts: Parts) -> frozenset[str]:
        """Return the values that a programme cannot have."""
        return frozenset(
            str(choice)
            for choice in parts.choices
            if choice.name in self.same and choice != self.same[choice.name]
        )


def shared_options(same_for_all: Collection[str], parts: Parts) -> frozenset[str]:
    """Return the options of a programme that are the same for all, and those of the contract."""
    once = {part.kind for part in parts.listed if part.in_contract}
    names = {choice.name: choice.kind for choice in parts.choices if not choice.is_care}
    return frozenset(n for n, kind in names.items() if kind in once or n in same_for_all)


def ways_to_share(same_for_all: Collection[str], several: Sequence[Parts]) -> Iterator[Shared]:
    """Yield every way to settle what programmes share, the usual one first."""
    once = [part for part in several[0].listed if part.in_contract]
    options = list(_same_options(same_for_all, several))
    for taken in product(*map(variants, once)):
        for same in product(*options):
            values = [*same, *(choice for variant in taken for choice in variant.choices)]
            usual = {own[0] for own in options}
            usual |= {part.choices_of(name)[0] for part in once for name in part.options}
            yield Shared(
                contract={variant.part.kind: variant for variant in taken},
                same={choice.name: choice for choice in same},
                departing=frozenset(choice for choice in values if choice not in usual),
            )


def _same_options(
    same_for_all: Collection[str], several: Sequence[Parts]
) -> Iterator[Sequence[Choice]]:
    """Yield the values of each option that is the same for all, from whichever programme has it."""
    for name in same_for_all:
        found = dict.fromkeys(
            choice
            for parts in several
            for part in parts.listed
            if not part.in_contract
            for choice in part.choices
            if choice.name == name and not choice.is_care
        )
        if found:
            yield list(found)
