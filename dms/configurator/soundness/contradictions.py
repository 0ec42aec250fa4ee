"""Rules that contradict each other, defaults that break them, choices that can never be made."""

from collections.abc import Iterator, Sequence

from dms.configurator.choice import Choice
from dms.configurator.logic.clause import Literal
from dms.configurator.logic.conflicts import conflicts
from dms.configurator.logic.contradiction import contradiction
from dms.configurator.logic.reasons import reason
from dms.configurator.model import ChoiceModel
from dms.configurator.origin import Origin
from dms.i18n import Text, text
from dms.issues import Issue, Location, Severity
from dms.pricing.naming import listed

__all__ = ["contradictions"]


def contradictions(model: ChoiceModel) -> Iterator[Issue]:
    """Report what the rules of a programme make impossible, with the fewest rules it takes."""
    origins = {ruling.origin.id: ruling.origin for ruling in model.rulings}
    impossible = contradiction(model.theory)
    if impossible:
        rules = [origins[id_] for id_ in impossible]
        said = text("These rules contradict each other: {rules}", rules=_in_words(rules))
        yield _issue("CHOICE-RULES-CONTRADICT", said, _CORRECT, rules)
        return
    yield from _defaults(model, origins)
    yield from _never_possible(model, origins)


_CORRECT = text("Correct one of them.")
_MOST = 20
"""Clashes that are looked at; a default and the values that come with it clash in several ways."""


def _defaults(model: ChoiceModel, origins: dict[str, Origin]) -> Iterator[Issue]:
    """Report defaults that break rules; the same rules are told once, with the fewest defaults."""
    told: set[frozenset[str]] = set()
    for clash in conflicts(model.theory, _all_defaults(model), most=_MOST):
        rules = [origins[id_] for id_ in clash.origins]
        written = frozenset(rule.id for rule in rules if not rule.id.startswith("value:"))
        if written in told:
            continue
        told.add(written)
        said = text(
            "What is taken and left out by default breaks the rules: {defaults} ({rules})",
            defaults=listed([_decision(model, literal) for literal in clash.choices]),
            rules=_in_words(rules),
        )
        hint = text("Change `taken` or the default of an option, or the rule.")
        yield _issue("CHOICE-DEFAULTS-CONTRADICT", said, hint, rules)


def _all_defaults(model: ChoiceModel) -> list[Literal]:
    """Return all defaults; options of care that is left out are no defaults of anything."""
    return [
        Literal(str(choice), is_default)
        for choice in model.parts.choices
        for is_default in [model.is_default(choice)]
        if choice.is_care or (is_default and _is_there(choice, model))
    ]


def _is_there(choice: Choice, model: ChoiceModel) -> bool:
    part = model.parts.by_kind[choice.kind]
    return part.module is None or model.is_default(part.care)


def _decision(model: ChoiceModel, literal: Literal) -> Text:
    title = model.parts.title_of(Choice.of(literal.atom))
    return title if literal.positive else text("without {care}", care=title)


def _never_possible(model: ChoiceModel, origins: dict[str, Origin]) -> Iterator[Issue]:
    """Report choices that the rules alone exclude, each group of the same rules once."""
    told: set[tuple[str, ...]] = set()
    for choice in model.parts.choices:
        literal = Literal(str(choice))
        if model.theory.consistent([literal]):
            continue
        why = reason(model.theory, ~literal, ()).origins
        if why not in told:
            told.add(why)
            rules = [origins[id_] for id_ in why]
            said = text(
                "“{choice}” can never be chosen: {rules}",
                choice=model.parts.title_of(choice),
                rules=_in_words(rules),
            )
            yield _issue("CHOICE-NEVER", said, text("Correct one of the rules."), rules)


def _issue(code: str, said: Text, hint: Text, rules: Sequence[Origin]) -> Issue:
    """Place an issue at the first rule that the offer writes, else where the first one lies."""
    written = [rule for rule in rules if rule.id.startswith("rule:")] or list(rules)
    where = written[0].where if written else None
    return Issue(code, Severity.ERROR, said, hint, where or Location())


def _in_words(rules: Sequence[Origin]) -> Text:
    return listed([_placed(rule) for rule in rules])


def _placed(rule: Origin) -> Text:
    if rule.where is None or rule.where.line is None:
        return rule.words
    return text("{rule} (line {line})", rule=rule.words, line=rule.where.line)
