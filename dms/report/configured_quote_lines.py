"""What a configured programme comes to, as lines: the total, remarks, questions to the insurer."""

from collections.abc import Iterator
from decimal import Decimal

from dms.configurator.configuration import Configuration
from dms.i18n import Text, format_money, plural, text
from dms.issues import Severity
from dms.pricing.quote import Quote
from dms.report.configuration_questions import configuration_questions
from dms.report.issue_lines import issue_line
from dms.report.paragraphs import titled

__all__ = ["question_lines", "remark_lines", "total_lines"]


def total_lines(quote: Quote, lang: str) -> list[str]:
    """Return the total, and what it is made of where that is more than one programme."""
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


def remark_lines(quote: Quote, lang: str) -> list[str]:
    """Return what else there is to know about the quote, once each."""
    found = (one for one in quote.group_issues if one.severity is not Severity.QUESTION)
    return titled(text("Remarks"), (issue_line(one, lang) for one in found), lang)


def question_lines(configuration: Configuration, lang: str, *, every: bool) -> list[str]:
    """Return what to ask the insurer; without `every` the programme's own are only counted."""
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
    return titled(text("Questions to the insurer"), lines, lang)
