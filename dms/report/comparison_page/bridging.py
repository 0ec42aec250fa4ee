"""The way from the premium of the base to that of each other offer, drawn and in figures."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from dms.comparison.absences import Absence
from dms.comparison.bridge import Bridge, BridgeStep
from dms.comparison.bridge_parts import ONLY_A, module_title
from dms.comparison.comparison import Comparison
from dms.i18n import Text, text
from dms.report.charts import Level, bridge_bars
from dms.report.comparison_page.sections import Figure
from dms.report.comparison_page.tables import Row, Table, money, said

__all__ = ["bridge_figures"]


def bridge_figures(comparison: Comparison, lang: str) -> tuple[Figure, ...]:
    """Return a bridge from the base to each other offer with a price."""
    found = enumerate(comparison.bridges.items(), start=1)
    return tuple(_figure(comparison, n, id_, bridge, lang) for n, (id_, bridge) in found)


def _figure(comparison: Comparison, number: int, id_: str, bridge: Bridge, lang: str) -> Figure:
    base, other = comparison.base.name, comparison.names[id_]
    caption = text("From {one} to {other}", one=base, other=other)
    chart = bridge_bars(
        Level(base, bridge.start),
        [Level(_short(step).to(lang), step.amount) for step in bridge.by_module],
        Level(other, bridge.end),
        prefix=f"bridge-{number}",
        title=caption.to(lang),
        lang=lang,
    )
    table = _table(bridge, base, other)
    return Figure(caption=caption, chart=chart, table=table)


_ABSENT: Mapping[Absence, tuple[Text, Text]] = MappingProxyType(
    {
        Absence.NOT_OFFERED: (
            text("{module}: not offered by the first"),
            text("{module}: not offered by the second"),
        ),
        Absence.NOT_STATED: (
            text("{module}: not stated by the first"),
            text("{module}: not stated by the second"),
        ),
        Absence.INCLUDED: (
            text("{module}: included by the first"),
            text("{module}: included by the second"),
        ),
        Absence.NOT_TAKEN: (
            text("{module}: not taken from the first"),
            text("{module}: not taken from the second"),
        ),
        Absence.UNPRICED: (
            text("{module}: no price stated by the first"),
            text("{module}: no price stated by the second"),
        ),
        Absence.PRICED_APART: (
            text("{module}: the first prices each kind of care"),
            text("{module}: the second prices each kind of care"),
        ),
    }
)


def _short(step: BridgeStep) -> Text:
    """Return the name of a step with the offers as first and second; a chart has little room."""
    if step.absence is None or step.module is None:
        return step.label
    words = _ABSENT[step.absence][step.kind == ONLY_A]
    return Text(words.msgid, {"module": module_title(step.module)})


def _table(bridge: Bridge, base: str, other: str) -> Table:
    """Write the same difference by reasons: price lists, factors, people, care of one side only."""
    return Table(
        caption=text("Reasons for the difference: {one} and {other}", one=base, other=other),
        heads=[text("Reason"), text("Roubles")],
        rows=[[said(base), money(bridge.start)], *_steps(bridge.by_factor)],
        foot=[[said(other), money(bridge.end)]],
        numbers=True,
        adds_up=True,
    )


def _steps(steps: Sequence[BridgeStep]) -> list[Row]:
    return [[said(step.label), money(step.amount, signed=True)] for step in steps]
