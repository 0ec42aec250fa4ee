"""Findings: what checks came to, in the order in which they are to be read."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from attrs import evolve, field, frozen

from dms.contracts.checks.check import Check, Gravity
from dms.contracts.checks.stakes import Better, together
from dms.contracts.checks.subject import Subject
from dms.contracts.checks.verdict import Stake, Status, Verdict
from dms.i18n import Text
from dms.issues import Issue, Location

__all__ = ["CheckReport", "Finding", "OpenPoint", "in_order"]


@frozen
class Finding:
    """What one check says of one place, and what is at stake there."""

    check: Check
    verdict: Verdict
    stake: Stake | None = None
    shared_with: Check | None = None
    """A check with the same better clause, under which it is told what the clause is worth."""

    @property
    def status(self) -> Status:
        """How the check ended at this place."""
        return self.verdict.status

    @property
    def better(self) -> Better | None:
        """The better clause: that of this place, else that of the check."""
        return self.verdict.better or self.check.better


@frozen
class OpenPoint:
    """A question to the insurer or to the client, and the checks that wait for its answer."""

    number: int
    """From 1 on."""
    asked: Text
    where: Location | None
    clause: str | None
    checks: tuple[Check, ...]
    of_client: bool = False
    """Whether only the client can answer it, not the insurer."""


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return findings by gravity, then by id; places of one check stay in their order.

    What a better clause is worth is told once, so that nobody adds it up twice.
    """
    return tuple(
        _told_once(sorted(findings, key=lambda one: (one.check.gravity.rank, one.check.id)))
    )


def _told_once(findings: Iterable[Finding]) -> Iterator[Finding]:
    told: dict[Better, Check] = {}
    for one in findings:
        better = one.better
        if one.stake is None or better is None:
            yield one
            continue
        first = told.setdefault(better, one.check)
        own = one.verdict.stake
        yield one if first is one.check else evolve(one, stake=own, shared_with=first)


@frozen(eq=False)
class CheckReport:
    """Everything that checks found about one offer or contract.

    Passed, failed and not stated are three different things: what the documents do not say is
    among the :attr:`questions` and never counts as a "no".
    """

    subject: Subject = field(repr=False)
    findings: tuple[Finding, ...]
    """By gravity, then by id."""
    skipped: tuple[Check, ...] = ()
    """Checks that do not apply here."""
    issues: tuple[Issue, ...] = ()
    """Packages whose checks cannot be used, and why no money can be told."""

    @property
    def failed(self) -> tuple[Finding, ...]:
        """What hurts the client."""
        return self._ended(Status.FAILED)

    @property
    def passed(self) -> tuple[Finding, ...]:
        """What is as it should be."""
        return self._ended(Status.PASSED)

    @property
    def not_stated(self) -> tuple[Finding, ...]:
        """What the documents do not say."""
        return self._ended(Status.NOT_STATED)

    def _ended(self, status: Status) -> tuple[Finding, ...]:
        return tuple(one for one in self.findings if one.status is status)

    def at_least(self, gravity: Gravity | str) -> tuple[Finding, ...]:
        """Return what failed and is as grave as `gravity` or graver."""
        least = Gravity(gravity)
        return tuple(one for one in self.failed if one.check.gravity.at_least(least))

    @cached_property
    def questions(self) -> tuple[OpenPoint, ...]:
        """What is not stated, as numbered questions; one that several checks ask stands once."""
        asked: dict[tuple[str, str], list[Finding]] = {}
        for one in self.not_stated:
            key = one.verdict.found.to("en"), str(one.verdict.where)
            asked.setdefault(key, []).append(one)
        return tuple(_question(n, found) for n, found in enumerate(asked.values(), start=1))

    @cached_property
    def together(self) -> Stake | None:
        """What all better clauses of the failed checks are worth at once, if there are several."""
        found = (one.better for one in self.failed)
        betters = list(dict.fromkeys(better for better in found if better is not None))
        return together(self.subject, betters) if len(betters) > 1 else None


def _question(number: int, found: Sequence[Finding]) -> OpenPoint:
    verdict = found[0].verdict
    checks = tuple(dict.fromkeys(one.check for one in found))
    return OpenPoint(
        number, verdict.found, verdict.where, verdict.clause, checks, verdict.of_client
    )
