"""The rules of an offer: what each comes down to, and what it says in words."""

from dms.configurator.choice import Choice
from dms.configurator.logic.clause import Clause, exactly_one, excludes, requires, requires_any
from dms.configurator.parts import Parts
from dms.i18n import Text, text
from dms.modules.choice_rules import ChoiceRule
from dms.pricing.naming import condition_in_words, listed

__all__ = ["clauses_of", "rule_id", "rule_words"]


def rule_id(rule: ChoiceRule, pointer: str) -> str:
    """Return the id of a rule of the offer; without one it is called by its place."""
    return f"rule:{rule.id}" if rule.id is not None else f"rule:{pointer}"


def clauses_of(rule: ChoiceRule) -> tuple[Clause, ...]:
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
            said = condition_in_words(rule.only_for or {}, parts.offer)
            return text("{care} is only for: {condition}", care=subject, condition=said)
