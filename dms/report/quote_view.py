"""What a quote shows to people, section by section; text and HTML write the same view.

The view holds figures of the quote and computes none.
"""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from attrs import frozen

from dms.i18n import Text, plural, text
from dms.issues import Issue, Severity, errors_in
from dms.pricing.quote import Amounts, Quote
from dms.report.issue_lines import issue_line, lines_by_reason
from dms.report.titles import line_title, relationship_title

__all__ = ["COLUMNS", "Figures", "QuoteView", "Remarks", "Section", "view_of"]

COLUMNS = (text("People"), text("Whole term"), text("Due"))


@frozen
class Figures:
    """One row of sums; what is None stays empty."""

    title: str
    heads: int | None
    full: Decimal | None
    due: Decimal


@frozen
class Section:
    """Rows of sums that belong together."""

    title: str
    rows: tuple[Figures, ...]


@frozen
class Remarks:
    """Lines of words under a title."""

    title: str
    lines: tuple[str, ...]


@frozen
class QuoteView:
    """A quote as people see it, already in one language."""

    heading: tuple[str, ...]
    status: str
    notes: tuple[str, ...]
    sections: tuple[Section, ...]
    total: Figures | None
    remarks: tuple[Remarks, ...]


_STATUS = {
    "partial": text("Not everything has a price yet; the sums cover only what has one."),
    "refused": text("There is no price yet. Below is what is missing."),
}


def view_of(quote: Quote, lang: str, more: Iterable[Issue] = ()) -> QuoteView:
    """Return what is to be shown of a quote.

    `more` are issues to show with those of the quote: questions among its questions, all others
    right under the heading.
    """
    added = list(more)
    status = _STATUS.get(quote.status)
    priced = quote.status != "refused"
    remarks = _remarks(quote, lang, [i for i in added if _is_question(i)])
    return QuoteView(
        heading=tuple(_heading(quote, lang)),
        status=status.to(lang) if status is not None else "",
        notes=tuple(issue_line(i, lang) for i in added if not _is_question(i)),
        sections=tuple(s for s in _sections(quote, lang) if s.rows) if priced else (),
        total=_figures(text("Total").to(lang), quote.amounts) if priced else None,
        remarks=tuple(r for r in remarks if r.lines),
    )


def _heading(quote: Quote, lang: str) -> Iterator[str]:
    offer, setting = quote.offer, quote.setting
    yield " · ".join((offer.insurer.name, text("offer {id}", id=offer.id).to(lang)))
    if offer.client is not None:
        yield offer.client
    if setting is not None:
        period = setting.period
        dates = text("{start} to {last_day}", start=period.start, last_day=period.last_day)
        days = plural("{count} day", "{count} days", period.days)
        yield " · ".join((dates.to(lang), days.to(lang)))
    yield ", ".join(words.to(lang) for words in _people(quote))


def _people(quote: Quote) -> Iterator[Text]:
    roster = quote.roster
    yield plural("{count} employee", "{count} employees", roster.employees)
    if roster.relatives:
        yield plural("{count} relative", "{count} relatives", roster.relatives)


def _sections(quote: Quote, lang: str) -> Iterator[Section]:
    for title, rows in (
        (text("Programmes"), _programmes(quote)),
        (text("Insured people"), _relationships(quote, lang)),
        (text("Kinds of care"), _modules(quote, lang)),
        (text("For the contract as a whole"), _contract(quote, lang)),
        (text("Who pays"), _payers(quote, lang)),
    ):
        yield Section(title.to(lang), tuple(rows))


def _figures(title: str, amounts: Amounts) -> Figures:
    return Figures(title, amounts.heads or None, amounts.full, amounts.premium)


def _programmes(quote: Quote) -> Iterator[Figures]:
    names = {p.id: p.name or p.id for p in quote.offer.programmes}
    return (_figures(names[id_], amounts) for id_, amounts in quote.by_programme.items())


def _relationships(quote: Quote, lang: str) -> Iterator[Figures]:
    found = quote.by_relationship.items()
    return (_figures(relationship_title(r).to(lang), amounts) for r, amounts in found)


def _modules(quote: Quote, lang: str) -> Iterator[Figures]:
    found = quote.by_module_of_members.items()
    return (_figures(line_title(kind).to(lang), amounts) for kind, amounts in found)


def _contract(quote: Quote, lang: str) -> Iterator[Figures]:
    return (
        Figures(line_title(line.kind).to(lang), None, line.premium, line.premium)
        for line in quote.contract
    )


def _payers(quote: Quote, lang: str) -> Iterator[Figures]:
    names = {"employer": text("Employer"), "employee": text("Employees")}
    paid = quote.payers.items()
    return (Figures(names[who].to(lang), None, None, roubles) for who, roubles in paid)


def _is_question(issue: Issue) -> bool:
    return issue.severity is Severity.QUESTION


def _remarks(quote: Quote, lang: str, questions: list[Issue]) -> Iterator[Remarks]:
    """Return what is to be known besides the sums, first what there is no price without."""
    of_group = quote.group_issues
    asked = [i for i in of_group if _is_question(i) and i.code != "OFFER-ASSUMPTION"]
    stopping = errors_in(of_group)
    rest = [i for i in of_group if not _is_question(i) and i not in stopping]
    without_price = quote.issues[len(of_group) :]
    for title, lines in (
        (text("What stands in the way"), (i.line(lang) for i in stopping)),
        (text("Without a price"), lines_by_reason(without_price, lang)),
        (text("Assumed"), _assumptions(quote)),
        (text("Questions to the insurer"), (i.line(lang) for i in [*asked, *questions])),
        (text("Remarks"), (issue_line(i, lang) for i in rest)),
    ):
        yield Remarks(title.to(lang), tuple(dict.fromkeys(lines)))


def _assumptions(quote: Quote) -> Iterator[str]:
    for one in quote.offer.assumptions:
        note = f" ({one.note})" if one.note else ""
        yield f"{one.at} = {one.reading}{note}"
