"""Course: a contract on its way through its requests, one granted after the other."""

from collections.abc import Iterable

from dms.contracts.movements.previews import preview
from dms.contracts.state.journal import Entry, chained, record_of
from dms.contracts.state.movement import Movement
from dms.contracts.state.requests import Request
from dms.contracts.state.standing import Standing

__all__ = ["Course"]


class Course:
    """How a contract stands while movements are entered; a contract itself never changes."""

    def __init__(
        self, standing: Standing, journal: Iterable[Movement], entries: Iterable[Entry]
    ) -> None:
        self.standing = standing
        self.journal = list(journal)
        self.entries = list(entries)
        self._own = False

    def preview(self, request: Request) -> Movement:
        """Return what comes of a request as it stands now."""
        return preview(self.standing, request, self.journal)

    def enter(self, movement: Movement) -> None:
        """Enter a movement that was made on what stands now."""
        last = self.entries[-1].booked_on if self.entries else self.standing.agreement.concluded_on
        booked_on = max(last, movement.request.requested_on)
        hashed = chained(self.standing.head, record_of(movement, booked_on))
        self.standing = self.standing.after(movement.change, hashed, in_place=self._own)
        self._own = True  # from here on nobody else has seen the list of people
        self.journal.append(movement)
        self.entries.append(Entry(movement, booked_on, hashed))
