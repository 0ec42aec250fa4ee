"""Upgrades in short: the least, the usual and the most that one costs."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from statistics import median_low

from attrs import frozen

from dms.configurator.grades.upgrade_prices import UpgradePrice
from dms.members import Relationship

__all__ = ["Spread", "UpgradeSummary", "upgrade_summaries"]


@frozen
class Spread:
    """What an upgrade costs some people, in roubles; negative is what they would save."""

    count: int
    """How many people have a price."""
    least: Decimal
    usual: Decimal
    """The price in the middle: as many pay more as pay less. Somebody really pays it."""
    most: Decimal
    cheaper: int
    """For how many the other programme costs less than their own."""

    @classmethod
    def of(cls, prices: Iterable[UpgradePrice]) -> "Spread | None":
        """Sum up prices; None where there is not one."""
        found = sorted(p.difference for p in prices if p.difference is not None)
        if not found:
            return None
        cheaper = sum(price < 0 for price in found)
        return cls(len(found), found[0], median_low(found), found[-1], cheaper)


@frozen
class UpgradeSummary:
    """One upgrade in short."""

    grade: str
    upgrade: str
    employees: Spread | None
    """What employees pay for themselves."""
    relatives: Spread | None
    """What is paid for each relative who comes along."""
    taken: int
    """How many employees took it."""
    unpriced: int
    """People who lack one of the two prices."""


def upgrade_summaries(prices: Sequence[UpgradePrice]) -> tuple[UpgradeSummary, ...]:
    """Sum up each upgrade, in the order in which they come."""
    paths: dict[tuple[str, str], list[UpgradePrice]] = {}
    for price in prices:
        paths.setdefault((price.grade, price.upgrade), []).append(price)
    return tuple(_summary(path, found) for path, found in paths.items())


def _summary(path: tuple[str, str], prices: list[UpgradePrice]) -> UpgradeSummary:
    employees = [p for p in prices if p.relationship == Relationship.EMPLOYEE]
    relatives = [p for p in prices if p.relationship != Relationship.EMPLOYEE]
    return UpgradeSummary(
        *path,
        Spread.of(employees),
        Spread.of(relatives),
        sum(p.taken for p in employees),
        sum(p.difference is None for p in prices),
    )
