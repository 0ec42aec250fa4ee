"""A quote as one HTML file to show and to print: no scripts, nothing loaded from elsewhere.

It writes the same view as the plain text, the premium of each member, and the tree behind
the total.
"""

from collections.abc import Iterable, Iterator
from html import escape
from importlib.resources import files

from dms.i18n import Text, format_date, format_money, text
from dms.issues import Issue
from dms.pricing.explanation import Explanation, explain
from dms.pricing.naming import relationship_name
from dms.pricing.quote import MemberQuote, Quote
from dms.report.quote_view import COLUMNS, Figures, QuoteView, view_of

__all__ = ["render_quote_html"]

MEMBERS_SHOWN = 1000
"""Longer lists are for JSON; the page says how many are left out."""
GROUPS_SHOWN = 300
GROUPS_UNFOLDED = 40


def render_quote_html(quote: Quote, lang: str = "ru", *, more: Iterable[Issue] = ()) -> str:
    """Write a quote as a page; `more` are issues to show with those of the quote."""
    view = view_of(quote, lang, more)
    title, *details = view.heading
    body = [
        f"<h1>{escape(title)}</h1>",
        *(f"<p class=lead>{escape(line)}</p>" for line in details),
        *_notices(view),
        *_card(quote, view, lang),
        *_sums(view, lang),
        *_remarks(view),
        *_members(quote, lang),
        *_reasons(quote, lang),
        f"<footer>{escape(text('Not an insurance offer; calculated by dms.').to(lang))}</footer>",
    ]
    style = files("dms.report").joinpath("quote.css").read_text("utf-8")
    return (
        f"<!doctype html>\n<html lang={lang}>\n<head>\n<meta charset=utf-8>\n"
        f"<meta name=viewport content='width=device-width'>\n<title>{escape(title)}</title>\n"
        f"<style>\n{style}</style>\n</head>\n<body>\n" + "\n".join(body) + "\n</body>\n</html>\n"
    )


def _notices(view: QuoteView) -> Iterator[str]:
    for line in filter(None, (view.status, *view.notes)):
        yield f"<p class=notice>{escape(line)}</p>"


def _card(quote: Quote, view: QuoteView, lang: str) -> Iterator[str]:
    """Write the figures that a director looks at first."""
    if view.total is None:
        return
    cards = [
        (text("Premium of the contract"), quote.total),
        (text("For one person on average"), quote.per_head),
    ]
    yield "<dl class=cards>"
    for name, amount in cards:
        money = escape(format_money(amount, lang))
        yield f"<div><dt>{escape(name.to(lang))}</dt><dd>{money}</dd></div>"
    yield "</dl>"


def _sums(view: QuoteView, lang: str) -> Iterator[str]:
    if view.total is None:
        return
    heads = "".join(f"<th scope=col>{escape(c.to(lang))}</th>" for c in COLUMNS)
    yield _wide(text("Premium by part"), lang)
    yield f"<table>\n<thead><tr><td></td>{heads}</tr></thead>"
    for section in view.sections:
        heading = f"<th class=section scope=rowgroup colspan=4>{escape(section.title)}</th>"
        yield f"<tbody>\n<tr>{heading}</tr>"
        yield from (_row(figures, lang) for figures in section.rows)
        yield "</tbody>"
    yield f"<tfoot>{_row(view.total, lang)}</tfoot>\n</table>\n</div>"


def _wide(label: Text, lang: str) -> str:
    """Open a region that scrolls where its table is wider than the screen, also by keyboard."""
    return f'<div class=wide role=region tabindex=0 aria-label="{escape(label.to(lang))}">'


def _row(figures: Figures, lang: str) -> str:
    full = "" if figures.full is None else format_money(figures.full, lang)
    heads = "" if figures.heads is None else str(figures.heads)
    cells = "".join(f"<td>{escape(c)}</td>" for c in (heads, full, format_money(figures.due, lang)))
    return f"<tr><th scope=row>{escape(figures.title)}</th>{cells}</tr>"


def _remarks(view: QuoteView) -> Iterator[str]:
    for remarks in view.remarks:
        items = "".join(f"<li>{escape(line)}</li>" for line in remarks.lines)
        yield f"<section class=remarks><h2>{escape(remarks.title)}</h2><ul>{items}</ul></section>"


def _members(quote: Quote, lang: str) -> Iterator[str]:
    """Write the premium of each member by id; names do not belong into a calculation."""
    if quote.status == "refused":
        return
    titles = (text("No."), text("Who"), text("Programme"), text("Cover"), *COLUMNS[1:])
    heads = "".join(f"<th scope=col>{escape(title.to(lang))}</th>" for title in titles)
    caption = text("Premium of each member")
    yield f"<h2>{escape(caption.to(lang))}</h2>"
    yield _wide(caption, lang)
    yield f"<table class=members>\n<thead><tr>{heads}</tr></thead>\n<tbody>"
    names = {p.id: p.name or p.id for p in quote.offer.programmes}
    shown = min(len(quote.numbers), MEMBERS_SHOWN)
    for index in range(shown):
        yield _member(quote.member_at(index), names, lang)
    yield "</tbody>\n</table>\n</div>"
    if len(quote.numbers) > shown:
        left_out = text("{count} more members are in the JSON", count=len(quote.numbers) - shown)
        yield f"<p>{escape(left_out.to(lang))}</p>"


def _member(member: MemberQuote, names: dict[str, str], lang: str) -> str:
    who = [member.id, relationship_name(member.relationship).to(lang)]
    if member.amounts is None or member.period is None:
        reason = member.issue.message(lang) if member.issue is not None else ""
        rest = f"<td colspan=4>{escape(reason)}</td>"
    else:
        period = member.period
        dates = f"{format_date(period.start, lang)}–{format_date(period.last_day, lang)}"
        sums = (format_money(a, lang) for a in (member.amounts.full, member.amounts.premium))
        cells = (names.get(member.programme or "", ""), dates, *sums)
        rest = "".join(f"<td>{escape(cell)}</td>" for cell in cells)
    return "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in who) + rest + "</tr>"


def _reasons(quote: Quote, lang: str) -> Iterator[str]:
    """Write the tree behind the total."""
    if quote.status == "refused":
        return
    yield f"<h2>{escape(text('Where the total comes from').to(lang))}</h2>"
    yield from (_branch(part, lang) for part in explain(quote).parts)


def _branch(part: Explanation, lang: str) -> str:
    formula = part.formula.to(lang) if part.formula is not None else ""
    amount = format_money(part.amount, lang) if part.amount is not None else ""
    line = (
        f"<span>{escape(part.label.to(lang))}</span><span>{escape(formula)}</span>"
        f"<b>{escape(amount)}</b>"
    )
    below = [p for p in part.parts if p.kind not in ("rate", "step", "quantity")]
    if not below:
        return f"<div class=leaf>{line}</div>"
    inside = "".join(_branch(p, lang) for p in below[:GROUPS_SHOWN])
    if len(below) > GROUPS_SHOWN:
        rest = text("{count} more groups are in the JSON", count=len(below) - GROUPS_SHOWN)
        inside += f"<div class=leaf>{escape(rest.to(lang))}</div>"
    unfolded = " open" if len(below) <= GROUPS_UNFOLDED else ""
    return f"<details{unfolded}><summary>{line}</summary>{inside}</details>"
