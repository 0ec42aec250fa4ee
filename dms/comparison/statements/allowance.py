"""Allowance: what a contract may allow at all; only then its other statements mean something."""

from collections.abc import Callable, Iterable, Iterator
from typing import Protocol

from attrs import evolve

from dms.comparison.statements.statement import Statement, TermsCell, answer
from dms.contracts.terms.terms import Terms
from dms.i18n import text

__all__ = ["allowance"]


class Allowable(Protocol):
    """A part of the terms that says whether something is allowed."""

    @property
    def allowed(self) -> bool | None: ...
    @property
    def clause(self) -> str | None: ...


def allowance(
    part: str, of: Callable[[Terms], Allowable], details: Iterable[Statement]
) -> Iterator[Statement]:
    """Return whether something is allowed, then its details, which a plain "no" answers too."""
    yield Statement(
        f"{part}.allowed", text("Possible at all"), lambda t: answer(of(t).allowed, of(t).clause)
    )
    for one in details:
        yield evolve(one, of=_where_allowed(one, of))


def _where_allowed(
    one: Statement, of: Callable[[Terms], Allowable]
) -> Callable[[Terms], TermsCell]:
    def cell(terms: Terms) -> TermsCell:
        own = of(terms)
        ruled_out = own.allowed is False
        return answer(own.allowed, own.clause) if ruled_out else one.of(terms)

    return cell
