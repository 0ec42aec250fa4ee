"""What requests would come to under other terms, as plain text."""

from collections.abc import Iterator, Sequence
from typing import Any

from dms.contracts.state.movement import Movement
from dms.contracts.terms.terms import Terms
from dms.contracts.what_if.counterfactual import Alternative
from dms.i18n import Text, format_money, plural, text
from dms.report.movement_list import named

__all__ = ["render_alternatives"]


def render_alternatives(alternatives: Sequence[Alternative], terms: Terms, lang: str = "ru") -> str:
    """Write what requests would come to under other terms, a line for each."""
    title = text("Under the terms “{name}”", name=terms.name or terms.id).to(lang)
    lines = [line for one in alternatives for line in _lines(one, lang, many=len(alternatives) > 1)]
    if len(alternatives) == 1:
        return "\n  ".join([f"{title}: {lines[0]}", *lines[1:]]) + "\n"
    return "\n  ".join([title, *lines]) + "\n"


def _lines(alternative: Alternative, lang: str, *, many: bool) -> Iterator[str]:
    other, who = alternative.other, named(alternative.actual.people).to(lang)
    outcome = text("refused")
    if other is not None and other.accepted:
        outcome = _outcome(other, alternative.actual, lang)
    yield f"{who}: {outcome.to(lang)}" if many else outcome.to(lang)
    issues = alternative.issues if other is None else other.issues
    if other is None or not other.accepted:
        yield from dict.fromkeys(issue.line(lang) for issue in issues)


def _outcome(other: Movement, actual: Movement, lang: str) -> Text:
    """Say from when, at which premium, and how many days are lost."""
    sums: dict[str, Any] = {"amount": format_money(other.amount, lang)}
    said = Text("{amount}", sums)
    if other.effective is not None:
        said = text("from {day}, {amount}", day=other.effective, **sums)
    for lost in _lost(other, actual):
        said = Text("{said}, {lost}", {"said": said, "lost": lost})
    return said


def _lost(other: Movement, actual: Movement) -> Iterator[Text]:
    """Count the days without cover, and those paid for too long, where either terms have any."""
    if other.days_without_cover or actual.days_without_cover:
        yield plural(
            "{count} day without cover", "{count} days without cover", other.days_without_cover
        )
    if other.days_too_long or actual.days_too_long:
        yield plural("{count} day too long", "{count} days too long", other.days_too_long)
