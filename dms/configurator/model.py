"""The choice model of a programme: what may be chosen, by default and at all, as a theory.

The rules come from the offer and from the nature of the care: outpatient care is the base, planned
inpatient care needs emergency inpatient care (:mod:`dms.modules`). What a group adds (its size, its
ages, people without a price) comes later, in :mod:`dms.configurator.group`.
"""

from collections.abc import Iterator
from functools import cached_property

from attrs import frozen

from dms.configurator.choice import PROGRAMME, Choice
from dms.configurator.logic.clause import Clause, Literal, always, exactly_one, requires_any
from dms.configurator.logic.theory import Theory
from dms.configurator.offer_rules import clauses_of, rule_id, rule_words
from dms.configurator.origin import Origin
from dms.configurator.parts import Part, Parts
from dms.configurator.ruling import Ruling
from dms.configurator.structure import giving, how_taken
from dms.i18n import Text, text
from dms.modules.choice_rules import ChoiceRule
from dms.modules.options import Taken
from dms.modules.programme import Programme
from dms.modules.registry import title_of
from dms.pricing.offer import Offer

__all__ = ["ChoiceModel", "Ruling"]


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
        """What is taken or left where nobody chose, the first thing that fits.

        Care is taken or left out by default. Of an option the value that is written comes first,
        then the others in the order of the offer, for when the rules do not allow the first.
        """
        return tuple(
            Literal(str(choice), not choice.is_care or self.is_default(choice))
            for part in self.parts.listed
            for choice in part.choices
        )

    def is_default(self, choice: Choice) -> bool:
        """Say whether a kind of care, or a value of an option, is taken where nobody chose."""
        part = self.parts.by_kind[choice.kind]
        if choice.option is None:
            assert part.module is not None  # noqa: S101 - only care has a choice to take it
            return how_taken(part.module) is not Taken.ON_REQUEST
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
            givers = [atom for other in self.parts.listed for atom in giving(other, needed)]
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
                clauses = clauses_of(rule)
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
