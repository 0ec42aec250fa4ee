"""Explanation: the tree behind a figure, down to the row of the price list.

Text, JSON, HTML and XLSX print this tree and compute nothing of their own.
"""

from collections.abc import Callable, Iterator
from decimal import Decimal

from attrs import frozen

from dms.i18n import Text, plural, text
from dms.i18n.texts import Amount
from dms.issues import Issue, Location
from dms.modules.registry import title_of
from dms.money import RoundingMode
from dms.periods import Period
from dms.pricing.naming import line_title, listed, values_in_words
from dms.pricing.offer import Offer
from dms.pricing.plan import LinePlan
from dms.pricing.quote import MemberQuote, Quote
from dms.pricing.rating import PricedCell
from dms.pricing.steps import Hole, Taken, walk
from dms.pricing.tariff import WHOLE_PROGRAMME
from dms.rates import RateRow

__all__ = [
    "Explanation",
    "explain",
    "explain_member",
    "explain_module",
    "price_parts",
    "proration_parts",
    "rounding_part",
]


@frozen
class Explanation:
    """One figure, how it came about, and the figures it is made of.

    `kind` tells renderers what it is: total, programme, group, module, rate, step, proration,
    rounding, payer. `formula` is the operation in words and numbers (`× 2`, `252 of 365 days`);
    `amount` is in roubles, exact in rates and steps and rounded above them; `source` is the place
    in the offer.
    """

    kind: str
    label: Text
    amount: Decimal | None = None
    formula: Text | None = None
    source: Location | None = None
    parts: tuple["Explanation", ...] = ()


def explain_member(quote: Quote, id_: str) -> Explanation:
    """Explain the premium of one member; KeyError when the roster has no such id."""
    index = quote.index_of(id_)
    member = quote.member_at(index)
    cell = quote.cells[quote.numbers[index]]
    if isinstance(cell, Issue):
        return Explanation("total", text("Member {id}: no price", id=id_), formula=cell.text)
    units = quote.units[index]
    modules = _modules(quote, cell, cell.lines(units))
    return Explanation(
        "total",
        text(
            "Member {id}, {programme}, {start} to {last_day}",
            id=id_,
            programme=cell.plan.programme.name or cell.plan.programme.id,
            start=cell.period.start,
            last_day=cell.period.last_day,
        ),
        amount=quote.offer.rounding.roubles(units),
        parts=(*modules, *_after_modules(quote, cell, member)),
    )


def _modules(quote: Quote, cell: PricedCell, due: list[int]) -> Iterator[Explanation]:
    roubles = quote.offer.rounding.roubles
    for plan, units in zip(cell.plan.lines, due, strict=True):
        yield Explanation(
            "module",
            line_title(plan),
            amount=roubles(units),
            parts=tuple(price_parts(quote.offer, plan, cell.values)),
        )


def price_parts(offer: Offer, plan: LinePlan, values: tuple[object, ...]) -> Iterator[Explanation]:
    """Explain the price of the whole term: the row of the price list and each step."""
    base = plan.base.find(values)  # type: ignore[arg-type]
    if isinstance(base, Hole):
        return
    yield Explanation(
        "rate",
        _row(text("price list"), base.row),
        amount=base.value.decimal(),
        source=_source(offer, plan.base.pointer, base.row),
    )
    for taken in walk(base, plan.steps, values):  # type: ignore[arg-type]
        if isinstance(taken, Taken):
            yield _step(offer, taken)


def _step(offer: Offer, taken: Taken) -> Explanation:
    factor = taken.factor
    name = Text("{words}", {"words": factor.name or factor.id})
    return Explanation(
        "step",
        _row(name, taken.row),
        amount=taken.amount.decimal(),
        formula=_operation(taken),
        source=_source(offer, taken.pointer, taken.row),
    )


def _operation(taken: Taken) -> Text:
    """Say what a step did to the amount before it."""
    unit = taken.factor.round_to
    if unit is None:
        return _bare_operation(taken)
    return text("{step}, rounded to {unit} ₽", step=_bare_operation(taken), unit=unit)


def _bare_operation(taken: Taken) -> Text:
    value, kind = taken.row.value, taken.factor.kind
    if kind == "multiply":
        return text("× {value}", value=value)
    if kind == "replace":
        return text("= {value}", value=value)
    unit = text("%") if kind == "percent" else text("₽")
    sign = "−" if value < 0 else "+"
    if taken.units is None:
        return text("{sign} {value} {unit}", sign=sign, value=abs(value), unit=unit)
    return text(
        "{sign} {value} {unit} × {units}",
        sign=sign,
        value=abs(value),
        unit=unit,
        units=taken.units,
    )


def _row(name: Text, row: RateRow) -> Text:
    if not row.label:
        return name
    return text("{name}: {row}", name=name, row=row.label)


def _source(offer: Offer, pointer: str, row: RateRow) -> Location:
    return offer.locate(Location(pointer=pointer).below(row.path).pointer or "")


def _after_modules(quote: Quote, cell: PricedCell, member: MemberQuote) -> Iterator[Explanation]:
    """Explain proration, rounding and who pays."""
    amounts = member.amounts
    if quote.setting is not None and amounts and cell.period != quote.setting.period:
        yield Explanation("full", text("Price of the whole term"), amount=amounts.full)
        yield from proration_parts(quote.offer, cell.period, quote.setting.period)
    yield rounding_part(quote.offer)
    if amounts is not None and amounts.employer is not None:
        yield Explanation("payer", text("Employer pays"), amount=amounts.employer)
        yield Explanation("payer", text("Employee pays"), amount=amounts.employee)


_MODES = {
    RoundingMode.HALF_UP: text("half up"),
    RoundingMode.HALF_EVEN: text("half to even"),
    RoundingMode.UP: text("up"),
    RoundingMode.DOWN: text("down"),
}
_EVENTS = {"join": text("Part of the term from the entry on"), "leave": text("Part given back")}
_LEVELS = {
    "person": text("once for each person, lines fitted to it"),
    "line": text("line by line"),
    "group": text("once for the group, persons fitted to it"),
}


def rounding_part(offer: Offer) -> Explanation:
    """Explain how premiums are rounded."""
    rule = offer.rounding
    return Explanation(
        "rounding",
        text("Rounding"),
        formula=text(
            "{mode} to {unit} ₽, {level}",
            mode=_MODES[rule.mode],
            unit=rule.unit,
            level=_LEVELS[rule.level],
        ),
    )


def proration_parts(
    offer: Offer,
    cover: Period,
    term: Period,
    locate: Callable[[str], Location] | None = None,
) -> Iterator[Explanation]:
    """Explain the share of the term, one step for joining late and one for leaving early.

    `locate` finds the place of a rule that stands elsewhere than in the offer.
    """
    for event, words in offer.proration.steps(cover, term):
        yield Explanation(
            "proration",
            _EVENTS[event],
            formula=words,
            source=(locate or offer.locate)(f"/proration/{event}"),
        )


def explain(quote: Quote) -> Explanation:
    """Explain the total: programmes, groups of people with one price, and the contract's own."""
    parts = [*_programmes(quote), *_contract(quote)]
    return Explanation("total", text("Premium of the contract"), quote.total, parts=tuple(parts))


def _programmes(quote: Quote) -> Iterator[Explanation]:
    for id_, amounts in quote.by_programme.items():
        programme = quote.offer.programme(id_)
        label = Text("{words}", {"words": (programme.name if programme else None) or id_})
        groups = tuple(_groups(quote, id_))
        yield Explanation("programme", label, amounts.premium, _heads(amounts.heads), parts=groups)


def _heads(count: int) -> Text:
    return plural("{count} person", "{count} people", count)


def _groups(quote: Quote, programme: str) -> Iterator[Explanation]:
    roubles = quote.offer.rounding.roubles
    for cell, units, count in quote.counted():
        if cell.plan.programme.id == programme:
            yield Explanation(
                "group",
                _who(quote, cell),
                roubles(units * count),
                text("{count} × {premium} ₽", count=count, premium=Amount(roubles(units))),
            )


def _who(quote: Quote, cell: PricedCell) -> Text:
    """Say what the members of a cell have in common."""
    assert quote.plan is not None and quote.setting is not None  # noqa: S101, PT018 - priced
    words = [values_in_words(quote.plan.dimensions, cell.values, quote.plan)]
    if not quote.plan.dimensions:
        words = [text("everybody")]
    if cell.period != quote.setting.period:
        period = cell.period
        words.append(text("{start} to {last_day}", start=period.start, last_day=period.last_day))
    return listed(words)


def _contract(quote: Quote, kind: str | None = None) -> Iterator[Explanation]:
    """Explain the prices for the contract as such, of one kind of care if it is named."""
    for line in quote.contract:
        if kind not in (None, line.kind):
            continue
        yield Explanation(
            "contract",
            title_of(line.kind),
            line.premium,
            parts=(
                *price_parts(quote.offer, line.plan, ()),
                *(
                    Explanation("quantity", name, formula=text("× {value}", value=number))
                    for name, number in line.quantities
                ),
            ),
        )


def explain_module(quote: Quote, kind: str) -> Explanation:
    """Explain what one kind of care costs the group; KeyError when nobody pays for it."""
    amounts = quote.by_module[kind]
    label = text("Whole programme") if kind == WHOLE_PROGRAMME else title_of(kind)
    heads = _heads(amounts.heads) if amounts.heads else None
    parts = (*_module_groups(quote, kind), *_contract(quote, kind))
    return Explanation("module", label, amounts.premium, heads, parts=parts)


def _module_groups(quote: Quote, kind: str) -> Iterator[Explanation]:
    roubles = quote.offer.rounding.roubles
    for cell, units, count in quote.counted():
        for plan, due in zip(cell.plan.lines, cell.lines(units), strict=True):
            if plan.line.kind == kind:
                yield Explanation(
                    "group",
                    _who(quote, cell),
                    roubles(due * count),
                    text("{count} × {premium} ₽", count=count, premium=Amount(roubles(due))),
                    parts=tuple(price_parts(quote.offer, plan, cell.values)),
                )
