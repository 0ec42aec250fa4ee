"""Cards: each offer at a glance, the same figures for all."""

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

from attrs import frozen

from dms.comparison.compared import Compared
from dms.comparison.comparison import Comparison
from dms.contracts.checks.check import Gravity
from dms.i18n import Text, plural, text
from dms.report.comparison_page.tables import NO_PRICE, Cell, Words, mark, money, said
from dms.report.comparison_page.wording import dotted

__all__ = ["Card", "cards"]


@frozen(kw_only=True)
class Card:
    """One offer at a glance."""

    title: str
    value: Cell
    label: Words
    figures: tuple[tuple[Text, Cell], ...]
    mark: Words
    is_recommended: bool


def cards(comparison: Comparison) -> tuple[Card, ...]:
    """Return a card for each offer, in the order in which they were given."""
    return tuple(_card(comparison, one) for one in comparison.candidates)


def _card(comparison: Comparison, one: Compared) -> Card:
    return Card(
        title=one.name,
        value=NO_PRICE if one.total is None else money(one.total),
        label=_label(one),
        figures=tuple(_figures(comparison, one)),
        mark=_mark(comparison, one),
        is_recommended=comparison.verdict.recommended == one.id,
    )


def _label(one: Compared) -> Words:
    if one.total is None:
        return text("for this group")
    if one.unpriced:
        return text("for {heads} of {people} people only", heads=one.heads, people=len(one.roster))
    return text("for the term of the contract")


def _mark(comparison: Comparison, one: Compared) -> Words:
    marks = []
    if comparison.verdict.recommended == one.id:
        marks.append(text("The facts speak for this offer"))
    if comparison.current == one.id:
        marks.append(text("Present insurer"))
    return dotted(marks) if marks else ""


def _figures(comparison: Comparison, one: Compared) -> Iterator[tuple[Text, Cell]]:
    scoped = comparison.scope.prices[one.id].total
    yield text("For one person"), _sum(one.per_head)
    if len(comparison.candidates) > 1:
        yield text("For the same care"), _scoped(scoped)
    if one.tally is not None:
        found = one.tally
        yield text("Musts"), _met(found.must_met, found.must_missed, found.must_unknown)
        if found.shoulds:
            met = _met(found.should_met, found.should_missed, found.should_unknown)
            yield text("Shoulds"), met
    yield text("Findings"), _findings(one)
    yield text("Questions"), said(str(len(comparison.questions[one.id])))


def _sum(amount: Decimal | None) -> Cell:
    return NO_PRICE if amount is None else money(amount)


def _scoped(amount: Decimal | None) -> Cell:
    return mark("warning", text("not comparable")) if amount is None else money(amount)


def _met(met: int, missed: int, unknown: int) -> Cell:
    """Return how many wishes are met; the sign says whether all are, or one is surely not."""
    asked = met + missed + unknown
    if not asked:
        return said(text("none asked for"))
    lines = []
    if missed:
        lines.append(text("not met: {count}", count=missed))
    if unknown:
        lines.append(text("not stated: {count}", count=unknown))
    sign = "missed" if missed else "not_stated" if unknown else "met"
    return mark(sign, text("{count} of {all}", count=met, all=asked), *lines)


_COUNTED = {
    Gravity.CRITICAL: lambda count: plural("{count} critical", "{count} critical", count),
    Gravity.MAJOR: lambda count: plural("{count} major", "{count} major", count),
    Gravity.MINOR: lambda count: plural("{count} minor", "{count} minor", count),
    Gravity.NOTE: lambda count: plural("{count} note", "{count} notes", count),
}


def _findings(one: Compared) -> Cell:
    """Count the checks that failed, the gravest first; without terms nobody can."""
    failed = {finding.check for finding in one.report.failed}
    counts = Counter(check.gravity for check in failed)
    words = [_COUNTED[gravity](counts[gravity]) for gravity in Gravity if counts[gravity]]
    if one.terms is None:
        return mark("not_stated", text("terms not known"), *words)
    return said(*words) if words else said(text("none"))
