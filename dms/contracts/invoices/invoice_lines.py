"""Lines of an insurer's invoice, and which person of the contract each is for.

A person is known by the id; else by the number of the policy, which the roster may have in a column
`policy_number`; else by name and birth date, where ё and е, small and capital letters are one.
"""

from collections.abc import Hashable, Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Protocol

from attrs import frozen

from dms.contracts.state.names import plain_name
from dms.contracts.state.person import Person
from dms.issues import Location
from dms.members import Birth, Member

__all__ = ["Finder", "InvoiceLine"]

_Key = tuple[str, Hashable]


class InvoiceLine(Protocol):
    """What one line of an invoice says; :class:`dms.io.invoice.InvoiceRow` is one."""

    @property
    def amount(self) -> Decimal:
        """Roubles, negative for money back."""

    @property
    def where(self) -> Location:
        """The cell with the amount."""

    @property
    def id(self) -> str | None:
        """The number of the person."""

    @property
    def policy_number(self) -> str | None:
        """The number of the person's policy."""

    @property
    def name(self) -> str | None:
        """The whole name."""

    @property
    def birth(self) -> Birth | None:
        """The birth date, or only the year."""


@frozen
class Finder:
    """Finds the people of a contract by what an invoice says of them."""

    _by: Mapping[_Key, tuple[str, ...]]

    @classmethod
    def of(cls, people: Iterable[Person]) -> "Finder":
        """Get to know people."""
        by: dict[_Key, list[str]] = {}
        for person in people:
            for key in _known_by(person.member):
                by.setdefault(key, []).append(person.id)
        return cls({key: tuple(ids) for key, ids in by.items()})

    def find(self, line: InvoiceLine) -> tuple[str, ...]:
        """Return the ids of everybody whom a line may mean; none for a stranger."""
        return next((self._by[key] for key in _asked_for(line) if key in self._by), ())


def _known_by(member: Member) -> Iterator[_Key]:
    """Return everything that a person may be asked for by."""
    yield "id", member.id
    policy, birth = member.extra.get("policy_number"), member.birth
    if policy:
        yield "policy", str(policy).strip()
    if member.name:
        name = plain_name(member.name)
        yield "name", name
        yield "born", (name, birth)
        if isinstance(birth, date):
            yield "year", (name, birth.year)


def _asked_for(line: InvoiceLine) -> Iterator[_Key]:
    """Return what a line says of its person, the surest first.

    A birth date has to be the same: a name alone is enough only where no birth is told.
    """
    if line.id:
        yield "id", line.id.strip()
    if line.policy_number:
        yield "policy", line.policy_number.strip()
    if not line.name:
        return
    name, birth = plain_name(line.name), line.birth
    if birth is None:
        yield "name", name
        return
    yield "born", (name, birth)
    yield ("born", (name, birth.year)) if isinstance(birth, date) else ("year", (name, birth))
