"""What-if: the figures of one contract year under two sets of terms, whole and clause by clause.

Each clause in which the terms differ is also switched alone, all others as they are in the first
terms; what the clauses do only together stands beside them, so that it adds up. Money and days stay
apart: earlier cover costs more because it is more cover, so the premium for each additional day is
given with it.
"""

from decimal import Decimal
from itertools import chain

from attrs import field, frozen

from dms.contracts.contract import Contract
from dms.contracts.state.movement import Movement
from dms.contracts.terms.terms import Terms
from dms.contracts.what_if.clauses import PRICING, Clause
from dms.contracts.what_if.measures import Measured, Measures, PersonFigures
from dms.contracts.what_if.open_requests import LeftOut
from dms.contracts.what_if.rerun import Rerun
from dms.issues import Issue

__all__ = ["ClauseEffect", "PersonEffect", "Side", "WhatIf"]


@frozen
class Side:
    """The year under one of the two sets of terms."""

    terms: Terms
    rerun: Rerun | None = field(repr=False)
    measured: Measured | None = field(repr=False)
    """None when the contract cannot be concluded on these terms."""
    questions: tuple[Issue, ...] = ()
    """What the terms leave open and the figures rest on, or why there are none."""

    @property
    def total(self) -> Measures | None:
        """What the year comes to."""
        return self.measured.total if self.measured is not None else None

    @property
    def refused(self) -> tuple[Movement, ...]:
        """The requests that these terms do not grant, with their reasons."""
        return self.rerun.refused if self.rerun is not None else ()


@frozen
class ClauseEffect:
    """What one clause alone changes, all others as they are in the first terms."""

    clause: Clause
    effect: Measures | None
    """None where something depends on what nobody has said."""
    questions: tuple[Issue, ...] = ()

    @property
    def premium_per_day(self) -> Decimal | None:
        """Roubles for each day of cover more; None for clauses that change the price of a day."""
        if self.effect is None or self.clause in PRICING:
            return None
        return self.effect.premium_per_day


@frozen
class PersonEffect:
    """A person for whom the year is another one under the second terms."""

    member_id: str
    before: PersonFigures
    after: PersonFigures


@frozen(kw_only=True)
class WhatIf:
    """A year under two sets of terms, as :func:`dms.compare_terms` returns it."""

    contract: Contract = field(repr=False)
    a: Side
    b: Side
    clauses: tuple[ClauseEffect, ...]
    """The clauses in which the two differ."""
    left_out: tuple[LeftOut, ...] = ()
    """Requests that wait for an answer: they are on neither side."""
    compared: int
    """How many requests are on both sides."""
    joiners: int
    """How many people ask to join."""

    @property
    def difference(self) -> Measures | None:
        """The second terms less the first; None when either has no figures."""
        if self.a.total is None or self.b.total is None:
            return None
        return self.b.total - self.a.total

    @property
    def rest(self) -> Measures | None:
        """What the clauses do only together: with the clauses alone it is the difference."""
        rest = self.difference
        for one in self.clauses:
            if rest is None or one.effect is None:
                return None
            rest -= one.effect
        return rest

    @property
    def people(self) -> tuple[PersonEffect, ...]:
        """Everybody whose dates or money differ, in the order in which they joined."""
        if self.a.measured is None or self.b.measured is None:
            return ()
        ours, theirs = self.a.measured.people, self.b.measured.people
        pairs = ((id_, ours.get(id_), theirs.get(id_)) for id_ in {**ours, **theirs})
        return tuple(PersonEffect(i, a, b) for i, a, b in pairs if a and b and a != b)

    @property
    def premium_per_day(self) -> Decimal | None:
        """Roubles for each day of cover more: dearer terms may just be more cover.

        None where the terms also change what a day costs; the clauses then tell more.
        """
        if self.difference is None or any(one.clause in PRICING for one in self.clauses):
            return None
        return self.difference.premium_per_day

    def mean_days_without_cover(self, side: Side) -> Decimal | None:
        """Days without cover for each person who asks to join, to the hundredth."""
        if side.total is None:
            return None
        return side.total.days_without_cover_for_each(self.joiners)

    @property
    def questions(self) -> tuple[Issue, ...]:
        """Everything to be asked before the comparison is complete, each once."""
        waiting = (one.questions for one in self.left_out)
        alone = (one.questions for one in self.clauses)
        found = chain(*waiting, self.a.questions, self.b.questions, *alone)
        return tuple(dict.fromkeys(found))
