"""What the tests of checks share: subjects that differ in one statement."""

from collections.abc import Iterable, Mapping
from typing import Any

from contract_helpers import contract, offer, terms

from dms.contracts.checks.check import Check
from dms.contracts.checks.subject import Subject
from dms.contracts.checks.verdict import Status, Verdict
from dms.contracts.contract import Contract
from dms.members import Member, Roster
from dms.pricing.offer import Offer

Case = tuple[Subject, Subject, Subject]
"""A subject that fails a check, one that passes it, and one that does not say."""


def agreed(**conditions: Any) -> Subject:
    """A contract on paper that states some conditions."""
    return Subject(offer=offer(), terms=terms(conditions=conditions or None))


def triple(name: str, bad: Any, good: Any, **beside: Any) -> Case:
    """Three contracts that differ in the answer to one condition."""
    return agreed(**{name: bad}, **beside), agreed(**{name: good}, **beside), agreed(**beside)


def module(kind: str, **says: Any) -> dict[str, Any]:
    return {"kind": kind, **says}


def offering(*modules: Mapping[str, Any], roster: Roster | None = None, **says: Any) -> Subject:
    """An offer with one programme of some modules; what is said otherwise is of the programme."""
    return Subject(offer=offer_of(*modules, **says), roster=roster)


def offer_of(
    *modules: Mapping[str, Any], of: Mapping[str, Any] | None = None, **says: Any
) -> Offer:
    programme = {"id": "std", "name": "Стандарт", "modules": list(modules), **says}
    return offer(programmes=[programme], **(of or {}))


def listed(*members: Member) -> Roster:
    return Roster.of(members)


def concluded(*members: Member, **more: Any) -> Contract:
    return contract(*members, **more)


def verdicts(check: Check, subject: Subject) -> list[Verdict]:
    return list(check.look(subject))


def statuses(check: Check, subject: Subject) -> list[Status]:
    return [verdict.status for verdict in check.look(subject)]


def words(found: Iterable[Verdict]) -> list[str]:
    return [verdict.found.to("en") for verdict in found]
