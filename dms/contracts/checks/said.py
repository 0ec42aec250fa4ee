"""Said: one condition of the contract as a check reads it, with its place and its clause."""

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any

from attrs import field, frozen

from dms.contracts.checks.subject import Subject
from dms.contracts.checks.verdict import Stake, Verdict, failed, not_stated, passed
from dms.contracts.terms.conditions import Conditions
from dms.i18n import Text
from dms.issues import Location

__all__ = ["Said", "answered", "said"]


@frozen
class Said:
    """What a contract says of one condition; the value None is "not stated"."""

    subject: Subject = field(repr=False)
    conditions: Conditions
    name: str

    @cached_property
    def value(self) -> Any:
        """The answer that the contract gives."""
        return getattr(self.conditions, self.name)

    @property
    def where(self) -> Location:
        """Where it stands, or where it belongs."""
        return self.subject.in_terms(f"/conditions/{self.name}")

    @property
    def clause(self) -> str | None:
        """The number of the clause in the contract."""
        return self.conditions.clauses.get(self.name)

    def passed(self, found: Text) -> Verdict:
        """Say that it is as it should be."""
        return passed(found, self.where, self.clause)

    def failed(self, found: Text, *, stake: Stake | None = None) -> Verdict:
        """Say that it hurts the client."""
        return failed(found, self.where, self.clause, stake=stake)

    def open(self, found: Text, *, of_client: bool = False) -> Verdict:
        """Say that the contract leaves it open; `of_client` is what only the client knows."""
        return not_stated(found, self.where, self.clause, of_client=of_client)

    def also(self, name: str) -> "Said":
        """Return another condition of the same contract."""
        return Said(self.subject, self.conditions, name)


def said(subject: Subject, name: str) -> Iterator[Said]:
    """Return what a contract says of a condition; nothing where there is no contract to read.

    Terms without any conditions are a contract that states none of them.
    """
    if subject.terms is not None:
        yield Said(subject, subject.terms.conditions or Conditions(), name)


def answered(
    subject: Subject,
    name: str,
    *,
    bad: Mapping[object, Text],
    good: Mapping[object, Text],
    unsaid: Text,
    of_client: bool = False,
) -> Iterator[Verdict]:
    """Judge a condition by its answer: every answer there is stands among `bad` or `good`.

    `of_client` is a condition that only the client can tell.
    """
    for one in said(subject, name):
        if one.value is None:
            yield one.open(unsaid, of_client=of_client)
        elif one.value in bad:
            yield one.failed(bad[one.value])
        else:
            yield one.passed(good[one.value])
