"""A wish about terms: how it becomes a result, with the clause that answers it."""

from attrs import frozen

from dms.contracts.terms.terms import Terms
from dms.i18n import Text
from dms.issues import Location
from dms.requirements.case import Case
from dms.requirements.met import Met
from dms.requirements.point import Judged
from dms.requirements.wishes import Need

__all__ = ["UNSTATED", "TermWish", "terms_of"]

UNSTATED = Terms(dms="terms/1", id="not-stated")
"""Terms that say nothing."""


def terms_of(case: Case) -> Terms:
    """Return the terms of the contract; without any, terms that say nothing."""
    return case.terms if case.terms is not None else UNSTATED


@frozen(kw_only=True)
class TermWish:
    """A wish about terms and what was found; `at` is the pointer into the terms."""

    wish: str
    subject: Text
    point: Text
    need: Need
    wanted: Text
    judged: Judged
    at: str
    clause: str | None = None

    def met(self, case: Case) -> Met:
        """Return the result; the place is known only where there are terms."""
        judged = self.judged
        return Met(
            wish=self.wish,
            title=Text("{subject}: {point}", {"subject": self.subject, "point": self.point}),
            need=self.need,
            answer=judged.answer,
            wanted=self.wanted,
            found=judged.found,
            reason=judged.reason,
            ours=judged.ours,
            where=Location(pointer=self.at) if case.terms is not None else None,
            clause=self.clause,
        )
