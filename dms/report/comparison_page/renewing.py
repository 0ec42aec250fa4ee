"""Year on year: what each offer changes against the present insurer."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from dms.comparison.comparison import Comparison
from dms.comparison.renewal import Change, Renewal
from dms.i18n import Text, text
from dms.money import divide
from dms.report.comparison_page.tables import NO_PRICE, Cell, Row, Table, Words, money, said

__all__ = ["renewal_tables"]


def renewal_tables(comparison: Comparison) -> tuple[Table, ...]:
    """Return a table for each offer; nothing where nobody says who the present insurer is."""
    years = comparison.year_on_year
    if years is None:
        return ()
    return tuple(_table(comparison, one) for one in years.renewals)


def _table(comparison: Comparison, renewal: Renewal) -> Table:
    name = comparison.names[renewal.quote.offer.id]
    return Table(
        caption=text("{name} against the present insurer", name=name),
        heads=["", comparison.base.name, name, text("Difference"), text("Per cent")],
        groups=[
            (text("In all"), [_row(renewal.total), _row(renewal.per_head)]),
            (text("Kinds of care"), _rows(renewal.by_module)),
        ],
        numbers=True,
        note=_notes(renewal),
    )


def _notes(renewal: Renewal) -> Words:
    named = {f"i{n}": issue.text for n, issue in enumerate(renewal.issues)}
    return Text(". ".join(f"{{{name}}}" for name in named), named) if named else ""


def _rows(changes: Sequence[Change]) -> list[Row]:
    return [_row(change) for change in changes]


def _row(change: Change) -> Row:
    figures = [_sum(change.before), _sum(change.after)]
    if change.difference is None:
        return [said(change.label), *figures, said(text("cannot be told")), said("")]
    share = said("") if change.share is None else said(_percent(change.share))
    return [said(change.label), *figures, money(change.difference, signed=True), share]


def _sum(amount: Decimal | None) -> Cell:
    return NO_PRICE if amount is None else money(amount)


def _percent(share: Fraction) -> Text:
    """Return a share in per cent, to the tenth."""
    tenths = Decimal(divide(share.numerator * 1000, share.denominator)) / 10
    sign = "+" if tenths > 0 else ""
    return Text("{sign}{percent} %", {"sign": sign, "percent": tenths})
