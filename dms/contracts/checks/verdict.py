"""Verdict: what a check says of one place in an offer or a contract.

Three values, never two: what the document does not say has neither passed nor failed; it becomes a
question to the insurer, or to the client where nobody else can know.
"""

from collections.abc import Callable
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import Literal

from attrs import field, frozen

from dms.contracts.terms.terms import Terms
from dms.i18n import Text
from dms.issues import Issue, Location

__all__ = ["Stake", "Status", "Verdict", "Waiting", "failed", "not_stated", "passed"]


class Status(StrEnum):
    """How a check ended."""

    PASSED = "passed"
    FAILED = "failed"
    NOT_STATED = "not_stated"
    """The document does not say; ask."""


@frozen
class Waiting:
    """How many days a request waits for its effect, over every day on which it can be filed.

    It follows from the rule alone, whoever joins and leaves.
    """

    mean: Fraction
    """The exact mean in days."""
    worst: int
    better_mean: Fraction
    """The same under the better clause."""
    better_worst: int
    counting_assumed: bool = False
    """Whether nobody has said if the day of filing counts; it was taken not to."""


@frozen(kw_only=True)
class Stake:
    """What is at stake for this group: what the better clause would change.

    Money is in roubles over the term, of premium unless the basis names something else; days are
    days without cover. Negative numbers are what the better clause saves. None is "cannot be told",
    and `issues` say why.
    """

    money: Decimal | None = None
    days: int | None = None
    days_too_long: int | None = None
    """Days on which leavers are insured, and paid for, beyond the wish."""
    people: int | None = None
    """How many people it concerns."""
    paid_by: Literal["employer", "employee"] | None = None
    """Whose money it is, where one side bears all of it; None is not told apart."""
    example: bool = False
    """Whether it is an illustration and not a figure of this group's year."""
    left_out: int = 0
    """How many requests are not counted, because something is not stated: see `issues`."""
    basis: Text | None = None
    """What the figures were taken from: a plan of joiners, the present list."""
    waiting: Waiting | None = None
    """Days between a request and its effect by the rule, where the rule is about that."""
    issues: tuple[Issue, ...] = ()


@frozen
class Verdict:
    """What a check says of one place."""

    status: Status
    found: Text
    """What the document says there, or what it leaves open."""
    where: Location | None = None
    clause: str | None = None
    """Number of the clause in the contract."""
    stake: Stake | None = None
    """What is at stake, where the check itself can tell it."""
    better: Callable[[Terms], Terms] | None = field(default=None, repr=False)
    """The better clause for this place, where the check has one for each; else the check's."""
    of_client: bool = False
    """Whether only the client can answer it, not the insurer."""


def passed(found: Text, where: Location | None = None, clause: str | None = None) -> Verdict:
    """Say that a place is as it should be."""
    return Verdict(Status.PASSED, found, where, clause)


def failed(
    found: Text,
    where: Location | None = None,
    clause: str | None = None,
    *,
    stake: Stake | None = None,
    better: Callable[[Terms], Terms] | None = None,
) -> Verdict:
    """Say that a place hurts the client."""
    return Verdict(Status.FAILED, found, where, clause, stake, better)


def not_stated(
    found: Text,
    where: Location | None = None,
    clause: str | None = None,
    *,
    of_client: bool = False,
) -> Verdict:
    """Say that the document leaves it open, for the insurer or for the client to answer."""
    return Verdict(Status.NOT_STATED, found, where, clause, of_client=of_client)
