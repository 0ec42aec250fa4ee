"""Answers that are chosen from a list: one of several words, or several of them."""

from collections.abc import Iterable, Mapping
from typing import Any, ClassVar

from attrs import frozen

from dms.i18n import LANGUAGES, Text, text
from dms.io.rfp import flaws
from dms.io.rfp.answers import LONGEST, Answer, items
from dms.io.rfp.words import together
from dms.io.roster.flaws import Flaw
from dms.io.roster.words import plain

__all__ = [
    "NOT_STATED",
    "Choice",
    "ClinicNames",
    "MonthDays",
    "Several",
    "choice_of",
    "is_not_stated",
    "yes_no",
]

NOT_STATED = text("not stated")
"""What says the same as an empty cell."""

Options = tuple[tuple[Any, Text], ...]
"""Values of the data, and their words."""

_SPELT_OUT = 30
_SILENT = frozenset(plain(NOT_STATED.to(lang)) for lang in LANGUAGES)


def is_not_stated(said: str) -> bool:
    """Say whether a cell is empty, has only a dash, or says aloud that nothing is stated."""
    return not said.strip(" -–—") or plain(said) in _SILENT


def _by_words(options: Options) -> dict[str, Any]:
    """Return the values by their words in every language."""
    return {plain(words.to(lang)): value for value, words in options for lang in LANGUAGES}


def _strange(options: Options) -> Flaw:
    """Return the flaw of other words; a long list of right ones is not spelt out."""
    if len(options) > _SPELT_OUT:
        return flaws.NOT_IN_A_LONG_LIST
    return flaws.not_in_the_list(together([words for _, words in options]))


@frozen(kw_only=True)
class Choice(Answer):
    """One of the options; where `otherwise` is given, what it understands will do too."""

    options: Options
    otherwise: Answer | None = None

    def read(self, said: str) -> Any | Flaw:
        """Return the value of the words."""
        known = _by_words(self.options)
        if plain(said) in known:
            return known[plain(said)]
        if self.otherwise is not None:
            return self.otherwise.read(said)
        return _strange(self.options)


@frozen(kw_only=True)
class Several(Answer):
    """Some of the options, with semicolons between them; `nothing` are the words for none at all.

    With `free` other words will do too: they become `{text: …}`.
    """

    options: Options
    nothing: Text | None = None
    free: bool = False

    def read(self, said: str) -> list[Any] | Flaw:
        """Return the values of the words in their order, each once."""
        if len(said) > LONGEST:
            return flaws.TOO_LONG
        if self.nothing is not None and plain(said) in _by_words((([], self.nothing),)):
            return []
        known, found = _by_words(self.options), []
        for item in items(said):
            value = known.get(plain(item), {"text": item} if self.free else None)
            if value is None:
                return _strange(self.options)
            if value not in found:
                found.append(value)
        return found


@frozen
class ClinicNames(Answer):
    """Clinics by the names that they have on the sheet of clinics, with semicolons between them.

    The word `all` stands for every clinic of that sheet.
    """

    ALL: ClassVar[Text] = text("all")

    def read(self, said: str) -> list[str] | Flaw:
        """Return the names; they are looked up when that sheet has been read."""
        return items(said)


@frozen
class MonthDays(Answer):
    """Days of the month with commas between them."""

    def read(self, said: str) -> list[int] | Flaw:
        """Return the days."""
        numbers = [part.strip() for part in said.replace(";", ",").split(",")]
        if not all(number.isdecimal() and 1 <= int(number[:3]) <= 31 for number in numbers):
            return flaws.NO_DAYS
        return sorted({int(number) for number in numbers})


def yes_no() -> Choice:
    """Return the choice between yes and no."""
    return Choice(options=((True, text("yes")), (False, text("no"))))


def choice_of(words: Mapping[Any, Text] | Iterable[tuple[Any, Text]]) -> Choice:
    """Return a choice between values with their words."""
    pairs = words.items() if isinstance(words, Mapping) else words
    return Choice(options=tuple(pairs))
