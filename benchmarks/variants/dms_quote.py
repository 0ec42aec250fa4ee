"""The library: an offer and a roster in, a quote out."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import work
from offer import write_offer

from dms.io.offers import load_offer
from dms.io.roster import read_roster
from dms.members import Relationship, Roster
from dms.pricing.offer import Offer
from dms.pricing.quote import Quote
from dms.pricing.quoting import quote


@cache
def offer() -> Offer:
    """Return the offer, read and checked."""
    with TemporaryDirectory() as folder:
        path = Path(folder, "offer.yaml")
        write_offer(path)
        return load_offer(path)


def prepare() -> None:
    """Read the offer once, as a program would that quotes one group after another."""
    offer()


def load(path: Path) -> Roster:
    listed = read_roster(path)
    if not listed.ok:
        raise AssertionError(listed.issues)
    return listed.roster


def in_memory(size: int) -> Roster:
    columns = zip(*work.people(size), strict=True)
    named = dict(zip(work.Person._fields, columns, strict=True))
    return Roster({**named, "relationship": [Relationship(r) for r in named["relationship"]]})


def price(roster: Roster) -> Quote:
    """Price everybody, and add up the modules, which fits every line."""
    priced = quote(offer(), roster, payment=work.PAYMENT)
    lines = sum(module.premium for module in priced.by_module.values())
    if priced.status != "complete" or lines != priced.total:
        raise AssertionError(priced.issues)
    return priced


def kopecks(priced: Quote) -> tuple[Sequence[int], list[Sequence[int]]]:
    """Return everybody's total and lines as whole kopecks."""
    lines = [[int(line.premium * 100) for line in member.lines] for member in priced.members]
    return priced.units, lines
