"""The session: what the screen shows at one moment; every key makes a new one."""

from collections.abc import Mapping
from enum import StrEnum
from functools import cached_property

from attrs import evolve, field, frozen

from dms.cli.terminal.lines import Line, lines_of
from dms.cli.terminal.question import Question
from dms.cli.terminal.steps import step
from dms.configurator.choice import Choice
from dms.configurator.configuration import Configuration
from dms.configurator.states import Difference
from dms.i18n import Text

__all__ = ["Session", "View"]


class View(StrEnum):
    """What somebody looks at."""

    LIST = "list"
    QUESTION = "question"
    """The list, and a contradiction that waits for a way out."""
    DETAILS = "details"
    """All that is known about the line under the cursor."""
    HELP = "help"
    LEAVING = "leaving"
    """The list, and the question whether all changes are to be lost."""
    SAVED = "saved"
    """The end: to go on with what was chosen."""
    LEFT = "left"
    """The end: without a result."""


@frozen
class Session:
    """The configuration, and where somebody is in it.

    >>> session = Session.of(configuration)                                # doctest: +SKIP
    >>> press(session, Key.TAKE).now.decided                               # doctest: +SKIP
    {'dental': True}
    """

    start: Configuration = field(repr=False)
    now: Configuration
    cursor: str = ""
    """The choice of the line under the cursor; empty where nothing can be chosen."""
    past: tuple[Configuration, ...] = field(default=(), repr=False)
    """What `now` was before each step, the latest last."""
    opened: Mapping[str, bool] = field(factory=dict)
    """Kinds of care that were opened or closed by hand."""
    view: View = View.LIST
    question: Question | None = field(default=None, repr=False)
    remark: Text | None = None
    """Why the last key did nothing."""
    scrolled: int = 0
    """How many lines of a long page are above its window."""

    @classmethod
    def of(cls, configuration: Configuration) -> "Session":
        """Begin with a configuration; one that contradicts itself is asked about at once."""
        begun = cls(configuration, configuration).settled()
        if configuration.is_possible:
            return begun
        asked = Question(None, configuration)
        return evolve(begun, view=View.QUESTION, question=asked)

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """The list."""
        return lines_of(self.now, self.opened)

    @cached_property
    def places(self) -> tuple[int, ...]:
        """The lines where the cursor can be, counted from 0."""
        return tuple(n for n, line in enumerate(self.lines) if line.choice is not None)

    @cached_property
    def place(self) -> int | None:
        """The line where the cursor is; None where nothing can be chosen."""
        return next((n for n in self.places if self.lines[n].name == self.cursor), None)

    @property
    def line(self) -> Line | None:
        """The line under the cursor."""
        return self.lines[self.place] if self.place is not None else None

    @property
    def changed(self) -> bool:
        """Whether something is decided otherwise than at the start."""
        return self.now.decided != self.start.decided

    @property
    def has_ended(self) -> bool:
        """Whether the screen is to be closed."""
        return self.view in (View.SAVED, View.LEFT)

    @property
    def result(self) -> Configuration | None:
        """The configuration to go on with; None when somebody gave up."""
        return self.now if self.view is View.SAVED else None

    @cached_property
    def differences(self) -> Mapping[str, Difference]:
        """What Space on each line does to the price; nothing where it cannot be, or has no price.

        So the lines show exactly what is going to happen, withdrawn decisions included.
        """
        if not self.now.is_possible:
            return {}
        found = ((line.name, self._difference(line)) for line in self.lines)
        return {name: one for name, one in found if name is not None and one is not None}

    def _difference(self, line: Line) -> Difference | None:
        if line.choice is None:
            return None
        after = step(self.now, line.choice)
        if after is self.now or not after.is_possible:
            return None
        found = self.now.bench.difference(self.now.taken, after.taken)
        return found and _of_others(found, line.name)

    def is_default(self, choice: Choice) -> bool:
        """Say whether it is taken where nobody chose and no rule hinders."""
        return self.now.bench.model.is_default(choice)

    def settled(self) -> "Session":
        """Return the session with the cursor on a line that is there."""
        if self.place is not None or not self.places:
            return self
        kind = self.cursor.partition(".")[0]
        names = [str(self.lines[n].choice) for n in self.places]
        return evolve(self, cursor=kind if kind in names else names[0])


def _of_others(found: Difference, name: str | None) -> Difference:
    """Leave out the choice itself, of which everybody knows."""
    along, without = (
        tuple(one for one in changed if str(one) != name)
        for changed in (found.along, found.without)
    )
    return evolve(found, along=along, without=without)
