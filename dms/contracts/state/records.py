"""A member as a document: what a request and a contract file say about one person."""

from collections.abc import Mapping
from typing import Annotated, Any, Self

from pydantic import Field

from dms.contracts.state.fact_values import FactValue
from dms.documents import Day, Result
from dms.members import COLUMNS, Member, Relationship, Sex

__all__ = ["MemberRecord"]

Hidden = Field(repr=False)
"""Keeps personal data out of representations, and so out of logs."""


class MemberRecord(Result):
    """One insured person; names are optional, and so is everything that prices do not look at."""

    id: Annotated[str, Field(min_length=1, max_length=80)]
    """The personnel number, or any id that is unique in the contract."""
    birth: Annotated[Day | Annotated[int, Field(ge=1900, le=2199)] | None, Hidden] = None
    """The birth date; only the year in an anonymous census."""
    relationship: Relationship = Relationship.EMPLOYEE
    employee_id: str | None = None
    """The id of the employee whom a relative belongs to."""
    sex: Annotated[Sex | None, Hidden] = None
    programme: str | None = None
    place: Annotated[str | None, Hidden] = None
    office: Annotated[str | None, Hidden] = None
    grade: str | None = None
    name: Annotated[str | None, Hidden] = None
    extra: dict[str, FactValue] = Field(default_factory=dict, repr=False)
    """Further columns that the tariff may look at."""

    @classmethod
    def of(cls, member: Member) -> Self:
        """Write down a member; the dates of cover are the contract's business."""
        facts: dict[str, Any] = {name: getattr(member, name) for name in _FACTS}
        return cls(**facts, extra=dict(member.extra))

    @property
    def member(self) -> Member:
        """The same as a member to compute with."""
        facts: Mapping[str, Any] = {name: getattr(self, name) for name in _FACTS}
        return Member(**facts, extra=self.extra)


_FACTS = tuple(name for name in COLUMNS if name not in ("start", "last_day"))
