"""Contributions that may fall due for people covered for less than a year: a disputed position.

The base of contributions is personal (п. 1 ст. 421 НК РФ), so the Ministry of Finance asks of each
person for a year of cover: Минфин 08.11.2024 № 03-15-05/110597 on joiners, 27.07.2022
№ 03-03-06/1/72400 and later letters on leavers. Nothing here says that they are due.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from itertools import groupby

from attrs import evolve, frozen

from dms.contracts.tax.facts import Facts
from dms.contracts.tax.inputs import Cover, Insured
from dms.contracts.tax.one_year import OneYearTest
from dms.contracts.tax.parameter_table import TaxParameter
from dms.contracts.tax.parameters import CONTRIBUTION_RATE, Found, look_up
from dms.issues import Issue
from dms.money import round_to
from dms.periods import ONE_DAY, Period
from dms.pricing.exact import added

__all__ = ["Exposure", "ExposureKind", "exposures"]


class ExposureKind(StrEnum):
    """Why the cover of a person is shorter than a year."""

    JOINER = "joiner"
    """Joined after the contract started."""
    LEAVER = "leaver"
    """Left before the contract ended."""
    ENDED_EARLY = "ended_early"
    """The contract ended before its term."""
    SHORT_CONTRACT = "short_contract"
    """The contract itself is for less than a year."""


@frozen(kw_only=True)
class Exposure:
    """Contributions on the premium of one employee, if the position is followed."""

    member: str
    """Id of the employee."""
    kinds: tuple[ExposureKind, ...]
    period: Period
    """Days of cover."""
    premium: Decimal
    """Roubles that the employer pays for them, up to the last day of employment."""
    tariff: TaxParameter | None
    """The single tariff, where it is used; None: the employer states another, or it is unknown."""
    main: Decimal | None
    """Contributions at the single or the stated tariff; None: the tariff is not known."""
    accident: Decimal | None
    """Contributions against accidents at work; None: the rate is not stated."""
    issues: tuple[Issue, ...] = ()
    """What is open about the tariff."""

    @property
    def total(self) -> Decimal | None:
        """Return both together; None while one of them is unknown."""
        if self.main is None or self.accident is None:
            return None
        return added(self.main, self.accident)


def exposures(covers: Iterable[Cover], facts: Facts) -> tuple[Exposure, ...]:
    """Return the exposures of employees, in the order of their ids."""
    employees = [c for c in covers if c.insured is Insured.EMPLOYEE]
    in_order = sorted(_ended(employees, facts), key=lambda c: (c.member, c.period.start))
    return tuple(
        _exposure(cover, kinds, premium, facts)
        for _, own in groupby(in_order, key=lambda c: c.member)
        for cover in _joined(own)
        if (kinds := _kinds(cover.period, facts)) and (premium := _while_employed(cover))
    )


def _ended(covers: Iterable[Cover], facts: Facts) -> Iterator[Cover]:
    """Cut covers off where the contract really ended."""
    for cover in covers:
        if (period := cover.period.overlap(Period(facts.contract.start, facts.ended))) is not None:
            yield evolve(cover, period=period)


def _joined(covers: Iterable[Cover]) -> Iterator[Cover]:
    """Make one of stretches of a person, in order, that follow each other without a gap."""
    last, *rest = covers
    for cover in rest:
        if cover.period.start > last.period.last_day + ONE_DAY:
            yield last
            last = cover
            continue
        end = max(last.period.last_day, cover.period.last_day)
        period = Period(last.period.start, end)
        last = evolve(cover, period=period, premium=added(last.premium, cover.premium))
    yield last


def _kinds(period: Period, facts: Facts) -> tuple[ExposureKind, ...]:
    if not OneYearTest(facts.contract).passes:
        return (ExposureKind.SHORT_CONTRACT,)
    if OneYearTest(period).passes:
        return ()
    ended = facts.ending is not None and period.last_day >= facts.ended
    reasons = {
        ExposureKind.JOINER: period.start > facts.contract.start,
        ExposureKind.LEAVER: period.last_day < facts.contract.last_day and not ended,
        ExposureKind.ENDED_EARLY: ended,
    }
    return tuple(kind for kind, holds in reasons.items() if holds)


def _while_employed(cover: Cover) -> Decimal:
    """Return the premium up to the last day of employment; what follows is no object."""
    last_day = min(cover.period.last_day, cover.left_on or date.max)
    days = max(0, (last_day - cover.period.start).days + 1)
    return round_to(Fraction(cover.premium) * days / cover.period.days)


def _exposure(
    cover: Cover, kinds: tuple[ExposureKind, ...], premium: Decimal, facts: Facts
) -> Exposure:
    stated = facts.contribution_rates.get(cover.member)
    found = (
        look_up(facts.parameters, CONTRIBUTION_RATE, cover.period.start)
        if stated is None
        else Found(None)
    )
    return Exposure(
        member=cover.member,
        kinds=kinds,
        period=cover.period,
        premium=premium,
        tariff=found.parameter,
        main=_share(premium, found.value if stated is None else stated),
        accident=_share(premium, facts.accident_rate),
        issues=found.issues,
    )


def _share(premium: Decimal, rate: Decimal | None) -> Decimal | None:
    return None if rate is None else round_to(Fraction(premium) * Fraction(rate))
