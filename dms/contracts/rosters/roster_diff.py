"""The difference of two rosters: who joined, who left, and what changed for those who stay.

People are the same by their id. An id that vanished while a new id has the same name and birth
date is probably the same person under another number: that is a question, not a leaver and a
joiner.

>>> from dms.members import Member
>>> old = Roster.of([Member(id="1", programme="base"), Member(id="2")])
>>> new = Roster.of([Member(id="1", programme="vip"), Member(id="3")])
>>> [(change.kind.value, change.member_id) for change in diff_rosters(old, new)]
[('programme_changed', '1'), ('left', '2'), ('joined', '3')]
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from attrs import field, frozen

from dms.contracts.state.names import plain_name
from dms.i18n import Text, text
from dms.members import COLUMNS, Member, Roster

__all__ = ["ChangeKind", "RosterChange", "diff_rosters"]


class ChangeKind(StrEnum):
    """What happened to a person between two rosters, in the order in which it is told."""

    JOINED = "joined"
    LEFT = "left"
    RENUMBERED = "renumbered"
    """Probably the same person under another id: somebody has to say so."""
    DUPLICATE = "duplicate"
    """A joiner of the same name and birth date as somebody else of the new roster."""
    PROGRAMME_CHANGED = "programme_changed"
    DATES_CHANGED = "dates_changed"
    CIRCUMSTANCES_CHANGED = "circumstances_changed"
    """Place, office, grade, relationship, the employee of a relative, or an extra column."""
    DATA_CORRECTED = "data_corrected"
    """Birth date, sex or name."""


_KINDS: Mapping[str, ChangeKind] = MappingProxyType(
    {
        "programme": ChangeKind.PROGRAMME_CHANGED,
        "start": ChangeKind.DATES_CHANGED,
        "last_day": ChangeKind.DATES_CHANGED,
        "birth": ChangeKind.DATA_CORRECTED,
        "sex": ChangeKind.DATA_CORRECTED,
        "name": ChangeKind.DATA_CORRECTED,
    }
)
"""What a change of a column is; that of any other one is a change of circumstances."""

_QUESTIONS: Mapping[ChangeKind, Text] = MappingProxyType(
    {
        ChangeKind.RENUMBERED: text(
            "The number is new, but name and birth date are the same. Is it the same person? If "
            "so, keep the old number; if not, one person leaves and another one joins."
        ),
        ChangeKind.DUPLICATE: text(
            "Somebody else in the new list has the same name and birth date. Is it one person? If "
            "so, take one of the rows out."
        ),
    }
)


@frozen
class RosterChange:
    """One change of one person.

    `member_id` is the id in the old roster, for joiners that in the new one; `other_id` is the new
    id of somebody renumbered, or the id of the person that a duplicate looks like. `before` is
    None for joiners, `after` for leavers. `fields` are the columns of this change, in their order;
    none when the person as a whole came or went.
    """

    kind: ChangeKind
    member_id: str
    before: Member | None = field(default=None, repr=False)
    after: Member | None = field(default=None, repr=False)
    fields: tuple[str, ...] = ()
    other_id: str | None = None

    @property
    def question(self) -> Text | None:
        """What somebody has to answer before the change can be believed."""
        return _QUESTIONS.get(self.kind)


def diff_rosters(old: Roster, new: Roster) -> tuple[RosterChange, ...]:
    """Return what changed from one roster to another.

    Everybody's changes stand together; employees come in the order of the old roster, new ones
    after them in the order of the new, and relatives follow their employee. Setting the `fields`
    of every change in the old roster to what they are in `after`, with joiners added and leavers
    taken out, gives the new roster.
    """
    before = {member.id: member for member in old}
    after = {member.id: member for member in new}
    renumbered = _renumbered(before, after)
    twins = _twins(before, after)
    changes: list[RosterChange] = []
    for member_id in _in_order(before, after, renumbered):
        changes += _changes(
            before.get(member_id), after.get(renumbered.get(member_id, member_id)), twins
        )
    return tuple(changes)


_Person = tuple[str, date]


def _person(member: Member) -> _Person | None:
    """Return what a person is known by beside the id; ё and е, small and capitals are one."""
    name = plain_name(member.name or "")
    return (name, member.birth) if name and isinstance(member.birth, date) else None


def _renumbered(before: Mapping[str, Member], after: Mapping[str, Member]) -> dict[str, str]:
    """Return new ids by old ones, only where there is no second person to choose from."""
    gone, came = _single(before, after), _single(after, before)
    return {gone[person]: came[person] for person in gone if person in came}


def _single(people: Mapping[str, Member], others: Mapping[str, Member]) -> dict[_Person, str]:
    """Return the ids that the others do not have, by person, where one person has one id."""
    known = [(_person(m), m.id) for m in people.values() if m.id not in others]
    times = Counter(person for person, _ in known)
    return {person: id_ for person, id_ in known if person is not None and times[person] == 1}


def _twins(before: Mapping[str, Member], after: Mapping[str, Member]) -> dict[str, str]:
    """Return for each new id another id of the new roster with the same name and birth date."""
    ids: dict[_Person, list[str]] = {}
    for member in after.values():
        if (person := _person(member)) is not None:
            ids.setdefault(person, []).append(member.id)
    return {
        one: next(other for other in same if other != one)
        for same in ids.values()
        if len(same) > 1
        for one in same
        if one not in before
    }


def _in_order(
    before: Mapping[str, Member], after: Mapping[str, Member], renumbered: Mapping[str, str]
) -> Iterator[str]:
    """Yield everybody once, families together, people known of old by their old id."""
    old_ids = {new: old for old, new in renumbered.items()}
    joined = (member for member in after.values() if member.id not in before)
    everybody = [*before.values(), *(m for m in joined if m.id not in old_ids)]
    families: dict[str, list[str]] = {}
    for member in everybody:
        if member.employee_id is None:
            families[member.id] = [member.id]
    for member in everybody:
        if member.employee_id is not None:
            employee = old_ids.get(member.employee_id, member.employee_id)
            families.setdefault(employee, []).append(member.id)
    for family in families.values():
        yield from family


def _changes(
    before: Member | None, after: Member | None, twins: Mapping[str, str]
) -> Iterator[RosterChange]:
    if before is None and after is not None:
        yield RosterChange(ChangeKind.JOINED, after.id, after=after)
        if after.id in twins:
            other = twins[after.id]
            yield RosterChange(ChangeKind.DUPLICATE, after.id, after=after, other_id=other)
    elif before is not None and after is None:
        yield RosterChange(ChangeKind.LEFT, before.id, before=before)
    elif before is not None and after is not None:
        yield from _differences(before, after)


def _differences(before: Member, after: Member) -> Iterator[RosterChange]:
    if before.id != after.id:
        kind = ChangeKind.RENUMBERED
        yield RosterChange(kind, before.id, before, after, ("id",), other_id=after.id)
    if before == after:
        return
    found: dict[ChangeKind, list[str]] = {}
    for name in _different(before, after):
        found.setdefault(_KINDS.get(name, ChangeKind.CIRCUMSTANCES_CHANGED), []).append(name)
    for kind in ChangeKind:
        if kind in found:
            yield RosterChange(kind, before.id, before, after, tuple(found[kind]))


def _different(before: Member, after: Member) -> Iterator[str]:
    """Yield the columns that differ, without the id; extra ones in alphabetical order."""
    for name in COLUMNS:
        if name != "id" and getattr(before, name) != getattr(after, name):
            yield name
    for name in sorted({*before.extra, *after.extra}):
        if before.extra.get(name) != after.extra.get(name):
            yield name
