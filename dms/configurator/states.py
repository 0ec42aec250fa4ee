"""States: where every choice stands, and why."""

from decimal import Decimal
from enum import StrEnum

from attrs import field, frozen

from dms.configurator.choice import Choice
from dms.configurator.origin import Origin
from dms.i18n import Text

__all__ = ["By", "Clash", "Decision", "Difference", "OptionState", "Status", "Why"]


class Status(StrEnum):
    """Where a choice stands."""

    CHOSEN = "chosen"
    """It is taken: you chose it, or it is the default."""
    IMPLIED = "implied"
    """It is taken because something else is."""
    EXCLUDED = "excluded"
    """It cannot be taken together with what was chosen, or not by this group."""
    OPEN = "open"
    """It is not taken and may be."""


class By(StrEnum):
    """Who settled it."""

    CHOICE = "choice"
    DEFAULT = "default"
    RULE = "rule"


@frozen
class Decision:
    """Something that was chosen, or left out on purpose."""

    choice: Choice
    taken: bool = True

    def __str__(self) -> str:
        return str(self.choice) if self.taken else f"not {self.choice}"


@frozen
class Why:
    """The shortest reason: these decisions, under these rules."""

    decisions: tuple[Decision, ...]
    """The fewest decisions that are enough; none: the rules alone."""
    rules: tuple[Origin, ...] = field(repr=False)


@frozen
class Difference:
    """What a change costs, in roubles; negative is cheaper."""

    total: Decimal
    """For the whole contract: the difference of two quotes."""
    per_head: Decimal
    """For one person of the programme on average, rounded like a premium."""
    along: tuple[Choice, ...] = ()
    """What else is taken then and is not now: care that it needs, values that change with it."""
    without: tuple[Choice, ...] = ()
    """Kinds of care that are taken now and fall away then, because they need what is left out."""


@frozen
class OptionState:
    """One kind of care, or one value of an option, as it stands."""

    choice: Choice
    title: Text = field(repr=False)
    taken: bool
    status: Status
    by: By
    why: Why | None = None
    """Why it is implied or excluded."""
    difference: Difference | None = None
    """What the price would change by if it were taken, or left out where it is taken. None where
    that cannot be, or where there is no price."""


@frozen
class Clash:
    """Decisions that cannot be met together; without any one of them the others can."""

    decisions: tuple[Decision, ...]
    rules: tuple[Origin, ...] = field(repr=False)
