"""Origins: the rules behind what may be chosen, in words and with their places."""

from attrs import frozen

from dms.i18n import Text
from dms.issues import Location

__all__ = ["Origin"]


@frozen
class Origin:
    """One rule: of the offer, of the kind of care itself, or of the group."""

    id: str
    """Short name for programs; rules of the offer keep theirs."""
    words: Text
    """What it says, as a sentence."""
    where: Location | None = None
    """Where it is written; None where it lies in the nature of the care."""
    clause: str | None = None
    """The paragraph of the contract."""
