"""Theory: the things to choose and the rules among them, as one can ask about them."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cached_property
from types import MappingProxyType

from attrs import field, frozen

from dms.configurator.logic.clause import Clause, Literal
from dms.configurator.logic.deductions import completion, following
from dms.configurator.logic.encoding import Encoding, numbers_in
from dms.configurator.logic.engine import Engine, Settled

__all__ = ["Theory"]


def _all(atoms: Iterable[str]) -> tuple[str, ...]:
    return tuple(atoms)


def _all_clauses(clauses: Iterable[Clause]) -> tuple[Clause, ...]:
    return tuple(clauses)


@frozen
class Theory:
    """What may be chosen (`atoms`, in the order that all answers keep) and what holds among it.

    An atom that it does not know is a ValueError, in a clause as in a question. The order in which
    choices are given makes no difference to any answer.
    """

    atoms: tuple[str, ...] = field(converter=_all)
    clauses: tuple[Clause, ...] = field(converter=_all_clauses)

    def __attrs_post_init__(self) -> None:
        if len(set(self.atoms)) < len(self.atoms):
            raise ValueError("Each thing to choose is named once")
        unknown = {
            literal.atom for clause in self.clauses for literal in clause.literals
        }.difference(self.atoms)
        if unknown:
            raise ValueError(f"{min(unknown)!r} has a rule but is not one of the things to choose")

    @property
    def origins(self) -> tuple[str, ...]:
        """The rules in the order in which they first appear."""
        return self._encoding.origins

    def consistent(self, assumed: Iterable[Literal] = (), *, without: Collection[str] = ()) -> bool:
        """Say whether choices can be met together, with the rules `without` left out."""
        return not self._search(assumed, without).fails

    def rules_used(
        self, assumed: Iterable[Literal] = (), *, without: Collection[str] = ()
    ) -> tuple[str, ...] | None:
        """Return rules that are enough to make choices contradict; None where they do not.

        There may be more than necessary; :mod:`dms.configurator.logic.origins` finds those needed.
        """
        outcome = self._search(assumed, without)
        return self._encoding.rules_in(outcome.used) if outcome.fails else None

    def completed(
        self, assumed: Iterable[Literal], preferred: Sequence[Literal] = ()
    ) -> Mapping[str, bool] | None:
        """Return a value for every atom; None where the choices contradict each other or the rules.

        The preferences are gone through in their order, and each is kept that goes together with
        the choices and the preferences kept before. What no preference settles is filled in one way
        that the rules allow, mostly as not taken.
        """
        state = self._preferring(assumed, preferred)
        solution = self._engine.search(state, wanted=self._encoding.not_taken)
        if solution.fails:
            return None
        taken = {self._encoding.literal(number) for number in self._literals_in(solution)}
        return MappingProxyType({atom: Literal(atom) in taken for atom in self.atoms})

    def kept(
        self, assumed: Iterable[Literal], preferred: Sequence[Literal]
    ) -> tuple[Literal, ...] | None:
        """Return the preferences that :meth:`completed` keeps, in their order; None like there."""
        state = self._preferring(assumed, preferred)
        if state.fails:
            return None
        return tuple(one for one in preferred if state.held >> self._encoding.number(one) & 1)

    def consequences(self, assumed: Iterable[Literal] = ()) -> frozenset[Literal]:
        """Return all that follows, the choices included and what the rules say by themselves.

        ValueError where the choices contradict each other or the rules, since anything would follow
        then; :func:`~dms.configurator.logic.conflicts.conflicts` says what contradicts what.
        """
        state = following(self._engine, self._assuming(assumed))
        if state.fails:
            raise ValueError("Nothing follows from choices that contradict each other or the rules")
        return frozenset(map(self._encoding.literal, self._literals_in(state)))

    def in_order(self, literals: Iterable[Literal]) -> tuple[Literal, ...]:
        """Return literals in the order of the atoms, each once; what is taken first."""
        return tuple(map(self._encoding.literal, self._encoding.numbers(literals)))

    @cached_property
    def _encoding(self) -> Encoding:
        return Encoding(self.atoms, self.clauses)

    @cached_property
    def _engine(self) -> Engine:
        return Engine(self._encoding)

    def _literals_in(self, state: Settled) -> Iterable[int]:
        return numbers_in(state.held & self._encoding.literals)

    def _start(self, without: Collection[str]) -> Settled:
        return self._engine.start(without) if without else self._engine.rules_alone

    def _assuming(self, assumed: Iterable[Literal]) -> Settled:
        start = self._engine.rules_alone
        return start if start.fails else self._engine.settle(start, self._encoding.numbers(assumed))

    def _preferring(self, assumed: Iterable[Literal], preferred: Iterable[Literal]) -> Settled:
        wishes = [self._encoding.number(wish) for wish in preferred]
        return completion(self._engine, self._assuming(assumed), wishes)

    def _search(self, assumed: Iterable[Literal], without: Collection[str]) -> Settled:
        return self._engine.search(self._start(without), self._encoding.numbers(assumed))
