"""Missing: what a check that said nothing would have looked at, had it been given.

A check that says nothing does not concern the offer, or it found nothing to look at. Which of the
two is told by what it asked its subject for in vain.
"""

from enum import StrEnum
from typing import Any, cast

from attrs import define, field

from dms.contracts.checks.check import Check
from dms.contracts.checks.subject import Subject

__all__ = ["Missing", "missing_for"]


class Missing(StrEnum):
    """What the checks may look at besides the offer."""

    TERMS = "terms"
    ROSTER = "roster"
    CONTRACT = "contract"
    """The year of a contract: terms and a list of people that a contract can be concluded with."""


_ASKED = {
    "terms": Missing.TERMS,
    "roster": Missing.ROSTER,
    "contract": Missing.CONTRACT,
    "taxes": Missing.CONTRACT,
}


@define
class _Watched:
    """A subject that remembers what it was asked for and does not have."""

    subject: Subject
    missing: set[Missing] = field(factory=set)

    def __getattr__(self, name: str) -> Any:
        found = getattr(self.subject, name)
        if found is None and name in _ASKED and not self._needs_none(name):
            self.missing.add(_ASKED[name])
        return found

    def _needs_none(self, name: str) -> bool:
        """Say whether taxes are none because those of a company are not looked at."""
        return name == "taxes" and self.subject.of_individual


def missing_for(check: Check, subject: Subject) -> tuple[Missing, ...]:
    """Return what a check that said nothing lacked; nothing where it does not concern the offer."""
    watched = _Watched(subject)
    try:
        tuple(check.look(cast("Subject", watched)))
    except Exception:  # a rule of another package may look at its subject in its own way
        return ()
    return tuple(one for one in Missing if one in watched.missing)
