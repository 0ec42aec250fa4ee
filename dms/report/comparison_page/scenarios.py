"""Scenarios: what each offer would cost for another group."""

from decimal import Decimal

from dms.comparison.compared import Compared
from dms.comparison.comparison import Comparison
from dms.comparison.scenario import Scenario
from dms.i18n import Text, text
from dms.i18n.texts import Amount
from dms.report.comparison_page.tables import NO_PRICE, Cell, Row, Table, mark, money, said

__all__ = ["scenario_table"]


def scenario_table(comparison: Comparison, lang: str) -> Table:
    """Return the scenarios of all offers, each once; borders of headcount stand at their size."""
    found: dict[tuple[str, str], dict[str, Scenario]] = {}
    for id_, scenarios in comparison.sensitivities.items():
        for one in scenarios:
            found.setdefault(_key(one), {})[id_] = one
    order = sorted(found, key=lambda key: key[0] == "cliff")
    return Table(
        caption=text("If the group were different"),
        heads=["", *comparison.names.values()],
        rows=[_row(comparison, found[key], lang) for key in order],
        numbers=True,
        note=_note(found),
    )


def _key(one: Scenario) -> tuple[str, str]:
    return one.kind, str(one.headcount) if one.kind == "cliff" else one.label.to("en")


def _note(found: dict[tuple[str, str], dict[str, Scenario]]) -> Text | str:
    notes = (one.note for by_id in found.values() for one in by_id.values())
    return next((note for note in notes if note is not None), "")


def _row(comparison: Comparison, found: dict[str, Scenario], lang: str) -> Row:
    first = next(iter(found.values()))
    title = first.label
    if first.kind == "cliff":
        title = text("From {count} people on", count=first.headcount)
    cells = (_cell(one, found.get(one.id), lang) for one in comparison.candidates)
    return [said(title), *cells]


def _cell(candidate: Compared, one: Scenario | None, lang: str) -> Cell:
    if one is None:
        return NO_PRICE if candidate.total is None else said(text("no change of price"))
    if one.total is None or one.difference is None:
        why = (one.reason.message(lang),) if one.reason is not None else ()
        return mark("warning", text("no price"), *why)
    per_head = (
        [text("{amount} ₽ for one person", amount=Amount(one.per_head))] if one.per_head else []
    )
    return money(one.total, _signed(one.difference), *per_head)


def _signed(difference: Decimal) -> Text:
    sign = "+" if difference > 0 else ""
    return Text("{sign}{amount} ₽", {"sign": sign, "amount": Amount(difference)})
