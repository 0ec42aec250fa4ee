"""Encoding: a theory in whole numbers, where a set of literals is the bits of one number.

Literal number 2·i says that atom i is taken, 2·i+1 that it is not; the numbers after those of the
atoms stand for rules that are *left out*. A clause has the number of its rule too: it holds as well
where its rule is left out. So one look, `clause & held`, says whether a clause is met.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cached_property

from attrs import frozen

from dms.configurator.logic.clause import Clause, Literal

__all__ = ["Encoding", "bits_of", "numbers_in", "opposite"]


def numbers_in(bits: int) -> Iterator[int]:
    """Yield the numbers whose bits are set, from the lowest."""
    while bits:
        lowest = bits & -bits
        yield lowest.bit_length() - 1
        bits ^= lowest


def bits_of(numbers: Iterable[int]) -> int:
    """Return the bits that stand for numbers."""
    bits = 0
    for number in numbers:
        bits |= 1 << number
    return bits


def opposite(number: int) -> int:
    """Return the number of the literal that says the contrary."""
    return number ^ 1


@frozen
class Encoding:
    """Numbers for the literals over `atoms`, bits for `clauses`."""

    atoms: tuple[str, ...]
    clauses: tuple[Clause, ...]

    @cached_property
    def origins(self) -> tuple[str, ...]:
        """The rules in the order in which they first appear."""
        return tuple(dict.fromkeys(clause.origin for clause in self.clauses))

    @cached_property
    def masks(self) -> tuple[int, ...]:
        """Each clause as bits; one clause for all that say the same under the same rule."""
        return tuple(dict.fromkeys(map(self._mask, self.clauses)))

    @cached_property
    def about(self) -> tuple[tuple[int, ...], ...]:
        """For each literal the clauses that it is part of."""
        found: list[list[int]] = [[] for _ in range(self.first_rule)]
        for mask in self.masks:
            for number in numbers_in(mask & self.literals):
                found[number].append(mask)
        return tuple(map(tuple, found))

    @cached_property
    def first_rule(self) -> int:
        """The number of the first rule."""
        return 2 * len(self.atoms)

    @cached_property
    def literals(self) -> int:
        """The bits of all literals, without those of rules."""
        return (1 << self.first_rule) - 1

    @cached_property
    def _numbers(self) -> dict[str, int]:
        return {atom: 2 * index for index, atom in enumerate(self.atoms)}

    @cached_property
    def _rules(self) -> dict[str, int]:
        return {origin: self.first_rule + index for index, origin in enumerate(self.origins)}

    @cached_property
    def taken(self) -> int:
        """The bits of all literals that say that something is taken."""
        return bits_of(range(0, self.first_rule, 2))

    @cached_property
    def not_taken(self) -> int:
        """The bits of all literals that say that something is not taken."""
        return self.taken << 1

    def number(self, literal: Literal) -> int:
        """Return the number of a literal; ValueError where its atom is not one of the theory."""
        try:
            number = self._numbers[literal.atom]
        except KeyError:
            raise ValueError(f"{literal.atom!r} is not one of the things to choose here") from None
        return number if literal.positive else opposite(number)

    def literal(self, number: int) -> Literal:
        """Return the literal of a number."""
        return Literal(self.atoms[number // 2], number % 2 == 0)

    def numbers(self, literals: Iterable[Literal]) -> Sequence[int]:
        """Return the numbers of literals in the order of the atoms, each once."""
        return sorted({self.number(literal) for literal in literals})

    def contrary(self, literals: int) -> int:
        """Return the bits of what says the contrary of each of `literals`."""
        return (literals & self.taken) << 1 | (literals >> 1) & self.taken

    def left_out(self, origins: Collection[str]) -> int:
        """Return the bits that leave out rules; a rule without clauses is left out anyway."""
        known = {self._rules[origin] for origin in origins if origin in self._rules}
        return bits_of(known)

    def rules_in(self, bits: int) -> tuple[str, ...]:
        """Return the origins of the rules among `bits`, in their order."""
        return tuple(self.origins[number] for number in numbers_in(bits >> self.first_rule))

    def _mask(self, clause: Clause) -> int:
        return bits_of((self._rules[clause.origin], *map(self.number, clause.literals)))
