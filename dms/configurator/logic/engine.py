"""Engine: unit propagation and a search that tries one literal after the other (DPLL).

What is settled is never changed, it is only added to: going back is taking up an older state. All
is done in the order of the atoms and clauses, so the same question has the same answer always.
"""

from collections.abc import Collection, Iterable
from functools import cached_property

from attrs import frozen

from dms.configurator.logic.encoding import Encoding, opposite

__all__ = ["Engine", "Settled"]


@frozen
class Settled:
    """What is known so far, as bits of literals and rules (see the encoding)."""

    held: int
    """What holds."""
    possible: int
    """What holds or is still open."""
    used: int
    """The clauses that were needed to get here, added up; only their rules are looked at."""
    fails: bool = False
    """Whether it contradicts itself."""


@frozen
class Engine:
    """Answers questions about the clauses of an encoding."""

    encoding: Encoding

    @cached_property
    def rules_alone(self) -> Settled:
        """What the rules say by themselves, before anything is chosen."""
        return self.start()

    def start(self, without: Collection[str] = ()) -> Settled:
        """Settle what follows directly from the rules that are not left out."""
        left_out = self.encoding.left_out(without)
        nothing = Settled(left_out, self.encoding.literals | left_out, used=0)
        return self.settle(nothing, (), self._facts)

    @cached_property
    def _facts(self) -> tuple[int, ...]:
        """The clauses with one literal or none: they say something before anything is chosen."""
        literals = self.encoding.literals
        return tuple(mask for mask in self.encoding.masks if (mask & literals).bit_count() <= 1)

    def settle(
        self, state: Settled, numbers: Iterable[int], clauses: Iterable[int] = ()
    ) -> Settled:
        """Take literals as true, and everything that follows clause by clause.

        Looked at are `clauses` and those that lose a literal on the way.
        """
        held, possible, used = state.held, state.possible, state.used
        about = self.encoding.about
        agenda = [clauses]
        for number in numbers:
            if not possible >> number & 1:
                return Settled(held, possible, used, fails=True)
            if not held >> number & 1:
                held |= 1 << number
                possible ^= 1 << opposite(number)
                agenda.append(about[opposite(number)])
        for looked_at in agenda:  # grows while it is gone through
            for clause in looked_at:
                rest = clause & possible
                if clause & held or rest & (rest - 1):
                    continue
                used |= clause
                if not rest:
                    return Settled(held, possible, used, fails=True)
                lost = opposite(rest.bit_length() - 1)
                held |= rest
                possible ^= 1 << lost
                agenda.append(about[lost])
        return Settled(held, possible, used)

    def search(self, state: Settled, numbers: Iterable[int] = (), wanted: int = 0) -> Settled:
        """Look for a state that meets all clauses, with `wanted` literals where there is a choice.

        What it leaves open may be either way. When there is none, the answer `fails` and its `used`
        has all rules that stood in the way, and maybe some that did not.
        """
        used = 0
        waiting = [(state, tuple(numbers), 0)]
        while waiting:
            before, assumed, first = waiting.pop()
            reached = before if before.fails else self.settle(before, assumed)
            used |= reached.used
            if reached.fails:
                continue
            unmet = self._unmet(reached.held, first)
            if unmet is None:
                return reached
            rest = self.encoding.masks[unmet] & reached.possible
            rest = rest & wanted or rest
            choice = (rest & -rest).bit_length() - 1
            waiting.append((reached, (opposite(choice),), unmet))
            waiting.append((reached, (choice,), unmet))
        return Settled(state.held, state.possible, used, fails=True)

    def _unmet(self, held: int, first: int) -> int | None:
        """Return the place of the next clause that is not met yet."""
        masks = self.encoding.masks
        for place in range(first, len(masks)):
            if not masks[place] & held:
                return place
        return None
