"""The first and the last line of the screen: what is configured for whom, and the keys."""

from collections.abc import Iterator

from dms.cli.terminal.fitting import filled, plain
from dms.cli.terminal.frame import Row
from dms.cli.terminal.keys import NUMBERS
from dms.cli.terminal.question import Question
from dms.cli.terminal.session import Session, View
from dms.i18n import Text, plural, text
from dms.report.tables import width

__all__ = ["heading", "key_words"]


def heading(session: Session, columns: int, lang: str) -> Row:
    """Name the programme and the insurer, and at the right the people."""
    model = session.now.bench.model
    named = f" {model.programme.name or model.programme.id} · {model.offer.insurer.name}"
    people = f"{people_words(session).to(lang)} "
    left = columns - width(people) - 2
    if left < width(people):
        return "head", filled(plain(named), columns)
    return "head", f"{filled(plain(named), left)}  {people}"


def people_words(session: Session) -> Text:
    """Say how many people the price is for, and how many have none."""
    board = session.now.bench.board
    priced = plural("{count} person", "{count} people", board.heads)
    without = sum(heads for heads, _ in board.apart)
    if not without:
        return priced
    return text("{people}, without a price: {count}", people=priced, count=without)


def key_words(session: Session, lang: str) -> list[str]:
    """Name the keys that do something now, the most important first."""
    if session.view in (View.DETAILS, View.HELP):
        said = [text("↑↓ scroll"), text("any other key  back")]
    elif session.view is View.LEAVING:
        said = [text("Y leave"), text("S done"), text("any other key  back")]
    elif session.question is not None:
        said = [*_numbers(session.question), text("Esc back")]
    else:
        said = [
            text("Space take or leave"),
            text("U undo"),
            text("Z step back"),
            text("? help"),
            text("S done"),
            text("Q leave"),
        ]
    return [one.to(lang) for one in said]


def _numbers(question: Question) -> Iterator[Text]:
    if ways := NUMBERS[: len(question.ways)]:
        keys = ways[0] if len(ways) == 1 else f"{ways[0]}–{ways[-1]}"
        yield text("{keys} take a way out", keys=keys)
