"""Tables of the page as plain views: what stands in a cell, before any markup."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from attrs import field, frozen

from dms.i18n import Text, text
from dms.modules.questions import Stated

__all__ = [
    "NOT_STATED",
    "NO_PRICE",
    "Cell",
    "Row",
    "Table",
    "Words",
    "mark",
    "money",
    "said",
    "stated_mark",
]

Words = str | Text


def _together(lines: Iterable[Words]) -> tuple[Words, ...]:
    return tuple(lines)


@frozen(kw_only=True)
class Cell:
    """A sum, a sign with its word, or words; small lines and a quotation stand below."""

    words: Words | None = None
    money: Decimal | None = None
    """In roubles."""
    signed: bool = False
    """Whether the sum is a difference and shows its plus."""
    sign: str = ""
    """A kind of status (:mod:`dms.report.page.words`); `words` replace its usual word."""
    lines: Sequence[Words] = field(default=(), converter=_together)
    quotation: str | None = None
    depth: int = 0
    """How far the cell is set in, for parts of parts."""


Row = Sequence[Cell]


def said(words: Words, *lines: Words, quotation: str | None = None, depth: int = 0) -> Cell:
    """Return a cell of words."""
    return Cell(words=words, lines=lines, quotation=quotation, depth=depth)


def money(amount: Decimal, *lines: Words, signed: bool = False) -> Cell:
    """Return a cell with a sum of roubles."""
    return Cell(money=amount, lines=lines, signed=signed)


def mark(
    sign: str, words: Words | None = None, *lines: Words, quotation: str | None = None
) -> Cell:
    """Return a cell with a sign and a word."""
    return Cell(sign=sign, words=words, lines=lines, quotation=quotation)


def stated_mark(state: Stated, *lines: Words) -> Cell:
    """Return yes, no or "not stated"."""
    return mark(state.value, None, *lines)


NOT_STATED = mark("not_stated")
NO_PRICE = mark("warning", text("no price"))
"""There is no price; that is neither zero nor "not stated"."""


MANY = 6
"""Tables with more columns are written smaller on paper."""


@frozen(kw_only=True)
class Table:
    """A table; the first cell of each row is its heading.

    `adds_up` says that in each column of sums the rows add up to the first row of the foot.
    """

    caption: Words
    heads: Sequence[Words]
    rows: Sequence[Row] = ()
    groups: Sequence[tuple[Words, Sequence[Row]]] = ()
    foot: Sequence[Row] = ()
    numbers: bool = False
    """Whether all columns but the first are figures."""
    remarks: int = 0
    """How many of the last columns have words all the same."""
    adds_up: bool = False
    note: Words = ""

    @property
    def numeric(self) -> Sequence[int]:
        """The columns of figures."""
        return range(1, len(self.heads) - self.remarks) if self.numbers else ()

    @property
    def kind(self) -> str:
        """The class of the table in the page."""
        kinds = ["adds-up" if self.adds_up else "figures" if self.numbers else "wordy"]
        if len(self.heads) > MANY:
            kinds.append("many")
        return " ".join(kinds)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to show."""
        return not self.rows and not any(rows for _, rows in self.groups)
