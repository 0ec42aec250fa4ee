"""Which steps of a tariff concern which price lines.

An offer may have thousands of programmes, each with factors of its own, when everything that may be
chosen is laid out; so the factors of a programme are looked up and not searched for.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Self

from attrs import frozen

from dms.pricing.factors import Factor

__all__ = ["StepScopes"]


@frozen(eq=False)
class StepScopes:
    """The factors of an offer, by the programmes that they name."""

    factors: Sequence[Factor]
    _of_all: tuple[int, ...]
    _of_some: Mapping[str, Sequence[int]]

    @classmethod
    def over(cls, factors: Sequence[Factor]) -> Self:
        """Sort factors by the programmes that they name."""
        of_some: defaultdict[str, list[int]] = defaultdict(list)
        for number, factor in enumerate(factors):
            for programme in dict.fromkeys(factor.programmes or ()):
                of_some[programme].append(number)
        of_all = (n for n, factor in enumerate(factors) if factor.programmes is None)
        return cls(factors, tuple(of_all), of_some)

    def of_person(self, kind: str, programme: str) -> tuple[int, ...]:
        """Return the numbers of the factors for a kind of care in a programme, in their order."""
        numbers = sorted((*self._of_all, *self._of_some.get(programme, ())))
        return tuple(n for n in numbers if self._names(n, kind) is not False)

    def of_contract(self, kind: str) -> tuple[int, ...]:
        """Return those for a module of the contract: only factors that name it."""
        return tuple(n for n in range(len(self.factors)) if self._names(n, kind))

    def _names(self, number: int, kind: str) -> bool | None:
        """Say whether a factor names a kind of care; None where it names none at all."""
        named = self.factors[number].modules
        return None if named is None else kind in named
