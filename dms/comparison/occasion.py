"""Occasion: what all offers are compared for: the same people, one period, one brief, one plan."""

from collections.abc import Sequence
from datetime import date
from functools import cached_property

from attrs import frozen

from dms.comparison.roster_programmes import RosterProgramme, membership_of, roster_programmes
from dms.contracts.what_if.hiring_plan import HiringPlan
from dms.members import Roster
from dms.periods import Period
from dms.requirements.requirement import Requirement
from dms.workdays import WorkCalendar

__all__ = ["Occasion"]


@frozen(kw_only=True, eq=False)
class Occasion:
    """The client's side of a comparison; what is None is not known."""

    roster: Roster
    period: Period | None = None
    """The contract period of all candidates; both days count."""
    requirement: Requirement | None = None
    plan: HiringPlan | None = None
    calendar: WorkCalendar | None = None
    """Knows the working days; the Russian one by default."""
    today: date | None = None

    @cached_property
    def programmes(self) -> tuple[RosterProgramme, ...]:
        """The programmes of the brief and the roster."""
        return roster_programmes(self.roster, self.requirement)

    @cached_property
    def membership(self) -> Sequence[str | None]:
        """The programme of each member by its id, in the roster's order."""
        return membership_of(self.roster, self.programmes)
