"""Summary: the first screen, which offer and why, what it costs, what is open, what to ask."""

from collections.abc import Iterator
from typing import ClassVar

from attrs import frozen

from dms.comparison.comparison import Comparison
from dms.i18n import Text, plural, text
from dms.i18n.texts import Amount
from dms.issues import Issue, Severity
from dms.pricing.naming import listed
from dms.report.comparison_page.cards import Card, cards
from dms.report.comparison_page.obstacles import care_listed, obstacles
from dms.report.comparison_page.scoring import score_tables
from dms.report.comparison_page.sections import Part
from dms.report.comparison_page.tables import Table, Words

__all__ = ["Points", "Summary", "summary"]

ASKED_FIRST = 3
"""How many questions to an insurer stand on the first screen."""


@frozen(kw_only=True)
class Points:
    """What is said of one offer, line by line."""

    name: str
    lines: tuple[Words, ...]
    more: Words = ""


@frozen(kw_only=True)
class Summary(Part):
    """The first screen."""

    title: ClassVar[Text] = text("Result")
    template: ClassVar[str] = "summary.html.j2"
    headline: Text
    is_decided: bool
    cards: tuple[Card, ...]
    reasons: tuple[Text, ...]
    open_points: tuple[Points, ...]
    ask_first: tuple[Points, ...]
    remarks: tuple[tuple[str, str], ...]
    scores: tuple[Table, ...]
    words: dict[str, Text]


_WORDS = {
    "why": text("Why"),
    "open": text("What is not comparable or open"),
    "ask": text("What to ask first"),
    "remarks": text("Before you compare"),
    "scores": text("Points by your weights"),
}


def summary(comparison: Comparison, lang: str) -> Summary:
    """Return the first screen of a comparison."""
    verdict = comparison.verdict
    return Summary(
        headline=verdict.headline,
        is_decided=verdict.recommended is not None,
        cards=cards(comparison),
        reasons=tuple(_reasons(comparison)),
        open_points=tuple(_open_points(comparison)),
        ask_first=tuple(_ask_first(comparison)),
        remarks=tuple(
            ("error" if issue.severity is Severity.ERROR else "warning", _remark(issue, lang))
            for issue in comparison.issues
        ),
        scores=score_tables(comparison),
        words=_WORDS,
    )


def _remark(issue: Issue, lang: str) -> str:
    return " ".join(filter(None, (issue.message(lang), issue.advice(lang))))


def _reasons(comparison: Comparison) -> Iterator[Text]:
    """Tell who is cheapest in all and for the same care, and who surely meets all musts."""
    verdict, names = comparison.verdict, comparison.names
    for id_ in verdict.cheapest:
        total = comparison.by_id[id_].total
        assert total is not None  # noqa: S101 - the cheapest has a price
        yield text("Lowest price in all: {insurer}, {sum} ₽", insurer=names[id_], sum=Amount(total))
    for id_ in verdict.cheapest_in_scope:
        scoped = comparison.scope.prices[id_].total
        assert scoped is not None  # noqa: S101 - the cheapest has a price
        yield text(
            "Lowest price for the same care: {insurer}, {sum} ₽",
            insurer=names[id_],
            sum=Amount(scoped),
        )
    yield _scope(comparison)
    if verdict.meets_all:
        met = listed([Text("{name}", {"name": names[id_]}) for id_ in verdict.meets_all])
        yield text("All musts are surely met by: {names}", names=met)
    elif comparison.requirement is not None:
        yield text("No offer is sure to meet all musts")


def _scope(comparison: Comparison) -> Text:
    """Say what the same care is."""
    scope = comparison.scope
    if not scope.is_possible:
        return text("There is no care for which two of the offers can be compared by price")
    by_programme = [frozenset(kinds) for kinds in scope.kinds.values()]
    if len(set(by_programme)) == 1:
        return text("The same care is what all have: {kinds}", kinds=care_listed(by_programme[0]))
    titles = {one.id: one.title for one in comparison.programmes}
    each = [
        text("{programme}: {kinds}", programme=titles[id_], kinds=care_listed(set(kinds)))
        for id_, kinds in scope.kinds.items()
    ]
    return text("The same care is what all have. {programmes}", programmes=_sentences(each))


def _sentences(found: list[Text]) -> Text:
    named = {f"t{number}": one for number, one in enumerate(found)}
    return Text("; ".join(f"{{{name}}}" for name in named), named)


def _open_points(comparison: Comparison) -> Iterator[Points]:
    for one in comparison.candidates:
        if lines := obstacles(comparison, one):
            yield Points(name=one.name, lines=lines)


def _ask_first(comparison: Comparison) -> Iterator[Points]:
    """Return the first questions to those who may still be chosen."""
    for id_ in comparison.verdict.ask_first:
        asked = comparison.questions[id_]
        rest = len(asked) - ASKED_FIRST
        more = (
            plural(
                "{count} more question stands at the end of this page",
                "{count} more questions stand at the end of this page",
                rest,
            )
            if rest > 0
            else ""
        )
        lines = tuple(dict.fromkeys(question.text for question in asked))[:ASKED_FIRST]
        yield Points(name=comparison.names[id_], lines=lines, more=more)
