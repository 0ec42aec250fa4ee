"""A configuration: what was chosen in a programme, and what follows from it.

It never changes; choosing makes a new one. It keeps only the decisions, so the order in which they
were made makes no difference: everything else is worked out from them, the rules and the defaults.
"""

from collections.abc import Collection, Iterable, Mapping
from decimal import Decimal
from functools import cached_property

from attrs import evolve, field, frozen

from dms.configurator.bench import Bench, Taken
from dms.configurator.choice import Choice
from dms.configurator.logic.clause import Literal
from dms.configurator.logic.conflicts import conflicts, ways_out
from dms.configurator.logic.reasons import Reason, reason
from dms.configurator.names import known_choices
from dms.configurator.origin import Origin
from dms.configurator.soundness.unstated_prices import unstated_prices
from dms.configurator.states import By, Clash, Decision, Difference, OptionState, Status, Why
from dms.errors import LoadError
from dms.issues import Issue
from dms.pricing.offer import Offer
from dms.pricing.quote import Quote

__all__ = ["Configuration"]

Settled = bool | str
"""Whether a kind of care is taken, or the value of an option."""


def _sorted(decisions: Mapping[str, Settled]) -> dict[str, Settled]:
    return dict(sorted(decisions.items()))


@frozen(eq=False)
class Configuration:
    """Decisions about one programme, and where every choice stands under them."""

    bench: Bench = field(repr=False)
    decided: Mapping[str, Settled] = field(factory=dict, converter=_sorted)
    """What was decided, by name: `{"dental": True, "dental.place": "specialised"}`."""

    def choose(self, *choices: str | Choice) -> "Configuration":
        """Take kinds of care (`dental`) and values of options (`dental.place=specialised`).

        A contradiction is no error; :attr:`clashes` says what it is and :attr:`ways_out` what to
        withdraw. Raises :class:`~dms.errors.LoadError` for what the offer does not have.
        """
        found = self._known(choices)
        return self._with({one.name: one.value or True for one in found})

    def set(self, option: str, value: str) -> "Configuration":
        """Take a value of an option, as :meth:`choose` does."""
        return self.choose(f"{option}={value}")

    def drop(self, *kinds: str | Choice, with_causes: bool = False) -> "Configuration":
        """Leave kinds of care out.

        What is implied can be dropped only with its cause: alone that is a contradiction, and
        `with_causes` withdraws the fewest decisions that are in the way, the first such set in the
        order of the offer.
        """
        found = self._known(kinds, care_only=True)
        dropped = self._with({one.name: False for one in found})
        if not with_causes or dropped.is_possible:
            return dropped
        new = [Literal(one.name, positive=False) for one in found]
        old = self.undo(*(one.name for one in found)).literals
        ways = ways_out(self.bench.theory, old, given=new)
        return dropped.undo(*(Choice.of(one.atom).name for one in ways[0])) if ways else dropped

    def undo(self, *names: str) -> "Configuration":
        """Withdraw decisions about kinds of care (`dental`) or options (`dental.place`)."""
        gone = {name.partition("=")[0] for name in names}
        return evolve(self, decided={n: v for n, v in self.decided.items() if n not in gone})

    @cached_property
    def literals(self) -> tuple[Literal, ...]:
        """The decisions as the logic has them."""
        return tuple(_literal(name, settled) for name, settled in self.decided.items())

    @property
    def decisions(self) -> tuple[Decision, ...]:
        """The decisions, in the order of the offer."""
        return tuple(map(_decision, self.bench.theory.in_order(self.literals)))

    @cached_property
    def is_possible(self) -> bool:
        """Whether the decisions can be met together."""
        return self.bench.theory.consistent(self.literals)

    @cached_property
    def clashes(self) -> tuple[Clash, ...]:
        """What contradicts what: minimal sets, the smallest first; empty where nothing does.

        A clash without decisions is one of the rules and the group: no configuration is possible.
        """
        found = () if self.is_possible else conflicts(self.bench.theory, self.literals)
        return tuple(
            Clash(tuple(map(_decision, one.choices)), self._rules(one.origins)) for one in found
        )

    @cached_property
    def ways_out(self) -> tuple[tuple[Decision, ...], ...]:
        """The smallest sets of decisions to withdraw so that the rest can be met."""
        if self.is_possible:
            return ()
        return tuple(
            tuple(map(_decision, way)) for way in ways_out(self.bench.theory, self.literals)
        )

    @cached_property
    def taken(self) -> Taken:
        """Whether each choice is taken: decisions, what follows, and defaults for the rest.

        ValueError where the decisions contradict each other.
        """
        found = self._completed(self.literals)
        if found is None:
            raise ValueError("The decisions contradict each other; see `clashes` and `ways_out`")
        return found

    @cached_property
    def total(self) -> Decimal | None:
        """The premium of the whole contract in roubles, that of :meth:`quote`.

        None where the decisions contradict each other, or where nobody has a price.
        """
        return self.bench.total(self.taken) if self.is_possible else None

    @property
    def offer(self) -> Offer:
        """The plain offer that the configuration comes to; it quotes to :attr:`total`."""
        return self.bench.offer(self.taken)

    @cached_property
    def quote(self) -> Quote:
        """The quote of that offer for the people of the roster."""
        return self.bench.quote(self.taken)

    @property
    def questions(self) -> tuple[Issue, ...]:
        """What of it the insurer leaves open: territories, places, limits, prices of values."""
        model = self.bench.model
        prices = unstated_prices(model.offer, model.parts.listed)
        return (*self.offer.questions(), *prices)

    @cached_property
    def options(self) -> tuple[OptionState, ...]:
        """Where every choice stands, in the order of the offer.

        While the decisions contradict each other only what was decided stands firm.
        """
        return tuple(self.state(choice) for choice in self.bench.model.parts.choices)

    def state(self, choice: Choice | str) -> OptionState:
        """Return where one choice stands; LoadError where the offer does not have it."""
        one = self._known([str(choice)])[0]
        return self._state(one) if self.is_possible else self._state_in_clash(one)

    def _state_in_clash(self, choice: Choice) -> OptionState:
        title = self.bench.model.parts.title_of(choice)
        is_chosen = self.decided.get(choice.name) == (choice.value or True)
        status = Status.CHOSEN if is_chosen else Status.OPEN
        by = By.CHOICE if choice.name in self.decided else By.DEFAULT
        return OptionState(choice, title, is_chosen, status, by)

    def _state(self, choice: Choice) -> OptionState:
        literal, is_taken = Literal(str(choice)), self.taken[str(choice)]
        title = self.bench.model.parts.title_of(choice)
        others, known = self._apart_from(choice.name)
        by = By.CHOICE if choice.name in self.decided else By.DEFAULT
        if ~literal in known:
            why = self._why(~literal, others)
            return OptionState(choice, title, is_taken, Status.EXCLUDED, By.RULE, why)
        if literal in known and not (is_taken and by is By.CHOICE):
            why = self._why(literal, others)
            return OptionState(choice, title, is_taken, Status.IMPLIED, By.RULE, why)
        status = Status.CHOSEN if is_taken else Status.OPEN
        difference = None
        if literal not in known and (choice.is_care or not is_taken):
            difference = self._difference(others, choice, is_taken=is_taken)
        return OptionState(choice, title, is_taken, status, by, None, difference)

    def _apart_from(self, name: str) -> tuple[tuple[Literal, ...], Collection[Literal]]:
        """Return the decisions but one, and what follows from them."""
        if name not in self.decided:
            return self.literals, self._known_now
        others = self.undo(name).literals
        return others, self.bench.theory.consequences(others)

    @cached_property
    def _known_now(self) -> Collection[Literal]:
        return self.bench.theory.consequences(self.literals)

    def _difference(
        self, others: Iterable[Literal], choice: Choice, *, is_taken: bool
    ) -> Difference | None:
        """Return what it costs to take it, or to leave it out where it is taken."""
        after = self._completed((*others, Literal(str(choice), not is_taken)))
        found = None if after is None else self.bench.difference(self.taken, after)
        if found is None:
            return None
        along, without = (
            tuple(c for c in changed if c != choice) for changed in (found.along, found.without)
        )
        return evolve(found, along=along, without=without)

    def _completed(self, literals: Iterable[Literal]) -> Taken | None:
        return self.bench.theory.completed(tuple(literals), self.bench.model.preferred)

    def _why(self, literal: Literal, decided: Iterable[Literal]) -> Why:
        found: Reason = reason(self.bench.theory, literal, decided)
        return Why(tuple(map(_decision, found.because)), self._rules(found.origins))

    def _rules(self, ids: Iterable[str]) -> tuple[Origin, ...]:
        return tuple(self.bench.origins[id_] for id_ in ids)

    def _with(self, decided: Mapping[str, Settled]) -> "Configuration":
        return evolve(self, decided={**self.decided, **decided})

    def _known(self, written: Iterable[str | Choice], *, care_only: bool = False) -> list[Choice]:
        found, issues = known_choices(written, self.bench.model.parts, care_only=care_only)
        if issues:
            raise LoadError(issues)
        return found


def _literal(name: str, settled: Settled) -> Literal:
    if isinstance(settled, str):
        return Literal(f"{name}={settled}")
    return Literal(name, settled)


def _decision(literal: Literal) -> Decision:
    return Decision(Choice.of(literal.atom), literal.positive)
