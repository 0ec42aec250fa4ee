"""The choices of a configuration as a table: a block for each kind of care with its options."""

from collections.abc import Iterator
from decimal import Decimal
from textwrap import wrap

from attrs import frozen

from dms.configurator.choice import Choice
from dms.configurator.configuration import Configuration
from dms.configurator.parts import Part, Parts
from dms.configurator.states import OptionState, Status
from dms.configurator.structure import how_taken
from dms.i18n import Text, format_amount, text
from dms.modules.options import Taken
from dms.report.configuration_words import (
    BY_DEFAULT,
    along_words,
    follows_from_value,
    is_chosen_by_value,
    is_left_out,
    reason_words,
    status_word,
    value_title,
    without_words,
)
from dms.report.tables import aligned, width

__all__ = ["option_lines"]

Row = tuple[str, ...]

_COLUMNS = (text("status"), text("for all, ₽"), text("per head, ₽"))
_TITLE = 52
"""How many signs a title takes before it goes over several lines."""
_OPTION, _VALUE = "    ", "      "
"""How far lines stand in."""


def option_lines(configuration: Configuration, lang: str, within: int = 100) -> list[str]:
    """Write where every choice stands and what a change costs.

    For what is taken that is the price of leaving it out. Values of care that cannot be taken are
    not shown. Reasons are wrapped to lines of `within` signs.
    """
    table = _Table(configuration, lang, within)
    rows = [(_heading(lang), *(column.to(lang) for column in _COLUMNS)), *table.rows()]
    return aligned(rows, right=(2, 3))


def _heading(lang: str) -> str:
    return text("Choices, and what a change would cost").to(lang)


def _signed(amount: Decimal, lang: str) -> str:
    return f"+{format_amount(amount, lang)}" if amount > 0 else format_amount(amount, lang)


@frozen
class _Table:
    """Makes the rows, part by part."""

    configuration: Configuration
    lang: str
    within: int

    @property
    def parts(self) -> Parts:
        return self.configuration.bench.model.parts

    def rows(self) -> Iterator[Row]:
        states = {state.choice: state for state in self.configuration.options}
        was_short = False
        for part in self.parts.listed:
            is_short = not part.options
            if part.module is not None or part.options:
                yield from () if is_short and was_short else (("",),)
                yield from self._part(part, states)
                was_short = is_short

    def _part(self, part: Part, states: dict[Choice, OptionState]) -> Iterator[Row]:
        care = states.get(part.care)
        if care is None:
            yield (part.title.to(self.lang),)
        else:
            yield from self._care(part, care)
            if care.status is Status.EXCLUDED or is_left_out(care):
                return
        for option in part.options:
            values = [states[choice] for choice in part.choices_of(option)]
            yield from self._option(part, option, care, values)

    def _option(
        self, part: Part, option: str, care: OptionState | None, values: list[OptionState]
    ) -> Iterator[Row]:
        name = part.options[option].name
        full = f"{part.kind}.{option}"
        yield from self._words(f"{name} · {full}" if name else full, _OPTION)
        names = max(width(state.choice.value or "") for state in values)
        is_settled = any(state.status is Status.IMPLIED for state in values)
        is_idle = not any(state.taken for state in values)
        for state in values:
            value = _VALUE + (state.choice.value or "").ljust(names)
            is_default = state.choice.value == part.options[option].written
            is_told = is_idle and is_default and _is_told(state, care)
            word = BY_DEFAULT if is_told else status_word(state, default=is_default)
            title = f"{value}  {value_title(part, state.choice)}"
            yield from self._row(title, width(value) + 2, word, None if is_told else state)
            if not (is_settled and follows_from_value(state)):
                yield from self._notes(state, _VALUE)

    def _care(self, part: Part, state: OptionState) -> Iterator[Row]:
        title = f"{part.title.to(self.lang)} · {part.kind}"
        is_default = part.module is not None and how_taken(part.module) is not Taken.ON_REQUEST
        yield from self._row(title, 0, status_word(state, default=is_default), state)
        yield from self._notes(state, "")

    def _row(
        self, title: str, indent: int, status: Text, priced: OptionState | None
    ) -> Iterator[Row]:
        """Write a choice with what it would cost; None leaves the price out."""
        *above, last = _lines(title, _TITLE, rest=" " * indent)
        yield from ((line,) for line in above)
        difference = priced.difference if priced is not None else None
        roubles = [] if difference is None else [difference.total, difference.per_head]
        yield last, status.to(self.lang), *(_signed(one, self.lang) for one in roubles)

    def _words(self, words: str, indent: str) -> Iterator[Row]:
        """Write words over the whole width."""
        yield from ((line,) for line in _lines(indent + words, self.within, rest=indent))

    def _notes(self, state: OptionState, indent: str) -> Iterator[Row]:
        """Write why it is so, and what a change brings along, below the choice."""
        words = [along_words(state, self.parts), without_words(state, self.parts)]
        if state.why is not None and not is_chosen_by_value(state):
            words.append(reason_words(state.why, self.parts))
        for one in filter(None, words):
            yield from self._words(one.to(self.lang), f"{indent}  ")


def _lines(words: str, within: int, rest: str) -> list[str]:
    """Break words into lines; all but the first begin with `rest`."""
    return wrap(
        words, within, subsequent_indent=rest, break_long_words=False, break_on_hyphens=False
    )


def _is_told(state: OptionState, care: OptionState | None) -> bool:
    """Say whether the care itself tells what its usual value would cost."""
    mine, its = state.difference, care.difference if care is not None else None
    return mine is not None and its is not None and mine.total == its.total
