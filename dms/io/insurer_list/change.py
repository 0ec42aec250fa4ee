"""What an insurer is told about one person."""

from datetime import date
from enum import StrEnum

from attrs import field, frozen

from dms.members import Member

__all__ = ["ListKind", "ListedChange"]


class ListKind(StrEnum):
    """The three kinds of list that insurers take."""

    ATTACH = "attach"
    """People who join (прикрепление)."""
    DETACH = "detach"
    """People who leave (открепление)."""
    DATA_CHANGE = "data_change"
    """People whose personal data change."""


@frozen(kw_only=True)
class ListedChange:
    """One person of a list, with the days of cover as they are after the change.

    `start` is the first and `last_day` the last day of cover, both count; whoever leaves before
    the first day has a last day before it. `programme` is its title in the contract, by default
    what the member has. Address, telephones and position are taken from the columns `address`,
    `phone`, `home_phone`, `work_phone` and `position` in `member.extra`.
    """

    member: Member = field(kw_only=False)
    kind: ListKind = field(kw_only=False, converter=ListKind)
    start: date
    last_day: date
    policy_number: str | None = field(default=None, repr=False)
    contract_number: str | None = None
    policyholder: str | None = None
    programme: str | None = None

    def __attrs_post_init__(self) -> None:
        if self.kind is ListKind.ATTACH and self.last_day < self.start:
            raise ValueError("Whoever joins has a last day that is not before the start")
