"""The choice model of a programme: what may be chosen, by default and at all, as a theory.

The rules come from the offer and from the nature of the care: outpatient care is the base, planned
inpatient care needs emergency inpatient care (:mod:`dms.modules`). What a group adds (its size, its
ages, people without a price) comes later, in :mod:`dms.configurator.group`.
"""

from collections.abc import Iterator
from functools import cached_property

from attrs import frozen

from dms.configurator.choice import PROGRAMME, Choice
from dms.configurator.logic.clause import (
    Clause,
    Literal,
    always,
    exactly_one,
    excludes,
    requires,
    requires_any,
)
from dms.configurator.logic.theory import Theory
from dms.configurator.origin import Origin
from dms.configurator.parts import Part, Parts
from dms.configurator.structure import how_taken
from dms.i18n import Text, text
from dms.modules.choice_rules import ChoiceRule
from dms.modules.options import Taken
from dms.modules.programme import Programme
from dms.modules.registry import title_of
from dms.pricing.naming import listed
from dms.pricing.offer import Offer

__all__ = ["ChoiceModel", "Ruling"]


@frozen
class Ruling:
    """A rule: where it comes from, and what it comes down to."""

    origin: Origin
    clauses: tuple[Clause, ...]


@frozen
class ChoiceModel:
    """What may be chosen in one programme of an offer, with what is priced for the contract."""

    offer: Offer
    programme: Programme

    @cached_property
    def parts(self) -> Parts:
        """Everything there is to choose."""
        return Parts(self.offer, self.programme)

    @cached_property
    def rulings(self) -> tuple[Ruling, ...]:
        """All rules that hold for every group."""
        return (*self._structure(), *self._of_the_offer())

    @cached_property
    def rules(self) -> tuple[tuple[ChoiceRule, str], ...]:
        """The rules of the programme and of the contract, with their pointers."""
        base = f"/programmes/{self.offer.programmes.index(self.programme)}/rules"
        own = ((rule, f"{base}/{n}") for n, rule in enumerate(self.programme.rules or ()))
        shared = ((rule, f"/rules/{n}") for n, rule in enumerate(self.offer.rules or ()))
        return (*own, *shared)

    @cached_property
    def atoms(self) -> tuple[str, ...]:
        """Every choice as it is written, in the order of the offer."""
        return tuple(map(str, self.parts.choices))

    @cached_property
    def theory(self) -> Theory:
        """The rules that hold for every group, ready to ask."""
        return self.theory_with(())

    def theory_with(self, more: tuple[Ruling, ...]) -> Theory:
        """Return the rules with those of a group."""
        rulings = (*self.rulings, *more)
        return Theory(self.atoms, tuple(c for ruling in rulings for c in ruling.clauses))

    @cached_property
    def preferred(self) -> tuple[Literal, ...]:
        """What is taken or left where nobody chose: the offer's defaults, in its order."""
        return tuple(
            Literal(str(choice), self._by_default(part, choice))
            for part in self.parts.listed
            for choice in part.choices
        )

    @staticmethod
    def _by_default(part: Part, choice: Choice) -> bool:
        if choice.is_care:
            assert part.module is not None  # noqa: S101 - only care has a choice to take it
            return how_taken(part.module) is not Taken.ON_REQUEST
        assert choice.option is not None  # noqa: S101 - it is a value of an option
        return choice.value == part.options[choice.option].written

    def _structure(self) -> Iterator[Ruling]:
        for part in self.parts.listed:
            yield from self._always(part)
            yield from self._needs(part)
            yield from self._one_value_each(part)

    def _always(self, part: Part) -> Iterator[Ruling]:
        if part.module is None or how_taken(part.module) is not Taken.ALWAYS:
            return
        words = text("{care} belongs to the programme", care=part.title)
        yield self._ruling(f"always:{part.kind}", words, part.pointer, always(part.kind, ""))

    def _needs(self, part: Part) -> Iterator[Ruling]:
        """Hold a kind of care to what it is built on, or to care that brings it along."""
        if part.module is None:
            return
        for needed in part.module.needed():
            givers = [
                other.kind
                for other in self.parts.listed
                if other.module is not None
                and (other.kind == needed or needed in other.module.also_gives())
            ]
            if givers:
                words = text(
                    "{care} is built on {needed}", care=part.title, needed=title_of(needed)
                )
                clauses = requires_any(part.kind, givers, "")
                yield self._ruling(f"needs:{part.kind}:{needed}", words, part.pointer, clauses)

    def _one_value_each(self, part: Part) -> Iterator[Ruling]:
        for name, option in part.options.items():
            full = f"{part.kind}.{name}"
            values = map(str, part.choices_of(name))
            when = None if part.kind == PROGRAMME else part.kind
            words = text("{option} has one value", option=option.name or full)
            pointer = f"{part.pointer}/options/{name}"
            yield self._ruling(f"value:{full}", words, pointer, exactly_one(values, "", when))

    def _of_the_offer(self) -> Iterator[Ruling]:
        for rule, pointer in self.rules:
            if {name for name, _ in rule.named} <= self.parts.names:
                clauses = _clauses(rule)
                if clauses:
                    words = rule_words(rule, self.parts)
                    yield self._ruling(rule_id(rule, pointer), words, pointer, clauses, rule.clause)

    def _ruling(
        self,
        id_: str,
        words: Text,
        pointer: str,
        clauses: tuple[Clause, ...],
        clause: str | None = None,
    ) -> Ruling:
        origin = Origin(id_, words, self.offer.locate(pointer), clause)
        return Ruling(origin, tuple(Clause(one.literals, id_) for one in clauses))


def rule_id(rule: ChoiceRule, pointer: str) -> str:
    """Return the id of a rule of the offer; without one it is called by its place."""
    return f"rule:{rule.id}" if rule.id is not None else f"rule:{pointer}"


def _clauses(rule: ChoiceRule) -> tuple[Clause, ...]:
    """Return what a rule comes down to; nothing where the group decides."""
    match rule.says:
        case "requires":
            return requires(str(rule.choose), rule.requires or (), "")
        case "requires_any":
            return requires_any(str(rule.choose), rule.requires_any or (), "")
        case "excludes":
            return excludes(str(rule.choose), rule.excludes or (), "")
        case "one_of":
            return exactly_one(rule.one_of or (), "")
        case _:
            return ()


def rule_words(rule: ChoiceRule, parts: Parts) -> Text:
    """Say what a rule of the offer says, as a sentence without a full stop."""
    subject = parts.title_of(Choice.of(rule.choose)) if rule.choose is not None else None
    names = (
        [parts.title_of(Choice.of(name)) for name in getattr(rule, rule.says) or ()]
        if (rule.says in ("requires", "requires_any", "excludes", "one_of"))
        else []
    )
    match rule.says:
        case "requires":
            return text("{care} needs: {others}", care=subject, others=listed(names))
        case "requires_any":
            return text("{care} needs one of: {others}", care=subject, others=listed(names))
        case "excludes":
            return text("{care} does not go with: {others}", care=subject, others=listed(names))
        case "one_of":
            return text("Exactly one of these is taken: {others}", others=listed(names))
        case "at_least":
            return text("{care} is for {count} people and more", care=subject, count=rule.at_least)
        case _:
            said = "; ".join(
                f"{name} {', '.join(map(str, value)) if isinstance(value, list) else value}"
                for name, value in (rule.only_for or {}).items()
            )
            return text("{care} is only for: {condition}", care=subject, condition=said)
