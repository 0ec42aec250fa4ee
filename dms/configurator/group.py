"""What a group adds to the rules: its size, its people, and alternatives without a price."""

from collections.abc import Iterator

from dms.configurator.contract_prices import ContractPrices
from dms.configurator.fitting import Misfit, misfit
from dms.configurator.logic.clause import never
from dms.configurator.model import ChoiceModel
from dms.configurator.offer_rules import rule_id, rule_words
from dms.configurator.origin import Origin
from dms.configurator.price_board import PriceBoard
from dms.configurator.ruling import Ruling
from dms.configurator.unpriced import without_a_price
from dms.i18n import Text, plural, text
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
        *without_a_price(model, board, once),
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
    said = rule
    if unfit.heads:
        said = plural(
            "{rule}; {count} person is not",
            "{rule}; {count} people are not",
            unfit.heads,
            rule=said,
        )
    if unfit.unknown:
        said = plural(
            "{rule}; of {count} person it is not known",
            "{rule}; of {count} people it is not known",
            unfit.unknown,
            rule=said,
        )
    return said
