"""Fingerprints: which inputs a result was made from, told by their content.

The same offer in YAML, TOML or JSON has one fingerprint, and so has a roster in any order. Names of
files and of people are not looked at.
"""

import json
from collections.abc import Iterator, Sequence
from hashlib import sha256
from operator import itemgetter
from typing import Any

from dms.members import COLUMNS, Relationship, Roster
from dms.pricing.offer import Offer

__all__ = ["fingerprint", "offer_fingerprint", "roster_fingerprint"]

_UNSAID = (None, Relationship.EMPLOYEE)
_NOT_PRICED = ("id", "name")


def fingerprint(content: object) -> str:
    """Return the SHA-256 of plain data, whatever the order of its keys."""
    written = json.dumps(
        content, sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=str
    )
    return f"sha256:{sha256(written.encode('utf-8', 'surrogatepass')).hexdigest()}"


def offer_fingerprint(offer: Offer) -> str:
    """Return the fingerprint of everything an offer states, assumptions included."""
    return fingerprint(offer.model_dump())


def roster_fingerprint(roster: Roster) -> str:
    """Return the fingerprint of what a price may depend on: everything but names."""
    columns = dict(_columns(roster))
    rows = sorted(zip(*columns.values(), strict=True), key=itemgetter(0))
    return fingerprint([list(columns), rows])


def _columns(roster: Roster) -> Iterator[tuple[str, Sequence[Any]]]:
    """Return the ids and each column that says something, in a fixed order."""
    yield "id", roster.column("id")
    for name in (*COLUMNS, *sorted(roster.extra_names)):
        values = roster.columns.get(name, ())
        if name not in _NOT_PRICED and any(value not in _UNSAID for value in values):
            yield name, values
