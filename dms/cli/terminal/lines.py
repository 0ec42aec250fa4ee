"""The lines of the list: kinds of care, and below those that are open their options."""

from collections.abc import Iterator, Mapping

from attrs import field, frozen

from dms.configurator.choice import Choice
from dms.configurator.configuration import Configuration
from dms.configurator.parts import Part
from dms.configurator.states import OptionState
from dms.i18n import Text

__all__ = ["Line", "lines_of"]


@frozen
class Line:
    """A line of the list: a choice, or a heading above some."""

    kind: str
    label: Text = field(repr=False)
    state: OptionState | None = field(default=None, repr=False)
    """Where the choice stands; None for a heading."""
    depth: int = 0
    """0 for kinds of care, 1 for the names of options, 2 for their values."""
    is_open: bool | None = None
    """Whether the options of a kind of care are shown; None where it has none."""

    @property
    def choice(self) -> Choice | None:
        """What can be chosen here."""
        return self.state.choice if self.state is not None else None

    @property
    def name(self) -> str | None:
        """The choice as it is written."""
        return str(self.choice) if self.choice is not None else None


def lines_of(now: Configuration, opened: Mapping[str, bool]) -> tuple[Line, ...]:
    """List everything that can be chosen.

    The options of a kind of care are shown while it is taken, unless `opened` says otherwise.
    """
    states = {str(state.choice): state for state in now.options}
    return tuple(
        line
        for part in now.bench.model.parts.listed
        if part.module is not None or part.options
        for line in _of_part(part, states, opened)
    )


def _of_part(
    part: Part, states: Mapping[str, OptionState], opened: Mapping[str, bool]
) -> Iterator[Line]:
    care = states[part.kind] if part.module is not None else None
    if care is None:
        yield Line(part.kind, part.title)
        yield from _options(part, states)
        return
    is_open = opened.get(part.kind, care.taken) if part.options else None
    yield Line(part.kind, part.title, care, is_open=is_open)
    if is_open:
        yield from _options(part, states)


def _options(part: Part, states: Mapping[str, OptionState]) -> Iterator[Line]:
    for option in part.options:
        yield Line(part.kind, _name(part.option_name(option)), depth=1)
        for choice in part.choices_of(option):
            yield Line(part.kind, _name(part.value_name(choice)), states[str(choice)], depth=2)


def _name(written: str) -> Text:
    """Make a text of what stands in the offer; it is the same in every language."""
    return Text("{name}", {"name": written})
