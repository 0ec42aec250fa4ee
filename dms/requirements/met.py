"""Met: how one wish of a brief stands in one offer, and how many stand how.

There are three answers. What an offer does not say is neither met nor missed; it is asked.
"""

from collections.abc import Iterable

from attrs import frozen

from dms.i18n import Text
from dms.issues import Location
from dms.modules.questions import Stated
from dms.requirements.wishes import Need

__all__ = ["Met", "MetTally", "all_of", "any_of", "tally"]


def all_of(answers: Iterable[Stated]) -> Stated:
    """Return NO if any answer is no, YES if all are yes (or there are none), else NOT_STATED."""
    seen = set(answers)
    if Stated.NO in seen:
        return Stated.NO
    return Stated.NOT_STATED if Stated.NOT_STATED in seen else Stated.YES


def any_of(answers: Iterable[Stated]) -> Stated:
    """Return YES if any answer is yes, NO if all are no (or there are none), else NOT_STATED."""
    seen = set(answers)
    if Stated.YES in seen:
        return Stated.YES
    return Stated.NOT_STATED if Stated.NOT_STATED in seen else Stated.NO


@frozen(kw_only=True)
class Met:
    """One wish held against an offer."""

    wish: str
    """The path of the wish in the brief: `standard.home_care.territory`, `budget.total`."""
    title: Text
    need: Need
    answer: Stated
    """`yes` is met, `no` is missed; `unknown` is not stated, or cannot be told."""
    wanted: Text
    found: Text | None = None
    """What the offer says; None where it says nothing."""
    reason: Text | None = None
    """Why it cannot be told whether the wish is met, where the offer is not simply silent."""
    ours: bool = False
    """The client's side lacks something: a list of people, a price. The insurer cannot help."""
    quotation: str | None = None
    """The words of the offer or the contract."""
    where: Location | None = None
    clause: str | None = None
    programme: str | None = None
    """The programme of the brief; None where the wish is about the whole contract."""
    kind: str | None = None
    """The kind of care."""

    @property
    def asks_insurer(self) -> bool:
        """Whether the insurer has to be asked."""
        return self.answer is Stated.NOT_STATED and not self.ours


@frozen(kw_only=True)
class MetTally:
    """How many wishes are met, missed and unknown."""

    must_met: int = 0
    must_missed: int = 0
    must_unknown: int = 0
    should_met: int = 0
    should_missed: int = 0
    should_unknown: int = 0

    @property
    def musts(self) -> int:
        """All musts: «7 из 7»."""
        return self.must_met + self.must_missed + self.must_unknown

    @property
    def shoulds(self) -> int:
        """All shoulds."""
        return self.should_met + self.should_missed + self.should_unknown

    @property
    def all_musts(self) -> Stated:
        """Whether all musts are met: one missed is a no, one unknown leaves it open."""
        if self.must_missed:
            return Stated.NO
        return Stated.NOT_STATED if self.must_unknown else Stated.YES


def tally(met: Iterable[Met]) -> MetTally:
    """Count wishes by weight and answer."""
    pairs = [(one.need, one.answer) for one in met]

    def count(need: Need) -> list[int]:
        return [pairs.count((need, answer)) for answer in Stated]

    must_met, must_missed, must_unknown = count(Need.MUST)
    should_met, should_missed, should_unknown = count(Need.SHOULD)
    return MetTally(
        must_met=must_met,
        must_missed=must_missed,
        must_unknown=must_unknown,
        should_met=should_met,
        should_missed=should_missed,
        should_unknown=should_unknown,
    )
