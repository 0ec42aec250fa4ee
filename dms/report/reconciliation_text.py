"""A reconciliation as plain text: the differences with both formulas, then the totals."""

from collections.abc import Iterator

from dms.contracts.invoices.reconciliation import Compared, Outcome, Reconciliation
from dms.i18n import Text, format_amount, format_money, plural, text
from dms.report.issue_lines import issue_line
from dms.report.tables import aligned

__all__ = ["render_reconciliation"]

Row = tuple[str, ...]

_COLUMNS = (text("Contract"), text("Invoice"), text("Difference"))


def render_reconciliation(found: Reconciliation, lang: str = "ru") -> str:
    """Write a reconciliation for people; people in it are named by their ids."""
    others = [one for one in found.people if one.outcome is not Outcome.SAME]
    sections = [
        list(_heading(found, lang)),
        *(list(_person(one, lang)) for one in others),
        _totals(found, lang),
        [issue_line(issue, lang) for issue in found.issues],
    ]
    return "\n\n".join("\n".join(lines) for lines in sections if lines) + "\n"


def _heading(found: Reconciliation, lang: str) -> Iterator[str]:
    yield text("Reconciliation of contract {number}", number=found.contract).to(lang)
    same = len(found.of(Outcome.SAME))
    yield plural("{count} person is the same.", "{count} people are the same.", same).to(lang)
    if found.agrees:
        yield text("The invoice matches the contract.").to(lang)


def _person(one: Compared, lang: str) -> Iterator[str]:
    """Write one difference: both figures, our formula, theirs where it is known."""
    yield f"{_who(one).to(lang)}: {_figures(one, lang)}"
    for formula in one.formulas:
        yield f"  {text('Contract').to(lang)}: {formula.to(lang)}"
    if one.explained is not None:
        titles = "; ".join(title.to(lang) for title in one.explained.titles)
        yield f"  {text('Invoice').to(lang)}: {titles}"
        for formula in one.explained.formulas:
            yield f"  {text('Invoice').to(lang)}: {formula.to(lang)}"
    elif one.outcome is Outcome.DIFFERS:
        yield "  " + text("No usual way of counting gives this; ask for the formula.").to(lang)


def _who(one: Compared) -> Text:
    if one.member_id is None:
        return text("Not in the contract ({where})", where=", ".join(map(str, one.where)))
    return Text("№ {id}", {"id": one.member_id})


def _figures(one: Compared, lang: str) -> str:
    difference = text("difference {sum}", sum=format_money(one.difference, lang)).to(lang)
    parts = []
    if one.ours is not None:
        parts.append(text("contract {sum}", sum=format_money(one.ours, lang)).to(lang))
    if one.theirs is None:
        parts.append(text("not in the invoice").to(lang))
    else:
        parts.append(text("invoice {sum}", sum=format_money(one.theirs, lang)).to(lang))
    return ", ".join([*parts, difference])


def _totals(found: Reconciliation, lang: str) -> list[str]:
    sums = (found.ours, found.theirs, found.difference)
    rows: list[Row] = [
        ("", *(column.to(lang) for column in _COLUMNS)),
        (text("Total").to(lang), *(format_amount(amount, lang) for amount in sums)),
    ]
    if found.difference or found.explained:
        explained = format_amount(found.explained, lang)
        rows.append((f"  {text('explained').to(lang)}", "", "", explained))
    lines = aligned(rows, right=(1, 2, 3))
    if found.beside:
        beside = format_money(found.beside, lang)
        lines.append(text("Expected beside the people: {sum}", sum=beside).to(lang))
    return lines
