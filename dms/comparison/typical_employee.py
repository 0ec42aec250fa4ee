"""The typical employee: one of the kind that is most frequent, the same for all candidates."""

from collections import Counter
from collections.abc import Iterator, Mapping

from attrs import astuple

from dms.comparison.one_group import one_of
from dms.contracts.contract import Contract
from dms.members import Relationship, Roster
from dms.periods import Period
from dms.pricing.cells import sort_into_cells

__all__ = ["typical_employee"]


def typical_employee(contracts: Mapping[str, Contract]) -> str | None:
    """Return the id of an employee like whom there are most, or None where there is no employee.

    Two employees are alike when they cost the same with every candidate; of those alike the first
    in the list is taken. Who is insured for the whole term goes before who is not. Raises
    ValueError for contracts that cannot be compared.
    """
    agreement = one_of(contracts).agreement
    roster = agreement.members
    staff = list(_staff(roster, agreement.period)) or list(_staff(roster, None))
    kinds = list(zip(*(_cells(one) for one in contracts.values()), strict=True))
    frequent = Counter(kinds[index] for index in staff).most_common(1)
    ids = roster.column("id")
    return next((ids[i] for i in staff if kinds[i] == frequent[0][0]), None)


def _staff(roster: Roster, whole: Period | None) -> Iterator[int]:
    """Return which members are employees, only those with the whole term where one is given."""
    columns = (roster.column(name) for name in ("relationship", "start", "last_day"))
    for index, (relationship, start, last_day) in enumerate(zip(*columns, strict=True)):
        if relationship != Relationship.EMPLOYEE:
            continue
        if whole is None or (start or whole.start, last_day or whole.last_day) == astuple(whole):
            yield index


def _cells(contract: Contract) -> list[int]:
    agreement = contract.agreement
    return sort_into_cells(agreement.members, agreement.desk.plan, agreement.period)[1]
