"""Parameters: the period, and for each offer how its premiums are rounded and counted."""

from dms import __version__
from dms.comparison.compared import Compared
from dms.comparison.comparison import Comparison
from dms.contracts.terms_words.payment import RHYTHMS
from dms.i18n import Text, format_date, text
from dms.pricing.explanation import rounding_part
from dms.report.comparison_workbook.book import Book
from dms.report.comparison_workbook.cells import Cell
from dms.report.comparison_workbook.looks import Look

__all__ = ["write_parameters"]


def write_parameters(book: Book, comparison: Comparison) -> None:
    """Write the rules that the figures follow from."""
    sheet = book.sheet(text("Parameters"), [36, *[34] * len(comparison.candidates)])
    sheet.title(text("What the figures follow from"))
    sheet.note(
        text(
            "Sums are formulas over the sheets with people and price lists. Prices by kind of care"
            " are numbers: kopecks are handed out to them so that they add up to the premiums"
        )
    )
    sheet.note(text("Calculated by dms {version}", version=__version__))
    sheet.row += 1
    sheet.heads([text("Rule"), *comparison.names.values()], filtered=True)
    rows = (
        (text("Contract period"), _period),
        (text("Rounding"), _rounding),
        (text("Way of paying"), _payment),
        (text("Headcount of the price list"), _headcount),
        (text("Offer received"), _received),
        (text("Valid until"), _valid),
        (text("Programmes"), _programmes),
        (text("Why there is no price"), _reasons),
    )
    for title, said in rows:
        cells = [said(book, one) for one in comparison.candidates]
        sheet.line([Cell(title, Look.STRONG), *map(Cell, cells)])
    for row in comparison.terms:
        if row.key.startswith("proration."):
            words = [row.cells[one.id].words for one in comparison.candidates]
            sheet.line([Cell(row.title, Look.STRONG), *map(Cell, words)])


def _period(_: Book, one: Compared) -> Text | None:
    setting = one.quote.setting
    if setting is None:
        return None
    start, last_day, days = setting.period.start, setting.period.last_day, setting.period.days
    return text(
        "{start} to {last_day}, both days count, days: {days}",
        start=start,
        last_day=last_day,
        days=days,
    )


def _rounding(_: Book, one: Compared) -> Text | None:
    return rounding_part(one.offer).formula


def _payment(_: Book, one: Compared) -> Text | str | None:
    setting = one.quote.setting
    if setting is None or setting.payment is None:
        return text("not stated")
    return RHYTHMS.get(setting.payment, setting.payment)


def _headcount(_: Book, one: Compared) -> str | None:
    return str(one.quote.setting.headcount) if one.quote.setting is not None else None


def _received(book: Book, one: Compared) -> Text | str:
    day = one.offer.received
    return format_date(day, book.lang) if day is not None else text("not stated")


def _valid(book: Book, one: Compared) -> Text | str:
    day = one.offer.valid_until
    return format_date(day, book.lang) if day is not None else text("not stated")


def _programmes(book: Book, one: Compared) -> str:
    """Say which programme of the offer answers which of the client's."""
    return "\n".join(
        f"{book.said(wanted.title)} → {own.name or own.id}"
        for wanted in one.occasion.programmes
        if (own := one.programmes[wanted.id]) is not None
    )


def _reasons(book: Book, one: Compared) -> str:
    lines = []
    for reason in one.reasons:
        people = f" ({reason.people})" if reason.people is not None else ""
        lines.append(f"{reason.issue.message(book.lang)}{people}")
    return "\n".join(lines) or "—"
