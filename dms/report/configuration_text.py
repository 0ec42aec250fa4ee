"""A configuration as plain text: where every choice stands, what a change costs, what it comes to.

Contradictions stand first, each with its ways out as commands that can be typed.
"""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from textwrap import wrap

from dms.configurator.configuration import Configuration
from dms.configurator.states import Decision
from dms.i18n import Text, format_money, plural, text
from dms.issues import Issue, Severity
from dms.pricing.quote import Quote
from dms.report.configuration_questions import configuration_questions
from dms.report.configuration_table import option_lines
from dms.report.configuration_words import as_typed, decision_title, rules_in_words
from dms.report.issue_lines import issue_line

__all__ = ["COMMAND", "render_configuration"]

COMMAND = "dms configure OFFER ROSTER"

_WIDTH = 100


def render_configuration(
    configuration: Configuration,
    lang: str = "ru",
    *,
    command: str = COMMAND,
    questions: bool = False,
    more: Iterable[Issue] = (),
) -> str:
    """Write a configuration for people; nobody is named in it.

    `command` is how the program was called, without what was decided: the ways out of a
    contradiction are shown as such calls. `questions` lists everything that the programme leaves
    open, and not only what may be chosen and what the price rests on. `more` are issues to show
    with it.
    """
    head = [*_heading(configuration, lang), *(issue_line(one, lang) for one in more)]
    body = (
        _found(configuration, lang, questions=questions)
        if configuration.is_possible
        else [*_clashes(configuration, lang), _ways_out(configuration, command, lang)]
    )
    return "\n\n".join("\n".join(lines) for lines in (head, *body) if lines) + "\n"


def _found(configuration: Configuration, lang: str, *, questions: bool) -> list[list[str]]:
    """Write what can be quoted: the choices, what is open, and at the end the total."""
    return [
        _apart(configuration, lang),
        option_lines(configuration, lang, _WIDTH),
        _remarks(configuration.quote, lang),
        _questions(configuration, lang, every=questions),
        _totals(configuration.quote, lang),
    ]


def _heading(configuration: Configuration, lang: str) -> Iterator[str]:
    bench = configuration.bench
    offer, programme, period = bench.model.offer, bench.model.programme, bench.board.setting.period
    named = text("programme “{name}”", name=programme.name or programme.id)
    id_ = text("offer {id}", id=offer.id)
    yield " · ".join((offer.insurer.name, id_.to(lang), named.to(lang)))
    dates = text("{start} to {last_day}", start=period.start, last_day=period.last_day)
    people = plural(
        "{count} person in the programme", "{count} people in the programme", len(bench.people)
    )
    yield " · ".join((dates.to(lang), people.to(lang)))


def _apart(configuration: Configuration, lang: str) -> list[str]:
    people = (
        plural("{count} person: {reason}", "{count} people: {reason}", heads, reason=one.line(lang))
        for heads, one in configuration.bench.board.apart
    )
    title = text("Without a price, whatever is chosen")
    return _titled(title, (one.to(lang) for one in people), lang)


def _clashes(configuration: Configuration, lang: str) -> Iterator[list[str]]:
    """Write each contradiction: what was decided, and the rules that do not allow it together."""
    parts = configuration.bench.model.parts
    for clash in configuration.clashes:
        title = text("These choices contradict each other")
        if not clash.decisions:
            title = text("Nothing can be chosen: the rules of the offer rule out everything")
        decided = (f"{decision_title(d, parts).to(lang)} ({as_typed(d)})" for d in clash.decisions)
        rules = rules_in_words(clash)
        why = [] if rules is None else [text("because: {rules}", rules=rules).to(lang)]
        yield _titled(title, [*decided, *why], lang)


def _ways_out(configuration: Configuration, command: str, lang: str) -> list[str]:
    ways = [way for way in configuration.ways_out if way]
    if not ways:
        return []
    lines = [text("Ways out").to(lang)]
    for number, way in enumerate(ways, 1):
        taken_back = text("take back {decisions}", decisions=", ".join(map(as_typed, way)))
        lines += _wrapped(taken_back.to(lang), f"  {number}. ")
        lines.append(f"     {_without(configuration, way, command)}")
    return lines


def _without(configuration: Configuration, way: Sequence[Decision], command: str) -> str:
    """Write the call with all decisions but some."""
    kept = (as_typed(one) for one in configuration.decisions if one not in way)
    return " ".join((command, *kept))


def _totals(quote: Quote, lang: str) -> list[str]:
    if quote.status == "refused":
        return [text("There is no price: nobody in the list can be insured like this.").to(lang)]
    total = plural(
        "Total for the contract: {total} · {count} person with a price · {per_head} per head",
        "Total for the contract: {total} · {count} people with a price · {per_head} per head",
        quote.amounts.heads,
        total=format_money(quote.amounts.premium, lang),
        per_head=format_money(quote.per_head, lang),
    )
    return [total.to(lang), *(f"  {line.to(lang)}" for line in _parts(quote, lang))]


def _parts(quote: Quote, lang: str) -> Iterator[Text]:
    """Yield what the total is made of, where that is more than one programme."""
    programmes = quote.by_programme.items()
    if len(programmes) + len(quote.contract) == 1:
        return
    names = {p.id: p.name or p.id for p in quote.offer.programmes}
    for id_, amounts in programmes:
        yield plural(
            "programme “{name}”: {amount}, {count} person",
            "programme “{name}”: {amount}, {count} people",
            amounts.heads,
            name=names[id_],
            amount=format_money(amounts.premium, lang),
        )
    once = sum((line.premium for line in quote.contract), Decimal(0))
    if quote.contract:
        yield text("for the contract as a whole: {amount}", amount=format_money(once, lang))


def _remarks(quote: Quote, lang: str) -> list[str]:
    """Write what else there is to know about the quote, once each."""
    found = (one for one in quote.group_issues if one.severity is not Severity.QUESTION)
    return _titled(text("Remarks"), (issue_line(one, lang) for one in found), lang)


def _questions(configuration: Configuration, lang: str, *, every: bool) -> list[str]:
    shown = configuration_questions(configuration, of_the_programme=every)
    rest = len(configuration_questions(configuration)) - len(shown)
    lines = [one.line(lang) for one in shown]
    if rest:
        said = plural(
            "{count} more question about the programme is open; --questions lists it.",
            "{count} more questions about the programme are open; --questions lists them.",
            rest,
        )
        lines.append(said.to(lang))
    return _titled(text("Questions to the insurer"), lines, lang)


def _titled(title: Text, lines: Iterable[str], lang: str) -> list[str]:
    found = [row for line in lines for row in _wrapped(line, "  ")]
    return [*_wrapped(title.to(lang), ""), *found] if found else []


def _wrapped(line: str, first: str) -> list[str]:
    return wrap(
        line,
        _WIDTH,
        initial_indent=first,
        subsequent_indent=" " * max(len(first), 2),
        break_long_words=False,
        break_on_hyphens=False,
    )
