"""What a group adds to the rules: its size, its people, and alternatives without a price."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import product

from attrs import frozen

from dms.configurator.choice import PROGRAMME, Choice
from dms.configurator.contract_prices import ContractPrices
from dms.configurator.fitting import Misfit, misfit
from dms.configurator.logic.clause import Clause, Literal, never
from dms.configurator.model import ChoiceModel, Ruling, rule_id, rule_words
from dms.configurator.origin import Origin
from dms.configurator.parts import Part
from dms.configurator.price_board import PriceBoard, Unpriced
from dms.i18n import Text, plural, text
from dms.issues import Issue
from dms.members import Roster

__all__ = ["group_rulings"]


def group_rulings(
    model: ChoiceModel, people: Roster, board: PriceBoard, once: ContractPrices
) -> tuple[Ruling, ...]:
    """Return what cannot be chosen by this group, and why.

    `people` are those of the programme, with a price or without; `once` are the prices for the
    contract as such.
    """
    return (
        *_of_the_people(model, people, board),
        *_without_a_price(model, board),
        *_without_a_price_for_the_contract(model, once),
    )


def _of_the_people(model: ChoiceModel, people: Roster, board: PriceBoard) -> Iterator[Ruling]:
    for rule, pointer in model.rules:
        if rule.choose is None or rule.choose not in model.parts.names:
            continue
        found: Text | None = None
        if rule.at_least is not None and len(people) < rule.at_least:
            found = plural(
                "{rule}; there is {count} person in the programme",
                "{rule}; there are {count} people in the programme",
                len(people),
                rule=rule_words(rule, model.parts),
            )
        elif rule.only_for is not None:
            unfit = misfit(rule.only_for, people, board.setting, model.offer)
            found = _words(unfit, rule_words(rule, model.parts)) if unfit is not None else None
        if found is not None:
            id_ = rule_id(rule, pointer)
            origin = Origin(id_, found, model.offer.locate(pointer), rule.clause)
            yield Ruling(origin, never(rule.choose, id_))


def _words(unfit: Misfit, rule: Text) -> Text:
    if unfit.of_the_group:
        return text("{rule}; the group has {count} people", rule=rule, count=unfit.headcount)
    if unfit.unknown:
        return plural(
            "{rule}; of {count} person it is not known",
            "{rule}; of {count} people it is not known",
            unfit.unknown,
            rule=rule,
        )
    return plural(
        "{rule}; {count} person is not",
        "{rule}; {count} people are not",
        unfit.heads,
        rule=rule,
    )


def _without_a_price(model: ChoiceModel, board: PriceBoard) -> Iterator[Ruling]:
    """Rule out values, and combinations of values, with which somebody has no price."""
    whole = model.parts.by_kind[PROGRAMME]
    for part in model.parts.listed:
        if part.module is not None and not part.in_contract:
            yield from _Prices(part, whole, board).rulings()


def _without_a_price_for_the_contract(model: ChoiceModel, once: ContractPrices) -> Iterator[Ruling]:
    for part in model.parts.listed:
        if part.in_contract and part.module is not None:
            for values, found in once.all_of(part.module).items():
                if isinstance(found, Issue):
                    atoms = [part.kind, *(str(Choice(part.kind, n, v)) for n, v in values)]
                    id_ = f"price:{'+'.join(atoms)}"
                    clause = Clause(tuple(Literal(atom, positive=False) for atom in atoms), id_)
                    yield Ruling(Origin(id_, found.text, found.where), (clause,))


@frozen
class _Prices:
    """The alternatives of one kind of care on the price board."""

    part: Part
    whole: Part
    board: PriceBoard

    def rulings(self) -> Iterator[Ruling]:
        names = [*self._names(self.part), *self._names(self.whole)]
        combinations = list(product(*(part.choices_of(name) for part, name in names)))
        missing = [
            (combination, found)
            for combination in combinations
            if isinstance(found := self._found(combination), Unpriced)
        ]
        if not missing:
            return
        yield from self._ruled_out(combinations, missing)

    def _names(self, part: Part) -> list[tuple[Part, str]]:
        return [(part, name) for name in part.options]

    def _found(self, combination: Sequence[Choice]) -> object:
        own = {c.option: c.value for c in combination if c.kind == self.part.kind}
        over = {c.option: c.value for c in combination if c.kind == PROGRAMME}
        return self.board.line(self.part.kind, _plain(own), _plain(over))

    def _ruled_out(
        self,
        combinations: Sequence[tuple[Choice, ...]],
        missing: Sequence[tuple[tuple[Choice, ...], Unpriced]],
    ) -> Iterator[Ruling]:
        """Name the fewest choices: the care as such, one value, or a whole combination."""
        if len(missing) == len(combinations):
            yield self._never((), missing[0][1])
            return
        gone = {combination for combination, _ in missing}
        told: list[frozenset[Choice]] = []
        for combination, reason in missing:
            if any(one <= set(combination) for one in told):
                continue
            single = next(
                (c for c in combination if all(x in gone for x in combinations if c in x)), None
            )
            said = (single,) if single is not None else combination
            told.append(frozenset(said))
            yield self._never(said, reason)

    def _never(self, said: tuple[Choice, ...], reason: Unpriced) -> Ruling:
        own = [c for c in said if c.kind == self.part.kind]
        atoms = [str(c) for c in (said if own else (self.part.care, *said))]
        id_ = f"price:{'+'.join(atoms)}"
        words = plural(
            "{count} person would be without a price: {reason}",
            "{count} people would be without a price: {reason}",
            reason.heads,
            reason=reason.issue.text,
        )
        clause = Clause(tuple(Literal(atom, positive=False) for atom in atoms), id_)
        return Ruling(Origin(id_, words, reason.issue.where), (clause,))


def _plain(values: Mapping[str | None, str | None]) -> dict[str, str]:
    return {n: v for n, v in values.items() if n is not None and v is not None}
