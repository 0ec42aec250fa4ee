"""What premiums are made of: a bar for each offer with its gaps, the ways between, year on year."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import ClassVar

from attrs import frozen

from dms.comparison.compared import Compared
from dms.comparison.comparison import Comparison
from dms.comparison.matrix import in_shown_order
from dms.i18n import Text, text
from dms.modules.questions import Stated
from dms.pricing.tariff import WHOLE_PROGRAMME
from dms.report.charts import Bar, stacked_bars
from dms.report.charts import Part as Piece
from dms.report.comparison_page.bridging import bridge_figures
from dms.report.comparison_page.care_cells import ABSENT, Gap, gap
from dms.report.comparison_page.renewing import renewal_tables
from dms.report.comparison_page.sections import Figure, Part
from dms.report.comparison_page.tables import NO_PRICE, Cell, Row, Table, Words, money, said
from dms.report.titles import line_title

__all__ = ["Premium", "premium"]


@frozen(kw_only=True)
class Premium(Part):
    """Premiums by kinds of care, and why they differ."""

    title: ClassVar[Text] = text("What the premium is made of")
    template: ClassVar[str] = "premium.html.j2"
    parts: Figure | None
    """None where no offer has a price."""
    bridges: tuple[Figure, ...]
    renewals: tuple[Table, ...]
    words: dict[str, Text]


_WORDS = {
    "bridges": text("From one premium to the other"),
    "renewals": text("Against the present insurer"),
    "no_price": text("No offer has a price for this group; the messages above say why"),
}


def premium(comparison: Comparison, lang: str) -> Premium:
    """Return what the premiums of a comparison are made of."""
    kinds = _kinds(comparison)
    return Premium(
        parts=_figure(comparison, kinds, lang) if _priced(comparison) else None,
        bridges=bridge_figures(comparison, lang),
        renewals=renewal_tables(comparison),
        words=_WORDS,
    )


def _priced(comparison: Comparison) -> list[Compared]:
    return [one for one in comparison.candidates if one.total is not None]


def _kinds(comparison: Comparison) -> tuple[str, ...]:
    """Return everything that some offer prices or speaks of; one price for all of it first."""
    priced = {kind for one in _priced(comparison) for kind in one.quote.by_module}
    spoken = {row.kind for row in comparison.rows if row.programme is None or row.programme.heads}
    whole = [WHOLE_PROGRAMME] if WHOLE_PROGRAMME in priced else []
    return (*whole, *in_shown_order((priced | spoken) - {WHOLE_PROGRAMME}))


def _figure(comparison: Comparison, kinds: tuple[str, ...], lang: str) -> Figure:
    caption = text("Premium by kinds of care")
    bars = [
        Bar(_label(one, lang), list(_pieces(comparison, one, kinds, lang)))
        for one in _priced(comparison)
    ]
    return Figure(
        caption=text("Premium by kinds of care, roubles for the term"),
        chart=stacked_bars(bars, prefix="parts", title=caption.to(lang), lang=lang),
        table=_table(comparison, kinds),
        note=_note(comparison),
    )


def _note(comparison: Comparison) -> Words:
    """Name the offers that are not in the chart."""
    without = [one.name for one in comparison.candidates if one.total is None]
    return text("Without a price: {names}", names=", ".join(without)) if without else ""


def _label(one: Compared, lang: str) -> str:
    if not one.unpriced:
        return one.name
    part = text("{heads} of {people} people", heads=one.heads, people=len(one.roster))
    return f"{one.name} ({part.to(lang)})"


def _pieces(
    comparison: Comparison, one: Compared, kinds: tuple[str, ...], lang: str
) -> Iterator[Piece]:
    for kind in kinds:
        label = line_title(kind).to(lang)
        found = one.quote.by_module.get(kind)
        if found is not None:
            yield Piece(label, found.premium)
        elif kind != WHOLE_PROGRAMME and (why := gap(comparison, one.id, kind)) in _SHOWN:
            yield Piece(label, None, _SHOWN[why])


_SHOWN: Mapping[Gap, Stated] = MappingProxyType(
    {Gap.NOT_STATED: Stated.NOT_STATED, Gap.INCLUDED: Stated.YES, Gap.NO: Stated.NO}
)
"""The gaps that the chart can show; others are no part of the premium."""


def _table(comparison: Comparison, kinds: tuple[str, ...]) -> Table:
    foot = [said(text("Premium of the contract"))]
    foot += [NO_PRICE if one.total is None else money(one.total) for one in comparison.candidates]
    return Table(
        caption=text("Kinds of care and their premiums"),
        heads=[text("Kind of care"), *comparison.names.values()],
        rows=[_row(comparison, kind) for kind in kinds],
        foot=[foot],
        numbers=True,
        adds_up=True,
        note=text("“Not stated” is not “no”: it is a question to the insurer"),
    )


def _row(comparison: Comparison, kind: str) -> Row:
    cells = [_cell(comparison, one, kind) for one in comparison.candidates]
    return [said(line_title(kind)), *cells]


def _cell(comparison: Comparison, one: Compared, kind: str) -> Cell:
    found = one.quote.by_module.get(kind) if one.total is not None else None
    if found is not None:
        return money(found.premium)
    if kind == WHOLE_PROGRAMME:
        return said(text("each kind of care apart"))
    return ABSENT[gap(comparison, one.id, kind)]
