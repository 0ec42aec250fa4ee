"""Territory changes: where doctors and ambulances come, offer by offer, wider or narrower.

For each kind of care that comes to the people. Where an offer does not state its territory nothing
is compared: it is a question to the insurer.
"""

from collections import Counter
from collections.abc import Mapping, Sequence

from attrs import frozen

from dms.comparison.answers import Answer
from dms.comparison.matrix import ModuleRow
from dms.comparison.occasion import Occasion
from dms.comparison.roster_programmes import RosterProgramme
from dms.coverage import Coverage
from dms.i18n import Text
from dms.modules.questions import Stated
from dms.modules.registry import kinds, title_of
from dms.places import Place
from dms.reach import Tally
from dms.territory import Territory, TerritoryBase
from dms.territory_relation import Relation, compare, compare_hours

__all__ = ["TerritoryCell", "TerritoryRow", "territory_rows"]

_Homes = Mapping[Place | None, int]
"""How many members live where; None is not known."""


@frozen
class TerritoryCell:
    """The territory of one offer; None is "not stated", or nothing to compare with."""

    state: Stated
    """Whether the care is offered at all."""
    territory: Territory | None = None
    relation: Relation | None = None
    """How it relates to that of the base: wider, narrower …"""
    hours: Relation | None = None
    """Whether calls are accepted longer than with the base."""
    members: Tally | None = None
    """Members who live inside, outside, or nobody can tell; None where it is not about homes."""

    @property
    def words(self) -> Text | None:
        """The territory in words; None is not stated."""
        return self.territory.describe() if self.territory is not None else None


@frozen
class TerritoryRow:
    """One kind of care by offers; `programme` is None for the contract as such."""

    programme: RosterProgramme | None
    kind: str
    cells: Mapping[str, TerritoryCell]

    @property
    def title(self) -> Text:
        """What the kind of care is called."""
        return title_of(self.kind)


def territory_rows(
    occasion: Occasion, rows: Sequence[ModuleRow], base: str
) -> tuple[TerritoryRow, ...]:
    """Compare territories with that of the base, for the kinds of care of a matrix."""
    homes = _homes(occasion)
    return tuple(_row(row, base, homes) for row in rows if _has_territory(row))


def _has_territory(row: ModuleRow) -> bool:
    known = kinds().get(row.kind)
    states = [cell.state for cell in row.cells.values()]
    return known is not None and known.needs_territory and Stated.YES in states


def _homes(occasion: Occasion) -> dict[str | None, Counter[Place | None]]:
    """Count the homes of the people of each programme."""
    column = occasion.roster.column("place")
    places = {name: Place.named(name) if name else None for name in dict.fromkeys(column)}
    homes: dict[str | None, Counter[Place | None]] = {}
    for (programme, name), count in Counter(zip(occasion.membership, column, strict=True)).items():
        homes.setdefault(programme, Counter())[places[name]] += count
    return homes


def _row(
    row: ModuleRow, base: str, homes: Mapping[str | None, Counter[Place | None]]
) -> TerritoryRow:
    people = (
        homes.get(row.programme.id, Counter())
        if row.programme is not None
        else sum(homes.values(), Counter[Place | None]())
    )
    start = _territory(row.cells[base].answer)
    cells = {
        id_: _cell(cell.answer, None if id_ == base else start, people)
        for id_, cell in row.cells.items()
    }
    return TerritoryRow(row.programme, row.kind, cells)


def _territory(answer: Answer) -> Territory | None:
    """Return where it is given; None where it is not said, or modules of the kind differ."""
    found = {one.territory for one in answer.modules} if answer.state is Stated.YES else set()
    return next(iter(found)) if len(found) == 1 else None


def _cell(answer: Answer, start: Territory | None, people: _Homes) -> TerritoryCell:
    own = _territory(answer)
    if own is None:
        return TerritoryCell(answer.state)
    return TerritoryCell(
        answer.state,
        own,
        compare(own, start) if start is not None else None,
        compare_hours(own, start) if start is not None else None,
        _members(own, people),
    )


def _members(territory: Territory, people: _Homes) -> Tally | None:
    """Count members inside and outside; care abroad is meant for journeys, not for homes."""
    if territory.base is TerritoryBase.ABROAD or not people:
        return None
    found: Counter[Coverage] = Counter()
    for place, count in people.items():
        found[Coverage.UNKNOWN if place is None else territory.covers(place)] += count
    return Tally(found[Coverage.YES], found[Coverage.NO], found[Coverage.UNKNOWN])
