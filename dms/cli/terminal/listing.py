"""The list as lines of the screen: mark, title, where it stands, and what Space costs."""

from collections.abc import Callable, Iterable, Sequence

from attrs import field, frozen

from dms.cli.terminal.amounts import signed
from dms.cli.terminal.fitting import filled, plain
from dms.cli.terminal.frame import Row
from dms.cli.terminal.lines import Line
from dms.cli.terminal.marks import mark_of, word_of
from dms.cli.terminal.session import Session
from dms.configurator.states import Difference, OptionState
from dms.i18n import Text, text
from dms.report.tables import width

__all__ = ["column_titles", "list_rows"]

_INDENTS = ("", " " * 8, " " * 10)
_GAP = "  "
_LEAST = 24
"""Columns without which titles cannot be told apart; figures give way to them."""
_MOST = 64
"""Columns beyond which an eye loses the line on its way from a title to its figures."""


@frozen
class _Column:
    """A column at the right: its title and its words for each line."""

    title: str
    cells: Sequence[str] = field(repr=False)
    right: bool = True

    @property
    def width(self) -> int:
        return max(map(width, (self.title, *self.cells)))


def column_titles(session: Session, columns: int, lang: str) -> Row:
    """Write the titles of the columns."""
    shown, left = _shown(session, columns, lang)
    title = f"  {text('What there is to choose').to(lang)}"
    cells = [filled(title, left)]
    cells += [filled(one.title, one.width, right=one.right) for one in shown]
    return "head", _GAP.join(cells)


def list_rows(session: Session, columns: int, lang: str) -> list[Row]:
    """Write every line of the list; only some of them may be on the screen."""
    shown, left = _shown(session, columns, lang)
    found = []
    for number, line in enumerate(session.lines):
        is_here = number == session.place
        cells = [filled(_title(line, lang, is_here=is_here), left)]
        cells += [filled(one.cells[number], one.width, right=one.right) for one in shown]
        found.append((_style(line, is_here=is_here), _GAP.join(cells)))
    return found


def _shown(session: Session, columns: int, lang: str) -> tuple[list[_Column], int]:
    """Return the columns that there is room for, and how much is left for titles."""
    shown = _columns(session, lang)
    left = columns - _needed(shown)
    while shown and left < _LEAST:
        shown.pop()
        left = columns - _needed(shown)
    return shown, min(left, _MOST)


def _needed(shown: Iterable[_Column]) -> int:
    return sum(one.width + len(_GAP) for one in shown)


def _columns(session: Session, lang: str) -> list[_Column]:
    lines = session.lines
    words = [_status(one.state, session).to(lang) if one.state else "" for one in lines]

    def figures(of: Callable[[Difference], str]) -> list[str]:
        found = (session.differences.get(one.name or "") for one in lines)
        return ["" if one is None else of(one) for one in found]

    return [
        _Column("", words, right=False),
        _Column(text("± for all, ₽").to(lang), figures(lambda one: signed(one.total, lang))),
        _Column(text("± per head, ₽").to(lang), figures(lambda one: signed(one.per_head, lang))),
    ]


def _status(state: OptionState, session: Session) -> Text:
    return word_of(state, default=session.is_default(state.choice))


def _title(line: Line, lang: str, *, is_here: bool) -> str:
    label = plain(line.label.to(lang))
    cursor = "> " if is_here else "  "
    if line.state is None:
        return f"{cursor}{_INDENTS[line.depth] or _INDENTS[1][2:]}{label}"
    mark = mark_of(line.state)
    if line.depth:
        return f"{cursor}{_INDENTS[line.depth]}{mark} {label}"
    fold = {None: " ", True: "▼", False: "►"}[line.is_open]
    return f"{cursor}{mark} {fold} {label}"


def _style(line: Line, *, is_here: bool) -> str:
    if is_here:
        return "cursor"
    is_taken = line.state is not None and line.state.taken
    return "taken" if is_taken or (line.state is None and not line.depth) else ""
