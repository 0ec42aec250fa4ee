"""A quote as plain text: what it costs, on every level, and what is open.

It prints the figures of the quote and computes none.
"""

from collections.abc import Iterable, Iterator

from dms.i18n import Text, format_money, plural, text
from dms.issues import Issue, Severity
from dms.pricing.quote import Amounts, Quote
from dms.report.issue_lines import issue_line, lines_by_reason
from dms.report.tables import aligned
from dms.report.titles import line_title, relationship_title

__all__ = ["render_quote"]

Row = tuple[str, ...]

_STATUS = {
    "partial": text("Not everything has a price yet; the sums cover only what has one."),
    "refused": text("There is no price yet. Below is what is missing."),
}


def render_quote(quote: Quote, lang: str = "ru", *, more: Iterable[Issue] = ()) -> str:
    """Write a quote for people.

    `more` are issues to show with those of the quote: questions among its questions, all others
    right under the heading.
    """
    added = list(more)
    sections = [
        [*_heading(quote, lang), *(issue_line(i, lang) for i in added if not _is_question(i))],
        _figures(quote, lang),
        *_remarks(quote, lang, [i for i in added if _is_question(i)]),
    ]
    return "\n\n".join("\n".join(lines) for lines in sections if lines) + "\n"


def _heading(quote: Quote, lang: str) -> list[str]:
    offer, setting = quote.offer, quote.setting
    parts = [offer.insurer.name, text("offer {id}", id=offer.id).to(lang)]
    lines = [" · ".join(parts)]
    if offer.client is not None:
        lines.append(offer.client)
    if setting is not None:
        period = setting.period
        dates = text("{start} to {last_day}", start=period.start, last_day=period.last_day)
        days = plural("{count} day", "{count} days", period.days)
        lines.append(" · ".join((dates.to(lang), days.to(lang))))
    lines.append(", ".join(words.to(lang) for words in _people(quote)))
    if quote.status in _STATUS:
        lines.append(_STATUS[quote.status].to(lang))
    return lines


def _people(quote: Quote) -> Iterator[Text]:
    roster = quote.roster
    yield plural("{count} employee", "{count} employees", roster.employees)
    if roster.relatives:
        yield plural("{count} relative", "{count} relatives", roster.relatives)


def _figures(quote: Quote, lang: str) -> list[str]:
    """Write the sums on each level as one table."""
    if quote.status == "refused":
        return []
    heads = [words.to(lang) for words in (text("People"), text("Whole term"), text("Due"))]
    sections = [
        (text("Programmes"), _programmes(quote, lang)),
        (text("Insured people"), _relationships(quote, lang)),
        (text("Kinds of care"), _modules(quote, lang)),
        (text("For the contract as a whole"), _contract(quote, lang)),
        (text("Who pays"), _payers(quote, lang)),
    ]
    rows: list[Row] = [("", *heads)]
    for title, found in sections:
        if found:
            rows += [(title.to(lang),), *found]
    rows.append(_row(text("Total").to(lang), quote.amounts, lang, indent=""))
    return aligned(rows, right=(1, 2, 3))


def _row(title: str, amounts: Amounts, lang: str, indent: str = "  ") -> Row:
    heads = str(amounts.heads) if amounts.heads else ""
    full, due = format_money(amounts.full, lang), format_money(amounts.premium, lang)
    return (f"{indent}{title}", heads, full, due)


def _programmes(quote: Quote, lang: str) -> list[Row]:
    names = {p.id: p.name or p.id for p in quote.offer.programmes}
    return [_row(names[id_], amounts, lang) for id_, amounts in quote.by_programme.items()]


def _relationships(quote: Quote, lang: str) -> list[Row]:
    found = quote.by_relationship.items()
    return [_row(relationship_title(r).to(lang), amounts, lang) for r, amounts in found]


def _modules(quote: Quote, lang: str) -> list[Row]:
    own = {line.kind for line in quote.contract}
    return [
        _row(line_title(kind).to(lang), amounts, lang)
        for kind, amounts in quote.by_module.items()
        if kind not in own
    ]


def _contract(quote: Quote, lang: str) -> list[Row]:
    return [
        _row(line_title(line.kind).to(lang), Amounts(0, line.premium, line.premium), lang)
        for line in quote.contract
    ]


def _payers(quote: Quote, lang: str) -> list[Row]:
    names = {"employer": text("Employer"), "employee": text("Employees")}
    return [
        (f"  {names[who].to(lang)}", "", "", format_money(paid, lang))
        for who, paid in quote.payers.items()
    ]


def _is_question(issue: Issue) -> bool:
    return issue.severity is Severity.QUESTION


def _remarks(quote: Quote, lang: str, questions: list[Issue]) -> Iterator[list[str]]:
    """Write what is to be known besides the sums; lists that are empty are left out."""
    of_group = quote.group_issues
    asked = [i for i in of_group if _is_question(i) and i.code != "OFFER-ASSUMPTION"]
    asked += questions
    rest = [i for i in of_group if not _is_question(i)]
    without_price = quote.issues[len(of_group) :]
    yield _listed(text("Without a price"), lines_by_reason(without_price, lang), lang)
    yield _listed(text("Assumed"), _assumptions(quote), lang)
    yield _listed(text("Questions to the insurer"), (i.line(lang) for i in asked), lang)
    yield _listed(text("Remarks"), (issue_line(i, lang) for i in rest), lang)


def _assumptions(quote: Quote) -> Iterator[str]:
    for one in quote.offer.assumptions:
        note = f" ({one.note})" if one.note else ""
        yield f"{one.at} = {one.reading}{note}"


def _listed(title: Text, lines: Iterable[str], lang: str) -> list[str]:
    found = [f"  {line}" for line in dict.fromkeys(lines)]
    return [title.to(lang), *found] if found else []
