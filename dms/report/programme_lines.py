"""A programme as lines: the kinds of care that it takes in, with the values of their options."""

from collections.abc import Iterator, Mapping

from dms.configurator.bench import Taken
from dms.configurator.choice import Choice
from dms.configurator.parts import Part, Parts
from dms.i18n import Text, text
from dms.report.paragraphs import wrapped

__all__ = ["programme_lines"]

_CARE, _VALUE = "  ", "      "
"""How far lines stand in."""


def programme_lines(
    parts: Parts, taken: Taken, lang: str, notes: Mapping[Choice, Text] | None = None
) -> list[str]:
    """Return a line for each kind of care that is taken, and one for each of its options.

    A value that is not the offer's default says in the place of which one it stands; `notes` say
    why.
    """
    return [line for part in parts.listed for line in _part(part, taken, lang, notes or {})]


def _part(part: Part, taken: Taken, lang: str, notes: Mapping[Choice, Text]) -> Iterator[str]:
    if part.module is not None and not taken[part.kind]:
        return
    if part.module is not None or part.options:
        title = part.title
        if part.in_contract:
            title = text("{care} (once for the contract)", care=part.title)
        yield from wrapped(title.to(lang), _CARE)
    for option in part.options:
        default, *others = part.choices_of(option)
        choice = next((one for one in others if taken[str(one)]), default)
        named = {"option": part.option_name(option), "value": part.value_name(choice)}
        said = Text("{option}: {value}", named)
        if choice != default:
            said = _instead(said, part, default, notes.get(choice))
        yield from wrapped(said.to(lang), _VALUE)


def _instead(said: Text, part: Part, default: Choice, why: Text | None) -> Text:
    instead = text("{value}, instead of “{other}”", value=said, other=part.value_name(default))
    return instead if why is None else Text("{value}: {why}", {"value": instead, "why": why})
