"""Kinds of care by offers in a published comparison, and the prices for the same care."""

from dms.comparison.answers import Priced
from dms.comparison.comparison import Comparison
from dms.comparison.leftovers import InProgramme, Lacking
from dms.comparison.matrix import Cell, ModuleRow, ProgrammeCell
from dms.comparison.module_prices import ModulePrice
from dms.comparison.scope import ScopedPrice
from dms.documents import Result
from dms.issue_document import LocationDocument
from dms.modules.questions import Stated
from dms.report.comparison_document.offers import Count, words
from dms.report.figures import Amount
from dms.report.plain import Data, amount

__all__ = ["ModuleRowPart", "ProgrammePart", "ScopePart", "module_rows", "programmes", "scope"]


class ModulePricePart(Result):
    """What a kind of care costs the people of a programme."""

    heads: Count
    full: Amount
    """For the whole term, of all of them."""
    premium: Amount
    """For the dates of cover, of all of them."""
    low: Amount
    """The least that one of them costs for the whole term."""
    high: Amount


class ProgrammePricePart(Result):
    """What a programme costs with one offer."""

    programme: str | None
    """Id of the offer's programme; null where it has none for these people."""
    priced: Count
    unpriced: Count | None
    """Null where nobody has a price."""
    premium: Amount | None
    per_head: Amount | None
    modules: dict[str, ModulePricePart]
    """By kind; their premiums add up to `premium`."""


class ProgrammePart(Result):
    """A programme of the client."""

    id: str | None
    """Null for people of whom the list names no programme."""
    title: str
    people: Count
    offers: dict[str, ProgrammePricePart]


class NotePart(Result):
    """What an offer says of a kind of care."""

    key: str
    title: str
    words: str | None
    """Null is not stated."""


class CellPart(Result):
    """What one offer says of one kind of care."""

    state: Stated
    priced: Priced | None
    """How it is paid for; null unless it is offered."""
    with_module: str | None
    """The kind of care it comes along with."""
    price: ModulePricePart | None
    notes: tuple[NotePart, ...]
    location: LocationDocument


class DifferencePart(Result):
    """One thing in which offers differ, or may."""

    key: str
    title: str
    words: dict[str, str | None]
    proved: bool
    """Whether two of them state different things; otherwise somebody does not say."""


class ModuleRowPart(Result):
    """One kind of care by offers."""

    programme: str | None
    for_contract: bool
    """Priced once for the contract, for all programmes."""
    kind: str
    title: str
    cells: dict[str, CellPart]
    differs: tuple[DifferencePart, ...]


class PlacePart(Result):
    """A kind of care in a programme of the client; null for the contract as such."""

    programme: str | None
    kind: str


class LackingPart(PlacePart):
    """Care that others offer."""

    state: Stated
    """`no`, or `unknown` where the offer does not say."""


class ScopedPart(Result):
    """What one offer costs for the same care; null where its price does not compare."""

    total: Amount | None
    per_head: Amount | None
    difference: Amount | None
    """How much more than the base; negative is less."""
    reasons: tuple[str, ...]
    in_the_way: tuple[PlacePart, ...]
    inside: tuple[PlacePart, ...]
    """Care outside the scope that its price includes."""
    beyond: tuple[PlacePart, ...]
    lacks: tuple[LackingPart, ...]


class ScopeKindsPart(Result):
    """The care of a programme that all have."""

    programme: str | None
    kinds: tuple[str, ...]


class ScopePart(Result):
    """The comparable scope: the care that all have, and its prices."""

    kinds: tuple[ScopeKindsPart, ...]
    contract_kinds: tuple[str, ...]
    offers: dict[str, ScopedPart]


def programmes(comparison: Comparison, lang: str) -> list[Data]:
    """Return the programmes of the client as plain data, the shape of :class:`ProgrammePart`."""
    return [
        {
            "id": row.programme.id,
            "title": row.programme.title.to(lang),
            "people": row.programme.heads,
            "offers": {id_: _programme(cell) for id_, cell in row.cells.items()},
        }
        for row in comparison.programme_rows
    ]


def _programme(cell: ProgrammeCell) -> Data:
    own, prices = cell.programme, cell.prices
    return {
        "programme": own.id if own is not None else None,
        "priced": prices.heads if prices is not None else 0,
        "unpriced": prices.unpriced if prices is not None else None,
        "premium": amount(prices.premium) if prices is not None else None,
        "per_head": amount(prices.per_head) if prices is not None else None,
        "modules": {k: _price(p) for k, p in (prices.modules if prices else {}).items()},
    }


def _price(price: ModulePrice | None) -> Data | None:
    if price is None:
        return None
    sums = {name: amount(getattr(price, name)) for name in ("full", "premium", "low", "high")}
    return {"heads": price.heads, **sums}


def module_rows(comparison: Comparison, lang: str) -> list[Data]:
    """Return kinds of care by offers as plain data, the shape of :class:`ModuleRowPart`."""
    return [_row(row, lang) for row in comparison.rows]


def _row(row: ModuleRow, lang: str) -> Data:
    return {
        "programme": row.programme.id if row.programme is not None else None,
        "for_contract": row.programme is None,
        "kind": row.kind,
        "title": row.title.to(lang),
        "cells": {id_: _cell(cell, lang) for id_, cell in row.cells.items()},
        "differs": [
            {
                "key": one.key,
                "title": one.title.to(lang),
                "words": {id_: words(said, lang) for id_, said in one.words.items()},
                "proved": one.is_proved,
            }
            for one in row.differs
        ],
    }


def _cell(cell: Cell, lang: str) -> Data:
    return {
        "state": cell.state,
        "priced": cell.priced,
        "with_module": cell.with_module,
        "price": _price(cell.price),
        "notes": [
            {"key": n.key, "title": n.title.to(lang), "words": words(n.words, lang)}
            for n in cell.notes
        ],
        "location": cell.where.to_dict(),
    }


def scope(comparison: Comparison, lang: str) -> Data:
    """Return the prices for the same care as plain data, the shape of :class:`ScopePart`."""
    found = comparison.scope
    return {
        "kinds": [{"programme": id_, "kinds": kinds} for id_, kinds in found.kinds.items()],
        "contract_kinds": found.contract_kinds,
        "offers": {id_: _scoped(price, lang) for id_, price in found.prices.items()},
    }


def _scoped(price: ScopedPrice, lang: str) -> Data:
    return {
        "total": amount(price.total),
        "per_head": amount(price.per_head),
        "difference": amount(price.difference),
        "reasons": [why.to(lang) for why in price.reasons],
        "in_the_way": list(map(_place, price.in_the_way)),
        "inside": list(map(_place, price.inside)),
        "beyond": list(map(_place, price.beyond)),
        "lacks": [{**_place(one), "state": one.state} for one in price.lacks],
    }


def _place(one: InProgramme | Lacking) -> Data:
    return {"programme": one.programme, "kind": one.kind}
