"""Hiring years: one plan of who joins and leaves, led through the contract of each candidate.

People, days and wishes are made once, so they are the same for all; only what each contract makes
of them differs. What a contract leaves open is never guessed: the whole plan then has no figures
for that candidate but questions, and beside it stands what all of them answer, like prices in
comparable scope.
"""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import chain

from attrs import field, frozen

from dms.comparison.one_group import Programmes, as_listed, in_programmes, one_of
from dms.contracts.contract import Contract
from dms.contracts.state.movement import Movement
from dms.contracts.state.requests import Request
from dms.contracts.what_if.cover_wishes import CoverWishes
from dms.contracts.what_if.figure_titles import COUNTED_FIGURES, MONEY_FIGURES
from dms.contracts.what_if.hiring_plan import HiringPlan
from dms.contracts.what_if.leading import Numbered, lead_together, without
from dms.contracts.what_if.measures import Measured, Measures, measure
from dms.contracts.what_if.open_requests import LeftOut, open_in, questions_in, with_followers
from dms.contracts.what_if.planning import planned_requests
from dms.contracts.what_if.rerun import Rerun, run
from dms.i18n import Text
from dms.issues import Issue
from dms.members import Roster

__all__ = ["HiringRow", "HiringYear", "HiringYears", "hiring_years"]


@frozen(kw_only=True)
class HiringYear:
    """What a plan comes to with one candidate."""

    rerun: Rerun | None = field(repr=False)
    """The contract led through the whole plan; None when it leaves something open."""
    measured: Measured | None = field(repr=False)
    """The figures of the whole plan, in all and for each person; None likewise."""
    common: Measures
    """The figures of those requests that every candidate answers."""
    open: tuple[LeftOut, ...]
    """The requests that this contract leaves open, with what has to be asked, and those that rest
    on them."""
    questions: tuple[Issue, ...]
    """What is to be asked before the figures are complete, each once."""
    refused: tuple[Movement, ...]
    """What this contract does not grant, with reasons and options."""

    @property
    def total(self) -> Measures | None:
        """The figures of the whole plan; None when something is open."""
        return self.measured.total if self.measured is not None else None

    @property
    def contract(self) -> Contract | None:
        """The contract after the whole plan; None when something is open."""
        return self.rerun.contract if self.rerun is not None else None


@frozen
class HiringRow:
    """One figure of the year, side by side."""

    key: str
    """The name of the figure in :class:`~dms.contracts.what_if.measures.Measures`."""
    title: Text
    figures: Mapping[str, Decimal | int | None]
    """By the id of the candidate; None where the contract does not say what comes of the plan."""

    @property
    def is_money(self) -> bool:
        """Whether the figures are roubles; otherwise days, people or requests are counted."""
        return self.key in MONEY_FIGURES


@frozen(kw_only=True)
class HiringYears:
    """A plan through the contracts of all candidates."""

    plan: HiringPlan = field(repr=False)
    requests: tuple[Request, ...] = field(repr=False)
    """What is asked for, in the client's names of programmes, the earliest filed first."""
    years: Mapping[str, HiringYear]
    """By the id of the candidate, in the order in which they were given."""
    left_out: tuple[LeftOut, ...]
    """The requests that some candidate leaves open: they are not among what is common."""
    joiners: int
    """How many people ask to join."""

    @property
    def is_complete(self) -> bool:
        """Whether every contract answers the whole plan; then what is common is all of it."""
        return not self.left_out

    @property
    def rows(self) -> tuple[HiringRow, ...]:
        """The figures of the whole plan, candidate beside candidate."""
        return tuple(_rows({id_: year.total for id_, year in self.years.items()}))

    @property
    def common_rows(self) -> tuple[HiringRow, ...]:
        """The figures of what every candidate answers."""
        return tuple(_rows({id_: year.common for id_, year in self.years.items()}))

    def mean_days_without_cover(self, candidate: str) -> Decimal | None:
        """Days without cover for each person who asks to join, to the hundredth."""
        total = self.years[candidate].total
        return None if total is None else total.days_without_cover_for_each(self.joiners)


def hiring_years(
    contracts: Mapping[str, Contract],
    plan: HiringPlan,
    *,
    roster: Roster | None = None,
    programmes: Mapping[str, Programmes] | None = None,
) -> HiringYears:
    """Lead the contracts of all candidates through one hiring plan.

    `contracts` are by the id of the candidate, for the same people and days and without any
    movement yet; every one pays what falls due on time. `roster` is the list as the client writes
    it, where insurers call programmes otherwise, and `programmes` has by candidate what each name
    in it means there. The order of the candidates changes no figure.

    Raises ValueError for contracts that cannot be compared, and what
    :func:`~dms.contracts.what_if.planning.planned_requests` raises for a plan that cannot be drawn.
    """
    model = as_listed(one_of(contracts), roster)
    planned = planned_requests(plan, model)
    requests = list(enumerate(planned, start=1))
    names = programmes or {}
    candidates = {id_: _Candidate(one, names.get(id_, {})) for id_, one in contracts.items()}
    left_out, runs = lead_together([one.led for one in candidates.values()], requests)
    answered = without(left_out, requests)
    common = zip(candidates.items(), runs, strict=True)
    return HiringYears(
        plan=plan,
        requests=planned,
        years={
            id_: one.year(requests, answered, led)
            for (id_, one), led in common
            if isinstance(led, Rerun)
        },
        left_out=left_out,
        joiners=len(CoverWishes(model, requests).joiners),
    )


@frozen
class _Candidate:
    """A contract, and what it calls the programmes."""

    contract: Contract
    programmes: Programmes

    def led(self, requests: Sequence[Numbered]) -> Rerun:
        """Return the contract led through requests, paying what falls due on time."""
        own = [(number, in_programmes(one, self.programmes)) for number, one in requests]
        return run(self.contract, own, pays_when_due=True)

    def year(
        self, requests: Sequence[Numbered], answered: Sequence[Numbered], common: Rerun
    ) -> HiringYear:
        """Return the year; `common` is the contract led through what everybody answers."""
        shared = self._measured(common, answered)
        complete = len(answered) == len(requests)
        whole = common if complete else self.led(requests)
        waiting = open_in(whole)
        open_ = tuple(with_followers(requests, waiting))
        numbers = {one.number for one in open_}
        asked = (*chain(*waiting.values()), *questions_in(whole))
        return HiringYear(
            rerun=None if open_ else whole,
            measured=None if open_ else shared if complete else self._measured(whole, requests),
            common=shared.total,
            open=open_,
            questions=tuple(dict.fromkeys(asked)),
            refused=tuple(
                movement
                for number, movement in whole.answers.items()
                if not movement.accepted and number not in numbers
            ),
        )

    def _measured(self, led: Rerun, requests: Sequence[Numbered]) -> Measured:
        return measure(led, CoverWishes(self.contract, requests))


def _rows(figures: Mapping[str, Measures | None]) -> Iterator[HiringRow]:
    for key, title in {**MONEY_FIGURES, **COUNTED_FIGURES}.items():
        found = {id_: None if one is None else getattr(one, key) for id_, one in figures.items()}
        yield HiringRow(key, title, found)
