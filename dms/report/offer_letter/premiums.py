"""The table of premiums: Категория · Количество · Премия за одного · Итого, for each programme.

People with the same premium share a row, so that count × premium is the total of the row. Where a
category has more premiums than a reader wants to see, one row gives the average and the range and
says so.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

from attrs import frozen

from dms.i18n import Text, format_amount, text
from dms.i18n.texts import Amount
from dms.money import round_to
from dms.report.offer_letter.figures import Figures, Heads

__all__ = ["PRICES_SHOWN", "PremiumRow", "premium_rows", "subtotal"]

PRICES_SHOWN = 3
"""A category with more different premiums than this has one row with their average."""

_CATEGORIES = {True: text("Employees"), False: text("Family members")}


@frozen
class PremiumRow:
    """One row, already in one language; sums in roubles and kopecks without the sign."""

    category: str
    people: int
    each: str
    """The premium of each, or the average and the range where they differ."""
    total: str
    same: bool
    """Whether each of them has the same premium."""


def premium_rows(figures: Figures, programme: str, lang: str) -> tuple[PremiumRow, ...]:
    """Return the rows of one programme, employees first."""
    return tuple(
        row
        for employees, title in _CATEGORIES.items()
        if (people := _people(figures, programme, employees=employees))
        for row in _rows(title, people, figures, lang)
    )


def subtotal(figures: Figures, programme: str, lang: str) -> PremiumRow:
    """Return the sum of one programme."""
    people = [heads for heads in figures.heads if heads.programme == programme]
    return PremiumRow(
        category=text("Total of the programme").to(lang),
        people=_count(people),
        each="",
        total=format_amount(figures.roubles(_units(people)), lang),
        same=False,
    )


def _people(figures: Figures, programme: str, *, employees: bool) -> list[Heads]:
    return [h for h in figures.heads if h.programme == programme and h.employees == employees]


def _count(people: Sequence[Heads]) -> int:
    return sum(heads.count for heads in people)


def _units(people: Sequence[Heads]) -> int:
    return sum(heads.units * heads.count for heads in people)


def _rows(
    title: Text, people: Sequence[Heads], figures: Figures, lang: str
) -> Iterator[PremiumRow]:
    parts = [[heads] for heads in people] if len(people) <= PRICES_SHOWN else [people]
    for part in parts:
        total = figures.roubles(_units(part))
        yield PremiumRow(
            category=title.to(lang),
            people=_count(part),
            each=_each([figures.roubles(h.units) for h in part], total, _count(part)).to(lang),
            total=format_amount(total, lang),
            same=len(part) == 1,
        )


def _each(premiums: Sequence[Decimal], total: Decimal, count: int) -> Text:
    if len(premiums) == 1:
        return Text("{sum}", {"sum": Amount(premiums[0])})
    return text(
        "on average {average}, from {least} to {most}",
        average=Amount(round_to(Fraction(total) / count)),
        least=Amount(premiums[0]),
        most=Amount(premiums[-1]),
    )
