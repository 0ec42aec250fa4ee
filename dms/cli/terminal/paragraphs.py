"""Paragraphs: what is said at length, before it is put into lines."""

from collections.abc import Iterable, Iterator, Sequence

from attrs import frozen

from dms.configurator.origin import Origin
from dms.configurator.parts import Parts
from dms.configurator.states import Clash, Decision, Why
from dms.i18n import Text, text
from dms.issues import Location
from dms.pricing.naming import listed

__all__ = ["Paragraph", "decision_words", "listed_decisions", "place_words", "rule_paragraphs"]

_STRUCTURE = "value:"
"""Rules that an option has one value go without saying."""


@frozen
class Paragraph:
    """Something said, and how it looks: `strong`, `warning` or plain."""

    words: Text
    style: str = ""
    indent: int = 0


def decision_words(decision: Decision, parts: Parts) -> Text:
    """Say what was decided."""
    title = parts.title_of(decision.choice)
    return title if decision.taken else text("{care}: left out", care=title)


def listed_decisions(decisions: Sequence[Decision], parts: Parts) -> Text:
    """List decisions, one after another."""
    return listed([text("“{name}”", name=decision_words(one, parts)) for one in decisions])


def rule_paragraphs(reasons: Iterable[Why | Clash]) -> Iterator[Paragraph]:
    """Say each rule behind some reasons once, with the place where it stands."""
    rules = dict.fromkeys(rule for why in reasons for rule in why.rules)
    telling = [rule for rule in rules if not rule.id.startswith(_STRUCTURE)]
    for rule in telling or rules:
        yield Paragraph(_rule_words(rule))


def _rule_words(rule: Origin) -> Text:
    place = rule.clause or (str(rule.where) if rule.where is not None else "")
    if rule.clause and rule.where is not None:
        place = f"{rule.clause}, {rule.where}"
    if not place:
        return text("Rule: {rule}.", rule=rule.words)
    return text("Rule: {rule} ({place}).", rule=rule.words, place=place)


def place_words(where: Location, clause: str | None) -> Text:
    """Say where something stands in the offer."""
    place = f"{clause}, {where}" if clause else str(where)
    return text("In the offer: {place}.", place=place)
