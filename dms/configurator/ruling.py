"""Rulings: rules as the logic has them."""

from attrs import frozen

from dms.configurator.logic.clause import Clause
from dms.configurator.origin import Origin

__all__ = ["Ruling"]


@frozen
class Ruling:
    """A rule: where it comes from, and what it comes down to."""

    origin: Origin
    clauses: tuple[Clause, ...]
