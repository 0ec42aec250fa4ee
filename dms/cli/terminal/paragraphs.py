"""Paragraphs: what is said at length, before it is put into lines."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import PurePath

from attrs import evolve, frozen

from dms.configurator.parts import Parts
from dms.configurator.states import Clash, Decision, Why
from dms.i18n import Text, text
from dms.issues import Location
from dms.report.configuration_words import decision_title, rules_in_words

__all__ = ["Paragraph", "joined", "listed_decisions", "place_paragraph", "rule_paragraph"]


@frozen
class Paragraph:
    """Something said, and how it looks: `strong`, `warning` or plain."""

    words: Text
    style: str = ""
    indent: int = 0


def joined(said: Sequence[Text]) -> Text:
    """Join texts with semicolons: amounts and names have commas in them already."""
    words = {f"t{number}": one for number, one in enumerate(said)}
    return Text("; ".join(f"{{{name}}}" for name in words), words)


def listed_decisions(decisions: Sequence[Decision], parts: Parts) -> Text:
    """List decisions, one after another."""
    return joined([decision_title(one, parts) for one in decisions])


def rule_paragraph(reasons: Iterable[Why | Clash]) -> Iterator[Paragraph]:
    """Say each rule behind some reasons once, with its place; nothing where that goes unsaid."""
    rules = dict.fromkeys(rule for why in reasons for rule in why.rules)
    if (words := rules_in_words(Why((), tuple(rules)))) is not None:
        yield Paragraph(text("Rule: {rules}.", rules=words))


def place_paragraph(where: Location, clause: str | None) -> Paragraph:
    """Say where something stands in the offer; its folder everybody knows here."""
    file = PurePath(where.file).name if where.file is not None else None
    place = evolve(where, file=file, column=None)
    if clause is None:
        return Paragraph(text("In the offer: {place}.", place=place))
    return Paragraph(text("In the offer: {clause}, {place}.", clause=clause, place=place))
